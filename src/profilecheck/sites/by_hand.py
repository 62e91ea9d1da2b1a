"""A network that the program does not open: its `site.yaml` says where the person looks.

Everything there is to know of it is for the person to find, and to tell with `profilecheck answer`;
until then it is unread.
"""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from profilecheck.browser.dom import normalise
from profilecheck.model import Guidance, Nouns
from profilecheck.model.base import Record
from profilecheck.sites.site import Labels, Site, with_meanings
from profilecheck.sites.unopened import read_declaration, unopened_site
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["by_hand_site"]

_LANGUAGE = "en"
_SWITCHES = {"On": True, "Off": False}


class _ByHandHeader(Record):
    """The `site.yaml` of such a network; `basis_note` says where the way to look is known from.

    `audiences` is what the options of `guidance` mean, where they say who can see a thing.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    by_hand: Literal[True]
    basis_note: Annotated[str, Field(pattern="not yet been confirmed")]
    nouns: Nouns = Nouns()
    audiences: dict[Audience, tuple[str, ...]]
    guidance: dict[Fact, Guidance]
    not_applicable: dict[Fact, Annotated[str, Field(min_length=1)]]

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
                if meanings.setdefault(normalise(wording), audience) != audience:
                    raise ValueError(f"“{wording}” means two things")
        return self


def by_hand_site(path: Path) -> Site:
    """Return the network that the `site.yaml` at `path` declares.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    header = read_declaration(_ByHandHeader, path)
    meanings = {wording: a for a, wordings in header.audiences.items() for wording in wordings}
    labels = {_LANGUAGE: Labels(_LANGUAGE, rows={}, audiences=meanings, switches=_SWITCHES)}
    return unopened_site(
        header.id,
        header.name,
        reason=UnreadReason.BY_HAND,
        basis_note=header.basis_note,
        nouns=header.nouns,
        guidance=with_meanings(header.guidance, labels.values()),
        labels=labels,
        not_applicable=header.not_applicable,
    )
