"""The screens of signing in, looking and files, as the person has them in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from profilecheck.page.desk import Desk
from profilecheck.page.looked import Stage, Turn
from profilecheck.page.screens.signing import parts
from profilecheck.page.way import How
from profilecheck.questions.networks import Use
from profilecheck.replica import Fault, FaultKind
from profilecheck.store.handed import handed_over
from profilecheck.vocabulary import UnreadReason
from tests.accessibility import assert_accessible_in_every_look
from tests.networks import open_site
from tests.page.looked import begin_anew, desk_of, in_one_browser, replica_of, served, told

MYSPACE = open_site("myspace")
NewContext = Callable[..., BrowserContext]

_DROP = """([root, name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.querySelector(root).dispatchEvent(
    new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
  );
}"""

_BY_HAND = """window.lines = [];
window.EventSource = class extends EventTarget {
  constructor(url) { super(); this.url = String(url); lines.push(this); }
  close() {}
};"""
"""What a screen follows, told by the test."""
_TELL = """now => lines.find(({url}) => url.endsWith("/sign-in/events"))
  .dispatchEvent(new MessageEvent("now", { data: JSON.stringify(now) }))"""


@pytest.fixture(scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_of(tmp_path_factory.mktemp("looking") / "home")
    with opened, in_one_browser(opened):
        yield opened


@pytest.fixture(scope="module")
def origin(_desk: Desk) -> Iterator[str]:
    with served(_desk) as address:
        yield address


@pytest.fixture
def desk(_desk: Desk) -> Desk:
    begin_anew(_desk, myspace=How.OPENED, linkedin=How.EXPORT, x=How.PAGES)
    return _desk


def _no_answer(desk: Desk) -> None:
    replica_of(desk).set_faults({"myspace.com/[a-z]+/bio": Fault(FaultKind.NO_ANSWER)})


def test_from_the_sign_in_to_the_end_without_a_reload(desk: Desk, origin: str, page: Page) -> None:
    page.goto(f"{origin}/sign-in")
    page.get_by_role("button", name="Sign in to MySpace", exact=True).click()
    page.get_by_text("MySpace is ready.").wait_for(timeout=0)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/checklist", timeout=0)
    assert desk.looking.now.stage is Stage.FINISHED
    assert told(desk).finished


def test_two_tabs_show_one_look(desk: Desk, origin: str, page: Page) -> None:
    _no_answer(desk)
    page.goto(f"{origin}/sign-in")
    page.get_by_role("button", name="Sign in to MySpace", exact=True).click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/looking", timeout=0)
    other = page.context.new_page()
    other.goto(f"{origin}/looking")
    for tab in (page, other):
        tab.get_by_text("Your profile › Bio").wait_for(timeout=0)
    other.get_by_role("button", name="Stop, and keep what was read").click()
    page.get_by_role("button", name="Go on from there").wait_for(timeout=0)


def test_whose_turn_it_is_shows_by_itself(desk: Desk, origin: str, page: Page) -> None:
    wall = Fault(FaultKind.SIGN_IN_WALL)
    replica_of(desk).set_faults({"myspace.com/(settings|home)": wall})
    page.goto(f"{origin}/sign-in")
    page.get_by_role("button", name="Sign in to MySpace", exact=True).click()
    page.get_by_role("button", name="Continue").click()
    turn = page.get_by_role("status").filter(has_text="Your turn")
    turn.get_by_text("MySpace wants you to sign in again.").wait_for(timeout=0)
    turn.get_by_role("button", name="I can't sign in to MySpace").click()
    page.wait_for_url("**/checklist", timeout=0)


def test_what_is_there_already_is_not_put_under_a_hand_that_presses_it(
    desk: Desk, origin: str, page: Page
) -> None:
    page.add_init_script(_BY_HAND)
    page.goto(f"{origin}/sign-in")
    page.wait_for_function("lines.some(({url}) => url.endsWith('/sign-in/events'))", timeout=0)
    press = page.get_by_role("button", name="Sign in to MySpace", exact=True)
    pressed = press.element_handle()
    page.evaluate(_TELL, {"parts": parts(desk), "onTo": ""})
    assert pressed.evaluate("button => button.isConnected")
    page.evaluate(_TELL, {"parts": {"sign-ins": "Nothing."}, "onTo": ""})
    assert not pressed.evaluate("button => button.isConnected")


def test_without_script_each_step_works(desk: Desk, origin: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{origin}/sign-in")
    page.get_by_role("button", name="Sign in to MySpace", exact=True).click()
    while not page.get_by_text("MySpace is ready.").is_visible():
        page.get_by_role("link", name="show how it stands now").click()
    _no_answer(desk)
    page.get_by_role("button", name="Continue").click()
    while not page.get_by_role("progressbar", name="MySpace").is_visible():
        page.get_by_role("link", name="Look again at this page").click()
    page.get_by_role("button", name="Stop, and keep what was read").click()
    page.goto(f"{origin}/looking")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_file_is_chosen_or_dropped(desk: Desk, origin: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{origin}/files/linkedin")
    chosen = tmp_path / "Basic export.zip"
    chosen.write_bytes(b"x")
    page.get_by_label("Choose the file that came").set_input_files(chosen)
    page.get_by_role("button", name="Hand over").click()
    page.get_by_text("Basic export.zip").wait_for(timeout=0)
    page.wait_for_load_state()  # what is dropped before the script runs, nobody takes
    page.evaluate(_DROP, ["[data-drop]", "dropped.zip", "y"])
    page.get_by_text("dropped.zip").wait_for(timeout=0)
    names = {path.name for path in handed_over(desk.store, "linkedin")}
    assert names == {"Basic export.zip", "dropped.zip"}


def test_a_whole_folder_keeps_its_parts(
    desk: Desk, origin: str, page: Page, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    (folder / "me_files").mkdir(parents=True)
    (folder / "me.html").write_text("x")
    (folder / "me_files" / "frame.html").write_text("y")
    page.goto(f"{origin}/files/x")
    page.get_by_label("Or the whole folder").set_input_files(folder)
    page.get_by_role("button", name="Hand over").click()
    page.get_by_role("heading", name="Handed over").wait_for(timeout=0)
    (kept,) = handed_over(desk.store, "x")
    assert kept.name == "pages"
    assert {p.relative_to(kept).as_posix() for p in kept.rglob("*.html")} == {
        "me.html",
        "me_files/frame.html",
    }


def test_axe_finds_nothing(desk: Desk, origin: str, page: Page) -> None:
    def fits() -> None:
        assert_accessible_in_every_look(page, narrow=390)

    wall = Fault(FaultKind.SIGN_IN_WALL)
    replica_of(desk).set_faults({"myspace.com/(settings|home)": wall})
    for path in ("/sign-in", "/account/myspace", "/files/linkedin", "/files/x", "/looking"):
        page.goto(origin + path)
        fits()
    page.goto(f"{origin}/sign-in")
    page.get_by_role("button", name="I can't sign in to MySpace").click()
    page.get_by_role("button", name="Pages I save of MySpace").wait_for(timeout=0)
    fits()
    page.get_by_role("button", name="Sign in to MySpace", exact=True).click()
    page.get_by_text("MySpace is ready.").wait_for(timeout=0)
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("Your turn").wait_for(timeout=0)
    fits()
    page.get_by_role("button", name="Stop, and keep what was read").click()
    page.goto(f"{origin}/looking")
    fits()
    going = desk.looking._going
    switched = Turn(MYSPACE, UnreadReason.SWITCHED, "https://myspace.com/band")
    going.begin(replace(going.now, stage=Stage.LOOKING, turn=switched))
    page.goto(f"{origin}/looking")
    page.get_by_role("button", name="Check this one: it is mine on MySpace").wait_for(timeout=0)
    fits()
    with page.expect_navigation():  # the page goes on by itself: it must not meet the next address
        going.end("")
    way = desk.way()
    desk.change(
        networks={**way.networks, "instagram": Use.YES}, how={**way.how, "instagram": How.PAGES}
    )
    page.goto(f"{origin}/files/instagram")
    page.get_by_label("Your own name there").fill("amy.otter")
    fits()
    page.get_by_role("button", name="Yes, this is me").click()
    page.get_by_label("Choose the pages you saved").wait_for(timeout=0)
    fits()
