"""Before a network is opened the person types yes to it: to these words, for this network."""

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from profilecheck.cli.app import app
from profilecheck.cli.consenting import agreed
from profilecheck.cli.unlocking import own_store
from profilecheck.questions import consents
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite, Site
from profilecheck.storage import is_private
from profilecheck.vocabulary import Viewpoint
from tests.each import each
from tests.networks import OPEN_SITES, open_site

TODAY = date(2026, 11, 23)
LIVE = [*OPEN_SITES, open_site("mastodon@social.example")]
FACEBOOK, X, BEBO = site("facebook"), site("x"), site("bebo")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def asked(
    *chosen: Site, typed: str = "", by_token: bool = False
) -> tuple[list[str] | None, Result]:
    """Which networks go on, None where nothing does; and what was said."""
    going_on: list[str] = []
    ended = typer.Typer()

    @ended.command()
    def ask() -> None:
        going_on.extend(s.id for s in agreed(own_store(), chosen, TODAY, by_token=by_token))
        typer.echo("GOES ON")

    result = CliRunner().invoke(ended, input=typed)
    return (going_on if "GOES ON" in result.output else None), result


@pytest.mark.parametrize("typed", ["", "\n", "y\n", "no\n", "Y\n", "yes please\n", "ok\n"])
def test_nothing_but_a_typed_yes_goes_on(typed: str, home: Path) -> None:
    going_on, result = asked(FACEBOOK, typed=typed)
    assert going_on is None
    # Without a keyboard at the end of the words there is no answer, and so no yes.
    assert result.exit_code == (0 if typed else 1)
    assert not (home / "consent.json").exists()


@pytest.mark.parametrize("typed", ["yes\n", " YES \n"])
def test_a_typed_yes_goes_on_and_is_remembered_for_this_network_alone(
    typed: str, home: Path
) -> None:
    assert asked(FACEBOOK, typed=typed)[0] == ["facebook"]
    again, result = asked(FACEBOOK)
    assert again == ["facebook"]
    assert "23 November 2026" in result.output
    assert "consent --withdraw facebook" in result.output
    assert asked(X, typed="no\n")[0] is None
    assert is_private(home / "consent.json")


def test_one_that_is_declined_is_left_out_and_the_others_go_on() -> None:
    going_on, result = asked(FACEBOOK, X, typed="no\nyes\n")
    assert going_on == ["x"]
    assert "Facebook is left out." in result.output
    assert result.output.count("BEFORE ANYTHING IS OPENED") == 1


def test_where_nothing_is_ever_opened_nothing_is_asked() -> None:
    going_on, result = asked(BEBO, site("whatsapp"))
    assert going_on == ["bebo", "whatsapp"]
    assert "Type yes" not in result.output


def test_other_words_are_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(FACEBOOK, typed="yes\n")[0] == ["facebook"]
    monkeypatch.setattr(consents, "ALWAYS", ("Other words.",))
    assert asked(FACEBOOK, typed="\n")[0] is None


def test_another_door_is_another_question() -> None:
    mastodon = site("mastodon@social.example")
    assert asked(mastodon, typed="yes\n")[0] == [mastodon.id]
    going_on, result = asked(mastodon, typed="\n", by_token=True)
    assert going_on is None
    assert "from the server's API" in " ".join(result.output.split())


@pytest.mark.parametrize("one", LIVE, ids=lambda s: s.id)
def test_the_screen_says_what_is_opened_what_the_terms_say_and_what_else_there_is(
    one: OpenSite,
) -> None:
    _, result = asked(one, typed="no\n")
    said = " ".join(result.output.split())
    for page in one.pages:
        assert page.title.rpartition(" › ")[2] in said
    assert one.header.terms_note
    assert " ".join(one.header.terms_note.split()) in said
    assert one.header.terms_url in said
    for way in (f"guide {one.id}", f"answer {one.id}"):
        assert f"profilecheck {way}" in said
    assert ("add --token" in said) is (one.by_token is not None)
    assert ("profilecheck audit --export" in said) is (one.export is not None)
    assert "password" in said
    assert "clause 2.5" in said
    lines = result.output.splitlines()
    assert max(map(len, lines)) <= 80
    own = lines[lines.index(one.name.upper()) :]
    assert len(own) <= 24, len(own)


def test_where_nobody_signs_in_that_is_said_and_which_host_is_asked() -> None:
    bluesky = open_site("bluesky@amy.example")
    _, result = asked(bluesky, typed="no\n")
    said = " ".join(result.output.split())
    assert "Nobody signs in here." in said
    assert "asks public.api.bsky.app, the network's way in for programs" in said
    assert "It never sees your password" in said
    assert "May it ask Bluesky (amy.example)?" in said
    assert bluesky.header.terms_url in said
    for page in bluesky.pages:
        assert page.title in said
    for untrue in ("You sign in yourself", "As you", "as you", "Signed out"):
        assert untrue not in said


@pytest.mark.parametrize("order", [1, -1])
def test_beside_one_that_is_signed_in_to_each_is_told_for_itself(order: int) -> None:
    both = [FACEBOOK, site("bluesky@amy.example")][::order]
    going_on, result = asked(*both, typed="yes\nyes\n")
    assert going_on == [one.id for one in both]
    said = " ".join(result.output.split())
    assert said.count("You sign in yourself") == said.count("Nobody signs in here.") == 1
    assert said.count("It never sees your password") == said.count("BEFORE ANYTHING") == 1


def test_what_the_stranger_sees_is_named_apart() -> None:
    _, result = asked(FACEBOOK, typed="no\n")
    (stranger,) = [i for i in result.output.splitlines() if i.startswith("  Signed out")]
    assert "Your profile, as a stranger sees it" in stranger
    assert any(Viewpoint.STRANGER in p.viewpoints for p in FACEBOOK.pages)


@each("columns", ["40", "60", "80", "200"])
def test_what_is_asked_fits_the_terminal(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    told = asked(FACEBOOK, typed="no\n")[1].output.partition("Without it")[0]
    widest = max(len(line) for line in told.splitlines() if "https://" not in line)
    assert min(int(columns), 79) - 20 < widest <= min(int(columns), 79)


def test_a_yes_can_be_looked_up_and_taken_back() -> None:
    run = CliRunner().invoke
    assert "not agreed to any" in run(app, ["consent"]).output
    asked(FACEBOOK, X, typed="yes\nyes\n")
    listed = run(app, ["consent"]).output
    assert "facebook" in listed
    assert "23 November 2026" in listed
    taken_back = run(app, ["consent", "--withdraw", "facebook"])
    assert taken_back.exit_code == 0
    assert "Facebook is not opened again" in taken_back.output
    assert asked(FACEBOOK, typed="\n")[0] is None
    assert asked(X)[0] == ["x"]
    again = run(app, ["consent", "--withdraw", "facebook"])
    assert "for Facebook, so nothing was changed" in again.output


def test_what_was_kept_and_is_damaged_is_named_not_guessed(home: Path) -> None:
    home.mkdir()
    (home / "consent.json").write_text('{"kind": "consents", "given": 3}', encoding="utf-8")
    result = CliRunner().invoke(app, ["consent"])
    assert "consent.json" in str(result.exception)
