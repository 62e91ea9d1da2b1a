"""The ids of the elements of the report's page."""

import re

__all__ = ["element_id"]


def element_id(name: str) -> str:
    """Return `name` as the id of an element: plain characters only."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", name)
