"""A network that is no more: declared in a `site.yaml` that says only how to look for what is left.

There is nothing to sign in to, nothing to open and nothing to read, so nothing of it is ever
called safe.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from profilecheck.model import Guidance, Nouns
from profilecheck.model.base import Record
from profilecheck.sites.site import Site
from profilecheck.sites.unopened import read_declaration, unopened_site
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["closed_site"]


class _ClosedHeader(Record):
    """The `site.yaml` of a closed network; `basis_note` says what is known of its end."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    closed: Literal[True]
    basis_note: Annotated[str, Field(min_length=1)]
    guidance: dict[Fact, Guidance]

    @model_validator(mode="after")
    def _guides_to_what_is_left(self) -> "_ClosedHeader":
        if self.guidance.keys() != {Fact.ACCOUNT_LEFTOVERS}:
            raise ValueError("a closed network has guidance for account.leftovers, and no other")
        return self


def closed_site(path: Path) -> Site:
    """Return the closed network that the `site.yaml` at `path` declares.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    header = read_declaration(_ClosedHeader, path)
    return unopened_site(
        header.id,
        header.name,
        reason=UnreadReason.CLOSED_SERVICE,
        basis_note=header.basis_note,
        nouns=Nouns(),
        guidance=header.guidance,
    )
