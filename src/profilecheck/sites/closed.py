"""A network that is no more: declared in a `site.yaml` that says only how to look for what is left.

There is nothing to sign in to, nothing to open and nothing to read, so nothing of it is ever
called safe.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from profilecheck.browser.capture import Capture
from profilecheck.browser.policy import ReadPolicy
from profilecheck.errors import InputError
from profilecheck.model import Guidance
from profilecheck.model.base import Record
from profilecheck.sites.site import Identity, Site
from profilecheck.storage import read_text
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
    def _tells_how_to_look(self) -> "_ClosedHeader":
        if self.guidance.keys() != {Fact.ACCOUNT_LEFTOVERS}:
            raise ValueError("a closed network has guidance for account.leftovers, and no other")
        return self


def closed_site(path: Path) -> Site:
    """Return the closed network that the `site.yaml` at `path` declares.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    try:
        header = _ClosedHeader.model_validate(YAML(typ="safe", pure=True).load(read_text(path)))
    except YAMLError as error:
        raise InputError(f"{path}: this is not YAML ({error}).") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{path}: {where}: {first['msg']}.") from None
    return Site(
        id=header.id,
        name=header.name,
        home_url="",
        sign_in_url="",
        policy=ReadPolicy(hosts=()),
        pages=(),
        labels={},
        guidance=header.guidance,
        identity=_nobody,
        barrier=_closed,
        own_profile=_no_profile,
        session_cookies=(),
        basis_note=header.basis_note,
        closed=True,
    )


def _nobody(capture: Capture) -> Identity:
    return Identity()


def _closed(capture: Capture) -> UnreadReason:
    return UnreadReason.CLOSED_SERVICE


def _no_profile(capture: Capture) -> None:
    return None
