"""Networks that the program never opens: a `site.yaml` that says how to look, and no pages.

Which kinds there are, and what each must say, is in `closed` and `by_hand`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from profilecheck.browser.capture import Capture
from profilecheck.browser.policy import ReadPolicy
from profilecheck.errors import InputError
from profilecheck.model import Guidance
from profilecheck.model.base import Record
from profilecheck.sites.site import Identity, Labels, Site
from profilecheck.storage import read_text
from profilecheck.vocabulary import Fact, UnreadReason
from profilecheck.yaml_files import parse_yaml

__all__ = ["read_declaration", "unopened_site"]

_T = TypeVar("_T", bound=Record)


def read_declaration(kind: type[_T], path: Path) -> _T:
    """Return the `site.yaml` at `path` as a record of `kind`.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    try:
        return kind.model_validate(parse_yaml(read_text(path), path))
    except YAMLError as error:
        raise InputError(f"{path}: this is not YAML ({error}).") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{path}: {where}: {first['msg']}.") from None


def unopened_site(
    network: str,
    name: str,
    *,
    reason: UnreadReason,
    basis_note: str,
    guidance: Mapping[Fact, Guidance],
    labels: Mapping[str, Labels] | None = None,
    not_applicable: Mapping[Fact, str] | None = None,
) -> Site:
    """Return a network without pages; `reason` is why nothing of it is read."""

    def barrier(capture: Capture) -> UnreadReason:
        return reason

    return Site(
        id=network,
        name=name,
        home_url="",
        sign_in_url="",
        policy=ReadPolicy(hosts=()),
        pages=(),
        labels=labels or {},
        guidance=guidance,
        identity=_nobody,
        barrier=barrier,
        own_profile=_no_profile,
        session_cookies=(),
        basis_note=basis_note,
        not_applicable=not_applicable or {},
        closed=reason is UnreadReason.CLOSED_SERVICE,
        by_hand=reason is UnreadReason.BY_HAND,
    )


def _nobody(capture: Capture) -> Identity:
    return Identity()


def _no_profile(capture: Capture) -> None:
    return None
