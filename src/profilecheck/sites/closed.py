"""A network that is no more: declared in a `site.yaml` that says only how to look for what is left.

There is nothing to sign in to, nothing to open and nothing to read, so nothing of it is ever
called safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from profilecheck.model.own_files import read_own
from profilecheck.sites.header import NetworkHeader
from profilecheck.sites.site import UnopenedSite
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["ClosedSite", "closed_site"]


class ClosedHeader(NetworkHeader):
    """The `site.yaml` of a closed network; `basis_note` says what is known of its end."""

    closed: Literal[True]

    @model_validator(mode="after")
    def _guides_to_what_is_left(self) -> "ClosedHeader":
        if self.guidance.keys() != {Fact.ACCOUNT_LEFTOVERS}:
            raise ValueError("a closed network has guidance for account.leftovers, and no other")
        return self


@dataclass(frozen=True, kw_only=True)
class ClosedSite(UnopenedSite):
    """A network that has closed: the person looks for what is left of their account."""

    header: ClosedHeader
    reason = UnreadReason.CLOSED_SERVICE

    @property
    def ruled_out(self) -> Mapping[Fact, str]:
        """Everything but what is left."""
        return {f: "This network has closed." for f in Fact if f is not Fact.ACCOUNT_LEFTOVERS}


def closed_site(path: Path) -> ClosedSite:
    """Return the closed network that the `site.yaml` at `path` declares.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    return ClosedSite(header=read_own(ClosedHeader, path))
