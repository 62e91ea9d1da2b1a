"""What a reader of an export is handed: its files, how old it is, and what was read of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from profilecheck.files import FileBroken, FileName
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.reread import Post
from profilecheck.school import SchoolMatcher
from profilecheck.sites import export
from profilecheck.sites.beside import named_beside
from profilecheck.sites.export import (
    OF_UNKNOWN_AGE,
    UNDATED,
    UNKNOWN_AGE,
    WITHOUT_THE_FIRST_YEAR,
    WITHOUT_THE_LAST_YEAR,
    Beside,
    ExportAbout,
    ExportContext,
    ExportWay,
    Lifetime,
    day_of,
    links_unfollowed,
    of_days,
    owned,
    passed_on_unread,
    read_posts,
    readable_words,
    why_cut_short,
)
from profilecheck.vocabulary import Basis, Fact, Source, UnreadReason
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, Open

NAME = SCHOOL.names[0]
LIST = FileName("list.json", r"list(?:_\d+)?\.json", r"(?:\w+/)?")


@each(
    ("made_on", "incomplete", "doubts"),
    [
        (date(2026, 11, 20), "", ()),
        (date(2026, 8, 25), "", ()),
        (date(2026, 8, 24), "", ("the export is of 24 August 2026",)),
        (None, "", (UNDATED,)),
        (date(2026, 11, 20), "a part is missing", ("a part is missing",)),
        (None, "a part is missing", (UNDATED, "a part is missing")),
    ],
)
def test_an_export_that_is_old_of_no_day_or_not_whole_is_in_doubt(
    made_on: date | None, incomplete: str, doubts: tuple[str, ...], opened: Open
) -> None:
    assert opened({}, made_on, incomplete).doubts == doubts


@each(
    ("made_on", "at"),
    [
        (date(2026, 11, 20), datetime(2026, 11, 20, tzinfo=UTC)),
        (None, NOW),
        # By the clock of where it was made it may be tomorrow already.
        (date(2026, 11, 24), NOW),
    ],
)
def test_what_was_read_is_as_old_as_the_export(
    made_on: date | None, at: datetime, opened: Open
) -> None:
    context = opened({}, made_on)
    told = context.observed(Fact.FRIENDS_COUNT, Count(count=2), "2 friends")
    assert (told.evidence.at, told.source, told.basis) == (at, Source.EXPORT, Basis.ASSUMPTION)
    assert told.looked_for is None
    searched = context.observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=2), "2 friends")
    assert searched.looked_for == SchoolMatcher(SCHOOL).mark


@each(
    ("number", "seen"),
    [(0, "a: nothing is listed"), (2, "a: 0; 1"), (12, None), (13, "a: 0; 1; 2; …")],
)
def test_of_a_long_list_the_beginning_is_named(number: int, seen: str | None, opened: Open) -> None:
    entries = [Entry(text=str(n)) for n in range(number)]
    told = opened({}).listed(Fact.MEMBERSHIPS, entries, "a")
    assert told.value == Entries(entries=tuple(entries))
    named = told.evidence.seen.replace("; ".join(map(str, range(3, 12))) + "; ", "")
    assert named == seen or (number == 12 and named.endswith("11"))


@each(
    ("names", "files", "one_folder", "only"),
    [
        ((), None, None, None),
        (("list.json",), ["list.json"], True, True),
        (("list_1.json", "list_2.json"), ["list_1.json", "list_2.json"], True, False),
        (("list_1.json", "list_3.json"), None, None, None),
        (("a/list_1.json", "b/list_2.json"), ["a/list_1.json", "b/list_2.json"], False, False),
        (("a/list_1.json", "A/list_2.json"), ["A/list_2.json", "a/list_1.json"], True, False),
    ],
)
def test_files_are_those_of_the_name_and_all_parts_of_them(
    names: tuple[str, ...],
    files: list[str] | None,
    one_folder: bool | None,
    only: bool | None,
    opened: Open,
) -> None:
    context = opened({name: f'["{name}"]' for name in names})

    def told(call: Callable[[FileName], object]) -> bool:
        try:
            call(LIST)
        except FileBroken:
            return False
        return True

    assert told(lambda kind: list(context.files(kind))) is (files is not None)
    if files is not None:
        assert sorted(context.files(LIST)) == files
    assert told(context.files_of_one_folder) is bool(one_folder)
    assert told(context.only_file) is bool(only)


def test_a_file_that_is_there_once_more_is_read_once(opened: Open) -> None:
    held = {"list.json": "[1]", "a/list.json": "[1]", "b/list.json": "[2]", "c/list.json": "[33]"}
    context = opened(held)
    kept = [context.archive.size(name) for name in context.files(LIST)]
    assert sorted(kept) == [3, 3, 4]


def way(profile: str = "", own_folders: re.Pattern[str] | None = None) -> ExportWay:
    return ExportWay(
        get_url="",
        steps=(),
        parts=(),
        begins=lambda archive: (),
        cannot_read=lambda archive: "",
        describe=lambda archive: ExportAbout(),
        profile=profile,
        own_folders=own_folders,
    )


@each(
    ("handle", "address"),
    [
        ("amy.otter_1-a", "https://toots.example/@amy.otter_1-a"),
        ("", ""),
        ("amy/../jo", ""),
        ("amy?a=b", ""),
        ("a" * 61, ""),
    ],
)
def test_the_profile_of_an_export_has_a_handle_in_its_address(handle: str, address: str) -> None:
    toots = way("https://toots.example/@{handle}")
    assert toots.profile_url(ExportAbout(handle=handle)) == address


def test_words_that_identify_the_owner_are_alike_in_form_and_of_their_kind() -> None:
    amy = owned("address", [" Amy@owls.example ", " ", ""])
    assert amy == {("address", "amy@owls.example")}
    assert owned("handle", ["amy"]).isdisjoint(owned("address", ["amy"]))


def test_of_a_file_that_breaks_off_the_words_before_can_be_read() -> None:
    def words() -> Iterator[str]:
        yield from (" a ", " ", "b")
        raise BROKEN

    assert readable_words(words()) == ("a", "b")


@each(
    ("seconds", "day"),
    [
        (0, None),
        (1, date(1970, 1, 1)),
        (-1, None),
        (True, None),
        ("86400", None),
        ("1700000000", date(2023, 11, 14)),
        (1_700_000_000_000, date(2023, 11, 14)),
        (10**11, date(1973, 3, 3)),
        (10**30, None),
        (1.5, None),
    ],
)
def test_the_day_of_a_moment_is_of_a_number_of_seconds_or_of_thousandths(
    seconds: object, day: date | None
) -> None:
    assert day_of(seconds) == day


@each(
    ("start", "name", "own", "is_held"),
    [
        ("", "a/b.json", None, True),
        ("", "b.json", None, False),
        ("x/", "x/a/b.json", None, True),
        ("x/", "x/", None, False),
        ("x/", "y/a/b.json", None, False),
        ("x/", "x/a/b.json", r"x/a/", True),
        ("x/", "x/c/b.json", r"x/a/", False),
        ("x/", "x/b.json", r"x/", True),
        ("x/", "x/a/", r"x/a/", True),
    ],
)
def test_what_lies_beside_an_export_is_not_in_it(
    start: str, name: str, own: str | None, *, is_held: bool
) -> None:
    assert way(own_folders=re.compile(own) if own else None).holds(start, name) is is_held


NOTE = FileName("note.json", r"note\.(?:json|js|txt)")
BIO = Entry(text=f"Teacher at {NAME}")
ESCAPED = NAME.replace(" ", "\\u0020")


@each(
    ("name", "held", "how", "is_opened", "is_named"),
    [
        ("note.json", f'["{NAME}"]', {}, False, True),
        # Read by a reader, which says itself what it found.
        ("note.json", f'["{NAME}"]', {}, True, False),
        # Nothing is known of such a file; that the same stands elsewhere excuses it of nothing.
        ("note.json", f'["{BIO.text}"]', {}, False, True),
        # One that is read for the profile is searched for what no reading holds.
        ("note.json", f'["{BIO.text}"]', {"is_read": True}, True, False),
        ("note.json", f'["Governor of {NAME}"]', {"is_read": True}, True, True),
        ("note.json", '["amy@oakfield.leeds.sch.uk"]', {"is_read": True}, True, True),
        # One of which a part is read for others is searched for the rest.
        ("note.json", f'{{"a": {{"b": "{NAME}"}}}}', {"keys": r"a\.b$"}, True, True),
        ("note.json", f'{{"a": {{"c": "{NAME}"}}}}', {"keys": r"a\.b$"}, True, False),
        ("note.js", f'x = [{{"a": {{"b": "{NAME}"}}}}]', {"keys": r"a\.b$"}, True, True),
        ("note.js", f'x = [{{"a": {{"c": "{NAME}"}}}}]', {"keys": r"a\.b$"}, True, False),
        ("note.txt", f"a\n{NAME}\udcff", {}, False, True),
        ("NOTE.JSON", f'["{ESCAPED}"]', {}, False, True),
        ("note.json", "[", {}, False, False),
    ],
)
def test_a_file_beside_those_that_are_read_is_searched(
    name: str, held: str, how: dict[str, object], opened: Open, *, is_opened: bool, is_named: bool
) -> None:
    context = opened({name: held})
    kind = Beside(Fact.PROFILE_BIO, NOTE, **how)  # type: ignore[arg-type]
    read = context.listed(Fact.PROFILE_BIO, [BIO], "a")
    found = list(named_beside(context, [kind, kind], [name] if is_opened else [], [read]))
    reasons = {(r.fact, r.reason) for r in found if isinstance(r, Unread)}
    wanted = {(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED)} if is_named else set()
    assert reasons == wanted


def post(day: date | None, text: str = "Hello", beside: str = "") -> Post:
    return Post(text, day, beside=beside)


OLD, NEW = date(2023, 1, 2), date(2026, 11, 1)
WORK = f"With my class at {NAME}"
REREAD, DORMANT = Fact.POSTS_TO_REREAD, Fact.ACCOUNT_DORMANT


def passing(
    context: ExportContext, *sources: Iterable[Post | FileBroken], lifetime: Lifetime | None = None
) -> dict[Fact, list[object]]:
    """What is told of posts: the days and values that were read, and the details of the rest."""

    def source(held: Iterable[Post | FileBroken]) -> Iterator[Post]:
        for one in held:
            if isinstance(one, FileBroken):
                raise one
            yield one

    told: dict[Fact, list[object]] = {}
    for reading in read_posts(context, *(partial(source, s) for s in sources), lifetime=lifetime):
        value: object = reading.value if isinstance(reading, Observed) else reading.detail
        if isinstance(value, Entries):
            value = [entry.day for entry in value.entries]
        told.setdefault(reading.fact, []).append(value)
    return told


BROKEN = FileBroken("it breaks off")
UNDATED_TOO = "some of what it holds has no date"


@each(
    ("sources", "reread", "dormant"),
    [
        ([[post(OLD)]], [[]], [True]),
        ([[post(OLD), post(NEW)]], [[]], [False]),
        ([[post(NEW), post(OLD)]], [[]], [False]),
        ([[post(OLD)], [post(NEW, WORK)]], [[NEW]], [False]),
        # What breaks off costs no other source, and proves no more that there is none.
        ([[post(OLD), BROKEN], [post(OLD, WORK)]], [[OLD], str(BROKEN)], [str(BROKEN)]),
        ([[BROKEN], [BROKEN], [post(NEW)]], [str(BROKEN)], [False]),
        ([[post(OLD), post(None)]], [[]], [UNDATED_TOO]),
        ([[post(NEW), post(None)]], [[]], [False]),
        ([[]], [[]], ["it holds no post with a date"]),
        ([[BROKEN]], [str(BROKEN)], [str(BROKEN)]),
        ([[post(date(2027, 2, 3))]], [[]], ["its newest post has a date that is still to come"]),
    ],
)
def test_posts_are_read_again_and_old_only_as_far_as_they_are_all(
    sources: list[list[Post | FileBroken]], reread: object, dormant: object, opened: Open
) -> None:
    assert passing(opened({}), *sources) == {REREAD: reread, DORMANT: dormant}


def test_an_export_in_doubt_does_not_prove_that_there_is_no_newer_post(opened: Open) -> None:
    context = opened({}, None, "a part is missing")
    assert passing(context, [post(OLD)])[DORMANT] == [f"{UNDATED}; a part is missing"]
    assert passing(context, [post(NEW)])[DORMANT] == [False]


def test_without_a_school_none_is_known_not_to_be_worth_rereading(opened: Open) -> None:
    context = replace(opened({}), matcher=SchoolMatcher(None))
    assert passing(context, [post(NEW, WORK)])[REREAD] == [[NEW], "1 post or comment read"]
    assert passing(context, [post(NEW), post(NEW)])[REREAD] == ["2 posts and comments read"]


@each(
    ("limit", "at_most", "why"),
    [
        ("_MOST_POSTS", 2, "it holds more than 2 posts and comments; the rest was not read"),
        ("_MOST_CHARACTERS", 8, "its posts hold more than 8 letters; the rest was not read"),
    ],
)
def test_of_more_than_anybody_has_the_rest_is_said_to_be_unread(
    limit: str, at_most: int, why: str, opened: Open
) -> None:
    counted: list[int] = []
    context = replace(opened({}), posts_read=counted.append)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, limit, at_most)
        two = [post(NEW, "ab", "cd"), post(NEW, "ab", "cd")]
        assert passing(context, two)[REREAD] == [[]]
        assert passing(context, [*two, post(NEW, "a")], [post(NEW, WORK)])[REREAD] == [why]
    assert counted == [1, 2, 1, 2]


MADE = date(2026, 11, 20)
A_YEAR = timedelta(days=370)
OF_LATE = MADE - A_YEAR


@each(
    ("since", "days", "of_posts", "why"),
    [
        (OLD, (OLD + A_YEAR, OF_LATE), (), ""),
        (OLD, (OLD + A_YEAR,), (OF_LATE,), ""),
        (OLD, (), (OLD, MADE), ""),
        (OLD, (OLD + A_YEAR + timedelta(days=1), MADE), (), WITHOUT_THE_FIRST_YEAR),
        (OLD, (OLD, OF_LATE - timedelta(days=1)), (), WITHOUT_THE_LAST_YEAR),
        (UNKNOWN_AGE, (OLD, MADE), (), OF_UNKNOWN_AGE),
        (MADE + timedelta(days=2), (OLD, MADE), (), OF_UNKNOWN_AGE),
        (MADE + timedelta(days=1), (OLD, MADE), (), ""),
        # It may be tomorrow where it was posted; a day to come proves nothing of the last year.
        (OLD, (OLD, MADE + timedelta(days=1)), (), ""),
        (OLD, (OLD, MADE + timedelta(days=2)), (), WITHOUT_THE_LAST_YEAR),
        (OLD, (), (), ""),
    ],
)
def test_an_export_reaches_from_the_first_year_to_the_last_or_is_cut_short(
    since: date, days: tuple[date, ...], of_posts: tuple[date, ...], why: str, opened: Open
) -> None:
    lifetime = Lifetime(since, days)
    assert why_cut_short(opened({}), lifetime, of_posts) == why
    assert why_cut_short(opened({}), None, of_posts) == ""
    if of_posts or why:
        told = passing(opened({}), map(post, of_posts), lifetime=lifetime)
        assert told[REREAD] == [why or []]
    broken = passing(opened({}), [BROKEN], lifetime=lifetime)
    assert broken[REREAD] == [str(BROKEN)]


def test_without_a_day_of_its_own_an_export_is_as_of_now(opened: Open) -> None:
    late = Lifetime(OLD, (OLD, NOW.date() - A_YEAR - timedelta(days=1)))
    assert why_cut_short(opened({}, None), late) == WITHOUT_THE_LAST_YEAR
    assert why_cut_short(opened({}, NOW.date() - timedelta(days=1)), late) == ""


@each(
    ("days", "where"),
    [
        ([], ""),
        ([None], ""),
        ([NEW, None, NEW], ", of 1 November 2026"),
        ([NEW, OLD, MADE], ", of 2 January 2023, 1 November 2026 and 20 November 2026"),
        ([NEW, OLD, MADE, NOW.date()], ", from 2 January 2023 to 23 November 2026"),
    ],
)
def test_what_is_there_as_a_link_alone_is_said_with_its_days(
    days: list[date | None], where: str, opened: Open
) -> None:
    context = opened({})
    assert of_days(days) == where
    (one,) = passed_on_unread(context, 1, days)
    assert one.detail == f"1 post that you passed on is there only as a link{where}"
    (links,) = links_unfollowed(context, 2, "t.co")
    assert links.detail.endswith("there only in t.co")
    assert not [*passed_on_unread(context, 0, days), *links_unfollowed(context, 0, "t.co")]
