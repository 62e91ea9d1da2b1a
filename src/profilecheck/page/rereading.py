"""The posts worth reading again that were not read yet: as they are read, more move up."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from profilecheck.judge.rereading import SHOWN, rereading
from profilecheck.model import ListedPost, Snapshot

__all__ = ["Posts", "posts_to_read"]


@dataclass(frozen=True)
class Posts:
    """Those to read now, each with its fingerprint; how many wait after them, and were read."""

    now: tuple[tuple[str, ListedPost], ...]
    waiting: int
    read: tuple[str, ...]
    at_least: bool

    @property
    def more(self) -> str:
        """What is said of those that wait, "" where none do."""
        if not self.waiting:
            return ""
        at_least = "at least " if self.at_least else ""
        return f"After these come {at_least}{self.waiting:,} more."


def posts_to_read(snapshot: Snapshot, read: Collection[str]) -> Posts:
    """Return what is left to read; `read` are the fingerprints of what was."""
    found = rereading(snapshot, most=None)
    listed = tuple(_fingerprinted(found.posts))
    left = tuple(each for each in listed if each[0] not in read)
    return Posts(
        now=left[:SHOWN],
        waiting=len(left) - len(left[:SHOWN]),
        read=tuple(mark for mark, _ in listed if mark in read),
        at_least=found.at_least,
    )


def _fingerprinted(posts: Iterable[ListedPost]) -> Iterator[tuple[str, ListedPost]]:
    """Each post with a mark of its own, which tells nothing of it.

    Who can see it is in the mark: a post that more people can see is to be read again.
    """
    same: Counter[str] = Counter()
    for post in posts:
        told = "\0".join((post.network, post.post, post.why, post.seen_by))
        mark = hashlib.sha256(told.encode()).hexdigest()[:16]
        same[mark] += 1
        yield f"{mark}-{same[mark]}", post
