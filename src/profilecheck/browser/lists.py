"""A list that loads more as one scrolls: its parts, and its end."""

from collections.abc import Callable
from dataclasses import dataclass

from profilecheck.browser.capture import Capture

__all__ = ["ListReads"]


@dataclass(frozen=True)
class ListReads:
    """A list on a page that loads more as one scrolls.

    `operation` names the read that brings the next part (an operation of the site's
    `post_reads`, or a name of its `reply_paths`). `more_in_reply` finds from the body of such a
    part, and `more_in_page` from the page as first shown, whether another part follows (None: it
    does not say). `instead` are the names of that read in other releases of the page.
    """

    operation: str
    more_in_reply: Callable[[str], bool | None]
    more_in_page: Callable[[Capture], bool | None]
    instead: tuple[str, ...] = ()

    @property
    def operations(self) -> tuple[str, ...]:
        """Every read that may bring the list."""
        return (self.operation, *self.instead)

    def brought_by(self, came: Callable[[str], object]) -> str:
        """Return the read that brings the list, by whether something `came` by the name of one."""
        return next((name for name in self.operations if came(name)), self.operation)
