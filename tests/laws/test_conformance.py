"""The planting law as an adapter's author meets it: on saved pages, and seeing what is blind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from profilecheck.conformance import SAVED_RULES, SavedPages
from profilecheck.conformance.planting import Figures, LeftOut, plant
from profilecheck.conformance.trying import Tried
from profilecheck.sites import reading
from profilecheck.vocabulary import Viewpoint
from tests.auditing import SCHOOL
from tests.laws.conftest import CAREFUL, EXPOSED, OF_CAREFUL, Captured, Pages
from tests.laws.test_taking_away import FAIR

NETWORK = "mastodon@mastodon.example"
pytestmark = OF_CAREFUL


@pytest.fixture
def saved(captured: Callable[[str], Pages], tmp_path: Path) -> SavedPages:
    """The careful person's pages, as an author would keep their own."""
    pages = captured(NETWORK)
    for seen in pages.pages:
        stranger = seen.capture.viewpoint is Viewpoint.STRANGER
        name = f"{'stranger.' if stranger else ''}{seen.page.id}"
        (tmp_path / f"{name}.html").write_text(seen.capture.html, encoding="utf-8")
        for reply in seen.capture.replies:
            answer = tmp_path / f"{name}.{reply.operation}.json"
            answer.write_text(reply.body, encoding="utf-8")
        if seen.page.id == "posting":
            (tmp_path / "home.html").write_text(seen.capture.html, encoding="utf-8")
    return SavedPages(pages.site, tmp_path)


def test_the_school_is_found_wherever_it_stands_on_saved_pages(saved: SavedPages) -> None:
    figures = saved.planted()
    print(f"saved pages: {figures.planted} plantings", *figures.lines(), sep="\n  ")
    assert [str(green) for green in figures.greens] == []
    assert figures.planted >= 300


def test_without_a_home_page_nothing_is_planted(saved: SavedPages) -> None:
    (saved.folder / "home.html").unlink()
    assert saved.planted().planted == 0


@pytest.fixture
def blind(captured: Callable[[str], Pages], monkeypatch: pytest.MonkeyPatch) -> Figures:
    """The law on a program that says nothing of what no reader takes."""
    pages = captured(NETWORK)
    monkeypatch.setattr(reading, "unplaced", lambda *_: ())
    return plant(pages.site, pages.owner, pages.pages, SCHOOL)


def test_the_law_sees_what_is_dropped(blind: Figures) -> None:
    assert len(blind.greens) > 100
    dropped = {(g.page, g.planted) for g in blind.greens if " note<" not in g.spot}
    for kind in ("name", "address", "number"):
        assert ("profile_public", kind) in dropped
    assert "changes nothing" in str(blind.greens[0])


def test_what_is_left_out_is_counted_by_its_reason(blind: Figures) -> None:
    reasons = {reason for *_, reason in blind.left_out}
    assert reasons == {LeftOut.SETTING, LeftOut.OTHERS, LeftOut.UNSEEN}
    told = "\n".join(blind.lines())
    assert all(f"left out {reason}: " in told for reason in LeftOut)


@pytest.mark.parametrize("who", [EXPOSED, CAREFUL])
@pytest.mark.parametrize("network", FAIR)
def test_the_programs_own_readers_raise_no_alarm(
    served: Captured, network: str, who: str, pytestconfig: pytest.Config
) -> None:
    if who == CAREFUL and not pytestconfig.getoption("--whole-laws"):
        pytest.skip("the careful person's pages: with --whole-laws")
    pages = served(network, who)
    tried = Tried(pages.site, pages.owner, pages.pages, SCHOOL)
    assert [told for rule in SAVED_RULES.values() for told in rule(tried)] == []
