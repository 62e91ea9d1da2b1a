"""The screens of the way in a real browser: for everybody, by mouse, by keyboard, and counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    expect,
)

from profilecheck.page.desk import Desk
from profilecheck.page.places import Internet
from profilecheck.page.way import How, Step
from profilecheck.school import School
from profilecheck.store.consents import kept_consents
from profilecheck.store.school import keep_school, kept_school
from tests.accessibility import assert_accessible_in_every_look
from tests.page.conftest import serving
from tests.page.desks import desk_in
from tests.page.looked import wait_until
from tests.page.test_signing import Window

NewContext = Callable[..., BrowserContext]

_LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective}: ${event.blockedURI}`);
});
"""
_DESK = ViewportSize(width=1100, height=900)
_PHONE = 390


@contextmanager
def _served(desk: Desk) -> Iterator[str]:
    """Serve the page, and lend the address that lets one browser in."""
    with serving(desk) as page:
        yield page.address()


class Person:
    """Someone at the page, whose clicks are counted; what the browser complains of is kept."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.clicks = 0
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)
        self.page.add_init_script(_LISTEN)
        self.page.goto(address)

    def _heard(self, said: ConsoleMessage) -> None:
        # That a form was answered by 422, and that there is no sign-in screen here, is as it is.
        if said.type == "error" and "status of 4" not in said.text:
            self.complaints.append(said.text)

    def click(self, on: Locator) -> None:
        on.click()
        self.clicks += 1

    def press(self, name: str) -> None:
        """Press a button that leads to a screen, and wait for that."""
        with self.page.expect_navigation():
            self.click(self.page.get_by_role("button", name=name, exact=True))

    def at(self) -> str:
        return self.page.url.rpartition("/")[2]

    def focused(self) -> str:
        """The heading, or the id of the field, where the person is."""
        found: str = self.page.evaluate(
            "(e => e.id || e.textContent.trim())(document.activeElement)"
        )
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with _served(desk) as at:
        yield at


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def _walk(person: Person, seen: Callable[[str], None]) -> None:
    """Go through every screen of the way, wrongly first; `seen` is told of each."""
    page = person.page
    seen("networks")
    person.press("Continue")
    seen("networks, none ticked")
    for name in ("Facebook", "WhatsApp", "Mastodon"):
        page.get_by_role("group", name="I use").get_by_role("checkbox", name=name).check()
    page.locator("summary").click()
    page.locator("#use-mastodon-server").fill("not a server")
    person.press("Continue")
    seen("networks, a wrong server")
    page.locator("#use-mastodon-server").fill("social.example")
    person.press("Continue")
    seen("school")
    page.locator("#phones").fill("12")
    person.press("Continue")
    seen("school, wrong")
    page.locator("#phones").fill("")
    page.locator("#names").fill("Oakfield Primary School")
    person.press("Continue")
    page.get_by_role("radio", name="Friends").first.check()
    seen("expect")
    person.press("Skip this")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    seen("before")
    _box(page, "Yes, it may open Facebook").check()
    page.get_by_role("radio", name="I'll look myself").last.check()
    person.press("Continue")
    for screen in ("before", "remind", "delete"):
        page.goto(f"{page.url.rpartition('/')[0]}/{screen}")
        seen(f"{screen}, later")
    page.get_by_role("checkbox").check()
    person.press("Delete everything")
    seen("deleted")


def test_every_screen_is_there_for_everybody(new_context: NewContext, address: str) -> None:
    person = Person(new_context(viewport=_DESK), address)
    screens: list[str] = []

    def seen(name: str) -> None:
        screens.append(name)
        assert_accessible_in_every_look(person.page, narrow=_PHONE, where=name)
        assert person.page.locator("h1").count() == 1, name

    _walk(person, seen)
    assert len(screens) == 11
    assert person.complaints == []


def _to_sign_in(person: Person) -> None:
    """Go from the networks, which are chosen, to the sign-in, with a yes to three of them."""
    person.press("Continue")
    person.press("Continue")
    person.press("Skip this")
    for name in ("Facebook", "LinkedIn", "X (Twitter)"):
        person.click(_box(person.page, f"Yes, it may open {name}"))
    person.press("Continue")
    assert person.at() == "sign-in"


def test_back_to_a_form_that_was_not_taken_leads_to_its_screen_and_sends_nothing(
    context: BrowserContext, address: str
) -> None:
    person = Person(context, address)
    sent: list[str] = []
    person.page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    person.press("Continue")
    person.page.reload()
    person.page.get_by_role("checkbox", name="Facebook").first.check()
    person.press("Continue")
    person.page.go_back()
    assert person.at() == "networks"
    expect(person.page.locator("h1")).to_have_text("Where do you have an account?")
    assert len(sent) == 2


def test_three_networks_of_a_made_up_person_take_seven_clicks(
    tmp_path: Path, context: BrowserContext
) -> None:
    desk = desk_in(tmp_path, made_up="mixed")
    with _served(desk) as address:
        person = Person(context, address)
        _to_sign_in(person)
    assert person.clicks == 7
    assert desk.way().how == dict.fromkeys(("facebook", "linkedin", "x"), How.OPENED)
    assert desk.way().left_out == ("myspace", "youtube")


def test_three_networks_of_ones_own_take_ten_clicks(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    keep_school(desk.store, School(names=("Elm Park School",)))
    person = Person(context, address)
    for name in ("facebook", "linkedin", "x"):
        person.click(person.page.locator(f"#use-{name}"))
    _to_sign_in(person)
    assert person.clicks == 10


def test_three_networks_of_ones_own_take_twelve_clicks_until_it_looks(
    desk: Desk, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, looks = Internet(), list[str]()
    monkeypatch.setattr(place, "session", Window().session)
    monkeypatch.setattr("profilecheck.page.places.place_of", lambda made_up: place)
    monkeypatch.setattr("profilecheck.page.looking.Looking.begin", lambda _: looks.append("begun"))
    with desk, _served(desk) as address:
        person = Person(context, address)
        for name in ("facebook", "linkedin", "x"):
            person.click(person.page.locator(f"#use-{name}"))
        person.press("Continue")
        person.page.locator("#names").fill("Elm Park School")
        person.press("Continue, and skip the guesses")
        for name in ("Facebook", "LinkedIn", "X (Twitter)"):
            person.click(_box(person.page, f"Yes, it may open {name}"))
        person.press("Continue, and sign in to each in turn")
        for name in ("Facebook", "X (Twitter)", "LinkedIn"):
            done = person.page.get_by_role("button", name=f"I have signed in to {name}", exact=True)
            done.wait_for(timeout=0)
            wait_until(desk, lambda: desk.sign_ins._confirmed is not None)
            person.click(done)
        person.page.wait_for_url("**/looking", timeout=0)
    assert looks == ["begun"]
    assert person.clicks == 12


def _tab_to(person: Person, field: str) -> None:
    for _ in range(60):
        person.page.keyboard.press("Tab")
        if person.focused() == field:
            return
    pytest.fail(f"the Tab key never came to {field}")


def test_the_keyboard_alone_goes_through_the_four_screens(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    person = Person(context, address)
    keyboard = person.page.keyboard
    assert person.focused() == "Where do you have an account?"
    _tab_to(person, "use-facebook")
    keyboard.press("Space")
    _tab_to(person, "use-mastodon")
    keyboard.press("Space")
    keyboard.press("Tab")
    assert person.focused() == "use-mastodon-server"
    keyboard.type("social.example")
    keyboard.press("Enter")

    person.page.wait_for_url("**/school", wait_until="load")
    assert person.focused() == "Which school do you work for?"
    keyboard.press("Tab")
    assert person.focused() == "names"
    keyboard.type("Oakfield Primary School")
    keyboard.press("Enter")

    person.page.wait_for_url("**/expect", wait_until="load")
    assert person.focused() == "Who do you think can see these?"
    keyboard.press("Tab")
    keyboard.press("ArrowRight")
    keyboard.press("Enter")

    person.page.wait_for_url("**/before", wait_until="load")
    assert person.focused() == "Before we open anything"
    for network in ("Facebook", "Mastodon (social.example)"):
        box = _box(person.page, f"Yes, it may open {network}")
        for _ in range(30):
            keyboard.press("Tab")
            if box.evaluate("e => e === document.activeElement"):
                break
        keyboard.press("Space")
    keyboard.press("Enter")
    person.page.wait_for_url("**/sign-in", wait_until="load")

    way = desk.way()
    assert way.step is Step.SIGN_IN
    assert way.expected == {"posts": "friends"}
    assert [c.network for c in kept_consents(desk.store).given] == [
        "facebook",
        "mastodon@social.example",
    ]
    assert kept_school(desk.store) == School(names=("Oakfield Primary School",))


def test_the_focus_goes_to_what_is_wrong(context: BrowserContext, address: str) -> None:
    person = Person(context, address)
    person.press("Continue")
    assert person.focused().startswith("Tick one network")
    person.page.locator("#use-mastodon").check()
    person.press("Continue")
    assert person.focused() == "use-mastodon-server"
    person.page.locator("#use-mastodon-server").fill("social.example")
    person.press("Continue")
    person.press("Continue")
    assert person.focused() == "names"


def test_a_skip_link_leads_past_the_head(context: BrowserContext, address: str) -> None:
    person = Person(context, address)
    skip = person.page.get_by_role("link", name="Skip to what is asked")
    skip.focus()
    assert skip.evaluate("e => e.getBoundingClientRect().left >= 0")
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("Tab")
    assert person.focused() == "use-facebook"


def test_the_browsers_back_and_reload_send_nothing_twice(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    person = Person(context, address)
    person.page.locator("#use-x").check()
    person.press("Continue")
    person.press("Leave this out")
    posts: list[str] = []
    person.page.on("request", lambda r: posts.append(r.url) if r.method == "POST" else None)
    person.page.go_back()
    assert person.at() == "school"
    person.page.reload()
    person.page.go_back()
    assert person.at() == "networks"
    assert person.page.locator("#use-x").is_checked()
    assert posts == []
    assert desk.way().step is Step.EXPECT


def test_it_works_without_script(desk: Desk, new_context: NewContext, address: str) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    server = page.locator("#use-mastodon-server")
    assert not server.is_visible(), "it is asked only where the network is ticked"
    page.locator("#use-mastodon").check()
    server.fill("social.example")
    for name in ("Continue", "Leave this out", "Skip this"):
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).click()
    left_out = page.get_by_text("is left out")
    assert left_out.is_visible()
    _box(page, "Yes, it may open Mastodon").check()
    assert not left_out.is_visible()
    page.get_by_role("radio", name="Pages I save").check()
    assert not _box(page, "Yes, it may open Mastodon").is_visible(), "no yes is needed for that"
    with page.expect_navigation():
        page.get_by_role("button", name="Continue", exact=True).click()
    assert desk.way().how == {"mastodon@social.example": How.PAGES}
    assert kept_consents(desk.store).given == ()


def test_the_file_for_the_calendar_is_a_download(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.goto(urljoin(page.url, "remind"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Get the file").click()
    assert download.value.suggested_filename == "check-my-profiles.ics"
