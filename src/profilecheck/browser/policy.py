"""The requests that reading a network needs, and so the guard lets through: data, no browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PostRead", "ReadPolicy"]


@dataclass(frozen=True)
class PostRead:
    """POST requests that only read, allowed by name.

    Such a request goes to `path` on one of the site's hosts and names its operation, in the
    form field (or JSON key) `field`, in the header `header`, or in both; where both are given, the
    body must name it and a header that is there must agree. The name must be one of `names`. Where
    the name stands in the address, `query` is the parameter that holds it, once. Where none of
    these is given, the path alone is the name (and `names` is the single word the readers know it
    by). A segment "*" of `path` means any one segment, as where a user's name is part of it.

    `also` are parameters, or fields of the body, that say the same name where they are there; one
    that says another refuses the request. So does a body or a query that holds `never` anywhere.
    `document` is the field of the body that holds the number of what the name stands for, once:
    while a page is watched, one number goes by one name.
    """

    path: str
    names: frozenset[str]
    field: str = ""
    header: str = ""
    query: str = ""
    also: tuple[str, ...] = ()
    never: re.Pattern[str] | None = None
    document: str = ""

    def covers(self, path: str) -> bool:
        """Whether such a request goes to `path`."""
        known, asked = self.path.split("/"), path.split("/")
        return len(known) == len(asked) and all(
            k == a or (k == "*" and a != "") for k, a in zip(known, asked, strict=True)
        )


@dataclass(frozen=True)
class ReadPolicy:
    """The hosts a network's pages live on, and what may be asked of them.

    `hosts` are host names; one that begins with "." means every host below it.
    `post_reads` are the only POST requests let through. `acting_gets` are patterns of addresses
    that change something although they are opened with GET (sign-out, mark as seen): searched in
    path and query, refused. `reply_paths` are paths (regular expressions) of GET replies the
    readers want to see, with the name they know each by.
    """

    hosts: tuple[str, ...]
    post_reads: tuple[PostRead, ...] = ()
    acting_gets: tuple[re.Pattern[str], ...] = ()
    reply_paths: Mapping[str, re.Pattern[str]] | None = None

    def owns_host(self, host: str) -> bool:
        """Whether `host` is one of the site's own."""
        host = host.lower().rstrip(".")
        return any(
            host == h or (h.startswith(".") and (host.endswith(h) or host == h[1:]))
            for h in self.hosts
        )
