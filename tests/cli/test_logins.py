"""A sign-in is kept only where the person wants it, sealed, with its age and its last day."""

import asyncio
import queue
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profilecheck.browser.session import Session
from profilecheck.cli import logins, signing_in, unlocking
from profilecheck.cli.app import app
from profilecheck.cli.logins import vault_to_keep_in
from profilecheck.cli.signing_in import SignIns, age_and_end
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import StorageError
from profilecheck.storage import is_private
from profilecheck.store.logins import KEPT_FOR, keep_login, kept_login, kept_logins, vault_of
from profilecheck.vault import Vault, passphrase, system_vault
from tests import unhurried
from tests.apart import apart, to_its_end
from tests.networks import open_site
from tests.vault.keyrings import HeldKeyring, use_keyring
from tests.vault.killing import COOKIE, PASSPHRASE, cheap

FACEBOOK = open_site("facebook")
NOW = datetime.now(UTC)
KEY = Vault(bytes(range(32)))


def signed_in(expires: float = -1) -> Session:
    cookies = [
        {"name": name, "value": COOKIE, "domain": ".facebook.com", "path": "/", "expires": expires}
        for name in FACEBOOK.header.session_cookies
    ]
    return Session.of({"cookies": cookies}, FACEBOOK.policy)


def keep(vault: Vault, now: datetime = NOW, expires: float = -1) -> None:
    keep_login(
        own_store(), signed_in(expires), "facebook", FACEBOOK.header.session_cookies, vault, now
    )


@pytest.fixture(autouse=True)
def ring(home: Path, monkeypatch: pytest.MonkeyPatch) -> HeldKeyring:
    """A private folder of its own, and a computer with a keyring."""
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(unlocking, "_at_a_terminal", lambda: None)
    monkeypatch.setattr(passphrase, "_derived", cheap)
    held = HeldKeyring()
    use_keyring(monkeypatch, held)
    return held


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The networks for which a window was opened; everybody signs in there at once."""
    opened: list[str] = []

    async def sign_in(network: str, *_: object) -> Session:
        opened.append(network)
        return signed_in()

    monkeypatch.setattr(signing_in, "sign_in", sign_in)
    return opened


def command(*arguments: str, keys: str = "") -> Result:
    return apart(CliRunner().invoke, app, arguments, input=keys)


def on_disk(home: Path) -> bytes:
    return b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())


def test_a_kept_sign_in_is_sealed_private_and_used_again(home: Path, windows: list[str]) -> None:
    keeping = SignIns(own_store(), vault_to_keep_in(own_store()))
    to_its_end(keeping.session(FACEBOOK))
    again = to_its_end(SignIns(own_store()).session(FACEBOOK))
    assert windows == ["Facebook"]
    assert again.has(FACEBOOK.header.session_cookies)
    assert COOKIE.encode() not in on_disk(home)
    assert all(is_private(p) for p in home.rglob("*"))


def test_nothing_is_kept_unless_it_is_wanted(home: Path, windows: list[str]) -> None:
    to_its_end(SignIns(own_store()).session(FACEBOOK))
    assert windows == ["Facebook"]
    assert kept_logins(own_store()) == ()


def test_one_that_the_network_has_ended_is_forgotten_and_the_window_opens(
    windows: list[str],
) -> None:
    keep(vault_to_keep_in(own_store()))
    to_its_end(SignIns(own_store()).again(FACEBOOK))
    assert windows == ["Facebook"]
    assert kept_logins(own_store()) == ()


@pytest.mark.parametrize(
    ("own_days", "days"), [(None, 30), (400, 30), (3, 3)], ids=["no end", "later", "sooner"]
)
def test_it_is_kept_for_a_month_and_never_beyond_its_cookies(
    own_days: int | None, days: int
) -> None:
    own = (NOW + timedelta(days=own_days)).timestamp() if own_days else -1
    keep(KEY, expires=own)
    (login,) = kept_logins(own_store())
    assert login.header is not None
    assert login.header.expires == pytest.approx(
        NOW + timedelta(days=days), abs=timedelta(seconds=1)
    )


def test_its_age_and_its_last_day_are_shown() -> None:
    keep(KEY, datetime(2026, 11, 22, 12, tzinfo=UTC))
    (login,) = kept_logins(own_store())
    assert age_and_end(login, datetime(2026, 11, 25, 12, tzinfo=UTC)) == (
        "signed in 3 days ago, kept until 22 December 2026"
    )


def test_a_window_that_is_still_open_is_said_and_its_folder_stays(home: Path) -> None:
    with socket.socket() as browser:
        browser.bind(("127.0.0.1", 0))
        browser.listen()
        window = home / "sign-in" / f"port-{browser.getsockname()[1]}"
        window.mkdir(parents=True)
        assert "A sign-in window is open." in command("logout").output
        assert window.is_dir()
    assert "Its window's folder was deleted" in command("logout").output
    assert not window.exists()


def test_one_that_is_over_goes_at_the_next_start(home: Path) -> None:
    keep(KEY, NOW - KEPT_FOR)
    done = command("logout")
    assert "Your sign-in to Facebook was kept long enough" in done.output
    assert "No sign-in is kept." in done.output


def test_one_whose_key_is_gone_is_deleted_and_the_window_opens(
    ring: HeldKeyring, windows: list[str]
) -> None:
    keep(vault_to_keep_in(own_store()))
    ring.held.clear()
    to_its_end(SignIns(own_store()).session(FACEBOOK))
    assert windows == ["Facebook"]
    assert kept_logins(own_store()) == ()


def test_a_damaged_one_is_named_and_not_used(
    windows: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(vault_to_keep_in(own_store()))
    (login,) = kept_logins(own_store())
    spoilt = bytearray(login.path.read_bytes())
    spoilt[-40] ^= 1
    login.path.write_bytes(spoilt)
    assert "damaged" in command("doctor").output
    to_its_end(SignIns(own_store()).session(FACEBOOK))
    assert windows == ["Facebook"]
    assert "cannot be used any more" in capsys.readouterr().out


def test_one_of_another_network_is_not_taken_for_this_ones(windows: list[str]) -> None:
    keep(vault_to_keep_in(own_store()))
    (login,) = kept_logins(own_store())
    login.path.replace(login.path.with_name("x.sealed"))
    to_its_end(SignIns(own_store()).session(open_site("x")))
    assert windows == [open_site("x").name]


def test_a_server_with_a_port_has_a_file_of_its_own() -> None:
    keep_login(own_store(), signed_in(), "mastodon@localhost:3000", (), KEY, NOW)
    found = kept_login(own_store(), "mastodon@localhost:3000")
    assert found is not None
    assert found.network == "mastodon@localhost:3000"
    assert ":" not in found.path.name


def test_logout_forgets_one_or_all(ring: HeldKeyring) -> None:
    keep(vault_to_keep_in(own_store()))
    assert "Facebook: signed in today, kept until" in command("logout").output
    assert "was deleted" in command("logout", "facebook").output
    assert "No sign-in to Facebook is kept." in command("logout", "facebook").output
    keep(vault_to_keep_in(own_store()))
    command("logout", "--all")
    assert kept_logins(own_store()) == ()
    assert ring.held == {}


def test_purge_removes_the_key_too(ring: HeldKeyring, home: Path) -> None:
    keep(vault_to_keep_in(own_store()))
    assert "removed the key in this computer's keyring" in command("purge", "--yes").output
    assert ring.held == {}
    assert not home.exists()


def test_purge_removes_the_files_of_a_keyring_that_is_locked(ring: HeldKeyring, home: Path) -> None:
    keep(vault_to_keep_in(own_store()))
    ring.locked = True
    assert isinstance(command("purge", "--yes").exception, StorageError)
    assert not home.exists()


def test_without_a_keyring_a_passphrase_is_set(
    home: Path, monkeypatch: pytest.MonkeyPatch, windows: list[str]
) -> None:
    use_keyring(monkeypatch, None)
    monkeypatch.setattr(logins, "ask_new_passphrase", lambda: PASSPHRASE)
    to_its_end(SignIns(own_store(), vault_to_keep_in(own_store())).session(FACEBOOK))
    assert own_store().has_passphrase
    assert COOKIE.encode() not in on_disk(home)
    assert PASSPHRASE.encode() not in on_disk(home)


def test_a_kept_sign_in_moves_to_the_passphrase_and_back(home: Path) -> None:
    keep(vault_to_keep_in(own_store()))
    (before,) = kept_logins(own_store())
    command("passphrase", "set", keys=f"{PASSPHRASE}\n" * 2)
    (sealed,) = kept_logins(own_store())
    store = own_store()
    store.unlock(PASSPHRASE)
    held = vault_of(store, sealed)
    assert held is store.vault()
    assert held is not None
    assert sealed.open(held).has(FACEBOOK.header.session_cookies)
    command("passphrase", "remove", keys=f"{PASSPHRASE}\n")
    (after,) = kept_logins(own_store())
    assert before.header is not None
    assert after.header == before.header
    back = system_vault(home)
    assert back is not None
    assert after.open(back).has(FACEBOOK.header.session_cookies)


def test_login_without_keeping_says_why_and_opens_nothing(
    windows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilecheck.cli.logins._needs_a_terminal", lambda: None)
    done = command("login", "facebook", keys="n\n")
    assert done.exit_code == 0
    assert "makes sense only if it is kept" in done.output
    assert windows == []


def test_login_keeps_once_the_person_agreed(
    windows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilecheck.cli.logins._needs_a_terminal", lambda: None)
    done = command("login", "facebook", "--keep", keys="yes\n")
    assert done.exit_code == 0, done.output
    assert "Facebook: signed in today, kept until" in done.output
    assert windows == ["Facebook"]
    assert len(kept_logins(own_store())) == 1


def test_one_press_is_enough_after_a_window_that_was_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key is waited for still, and the press is for the window that is open now."""
    keys: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr("builtins.input", lambda: keys.get(timeout=unhurried.SECONDS))
    enter = signing_in._Enter()

    async def closed_then_done() -> None:
        closed = asyncio.ensure_future(enter("Sign in to Facebook."))
        await asyncio.sleep(0)
        closed.cancel()
        for network in ("X", "LinkedIn"):
            done = asyncio.ensure_future(enter(f"Sign in to {network}."))
            await asyncio.sleep(0)
            keys.put("")
            await asyncio.wait_for(done, unhurried.SECONDS)

    to_its_end(closed_then_done())
    shown = capsys.readouterr().out
    assert [shown.count(f"{name}. (Enter)") for name in ("Facebook", "X", "LinkedIn")] == [1, 1, 1]


def test_nobody_at_a_terminal_keeps_no_sign_in(windows: list[str]) -> None:
    done = command("login", "facebook", "--keep", keys="yes\n")
    assert "you sign in yourself, so this must be started at a terminal" in str(done.exception)
    assert windows == []


def test_who_does_not_agree_keeps_no_sign_in(
    windows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilecheck.cli.logins._needs_a_terminal", lambda: None)
    done = command("login", "facebook", "--keep", keys="no\n")
    assert done.exit_code == 0, done.output
    assert (windows, kept_logins(own_store())) == ([], ())


def test_one_that_cannot_be_opened_is_named_and_the_window_opens(
    windows: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    held = vault_to_keep_in(own_store())
    keep(Vault(bytes(32), held.id))
    (login,) = kept_logins(own_store())
    to_its_end(SignIns(own_store()).session(FACEBOOK))
    assert windows == ["Facebook"]
    said = capsys.readouterr().out
    assert f"Facebook: {login.path}: " in said
    assert "Sign in again instead." in said


@pytest.mark.parametrize("network", ["instagram", "bluesky@a.example"])
def test_where_there_is_no_sign_in_none_is_kept(network: str, windows: list[str]) -> None:
    assert "so there is" in str(command("login", network).exception)
    assert windows == []
