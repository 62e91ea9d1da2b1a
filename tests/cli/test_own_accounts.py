"""An account that is read without a sign-in is looked at only where the person calls it theirs."""

import pytest
import typer

from profilecheck.cli.guiding import guide
from profilecheck.cli.own_accounts import only_own
from profilecheck.errors import InputError
from profilecheck.sites import site

BLUESKY, FACEBOOK = site("bluesky@amy.example"), site("facebook")


def saying(monkeypatch: pytest.MonkeyPatch, *, own: bool) -> list[str]:
    asked: list[str] = []

    def confirm(text: str, *, default: bool) -> bool:
        assert not default
        asked.append(text)
        return own

    monkeypatch.setattr(typer, "confirm", confirm)
    return asked


def test_an_account_of_ones_own_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = saying(monkeypatch, own=True)
    assert only_own([FACEBOOK, BLUESKY]) == (FACEBOOK, BLUESKY)
    assert len(asked) == 1
    assert "amy.example" in capsys.readouterr().out


def test_anybody_elses_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saying(monkeypatch, own=False)
    assert only_own([FACEBOOK, BLUESKY]) == (FACEBOOK,)
    assert "Nothing was asked about it" in capsys.readouterr().out
    with pytest.raises(typer.Exit) as ended:
        only_own([BLUESKY])
    assert ended.value.exit_code == 0


def test_where_one_signs_in_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = saying(monkeypatch, own=False)
    assert only_own([FACEBOOK]) == (FACEBOOK,)
    assert asked == []


def test_there_are_no_pages_of_it_to_save(capsys: pytest.CaptureFixture[str]) -> None:
    for named, to_type in (("bluesky@amy.example", "audit"), ("bebo", "answer")):
        with pytest.raises(InputError, match=f"nothing to save .* profilecheck {to_type} {named}"):
            guide(named)
    guide()
    assert "luesky" not in capsys.readouterr().out
