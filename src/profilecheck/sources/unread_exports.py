"""What is named as an export and is none that is read: what it looks like, and what to do."""

from collections import Counter
from collections.abc import Iterable

from profilecheck.files import PACKED, Archive, FileName, is_of_the_system, marked

__all__ = ["what_it_is"]

_BY_HAND = {
    FileName(
        "Instagram",
        r".+",
        r"(?:your_instagram_activity|(?:connections/)?followers_and_following)/",
    ): "instagram",
    FileName("TikTok", r"user_data(?:_tiktok)?\.(?:json|txt)"): "tiktok",
    FileName("Snapchat", r"(?:snap_history|snapchat\w*)\.json", r"json/"): "snapchat",
    FileName("WhatsApp", r".+", r"whatsapp_[a-z_]+/"): "whatsapp",
}
"""The exports of networks that one looks at by hand, by what is in each and in no other."""

_KINDS = {
    "picture": (".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp"),
    "film": (".mp4", ".mov", ".avi"),
    "packed file": PACKED,
    "web page": (".html", ".htm"),
    "table": (".csv", ".xlsx"),
    "document": (".pdf", ".docx", ".doc", ".txt"),
    "data file": (".json", ".js"),
}


def what_it_is(archive: Archive, networks: str) -> str:
    """Say what an archive looks like that is of none of the `networks`, and what to do.

    The names of its files are left out: they may hold another person's.
    """
    known = [mark for marks in marked(archive, _BY_HAND).values() for mark in marks]
    if known:
        return (
            f"this is an export from {known[0].called}, which is not read: you look at "
            f"{known[0].called} yourself. Type “profilecheck answer {_BY_HAND[known[0]]}”."
        )
    return (
        f"this is not an export that we know: it holds {_held(archive.names())}. "
        f"Exports are read from: {networks}. "
        "Name the file as the network sent it, or type “profilecheck guide” to see how to get it."
    )


def _held(names: Iterable[str]) -> str:
    """Say what kinds of files there are, the most frequent first."""
    kinds = Counter(_kind(name) for name in names if not is_of_the_system(name))
    kinds_counted = (f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in kinds.most_common(3))
    return ", ".join(kinds_counted) or "no files"


def _kind(name: str) -> str:
    fitting = (kind for kind, ends in _KINDS.items() if name.lower().endswith(ends))
    return next(fitting, "other file")
