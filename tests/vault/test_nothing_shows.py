"""Whatever goes wrong with a secret in hand, no text of it says what the secret is."""

import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.session import Session
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import ProfileCheckError
from profilecheck.store.logins import keep_login
from profilecheck.vault import Purpose, Vault, new_passphrase, unlock

COOKIE = "planted-cookie-7f3a"
TOKEN = "planted-token-91bc"
PASSPHRASE = "planted passphrase 55de"
KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SECRETS = (COOKIE, TOKEN, PASSPHRASE, repr(KEY), KEY.hex())

POLICY = ReadPolicy(hosts=(".social.example",))
SESSION = Session.of(
    {"cookies": [{"name": "sid", "value": COOKIE, "domain": ".social.example", "path": "/"}]},
    POLICY,
)
WITH_TOKEN = Session.with_token(TOKEN)
VAULT = Vault(KEY)
SEALED = SESSION.sealed(VAULT, "social", NOW, NOW + timedelta(days=30))


@cache
def slot() -> bytes:
    """The file that opens a vault with the passphrase."""
    return new_passphrase(PASSPHRASE, NOW)[0]


def in_a_file(home: Path) -> None:
    home.mkdir()
    (home / "logins").write_text("a file where a folder has to be", encoding="utf-8")
    keep_login(own_store(), SESSION, "social", ["sid"], VAULT, NOW)


FAILURES: dict[str, Callable[[Path], object]] = {
    "a damaged sign-in": lambda _: Session.opened(SEALED[:-1], VAULT, "social", called="it"),
    "another key": lambda _: Session.opened(SEALED, Vault(bytes(32)), "social", called="it"),
    "another network": lambda _: Session.opened(SEALED, VAULT, "other", called="it"),
    "another purpose": lambda _: VAULT.open(SEALED, Purpose.FILE, "social", called="it"),
    "a wrong passphrase": lambda _: unlock(slot(), f"{PASSPHRASE}!", called="it"),
    "a damaged key": lambda _: unlock(slot()[:-1], PASSPHRASE, called="it"),
    "no place to keep it": in_a_file,
}


@pytest.mark.parametrize("what", FAILURES)
def test_no_error_tells_a_secret(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    with pytest.raises(ProfileCheckError) as raised:
        FAILURES[what](tmp_path / "home")
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("holder", [SESSION, WITH_TOKEN, VAULT], ids=["cookies", "token", "key"])
def test_what_holds_a_secret_does_not_show_it(holder: object) -> None:
    told = f"{holder} {holder!r} {[holder]} { ({'it': holder}) }"
    assert [secret for secret in SECRETS if secret in told] == []


def test_a_traceback_with_the_values_of_names_shows_no_session() -> None:
    def use(session: Session, vault: Vault) -> None:
        raise LookupError(f"{session} and {vault}")

    with pytest.raises(LookupError) as raised:
        use(SESSION, VAULT)
    told = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert "session = <Session" in (text := "".join(told.format()))
    assert COOKIE not in text
    assert KEY.hex() not in text


def test_a_token_is_not_sealed_with_the_cookies() -> None:
    sealed = WITH_TOKEN.sealed(VAULT, "social", NOW, NOW + timedelta(days=30))
    assert VAULT.open(sealed, Purpose.LOGIN, "social", called="it") == b"[]"
