"""`profilecheck demo --export-of`: what a made-up person has is what is read, and nothing else."""

import logging
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner

from profilecheck.checks.ties import exposes_school, ties
from profilecheck.cli.app import app
from profilecheck.errors import InputError
from profilecheck.model import Account, AccountState, Count, Observed
from profilecheck.model.base import Record
from profilecheck.replica import Persona, people, person
from profilecheck.replica.crowd import crowd
from profilecheck.replica.exports import MAKERS, export_of
from profilecheck.replica.exports.meta import InstagramProfile, ThreadsProfile
from profilecheck.replica.exports.phone import SnapchatProfile, TikTokProfile, WhatsAppProfile
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact
from profilecheck.words import ties as say
from tests.answering import answered, contradictions
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, observed, texts
from tests.exports.making import zipped
from tests.exports.others import KINDS, cut_at, made, others_in

MADE = date(2026, 11, 20)
MATCHER = SchoolMatcher(SCHOOL)
BY_HAND = ("instagram", "threads", "tiktok", "snapchat", "whatsapp")
EVERYBODY = [who.name for who in people()]
_P = TypeVar("_P", bound=Record)


def read(folder: Path, name: str, *networks: str) -> dict[str, Account]:
    """The accounts that the exports of a person tell of, by network."""
    paths = []
    for network in networks:
        export = export_of(person(name), network, MADE)
        paths.append(folder / export.called)
        paths[-1].write_bytes(export.content)
    accounts = read_exports(paths, matcher=MATCHER, taken_at=NOW).accounts
    return {account.network: account for account in accounts}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Account]]:
    """What everybody's exports tell; Threads' is in Instagram's."""
    networks = [n for n in BY_HAND if n != "threads"]
    return {n: read(tmp_path_factory.mktemp(n), n, *networks) for n in EVERYBODY}


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_is_on_all_of_them_and_each_is_read(
    name: str, told: dict[str, dict[str, Account]]
) -> None:
    assert set(told[name]) == set(BY_HAND) == set(person(name).exports)
    for account in told[name].values():
        assert account.state is AccountState.FROM_FILES
        assert any(isinstance(r, Observed) for r in account.readings)


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_they_chose_is_what_is_read(name: str, told: dict[str, dict[str, Account]]) -> None:
    who, read = person(name), told[name]
    for network, kind in (
        ("tiktok", TikTokProfile),
        ("instagram", InstagramProfile),
        ("threads", ThreadsProfile),
    ):
        own = who.profile_on(network, kind)
        assert isinstance(own, TikTokProfile | InstagramProfile | ThreadsProfile)
        wanted = Audience.FRIENDS if own.private else Audience.PUBLIC
        assert _values(read[network], Fact.PROFILE_ACCESS) == {wanted}
        assert texts(read[network], Fact.PROFILE_NAME) == [own.name]
        assert texts(read[network], Fact.PROFILE_BIO) == [own.bio]
        (followers,) = observed(read[network], Fact.FRIENDS_COUNT)
        least = network != "tiktok"  # Meta hands over those of the time that one asks for
        assert followers.value == Count(count=len(crowd(own.followers)), at_least=least)
    phone = who.profile_on("whatsapp", WhatsAppProfile)
    assert phone is not None
    assert texts(read["whatsapp"], Fact.CONTACT_PHONE) == [phone.phone]
    everyone = phone.photo == "Everyone"
    assert (Audience.MEMBERS in _values(read["whatsapp"], Fact.DISCOVERY_BY_PHONE)) is everyone
    snaps = who.profile_on("snapchat", SnapchatProfile)
    assert snaps is not None
    assert texts(read["snapchat"], Fact.ACCOUNT_EMAIL) == [snaps.email]


def _values(account: Account, fact: Fact) -> set[object]:
    return {r.value for r in observed(account, fact)}


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_exposure_that_is_planted_is_read(
    name: str, told: dict[str, dict[str, Account]]
) -> None:
    planted = {(n, p.fact) for n, m in person(name).exports.items() for p in m.planted}
    read = {(n, r.fact) for n, a in told[name].items() for r in a.readings if _is_seen(r)}
    assert planted <= read
    assert bool(planted) is (name != "careful")


def _is_seen(reading: object) -> bool:
    return isinstance(reading, Observed)


def test_the_careful_person_names_the_school_nowhere(
    told: dict[str, dict[str, Account]],
) -> None:
    assert not [n for n, account in told["careful"].items() if exposes_school(account, MATCHER)]
    assert exposes_school(told["exposed"]["instagram"], MATCHER)


def test_accounts_are_tied_by_a_link_and_by_the_same_name_in_their_addresses(
    told: dict[str, dict[str, Account]],
) -> None:
    amy = told["exposed"]
    found = ties(amy.values(), [*SHOWN_TEXTS])
    by = {frozenset((t.one.network, t.other.network)): t.by for t in found}
    linked = by[frozenset(("tiktok", "instagram"))]
    assert say.LINK in linked
    assert say.same_address("amycarterleeds") in linked
    assert say.same_address("@amycarterleeds") in by[frozenset(("tiktok", "threads"))]
    assert amy["tiktok"].profile_url == "https://www.tiktok.com/@amycarterleeds"
    # Which number is whose account's is in nobody's address.
    assert amy["whatsapp"].profile_url == ""


# Said by the person, in place of a file


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_is_read_and_what_the_person_would_answer_do_not_contradict(
    name: str, told: dict[str, dict[str, Account]]
) -> None:
    compared = 0
    for account in told[name].values():
        said = answered(account)
        assert contradictions(account, said) == []
        compared += len(said.answers.facts)
    assert compared > 10


def test_an_answer_that_says_otherwise_does(told: dict[str, dict[str, Account]]) -> None:
    """The comparison sees it where it is so: the one account is open, the other is not."""
    open_to_all = told["exposed"]["instagram"]
    assert contradictions(open_to_all, answered(told["careful"]["instagram"]))


# Other people in them


@each("damaged", [False, True], ids=["whole", "damaged"])
@each("network", KINDS)
@each("name", EVERYBODY)
def test_nobody_else_who_stands_in_them_is_kept_or_told(
    name: str, network: str, damaged: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in what was read, nor in what is said of files, how far it is, or what went wrong."""
    who = person(name)
    files = made(who, network)
    others = others_in(files, who)
    assert others
    path = zipped(tmp_path / "export.zip", cut_at(files, others) if damaged else files)
    said: list[str] = []
    caplog.clear()
    try:
        with caplog.at_level(logging.DEBUG):
            snapshot = read_exports(
                [path],
                matcher=MATCHER,
                taken_at=NOW,
                leave_out=lambda file, why: said.append(f"{file}: {why}"),
                listener=lambda how_far: said.append(str(how_far)),
            )
        said.append(snapshot.model_dump_json())
    except InputError as error:
        assert damaged
        said.append(str(error))
    said.append(caplog.text)
    assert [words for words in others if any(words in line for line in said)] == []


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_is_planted_of_others_is_of_every_kind(name: str) -> None:
    who = person(name)
    instagram, whatsapp = (others_in(made(who, n), who) for n in ("instagram", "whatsapp"))
    followers = crowd(_profile(who, InstagramProfile).followers)
    assert {f"{followers[0].address}_1", followers[0].address} <= instagram
    phone = _profile(who, WhatsAppProfile)
    assert {"+44 7700 900200", "447700900200", *phone.groups} <= whatsapp
    assert phone.phone not in whatsapp
    partners = {m.name for m in crowd(_profile(who, TikTokProfile).followers)[:2]} - {who.full_name}
    assert partners <= others_in(made(who, "tiktok"), who)


def _profile(who: Persona, kind: type[_P]) -> _P:
    (network,) = [name for name, of in KINDS.items() if of is kind]
    own = who.profile_on(network, kind)
    assert own is not None
    return own


# The command


def test_the_command_writes_what_the_network_would_hand_over(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["demo", "--export-of", "exposed", "TikTok", "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    (written,) = tmp_path.iterdir()
    assert written.name.startswith("TikTok_Data_")
    assert "made up" in done.output
    (account,) = read_exports([written], matcher=MATCHER, taken_at=datetime.now(UTC)).accounts
    assert account.network == "tiktok"
    again = CliRunner().invoke(
        app, ["demo", "--export-of", "exposed", "tiktok", "--out", str(tmp_path)]
    )
    assert isinstance(again.exception, InputError)
    assert "such a file already. Name another folder with --out" in str(again.exception)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("nobody", "tiktok"), "There is no made-up person called “nobody”."),
        (("careful", "nowhere"), "There is no network called “nowhere” here."),
        (("careful", "bebo"), "No export of Ruth Okafor can be made on “bebo”. Choose one of:"),
        (("exposed", "tiktok", "--pdf"), "a file is written and nothing is audited"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path: Path, typed: tuple[str, ...], says: str) -> None:
    done = CliRunner().invoke(app, ["demo", "--export-of", *typed, "--out", str(tmp_path / "x")])
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("network", MAKERS)
def test_every_network_whose_export_is_made_is_read(network: str, tmp_path: Path) -> None:
    assert network in read(tmp_path, "exposed", network)
