"""Where the networks are: on the internet, or, for practice, on replicas that this computer serves.

What is different between the two, and nothing else.
"""

from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from profilecheck.browser.launch import LaunchedBrowser, launched
from profilecheck.browser.session import Session
from profilecheck.browser.signin import Confirm, sign_in
from profilecheck.browser.visitor import Pace
from profilecheck.school import School
from profilecheck.sites import known_sites
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.school import kept_school, made_up_school
from profilecheck.store.store import Store

if TYPE_CHECKING:  # only practice loads the replicas' server
    from profilecheck.replica import Replica

__all__ = ["Door", "Internet", "Place", "Practice", "place_of"]


class Door(Protocol):
    """The way in to a network."""

    async def session(self, site: OpenSite, confirm: Confirm) -> Session:
        """Return a new session of the person's; `confirm` waits until they have signed in.

        Raises:
            BrowserMissingError: there is no browser, or it does not start.
            SignInError: nobody signed in, or the window was closed.
            StorageError: the window's folder could not be made, or not be deleted.
        """


class Place(Door, Protocol):
    """A place where networks are, their door, and how they are gone through there."""

    made_up: bool
    pace: Pace

    @property
    def networks(self) -> tuple[Site, ...]:
        """Those that can be chosen from."""

    @property
    def replica(self) -> "Replica | None":
        """What serves the networks, None where that is themselves."""

    def school(self, store: Store) -> School | None:
        """Return where the person works, None where that is not known.

        Raises:
            InputError: what is kept cannot be used.
        """

    def browser(self, hosts: tuple[str, ...]) -> AbstractAsyncContextManager[LaunchedBrowser]:
        """Start a browser that can reach `hosts`."""

    def open(self) -> None:
        """Make it ready."""

    def close(self) -> None:
        """Leave nothing of it."""


class Internet:
    """The networks themselves; the person signs in in a window of their own browser."""

    made_up = False
    pace = Pace()
    replica = None

    @property
    def networks(self) -> tuple[Site, ...]:
        """Every network that can be opened without being told a server's address."""
        return tuple(known for known in known_sites() if isinstance(known, Site))

    async def session(self, site: OpenSite, confirm: Confirm) -> Session:
        """Open the window, and return what came of it; see `Door`."""
        header = site.header
        return await sign_in(
            site.name, header.sign_in_url, site.policy, header.session_cookies, confirm
        )

    def school(self, store: Store) -> School | None:
        """Return the school that is kept; see `Place`."""
        return kept_school(store)

    def browser(self, hosts: tuple[str, ...]) -> AbstractAsyncContextManager[LaunchedBrowser]:
        """Start the browser of an audit."""
        return launched(hosts)

    def open(self) -> None:
        """Nothing is to be made ready."""

    def close(self) -> None:
        """Nothing is left."""


class Practice:
    """The replicas, on which one made-up person lives: they are signed in without a window."""

    made_up = True
    pace = Pace.REPLICA

    def __init__(self, name: str) -> None:
        """Find the person.

        Raises:
            InputError: there is no such person.
        """
        # Only practice waits for the replicas' server to be loaded.
        from profilecheck.replica import person
        from profilecheck.sources.made_up import MadeUp

        self.lives = MadeUp(person(name))

    @property
    def networks(self) -> tuple[Site, ...]:
        """Those the made-up person is on, and those that have closed."""
        return self.lives.sites

    @property
    def replica(self) -> "Replica":
        """What serves the networks."""
        return self.lives.replica

    async def session(self, site: OpenSite, confirm: Confirm) -> Session:
        """Return a session of theirs; nobody has to sign in."""
        return self.lives.session(site)

    def school(self, store: Store) -> School | None:
        """Return the made-up school."""
        return made_up_school()

    def browser(self, hosts: tuple[str, ...]) -> AbstractAsyncContextManager[LaunchedBrowser]:
        """Start a browser that finds the replicas."""
        return self.lives.browser()

    def open(self) -> None:
        """Begin to serve the replicas."""
        self.lives.__enter__()

    def close(self) -> None:
        """Serve them no longer."""
        self.lives.__exit__()


def place_of(made_up: str) -> Place:
    """Return where the made-up person of that name lives; the internet for "".

    Raises:
        InputError: there is no such person.
    """
    return Practice(made_up) if made_up else Internet()
