"""X's archive: what the person posted, with links as they lead, and how much of it is public."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from profilecheck.files import FileBroken, FileName, Json, found
from profilecheck.model import OLD_AFTER, Count, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.export import ExportContext, links_unfollowed, of_days, read_posts
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.x.export import (
    ACCOUNT,
    DATA,
    LONG_TWEETS,
    MADE,
    PART,
    TWEETS,
    as_written,
    day_of_moment,
    named_and_missing,
    objects,
    words_in,
)
from profilecheck.sites.x.export_account import protection
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.plurals import counted

__all__ = ["read_tweets"]

_COMMUNITY_TWEETS = FileName("community-tweet.js", rf"community-tweets?{PART}", DATA)
_ARTICLES = FileName("article.js", rf"articles?{PART}", DATA)
_CIRCLE = FileName("twitter-circle.js", rf"twitter-circle(-tweet|-member)?s?{PART}", DATA)
_CIRCLE_DAYS = (date(2022, 8, 1), date(2023, 11, 30))
"""While X had Circles, with some weeks on both sides. Source: X's announcements."""
_HAD_A_CIRCLE = "you had a Circle: the archive does not tell its posts from those anyone can see"

_SHORTENED = re.compile(r"https?://t\.co/\w+")
_REPOST = re.compile(r"RT @\w+:")
_ANOTHER_POST = re.compile(
    r"https?://(?:[\w-]+\.)?(?:twitter|x)\.com/(?P<handle>\w+)(?:/web)?/status(?:es)?/\d+"
)
_AT_THE_START = re.compile(r"^(?:@\w+\s+)+")
_LINK = re.compile(r"https?://\S+")
_NOT_WORDS = frozenset(
    {"url", "expanded_url", "display_url", "media_url", "media_url_https", "sizes", "video_info"}
    | {"edit_info", "type", "id", "id_str", "indices", "source_status_id_str"}
    | {"additional_media_info", "display_text_range", "coordinates", "geo", "bounding_box"}
)
"""Keys beside a post under which stand addresses, numbers and kinds, and no words."""
_READ_APART = frozenset(
    {"full_text", "text", "created_at", "entities", "extended_entities", "source", "lang"}
    | _NOT_WORDS
)
"""Keys of a post that are read by themselves, or say what X notes of it."""
_BEGINNING = 60
"""Letters by which a long post is known again where it stands shortened."""

_PLACES = ("geo", "coordinates", "place")
"""Under which a post has its place; who has not switched that on has nothing there."""

_Key = tuple[date | None, str]


@dataclass
class _Counts:
    """The counts kept of posts as they pass: days and beginnings, never their words."""

    public: Counter[int | None] = field(default_factory=Counter)
    posts: int = 0
    not_counted: int = 0  # may be public: of a Circle or a community, or missing
    in_communities: int = 0  # those may be so where posts are protected as well
    short_links: int = 0
    placed: list[date | None] = field(default_factory=list)  # the days of posts with their place
    cut_reposts: list[date | None] = field(default_factory=list)
    quoting: list[date | None] = field(default_factory=list)  # another's post, told as a link alone
    passed: dict[str, int] = field(default_factory=dict)  # by their numbers, what they said
    long: dict[_Key, str] = field(default_factory=dict)
    shown_shortened: set[_Key] = field(default_factory=set)
    whole: bool = False


@dataclass(frozen=True)
class _Posts:
    """The archive's posts, and who can see them; None where the archive does not say."""

    context: ExportContext
    audience: Audience | None
    has_circle: bool
    own_handle: str
    counts: _Counts = field(default_factory=_Counts)

    def tweets(self) -> Iterator[Post]:
        """Posts of the usual length. A longer one is shortened here, and is read elsewhere."""
        with suppress(FileBroken):  # it is named where the long posts are read themselves
            for text, on, _ in self._notes():
                if (key := _key(text, on))[1]:
                    self.counts.long[key] = _plain(text)
        for tweet in objects(self.context, TWEETS, "tweet"):
            words = words_in(tweet, "full_text" if "full_text" in tweet else "text")
            if words is None:
                raise FileBroken(f"{TWEETS.called} is not as we know it")
            day = day_of_moment(words_in(tweet, "created_at") or "")
            number = words_in(tweet, "id_str") or ""
            if not number or number not in self.counts.passed:
                self._count(day)
            elif self.counts.passed[number] == hash(words):
                continue  # of an older archive in the same folder
            self.counts.passed[number] = hash(words)
            if any(tweet.get(key) for key in _PLACES) and not _REPOST.match(words):
                self.counts.placed.append(day)
            key = _key(words, day)
            whole = self.counts.long.get(key)
            if whole is not None and (_is_cut(words) or whole.startswith(_plain(words))):
                self.counts.shown_shortened.add(key)
            else:
                yield self._post(tweet, words, day)
        self.counts.whole = True

    def long_tweets(self) -> Iterator[Post]:
        """Posts that are longer than most."""
        for words, day, note in self._notes():
            if _key(words, day) not in self.counts.shown_shortened:
                self._count(day)
            core = note.get("core")
            if self._quotes(core):
                self.counts.quoting.append(day)
            yield Post(self._expanded(words, core), day, self._audience_on(day))

    def community_tweets(self) -> Iterator[Post]:
        """Posts in communities; who can see those is in no file."""
        for tweet in self._optional(_COMMUNITY_TWEETS, "tweet"):
            words = words_in(tweet, "full_text" if "full_text" in tweet else "text")
            if words is None:
                raise FileBroken(f"{_COMMUNITY_TWEETS.called} is not as we know it")
            self.counts.not_counted += 1
            self.counts.in_communities += 1
            day = day_of_moment(words_in(tweet, "created_at") or "")
            post = self._post(tweet, words, day)
            yield replace(post, audience=None, called="Post in a community")

    def articles(self) -> Iterator[Post]:
        """Articles: every word in one, as its keys are not known for sure."""
        for article in self._optional(_ARTICLES, "article"):
            strings = [as_written(text) for text in texts_within(article)]
            days = [day for words in strings if (day := day_of_moment(words))]
            self.counts.not_counted += 1
            yield Post(" ".join(strings), max(days, default=None), called="Article")

    def missing(self) -> Iterator[Post]:
        """Say which file the archive names as one of its own, and does not hold."""
        if says := named_and_missing(self.context.archive, MADE):
            self.counts.not_counted += 1
            raise FileBroken(says)
        yield from ()

    def _notes(self) -> Iterator[tuple[str, date | None, Mapping[str, Json]]]:
        for note in self._optional(LONG_TWEETS, "noteTweet"):
            words = words_in(note.get("core"), "text")
            if words is None:
                raise FileBroken(f"{LONG_TWEETS.called} is not as we know it")
            yield words, day_of_moment(words_in(note, "createdAt") or ""), note

    def _optional(self, file: FileName, key: str) -> Iterator[Mapping[str, Json]]:
        if any(True for _ in found(self.context.archive, file)):
            yield from objects(self.context, file, key)

    def _post(self, tweet: Mapping[str, Json], words: str, day: date | None) -> Post:
        if _REPOST.match(words):
            if words.endswith("…"):
                self.counts.cut_reposts.append(day)
            whole = _expanded(words, tweet.get("entities"))
            others = " ".join((whole, *_described(tweet), *_beside(tweet)))
            return Post("", day, self._audience_on(day), called="Repost", beside=others)
        own = " ".join((self._expanded(words, tweet.get("entities")), *_described(tweet)))
        if self._quotes(tweet.get("entities")):
            self.counts.quoting.append(day)
        return Post(own, day, self._audience_on(day), beside=" ".join(_beside(tweet)))

    def _quotes(self, entities: Json) -> bool:
        """Whether a post leads to another's: it is shown within this one, and is in no file."""
        posts = (_ANOTHER_POST.match(leads) for _, leads in _links(entities, ("urls",)))
        return any(post and post["handle"].casefold() != self.own_handle for post in posts)

    def _expanded(self, words: str, entities: Json) -> str:
        """The words with each link as it leads; those are counted of which that is not told."""
        expanded = _expanded(words, entities)
        self.counts.short_links += len(_SHORTENED.findall(expanded))
        return expanded

    def _audience_on(self, day: date | None) -> Audience | None:
        return None if self._may_be_of_circle(day) else self.audience

    def _may_be_of_circle(self, day: date | None) -> bool:
        first, last = _CIRCLE_DAYS
        return self.has_circle and (day is None or first <= day <= last)

    def _count(self, day: date | None) -> None:
        self.counts.posts += 1
        if self._may_be_of_circle(day):
            self.counts.not_counted += 1
        else:
            self.counts.public[day.year if day else None] += 1


def read_tweets(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts worth reading again, and how many anyone can see, where the archive shows that."""
    audience, why = _audience_of_posts(context)
    circle = any(True for name in found(context.archive, _CIRCLE) if _has_members(context, name))
    posts = _Posts(context, audience, circle, _own_handle(context))
    faults: list[str] = []

    def tweets() -> Iterator[Post]:
        try:
            yield from posts.tweets()
        except FileBroken as broken:
            faults.append(str(broken))
            raise

    yield from read_posts(
        context,
        tweets,
        posts.long_tweets,
        posts.community_tweets,
        posts.articles,
        posts.missing,
    )
    yield from links_unfollowed(context, posts.counts.short_links, "X's short form (t.co)")
    if days := posts.counts.cut_reposts:
        cut = f"{counted(len(days), 'repost is', 'reposts are')} cut off in your export"
        yield context.unread(Fact.POSTS_TO_REREAD, f"{cut}{of_days(days)}")
    if days := posts.counts.quoting:
        quoting = counted(len(days), "post shows another one", "posts show others")
        told = f"{quoting}, which your export holds as a link alone{of_days(days)}"
        yield context.unread(Fact.POSTS_TO_REREAD, told)
    yield from _places(context, posts.counts.placed)
    yield from _public(posts, why, *faults)


def _places(context: ExportContext, placed: Iterable[date | None]) -> Iterator[Observed]:
    """Say that posts show where one is, where new ones do. Whether they could is a setting."""
    new = (context.made_on or context.taken_at.date()) - OLD_AFTER
    if count := sum(1 for day in placed if day and day >= new):
        posts = counted(count, "post", "posts")
        seen = f"{TWEETS.called}: {posts} of the last three months with a place"
        yield context.observed(Fact.LOCATION_ON_POSTS, True, seen)


def _own_handle(context: ExportContext) -> str:
    with suppress(FileBroken):  # the account's own reader says so
        for account in objects(context, ACCOUNT, "account"):
            return (words_in(account, "username") or "").casefold()
    return ""


def _has_members(context: ExportContext, name: str) -> bool:
    """Whether a list in the archive is not empty; one that cannot be read may hold some."""
    with context.archive.open(name) as file:
        return b"{" in file.read(4096)


def _audience_of_posts(context: ExportContext) -> tuple[Audience | None, str]:
    try:
        protected, seen = protection(context)
    except FileBroken as broken:
        return None, str(broken)
    return {True: Audience.FRIENDS, False: Audience.PUBLIC, None: None}[protected], seen


def _public(posts: _Posts, why: str, *faults: str) -> Iterator[Observed | Unread]:
    """Count the posts anyone can see, where the archive says whether they are protected."""
    context, counts = posts.context, posts.counts
    public = counts.public if posts.audience is Audience.PUBLIC else Counter[int | None]()
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    broken = posts.audience is not None and not public and not counts.whole
    if posts.audience is None or broken:
        detail = "; ".join(faults) if broken else why
        yield from (context.unread(fact, detail) for fact in facts)
        return
    years = {year: n for year, n in sorted(public.items(), key=lambda p: p[0] or 0) if year}
    may_be_more = counts.in_communities > 0 or (
        posts.audience is Audience.PUBLIC and counts.not_counted > 0
    )
    at_least = not counts.whole or may_be_more
    count = Count(count=public.total(), at_least=at_least)
    seen = f"{why}; {counted(counts.posts, 'post', 'posts')} in the archive"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
    if public:
        # Where they are protected, all are, and the file that says so tells it.
        yield context.observed(Fact.POSTS_PAST_LIMITED, False, seen)
    by_year = Years(years=years, at_least=at_least or None in public)
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, by_year, seen)
    if counts.in_communities:
        there = counted(counts.in_communities, "post is", "posts are")
        detail = f"{there} in communities, and who can see that is in no file"
        yield from (context.unread(fact, detail) for fact in facts)
    if posts.has_circle and posts.audience is Audience.PUBLIC:
        yield from (context.unread(fact, _HAD_A_CIRCLE) for fact in facts)


def _key(words: str, day: date | None) -> _Key:
    """What a post is known again by: its day, and how it begins."""
    return day, _plain(words)[:_BEGINNING]


def _plain(words: str) -> str:
    """The words of a post without links, whom it answers, and the sign of a longer one."""
    plain = _LINK.sub("", _AT_THE_START.sub("", words)).replace("…", "")
    return " ".join(plain.split()).casefold()


def _is_cut(words: str) -> bool:
    """Whether a post ends in X's sign of a longer one, before the link to it."""
    return _LINK.sub("", words).rstrip().endswith("…")


def _expanded(words: str, entities: Json) -> str:
    leads = dict(_links(entities))
    return _SHORTENED.sub(lambda match: leads.get(match[0], match[0]), words)


def _links(entities: Json, kinds: Iterable[str] = ("urls", "media")) -> Iterator[tuple[str, str]]:
    """Yield each short link with where it leads, in both of X's ways to write that."""
    for kind in kinds:
        listed = entities.get(kind) if isinstance(entities, dict) else None
        for link in listed if isinstance(listed, list) else ():
            short = words_in(link, "url") or words_in(link, "shortUrl")
            whole = words_in(link, "expanded_url") or words_in(link, "expandedUrl")
            if short and whole:
                yield short, whole


def _described(tweet: Mapping[str, Json]) -> Iterator[str]:
    """What the person wrote of the pictures of a post, and the names of whom it names."""
    yield from _texts(tweet.get("extended_entities"))
    entities = tweet.get("entities")
    yield from _texts(entities.get("user_mentions") if isinstance(entities, dict) else None)


def _beside(tweet: Mapping[str, Json]) -> Iterator[str]:
    """What else stands with a post: its place, its poll, the card of a link.

    Of what X says of itself, as the program it was sent from, nothing is of the person.
    """
    for key, held in tweet.items():
        if key not in _READ_APART:
            yield from _texts(held)


def _texts(held: Json) -> Iterator[str]:
    texts = texts_within(held, but_under=_NOT_WORDS)
    yield from (as_written(text) for text in texts if not text.isdecimal())
