"""YouTube Studio: the account's own videos, and who can watch each; no word of it is needed.

Studio asks for them newest first, a part at a time; the later parts come only where somebody
presses a button. Its list of videos leaves out Shorts and live streams, which have tabs of their
own: a list without a public video is no proof that the channel has none. Source: a real reply of
October 2026 and other open programs that read it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Count, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.dormancy import looks_dormant
from profilecheck.sites.export import day_of
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.youtube.embedded import text
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["OWN_VIDEOS", "lists_own_videos", "read_own_videos", "studio_anchor"]

OWN_VIDEOS = "list_creator_videos"
"""The name by which the answers of `youtubei/v1/creator/list_creator_videos` are known."""

_PUBLIC, _UNLISTED = "VIDEO_PRIVACY_PUBLIC", "VIDEO_PRIVACY_UNLISTED"
_HIDDEN = frozenset({"VIDEO_PRIVACY_PRIVATE", "VIDEO_PRIVACY_DRAFT"})
_NO_DRAFT = "DRAFT_STATUS_NONE"
_EXACT = "ACCURACY_EXACT"


@dataclass(frozen=True)
class _Video:
    """One video; `privacy` is "" where who can watch it is said in two ways, or not at all."""

    title: str | None
    privacy: str
    on: date | None

    @property
    def audience(self) -> Audience | None:
        """Who can watch it; None but for a public one: an address opens one that is unlisted."""
        return Audience.PUBLIC if self.privacy == _PUBLIC else None


@dataclass(frozen=True)
class _Own:
    """The videos that were listed, by their ids.

    `whole` is whether the list has no others. `every_kind` is whether it is known to leave out no
    kind of video, as it holds more than one.
    """

    videos: Mapping[str, _Video]
    whole: bool
    every_kind: bool

    def counted(self, *privacies: str) -> int:
        """The number of videos with one of these words for who can watch them."""
        return sum(video.privacy in privacies for video in self.videos.values())

    @property
    def unknown(self) -> int:
        """The number of videos of which it is not known who can watch them."""
        return len(self.videos) - self.counted(_PUBLIC, _UNLISTED, *_HIDDEN)


def _answers(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for reply in capture.replies:
        if reply.operation == OWN_VIDEOS and reply.status < 400:
            try:
                answer = reply.json()
            except (ValueError, RecursionError):
                continue
            if isinstance(answer, dict) and _is_list(answer):
                yield answer


def _is_list(answer: Mapping[str, Json]) -> bool:
    """Whether an answer lists videos; of none it only says that there are none."""
    return isinstance(answer.get("videos"), list) or (
        "videos" not in answer and _total(answer) == 0
    )


def _total(answer: Mapping[str, Json]) -> int | None:
    """Return how many videos the list has, None where that is not said exactly."""
    size = text(answer, "videosTotalSize", "size") or ""
    exact = text(answer, "videosTotalSize", "accuracy") == _EXACT
    return int(size) if exact and size.isdecimal() and len(size) < 10 else None


def lists_own_videos(capture: Capture) -> bool:
    """Whether Studio listed the videos of the channel that whoever is signed in manages."""
    return any(True for _ in _answers(capture))


def studio_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page was answered a list of videos, empty or not."""
    return lists_own_videos(capture)


def _own(capture: Capture) -> _Own:
    answers = list(_answers(capture))
    listed = [video for answer in answers for video in answer.get("videos") or ()]
    ids = [text(video, "videoId") for video in listed]
    videos: dict[str, _Video] = {}
    for video, code in zip(listed, ids, strict=True):
        if code:
            videos[code] = _merged(videos.get(code), _video(video))
    totals = {_total(answer) for answer in answers}
    whole = (
        all(ids)
        and not _is_filtered(capture)
        and totals == {len(videos)}
        and not any(answer.get("nextPageToken") for answer in answers[-1:])
    )
    kinds = {text(video, "contentType") for video in listed} - {None}
    return _Own(videos, whole=whole, every_kind=len(kinds) > 1)


def _is_filtered(capture: Capture) -> bool:
    """Whether the page's address asks for some videos only: its own total is then of those."""
    asked = parse_qs(urlsplit(capture.url).query).get("filter", [])
    return any(words not in ("[]", "") for words in asked)


def _video(video: Json) -> _Video:
    privacy, draft = text(video, "privacy") or "", text(video, "draftStatus")
    if privacy == _PUBLIC and draft not in (None, _NO_DRAFT):
        privacy = ""  # nobody can watch a draft
    moments = (text(video, key) for key in ("timePublishedSeconds", "timeCreatedSeconds"))
    days = (day_of(int(m)) for m in moments if m and m.isdecimal() and len(m) < 15)
    return _Video(text(video, "title"), privacy, next((day for day in days if day), None))


def _merged(before: _Video | None, now: _Video) -> _Video:
    """Return one video of what is said of it twice."""
    if before is None or before.privacy == now.privacy:
        return now
    return _Video(now.title, "", now.on)


def read_own_videos(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many videos anyone can watch, from which years, and which to look at again."""
    own = _own(context.capture)
    yield from _public(context, own)
    yield from _to_reread(context, own)
    yield _dormant(context, own)


def _public(context: ReadContext, own: _Own) -> Iterator[Observed | Unread]:
    """The public ones. None of them is told only by a list that leaves out no kind of video."""
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    public, exact = own.counted(_PUBLIC), own.whole and not own.unknown
    if not public and not (exact and own.every_kind):
        if own.unknown:
            reason = UnreadReason.UNKNOWN_WORDING
            yield from (context.unread(fact, reason, "who can watch a video") for fact in facts)
        return
    seen = f"{public} of {len(own.videos)} videos are public"
    yield context.observed(facts[0], Count(count=public, at_least=not exact), seen)
    days = [video.on for video in own.videos.values() if video.privacy == _PUBLIC]
    years = Counter(day.year for day in days if day)
    value = Years(years=dict(sorted(years.items())), at_least=not exact or None in days)
    yield context.observed(facts[1], value, seen)


def _to_reread(context: ReadContext, own: _Own) -> Iterator[Observed | Unread]:
    """The videos that others can watch. Of what follows a title, the list shows nothing."""
    shown = [video for video in own.videos.values() if video.privacy not in _HIDDEN]
    posts = (Post(v.title or "", v.on, v.audience, called="Video") for v in shown)
    gap = UnreadReason.INCOMPLETE_LIST
    if shown:
        seen = f"{counted(len(shown), 'video', 'videos')} looked at"
        yield from to_reread(context, posts, seen, gap=gap)


def _dormant(context: ReadContext, own: _Own) -> Observed | Unread:
    """Whether the newest video is old; that there is none newer takes a list of every kind."""
    days = [video.on for video in own.videos.values() if video.on]
    newest = max(days, default=None)
    old = None if newest is None else looks_dormant(newest, context.capture.taken_at.date())
    if newest is None or old is None or (old and not (own.whole and own.every_kind)):
        return context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST)
    return context.observed(Fact.ACCOUNT_DORMANT, old, f"The newest video is of {newest.year}")
