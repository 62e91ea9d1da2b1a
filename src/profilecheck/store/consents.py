"""Which networks the person agreed may be opened."""

from profilecheck.model import Consents, dump
from profilecheck.store.store import Store

__all__ = ["keep_consents", "kept_consents"]

_FILE = "consent.json"


def kept_consents(store: Store) -> Consents:
    """Return every consent that is kept.

    Raises:
        InputError: the file is damaged, or cannot be opened.
    """
    return store.kept(Consents, _FILE)


def keep_consents(store: Store, consents: Consents) -> None:
    """Keep `consents` in place of what is kept.

    Raises:
        StorageError: they cannot be written.
    """
    store.keep(_FILE, dump(consents))
