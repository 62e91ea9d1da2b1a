"""A network that the program does not open: its `site.yaml` says where the person looks.

Everything there is to know of it is for the person to find, and to tell with `profilecheck answer`;
until then it is unread. Its export, where one is read, tells some of it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from profilecheck.model.base import Record
from profilecheck.model.own_files import read_own
from profilecheck.sites.header import (
    ExportCode,
    ExportHeader,
    NetworkHeader,
    Pattern,
    export_way,
)
from profilecheck.sites.site import Labels, UnopenedSite
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["ByHandSite", "by_hand_site"]

_LANGUAGE = "en"
_SWITCHES = {"On": True, "Off": False}


class ExportMarkHeader(Record):
    """A file that something of the network's holds, and no other; patterns, as in `FileName`.

    `place` fits the folders above it. `says` is what to tell the person of it and what to ask for
    instead, in a sentence or two; without it, it is the network's export, which is not read.
    `called` fits what such files are called where another person's name stands in that: then it is
    not shown.
    """

    file: Pattern
    place: Pattern = ""
    says: str = ""
    called: Pattern = ""


class ByHandHeader(NetworkHeader):
    """The `site.yaml` of such a network; `basis_note` says where the way to look is known from.

    `export` says how to get the network's export, where it is read. `export_mark` tells what comes
    from the network, and is not read, from others'. `audiences` is what the options of `guidance`
    mean, where they say who can see a thing.
    """

    by_hand: Literal[True]
    basis_note: Annotated[str, Field(pattern="not yet been confirmed")]
    export: ExportHeader | None = None
    export_mark: ExportMarkHeader | None = None
    audiences: dict[Audience, tuple[str, ...]]
    not_applicable: dict[Fact, Annotated[str, Field(min_length=1)]]

    def labels(self) -> dict[str, Labels]:
        """Return what the wordings of its options mean."""
        meanings = {wording: a for a, wordings in self.audiences.items() for wording in wordings}
        return {_LANGUAGE: Labels(_LANGUAGE, rows={}, audiences=meanings, switches=_SWITCHES)}

    @model_validator(mode="after")
    def _guides_to_or_rules_out_every_fact(self) -> Self:
        guided, ruled_out = self.guidance.keys(), self.not_applicable.keys()
        if twice := sorted(guided & ruled_out):
            raise ValueError(f"{twice[0].value} has guidance, and is not applicable as well")
        if missing := sorted(set(Fact) - guided - ruled_out - {Fact.ACCOUNT_LEFTOVERS}):
            raise ValueError(f"{missing[0].value} has no guidance, and is not ruled out either")
        return self

    @model_validator(mode="after")
    def _reads_in_the_export_what_it_guides_to(self) -> Self:
        parts = self.export.parts if self.export else ()
        told = {fact for part in parts for fact in part.promises}
        if ruled_out := sorted(told - self.guidance.keys()):
            raise ValueError(f"{ruled_out[0].value} is read in the export, and has no guidance")
        return self

    @model_validator(mode="after")
    def _gives_each_option_one_meaning(self) -> Self:
        meanings: dict[str, Audience] = {}
        for audience, wordings in self.audiences.items():
            for wording in wordings:
                if meanings.setdefault(answered(wording), audience) != audience:
                    raise ValueError(f"“{wording}” means two things")
        return self


@dataclass(frozen=True, kw_only=True)
class ByHandSite(UnopenedSite):
    """A network that the person looks at by hand."""

    header: ByHandHeader
    reason = UnreadReason.BY_HAND


def by_hand_site(path: Path, export: ExportCode | None = None) -> ByHandSite:
    """Return the network that the `site.yaml` at `path` declares; `export` reads its export.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    header = read_own(ByHandHeader, path)
    return ByHandSite(header=header, export=export_way(header.id, header.export, export))
