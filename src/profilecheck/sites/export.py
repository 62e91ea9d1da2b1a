"""A network's data export: the shape of its readers, and what all of them share.

A reader is a function from an open export to readings. An export shows what stands somewhere,
not who can see it: what no file says of an entry's audience stays open, and what the export does
not hold is unread, with the way to look by hand.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    digest,
    document,
    found,
    missing_part,
)
from profilecheck.model import (
    EXPORT_PAGE,
    OLD_AFTER,
    Entries,
    Entry,
    Evidence,
    FactValue,
    Observed,
    Unread,
)
from profilecheck.reread import Post, worth_rereading
from profilecheck.school import SchoolMatcher
from profilecheck.sites.days import shown_since_1970
from profilecheck.sites.dormancy import looks_dormant
from profilecheck.vocabulary import LOOKED_FOR, Basis, Fact, Source, UnreadReason
from profilecheck.words.dates import day as day_in_words
from profilecheck.words.plurals import counted, listed

__all__ = [
    "OF_UNKNOWN_AGE",
    "UNDATED",
    "UNKNOWN_AGE",
    "WITHOUT_THE_FIRST_YEAR",
    "WITHOUT_THE_LAST_YEAR",
    "Beside",
    "ExportAbout",
    "ExportContext",
    "ExportPart",
    "ExportWay",
    "Lifetime",
    "PostSource",
    "UnknownLayout",
    "day_in",
    "day_of",
    "files_of",
    "links_unfollowed",
    "moment_in",
    "object_in",
    "of_days",
    "owned",
    "passed_on_unread",
    "read_posts",
    "readable_words",
    "why_cut_short",
]

UNDATED = "nothing in the export shows when it was made"
_MOST_POSTS = 500_000
"""Posts and comments of one account that are looked at: thirty a day for more than forty years."""
_MOST_CHARACTERS = 100_000_000
"""Characters of them all: two hundred novels."""
_DAYS_NAMED = 3
_SHOWN = 12
"""Entries named in the words of the evidence; all of them are in the reading itself."""


class UnknownLayout(FileBroken):
    """A file is there, and none of the labels that we know is in it.

    It may be in a language or a layout that we do not know, and holds what it holds.
    """

    def __init__(self, where: str, labels: int, what: str) -> None:
        """Of the file `where`; `labels` are how many we know of `what` (“your settings”)."""
        super().__init__(
            f"{where} is in a language or layout that we do not know: of the {labels} labels that "
            f"we know for {what}, none is in it"
        )


@dataclass(frozen=True)
class ExportAbout:
    """The owner, age and files of an export, as it says itself.

    `files` are those that show which network's it is, and what each is called for the person: what
    is told of its age is told by them.
    `made_on` is the day in one of its files, `named_on` the one in the name that the network gave
    the whole. `owner` are words that one account has, by their kind (an address, a
    number, a "handle" that no other account has at that time), `whose` is how the person knows it,
    `handle` the name in the profile's address, ""
    where no file tells it. `incomplete` says why it is not the whole, and
    `lacking` what it cannot be read without; both are "" where nothing shows that. `form` is the
    way it is written in, where there are several: what is in two of them is no part of one export.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    made_on: date | None = None
    named_on: date | None = None
    owner: frozenset[tuple[str, str]] = frozenset()
    whose: str = ""
    handle: str = ""
    incomplete: str = ""
    lacking: str = ""
    form: str = ""


@dataclass(frozen=True)
class ExportContext:
    """What a reader of an export may know.

    `made_on` is the day of the export, None where nothing proves one; `incomplete` says why it is
    not the whole, "" where nothing shows that. `posts_read` is told how many posts were
    looked at, as they are.
    """

    site: str
    archive: Archive
    matcher: SchoolMatcher
    taken_at: datetime
    basis: Basis
    made_on: date | None
    incomplete: str = ""
    posts_read: Callable[[int], None] = lambda posts: None

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why what is not in the export, or has changed since, may be so all the same."""
        return tuple(why for why in (_age(self.made_on, self.taken_at), self.incomplete) if why)

    def observed(self, fact: Fact, value: FactValue, seen: str) -> Observed:
        """An observation of `fact` in the export: `seen` without anybody else's name."""
        made = self.made_on
        at = datetime.combine(made, time(), UTC) if made else self.taken_at
        return Observed(
            fact=fact,
            network=self.site,
            value=value,
            source=Source.EXPORT,
            basis=self.basis,
            evidence=Evidence(url="", page=EXPORT_PAGE, seen=seen, at=min(at, self.taken_at)),
            looked_for=self.matcher.mark if fact in LOOKED_FOR else None,
        )

    def listed(self, fact: Fact, entries: Iterable[Entry], where: str) -> Observed:
        """What the file `where` lists under `fact`, also where that is nothing."""
        kept = tuple(entries)
        words = [e.text for e in kept[:_SHOWN]] + (["…"] if len(kept) > _SHOWN else [])
        seen = "; ".join(words) or "nothing is listed"
        return self.observed(fact, Entries(entries=kept), f"{where}: {seen}")

    def unread(
        self, fact: Fact, detail: str = "", reason: UnreadReason = UnreadReason.NOT_IN_EXPORT
    ) -> Unread:
        """Return that the export does not show a fact, with what was met instead."""
        return Unread(fact=fact, network=self.site, reason=reason, detail=detail, page=EXPORT_PAGE)

    def files(self, wanted: FileName) -> Iterator[str]:
        """Yield the files called like that: at least one.

        Raises:
            FileBroken: there is none; or, after those that are there, a numbered part is missing.
        """
        names = tuple(found(self.archive, wanted))
        if not names:
            raise FileBroken(f"{wanted.called} is not in it")
        yield from self.without_copies(names)
        if missing := missing_part(names):
            raise FileBroken(f"{missing} of {wanted.called} is not in it")

    def files_of_one_folder(self, wanted: FileName) -> tuple[str, ...]:
        """Return the files that `files` yields, for a list of which the entries are counted.

        Two exports of different years, unpacked to one folder, keep it in two.

        Raises:
            FileBroken: as `files` does, or they lie in several folders.
        """
        names = tuple(self.files(wanted))
        if len({name.rpartition("/")[0].casefold() for name in names}) > 1:
            raise FileBroken(f"{wanted.called} is in it more than once")
        return names

    def without_copies(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the files without those that are another one once more, under another name."""
        sizes = Counter(self.archive.size(name) for name in names)
        seen: set[bytes] = set()
        for name in names:
            if sizes[self.archive.size(name)] > 1:
                content = digest(self.archive, name)
                if content in seen:
                    continue
                seen.add(content)
            yield name

    def only_file(self, wanted: FileName) -> str:
        """Return the one file called like that.

        Raises:
            FileBroken: there is none, or there are several, as where two exports are mixed.
        """
        names = tuple(self.files(wanted))
        if len(names) > 1:
            raise FileBroken(f"{wanted.called} is in it more than once")
        return names[0]


def _age(made: date | None, taken_at: datetime) -> str:
    if made is None:
        return UNDATED
    if taken_at.date() - made > OLD_AFTER:
        return f"the export is of {made.day} {made:%B %Y}"
    return ""


@dataclass(frozen=True)
class ExportPart:
    """One part of an export, read from one file or a few.

    `promises` are the facts it must tell: one it does not tell is unread. `read` raises
    `FileBroken` where a file is missing or damaged; then all of them are. `note` says what
    `basis` is in this part's case, `files` what the files are called that it is read from.
    """

    id: str
    title: str
    promises: tuple[Fact, ...]
    read: Callable[[ExportContext], Iterable[Observed | Unread]]
    basis: Basis
    note: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """Files beside those that are read, where others may see what stands in them.

    `fact` is what is not whole where one names the school: see `profilecheck.sites.beside`.
    `keys`, where given, fits the keys (joined by dots) of strings that no reader takes in a file
    that is read for others; where it is given, a table is searched that a reader looked into.
    `is_read` is True for a file that shows the profile and is read for that: there, what no reading
    holds is searched, whatever shape or label it has.
    """

    fact: Fact
    file: FileName
    keys: str = ""
    is_read: bool = False


@dataclass(frozen=True)
class ExportWay:
    """How a network hands over a person's data, and what is read in it.

    `get_url` is where the person asks for it, `steps` what to press there. `begins` yields
    where in an archive exports of this network begin: a folder with "/" after it, or "" for the
    archive itself. From there, `cannot_read` tells why it is in a form that is not read, in a
    sentence that says what to do, "" where it can be, and `describe` tells what it says of itself.
    `comes_with` is the network within whose export this one's may lie, "" where it is by itself.
    `called` fits the name that the network gives the whole: a part that holds nothing else is known
    by that. `own_folders` fits the folder in which it begins and one that lies right there, with
    "/" between them, where that is the network's own, whatever it holds: see `holds`.
    `of_each_part` fits a file about the export that each of its parts has, and may have otherwise.
    `profile` is the address of a profile, with {handle} for its owner's name; "" where it is not
    known by one.
    `beside` are files that no part reads, and that may name the school all the same.
    """

    get_url: str
    steps: tuple[str, ...]
    parts: tuple[ExportPart, ...]
    begins: Callable[[Archive], Iterable[str]]
    cannot_read: Callable[[Archive], str]
    describe: Callable[[Archive], ExportAbout]
    comes_with: str = ""
    called: re.Pattern[str] | None = None
    own_folders: re.Pattern[str] | None = None
    of_each_part: re.Pattern[str] | None = None
    profile: str = ""
    beside: tuple[Beside, ...] = ()

    def holds(self, start: str, name: str) -> bool:
        """Whether what is called `name` is a document in an export that begins at `start`.

        It may only lie beside it: an export that was unpacked among others has no folder of its
        own. Without `own_folders`, what lies in a folder is in the export, and what is right there,
        or begins in a folder right there, is not.
        """
        if name == start or not name.startswith(start):
            return False
        around = start.rstrip("/").rpartition("/")[2]
        folder, *deeper = name.removeprefix(start).rstrip("/").split("/")
        if self.own_folders is None:
            return bool(deeper)
        below = f"{folder}/" if deeper or name.endswith("/") else ""
        return self.own_folders.fullmatch(f"{around}/{below}") is not None

    def profile_url(self, about: ExportAbout) -> str:
        """Return the address of the profile that an export is of, "" where that is not told."""
        if not _HANDLE.fullmatch(about.handle):
            return ""
        return self.profile.format(handle=about.handle)


WITHOUT_THE_FIRST_YEAR = (
    "nothing in it is of your account's first year: ask for all time, if you asked for a part of it"
)
WITHOUT_THE_LAST_YEAR = (
    "nothing in it is of its last year: ask for all time and all information, if you asked for a "
    "part of it"
)
OF_UNKNOWN_AGE = (
    "it does not say how old your account is: ask for all time and all information, if you asked "
    "for a part of it"
)
UNKNOWN_AGE = date.min
"""Since when an account is of which no file says it: it may be of any age."""
_A_YEAR = timedelta(days=370)
"""The shortest time that shows in what few people do often, with some days on top."""
_TOMORROW = timedelta(days=1)
"""The same moment has two dates on the earth."""
_HANDLE = re.compile(r"[A-Za-z0-9._-]{1,60}")
_MOMENT = re.compile(r"[0-9]{9,13}")
_IN_THOUSANDTHS = 10**11
"""In seconds, this would be in the year 5138."""


@dataclass(frozen=True)
class Lifetime:
    """The time of an account whose network hands over the part of it that one chooses.

    `since` is the day of which the account is, or `UNKNOWN_AGE`. `days` are days of what is in the
    export: the oldest and the newest are enough.
    """

    since: date
    days: tuple[date, ...] = ()


PostSource = Callable[[], Iterator[Post]]
"""Where posts come from: a file, or the parts of one. Raises `FileBroken` as it goes."""


@dataclass
class _Passing:
    """The counts kept of posts as they pass by: never their words."""

    posts_read: Callable[[int], None]
    count: int = 0
    undated: int = 0
    characters: int = 0
    newest: date | None = None
    oldest: date | None = None
    broken: list[str] = field(default_factory=list)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the oldest and the newest."""
        return tuple(day for day in (self.oldest, self.newest) if day)

    def through(self, sources: Iterable[PostSource]) -> Iterator[Post]:
        """Pass on all posts; a source that breaks off does not cost the others.

        Of more than any person has, the rest is not read, and that is said.
        """
        for source in sources:
            try:
                for post in source():
                    if too_much := self._too_much(post):
                        self.broken.append(too_much)
                        return
                    self.count += 1
                    self.posts_read(self.count)
                    self.undated += post.day is None
                    if post.day:
                        self.newest = max(post.day, self.newest or post.day)
                        self.oldest = min(post.day, self.oldest or post.day)
                    yield post
            except FileBroken as broken:
                self.broken.append(str(broken))

    def _too_much(self, post: Post) -> str:
        """Why `post` and what comes after it are not read, "" where they are."""
        self.characters += len(post.text) + len(post.beside)
        if self.count >= _MOST_POSTS:
            return f"it holds more than {_MOST_POSTS:,} posts and comments; the rest was not read"
        if self.characters > _MOST_CHARACTERS:
            return f"its posts hold more than {_MOST_CHARACTERS:,} letters; the rest was not read"
        return ""


def read_posts(
    context: ExportContext, *sources: PostSource, lifetime: Lifetime | None = None
) -> Iterator[Observed | Unread]:
    """Which posts are worth reading again, and whether the account looks out of use.

    The posts stream by, however many there are. `lifetime` is None of a network that hands over
    all there is.
    """
    passing = _Passing(context.posts_read)
    worth = worth_rereading(context.matcher, passing.through(sources))
    if not passing.broken and (why := why_cut_short(context, lifetime, passing.days)):
        passing.broken.append(why)
    broken = "; ".join(dict.fromkeys(passing.broken))
    words = "post or comment" if passing.count == 1 else "posts and comments"
    fact, seen = Fact.POSTS_TO_REREAD, f"{passing.count:,} {words} read"
    if worth.entries or (context.matcher.known and not broken):
        yield context.observed(fact, worth, seen)
    if not context.matcher.known:
        yield context.unread(fact, seen, UnreadReason.NEEDS_SCHOOL)
    elif broken:
        yield context.unread(fact, broken)
    yield _dormant(context, passing, broken)


def links_unfollowed(context: ExportContext, count: int, short: str) -> Iterator[Unread]:
    """Say how many links in posts stand in the network's `short` form alone: none is opened."""
    if count:
        links = counted(count, "link stands", "links stand")
        yield context.unread(Fact.POSTS_TO_REREAD, f"{links} there only in {short}")


def passed_on_unread(
    context: ExportContext, count: int, days: Iterable[date | None] = ()
) -> Iterator[Unread]:
    """Say how many posts of others were passed on, of which the export has but the address.

    `days` are those on which that was.
    """
    if count:
        posts = counted(
            count,
            "post that you passed on is there only as a link",
            "posts that you passed on are there only as links",
        )
        yield context.unread(Fact.POSTS_TO_REREAD, f"{posts}{of_days(days)}")


def of_days(days: Iterable[date | None]) -> str:
    """Say where to look: on which days, or where there are many, from which to which."""
    known = sorted({day for day in days if day})
    if not known:
        return ""
    if len(known) > _DAYS_NAMED:
        return f", from {day_in_words(known[0])} to {day_in_words(known[-1])}"
    return f", of {listed([day_in_words(one) for one in known])}"


def why_cut_short(
    context: ExportContext, lifetime: Lifetime | None, days: Iterable[date] = ()
) -> str:
    """Say why an export is perhaps not of all the account's time, "" where nothing shows that.

    What is in it, `days` as well, is to reach from the account's first year to the export's last.
    A day from before the account was made shows nothing.
    """
    if lifetime is None:
        return ""
    asked_on = context.made_on or context.taken_at.date()
    known = [day for day in (*days, *lifetime.days) if day <= asked_on + _TOMORROW]
    if not known:
        return ""
    if lifetime.since == UNKNOWN_AGE or lifetime.since > asked_on + _TOMORROW:
        return OF_UNKNOWN_AGE
    since = lifetime.since - _TOMORROW
    if min((day for day in known if day >= since), default=date.max) > lifetime.since + _A_YEAR:
        return WITHOUT_THE_FIRST_YEAR
    return WITHOUT_THE_LAST_YEAR if max(known) < asked_on - _A_YEAR else ""


def _dormant(context: ExportContext, passing: _Passing, broken: str) -> Observed | Unread:
    """Whether the newest post is old. Only a new and whole export proves that there is no newer."""
    fact, newest = Fact.ACCOUNT_DORMANT, passing.newest
    if newest is None:
        return context.unread(fact, broken or "it holds no post with a date")
    old = looks_dormant(newest, context.taken_at.date())
    if old is None:
        return context.unread(fact, "its newest post has a date that is still to come")
    undated = "some of what it holds has no date" if passing.undated else ""
    if old and (broken or undated or context.doubts):
        return context.unread(fact, broken or undated or "; ".join(context.doubts))
    return context.observed(fact, old, f"The newest post is of {newest.year}")


def day_of(seconds: object) -> date | None:
    """Return the day of a moment given in seconds since 1970, None where it is no such number.

    That is the day on which the network shows it: see `profilecheck.sites.days`. A number may be
    written as text, and in thousandths of a second.
    """
    if isinstance(seconds, str) and _MOMENT.fullmatch(seconds):
        seconds = int(seconds)
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds <= 0:
        return None
    if seconds >= _IN_THOUSANDTHS:
        seconds //= 1000
    return shown_since_1970(seconds)


def day_in(names: Iterable[str], pattern: re.Pattern[str]) -> date | None:
    """Return the first day that the `year`, `month` and `day` of the pattern give in a name."""
    for name in names:
        for match in pattern.finditer(name):
            try:
                return date(*(int(match[part]) for part in ("year", "month", "day")))
            except ValueError:  # no day that there is
                continue
    return None


def moment_in(names: Iterable[str], pattern: re.Pattern[str]) -> date | None:
    """Return the day of the first moment in seconds since 1970 that the pattern finds in a name."""
    return next((day_of(int(m[1])) for name in names if (m := pattern.search(name))), None)


def object_in(archive: Archive, kind: FileName) -> Mapping[str, Json]:
    """Return the object that the file of this kind holds, the first one where there are several.

    Raises:
        FileBroken: there is none, or it is damaged or holds something else.
    """
    name = next(found(archive, kind), None)
    if name is None:
        raise FileBroken(f"{kind.called} is not in it")
    held = document(archive, name)
    if not isinstance(held, dict):
        raise FileBroken(f"{kind.called} is not as we know it")
    return held


def files_of(archive: Archive, kinds: Iterable[FileName]) -> dict[str, str]:
    """Return the files of these kinds, and what each is called; see `ExportAbout.files`."""
    return {name: kind.called for kind in kinds for name in found(archive, kind)}


def owned(kind: str, words: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return words that identify whose an export is, alike in form; see `ExportAbout.owner`."""
    return frozenset((kind, word.strip().casefold()) for word in words if word.strip())


def readable_words(words: Iterator[str]) -> tuple[str, ...]:
    """Return the words that can be read: all, or those before the file breaks off."""
    read = []
    try:
        for word in words:
            read.append(word.strip())
    except FileBroken:
        pass  # a reader of the file says so
    return tuple(word for word in read if word)
