"""A demonstration on replicas that plant canaries, on a computer whose folders can be searched.

It is the program as a person starts it, in a process of its own; what it saw, started and wrote is
noted meanwhile, in a folder that is not the computer's.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest

from profilecheck.browser.find import BROWSER_VARIABLE, find_browser
from profilecheck.cli import made_up, main
from profilecheck.replica import Fault, FaultKind, Persona, Replica, people
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import made_up as sources
from tests.auditing import only_with
from tests.canaries import CANARIES, Done, done_in, planted_answers, watched
from tests.cli.forked import Forker
from tests.cli.program import Process, environment_of, start
from tests.searching import found_in

__all__ = ["Computer", "a_computer", "demonstrate"]

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "TMPDIR": "tmp",
    "TEMP": "tmp",
    "TMP": "tmp",
}


@contextmanager
def a_computer() -> "Iterator[Computer]":
    """A computer that nobody used yet; its folders have short names, as on most computers."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        yield Computer(folder / "computer", folder / "behind")


@dataclass(frozen=True)
class Computer:
    """The folders of a computer, below one of its own; what is noted lies in `behind`."""

    folder: Path
    behind: Path

    @property
    def private(self) -> Path:
        """The program's private folder."""
        return self.folder / "private"

    @property
    def out(self) -> Path:
        """Where the run is written."""
        return self.folder / "out"

    @cached_property
    def done(self) -> Done:
        """What the demonstration did, once it has ended."""
        return done_in(self.behind / "notes")

    def demonstration(
        self,
        forker: Forker | None,
        who: Persona,
        *options: str,
        pages: Sequence[str] = (),
        struck: str = "",
    ) -> Process:
        """Start one of somebody on their networks, or on these `pages` of each.

        The network answers 500 where the address has `struck` in it, a pattern.
        """
        for folder in (self.behind, *(self.folder / name for name in _FOLDERS.values())):
            folder.mkdir(parents=True, exist_ok=True)
        data = who.model_dump(mode="json", serialize_as_any=True)
        plan = {"who": data, "pages": list(pages), "struck": struck}
        (self.behind / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        environment = environment_of(
            self.private, **{name: str(self.folder / at) for name, at in _FOLDERS.items()}
        )
        environment[BROWSER_VARIABLE] = str(find_browser().path)
        python = (
            "from pathlib import Path; from tests.cli.planted import demonstrate; "
            f"demonstrate(Path({str(self.behind)!r}))"
        )
        words = ["demo", "--person", who.name, "--out", str(self.out), *options]
        return start(forker, words, environment, python=python)

    def canaries_left(self, said: str) -> list[str]:
        """Return the canaries that are in what was said, in a file or its name, or handed on.

        Raises:
            AssertionError: something was written elsewhere, where nobody looks.
        """
        elsewhere = [p for p in self.done.written if not self._is_looked_at(p)]
        assert elsewhere == []
        handed_on = "\n".join(self.done.started)
        return found_in(f"{said}\n{handed_on}", self.folder, planted=CANARIES.values())

    def _is_looked_at(self, path: Path) -> bool:
        """Whether a file is among those that are searched, or no file of the program's."""
        compiled = path.parent.name == "__pycache__"
        return compiled or path == Path(os.devnull) or path.is_relative_to(self.folder)


def demonstrate(behind: Path) -> None:
    """Be the program, with the people and replicas that the plan in `behind` tells."""
    plan = json.loads((behind / "plan.json").read_text(encoding="utf-8"))
    who = Persona.model_validate(plan["who"])
    faults = {plan["struck"]: Fault(FaultKind.SERVER_ERROR)} if plan["struck"] else {}
    everybody = [who, *(p for p in people() if p.name != who.name)]
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(made_up, "person", lambda _: who)
        patch.setattr(sources, "Replica", partial(Replica, everybody, faults=faults))
        _keep_to(plan["pages"], patch)
        stack.enter_context(planted_answers())
        stack.enter_context(watched(behind / "notes"))
        main()


def _keep_to(pages: Sequence[str], patch: pytest.MonkeyPatch) -> None:
    """Let the networks have these pages alone, where any are given."""
    whole = vars(sources.MadeUp)["sites"].fget

    def sites(somebody: sources.MadeUp) -> tuple[Site, ...]:
        return tuple(only_with(s, pages) if isinstance(s, OpenSite) else s for s in whole(somebody))

    patch.setattr(sources.MadeUp, "sites", property(sites))
