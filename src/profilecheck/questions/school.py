"""Which school is the person's: what is asked of it, and the school that the replies describe."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from profilecheck.errors import InputError
from profilecheck.school import School
from profilecheck.words.plurals import capital

__all__ = ["SCHOOL_FIELDS", "SchoolField", "replies_of", "school_in", "school_problems"]

_BETWEEN = "; "


@dataclass(frozen=True)
class SchoolField:
    """One thing to ask: the field of the school it fills; `several` are parted by ";"."""

    name: str
    label: str
    example: str
    optional: bool = True
    several: bool = True


SCHOOL_FIELDS = (
    SchoolField(
        "names",
        "Its name, and other ways people write it",
        "Oakfield Primary School; Oakfield Primary",
        optional=False,
    ),
    SchoolField("short_names", "Short names or initials people use", "OPS"),
    SchoolField("town", "Town", "Leeds", several=False),
    SchoolField("email_domains", "What its e-mail addresses end in", "oakfield.leeds.sch.uk"),
    SchoolField("phones", "Its phone numbers", "0113 496 0123"),
    SchoolField("role_words", "Your job, in the words you would use", "Forest School lead"),
    SchoolField(
        "other_meanings",
        "Other things with its name: a village, a street, a person",
        "Oakfield village; Oakfield Avenue",
    ),
)
"""What is asked, in this order."""

_WANTED = {
    "too_short": "give its name, as in Oakfield Primary School",
    "too_long": "these are too many; give 50 at most",
}


def school_in(replies: Mapping[str, str], kept: School | None = None) -> School:
    """Return the school that `replies`, by the name of the field, describe.

    What is not asked stays as it is in `kept`, the school that was described before.

    Raises:
        InputError: one of them cannot be used.
    """
    try:
        return _school(replies, kept)
    except ValidationError as error:
        problem = next(iter(_problems(error).values()))
        raise InputError(f"That cannot be used: {problem}. Please try once more.") from None


def school_problems(replies: Mapping[str, str], kept: School | None = None) -> dict[str, str]:
    """Return, by field, why a reply cannot be used, as a sentence; nothing where all can."""
    try:
        _school(replies, kept)
    except ValidationError as error:
        return {name: f"{capital(why)}." for name, why in _problems(error).items()}
    return {}


def replies_of(school: School) -> dict[str, str]:
    """Return what to reply, by field, to describe `school`."""
    values = ((field.name, getattr(school, field.name)) for field in SCHOOL_FIELDS)
    return {name: v if isinstance(v, str) else _BETWEEN.join(v) for name, v in values}


def _school(replies: Mapping[str, str], kept: School | None) -> School:
    given = {f.name: _value(f, replies.get(f.name, "")) for f in SCHOOL_FIELDS}
    return School.model_validate({**(kept.model_dump() if kept else {}), **given})


def _problems(error: ValidationError) -> dict[str, str]:
    """The first problem of each field, in words that go on a sentence."""
    found: dict[str, str] = {}
    for each in error.errors():
        why = each.get("ctx", {}).get("error") or _WANTED.get(each["type"]) or each["msg"]
        found.setdefault(str(each["loc"][0]), str(why))
    return found


def _value(field: SchoolField, reply: str) -> str | tuple[str, ...]:
    if not field.several:
        return reply.strip()
    return tuple(part.strip() for part in reply.split(";") if part.strip())
