"""JSON Schemas of the files that the program reads and writes, made from its own records."""

from typing import Any

from pydantic import BaseModel

from profilecheck.checklist import Checklist
from profilecheck.model import Answers, Comparison, Report, Snapshot, Summary
from profilecheck.school import School

__all__ = ["SCHEMA_KINDS", "schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORDS: dict[str, type[BaseModel]] = {
    "answers": Answers,
    "checklist": Checklist,
    "comparison": Comparison,
    "report": Report,
    "school": School,
    "snapshot": Snapshot,
    "summary": Summary,
}

SCHEMA_KINDS: tuple[str, ...] = tuple(_RECORDS)
"""The kinds of file that have a schema."""


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file.

    A schema tells shapes and allowed words. What spans several fields (that a fact takes the
    value it is given, that no clause is missing) only reading the file tells.

    Raises:
        KeyError: there is no such kind; `SCHEMA_KINDS` lists them.
    """
    record = _RECORDS[kind].model_json_schema()
    versioned = [name for name in ("kind", "schema_version") if name in record["properties"]]
    record["required"] = sorted({*record.get("required", ()), *versioned})
    return {"$schema": _DIALECT, **record, "title": f"profilecheck {kind}"}
