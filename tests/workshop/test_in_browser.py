"""The workshop in a real browser: the story by a presenter's two keys, and what is left.

One step of each kind is played, and axe looks at one screen of it; with `--whole-laws` the whole
story, and each look that a step has.
"""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, Request, ViewportSize, expect

from profilecheck.judge.sighted import sighted
from profilecheck.replica.facebook.app import FacebookReplica
from profilecheck.replica.myspace.app import MySpaceReplica
from profilecheck.replica.myspace.profile import Privacy
from profilecheck.replica.myspace.state import Account
from profilecheck.school import SchoolMatcher
from profilecheck.store.school import made_up_school
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.eyes import things_seen
from profilecheck.workshop.screens import screen_of
from profilecheck.workshop.stage import Seeing, Stage
from profilecheck.workshop.story import Step, Story, load_story
from tests import unhurried
from tests.accessibility import assert_accessible, assert_accessible_in_every_look
from tests.unit.test_room import summaries
from tests.workshop.conftest import on_stage

NewContext = Callable[..., BrowserContext]

SAYS = Step(title="Says", minutes=1, say=("A line.",))
SHORT = Story(kind="story", schema_version=1, title="Short", steps=(SAYS,))
_PROJECTOR = ViewportSize(width=1024, height=768)
_SMALLEST, _CONTRAST = 28.0, 7.0

_LEGIBLE = """
() => {
  const bright = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("noscript")) continue;
    const style = getComputedStyle(element);
    const [a, b] = [bright(style.color), bright(behind(element))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    found.push([walker.currentNode.data.trim(), parseFloat(style.fontSize), contrast]);
  }
  for (const img of document.images) {
    // The text of a page in a picture is as large as it is there, times how much that is enlarged.
    found.push([img.alt, 16 * img.clientWidth / (img.naturalWidth / 2), 21]);
  }
  return found;
}
"""


class Room:
    """The projector, which the presenter's keys move, and all that its browser asks for."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._another = ""
        context.on("request", self._note)
        self.trainer = context.new_page()
        self.trainer.goto(address)
        self.page = context.new_page()
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{self.trainer.url.rstrip('/')}/projector")

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def press(self, key: str) -> None:
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.keyboard.press(key)

    def wait_for(self, stage: Stage) -> None:
        """Wait until the projector has followed, and nothing is made ready any more."""
        place = f'main[data-step="{stage.at + 1}"][data-beat="{stage.beat}"]'
        expect(self.page.locator(place)).to_be_visible()
        expect(self.page.locator(".wait")).to_have_count(0)

    def assert_trainer_follows(self, stage: Stage, where: str) -> None:
        """Let axe find nothing in the trainer's window, once it shows where the projector is."""
        expect(self.trainer.locator("h1")).to_have_text(stage.step.title)
        expect(self.trainer.get_by_text(f"· part {stage.beat + 1} of")).to_be_visible()
        expect(self.trainer.get_by_role("combobox", name="Step")).to_have_value(str(stage.at + 1))
        where = f"{where}, trainer"
        assert_accessible_in_every_look(self.trainer, narrow=390, where=where, within=self._another)
        self._another = "#now"  # the controls beside it stay as they are


def one_step_of_each_kind() -> Story:
    """The story with the first step of each kind, in its order."""
    story = load_story()
    first = {screen_of(step).field: step for step in reversed(story.steps)}
    kept = tuple(step for step in story.steps if step is first[screen_of(step).field])
    return story.model_copy(update={"steps": kept})


@pytest.fixture
def room(
    new_context: NewContext, home: Path, pytestconfig: pytest.Config
) -> Iterator[tuple[Stage, Room]]:
    whole = pytestconfig.getoption("--whole-laws")
    with on_stage(load_story() if whole else one_step_of_each_kind()) as (stage, address):
        context = new_context(viewport=_PROJECTOR)
        yield stage, Room(context, address)
        context.close()


def test_what_was_not_done_can_be_left_by_back_and_forward(room: tuple[Stage, Room]) -> None:
    _, at = room
    trainer = at.trainer
    trainer.get_by_label("Hands").fill("3")
    trainer.get_by_label("of", exact=True).fill("2")
    trainer.get_by_role("button", name="Keep").click()
    expect(trainer.locator("h1")).to_have_text("This was not done")
    trainer.go_back()
    # The form's own address leads on, so that Playwright may take the way there for cut off.
    with trainer.expect_response(lambda answer: answer.status == HTTPStatus.SEE_OTHER) as led_on:
        # Once this is answered: the page that is asked goes with the step forward.
        trainer.evaluate("() => { setTimeout(() => history.forward()); }")
    assert led_on.value.request.method == "GET"
    expect(trainer.get_by_role("button", name="Next")).to_be_visible()


def assert_legible(page: Page, where: str) -> None:
    """Let the last row read it, in light and in dark."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(_LEGIBLE)
        assert found, where
        small = [(text, size) for text, size, _ in found if size < _SMALLEST]
        faint = [(text, contrast) for text, _, contrast in found if contrast < _CONTRAST]
        assert (small, faint) == ([], []), f"{where}, {scheme}"


def assert_within(page: Page, where: str) -> None:
    """Let nothing lie beyond the window's edge, whatever the shape of the projector's."""
    for width, height in ((1920, 1080), (1280, 720), (800, 600), (1024, 768)):
        page.set_viewport_size(ViewportSize(width=width, height=height))
        edge = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert edge == [width, height], where


def friends_list_of_amy(stage: Stage) -> Audience:
    networks = stage.house.replica.networks.values()
    facebook = next(running for running in networks if isinstance(running, FacebookReplica))
    return facebook.state.accounts["exposed"].profile.settings.friends_list.audience


def assert_named(page: Page, stage: Stage) -> None:
    """Let the projector name what the snapshot says those eyes see, and count the school."""
    look = stage.step.look
    assert look is not None
    seeing = stage.seeing(look)
    assert isinstance(seeing, Seeing)
    matcher = SchoolMatcher(made_up_school())
    seen = [s for s in sighted(seeing.account, look.eyes, matcher) if not s.elsewhere]
    named = [s for s in seen if s.fact is not Fact.PROFILE_NAME or s.names_school]
    lines = page.locator(".things li").all_inner_texts()
    wanted = things_seen(named, seeing.account)
    shown = [line for line in lines if not line.startswith("and ")]
    assert set(shown) <= set(wanted)
    left = len(wanted) - len(shown)
    assert lines[len(shown) :] == ([f"and {left} more"] if left else [])
    of_school = sum(s.names_school for s in named)
    expect(page.locator(".school")).to_have_text(re.compile(f"The school, {of_school} time"))
    assert seeing.photo.marked
    assert seeing.photo.marked <= {s.text for s in named} | {"46 friends"}


def kind_of(stage: Stage) -> str:
    """Which of the looks a step can have it has now: those of one kind differ in words alone."""
    step, beat = stage.step, stage.beat
    last = beat + 1 == screen_of(step).beats(stage, step)
    if step.search and beat > 0 and not last:
        return "guess" if beat % 2 else "reveal"
    if step.say or step.search or step.room:
        return "asks" if not beat else "last" if last else "between"
    return str(beat if step.switch else min(beat, 1))


def hand_over(trainer: Page, stage: Stage) -> None:
    """Hand the room's summaries over in the trainer's window: first too few of them."""
    files = [
        FilePayload(name=f"room-{n}.json", mimeType="application/json", buffer=made.canonical())
        for n, made in enumerate(summaries(4, 5, 1, 1))
    ]
    trainer.get_by_label("Files").set_input_files(files[:4])
    trainer.get_by_role("button", name="Add up").click()
    expect(trainer.get_by_text("There are only 4 summaries; 5 are the least.")).to_be_visible()
    trainer.get_by_role("link", name="Back to the workshop").click()
    trainer.get_by_label("Files").set_input_files(files)
    trainer.get_by_role("button", name="Add up").click()
    expect(trainer.get_by_role("heading", level=1)).to_have_text(stage.step.title)
    assert stage.room is not None


def test_the_story_is_played_by_two_keys_alone(
    room: tuple[Stage, Room], home: Path, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    stage, projector = room
    page = projector.page
    kinds: set[tuple[str, str]] = set()
    hand_over(projector.trainer, stage)
    titles: list[str] = []
    at = None
    while at != (stage.at, stage.beat):
        at = stage.at, stage.beat
        projector.wait_for(stage)
        step, field = stage.step, screen_of(stage.step).field
        where = f"{step.title}, {stage.beat}"
        titles.append(page.get_by_role("heading", level=1).inner_text())
        assert_within(page, where)
        assert_legible(page, where)
        kind = field, kind_of(stage)
        if kind not in kinds and (whole or all(field != seen for seen, _ in kinds)):
            # What dark could change is held to more than axe does, by `assert_legible`.
            assert_accessible(page, where=where)
            projector.assert_trainer_follows(stage, where)
        kinds.add(kind)
        if kind == ("look", "1"):
            assert_named(page, stage)
        if kind == ("switch", "3"):
            expect(page.locator(".row")).to_contain_text("Put right")
            expect(page.locator(".both img")).to_have_count(2)
        projector.press("PageDown")
    assert list(dict.fromkeys(titles)) == [step.title for step in stage.story.steps]
    assert {field: sum(f == field for f, _ in kinds) for field in {f for f, _ in kinds}} == {
        "say": 3,
        "look": 2,
        "switch": 4,
        "search": 4,
        "card": 2,
        "room": 3,
    }
    assert friends_list_of_amy(stage) is Audience.ONLY_ME

    while (stage.at, stage.beat) != (0, 0):
        projector.press("PageUp")
    projector.wait_for(stage)

    projector.trainer.get_by_role("button", name="Begin anew").click()
    projector.wait_for(stage)
    assert friends_list_of_amy(stage) is Audience.PUBLIC

    origin = page.url.partition("/projector")[0]
    assert projector.asked
    assert [url for url in projector.asked if not url.startswith(origin)] == []
    assert projector.complaints == []

    ended = projector.trainer.get_by_text("The workshop has ended")
    expect(ended).to_be_hidden()
    stage.life.end("It is over.")
    expect(ended).to_be_visible()


def test_two_workshops_in_a_row_leave_nothing_and_know_nothing_of_each_other(
    new_context: NewContext, home: Path
) -> None:
    """Without script, by the trainer's buttons, off the story, with the setting left to them."""
    with on_stage(SHORT) as (stage, address):
        context = new_context(java_script_enabled=False)
        trainer = context.new_page()
        trainer.goto(address)
        trainer.get_by_label("What changes").select_option("exposed myspace-privacy")
        trainer.get_by_label("Whose eyes").last.select_option("signed_in")
        trainer.get_by_role("button", name="Show").nth(1).click()
        trainer.get_by_role("button", name="Open the settings in a window").click()
        reload_until(trainer, stage)
        expect(trainer.get_by_text("The settings are open in a window.")).to_be_visible()
        myspace_of_amy(stage).save_settings({"privacy": "restricted"})
        for _ in range(3):
            trainer.get_by_role("button", name="Next").click()
        projector = context.new_page()
        projector.goto(f"{trainer.url.rstrip('/')}/projector")
        # Without script this one asks anew by itself; to reload it meanwhile would come between.
        expect(projector.locator(".wait")).to_have_count(0)
        expect(projector.locator(".row")).to_contain_text("Put right")
        before, after = projector.locator(".both img").all()
        assert before.get_attribute("src") != after.get_attribute("src")
        trainer.reload()
        expect(trainer.get_by_text("It was left to you, in the window.")).to_be_visible()
        assert not stage.house.window_is_open
        address_of_picture = str(before.get_attribute("src")).rpartition("/pictures/")[2]
        context.close()
    assert not stage.busy
    assert [path for path in home.rglob("*") if path.is_file()] == []
    with on_stage(SHORT) as (next_one, _):
        assert next_one.pictures.get(address_of_picture) is None
        assert myspace_of_amy(next_one).profile.settings.privacy is Privacy.PUBLIC
    assert [path for path in home.rglob("*") if path.is_file()] == []


def myspace_of_amy(stage: Stage) -> Account:
    networks = stage.house.replica.networks.values()
    myspace = next(running for running in networks if isinstance(running, MySpaceReplica))
    return myspace.state.accounts["exposed"]


def reload_until(page: Page, stage: Stage) -> None:
    """Reload the trainer's page, as they would without script, until all is made ready."""
    while stage.busy or page.locator(".wait").count():
        for job in stage.jobs:
            job.result(timeout=unhurried.SECONDS)
        page.reload()
