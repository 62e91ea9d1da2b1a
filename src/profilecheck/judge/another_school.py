"""What was looked for while reading, held against the school that is judged by.

Of posts and of other people no words are kept, so they cannot be looked through once more.
"""

from collections.abc import Iterator

from profilecheck.model import Account, Observed, Reading, Snapshot, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import UnreadReason

__all__ = ["with_school"]


def with_school(snapshot: Snapshot, matcher: SchoolMatcher) -> Snapshot:
    """Return `snapshot` with a gap beside whatever was looked through for another school.

    What was found stays, as a school that is described anew is mostly the same one. What was not
    found proves nothing.
    """
    accounts = tuple(_account(account, matcher) for account in snapshot.accounts)
    return snapshot.model_copy(update={"accounts": accounts})


def _account(account: Account, matcher: SchoolMatcher) -> Account:
    gaps = tuple(dict.fromkeys(_gaps(account.readings, matcher)))
    return account.model_copy(update={"readings": account.readings + gaps}) if gaps else account


def _gaps(readings: tuple[Reading, ...], matcher: SchoolMatcher) -> Iterator[Unread]:
    reason = UnreadReason.OTHER_SCHOOL if matcher.known else UnreadReason.NEEDS_SCHOOL
    for reading in readings:
        if not isinstance(reading, Observed) or reading.looked_for is None:
            continue
        if not matcher.is_looked_for_by(reading.looked_for):
            yield Unread(
                fact=reading.fact,
                network=reading.network,
                viewpoint=reading.viewpoint,
                reason=reason,
                url=reading.evidence.url,
            )
