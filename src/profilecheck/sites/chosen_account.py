"""Which of their accounts on a network the person wants checked, where a sign-in has several.

They say it; that it is signed in, the network's own first page must show. What they say proves
nothing of whose a page is, and leads to no address but the one that the header has for it.
"""

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit

from profilecheck.errors import InputError
from profilecheck.sites.header import ACCOUNT
from profilecheck.sites.profile_address import NAME, ProfileAddress
from profilecheck.sites.reading import Home
from profilecheck.sites.site import OpenSite

__all__ = ["ChosenAccount"]

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
    """One account of a network, as the person `said` it: by its `name`, or by its address.

    A name is a handle, without the @ before it, or the id of an account. Of an address it is the
    one in it, "" where that shows none; `place` is where the address leads, "" of a name alone.
    """

    said: str
    name: str
    place: str = ""

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
            profile = ProfileAddress.at(site, words)
            if profile and (profile.name or not site.header.account_home_url):
                return cls(words, profile.name, profile.place)
        elif NAME.fullmatch(name := words.removeprefix("@")):
            return cls(words, name)
        raise InputError(_NEITHER.format(said=said, name=site.name))

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
        shown = ProfileAddress.at(site, profile)
        if self.place:
            return shown is not None and shown.place == self.place
        return self.name.casefold() in _names(shown, *ids)


def _names(shown: ProfileAddress | None, *ids: str) -> set[str]:
    """Return what an account is called, in small letters: its ids, and its handle.

    Each also with the host, as people on servers of their own name each other.
    """
    handle, url = (shown.name, shown.url) if shown else ("", "")
    names = {*(own.removeprefix("@") for own in ids), handle} - {""}
    host = urlsplit(url).hostname or ""
    return {name.casefold() for name in (*names, *(f"{name}@{host}" for name in names))}
