"""`profilecheck new-site`: the first state of an adapter, as a distribution of its own."""

import re
from importlib.resources import files
from io import StringIO
from pathlib import Path
from string import Template
from typing import Annotated, Any

import typer
from ruamel.yaml import YAML

from profilecheck.errors import InputError, StorageError, because_of
from profilecheck.named import entries_of, is_folder_at, is_there
from profilecheck.sites import known_sites
from profilecheck.storage import write_whole
from profilecheck.vocabulary import Fact, FactKind
from profilecheck.words.facts import about, heading, switch_state
from profilecheck.words.nouns import ANY_NETWORK

__all__ = ["new_site"]

_FILES = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "init.py.txt": "src/profilecheck_{name}/__init__.py",
    "readers.py.txt": "src/profilecheck_{name}/readers.py",
    "site.yaml.txt": "src/profilecheck_{name}/site.yaml",
    "test_conformance.py.txt": "tests/test_conformance.py",
}
_ADAPTER = "src/profilecheck_{name}/adapter.py"
_NOT_ON_A_PAGE = (Fact.ACCOUNT_DORMANT, Fact.ACCOUNT_LEFTOVERS)
_PROMISED = tuple(fact for fact in Fact if fact not in _NOT_ON_A_PAGE)


def new_site(
    name: Annotated[str, typer.Argument(help="What the network is called: small letters.")],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", help="Where it is made; without it, profilecheck-NAME here."),
    ] = None,
    family: Annotated[
        bool, typer.Option("--family", help="Anybody can host it: it is named with its server.")
    ] = False,
) -> None:
    """Start an adapter for another network.

    What is made is a distribution of its own. It installs and keeps to every rule, and reads
    nothing yet: it says so of each fact.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise InputError(f"“{name}” will not do. Use small letters, digits and _, a letter first.")
    if name in {known.id for known in known_sites()}:
        raise InputError(f"there is a network called “{name}” already. Choose another name.")
    dashed = name.replace("_", "-")
    place = folder or Path(f"profilecheck-{dashed}")
    if is_there(place) and not (is_folder_at(place) and not entries_of(place)):
        raise InputError(
            f"{place}: there is something of that name already. Name a new folder with --folder."
        )
    words = _words(name, dashed) | (_of_servers(name, dashed) if family else _alone(name, dashed))
    words["guidance"] = _guidance(words["address"])
    adapter = "adapter_family.py.txt" if family else "adapter.py.txt"
    for template, target in {**_FILES, adapter: _ADAPTER}.items():
        _write(place / target.format(name=name), template, words)
    typer.echo(f"{place} is ready. Read {place / 'README.md'} for what comes next.")


def _words(name: str, dashed: str) -> dict[str, str]:
    return {
        "name": name,
        "dashed": dashed,
        "title": name.replace("_", " ").title(),
        "promises": f"[{', '.join(_PROMISED)}]",
    }


def _alone(name: str, dashed: str) -> dict[str, str]:
    """What the files say of a network with one address of its own."""
    return {
        "address": f"https://{dashed}.example",
        "host": f"{dashed}.example",
        "invented": f"{dashed}.example",
        "of_servers": "",
        "site": name,
        "tried": "SITE",
    }


def _of_servers(name: str, dashed: str) -> dict[str, str]:
    """What they say of one that anybody can host: each server's address comes from its name."""
    return {
        "address": "{server}",
        "host": "{host}",
        "invented": "{server}/…",
        "of_servers": "\n# {server} and {host} stand for one server's address.",
        "site": f"{name}@{dashed}.example",
        "tried": "SITE.at(SITE.example)",
    }


def _write(path: Path, template: str, words: dict[str, str]) -> None:
    source = files("profilecheck.cli").joinpath("scaffold", template)
    text = Template(source.read_text(encoding="utf-8")).substitute(words)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            write_whole(path, file, text.encode())
    except OSError as error:
        raise StorageError(f"{path}: this file cannot be written {because_of(error)}") from None


def _guidance(address: str) -> str:
    return _yaml({"guidance": {fact.value: _by_hand(address, fact) for fact in _PROMISED}})


def _by_hand(address: str, fact: Fact) -> dict[str, Any]:
    """The way to look at a fact where nothing is known of the network but that it has settings."""
    way = {"url": f"{address}/settings", "steps": ["Settings", "Privacy"]}
    if fact.kind is FactKind.AUDIENCE:
        return way | {
            "wanted": "As few people as you can",
            "look_for": heading(fact),
            "options": ["Only me", "Friends", "Everyone"],
        }
    if fact.kind is FactKind.SWITCH:
        return way | {
            "wanted": "The more private of the two",
            "look_for": f"What is chosen for {about(fact)}.",
            "options": [switch_state(fact, value, ANY_NETWORK) for value in (True, False)],
        }
    return way | {"look_for": f"What is shown: {about(fact)}."}


def _yaml(data: dict[str, Any]) -> str:
    writer, text = YAML(typ="safe", pure=True), StringIO()
    writer.default_flow_style = False
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # read as a bool
    writer.dump(data, text)
    return text.getvalue().rstrip()
