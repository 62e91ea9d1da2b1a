"""Which of their accounts on a network the person wants checked, where a sign-in has several.

They say it; that it is signed in, the network's own first page must show. What they say proves
nothing of whose a page is, and leads to no address but the one that the header has for it.
"""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from profilecheck.errors import InputError
from profilecheck.sites.header import ACCOUNT
from profilecheck.sites.reading import Home
from profilecheck.sites.saved import is_same_place
from profilecheck.sites.site import OpenSite

__all__ = ["ChosenAccount"]

_NAME = re.compile(r"\w[\w.@-]{0,199}")
"""What can stand in an address without leading to another one."""
_LONGEST = 500
"""Characters of what is said: more than the address of any profile has."""
_NEITHER = (
    "“{said}” is no account's name, and no address of a profile on {name}. Give your handle there, "
    "or copy the address of your profile."
)
_TOO_LONG = (
    "this is longer than the address of any profile on {name}. Give your handle there, or copy the "
    "address of your profile."
)


@dataclass(frozen=True)
class ChosenAccount:
    """One account of a network, as the person `said` it: by its `name`, or by its `address`.

    A name is a handle, without the @ before it, or the id of an account. Of an address it is the
    last part, "" where that is none.
    """

    said: str
    name: str
    address: str = ""

    @classmethod
    def on(cls, site: OpenSite, said: str) -> Self:
        """Return the account of `site` that the person said.

        Raises:
            InputError: it is neither a name nor the address of a profile there.
        """
        words = said.strip()
        if len(words) > _LONGEST:
            raise InputError(_TOO_LONG.format(name=site.name))
        if "/" in words:
            address = words if "://" in words else f"https://{words}"
            chosen = cls(words, _name_at(address), address)
            known = _is_on(site, address) and bool(chosen.name or not site.header.account_home_url)
        else:
            chosen = cls(words, words.removeprefix("@"))
            known = _NAME.fullmatch(chosen.name) is not None
        if not known:
            raise InputError(_NEITHER.format(said=said, name=site.name))
        return chosen

    def home_url(self, site: OpenSite) -> str:
        """Return the address of the page that shows whether it is signed in."""
        own = site.header.account_home_url
        return own.replace(ACCOUNT, quote(self.name, safe="@")) if own else site.header.home_url

    def is_signed_in(self, site: OpenSite, home: Home) -> bool:
        """Whether the first page of `site` shows that it is signed in, and no other."""
        return home.problem is None and self._is(site, home.profile, home.account_id)

    def has_profile(self, site: OpenSite, profile: str) -> bool:
        """Whether the profile at this address is its own; False also where that is not known."""
        return self._is(site, profile)

    def _is(self, site: OpenSite, profile: str, *ids: str) -> bool:
        if self.address:
            return _is_same(site, self.address, profile)
        return self.name.casefold() in _names(profile, *ids)


def _is_on(site: OpenSite, address: str) -> bool:
    """Whether an address can be that of a profile on the network."""
    parts = _parts(address)
    host = parts.hostname or ""
    own = site.policy.owns_host(host) or host.removeprefix("www.") in site.header.profile_hosts
    web = parts.scheme in ("https", "http") and not parts.username
    return own and web and bool(parts.path.strip("/"))


def _parts(address: str) -> SplitResult:
    """Return the parts of an address, all of them "" where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _name_at(address: str) -> str:
    """Return the name that the address of a profile ends with, "" where it ends with none."""
    parts = _parts(address)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]).removeprefix("@")
    # With a query, the path is alike for several: “/profile.php?id=5”.
    return last if _NAME.fullmatch(last) and not parts.query else ""


def _names(profile: str, *ids: str) -> set[str]:
    """Return what an account is called, in small letters: its ids, and its handle.

    Each also with the host, as people on servers of their own name each other.
    """
    names = {*(own.removeprefix("@") for own in ids), _name_at(profile)} - {""}
    host = _parts(profile).hostname or ""
    return {name.casefold() for name in (*names, *(f"{name}@{host}" for name in names))}


def _is_same(site: OpenSite, address: str, profile: str) -> bool:
    """Whether two addresses of profiles are of one; with different queries, that is not known."""
    asked, known = (sorted(parse_qsl(_parts(one).query)) for one in (address, profile))
    return asked == known and is_same_place(site, address, profile)
