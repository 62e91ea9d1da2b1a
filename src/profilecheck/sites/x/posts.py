"""The posts that an X profile shows: whose each is, from which day, and which to read again.

What a post says is looked through for what is worth reading again; no word of it is kept.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json, ListEnd, Reply
from profilecheck.browser.lists import ListReads
from profilecheck.model import Observed, Unread, Years
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.days import shown_since_1970
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.posts import by_year
from profilecheck.sites.rereading import only_listed, to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.x.export import day_of_moment
from profilecheck.sites.x.identity import user_on
from profilecheck.sites.x.microdata import postings
from profilecheck.sites.x.replies import (
    ORIGINALS,
    POSTS,
    POSTS_AND_REPLIES,
    REPLIES,
    REPOSTS,
    answers,
    text,
)
from profilecheck.sites.x.shown import own_path, words_of
from profilecheck.sites.x.user import User, handle_of
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from profilecheck.words.plurals import counted

__all__ = [
    "POST_LIST",
    "Post",
    "Timeline",
    "posts_anchor",
    "posts_worth_rereading",
    "read_posts",
    "shown_by_year",
    "timeline",
]

_PLACES: tuple[tuple[str, ...], ...] = (("legacy",), ("details",), ())
"""Where a post keeps its words: the older shape, the newest one, and the post itself."""
_PASSED_ON = (
    ("legacy", "retweeted_status_result"),
    ("legacy", "retweeted_status_results"),
    ("retweeted_status_result",),
    ("retweeted_status_results",),
)
_QUOTED = ("quoted_status_result", "quoted_status_results")
_GONE = ("TweetTombstone", "TweetUnavailable")
"""What X calls a post in place of which it says why it does not show it."""
_NOT_OF_IT = frozenset({"core", *_QUOTED})
_ALL_TOGETHER = ((POSTS_AND_REPLIES,), (ORIGINALS, REPLIES, REPOSTS))
"""The lists that hold all posts: one alone until 2026, three together since."""
_WITH_REPLIES = (POSTS_AND_REPLIES, REPLIES)
_SHORT_FORM = 200
"""Less than what is left of a long post when it is cut."""


@dataclass(frozen=True)
class Post:
    """One post of the profile's owner.

    `made` is None where the page gives no date. `whole` is whether all its words are there.
    `beside` is what stands with them that others wrote: all of what was only passed on.
    """

    made: date | None
    text: str
    whole: bool = True
    beside: str = ""
    called: str = "Post"


@dataclass(frozen=True)
class Timeline:
    """The owner's posts that were shown, and whether those are all, replies included.

    `bios` are those of other people whose posts stand among them, each with the name of the list
    that carries it: the page shows none.
    """

    posts: tuple[Post, ...]
    complete: bool
    bios: frozenset[tuple[str, str]] = frozenset()

    @property
    def readable(self) -> bool:
        """Whether every post there is was shown with all its words."""
        return self.complete and all(post.whole for post in self.posts)


def timeline(capture: Capture, user: User) -> Timeline:
    """Return what the page showed of the posts of `user`.

    Only the lists that have the replies in them are ever all of the posts, and those only where
    they hold as many as X counts: they leave out old ones.
    """
    owner = user.handle
    lists = (POSTS, *(name for lists in _ALL_TOGETHER for name in lists))
    replies = [(name, reply) for name in lists for reply in answers(capture, name)]
    answered = {key: post for _, reply in replies for key, post in _posts(reply, owner)}
    shown = dict(_marked_up(capture, owner)) | dict(_articles(capture, owner))
    posts = tuple((shown | answered).values())
    return Timeline(
        posts=posts,
        bios=frozenset((name, bio) for name, reply in replies for bio in _bios(reply, owner)),
        complete=user.posts is not None
        and len(answered) >= user.posts
        and any(all(_ends(capture, name) for name in lists) for lists in _ALL_TOGETHER)
        and capture.list_end is not ListEnd.STOPPED,
    )


def _bios(reply: Mapping[str, Json], owner: str) -> Iterator[str]:
    for inside in walk(reply):
        writer = dig(inside, "user_results", "result")
        named = text(writer, "core", "screen_name") or text(writer, "legacy", "screen_name")
        if named and handle_of(named) != owner:
            told = (
                text(writer, "profile_bio", "description"),
                text(writer, "legacy", "description"),
            )
            yield from filter(None, told)


def _ends(capture: Capture, name: str) -> bool:
    """Whether a list came to its end: the last part of one holds no post."""
    parts = tuple(answers(capture, name))
    return bool(parts) and _is_list(parts[-1]) and not _has_posts(parts[-1])


def _is_list(reply: Mapping[str, Json]) -> bool:
    return any(isinstance(inside.get("instructions"), list) for inside in walk(reply.get("data")))


def _results(reply: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yield the posts of the list itself, without the posts that they quote."""
    for inside in walk(reply):
        result = dig(inside, "tweet_results", "result")
        if isinstance(result, dict):
            yield _unwrapped(result)


def _unwrapped(result: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return the post itself, out of the wrapper that says who may do what with it."""
    inner = result.get("tweet")
    return inner if isinstance(inner, dict) else result


def _has_posts(reply: Mapping[str, Json]) -> bool:
    return any(True for _ in _results(reply))


def _posts(reply: Mapping[str, Json], owner: str) -> Iterator[tuple[str, Post]]:
    for number, result in enumerate(_results(reply)):
        if handle_of(_of_writer(result, "screen_name")) == owner:
            key = text(result, "rest_id") or f"post {number}"
            yield key, _post(result)


def _post(result: Mapping[str, Json]) -> Post:
    """Return a post; what was passed on is cut in it, and stands whole in the one passed on."""
    for place in _PASSED_ON:
        passed_on = dig(result, *place, "result")
        if isinstance(passed_on, dict):
            shown = _unwrapped(passed_on)
            parts = (_of_another(shown), *_quoted(shown), (_own_text(result) or "", True))
            others, whole = _together(parts)
            return Post(_day_of(result), "", whole, others, "Repost")
    words, whole = _words(result)
    beside, all_of_it = _together(((_beside(result), True), *_quoted(result)))
    return Post(_day_of(result), words, whole and all_of_it, beside)


def _quoted(result: Mapping[str, Json]) -> Iterator[tuple[str, bool]]:
    """Yield what a post quotes, and whether that is all of it; of what is gone nothing shows."""
    for key in _QUOTED:
        quoted = dig(result, key, "result")
        if isinstance(quoted, dict) and text(quoted, "__typename") not in _GONE:
            yield _of_another(_unwrapped(quoted))


def _together(parts: Iterable[tuple[str, bool]]) -> tuple[str, bool]:
    texts, whole = zip(*parts, strict=True)
    return " ".join(filter(None, texts)), all(whole)


def _of_another(result: Mapping[str, Json]) -> tuple[str, bool]:
    """Return what another's post shows, with who wrote it, and whether that is all."""
    words, whole = _words(result)
    writer = (_of_writer(result, key) or "" for key in ("name", "screen_name"))
    return " ".join((*writer, words, _beside(result))), whole


def _of_writer(result: Mapping[str, Json], key: str) -> str | None:
    writer = dig(result, "core", "user_results", "result")
    return text(writer, "core", key) or text(writer, "legacy", key)


def _words(result: Mapping[str, Json]) -> tuple[str, bool]:
    """Return the text, with links as they lead and its pictures, and whether it is whole.

    Of a long post the short form is cut, and most lists have only the beginning of an article.
    """
    noted = dig(result, "note_tweet", "note_tweet_results", "result")
    article = dig(result, "article", "article_results", "result")
    words = _own_text(result)
    if words is None:
        return "", False
    written = tuple(_written_in(article))
    more = (*_addresses(result, noted), *_described(result), *written)
    whole = _is_whole(result, words) and bool(written or "article" not in result)
    return " ".join((words, *dict.fromkeys(more))), whole


def _own_text(result: Mapping[str, Json]) -> str | None:
    long = text(result, "note_tweet", "note_tweet_results", "result", "text")
    short = (text(result, *place, "full_text") for place in _PLACES)
    return long or next((words for words in short if words is not None), None)


def _is_whole(result: Mapping[str, Json], words: str) -> bool:
    if "note_tweet" in result:
        return text(result, "note_tweet", "note_tweet_results", "result", "text") is not None
    shortened = words.endswith("…")
    return not shortened or (len(words) < _SHORT_FORM and not words.startswith("RT @"))


def _written_in(article: Json) -> Iterator[str]:
    """Yield what is written in an article."""
    blocks = dig(article, "content_state", "blocks")
    told = [text(block, "text") for block in blocks] if isinstance(blocks, list) else []
    yield from filter(None, (text(article, "plain_text"), *told))


def _own_parts(result: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yield the objects of a post, but of one that is quoted, and of who wrote this one."""
    return walk({key: held for key, held in result.items() if key not in _NOT_OF_IT})


def _described(result: Mapping[str, Json]) -> Iterator[str]:
    """Yield how the pictures of a post are described, and how its article begins."""
    article = dig(result, "article", "article_results", "result")
    told = [text(article, key) for key in ("title", "preview_text")]
    told += [text(inside, "ext_alt_text") for inside in _own_parts(result)]
    yield from filter(None, told)


def _beside(result: Mapping[str, Json]) -> str:
    """Return what the card of a link, or a poll, says, and what place is named.

    Besides, the community it was posted to, and who is named in it or on its pictures.
    """
    told = [text(result, "community_results", "result", "name")]
    for inside in _own_parts(result):
        told += [text(inside, "string_value"), text(inside, "place", "full_name")]
        for place in ("user_mentions", "tags"):
            named = inside.get(place)
            told += [text(one, "name") for one in named] if isinstance(named, list) else []
    return " ".join(filter(None, told))


def _addresses(result: Mapping[str, Json], noted: Json) -> Iterator[str]:
    """Yield where the links of a post lead; in its text they are in X's short form."""
    lists = [dig(result, "url_entities"), dig(noted, "entity_set", "urls")]
    lists += [dig(result, *place, "entities", "urls") for place in _PLACES]
    for listed in lists:
        for link in listed if isinstance(listed, list) else ():
            if address := text(link, "expanded_url"):
                yield address


def _day_of(result: Mapping[str, Json]) -> date | None:
    moment = dig(result, "details", "created_at_ms")
    if isinstance(moment, int | str) and re.fullmatch(r"\d{12,13}", str(moment)):
        return shown_since_1970(int(moment) / 1000)
    written = (text(result, *place, "created_at") for place in _PLACES)
    return next((day for w in written if (day := day_of_moment(w or ""))), None)


def _articles(capture: Capture, owner: str) -> Iterator[tuple[str, Post]]:
    for article in capture.tree.css('article[data-testid="tweet"]'):
        time = article.css_first('a[href*="/status/"] time[datetime]')
        link = time.parent if time is not None else None
        if time is None or link is None:
            continue
        address = (own_path(link.attributes.get("href") or "") or "").split("/")
        if len(address) > 3 and handle_of(address[1]) == owner:
            own, others = _texts_in(article)
            whole = article.css_first('[data-testid="tweet-text-show-more-link"]') is None
            beside = " ".join((*others, *map(words_of, article.css(_BESIDE)[1:])))
            made = day_of_moment(time.attributes.get("datetime") or "")
            yield address[3], Post(made, own, whole, beside)
        elif len(address) > 3 and owner in _passed_on_by(article):
            # The day is that of the post that was passed on.
            yield address[3], Post(None, "", beside=words_of(article), called="Repost")


def _texts_in(article: LexborNode) -> tuple[str, list[str]]:
    """Return the text of a post, "" where it has none, and those of what it quotes.

    What is quoted stands behind the name of a second writer.
    """
    own, others, writers = "", [], 0
    for node in article.css(f"{_TEXT}, {_WRITER}"):
        if node.attributes.get("data-testid") == "User-Name":
            writers += 1
        elif writers > 1 or own:
            others.append(words_of(node))
        else:
            own = words_of(node)
    return own, others


_TEXT, _WRITER = '[data-testid="tweetText"]', '[data-testid="User-Name"]'
_BESIDE = f'{_WRITER}, [data-testid="card.wrapper"], [data-testid="tweetPhoto"]'
"""What stands with a post: first who wrote it, then its picture, a card, a quoted post's writer."""


def _passed_on_by(article: LexborNode) -> Iterator[str | None]:
    """Yield whom the line above a post names: who passed it on."""
    for line in article.css('[data-testid="socialContext"]'):
        around = line if line.tag == "a" else line.parent
        if around is not None:
            address = own_path(around.attributes.get("href") or "") or ""
            yield handle_of(address.strip("/"))


def _marked_up(capture: Capture, owner: str) -> Iterator[tuple[str, Post]]:
    for number, made, words in postings(capture, owner):
        yield number, Post(day_of_moment(made), words or "", whole=words is not None)


def posts_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is somebody's own and asked for the list of posts, empty or not."""
    return user_on(capture) is not None and any(
        _is_list(reply) for name in _WITH_REPLIES for reply in answers(capture, name)
    )


def read_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """From which years one's own posts are, and which of them are worth reading again."""
    user = user_on(context.capture)
    if user is None:
        return
    shown = timeline(context.capture, user)
    if user.protected:
        seen = "Your posts are protected"
        yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={}), seen)
    elif user.protected is False:
        years = shown_by_year(context, shown)
        reason = UnreadReason.INCOMPLETE_LIST
        yield years or context.unread(Fact.POSTS_PUBLIC_BY_YEAR, reason)
    yield from _to_reread(context, user, shown)


def shown_by_year(context: ReadContext, shown: Timeline) -> Observed | None:
    """The posts shown, counted by year, for posts that are public; None proves nothing."""
    years = [post.made.year if post.made else None for post in shown.posts]
    if not any(years) and not shown.complete:
        return None
    seen = f"{counted(len(shown.posts), 'post', 'posts')} looked at"
    return by_year(context, years, seen, complete=shown.complete)


def _to_reread(context: ReadContext, user: User, shown: Timeline) -> Iterator[Observed | Unread]:
    context.of_others.update(shown.bios)
    audience = {True: Audience.FRIENDS, False: Audience.PUBLIC, None: None}[user.protected]
    own = (OwnPost(p.text, p.made, audience, called=p.called, beside=p.beside) for p in shown.posts)
    gap = None if shown.readable else UnreadReason.INCOMPLETE_LIST
    seen = f"{counted(len(shown.posts), 'post', 'posts')} read"
    return to_reread(context, own, seen, gap=gap)


def posts_worth_rereading(
    context: ReadContext, user: User, shown: Timeline
) -> Iterator[Observed | Unread]:
    """Yield the posts worth reading again, of those shown beside the profile.

    They are not all, and that none is worth it proves nothing. What else the owner has, another
    page tells; no other page tells what a stranger is shown, so that is said here.
    """
    yield from only_listed(_to_reread(context, user, shown))
    if context.capture.viewpoint is Viewpoint.STRANGER and not user.protected:
        yield context.unread(Fact.POSTS_TO_REREAD, UnreadReason.INCOMPLETE_LIST)


def _more_in_reply(body: str) -> bool | None:
    """Whether another part follows: X ends a list with a part that holds no post."""
    try:
        value = Reply("", POSTS_AND_REPLIES, 200, body).json()
    except (ValueError, RecursionError):
        return None
    return _has_posts(value) if isinstance(value, dict) and _is_list(value) else None


def _more_in_page(capture: Capture) -> bool | None:
    """None: the page says nothing of it, only the answers do."""
    return None


POST_LIST = ListReads(
    operation=POSTS_AND_REPLIES,
    more_in_reply=_more_in_reply,
    more_in_page=_more_in_page,
    instead=(REPLIES,),
)
