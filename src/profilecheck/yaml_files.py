"""Reads the YAML that travels with the program, and keeps it parsed as Python keeps bytecode.

Parsing takes as long as all the rest of a short command. What comes of it is kept in the
`__pycache__` beside the file, under the digest of the text it came of: a file that was changed is
parsed anew. Nothing of the person's is read or kept here, so it is kept also where Python is asked
to write no bytecode.
"""

import marshal
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

__all__ = ["kept_at", "parse_yaml"]

_FORM = b"profilecheck parsed yaml 2\n"
_DATE = "tag:yaml.org,2002:timestamp"


def parse_yaml(text: str, path: Path) -> Any:
    """Return what `text`, which was read from `path`, says as YAML 1.2: maps, lists and scalars.

    A date is a text, as in the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

    Raises:
        ruamel.yaml.error.YAMLError: it is not YAML.
    """
    mark = _FORM + sha256(text.encode("utf-8")).digest()
    with suppress(OSError, EOFError, ValueError, TypeError):
        kept = kept_at(path).read_bytes()
        if kept.startswith(mark):
            # As trusted as the bytecode in the same folder, and made in the same way.
            return marshal.loads(kept[len(mark) :])  # noqa: S302
    # Not at the top: it is needed only where nothing is kept.
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    known = yaml.constructor.yaml_constructors
    yaml.constructor.yaml_constructors = {**known, _DATE: type(yaml.constructor).construct_yaml_str}
    data = yaml.load(text)
    # A folder that cannot be written costs time only.
    with suppress(OSError):
        _keep(kept_at(path), mark + marshal.dumps(data))
    return data


def kept_at(path: Path) -> Path:
    """Return where that is kept which came of the file at `path`."""
    return Path(cache_from_source(str(path))).with_suffix(".parsed")


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: another process may be reading it."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
