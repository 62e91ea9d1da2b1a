"""Which school is the person's: what is asked of it, and the school that the replies describe."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from profilecheck.errors import InputError
from profilecheck.school import School

__all__ = ["SCHOOL_FIELDS", "SchoolField", "school_in"]


@dataclass(frozen=True)
class SchoolField:
    """One thing to ask: the field of the school it fills; `several` are parted by ";"."""

    name: str
    label: str
    optional: bool = True
    several: bool = True


SCHOOL_FIELDS = (
    SchoolField("names", "Its name, and other ways people write it", optional=False),
    SchoolField("short_names", "Short names or initials people use"),
    SchoolField("town", "Town", several=False),
    SchoolField("email_domains", "What its e-mail addresses end in"),
    SchoolField("phones", "Its phone numbers"),
    SchoolField("role_words", "Your job, in the words you would use"),
)
"""What is asked, in this order."""


def school_in(replies: Mapping[str, str]) -> School:
    """Return the school that `replies`, by the name of the field, describe.

    Raises:
        InputError: one of them cannot be used.
    """
    given = {f.name: _value(f, replies.get(f.name, "")) for f in SCHOOL_FIELDS}
    try:
        return School.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        problem = str(first.get("ctx", {}).get("error", first["msg"]))
        raise InputError(f"That cannot be used: {problem}. Please try once more.") from None


def _value(field: SchoolField, reply: str) -> str | tuple[str, ...]:
    if not field.several:
        return reply.strip()
    return tuple(part.strip() for part in reply.split(";") if part.strip())
