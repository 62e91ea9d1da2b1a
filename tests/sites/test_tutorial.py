"""The tutorial, followed literally: its scaffold and blocks make an adapter of a real network.

It reads what the built-in adapter reads, keeps to every rule, and none of the conformance suite's
changes of its pages is taken for what it is not.
"""

import importlib
import re
import runpy
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from profilecheck.browser.capture import Capture, Reply
from profilecheck.browser.dom import is_checked
from profilecheck.cli.app import app
from profilecheck.conformance import EVERY_RULE, SAVED_RULES, SavedPages
from profilecheck.model import Count, Observed, Unread
from profilecheck.replica.mastodon.app import MastodonReplica
from profilecheck.replica.mastodon.state import HOST
from profilecheck.replica.personas import people
from profilecheck.reread import Post
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.friends import Person, at_the_school
from profilecheck.sites.header import load_header
from profilecheck.sites.rules import broken_rules
from profilecheck.sites.site import OpenSite, ReadContext
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.conftest import Background
from tests.networks import open_site
from tests.sites.readings import capture_of, page_of, read_from, values

MOST_PYTHON = 150
"""Lines of Python that a network like this one takes, without the empty ones."""
TUTORIAL = Path(__file__).parents[2] / "docs" / "adding-a-network.md"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BUILT_IN = open_site(f"mastodon@{HOST}")
SETTINGS = {
    "home": "/settings/privacy",
    "privacy": "/settings/privacy",
    "posting": "/settings/preferences/other",
}
"""Where the person's settings are, by the name of the saved page."""


def _text() -> str:
    return TUTORIAL.read_text(encoding="utf-8")


def followed(folder: Path) -> Path:
    """The scaffold with the tutorial's files in place of its own, each made of its blocks."""
    made = CliRunner().invoke(app, ["new-site", "toots", "--family", "--folder", str(folder)])
    assert made.exit_code == 0, made.output
    begun: set[str] = set()
    for name, text in BLOCK.findall(_text()):
        with (folder / name).open("a" if name in begun else "w", encoding="utf-8") as file:
            # Two blank lines between parts of a program, as their author would have it.
            file.write(f"\n\n{text}" if name in begun and name.endswith(".py") else text)
        begun.add(name)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return followed(tmp_path_factory.mktemp("tutorial") / "toots")


@pytest.fixture(scope="module")
def family(project: Path) -> Iterator[SiteFamily]:
    sys.path.insert(0, str(project / "src"))
    try:
        found = importlib.import_module("profilecheck_toots").SITE
        assert isinstance(found, SiteFamily)
        yield found
    finally:
        sys.path.remove(str(project / "src"))
        for module in [m for m in sys.modules if m.startswith("profilecheck_toots")]:
            del sys.modules[module]


@pytest.fixture(scope="module")
def tutorial(family: SiteFamily) -> OpenSite:
    return family.at(HOST)


def by_token(network: OpenSite) -> OpenSite:
    assert network.by_token is not None
    return network.by_token.site


async def _answered(replica: MastodonReplica, *call: Any) -> None:
    await replica.app(*call)


def fetched(run: Background, replica: MastodonReplica, path: str, token: str) -> tuple[int, str]:
    """What the replica answers to the owner of `token`; "" is nobody's."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    path, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "https", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "root_path": "", "server": (HOST, 443),
        "headers": [(b"host", HOST.encode()), (b"authorization", f"Bearer {token}".encode())],
    }  # fmt: skip
    run(_answered(replica, scope, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:]).decode("utf-8")


@dataclass(frozen=True)
class Visit:
    """A page as it was shown, with the answers that it got, each at the address it was asked at."""

    path: str
    document: str
    answers: Mapping[str, tuple[str, str]]

    def capture(self, viewpoint: Viewpoint) -> Capture:
        replies = (
            Reply(f"https://{HOST}{path}", name, 200, body)
            for name, (path, body) in self.answers.items()
        )
        url = f"https://{HOST}{self.path}"
        return capture_of(self.document, url, viewpoint=viewpoint, replies=tuple(replies))


@cache
def visits(run: Background, person: str) -> dict[str, Visit]:
    """The pages of a person of the replica, theirs and what a stranger sees, by their file."""
    replica = MastodonReplica(people())
    own, token = replica.state.accounts[person].profile, replica.state.sessions.sign_in(person)
    accounts = "/api/v1/accounts"
    lookup = f"{accounts}/lookup?acct={own.username}"
    listed = {"account": lookup, "followers": f"{accounts}/{own.id}/followers"}
    posted = {"account": lookup, "statuses": f"{accounts}/{own.id}/statuses"}
    profile, answer = f"/@{own.username}", f"{accounts}/verify_credentials"

    def visit(path: str, answers: Mapping[str, str], by: str) -> Visit:
        told = {name: (at, fetched(run, replica, at, by)[1]) for name, at in answers.items()}
        return Visit(path, fetched(run, replica, path, by)[1], told)

    return {
        **{name: visit(path, {}, token) for name, path in SETTINGS.items()},
        "api_account": replace(visit(answer, {"verify_credentials": answer}, token), document=""),
        "followers": visit(f"{profile}/followers", listed, token),
        "stranger.profile_public": visit(f"{profile}/with_replies", posted, ""),
        "stranger.followers_public": visit(f"{profile}/followers", listed, ""),
    }


def saved_by(
    run: Background, person: str, folder: Path, wanted: Collection[str] | None = None
) -> Path:
    """The pages, or those `wanted`, saved in `folder` by the names that the tutorial gives them."""
    pages = visits(run, person)
    for name in pages if wanted is None else wanted:
        seen = pages[name]
        if seen.document:
            (folder / f"{name}.html").write_text(seen.document, encoding="utf-8")
        for operation, (_, body) in seen.answers.items():
            (folder / f"{name}.{operation}.json").write_text(body, encoding="utf-8")
    return folder


@cache
def people_by_name() -> dict[str, str]:
    """What the replica's accounts are called, by the person."""
    accounts = MastodonReplica(people()).state.accounts
    return {person: account.profile.username for person, account in accounts.items()}


def told_by(
    network: OpenSite, page_id: str, capture: Capture, account: str | None
) -> dict[Fact, Any]:
    return values(read_from(network, page_id, capture, account_id=account))


def captured(address: str, status: int, body: str, *, answer: bool) -> Capture:
    replies = (Reply(address, "verify_credentials", status, body),) if answer else ()
    return capture_of("" if answer else body, address, status=status, replies=replies)


@pytest.mark.parametrize("person", ["exposed", "careful"])
@pytest.mark.parametrize("page_id", ["privacy", "posting", "api_account"])
def test_it_reads_the_replica_as_the_built_in_adapter_does(
    run: Background, tutorial: OpenSite, person: str, page_id: str
) -> None:
    replica = MastodonReplica(people())
    token = replica.state.sessions.sign_in(person)
    answer = page_id == "api_account"
    mine, built_in = (by_token(s) if answer else s for s in (tutorial, BUILT_IN))
    page = page_of(mine, page_id)
    status, body = fetched(run, replica, page.url.removeprefix(f"https://{HOST}"), token)
    seen = captured(page.url, status, body, answer=answer)
    told = told_by(mine, page_id, seen, replica.state.accounts[person].profile.username)
    assert told.keys() == set(page.tells)
    shipped = told_by(built_in, page_id, seen, replica.state.accounts[person].profile.username)
    assert told == {fact: shipped[fact] for fact in told}
    assert told_by(mine, page_id, seen, "somebody-else") == {}


def test_a_row_of_a_page_in_another_language_is_unread_and_says_why(
    run: Background, tutorial: OpenSite
) -> None:
    """What goes by the names of fields is read all the same."""
    seen = visits(run, "careful")["privacy"]
    german = replace(seen, document=re.sub(r'lang="\w+"', 'lang="de"', seen.document, count=1))
    shown, amy = german.capture(Viewpoint.OWNER), people_by_name()["careful"]
    readings = read_from(tutorial, "privacy", shown, account_id=amy)
    unread = {r.fact: r.reason for r in readings if isinstance(r, Unread)}
    assert unread == {
        Fact.DISCOVERY_SEARCH_ENGINES: UnreadReason.UNKNOWN_LANGUAGE,
        Fact.ACCOUNT_EMAIL: UnreadReason.BY_HAND,
    }


def test_it_reads_the_real_answer_as_the_built_in_adapter_does(
    tutorial: OpenSite, samples: Path
) -> None:
    file = samples / "mastodon" / "mastodonpy.verify_credentials.default.json"
    seen = captured("https://x/", 200, file.read_text(encoding="utf-8"), answer=True)
    told = told_by(by_token(tutorial), "api_account", seen, None)
    shipped = told_by(by_token(BUILT_IN), "api_account", seen, None)
    assert told.keys() == set(by_token(tutorial).pages[0].promises)
    assert told == {fact: shipped[fact] for fact in told}


@pytest.mark.parametrize("person", ["exposed", "careful"])
@pytest.mark.parametrize(
    "name", ["followers", "stranger.profile_public", "stranger.followers_public"]
)
def test_it_reads_lists_posts_and_the_strangers_view_as_the_built_in_adapter_does(
    run: Background, tutorial: OpenSite, person: str, name: str
) -> None:
    viewpoint = Viewpoint.STRANGER if name.startswith("stranger.") else Viewpoint.OWNER
    seen = visits(run, person)[name].capture(viewpoint)
    account, page_id = people_by_name()[person], name.removeprefix("stranger.")
    told = told_by(tutorial, page_id, seen, account)
    assert told == told_by(BUILT_IN, page_id, seen, account)
    assert told.keys() >= set(page_of(tutorial, page_id).promises)
    assert told_by(tutorial, page_id, seen, "somebody-else") == {}


def test_a_part_that_broke_off_may_hold_more_posts(run: Background, tutorial: OpenSite) -> None:
    seen = visits(run, "exposed")["stranger.profile_public"].capture(Viewpoint.STRANGER)
    (part,) = [reply for reply in seen.replies if reply.operation == "statuses"]
    broken = replace(part, url=f"{part.url}?max_id=30", body='[{"id": "30"')
    torn = replace(seen, replies=(*seen.replies, broken))
    page, account = "profile_public", people_by_name()["exposed"]
    whole, told = (told_by(tutorial, page, shown, account) for shown in (seen, torn))
    assert [t[Fact.POSTS_PUBLIC_COUNT].at_least for t in (whole, told)] == [False, True]
    assert [t[Fact.POSTS_PUBLIC_BY_YEAR].at_least for t in (whole, told)] == [False, True]
    assert told == told_by(BUILT_IN, page, torn, account)


def test_its_own_tests_pass(family: SiteFamily, project: Path) -> None:
    """The scaffold's test, as it was made, with the tutorial's adapter."""
    path = project / "tests" / "test_conformance.py"
    keeps_to_every_rule = runpy.run_path(str(path))["test_the_adapter_keeps_to_every_rule"]
    for rule in EVERY_RULE:
        keeps_to_every_rule(rule)


@pytest.mark.parametrize("person", ["exposed", "careful"])
def test_its_pages_are_read_and_changed_without_an_alarm(
    run: Background, tutorial: OpenSite, tmp_path: Path, person: str
) -> None:
    saved = SavedPages(tutorial, saved_by(run, person, tmp_path))
    assert list(saved.broken()) == []
    said: Mapping[str, list[str]] = {rule: list(saved.not_kept(rule)) for rule in SAVED_RULES}
    assert {rule: sentences for rule, sentences in said.items() if sentences} == {}


def test_the_school_is_found_wherever_it_stands_on_its_pages(
    run: Background, tutorial: OpenSite, tmp_path: Path
) -> None:
    figures = SavedPages(tutorial, saved_by(run, "careful", tmp_path)).planted()
    assert figures.planted > 0
    assert [str(green) for green in figures.greens] == []


Fault = Callable[..., Any]
"""What stands in the place of a function of the tutorial's readers; it takes that one first."""


def first_box(whole: Fault, capture: Capture, name: str) -> bool | None:
    """The state of the first box of a name, be it shown or not."""
    node = capture.tree.css_first(f'input[type="checkbox"][name="account[{name}]"]')
    ticked = is_checked(node) if node is not None else None
    return None if ticked is None else not ticked


def first_page_is_all(
    whole: Fault, context: ReadContext, listed: Sequence[Person], called: str, number: int
) -> Iterator[Observed | Unread]:
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=number), "the number on the page")
    yield from at_the_school(context, listed, called, complete=True)


def without_day(whole: Fault, told: object) -> Post | None:
    post = whole(told)
    return replace(post, day=None) if post else None


FAULTS: dict[str, tuple[str, str, Fault, str]] = {
    "boxes are upside down": (
        "privacy", "closed", lambda whole, *page: {True: False, False: True}.get(whole(*page)),
        "tells each option for what it is",
    ),
    "lists are upside down": (
        "privacy", "switches", lambda whole, page, locked, hidden: whole(page, locked, not hidden),
        "tells each option for what it is",
    ),
    "a missing name is a no": (
        "api_account", "switches",
        lambda whole, page, locked, hidden: whole(page, locked is True, hidden),
        "tells nothing of what is gone",
    ),
    "a missing box is off": (
        "privacy", "closed", lambda whole, *page: bool(whole(*page)),
        "tells nothing of what is gone",
    ),
    "the first copy of a box wins": (
        "privacy", "closed", first_box, "takes no side where two copies differ",
    ),
    "a hidden box is read": ("privacy", "closed", first_box, "reads no hidden copy"),
    "two options are swapped": (
        "posting", "posting",
        lambda whole, page, word: whole(
            page, {"public": "private", "private": "public"}.get(word, word)
        ),
        "tells each option for what it is",
    ),
    "an unknown word is a default": (
        "posting", "posting",
        lambda whole, page, word: whole(
            page, word if word in ("public", "unlisted") else "private"
        ),
        "takes no unknown word for a known one",
    ),
    "followers are always friends": (
        "posting", "seen_by_followers",
        lambda whole, *page, approval: whole(*page, approval=True),
        "takes followers for friends only where they wait",
    ),
    "the first page is all": (
        "followers", "listed_people", first_page_is_all, "takes no first page for all",
    ),
    "no line is an empty one": (
        "followers", "listed_people",
        lambda whole, page, listed, *rest: whole(page, [one or () for one in listed], *rest),
        "counts nobody whose line was not read",
    ),
    "posts without a day are dropped": (
        "stranger.profile_public", "public_posts",
        lambda whole, page, posts, seen, complete: whole(
            page, [post for post in posts if post and post.day], seen, complete=complete
        ),
        "reads the days",
    ),
    "posts lose their days": (
        "stranger.profile_public", "post_of", without_day, "reads the days",
    ),
    "no fields are empty ones": (
        "stranger.profile_public", "texts", lambda whole, told: whole(told) or [],
        "takes nothing absent for empty",
    ),
    # Also where each post holds the person once more, fields and all.
    "fields are dropped": (
        "stranger.profile_public", "texts", lambda whole, told: (whole(told) or [])[:1],
        "reads every field",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("page", "function", "fault", "rule"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_its_readers_is_told_by_the_suite(
    run: Background,
    tutorial: OpenSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    function: str,
    fault: Fault,
    rule: str,
) -> None:
    readers = sys.modules["profilecheck_toots.readers"]
    monkeypatch.setattr(readers, function, partial(fault, getattr(readers, function)))
    folder = saved_by(run, "exposed", tmp_path, ("home", page))
    said = list(SavedPages(tutorial, folder).not_kept(rule))
    assert any(sentence.startswith(f"{page}: ") for sentence in said), said


def test_its_block_on_several_accounts_says_where_the_chosen_ones_first_page_is(
    tutorial: OpenSite, project: Path, tmp_path: Path
) -> None:
    (block,) = re.findall(r"^```yaml\n(home_url: .*?)^```$", _text(), re.MULTILINE | re.DOTALL)
    said = (project / "src" / "profilecheck_toots" / "site.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "site.yaml"
    mine.write_text(re.sub(r"^home_url: .*\n", block, said, count=1, flags=re.M), encoding="utf-8")
    several = replace(tutorial, header=load_header(mine, Server.of(HOST)))
    chosen = ChosenAccount.on(several, "@amy@example.net")
    assert chosen.home_url(several) == f"https://{HOST}/@amy@example.net/settings/"
    assert broken_rules(several) == ()
    own = f"https://{HOST}/@amy@example.net/"
    (page,) = [p for p in tutorial.pages if p.id == "followers"]
    settings = replace(page, url="{profile}/settings/posting")
    assert several.address(settings, own) == f"{own}settings/posting"


def test_its_blocks_name_files_of_the_scaffold_and_code_beside_them() -> None:
    names = {name for name, _ in BLOCK.findall(_text())}
    files = ("site.yaml", "account.py", "readers.py", "adapter.py")
    assert names == {f"src/profilecheck_toots/{file}" for file in files}


def test_it_takes_no_more_python_than_it_needs(project: Path) -> None:
    files = (project / "src").rglob("*.py")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    assert sum(1 for line in lines if line.strip()) <= MOST_PYTHON
