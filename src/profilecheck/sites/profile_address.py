"""Which addresses on a network are those of profiles, and which profile one leads to.

That an address can be a profile's proves nothing of whose it is.
"""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from profilecheck.sites.saved import host_alike
from profilecheck.sites.site import OpenSite

__all__ = ["NAME", "ProfileAddress"]

NAME = re.compile(r"\w[\w.@-]{0,199}")
"""What can stand in an address without leading to another one."""


@dataclass(frozen=True)
class ProfileAddress:
    """Where a profile stands: its `url`, and the `name` in it, "" where it shows none.

    Addresses with the same `place` lead to the same profile.
    """

    url: str
    name: str
    place: str

    @classmethod
    def at(cls, site: OpenSite, address: str) -> Self | None:
        """Return the profile to which an address leads, also one within it; None where to none.

        What a network's links are followed by (“?utm_source=…”) is left out.
        """
        parts = _parts(address)
        if not _is_on(site, parts):
            return None
        if not site.header.profile_paths:
            return cls._at_any_path(parts)
        path = unquote(parts.path).rstrip("/")
        matches = (re.match(p, path, re.IGNORECASE) for p in site.header.profile_paths)
        match = next(filter(None, matches), None)
        found = cls._named(site, parts, match) if match else None
        # That of the first page leads to whoever is signed in: “/me”.
        anybodys = urlsplit(site.header.home_url).path.rstrip("/").casefold()
        return found if found and urlsplit(found.url).path.casefold() != anybodys else None

    @classmethod
    def _at_any_path(cls, parts: SplitResult) -> Self | None:
        """The profile on a network of which it is not known how its profiles' addresses look."""
        path = parts.path.strip("/")
        last = unquote(path.rpartition("/")[2]).removeprefix("@")
        # With a query, the path is alike for several: “/profile.php?id=5”.
        name = last if NAME.fullmatch(last) and not parts.query else ""
        url = parts._replace(scheme="https", fragment="").geturl().rstrip("/")
        query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
        return cls(url, name, f"{unquote(path)}{query}".casefold()) if path else None

    @classmethod
    def _named(cls, site: OpenSite, parts: SplitResult, match: re.Match[str]) -> Self | None:
        """The profile at an address that is known to be one's, by its path or by its query."""
        within = match.string[match.end() :].strip("/")
        if within and not all(map(NAME.fullmatch, within.split("/"))):
            return None
        said = match.groupdict()
        name, parameter = said.get("name"), site.header.profile_parameter
        if name is None:
            name = "".join(parse_qs(parts.query).get(parameter, [])[:1])
            path = f"{match[0]}?{parameter}={name}"
        else:
            path = match.string[: match.end("name")]
        if not name:
            return None
        url = f"https://{parts.netloc}{quote(path, safe='/@?=:')}"
        place = f"{said.get('kind') or ''}{name}".casefold()
        return cls(url, name if NAME.fullmatch(name) else "", place)


def _is_on(site: OpenSite, parts: SplitResult) -> bool:
    """Whether an address is one of the web, on a host where the network's profiles are.

    Where it is not known how their addresses look, that may be any of its hosts.
    """
    host = parts.hostname or ""
    usual = urlsplit(site.header.home_url).hostname
    alike = not site.header.profile_paths or host_alike(site, host) == host_alike(site, usual)
    known = site.policy.owns_host(host) and alike
    known = known or host.removeprefix("www.") in site.header.profile_hosts
    return known and parts.scheme in ("https", "http") and not parts.username


def _parts(address: str) -> SplitResult:
    """Return the parts of an address, also of one without “https://”; all "" where it is none."""
    try:
        return urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return urlsplit("")
