"""What a network calls its people and posts, put into a sentence."""

from typing import Protocol

from profilecheck.model import Nouns

__all__ = ["ANY_NETWORK", "Network", "filled"]


class Network(Protocol):
    """A network as sentences need it: an audited account, a site."""

    @property
    def name(self) -> str:
        """Its name, as in "Facebook"."""

    @property
    def nouns(self) -> Nouns:
        """What it calls its people and posts."""


class _AnyNetwork:
    name = "any network"
    nouns = Nouns()


ANY_NETWORK: Network = _AnyNetwork()
"""Where no network in particular is meant."""


def filled(text: str, network: Network, *, place: str = "") -> str:
    """Return `text` with the network's words for "{network}", "{friends}", "{posts}" and so on.

    `place` stands for "{place}": a part of the network, or "" for the whole of it.
    """
    place = place or network.name
    return text.format(network=network.name, place=place, **network.nouns.model_dump())
