"""What is written holds nothing of anybody else, and shows hostile text as text."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from rich.console import Console

from profilecheck.cli.unlocking import own_store
from profilecheck.model import Count, Observed
from profilecheck.replica import Persona, person
from profilecheck.replica.crowd import Item, crowd
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.report import render, save
from profilecheck.store.runs import Run
from profilecheck.vocabulary import Fact
from tests.auditing import Audited, Auditing

UNUSUAL = {
    "Zebulon Quixworth": "Works at Oakfield Primary School",
    "Philippa <script>alert(1)</script> Vark": "Studies at Oakfield Primary School",
    "[bold red]Ottoline Grusz[/]": "Went to Oakfield Primary School",
    "\u202eleirbmU Hesketh": "Teacher at Oakfield Primary School",
    "\x1b[31mThessaly Wick": "Leeds",
    "=cmd|' /C calc'!A0 Ignatius": "12 mutual friends",
}
FRAGMENTS = ("Zebulon", "Quixworth", "Vark", "Ottoline", "Grusz", "leirbm", "Hesketh", "Thessaly")
HOSTILE = "<b id=planted>bio</b> [bold red]x[/] \x1b[31mred \u202etxet =cmd|' /C calc'!A0"

pytestmark = pytest.mark.xdist_group("privacy")


def _with_unusual_friends() -> Persona:
    amy = person("exposed").only_on("facebook")
    profile = amy.profile_on("facebook", FacebookProfile)
    assert profile is not None
    friends = tuple(Item(name=name, detail=detail) for name, detail in UNUSUAL.items())
    crowded = profile.friends.model_copy(update={"named": friends})
    return amy.with_profile(
        "facebook", profile.model_copy(update={"friends": crowded, "bio": HOSTILE})
    )


@pytest.fixture(scope="module")
def result(audited: Auditing) -> Audited:
    return audited(_with_unusual_friends(), pages=("profile", "friends", "settings_find"))


@pytest.fixture
def saved(result: Audited, tmp_path: Path) -> Path:
    """The folder of a run with everything that a run writes, the terminal's text included."""
    run = Run(own_store(), tmp_path / "run")
    run.keep(result.snapshot)
    save(run, result.report, with_pdf=False)
    (tmp_path / "run" / "terminal.txt").write_text(_terminal(result), encoding="utf-8")
    return tmp_path / "run"


def _terminal(result: Audited) -> str:
    text = io.StringIO()
    render(result.report, Console(file=text, width=80, no_color=True), report_path=None)
    return text.getvalue()


def written_under(folder: Path) -> str:
    """Return the text of every file below `folder`, one after the other."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return "\n".join(p.read_bytes().decode("utf-8", errors="replace") for p in files)


def test_friends_are_counted(result: Audited) -> None:
    counts = {
        r.fact: r.value.count
        for r in result.snapshot.accounts[0].readings
        if isinstance(r, Observed) and isinstance(r.value, Count)
    }
    assert counts[Fact.FRIENDS_AT_EMPLOYER] >= 2


def test_no_name_of_a_friend_is_in_any_file(saved: Path) -> None:
    written = written_under(saved)
    assert "Amy Carter" in written, "the person's own name is there, so the search can find one"
    assert [name for name in FRAGMENTS if name in written] == []


def test_nor_is_the_name_of_any_made_up_friend_or_of_anybody_left_out(saved: Path) -> None:
    profile = person("exposed").profile_on("facebook", FacebookProfile)
    assert profile is not None
    written = written_under(saved)
    names = {m.name for m in (*crowd(profile.friends), *crowd(profile.followers))}
    assert len(names) > 20
    assert [name for name in names if name in written] == []


def test_no_cookie_is_in_any_file(saved: Path, result: Audited) -> None:
    assert len(result.cookies) >= 2
    written = written_under(saved)
    secrets = [value for value in result.cookies if not value.isdigit()]  # an id is no secret
    assert secrets
    assert [value for value in secrets if value in written] == []


def test_hostile_text_is_shown_as_text_in_the_terminal(saved: Path) -> None:
    shown = " ".join((saved / "terminal.txt").read_text(encoding="utf-8").split())
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_hostile_text_is_shown_as_text_on_the_page(saved: Path, page: Page) -> None:
    page.goto((saved / "report.html").as_uri())
    assert page.locator("#planted").count() == 0
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert "<b id=planted>bio</b> [bold red]x[/] red txet =cmd|" in page.inner_text("body")
