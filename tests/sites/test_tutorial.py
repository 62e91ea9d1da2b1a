"""The tutorial's own code, put together block by block, reads what the built-in adapter reads."""

import importlib
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from profilecheck.browser.capture import Capture, Reply
from profilecheck.conformance import EVERY_RULE
from profilecheck.model import Observed
from profilecheck.replica.mastodon.app import MastodonReplica
from profilecheck.replica.mastodon.state import HOST
from profilecheck.replica.personas import people
from profilecheck.school import SchoolMatcher
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Fact
from tests.conftest import Background
from tests.networks import open_site

TUTORIAL = Path(__file__).parents[2] / "docs" / "adding-a-network.md"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BUILT_IN = open_site(f"mastodon@{HOST}")
TOLD = {
    Fact.FOLLOWERS_APPROVAL,
    Fact.FRIENDS_AUDIENCE,
    Fact.FOLLOWS_AUDIENCE,
    Fact.POSTS_FUTURE_AUDIENCE,
}


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteFamily]:
    """The tutorial's adapter, each block appended to the file that it names."""
    folder = tmp_path_factory.mktemp("tutorial")
    for name, text in BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    sys.path.insert(0, str(folder / "src"))
    try:
        found = importlib.import_module("profilecheck_toots").SITE
        assert isinstance(found, SiteFamily)
        yield found
    finally:
        sys.path.remove(str(folder / "src"))
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
    """What the replica answers to the owner of `token`."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "https", "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "server": (HOST, 443),
        "headers": [(b"host", HOST.encode()), (b"authorization", f"Bearer {token}".encode())],
    }  # fmt: skip
    run(_answered(replica, scope, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:]).decode("utf-8")


def values(
    network: OpenSite, page_id: str, capture: Capture, account: str | None
) -> dict[Fact, Any]:
    (page,) = [p for p in network.pages if p.id == page_id]
    readings = read_page(network, page, capture, matcher=SchoolMatcher(None), account_id=account)
    return {r.fact: r.value for r in readings if isinstance(r, Observed) and r.fact in TOLD}


def captured(address: str, status: int, body: str, *, answer: bool) -> Capture:
    replies = (Reply(address, "verify_credentials", status, body),) if answer else ()
    return Capture(
        url=address,
        html="" if answer else body,
        taken_at=datetime(2026, 3, 4, tzinfo=UTC),
        status=status,
        replies=replies,
    )


@pytest.mark.parametrize("person", ["exposed", "careful"])
@pytest.mark.parametrize("page_id", ["privacy", "posting", "api_account"])
def test_it_reads_the_replica_as_the_built_in_adapter_does(
    run: Background, tutorial: OpenSite, person: str, page_id: str
) -> None:
    replica = MastodonReplica(people())
    token = replica.state.sessions.sign_in(person)
    answer = page_id == "api_account"
    mine, built_in = (by_token(s) if answer else s for s in (tutorial, BUILT_IN))
    (page,) = [p for p in mine.pages if p.id == page_id]
    status, body = fetched(run, replica, page.url.removeprefix(f"https://{HOST}"), token)
    seen = captured(page.url, status, body, answer=answer)
    told = values(mine, page_id, seen, replica.state.accounts[person].profile.username)
    assert told.keys() == set(page.promises)
    shipped = values(built_in, page_id, seen, replica.state.accounts[person].profile.username)
    assert told == {fact: shipped[fact] for fact in told}
    assert values(mine, page_id, seen, "somebody-else") == {}


def test_it_reads_the_real_answer_as_the_built_in_adapter_does(
    tutorial: OpenSite, samples: Path
) -> None:
    file = samples / "mastodon" / "mastodonpy.verify_credentials.default.json"
    seen = captured("https://x/", 200, file.read_text(encoding="utf-8"), answer=True)
    told = values(by_token(tutorial), "api_account", seen, None)
    assert told.keys() == TOLD
    assert told == values(by_token(BUILT_IN), "api_account", seen, None)


def test_it_keeps_to_every_rule_but_the_facts_it_leaves_to_the_reader(tutorial: OpenSite) -> None:
    broken: Mapping[str, list[str]] = {n: list(rule(tutorial)) for n, rule in EVERY_RULE.items()}
    assert [n for n, told in broken.items() if told] == ["reads or rules out every fact"]


def test_its_blocks_name_the_files_of_a_distribution() -> None:
    names = {name for name, _ in BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))}
    package = "src/profilecheck_toots"
    files = ("site.yaml", "account.py", "readers.py", "__init__.py")
    assert names == {"pyproject.toml", *(f"{package}/{file}" for file in files)}
