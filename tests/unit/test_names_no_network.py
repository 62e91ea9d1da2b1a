"""Nothing but `sites` and `replica` names a network: what one is like stands in its adapter.

Every string of every other module is walked. Left out by what they are: docstrings; sentences,
which are words for the person and may name a network as an example; and the packages that know
what people write of themselves (`school`, `reread`) or how the program speaks (`words`).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import profilecheck
from profilecheck.sites import known_sites
from profilecheck.sites.site import OpenSite
from tests.each import each

ROOT = Path(profilecheck.__file__).parent
_THEIRS = ("sites", "replica")
_LANGUAGE = ("school", "reread", "words")
MODULES = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if path.relative_to(ROOT).parts[0] not in (*_THEIRS, *_LANGUAGE)
]
_SHORTEST_WORD = 3
"""A name of one letter, as "x", is told from other uses of the letter by its hosts alone."""


def _names() -> frozenset[str]:
    known = known_sites()
    names = {name for one in known for name in (one.id, one.name.partition(" (")[0].casefold())}
    return frozenset(name for name in names if len(name) >= _SHORTEST_WORD)


def _hosts() -> frozenset[str]:
    opened = [one.header for one in known_sites() if isinstance(one, OpenSite)]
    homes = {urlsplit(header.home_url).hostname or "" for header in opened}
    others = {host for header in opened for host in header.profile_hosts}
    return frozenset(host.removeprefix("www.") for host in homes | others)


NAMES = _names()
AT_HOST = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_hosts())))})(?![\w-]|\.\w)")


def named_in(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each string that names a network, and the string."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            text = node.module or ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if id(node) not in docstrings and not _is_a_sentence(text) and _names_one(text):
            yield node.lineno, text


def _is_a_sentence(text: str) -> bool:
    return any(character.isspace() for character in text.strip())


def _names_one(text: str) -> bool:
    folded = text.casefold()
    words = set(re.findall(r"[a-z0-9]+", folded))
    return bool(words & NAMES) or AT_HOST.search(folded) is not None


@each("path", MODULES)
def test_a_module_names_no_network(path: Path) -> None:
    assert list(named_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'OTHER_HOSTS = {"twitter.com": "there"}',
        'OTHER_HOSTS = {"there": "www.x.com/home"}',
        'def start(network: str = "facebook") -> None: ...',
        'SERVERS = {"mastodon": ""}',
        'LOOKED_AT = r"whatsapp_[a-z_]+/"',
        "from profilecheck.sites.linkedin.text import folded",
    ],
)
def test_one_that_does_is_seen(source: str) -> None:
    assert list(named_in(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""As on Facebook."""',
        'say("Type: profilecheck audit facebook")',
        'open(path, "x")',
        'HEADER = "X-Frame-Options"',
        'HOST = "linux.com"',
        "from profilecheck.sites import site",
    ],
)
def test_words_for_the_person_are_no_names(source: str) -> None:
    assert not list(named_in(source))
