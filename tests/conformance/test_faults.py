"""Deliberate faults in an adapter: each is caught on its author's pages by a rule that says so."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from profilecheck.browser.capture import Capture, Frame, ListEnd
from profilecheck.browser.dom import is_checked, text_of
from profilecheck.browser.guard import Decision
from profilecheck.browser.lists import ListReads
from profilecheck.conformance import SAVED_RULES, SavedPages, guarding
from profilecheck.conformance.spots import Put, spots_of_page
from profilecheck.model import Count, Years
from profilecheck.reread import Post
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Identity, OpenSite, ReadContext
from profilecheck.vocabulary import Audience, Fact, Viewpoint
from tests.conformance import harbour as own
from tests.conformance.harbour import FOLDER, Readings, harbour
from tests.networks import open_site

SWAPPED = own.AUDIENCES | {"public": Audience.FRIENDS, "followers": Audience.PUBLIC}


def told(site: OpenSite, folder: Path = FOLDER) -> dict[str, list[str]]:
    """What each rule says, of those that say something."""
    saved = SavedPages(site, folder)
    said = {rule: list(saved.not_kept(rule)) for rule in SAVED_RULES}
    return {rule: sentences for rule, sentences in said.items() if sentences}


# Privacy


def first_box(capture: Capture, name: str) -> bool | None:
    node = capture.tree.css_first(f'input[name="{name}"]')
    return is_checked(node) if node is not None else None


def lists_swapped(context: ReadContext) -> Readings:
    hidden = own.box(context.capture, "hides_lists")
    yield from own.locked_lists(context, None if hidden is None else not hidden)


def approval_swapped(context: ReadContext) -> Readings:
    if (approves := own.box(context.capture, "approves")) is not None:
        yield context.observed(Fact.FOLLOWERS_APPROVAL, not approves, "Approve followers")


def posting_by(audiences: Mapping[str, Audience], default: Audience | None = None) -> own.Reader:
    def read(context: ReadContext) -> Readings:
        audience = audiences.get(own.chosen(context.capture) or "", default)
        if audience is not None:
            yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, audience, "posts")

    return read


def missing_box_is_off(context: ReadContext) -> Readings:
    on = own.box(context.capture, "approves") is True
    yield context.observed(Fact.FOLLOWERS_APPROVAL, on, "Approve followers")


def missing_box_is_hidden(context: ReadContext) -> Readings:
    hidden = own.box(context.capture, "hides_lists")
    yield from own.locked_lists(context, hidden is not False)


def missing_choice_is_public(context: ReadContext) -> Readings:
    if own.chosen(context.capture) is None:
        yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC, "the default")
    yield from own.posting(context)


def first_copy_wins(context: ReadContext) -> Readings:
    found = own.shown(context.capture, 'input[name="hides_lists"]')
    if found:
        yield from own.locked_lists(context, is_checked(found[0]))


def any_copy_counts(context: ReadContext) -> Readings:
    yield from own.locked_lists(context, first_box(context.capture, "hides_lists"))


def last_choice_wins(context: ReadContext) -> Readings:
    found = context.capture.tree.css("select option[selected]")
    word = found[-1].attributes.get("value") if found else None
    if (audience := own.AUDIENCES.get(word or "")) is not None:
        graded = Audience.MEMBERS if audience is Audience.FRIENDS else audience
        yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, graded, word or "")


def always_hidden(context: ReadContext) -> Readings:
    if own.box(context.capture, "hides_lists") is not None:
        yield from own.locked_lists(context, hidden=True)


def another_box(context: ReadContext) -> Readings:
    yield from own.locked_lists(context, own.box(context.capture, "approves"))


def another_box_for_approval(context: ReadContext) -> Readings:
    hidden = own.box(context.capture, "hides_lists")
    if hidden is not None:
        yield context.observed(Fact.FOLLOWERS_APPROVAL, hidden, "Approve followers")


def open_unless_closed(context: ReadContext) -> Readings:
    closed = own.box(context.capture, "hides_lists") is True
    access = Audience.MEMBERS if closed else Audience.PUBLIC
    yield context.observed(Fact.PROFILE_ACCESS, access, "Who may open the profile")


def two_boxes_that_agree(context: ReadContext) -> Readings:
    hidden = {
        own.box(context.capture, "hides_lists"),
        own.box(context.capture, "approves") is False,
    }
    yield from own.locked_lists(context, hidden.pop() if len(hidden) == 1 else None)


# The rest


def without_fields(context: ReadContext) -> Readings:
    yield from (r for r in own.read_profile(context) if r.fact is Fact.PROFILE_BIO)
    yield own.entries(context, Fact.PROFILE_LINKS, ())


def absent_is_empty(context: ReadContext) -> Readings:
    about = context.capture.tree.css_first("section.about")
    if about is None:
        yield own.entries(context, Fact.PROFILE_BIO, ())
        yield own.entries(context, Fact.PROFILE_LINKS, ())
    yield from own.read_profile(context)


def names_only(context: ReadContext) -> Readings:
    nobody_says_anything = [() for _ in own.people(context)]
    whole = own.is_all(context, len(nobody_says_anything))
    yield from at_the_school(context, nobody_says_anything, "followers", complete=whole)


def absent_line_is_empty(context: ReadContext) -> Readings:
    lines = [line or () for line in own.people(context)]
    whole = own.is_all(context, len(lines))
    yield from at_the_school(context, lines, "followers", complete=whole)


def first_page_is_all(context: ReadContext) -> Readings:
    yield from at_the_school(context, own.people(context), "followers", complete=True)


def first_posts_are_all(context: ReadContext) -> Readings:
    yield from own.counted(context, own.posts(context), more=False)


def years_without_days(context: ReadContext) -> Readings:
    listed = own.posts(context)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=len(listed)), "posts")
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={}), "posts")


def posts_without_a_day_dropped(context: ReadContext) -> Readings:
    listed = [post for post in own.posts(context) if post[1] is not None]
    yield from own.counted(context, listed, more=False)


def nobody_listed_is_hidden(context: ReadContext) -> Readings:
    yield from own.locked_lists(context, hidden=not own.people(context))


def posts_without_days(context: ReadContext) -> Readings:
    posts = [Post(text, None) for text, _ in own.posts(context)]
    yield from to_reread(context, posts, "posts", gap=None)


def with_one_year(context: ReadContext) -> Readings:
    number = len(own.posts(context))
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2025: number}), "posts")


def first_day_for_all(context: ReadContext) -> Readings:
    listed = own.posts(context)
    first = next((day for _, day in listed), None)
    yield from own.counted(context, [(text, first) for text, _ in listed], more=False)


def name_as_address(context: ReadContext) -> Readings:
    yield own.entries(context, Fact.ACCOUNT_EMAIL, ["Ann Quayle"])


FAULTS: list[tuple[str, str, own.Reader, str, str]] = [
    ("audience swapped", "privacy", lists_swapped, "tells each option", "friends.audience is told"),
    ("switch swapped", "privacy", approval_swapped, "tells each option", "means yes"),
    ("options swapped", "privacy", posting_by(SWAPPED), "tells each option", "“Public” chosen"),
    ("a missing box is off", "privacy", missing_box_is_off, "of what is gone", "is still told"),
    ("a missing box is hidden", "privacy", missing_box_is_hidden, "of what is gone", "only_me"),
    ("a missing choice", "privacy", missing_choice_is_public, "of what is gone", "as public"),
    ("the first copy wins", "privacy", first_copy_wins, "takes no side", "stands twice"),
    ("the last choice wins", "privacy", last_choice_wins, "takes no side", "stands twice"),
    ("hidden copies are read", "privacy", any_copy_counts, "no hidden copy", "that is not shown"),
    (
        "an unknown word is a default",
        "privacy",
        posting_by(own.AUDIENCES, Audience.FRIENDS),
        "no unknown word",
        "told as friends",
    ),
    (
        "followers are friends",
        "privacy",
        posting_by(own.AUDIENCES),
        "takes followers for friends",
        "whether or not followers wait",
    ),
    ("whatever is chosen", "privacy", always_hidden, "by hand names", "whatever is chosen"),
    ("another box is read", "privacy", another_box, "by hand names", 'name="hides_lists"'),
    ("another switch", "privacy", another_box_for_approval, "by hand names", 'name="approves"'),
    ("a profile is open by default", "privacy", open_unless_closed, "of what is gone", "as public"),
    ("two boxes are read", "privacy", two_boxes_that_agree, "by hand names", "not told; it means"),
    ("fields are dropped", "profile", without_fields, "every field", "nothing reads"),
    ("an absent section is empty", "profile", absent_is_empty, "absent for empty", "told as none"),
    ("names only", "followers", names_only, "whose line was not read", "lines are not read"),
    ("no line is an empty one", "followers", absent_line_is_empty, "line was not read", "gone"),
    ("the first page is all", "followers", first_page_is_all, "no first page", "cut off"),
    ("nobody is hidden", "followers", nobody_listed_is_hidden, "absent for empty", "as only_me"),
    ("no days", "posts", years_without_days, "reads the days", "3 posts are told, and of 0"),
    ("posts without a day", "posts", posts_without_a_day_dropped, "the days", "2 of 3"),
    ("posts lose their days", "posts", posts_without_days, "reads the days", "without their days"),
    ("one day for all", "posts", first_day_for_all, "reads the days", "only 1 of the days"),
    ("a name for an address", "privacy", name_as_address, "every field", "which is no address"),
    ("all of one year", "posts", with_one_year, "reads the days", "however old"),
]


@pytest.mark.parametrize(
    ("where", "reader", "rule", "says"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_caught_by_a_rule_that_names_the_page(
    where: str, reader: own.Reader, rule: str, says: str
) -> None:
    said = told(harbour(**{where: reader}))
    (caught,) = [sentences for name, sentences in said.items() if rule in name]
    assert any(sentence.startswith(f"{where}: ") and says in sentence for sentence in caught)


def test_a_right_adapter_raises_no_alarm() -> None:
    assert told(harbour()) == {}
    assert list(SavedPages(harbour(), FOLDER).broken()) == []


def test_the_author_sees_what_each_page_tells() -> None:
    def not_to_the_end(context: ReadContext) -> Readings:
        yield from own.counted(context, own.posts(context), more=True)

    said = list(SavedPages(harbour(posts=not_to_the_end), FOLDER).told())
    assert said[said.index("followers") :] == [
        "followers",
        "  friends.count: 3",
        "  friends.at_employer: 0",
        "  friends.students_of_employer: 0",
        "posts",
        "  posts.public_count: at least 3",
        "  posts.public_by_year: {2025: 2, 2024: 1}, or more",
        "  posts.to_reread: not read, incomplete_list (3 posts)",
    ]
    assert {"privacy", "  friends.audience: public", "  followers.approval: yes"} <= set(said)
    assert "  profile.links: The Gannet; ann.example" in said


@pytest.mark.readers_raise
def test_a_reader_that_raises_an_error_only_with_a_school_is_named(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def read(context: ReadContext) -> Readings:
        lines = own.shown(context.capture, "p.line")
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=len(lines)), "followers")
        if context.matcher.school is not None:
            raise TypeError

    (said,) = SavedPages(harbour(followers=read), FOLDER).broken()
    assert said.startswith("followers raises an error; the log says")
    assert "(TypeError, test_faults.py line" in caplog.text


# The same pages otherwise


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """Takes a page's name and what to write in the place of what."""

    def changed(page: str, *edits: tuple[str, str]) -> Path:
        folder = tmp_path / "pages"
        shutil.copytree(FOLDER, folder)
        file = folder / f"{page}.html"
        text = file.read_text(encoding="utf-8")
        for was, now in edits:
            assert was in text
            text = text.replace(was, now)
        file.write_text(text, encoding="utf-8")
        return folder

    return changed


ALIKE: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "approval is off": ("privacy", ((" checked", ""),)),
    "lists are hidden": ("privacy", (('name="hides_lists"', 'name="hides_lists" checked'),)),
    "posts are public": (
        "privacy",
        (('"followers" selected', '"followers"'), ('"public"', '"public" selected')),
    ),
    "nobody has a line": (
        "followers",
        (("Sails at weekends", ""), ("Baker", "")),
    ),
    "there is more": (
        "followers",
        (("3 followers", "46 followers"), ("</ul>", '</ul><a rel="next" href="?page=2">Next</a>')),
    ),
    "a pupil is among them": ("followers", (("Baker", "Pupil at Oakfield Primary School"),)),
    "a picture stands beside each line": (
        "followers",
        (('<p class="line">', '<p class="line"><img src="face.png" alt="">'),),
    ),
    "the way back": ("followers", (("</ul>", '</ul><a href="?page=1">Page up</a>'),)),
    "something else stands beside the list": (
        "followers",
        (("</h1>", "</h1><form><label>Find <input name='q'></label><button>Go</button></form>"),),
    ),
    "no fields": ("profile", (("<dt>Boat</dt><dd>The Gannet</dd>", ""),)),
}


@pytest.mark.parametrize(("where", "edits"), ALIKE.values(), ids=ALIKE)
def test_other_pages_of_a_right_adapter_raise_no_alarm_either(
    changed: Callable[..., Path], where: str, edits: tuple[tuple[str, str], ...]
) -> None:
    assert told(harbour(), changed(where, *edits)) == {}


@pytest.mark.parametrize(
    "more",
    [
        '<a rel="next" href="?page=2">›</a>',
        '<a href="?page=2">Next page</a>',
        '<a href="?page=2">2</a>',
        '<a href="?page=2"><img src="down.png" alt="Page down"></a>',
        "<button>Load more</button>",
    ],
)
def test_what_leads_to_more_means_that_it_is_not_all(
    changed: Callable[..., Path], more: str
) -> None:
    folder = changed("followers", ("</ul>", f"</ul>{more}"))
    said = told(harbour(followers=first_page_is_all), folder)["takes no first page for all"]
    assert any("leads to more" in sentence for sentence in said)


NEXT = '</ul><ul class="pager"><li{}><a href="@ann/followers?page=2">&gt;</a></li></ul>'
BASE = ("<head>", '<head><base href="https://harbour.example/">')


def test_an_address_by_the_base_of_its_page_leads_to_more(changed: Callable[..., Path]) -> None:
    folder = changed("followers", BASE, ("</ul>", NEXT.format("")))
    said = told(harbour(followers=first_page_is_all), folder)["takes no first page for all"]
    assert any("leads to more" in sentence for sentence in said)


def until_the_next(context: ReadContext) -> Readings:
    """The list is whole where the way on is marked as leading nowhere."""
    more = context.capture.tree.css_first("li:not(.disabled):not([aria-disabled]) > a[href]")
    yield from at_the_school(context, own.people(context), "followers", complete=more is None)


@pytest.mark.parametrize("state", [' class="next disabled"', ' aria-disabled="true"'])
def test_a_way_on_that_leads_nowhere_is_no_more(changed: Callable[..., Path], state: str) -> None:
    folder = changed("followers", BASE, ("</ul>", NEXT.format(state)))
    assert told(harbour(followers=until_the_next), folder) == {}
    said = told(harbour(followers=first_page_is_all), folder)["takes no first page for all"]
    assert any("also with “>” not disabled" in sentence for sentence in said)


def test_posts_that_go_on_are_not_all(changed: Callable[..., Path]) -> None:
    folder = changed("posts", ("</ol>", '</ol><a href="?max_id=9">Older posts</a>'))
    said = told(harbour(posts=first_posts_are_all), folder)["takes no first page for all"]
    assert len([sentence for sentence in said if "“Older posts” leads to more" in sentence]) == 3


def test_posts_that_do_not_show_are_not_none(changed: Callable[..., Path]) -> None:
    """A list is what stands alike, whatever its tags."""

    def read(context: ReadContext) -> Readings:
        number = len(own.shown(context.capture, "div.post"))
        yield context.observed(
            Fact.POSTS_PUBLIC_COUNT, Count(count=number, at_least=number > 0), "posts"
        )

    tags = {"<ol": "<div", "</ol": "</div", "<li>": '<div class="post">', "</li": "</div"}
    folder = changed("posts", *tags.items())
    said = told(harbour(posts=read), folder)["takes nothing absent for empty"]
    for how in ('without <div class="posts">', 'with <div class="posts"> empty'):
        assert f"posts: {how}, posts.public_count is told as none." in said


def test_a_setting_that_another_one_bounds_need_not_decide(changed: Callable[..., Path]) -> None:
    def read(context: ReadContext) -> Readings:
        hidden, word = own.box(context.capture, "hides_lists"), own.chosen(context.capture)
        yield from own.approval(context)
        yield from own.locked_lists(context, hidden)
        if hidden is True and word is not None:
            yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.ONLY_ME, word)
        elif hidden is False:
            yield from own.posting(context)

    folder = changed("privacy", ('name="hides_lists"', 'name="hides_lists" checked'))
    assert "reads the setting that the way by hand names" not in told(harbour(privacy=read), folder)


def test_a_text_in_a_field_bounds_a_setting_too(changed: Callable[..., Path]) -> None:
    """Whoever is named in the field is let in without a yes, whatever the box says."""

    def read(context: ReadContext) -> Readings:
        approves = own.box(context.capture, "approves")
        named = context.capture.tree.css_first('input[name="let_in"]')
        if named is not None and approves is not None:
            waits = approves and not named.attributes.get("value")
            yield context.observed(Fact.FOLLOWERS_APPROVAL, waits, "Approve followers")

    rule = "reads the setting that the way by hand names"
    folder = changed("privacy", ("<button>", '<input name="let_in" value="@bob"><button>'))
    assert rule not in told(harbour(privacy=read), folder)


def test_a_link_to_write_to_is_not_no_address(changed: Callable[..., Path]) -> None:
    def read(context: ReadContext) -> Readings:
        yield own.entries(context, Fact.CONTACT_EMAIL, ())

    def right(context: ReadContext) -> Readings:
        links = own.shown(context.capture, 'a[href^="mailto:"]')
        yield own.entries(context, Fact.CONTACT_EMAIL, [text_of(n) for n in links])

    link = '<p><a href="mailto:ann@mail.example">ann@mail.example</a></p>'
    folder = changed("profile", ("</section>", f"{link}</section>"))
    said = told(harbour(profile=read), folder)["reads every field"]
    assert [s for s in said if "told as none, and “ann@mail.example” is one" in s]
    assert "is one" not in str(told(harbour(profile=right), folder))


def test_more_are_declared_than_listed(changed: Callable[..., Path]) -> None:
    folder = changed("followers", ("3 followers", "46 followers"))
    said = told(harbour(followers=first_page_is_all), folder)["takes no first page for all"]
    assert any("of 3 listed, and the page says 46" in sentence for sentence in said)


JOBS = {"bob": "Mends nets", "cat": "", "dot": "Bakes bread"}


def test_people_may_say_something_at_two_places(changed: Callable[..., Path]) -> None:
    places = [
        (f'<li><a href="/@{n}"', f'<li><p class="job">{j}</p><a href="/@{n}"')
        for n, j in JOBS.items()
    ]
    said = told(harbour(), changed("followers", *places))["counts nobody whose line was not read"]
    assert said == ['followers: nothing reads what the people listed say in <p class="job">.']


# Settings that name nobody


def test_a_page_that_names_nobody_is_no_page_of_somebody_else() -> None:
    """The settings are open for whoever is signed in; nothing on them could tell another."""
    page = (FOLDER / "privacy.html").read_text(encoding="utf-8")
    assert 'class="me"' not in page
    assert not [s for s in SavedPages(harbour(), FOLDER).broken() if "somebody" in s]


def for_strangers(site: OpenSite, page_id: str) -> OpenSite:
    """The same network, where one page is what strangers see, and checks no owner."""
    own_page = next(page for page in site.pages if page.id == page_id)
    page = replace(own_page, viewpoints=(Viewpoint.STRANGER,), belongs_to_owner=False)
    return replace(site, pages=tuple(page if p is own_page else p for p in site.pages))


def test_a_strangers_page_of_a_person_says_whose_it_is(changed: Callable[..., Path]) -> None:
    folder = changed("profile", (' data-of="ann"', ""), ('<a class="me" href="/@ann">Me</a>', ""))
    (folder / "profile.html").rename(folder / "stranger.profile.html")
    (said,) = SavedPages(for_strangers(harbour(), "profile"), folder).broken()
    assert said == "profile observes profile.bio, profile.links on somebody else's page."


def test_an_address_does_not_say_whose_page_it_is(changed: Callable[..., Path]) -> None:
    def by_address(capture: Capture) -> Identity:
        named = re.search(r"/@(\w+)", capture.url)
        told = own.identity(capture)
        return replace(told, owner=named[1]) if named else told

    signs_in = '<a class="sign-in" href="/sign-in">Sign in</a>'
    folder = changed("profile", ('<a class="me" href="/@ann">Me</a>', signs_in))
    (folder / "profile.html").rename(folder / "stranger.profile.html")
    site = for_strangers(harbour(), "profile")
    assert list(SavedPages(site, folder).broken()) == []
    (said,) = SavedPages(replace(site, identity=by_address), folder).broken()
    assert said.endswith("on a page at this address that is another's.")


def test_another_ones_page_opened_while_signed_in_is_no_own_page() -> None:
    def whoever_looks(capture: Capture) -> Identity:
        told = own.identity(capture)
        return replace(told, owner=told.signed_in or told.owner)

    said = list(SavedPages(replace(harbour(), identity=whoever_looks), FOLDER).broken())
    assert said[0] == (
        "profile observes profile.bio, profile.links on another's page, opened while signed in."
    )


def test_a_strangers_page_of_the_whole_network_is_nobodys(changed: Callable[..., Path]) -> None:
    folder = changed("privacy", (' class="settings"', ""))
    (folder / "privacy.html").rename(folder / "stranger.privacy.html")
    assert list(SavedPages(for_strangers(harbour(), "privacy"), folder).broken()) == []


# What no page of Harbour has


def test_a_list_that_loads_more_is_not_told_as_all_before_its_end() -> None:
    def loading(site: OpenSite) -> OpenSite:
        loads = ListReads("more", lambda _: None, lambda _: None)
        pages = (replace(p, list_reads=loads if p.id == "followers" else None) for p in site.pages)
        return replace(site, pages=tuple(pages))

    says = "is told as all, of a list not seen to its end."
    said = told(loading(harbour(followers=first_page_is_all)))["takes no first page for all"]
    assert any(sentence.endswith(says) for sentence in said)

    def to_its_end(context: ReadContext) -> Readings:
        whole = context.capture.list_end is not ListEnd.STOPPED
        yield from at_the_school(context, own.people(context), "followers", complete=whole)

    kept = told(loading(harbour(followers=to_its_end)))
    assert not [s for s in kept.get("takes no first page for all", ()) if s.endswith(says)]


def test_data_that_says_that_there_is_more_is_more(changed: Callable[..., Path]) -> None:
    data = '<script type="application/json">{"page": {"has_next": %s}}</script>'
    folder = changed("followers", ("</ul>", "</ul>" + data % "true"))
    said = told(harbour(followers=first_page_is_all), folder)["takes no first page for all"]
    assert any("the data's “has_next” leads to more" in sentence for sentence in said)


@pytest.mark.parametrize(
    "link",
    [
        "<button disabled>Next</button>",
        '<a href="?page=2" hidden>Next</a>',
        '<a href="http://[">2</a>',
        '<script type="application/json">{"page": {"has_next": false}}</script>',
    ],
)
def test_what_leads_nowhere_is_not_more(changed: Callable[..., Path], link: str) -> None:
    folder = changed("followers", ("</ul>", f"</ul>{link}"))
    said = told(harbour(followers=first_page_is_all), folder)
    assert "leads to more" not in str(said)


def test_a_home_page_that_tells_nobody_is_said_to() -> None:
    site = replace(harbour(), identity=lambda _: Identity(signed_in=None, owner=None))
    (said,) = SavedPages(site, FOLDER).broken()
    assert said.startswith("the home page does not tell whose account it is")


def test_a_text_is_put_into_each_frame_in_its_turn() -> None:
    frames = tuple(Frame(f"https://harbour.example/{at}", f"<p>inner {at}</p>") for at in "ab")
    page = Capture("https://harbour.example/", "<p>outer</p>", THEN, frames=frames)
    put = [spot.put("Oakfield", Put.INSTEAD) for spot in spots_of_page(page) if spot.original]
    shown = [
        [text_of(page.tree.body), *(text_of(frame.tree.body) for frame in page.frames)]
        for page in put
    ]
    assert shown == [
        ["Oakfield", "inner a", "inner b"],
        ["outer", "Oakfield", "inner b"],
        ["outer", "inner a", "Oakfield"],
    ]


def test_a_guard_that_lets_all_through_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    facebook = open_site("facebook")
    assert [text for rule in guarding.GUARDING.values() for text in rule(facebook)] == []
    monkeypatch.setattr(guarding, "decide", lambda *_: Decision(None))
    said = [text for rule in guarding.GUARDING.values() for text in rule(facebook)]
    for says in (
        "PUT https://www.facebook.com/",
        "would be let through without a name.",
        "/api/graphql/ lets any name through, not only the reads.",
        "elsewhere.example would be asked.",
        "http://www.facebook.com/ would be asked without encryption.",
    ):
        assert any(says in text for text in said), says


THEN = datetime(2026, 11, 23, tzinfo=UTC)
