"""Reads the YAML that travels with the program, and keeps it parsed.

Parsing takes as long as all the rest of a short command. What comes of it is kept under the digest
of the text it came of: a file that was changed is parsed anew.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

from profilecheck.kept_parsed import kept

__all__ = ["parse_yaml"]

_FORM = b"profilecheck parsed yaml 2\n"
_DATE = "tag:yaml.org,2002:timestamp"


def parse_yaml(text: str, path: Path) -> Any:
    """Return what `text`, which was read from `path`, says as YAML 1.2: maps, lists and scalars.

    A date is a text, as in the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

    Raises:
        ruamel.yaml.error.YAMLError: it is not YAML.
    """
    return kept(path, _FORM + sha256(text.encode("utf-8")).digest(), lambda: _parsed(text))


def _parsed(text: str) -> Any:
    # Not at the top: it is needed only where nothing is kept.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="safe", pure=True)
    known = yaml.constructor.yaml_constructors
    yaml.constructor.yaml_constructors = {**known, _DATE: type(yaml.constructor).construct_yaml_str}
    try:
        return yaml.load(text)
    except ValueError as error:  # of a value that is none of what its tag says, or only "_"
        raise YAMLError(str(error)) from None
