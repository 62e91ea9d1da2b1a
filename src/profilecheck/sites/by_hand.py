"""A network that the program does not open: its `site.yaml` says where the person looks.

Everything there is to know of it is for the person to find, and to tell with `profilecheck answer`;
until then it is unread. Its export, where one is read, tells some of it, and so does a profile page
that the person saved.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from profilecheck.errors import InputError
from profilecheck.model.base import Record
from profilecheck.model.own_files import read_own
from profilecheck.sites.header import (
    ExportCode,
    ExportHeader,
    NetworkHeader,
    Pattern,
    export_way,
)
from profilecheck.sites.profile_page import ProfilePage, ProfilePageCode
from profilecheck.sites.site import Labels, UnopenedSite
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason

__all__ = ["ByHandSite", "by_hand_site"]

_LANGUAGE = "en"
_SWITCHES = {"On": True, "Off": False}


class ProfilePageHeader(Record):
    """A profile's page as anybody is shown it; see `profilecheck.sites.profile_page`.

    `path` fits the path of its address in small letters, and in it the `handle`. `promises` are
    what it can tell; what a page does not tell is left to the person.
    """

    title: Annotated[str, Field(min_length=1)]
    path: Annotated[Pattern, Field(pattern=r"\(\?P<handle>")]
    promises: Annotated[tuple[Fact, ...], Field(min_length=1)]
    basis: Basis
    note: Annotated[str, Field(min_length=1)]


class ByHandHeader(NetworkHeader):
    """The `site.yaml` of such a network; `basis_note` says where the way to look is known from.

    `export` says how to get the network's export, where it is read. `profile_page` is the page of a
    profile that a person can save. `audiences` is what the options of `guidance` mean, where they
    say who can see a thing.
    """

    by_hand: Literal[True]
    basis_note: Annotated[str, Field(pattern="not yet been confirmed")]
    export: ExportHeader | None = None
    profile_page: ProfilePageHeader | None = None
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
    def _reads_what_it_guides_to(self) -> Self:
        parts = self.export.parts if self.export else ()
        told = {
            "the export": {fact for part in parts for fact in part.promises},
            "the profile's page": set(self.profile_page.promises if self.profile_page else ()),
        }
        for where, facts in told.items():
            if ruled_out := sorted(facts - self.guidance.keys()):
                raise ValueError(f"{ruled_out[0].value} is read in {where}, and has no guidance")
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
    """A network that the person looks at by hand; `profile_page` is read where they saved it."""

    header: ByHandHeader
    profile_page: ProfilePage | None = None
    reason = UnreadReason.BY_HAND


def by_hand_site(
    path: Path, export: ExportCode | None = None, profile_page: ProfilePageCode | None = None
) -> ByHandSite:
    """Return the network that the `site.yaml` at `path` declares, with the code that reads it.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    header = read_own(ByHandHeader, path)
    return ByHandSite(
        header=header,
        export=export_way(header.id, header.export, export),
        profile_page=_profile_page(header, profile_page),
    )


def _profile_page(header: ByHandHeader, code: ProfilePageCode | None) -> ProfilePage | None:
    declared = header.profile_page
    if (declared is None) != (code is None):
        raise InputError(f"{header.id}: profile_page needs both its header and its code.")
    if declared is None or code is None:
        return None
    return ProfilePage(**dict(declared) | {"path": re.compile(declared.path)}, code=code)
