"""Through whose eyes somebody's page is seen, and what those eyes see, for a room to read."""

from collections.abc import Iterable
from typing import Protocol

from profilecheck.vocabulary import Circle, Fact
from profilecheck.words.nouns import Network
from profilecheck.words.plurals import counted

__all__ = ["EYES", "eyes_of", "things_seen"]

EYES = {
    Circle.ANYONE: "Anyone",
    Circle.SIGNED_IN: "Anyone signed in",
    Circle.PUPIL_OR_PARENT: "A pupil or parent",
    Circle.FRIEND: "A colleague",
    Circle.ME: "{name}",
}
"""Who looks; `{name}` is the person whose page it is."""

_THINGS = {
    Fact.PROFILE_NAME: ("name", "names"),
    Fact.PROFILE_EMPLOYER: ("job", "jobs"),
    Fact.PROFILE_EDUCATION: ("place of study", "places of study"),
    Fact.PROFILE_HEADLINE: ("headline", "headlines"),
    Fact.PROFILE_BIO: ("bio text", "bio texts"),
    Fact.PROFILE_LOCATION: ("place", "places"),
    Fact.PROFILE_BIRTHDAY: ("part of the birthday", "parts of the birthday"),
    Fact.PROFILE_FAMILY: ("family tie", "family ties"),
    Fact.PROFILE_LINKS: ("link", "links"),
    Fact.CONTACT_EMAIL: ("e-mail address", "e-mail addresses"),
    Fact.CONTACT_PHONE: ("phone number", "phone numbers"),
    Fact.MEMBERSHIPS: ("group or page", "groups and pages"),
}

_OF_SCHOOL = {
    Fact.FRIENDS_AT_EMPLOYER: ("works at the school", "work at the school"),
    Fact.FRIENDS_STUDENTS_OF_EMPLOYER: ("goes to the school", "go to the school"),
}
"""Of the friends who are named, the people of the school."""


class Seen(Protocol):
    """One thing that those eyes see: a text of `fact`, or a list or posts, of which it counts."""

    @property
    def fact(self) -> Fact:
        """What it is of."""

    @property
    def count(self) -> int:
        """How many friends or posts."""

    @property
    def at_least(self) -> bool:
        """Whether there may be more."""


def eyes_of(circle: Circle, name: str) -> str:
    """Return who looks at the page of somebody with the first name `name`: "A colleague"."""
    return EYES[circle].format(name=name)


def things_seen(seen: Iterable[Seen], network: Network) -> tuple[str, ...]:
    """Return what is seen as short lines with their numbers, in its order: "2 phone numbers".

    How many friends are of the school stands below the friends.
    """
    of_fact: dict[Fact, list[Seen]] = {}
    for one in seen:
        of_fact.setdefault(one.fact, []).append(one)
    came = {fact: at for at, fact in enumerate(of_fact)}

    def place(fact: Fact) -> tuple[int, bool]:
        of_school = fact in _OF_SCHOOL
        return came.get(Fact.FRIENDS_AUDIENCE if of_school else fact, came[fact]), of_school

    return tuple(
        counted(len(things), *_THINGS[fact])
        if fact in _THINGS
        else _list_or_posts(things[0], network)
        for fact, things in sorted(of_fact.items(), key=lambda item: place(item[0]))
    )


def _list_or_posts(seen: Seen, network: Network) -> str:
    nouns = network.nouns
    if seen.fact in _OF_SCHOOL:
        one, many = _OF_SCHOOL[seen.fact]
        return f"{seen.count:,} of them {one if seen.count == 1 else many}"
    if seen.fact is Fact.POSTS_PUBLIC_COUNT:
        return counted(seen.count, nouns.post, nouns.posts, at_least=seen.at_least)
    if not seen.count:
        return f"the list of {nouns.friends}"
    many = counted(seen.count, nouns.friend, nouns.friends, at_least=seen.at_least)
    return f"{many}, by name"
