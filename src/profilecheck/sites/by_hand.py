"""A network that the program does not open: its `site.yaml` says where the person looks.

Everything there is to know of it is for the person to find, and to tell with `profilecheck answer`;
until then it is unread.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from profilecheck.model.base import Record
from profilecheck.sites.header import NetworkHeader, Pattern
from profilecheck.sites.site import Labels, UnopenedSite
from profilecheck.sites.unopened import read_declaration
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["ByHandSite", "by_hand_site"]

_LANGUAGE = "en"
_SWITCHES = {"On": True, "Off": False}


class ExportMarkHeader(Record):
    """A file that an export of the network holds, and no other; patterns, as in `FileName`.

    `place` fits the folders above it.
    """

    file: Pattern
    place: Pattern = ""


class ByHandHeader(NetworkHeader):
    """The `site.yaml` of such a network; `basis_note` says where the way to look is known from.

    `export_mark` tells an export of it, which is not read, from others. `audiences` is what the
    options of `guidance` mean, where they say who can see a thing.
    """

    by_hand: Literal[True]
    basis_note: Annotated[str, Field(pattern="not yet been confirmed")]
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


def by_hand_site(path: Path) -> ByHandSite:
    """Return the network that the `site.yaml` at `path` declares.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    return ByHandSite(header=read_declaration(ByHandHeader, path))
