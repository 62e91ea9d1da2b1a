"""The list of skills: read whole, it lifts what the profile's card leaves out; else the gap stays.

Nobody's name under a skill is kept: only the words that name the school are.
"""

import json
from typing import Any

import pytest

from profilecheck.browser.capture import Capture, ListEnd, Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.linkedin.listed import SKILLS
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.sites.readings import OAKFIELD, all_of, texts

from .flights import document, element, rows, text
from .pages import ME, PROFILE, ROOT, captured, me, member_page, page, read

Readings = tuple[Observed | Unread, ...]
URL = f"{PROFILE}/details/skills"
AT_SCHOOL = "2 experiences at Oakfield Primary School"
PARTIAL = UnreadReason.INCOMPLETE_LIST


def older(*skills: str, tabs: str = "", **more: Any) -> Capture:
    """The list on an older page: list items, each written twice."""
    listed = "".join(
        f'<li class="pvs-list__paged-list-item"><span aria-hidden="true">{s}</span>'
        f'<span class="visually-hidden">{s}</span></li>'
        for s in skills
    )
    main = f"<section><h2>Skills</h2>{tabs}<ul>{listed}</ul></section>"
    return member_page(main, url=URL, **more)


def request(start: int) -> dict[str, Any]:
    """What asks for the part of the list that begins at `start`."""
    payload = {"start": start, "count": 10, "filter": "ProfileSkillCategory_ALL"}
    return {"pagerId": SKILLS.pager, "requestedArguments": {"payload": payload}}


def part(*skills: Any, start: int = 0, more: bool = False, status: int = 200) -> Reply:
    """A part of the list on a newer page."""
    listed = [
        element("div", text(s), componentKey=f"{SKILLS.entry}ACoAA1, {start + n})")
        for n, s in enumerate(skills)
    ]
    following = json.dumps(request(start + 10)) if more else "$undefined"
    return Reply(f"{ROOT}/x", SKILLS.pager, status, rows(r0=[[], following, listed]))


def newer(*parts: Reply, asks: bool = True, **more: Any) -> Capture:
    """The list on a newer page, whose document has its heading and no skill."""
    asking = element("div", nextPageRequest=request(0) if asks else None)
    payload = rows(r0=[text("Sgiliau", "h2"), "$L2"], r2=asking)
    body = f"{me()}<main><h2>Sgiliau</h2></main>"
    return captured(document(payload, lang="cy", body=body), url=URL, replies=parts, **more)


CARD = f"""<section class="pv-top-card"><h1>Amy Carter</h1>
<div class="text-body-medium">Runner</div><div><span>Leeds, England</span> <span>
<a href="/in/{ME}/overlay/contact-info/">Contact info</a></span></div></section>
<section><h2>About</h2><p>Hi.</p></section>"""


def profile(says: str = "Show all 3 skills", **more: Any) -> Capture:
    """The profile, whose card shows two skills."""
    shown = f'<ul><li>Baking</li><li>Climbing</li></ul><a href="/in/{ME}/details/skills">{says}</a>'
    card = f'<section><div id="skills"></div><h2>Skills</h2>{shown}</section>'
    return member_page(CARD + card, **more)


def gaps(before: Readings, seen: Capture) -> list[tuple[UnreadReason, str]]:
    """Why the text on the profile may not be all, where the list said this before."""
    told = all_of(Fact.PROFILE_BIO, read("profile", seen, earlier=before))
    return [(r.reason, r.detail) for r in told if isinstance(r, Unread)]


THREE = ("Baking", "Climbing", "Phonics")
WHOLE = {"older": older(*THREE), "newer": newer(part(*THREE))}


@each("seen", WHOLE.values(), ids=WHOLE.keys())
@each("says", ["Show all 3 skills", "Show all"])
def test_a_list_that_was_read_whole_lifts_the_gap_of_the_card(seen: Capture, says: str) -> None:
    told = read("skills", seen)
    assert texts(Fact.PROFILE_BIO, told) == []
    assert gaps((), profile(says)) == [(PARTIAL, "not all is shown: Skills")]
    assert gaps(told, profile(says)) == []


@each(
    "seen",
    [
        older(*THREE, AT_SCHOOL),
        older(*THREE, f"{AT_SCHOOL}<div><a href='/in/jo-bell/'>Jo Bell</a></div>"),
        newer(part(*THREE, AT_SCHOOL)),
        newer(part(*map(str, range(10)), more=True), part("Phonics", AT_SCHOOL, start=10)),
    ],
)
def test_what_names_the_school_in_the_list_is_told_and_nobody_else_is(seen: Capture) -> None:
    told = read("skills", seen)
    assert texts(Fact.PROFILE_BIO, told) == [AT_SCHOOL]
    assert "Bell" not in str(told)


def test_the_list_and_its_card_are_looked_through_for_the_school_that_is_known() -> None:
    """The words of others are not kept, so they prove nothing of another school."""
    for told in (*read("skills", older(*THREE)), *read("profile", profile())):
        if isinstance(told, Observed) and told.fact is Fact.PROFILE_BIO:
            assert told.looked_for == OAKFIELD.mark
    (alone,) = (r for r in read("profile", member_page(CARD)) if r.fact is Fact.PROFILE_BIO)
    assert isinstance(alone, Observed)
    assert alone.looked_for is None


TABS = (
    '<div role="tablist"><button role="tab">All</button><button role="tab" {}>Tools</button></div>'
)
BROKEN = '<script id="rehydrate-data">window.other = [];</script>'
IN_ANOTHER_WAY = document(
    rows(r0=[element("div", text(s), componentKey=f"{SKILLS.entry}1, {s})") for s in THREE]),
    body=f"{me()}<main><h2>Skills</h2></main>",
)
LOADING = '<div role="progressbar"></div>'


@each(
    "seen",
    [
        older(*THREE, tabs=TABS.format('aria-selected="true"')),
        older(*THREE, tabs=LOADING),
        older(*THREE, tabs="<button>Show more results</button>"),
        older(*THREE, list_end=ListEnd.STOPPED),
        older(),
        member_page("<section><h2>Skills</h2></section>", url=URL),
        member_page("<section><h2>Experience</h2></section>", url=URL),
        newer(),
        newer(asks=False),
        newer(part(*THREE, more=True)),
        newer(part(*THREE), list_end=ListEnd.STOPPED),
        newer(part(*map(str, range(10)), more=True), part("Phonics", start=10, status=500)),
        newer(part("Baking", "Climbing", "$L9")),
        newer(part()),
        older(*THREE, extra=BROKEN),
        newer(Reply(f"{ROOT}/x", SKILLS.pager, 200, "0:[")),
        captured(IN_ANOTHER_WAY, url=URL),
    ],
)
def test_a_list_that_was_not_read_whole_leaves_the_gap(seen: Capture) -> None:
    told = read("skills", seen)
    assert [r for r in all_of(Fact.PROFILE_BIO, told) if isinstance(r, Unread)]
    assert gaps(told, profile("Show all")) == [(PARTIAL, "not all is shown: Skills")]


@each(
    ("seen", "says"),
    [
        (older(*THREE), "Show all 4 skills"),
        (newer(part(*THREE)), "Show all 4 skills"),
        # Full to its end, and no number: LinkedIn leaves out the request for more elsewhere too.
        (newer(part(*map(str, range(10)))), "Show all"),
    ],
)
def test_a_list_that_is_shorter_than_the_card_says_leaves_the_gap(seen: Capture, says: str) -> None:
    told = read("skills", seen)
    assert texts(Fact.PROFILE_BIO, told) == []
    assert gaps(told, profile(says)) == [(PARTIAL, "not all is shown: Skills")]


def test_whether_another_part_of_the_list_follows() -> None:
    reads = page("skills").list_reads
    assert reads is not None
    bodies = (part("Baking", more=True).body, part("Baking").body, "0:[")
    assert [reads.more_in_reply(body) for body in bodies] == [True, False, None]


def test_what_is_found_in_a_list_that_goes_on_is_told_all_the_same() -> None:
    found, rest = all_of(
        Fact.PROFILE_BIO, read("skills", newer(part(*THREE, AT_SCHOOL, more=True)))
    )
    assert texts(Fact.PROFILE_BIO, (found,)) == [AT_SCHOOL]
    assert isinstance(rest, Unread)
    assert rest.reason is PARTIAL
    assert gaps((found, rest), profile("Show all 4 skills"))


def test_a_member_without_skills_has_none() -> None:
    nothing = "<section><h2>Skills</h2><p>Nothing to see for now</p></section>"
    assert texts(Fact.PROFILE_BIO, read("skills", member_page(nothing, url=URL))) == []


RECEIVED = '<div role="tablist"><button role="tab" {}>Received (2)</button></div>'
GIVEN = '<div role="tabpanel" {} hidden><ul><li>{}</li><li>A joy.</li></ul></div>'


@each(
    ("part", "gap"),
    [
        ("", None),
        ("<section><h2>Languages</h2></section>", "no text is there: Languages"),
        (BROKEN, "a part of the page could not be read"),
        (RECEIVED.format('aria-controls="p"') + GIVEN.format('id="p"', "x"), None),
        (RECEIVED.format('id="t"') + GIVEN.format('aria-labelledby="s t"', "x"), None),
        (RECEIVED.format('id="t"') + GIVEN.format('aria-labelledby="s"', "x"), "not all is shown"),
        (RECEIVED.format('aria-controls="p"').replace("2", "3") + GIVEN.format('id="p"', "x"),
         "not all is shown"),
        (RECEIVED.format("").replace(" (2)", ""), "not all is shown"),
        (RECEIVED.format('aria-controls="p"').replace("2", "3")
         + GIVEN.format('id="p"', "x<ul><li>y</li></ul>"), "not all is shown"),
        # Neither what LinkedIn shows beside a profile is a part of it, nor what nobody sees.
        ("<aside><section><h2>Others</h2><p>Jo</p></section></aside>", None),
        ("<section hidden><h2>Others</h2><p>Jo</p></section>", None),
        ("<div><a data-view-name='x-see-all'>Show all</a></div>", "not all is shown"),
    ],
)  # fmt: skip
def test_what_of_a_part_of_the_profile_is_not_there_is_told(part: str, gap: str | None) -> None:
    if "tab" in part or "view" in part:
        part = f"<section><h2>Recommendations</h2><p>Kind.</p>{part}</section>"
    told = [detail for _, detail in gaps((), member_page(CARD + part))]
    assert [detail.split(": Rec")[0] for detail in told] == ([gap] if gap else [])


@pytest.mark.parametrize(
    "around",
    [
        "<section>{}</section>",
        "<section>{}<section><h2>Courses</h2><p>Phonics</p></section></section>",
        '<div data-view-name="profile-card-honors"><h2>Honours &amp; awards</h2>{}</div>',
    ],
)
def test_a_part_that_stands_in_another_is_read_once(around: str) -> None:
    one = "<section><h2>Honours &amp; awards</h2><p>A prize</p></section>"
    told = texts(Fact.PROFILE_BIO, read("profile", member_page(CARD + around.format(one))))
    assert [words for words in told if "prize" in words] == ["A prize"]


@pytest.mark.parametrize("kind", ["Recommendations", "Projects"])
def test_what_is_behind_a_tab_of_a_part_is_read_too(kind: str) -> None:
    held = RECEIVED.format('aria-controls="p"') + GIVEN.format('id="p"', AT_SCHOOL)
    seen = member_page(f"{CARD}<section><h2>{kind}</h2><p>Kind.</p>{held}</section>")
    told = texts(Fact.PROFILE_BIO, read("profile", seen))
    assert [words for words in told if AT_SCHOOL in words]


def test_without_the_schools_name_the_list_is_unread() -> None:
    (rest,) = read("skills", older(*THREE), matcher=SchoolMatcher(None))
    assert isinstance(rest, Unread)
    assert rest.reason is UnreadReason.NEEDS_SCHOOL


@pytest.mark.parametrize("kind", ["Projects", "Courses"])
def test_another_card_keeps_its_gap(kind: str) -> None:
    told = read("skills", older(*THREE))
    shown = f'<p>One</p><a href="/in/{ME}/details/{kind.lower()}/">Show all 3</a>'
    seen = member_page(f"{CARD}<section><h2>{kind}</h2>{shown}</section>")
    assert gaps(told, seen) == [(PARTIAL, f"not all is shown: {kind}")]
