"""A made-up person, and the replicas of their networks, which this computer serves meanwhile."""

from contextlib import AbstractAsyncContextManager
from typing import Self

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.errors import SignInError
from profilecheck.replica import Persona, Replica
from profilecheck.sites import SITES, site
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import OpenSite, Site

__all__ = ["MadeUp"]


class MadeUp:
    """One of them, with everybody they know: they live for as long as the `with` block lasts."""

    def __init__(self, someone: Persona) -> None:
        self.person = someone
        self.replica = Replica()

    def __enter__(self) -> Self:
        """Begin to serve the replicas."""
        self.replica.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Serve them no longer: what was changed in them is gone."""
        self.replica.__exit__()

    @property
    def sites(self) -> tuple[Site, ...]:
        """Their networks in the usual order, with those that have closed, then their servers."""
        usual = [s for s in SITES if isinstance(s, ClosedSite) or s.id in self.person.networks]
        return (*usual, *(site(name) for name in self.person.networks if "@" in name))

    def session(self, chosen: OpenSite) -> Session:
        """Return a new session of theirs.

        Raises:
            SignInError: they have no account there.
        """
        if chosen.id not in self.person.networks:
            raise SignInError(f"{self.person.full_name} is not on {chosen.name}.")
        if chosen.without_sign_in:
            return Session(())
        cookies = self.replica.cookies_for(self.person.name, chosen.id)
        return Session.of({"cookies": cookies}, chosen.policy)

    def browser(self, *, show: bool = False) -> AbstractAsyncContextManager[LaunchedBrowser]:
        """Start a browser that finds the replicas, and nothing else."""
        endpoint = ReplicaEndpoint(self.replica.port, self.replica.spki)
        return launched((), show=show, replica=endpoint)
