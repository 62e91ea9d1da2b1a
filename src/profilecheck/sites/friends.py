"""Friends, followers or connections: how many say that they work or study at the school."""

from collections.abc import Callable, Iterator, Sequence

from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["at_the_school"]


def at_the_school(
    context: ReadContext, people: Sequence[Sequence[str]], called: str, *, complete: bool
) -> Iterator[Observed | Unread]:
    """Count those of `people` at the school, each by the lines they say of themselves.

    `called` is what the network calls them. In a list that was not `complete`, some found are at
    least so many, and none prove nothing.
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
    people: Sequence[Sequence[str]],
    called: str,
    matches: Callable[[str], bool],
    *,
    complete: bool,
) -> Observed | Unread:
    found = sum(1 for lines in people if any(matches(line) for line in lines))
    seen = f"{found} of the {len(people)} {called} that the list showed"
    if not complete and not found:
        return context.unread(fact, UnreadReason.INCOMPLETE_LIST, seen)
    return context.observed(fact, Count(count=found, at_least=not complete), seen)
