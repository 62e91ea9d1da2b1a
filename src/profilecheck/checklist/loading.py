"""Reading a checklist file; a mistake is named with file, line, field and what is allowed."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from profilecheck.checked_yaml import Form, load_checked
from profilecheck.checklist.clauses import Checklist, Clause, ClauseQuestion, Part
from profilecheck.checks import CHECK_KINDS
from profilecheck.model import QuestionAnswer
from profilecheck.resources import default_checklist
from profilecheck.storage import read_text, write_new_private
from profilecheck.yaml_files import parse_yaml

__all__ = ["copy_default", "load_checklist"]

_FORM = Form(
    called="checklist",
    whole=Checklist,
    schema=Checklist.SCHEMA,
    records={
        "parts": Part,
        "clauses": Clause,
        "question": ClauseQuestion,
        "answers": QuestionAnswer,
        **CHECK_KINDS,
    },
    tagged=CHECK_KINDS,
    without_tag=(
        "the field “test” is missing, which says what kind of check this is; allowed are "
        + ", ".join(CHECK_KINDS)
    ),
)


def load_checklist(path: Path | None = None) -> Checklist:
    """Return the checklist in `path`; without one, the protocol of 2010.

    Raises:
        InputError: the file cannot be read, or something in it is not allowed.
        NewerSchemaError: it is in a newer format than this program knows.
    """
    return _default() if path is None else load_checked(path, _FORM)


@cache
def _default() -> Checklist:
    path = default_checklist()
    try:
        return Checklist.model_validate(parse_yaml(read_text(path), path))
    except (YAMLError, ValidationError):
        return load_checked(path, _FORM)  # slower, and says where the mistake is


def copy_default(path: Path) -> None:
    """Write the checklist of the protocol of 2010 to a new file, for a school to change.

    Raises:
        InputError: there is such a file already.
        StorageError: it cannot be written.
    """
    write_new_private(path, read_text(default_checklist()))
