"""The one list of posts worth reading again, over all networks, which the clauses refer to."""

from collections import Counter

from profilecheck.model import Account, Entries, Entry, ListedPost, Rereading, Snapshot
from profilecheck.reread import MOST_LISTED, order
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.audiences import shown_to
from profilecheck.words.rereading import SEEN_BY_NOBODY_KNOWS

__all__ = ["SHOWN", "rereading"]

SHOWN = 20
"""How many posts are listed at once."""


def rereading(snapshot: Snapshot, most: int | None = SHOWN) -> Rereading:
    """Return the posts to read again first: the widest seen, of those the newest.

    They are no more than `most`; all of them where that is None.
    """
    found = [(account, entry) for account in snapshot.accounts for entry in _entries(account)]
    found.sort(key=lambda each: order(each[1]))
    return Rereading(
        posts=tuple(_listed(account, entry) for account, entry in found[:most]),
        more=0 if most is None else max(0, len(found) - most),
        at_least=any(len(_entries(account)) >= MOST_LISTED for account in snapshot.accounts),
    )


def _entries(account: Account) -> tuple[Entry, ...]:
    """The account's listed posts: one that several readings list counts once, as widest seen."""
    times: Counter[tuple[str, str]] = Counter()
    widest: dict[tuple[str, str], Entry] = {}
    for reading in account.readings:
        if reading.fact is not Fact.POSTS_TO_REREAD or reading.status != "observed":
            continue
        entries = reading.value.entries if isinstance(reading.value, Entries) else ()
        times |= Counter((e.text, e.detail) for e in entries)
        for entry in entries:
            key = (entry.text, entry.detail)
            widest[key] = max(widest.get(key, entry), entry, key=_known_width)
    return tuple(entry for key, entry in widest.items() for _ in range(times[key]))


def _known_width(entry: Entry) -> int:
    return -1 if entry.audience is None else entry.audience.rank


def _listed(account: Account, entry: Entry) -> ListedPost:
    guidance = account.guidance.get(Fact.POSTS_TO_REREAD)
    return ListedPost(
        network=account.network,
        network_name=account.name,
        post=entry.text,
        why=entry.detail,
        seen_by=_seen_by(entry.audience, account),
        url=guidance.url if guidance else "",
    )


def _seen_by(audience: Audience | None, network: Account) -> str:
    if audience is None:
        return SEEN_BY_NOBODY_KNOWS
    return shown_to(audience, network)
