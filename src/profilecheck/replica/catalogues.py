"""The YAML files beside the replicas' pages: their settings, and their labels in French."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from profilecheck.resources import data_folder
from profilecheck.yaml_files import parse_yaml

__all__ = ["catalogue", "french", "pages_folder"]


def pages_folder() -> Path:
    """The folder of the replicas' pages: one folder in it for each network, and `static`."""
    return data_folder("fixtures") / "replica"


def catalogue(name: str) -> Any:
    """Return what the file `name` ("x/settings.yaml") lists; it is read anew each time."""
    path = pages_folder() / name
    return parse_yaml(path.read_text(encoding="utf-8"), path)


@cache
def french(network: str) -> Mapping[str, str]:
    """The French for each English label of the network's pages."""
    labels = catalogue(f"{network}/french.yaml")
    return {str(english): str(text) for english, text in labels.items()}
