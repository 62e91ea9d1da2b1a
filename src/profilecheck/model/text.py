"""Text that came from a page: hostile until shown to be plain.

Escaping for HTML or a terminal happens where text is shown. What happens here, once, on the
way in, is the removal of characters that no output can show as text: terminal escapes, other
control characters, and marks that reverse the reading direction.
"""

from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from profilecheck.plain import MAX_PAGE_TEXT, plain_text

__all__ = ["MAX_PAGE_TEXT", "PageText", "plain_text"]


def _clean(value: object) -> object:
    return plain_text(value) if isinstance(value, str) else value


PageText = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=MAX_PAGE_TEXT)]
"""A `str` field that is made plain when it is set."""
