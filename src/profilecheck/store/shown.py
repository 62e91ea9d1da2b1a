"""A sealed page, for as long as the person reads it: a copy in clear, and then none.

A copy that was left by a reading that was cut off is deleted by `leftovers`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from profilecheck.storage import remove, write_private
from profilecheck.store.leftovers import shown_folder
from profilecheck.store.store import Store

__all__ = ["shown"]


@contextmanager
def shown(store: Store, page: Path) -> Iterator[Path]:
    """Lend a copy in clear of a sealed page.

    Raises:
        InputError: the page cannot be opened.
        StorageError: the copy cannot be written, or not be deleted.
    """
    content = store.read(page)
    folder = shown_folder(store.home)
    try:
        yield write_private(folder / "report.html", content)
    finally:
        remove(folder)
