"""Who the person thinks can see a thing of theirs: asked before anything is read, compared after.

The questions are those that every report answers first, so that each has one answer beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from profilecheck.model import InShort, InShortNetwork, InShortQuestion, InShortState
from profilecheck.vocabulary import Audience
from profilecheck.words import expecting as say

__all__ = ["EXPECTATIONS", "EXPECTED", "Expectation", "Expected", "compared", "expected_in"]


class Expected(StrEnum):
    """What the person can expect."""

    ONLY_ME = "only_me"
    FRIENDS = "friends"
    ANYONE = "anyone"
    NO_IDEA = "no_idea"

    @property
    def audience(self) -> Audience | None:
        """The people it means, None where the person has no idea."""
        return _MEANS[self]


_MEANS = {
    Expected.ONLY_ME: Audience.ONLY_ME,
    Expected.FRIENDS: Audience.FRIENDS,
    Expected.ANYONE: Audience.PUBLIC,
    Expected.NO_IDEA: None,
}
EXPECTED = {
    Expected.ONLY_ME: "Only me",
    Expected.FRIENDS: "Friends",
    Expected.ANYONE: "Anyone",
    Expected.NO_IDEA: "No idea",
}
"""The options of each question, with their words."""


@dataclass(frozen=True)
class Expectation:
    """One thing to guess of: `several` where what it is compared with asks in the plural.

    `at_most` are the people that a “no” in the report proves it keeps to.
    """

    question: InShortQuestion
    thing: str
    several: bool = False
    at_most: Audience = Audience.ONLY_ME


EXPECTATIONS = (
    Expectation(InShortQuestion.POSTS, "Your posts", several=True, at_most=Audience.FRIENDS),
    Expectation(InShortQuestion.FRIENDS, "Your list of friends", several=True),
    Expectation(InShortQuestion.SCHOOL, "Where you work"),
    Expectation(InShortQuestion.WORK_CONTACT, "Your work e-mail or number"),
)
"""What is asked, in this order."""


def expected_in(replies: Mapping[str, str]) -> dict[str, str]:
    """Return what was guessed, by question; what is no question or no option is passed over."""
    return {
        one.question.value: reply
        for one in EXPECTATIONS
        if (reply := replies.get(one.question, "")) in set(Expected)
    }


def compared(expected: Expected, found: InShort) -> str:
    """Return what was expected beside what was found.

    “As you expected” is said only where it is known on every network that has such a thing.
    """
    asked = next(one for one in EXPECTATIONS if one.question is found.question)
    unread = [n.network_name for n in found.networks if _may_be_wider(n)]
    match found.state:
        case InShortState.NOTHING:
            return say.NO_SUCH_THING
        case InShortState.NOT_KNOWN:
            return say.not_known(unread, of_any=True)
        case InShortState.OPEN:
            seen = say.seen(found.reach, several=asked.several)
            people, at_most = found.reach, False
        case InShortState.NO:
            seen = say.nobody_but(asked.at_most, several=asked.several)
            people, at_most = asked.at_most, True
    if unread:
        beside = say.instead(expected.audience, seen)
        return f"{beside} {say.not_known(unread, of_any=False)}"
    if people is not None and expected is _right_about(people):
        return say.as_expected(people, at_most=at_most)
    return say.instead(expected.audience, seen)


def _may_be_wider(on: InShortNetwork) -> bool:
    """Whether more people may see it on a network than is known."""
    anyone = on.reach is not None and _right_about(on.reach) is Expected.ANYONE
    return on.state is InShortState.NOT_KNOWN or (on.in_part and not anyone)


def _right_about(people: Audience) -> Expected | None:
    """What the person would have to expect to be right about these people.

    None where none of the options is quite this. Whoever signs in is anyone.
    """
    return {
        Audience.ONLY_ME: Expected.ONLY_ME,
        Audience.FRIENDS_EXCEPT: Expected.FRIENDS,
        Audience.FRIENDS: Expected.FRIENDS,
        Audience.MEMBERS: Expected.ANYONE,
        Audience.PUBLIC: Expected.ANYONE,
    }.get(people)
