"""`--account`: which account is read, and what is said and kept where another is signed in."""

from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from profilecheck.browser.session import Session
from profilecheck.cli import auditing, one_page, unlocking
from profilecheck.cli.app import app
from profilecheck.cli.choosing_account import chosen_account, refuse_another, say_switched
from profilecheck.cli.signing_in import SignIns
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError, WrongAccountError
from profilecheck.model import AccountState, OpenedPage, Snapshot
from profilecheck.sites.site import OpenSite
from profilecheck.sources import live
from profilecheck.sources.accounts import account_on
from profilecheck.store.logins import keep_login, kept_login, vault_for_logins
from profilecheck.store.runs import all_runs, runs_folder
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.apart import apart, to_its_end
from tests.sites.myspace.pages import MYSPACE
from tests.sources.small_network import AMYS, BETHS, FakeNetwork, session
from tests.vault.keyrings import HeldKeyring, use_keyring

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A private folder of its own, on a computer with a keyring."""
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(unlocking, "_at_a_terminal", lambda: None)
    use_keyring(monkeypatch, HeldKeyring())


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> FakeNetwork:
    """A small MySpace without a browser; Amy is at the terminal, and signs in at once."""
    network = FakeNetwork(lambda url, who: None)

    async def signed_in(sign_ins: SignIns, chosen: OpenSite) -> Session:
        if sign_ins.vault is not None:
            keep()
        return session("amy 1")

    @asynccontextmanager
    async def launched(hosts: Sequence[str], **_: object) -> AsyncIterator[object]:
        yield object()

    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(live, "Visitor", network)
    monkeypatch.setattr(SignIns, "session", signed_in)
    for module in (auditing, one_page):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=terminal))
        monkeypatch.setattr(module, "launched", launched)
    return network


def keep() -> None:
    """Keep a sign-in to MySpace."""
    vault = vault_for_logins(own_store())
    assert vault is not None
    keep_login(own_store(), session("amy 1"), "myspace", (), vault, NOW)


def command(*arguments: object, typed: str = "") -> Result:
    return apart(CliRunner().invoke, app, [*map(str, arguments)], input=typed)


def audited(*arguments: object) -> Result:
    """Audit MySpace without naming a school, and say yes to it."""
    return command("audit", "myspace", *arguments, typed="n\nyes\n")


def test_the_one_that_is_signed_in_is_read(network: FakeNetwork, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = audited("--account", "@amy", "--out", out)
    assert done.exit_code == 0, done.output
    assert done.output.index(f"MySpace: reading {AMYS}\n") < done.output.index("reading Settings")
    assert AMYS in (out / "snapshot.json").read_text(encoding="utf-8")


def test_where_another_is_signed_in_it_ends_with_a_sentence_and_nothing_is_kept(
    network: FakeNetwork, home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for where in ([], ["--out", out]):
        done = audited("--account", "beth", *where)
        assert type(done.exception) is WrongAccountError
        assert done.exception.exit_code == 4
        assert str(done.exception) == (
            f"MySpace shows {AMYS} as signed in, and not “beth”. Nothing was read. Start again, "
            "and switch in the window, by MySpace's own switch, before you press Enter. If it is "
            "the one you mean, give that address after --account."
        )
    assert network.opened == [("amy 1", MYSPACE.header.home_url)] * 2
    assert list(runs_folder(own_store()).iterdir()) == []
    assert list(out.iterdir()) == []
    assert not [path for path in home.rglob("*") if path.is_file() and _holds(path, b"amy")]


def _holds(path: Path, word: bytes) -> bool:
    return word in path.read_bytes().lower()


def test_a_page_for_a_sample_is_opened_of_the_chosen_one_alone(network: FakeNetwork) -> None:
    done = command("sample", "myspace", "profile", "--account", BETHS, typed="yes\n")
    assert type(done.exception) is WrongAccountError
    assert "Nothing was read." in str(done.exception)
    assert network.opened == [("amy 1", MYSPACE.header.home_url)]
    command("sample", "myspace", "profile", "--account", AMYS, typed="n\n")
    assert ("amy 1", AMYS) in network.opened


def test_what_an_earlier_audit_read_of_another_is_not_gone_on_with(network: FakeNetwork) -> None:
    """Not even where that was gone through, and nothing of it would be opened."""
    assert audited().exit_code == 0
    (run,) = all_runs(own_store())
    whole = run.load_snapshot()
    beths = whole.accounts[0].model_copy(update={"profile_url": BETHS})
    assert beths.state is AccountState.AUDITED
    run.keep(whole.model_copy(update={"finished": False, "accounts": (beths,)}))
    network.opened.clear()
    done = command("audit", "myspace", "--account", "amy", typed="n\ny\n")
    assert done.exit_code == 0, done.output
    assert "MySpace is read from the start" in done.output
    assert "was finished last time" not in done.output
    assert ("amy 1", AMYS) in network.opened


# The sign-in that is kept


def told(another: Awaitable[object]) -> None:
    """Tell of another account, as an audit does."""

    async def telling() -> None:
        await another

    to_its_end(telling())


def refused(*, tokens: tuple[str, ...] = ()) -> str:
    wanted = chosen_account("beth", (MYSPACE,))
    refuse = refuse_another(wanted, SignIns(own_store()), tokens)
    with pytest.raises(WrongAccountError) as raised:
        told(refuse(MYSPACE, UnreadReason.WRONG_ACCOUNT, AMYS))
    return str(raised.value)


def test_one_that_was_kept_before_stays_and_how_to_end_it_is_said() -> None:
    keep()
    assert "Type “profilecheck logout myspace”" in refused()
    assert kept_login(own_store(), "myspace") is not None


def test_one_that_was_kept_for_this_audit_is_forgotten(network: FakeNetwork) -> None:
    done = audited("--account", "beth", "--keep-login")
    assert isinstance(done.exception, WrongAccountError)
    assert "before you press Enter" in str(done.exception)
    assert kept_login(own_store(), "myspace") is None


def test_the_right_one_is_kept_where_that_was_wanted(network: FakeNetwork) -> None:
    assert audited("--account", "amy", "--keep-login").exit_code == 0
    assert kept_login(own_store(), "myspace") is not None


def test_a_token_of_another_needs_another_token() -> None:
    assert "Make a token while “beth” is signed in" in refused(tokens=("myspace",))


def test_where_it_is_not_known_who_is_signed_in_nobody_is_named() -> None:
    refuse = refuse_another(chosen_account("beth", (MYSPACE,)), SignIns(own_store()))
    with pytest.raises(WrongAccountError) as raised:
        told(refuse(MYSPACE, UnreadReason.WRONG_ACCOUNT, ""))
    assert str(raised.value).startswith("MySpace shows another account as signed in, and not")
    assert "that address" not in str(raised.value)
    told(refuse(MYSPACE, UnreadReason.SWITCHED, ""))  # once all is over: see `say_switched`


# What cannot be chosen


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("audit", "--account", "amy"), "goes with one network"),
        (("audit", "facebook", "x", "--account", "amy"), "goes with one network"),
        (("audit", "instagram", "--account", "amy"), "nobody signs in to Instagram here"),
        (("audit", "bluesky@amy.example", "--account", "amy"), "nobody signs in to Bluesky"),
        (("audit", "x", "--account", "../beth"), "is no account's name"),
        (("audit", "x", "--account", ""), "is empty"),
        (("audit", "--export", ".", "--account", "amy"), "no network is opened"),
        (("sample", "x", "account", "--account", "a?b"), "is no account's name"),
        (("sample", "x", "account", "--made-up", "exposed", "--account", "amy"), "Leave it out"),
    ],
)
def test_what_cannot_be_chosen_is_said_before_anything_is_asked(
    asked: tuple[str, ...], says: str
) -> None:
    done = command(*asked)
    assert type(done.exception) is InputError
    assert says in str(done.exception)
    assert done.exception.exit_code == 2
    assert done.output == ""


@pytest.mark.parametrize("kept", [False, True])
def test_who_was_switched_is_told_how_to_switch_back_and_to_choose(
    kept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if kept:
        keep()
    opened = OpenedPage(
        page="home",
        title="whose account this is",
        url="",
        viewpoint=Viewpoint.OWNER,
        at=NOW,
        http_status=200,
        problem=UnreadReason.SWITCHED,
    )
    account = account_on(MYSPACE, "", AccountState.WRONG_ACCOUNT, (), (opened,))
    snapshot = Snapshot(program="x", taken_at=NOW, accounts=(account,))
    say_switched(snapshot, own_store())
    said = capsys.readouterr().out
    assert "Switch to your own name there" in said
    assert "profilecheck audit myspace --account ADDRESS" in said
    assert ("profilecheck logout myspace" in said) is kept
    say_switched(snapshot.model_copy(update={"accounts": ()}), own_store())
    assert capsys.readouterr().out == ""
