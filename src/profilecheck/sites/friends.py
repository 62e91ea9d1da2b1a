"""Friends, followers or connections: how many say that they work or study at the school."""

from collections.abc import Callable, Iterator, Sequence

from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["Person", "at_the_school"]


Person = Sequence[str] | None
"""The lines that somebody says of themselves, none where they say nothing.

None stands for somebody who is listed, and whose own line is not where it is known to stand: what
they say of themselves was not read.
"""


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
