"""Friends, followers or connections: how many say that they work or study at the school.

Also what “followers” are where they are asked who sees a thing.
"""

from collections.abc import Callable, Iterator, Sequence

from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["Person", "at_the_school", "listed_people", "seen_by_followers", "shown_to_all"]


Person = Sequence[str] | None
"""The lines that somebody says of themselves, none where they say nothing.

None stands for somebody who is listed, and whose own line is not where it is known to stand: what
they say of themselves was not read.
"""


def listed_people(
    context: ReadContext, people: Sequence[Person], called: str, number: int | None
) -> Iterator[Observed | Unread]:
    """Yield how many people there are, and how many of those listed are at the school.

    `number` is how many the network says there are, None where it does not say: there are at least
    as many as came. The list is whole where as many came as it says.
    """
    fact, seen = Fact.FRIENDS_COUNT, f"{len(people)} {called} that the list showed"
    if number is not None:
        yield context.observed(fact, Count(count=number), f"{number} {called}")
    elif people:
        yield context.observed(fact, Count(count=len(people), at_least=True), seen)
    else:
        yield context.unread(fact, UnreadReason.INCOMPLETE_LIST, seen)
    complete = number is not None and len(people) >= number
    yield from at_the_school(context, people, called, complete=complete)


def seen_by_followers(
    context: ReadContext, fact: Fact, seen: str, *, approval: bool | None
) -> Observed | Unread:
    """Return who sees what is for followers: friends only where they wait for the person's yes.

    `approval` is whether they do. Where they do not, anybody with an account can follow; where it
    is neither, it is not known who sees it.
    """
    if approval is True:
        return context.observed(fact, Audience.FRIENDS, seen)
    if approval is False:
        return context.observed(fact, Audience.MEMBERS, f"{seen}, and anyone can follow")
    return context.unread(fact, UnreadReason.AUDIENCE_NOT_SHOWN, seen)


def shown_to_all(
    context: ReadContext, fact: Fact, number: int, called: str
) -> Iterator[Observed | Unread]:
    """Yield that a list is public, where a stranger was shown some of it; none proves nothing."""
    if number:
        seen = f"{number} {called} shown to somebody who is not signed in"
        yield context.observed(fact, Audience.PUBLIC, seen)


def at_the_school(
    context: ReadContext, people: Sequence[Person], called: str, *, complete: bool
) -> Iterator[Observed | Unread]:
    """Count those of `people` at the school, each by the lines they say of themselves.

    `called` is what the network calls them. In a list that was not `complete`, or that has somebody
    in it whose own line was not found, some found are at least so many, and none prove nothing.
    """
    matcher = context.matcher
    for fact, matches in (
        (Fact.FRIENDS_AT_EMPLOYER, matcher.works_here),
        (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, matcher.studies_here),
    ):
        if matcher.known:
            yield _counted(context, fact, people, called, matches, complete=complete)
        else:
            yield context.unread(fact, UnreadReason.NEEDS_SCHOOL)


def _counted(
    context: ReadContext,
    fact: Fact,
    people: Sequence[Person],
    called: str,
    matches: Callable[[str], bool],
    *,
    complete: bool,
) -> Observed | Unread:
    read = [lines for lines in people if lines is not None]
    found = sum(1 for lines in read if any(matches(line) for line in lines))
    seen = f"{found} of the {len(read)} {called} that the list showed"
    if len(read) < len(people):
        complete = False
        seen += f"; of {len(people) - len(read)} more it did not show what they say of themselves"
    if not complete and not found:
        return context.unread(fact, UnreadReason.INCOMPLETE_LIST, seen)
    return context.observed(fact, Count(count=found, at_least=not complete), seen)
