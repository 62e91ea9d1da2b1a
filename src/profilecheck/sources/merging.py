"""Several snapshots of one audit, each from another way of looking, joined into one.

A way that could not tell a thing gives way to one that could; what was looked at and not understood
stays, whatever another way says. A page that did not come gives way to a way that tells the same
whole. Of two that say otherwise, both stand; but how a thing was set on an earlier day gives way to
how it stands on the network itself. Who can open the profile bears on much else: where one way lets
in fewer people than another, what it says of who can see a thing is not known to hold.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from profilecheck.model import (
    Account,
    AccountState,
    Entries,
    Entry,
    Guidance,
    Observed,
    Reading,
    Snapshot,
    Traffic,
    Unread,
    are_two_profiles,
)
from profilecheck.school.folding import WORD, fold
from profilecheck.vocabulary import Audience, Fact, FactKind, Source, UnreadReason, Viewpoint

__all__ = ["accounts_apart", "merge", "merged_account", "names_apart", "read_only_by", "with_files"]

_NOT_LOOKED_AT = frozenset(
    {
        UnreadReason.NOT_SAVED,
        UnreadReason.NOT_KEPT,
        UnreadReason.NOT_IN_EXPORT,
        UnreadReason.NOT_VISITED,
        UnreadReason.BY_HAND,
    }
)
_NOT_LET_IN = frozenset(
    {
        UnreadReason.CHALLENGE,
        UnreadReason.SUSPENDED,
        UnreadReason.TIMEOUT,
        UnreadReason.RATE_LIMITED,
    }
)
"""The way looked, and the page did not come: nothing was met that another way may not know."""
_FURTHEST_FIRST = (
    AccountState.AUDITED,
    AccountState.FROM_FILES,
    AccountState.INTERRUPTED,
    AccountState.FAILED,
    AccountState.WRONG_ACCOUNT,
    AccountState.SIGN_IN_NEEDED,
    AccountState.BY_HAND,
    AccountState.NOT_USED,
    AccountState.CLOSED,
)

_SET = (FactKind.AUDIENCE, FactKind.SWITCH)

_Key = tuple[Fact, Viewpoint]


def merge(snapshots: Sequence[Snapshot]) -> Snapshot:
    """Return what `snapshots`, all of one person and one audit, come to together.

    Raises:
        ValueError: there are none.
    """
    if not snapshots:
        raise ValueError("nothing to merge")
    by_network: dict[str, list[Account]] = {}
    for snapshot in snapshots:
        for account in snapshot.accounts:
            by_network.setdefault(account.network, []).append(account)
    return Snapshot(
        program=snapshots[-1].program,
        taken_at=max(s.taken_at for s in snapshots),
        finished=all(s.finished for s in snapshots),
        made_up=any(s.made_up for s in snapshots),
        accounts=tuple(merged_account(accounts) for accounts in by_network.values()),
    )


def read_only_by(snapshots: Iterable[Snapshot]) -> dict[Source, tuple[tuple[str, Fact], ...]]:
    """Return, for each way, the facts that no other way observed, with the network's name."""
    ways: dict[tuple[str, Fact], set[Source]] = {}
    for snapshot in snapshots:
        for account in snapshot.accounts:
            for reading in account.readings:
                if isinstance(reading, Observed):
                    ways.setdefault((account.name, reading.fact), set()).add(reading.source)
    alone: dict[Source, list[tuple[str, Fact]]] = {}
    for observed, sources in ways.items():
        if len(sources) == 1:
            alone.setdefault(sources.pop(), []).append(observed)
    return {source: tuple(observed) for source, observed in alone.items()}


def names_apart(snapshots: Iterable[Snapshot]) -> dict[str, tuple[str, ...]]:
    """Return, for each network where two ways show two names or two addresses, those.

    Names are two where they have no word in common, addresses where they are of one form and not
    the same. An export does not say whose it is in a way that can be held against a page, so this
    may be two people, one with two accounts, or one who has changed their name: only they can tell.
    """
    known: dict[str, list[Account]] = {}
    for snapshot in snapshots:
        for account in snapshot.accounts:
            known.setdefault(account.name, []).append(account)
    found = {network: accounts_apart(*accounts) for network, accounts in known.items()}
    return {network: whose for network, whose in found.items() if whose}


def accounts_apart(*accounts: Account) -> tuple[str, ...]:
    """Return the two names or addresses of `accounts` of one network; none where they have one."""
    given = [_whose(account) for account in accounts]
    if any(are_two_profiles(a.address, b.address) for a, b in combinations(given, 2)):
        return tuple(f"{w.name} · {w.address}" for w in given if w.address)
    if any(_two_names(a, b) for a, b in combinations(given, 2)):
        return tuple(whose.name for whose in given if whose.name)
    return ()


def _whose(account: Account) -> "_Whose":
    shown = dict.fromkeys(entry.text for entry in account.entries([Fact.PROFILE_NAME]))
    return _Whose(" · ".join(shown), account.profile_url.rstrip("/"))


class _Whose(NamedTuple):
    """The name that one way shows, and the address of the profile: "" where it shows none."""

    name: str
    address: str


def _two_names(a: _Whose, b: _Whose) -> bool:
    return bool(a.name and b.name) and not _words(a.name) & _words(b.name)


def _words(name: str) -> set[str]:
    return set(WORD.findall(fold(name).text))


def merged_account(accounts: Sequence[Account]) -> Account:
    """Return what `accounts`, all one person's on one network, come to together."""
    first = accounts[0]
    if len(accounts) == 1:
        return first
    return first.model_copy(
        update={
            "state": min((a.state for a in accounts), key=_FURTHEST_FIRST.index),
            "profile_url": next((a.profile_url for a in accounts if a.profile_url), ""),
            "readings": tuple(_readings(accounts)),
            "visits": tuple(visit for a in accounts for visit in a.visits),
            "traffic": Traffic.total(a.traffic for a in accounts),
            "guidance": _guidance(accounts),
        }
    )


def with_files(opened: Account, told: Sequence[Account]) -> Account:
    """Return what was `opened` and what files have `told` beside it, so that others may follow.

    What gives way to these files is kept: it does not give way to those that take their place.
    """
    if not told:
        return opened
    return merged_account((opened, *told)).model_copy(update={"opened": opened.readings})


def _guidance(accounts: Sequence[Account]) -> dict[Fact, Guidance]:
    """Each fact's first guidance, of accounts that know the profile's own address before others."""
    known_first = sorted(accounts, key=lambda account: not account.profile_url)
    guidance: dict[Fact, Guidance] = {}
    for account in known_first:
        for fact, way in account.guidance.items():
            guidance.setdefault(fact, way)
    return guidance


def _readings(accounts: Sequence[Account]) -> Iterator[Reading]:
    ruled_out: set[Fact] = set()
    for number, account in enumerate(accounts):
        others = [a for a in accounts if a is not account]
        told = {key for other in others for key in _wholly_read(other)}
        settled = told | {key for before in accounts[:number] for key in _unread(before)}
        # That one way did not look gives way to what another met when it did.
        settled |= {key for other in others for key in _looked_for(other)}
        for reading in account.readings:
            if isinstance(reading, Unread):
                if _key(reading) not in _gives_way_to(reading, told, settled):
                    yield reading
            elif isinstance(reading, Observed):
                if any(_set_since(reading, other) for other in others):
                    continue
                yield from _without_repeats(reading, (r for o in others for r in o.readings))
                if any(_rests_on_less(reading, account, other) for other in others):
                    yield _doubt(reading)
            elif reading.fact not in ruled_out:
                ruled_out.add(reading.fact)
                yield reading


def _gives_way_to(gap: Unread, told: set[_Key], settled: set[_Key]) -> set[_Key]:
    """Return what a gap gives way to: to what is `settled`, what is `told` whole, or nothing."""
    if gap.reason in _NOT_LOOKED_AT:
        return settled
    return told if gap.reason in _NOT_LET_IN else set()


def _unread(account: Account) -> set[_Key]:
    return {_key(r) for r in account.readings if isinstance(r, Unread)}


def _looked_for(account: Account) -> set[_Key]:
    """Return what one way looked at, and could not read."""
    unread = (r for r in account.readings if isinstance(r, Unread))
    return {_key(r) for r in unread if r.reason not in _NOT_LOOKED_AT}


def _wholly_read(account: Account) -> set[_Key]:
    """Return what one way observed, with nothing of the same fact left unread."""
    observed = {_key(r) for r in account.readings if isinstance(r, Observed)}
    return observed - _unread(account)


def _key(reading: Observed | Unread) -> _Key:
    return reading.fact, reading.viewpoint


def _set_since(reading: Observed, other: Account) -> bool:
    """Whether the same thing was read live on a later day, and whole.

    A setting is at one place, and has one value; what is listed or counted may show in one place
    and not in another. The day of a file may be that of its copy: it proves nothing to be newer.
    """
    key = _key(reading)
    if reading.fact.kind not in _SET or key not in _wholly_read(other):
        return False
    same = [r for r in other.readings if isinstance(r, Observed) and _key(r) == key]
    live = all(r.source is Source.LIVE for r in same)
    first = min(same, key=lambda r: r.evidence.at).evidence
    return live and reading.evidence.at.date() < first.day_everywhere


def _rests_on_less(reading: Observed, account: Account, other: Account) -> bool:
    """Whether `reading` may rest on fewer people being let in than the other way says there are.

    Whatever tells who can see a thing may; what is switched on or off, where the same words say it.
    """
    ours, theirs = _let_in(account), _let_in(other)
    if not ours or not theirs or max(theirs) <= max(ours):
        return False
    switched = reading.fact.kind is FactKind.SWITCH
    same_words = switched and reading.evidence.seen in ours.values()
    tells_who = reading.fact.kind is FactKind.AUDIENCE and reading.fact is not Fact.PROFILE_ACCESS
    return tells_who or same_words


def _let_in(account: Account) -> dict[Audience, str]:
    """Who can open the profile, and in what words one way says so."""
    return {
        r.value: r.evidence.seen
        for r in account.readings
        if isinstance(r, Observed)
        and r.fact is Fact.PROFILE_ACCESS
        and isinstance(r.value, Audience)
    }


def _doubt(reading: Observed) -> Unread:
    return Unread(
        fact=reading.fact,
        network=reading.network,
        viewpoint=reading.viewpoint,
        reason=UnreadReason.AUDIENCE_NOT_SHOWN,
        detail="another way of looking says that more people can open your profile",
        page=reading.evidence.page,
    )


def _without_repeats(reading: Observed, elsewhere: Iterable[Reading]) -> Iterator[Observed]:
    """Yield the reading without the entries that another way lists with their audience.

    Of entries that read the same, another way must list as many: the audience of one of two stints
    at one school is not the audience of the other.
    """
    if not isinstance(reading.value, Entries):
        yield reading
        return
    entries = reading.value.entries
    shown = _shown_elsewhere(reading, elsewhere)
    ours = Counter(_text(e) for e in entries if e.audience is None)
    kept = tuple(e for e in entries if e.audience is not None or shown[_text(e)] < ours[_text(e)])
    if len(kept) == len(entries):
        yield reading
    elif kept:
        value = reading.value.model_copy(update={"entries": kept})
        yield reading.model_copy(update={"value": value})


def _shown_elsewhere(reading: Observed, elsewhere: Iterable[Reading]) -> Counter[str]:
    """Count how often another reading of the same fact lists each text with its audience."""
    most: Counter[str] = Counter()
    for other in elsewhere:
        if (
            isinstance(other, Observed)
            and _key(other) == _key(reading)
            and isinstance(other.value, Entries)
        ):
            most |= Counter(_text(e) for e in other.value.entries if e.audience is not None)
    return most


def _text(entry: Entry) -> str:
    return " ".join(entry.text.casefold().split())
