"""Who else stands in the exports that are made of the made-up people, and damaged copies of those.

Followers and contacts by name, handle or number, groups, chat partners and the folders of messages:
what must be nowhere outside of the export.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from profilecheck.model.base import Record
from profilecheck.replica import Persona
from profilecheck.replica.crowd import Crowd, crowd
from profilecheck.replica.exports import MAKERS
from profilecheck.replica.exports.meta import InstagramProfile, ThreadsProfile
from profilecheck.replica.exports.phone import SnapchatProfile, TikTokProfile, WhatsAppProfile
from profilecheck.replica.exports.writing import MADE, Files

__all__ = ["KINDS", "cut_at", "made", "others_in"]

KINDS: Mapping[str, type[Record]] = {
    "instagram": InstagramProfile,
    "threads": ThreadsProfile,
    "tiktok": TikTokProfile,
    "snapchat": SnapchatProfile,
    "whatsapp": WhatsAppProfile,
}
"""What a made-up person has on each network that is never opened."""
_NUMBER = re.compile(rb"\+44 ?7700 ?9\d{5}")
_FOLDER = re.compile(r"/messages/inbox/([^/]+)/")


def made(who: Persona, network: str) -> Files:
    """The export of a made-up person, as files by their names."""
    return MAKERS[network](who, MADE)


def others_in(files: Files, who: Persona) -> frozenset[str]:
    """Everything in the export that is of others; numbers with and without what is between."""
    profiles = [p for name, kind in KINDS.items() if (p := who.profile_on(name, kind))]
    own = {who.full_name, *chain.from_iterable(map(_texts, profiles))}
    held = b"\n".join(files.values())
    numbers = {found.decode() for found in _NUMBER.findall(held)}
    folders = {match[1] for name in files if (match := _FOLDER.search(name))}
    named = {words for p in profiles for words in _named(p) if words.encode() in held}
    others = (numbers | folders | named) - own
    return frozenset(others | {re.sub(r"\D", "", n) for n in numbers - own})


def _texts(profile: Record) -> Iterator[str]:
    return (value for _, value in profile if isinstance(value, str))


def _named(profile: Record) -> Iterator[str]:
    for field, value in profile:
        if isinstance(value, Crowd):
            yield from chain.from_iterable((m.name, m.address) for m in crowd(value))
        elif field == "groups":
            yield from value


def cut_at(files: Files, others: frozenset[str]) -> Files:
    """The files, each broken off after the first mention of somebody else."""
    return {name: held[: _first(held, others)] for name, held in files.items()}


def _first(held: bytes, others: frozenset[str]) -> int | None:
    places = [at + len(o) for o in others if (at := held.find(o.encode())) >= 0]
    return min(places, default=None)
