"""A token is asked for in secret, and only where a network's API takes one."""

import io
from contextlib import redirect_stdout

import pytest
import typer
from typer.testing import CliRunner

from profilecheck.cli.app import app
from profilecheck.cli.tokens import ask_tokens, refuse_a_needless_token
from profilecheck.errors import InputError
from profilecheck.sites import site

MASTODON = site("mastodon@social.example")


def asking(monkeypatch: pytest.MonkeyPatch, typed: str) -> list[dict[str, object]]:
    asked: list[dict[str, object]] = []

    def prompt(_: str, **options: object) -> str:
        asked.append(options)
        return typed

    monkeypatch.setattr(typer, "prompt", prompt)
    return asked


def test_a_token_is_typed_unseen_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking(monkeypatch, "  s3cret\n")
    with redirect_stdout(io.StringIO()) as said:
        tokens = ask_tokens([MASTODON, site("facebook")])
    assert [o["hide_input"] for o in asked] == [True]
    assert tokens.keys() == {MASTODON.id}
    assert tokens[MASTODON.id].headers() == {"Authorization": "Bearer s3cret"}
    assert "s3cret" not in repr(tokens) + said.getvalue()
    assert "https://social.example/settings/applications/new" in said.getvalue()
    assert "read:accounts" in said.getvalue()


def test_without_a_token_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, "")
    assert ask_tokens([MASTODON]) == {}


def test_where_no_network_that_is_named_takes_a_token_that_is_said() -> None:
    refuse_a_needless_token([])  # those are asked for
    refuse_a_needless_token([site("facebook"), MASTODON])
    typed = ["audit", "facebook", "x", "--token"]
    with pytest.raises(InputError, match="none that you named has such an API"):
        CliRunner().invoke(app, typed, catch_exceptions=False)
