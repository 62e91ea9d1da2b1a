"""The check between networks: whether an account that exposes the school is tied to others.

A locked profile is undone by a public one that carries the same name and names the school.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import SplitResult, unquote, urlsplit

from profilecheck.checks.entries import SeenEntry, has_own_word, names_school, shown_entries
from profilecheck.checks.specs import AccountsApart
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell
from profilecheck.model import Account, AccountState, Count, Observed
from profilecheck.school import SchoolMatcher
from profilecheck.school.folding import WORD, fold
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Outcome, UnreadReason, Viewpoint
from profilecheck.words import ties as say
from profilecheck.words.facts import not_found_out
from profilecheck.words.reasons import why_unread

__all__ = ["Tie", "accounts_apart", "exposes_school", "ties"]

_GENERIC_NAMES = {"user", "channel", "profile.php"}
"""Parts of a path that all profiles of a network share, where they are long enough for a name."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_SHORTEST_HANDLE = 4
_NAME_IN_FULL = 2
"""Words that make a name in full: one alone is many people's."""
_BESIDE_NAME = re.compile(r"[(\[][^)\]]*[)\]]")
"""What may stand beside a name, as “(she/her)”."""
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir"}


@dataclass(frozen=True)
class Tie:
    """Two accounts that anybody can see are one person's, and by what."""

    one: Account
    other: Account
    by: tuple[str, ...]

    def end(self, account: Account) -> Account | None:
        """The other end, seen from `account`; None where it is neither."""
        if account.network == self.one.network:
            return self.other
        return self.one if account.network == self.other.network else None


def ties(accounts: Iterable[Account], by: Iterable[Fact]) -> tuple[Tie, ...]:
    """Return every pair of accounts that share a handle or an entry of the facts `by`, or of which
    one names the other in them.
    """
    facts = frozenset(by)
    found = (Tie(a, b, tuple(_shared(a, b, facts))) for a, b in combinations(accounts, 2))
    return tuple(tie for tie in found if tie.by)


def _shared(a: Account, b: Account, facts: frozenset[Fact]) -> Iterator[str]:
    name, written = facts & {Fact.PROFILE_NAME}, facts - {Fact.PROFILE_NAME}
    if any(_alike(one, other) for one in _texts(a, name) for other in _texts(b, name)):
        yield say.SAME_NAME
    if (handle := _handle(a)) and handle == _handle(b):
        yield say.same_address(_last_part(a))
    if _emails(a, written) & _emails(b, written):
        yield say.SAME_EMAIL
    if _links_to(a, b, written) or _links_to(b, a, written):
        yield say.LINK
    elif named := _mentioned(a, b, written) or _mentioned(b, a, written):
        yield say.mentioned(named)


def _alike(one: str, other: str) -> bool:
    """Whether two names are read as one: the same words, however written and in whatever order.

    Of two words or more, one name may have others beside them: a middle name, a place, a picture.
    """
    a, b = _name_words(one), _name_words(other)
    if len(a) < _NAME_IN_FULL or len(b) < _NAME_IN_FULL:
        return (bool(a) and a == b) or one.casefold().split() == other.casefold().split()
    return a <= b or b <= a


def _name_words(name: str) -> set[str]:
    return set(WORD.findall(fold(_BESIDE_NAME.sub(" ", name)).text)) - _TITLES


def _texts(account: Account, facts: frozenset[Fact]) -> set[str]:
    return {entry.text for entry in account.entries(facts)}


def _last_part(account: Account) -> str:
    parts = [p for p in urlsplit(account.profile_url).path.split("/") if p]
    return parts[-1] if parts and parts[-1] not in _GENERIC_NAMES else ""


def _handle(account: Account) -> str:
    """Return the name chosen for the address, "" where it is a number or too short."""
    handle = re.sub(r"[^a-z0-9]", "", _last_part(account).casefold())
    chosen = len(handle) >= _SHORTEST_HANDLE and not handle.isdigit()
    return handle if chosen else ""


def _emails(account: Account, facts: frozenset[Fact]) -> set[str]:
    return {email.casefold() for text in _texts(account, facts) for email in _EMAIL.findall(text)}


def _links_to(a: Account, b: Account, facts: frozenset[Fact]) -> bool:
    address = urlsplit(b.profile_url)
    if not address.path.strip("/"):
        return False
    hosts = {(address.hostname or "").removeprefix("www."), *(b.profile_hosts or ())}
    targets = sorted(f"{host}{address.path}".rstrip("/") for host in hosts)
    named = "|".join(re.escape(_plain(words)) for words in (*targets, *_spoken(address)))
    # A full stop may end the sentence; within an address a letter follows it.
    whole = re.compile(rf"(?<![\w-])(?:{named})(?![\w-]|\.\w)")
    return any(whole.search(_plain(text)) for text in _texts(a, facts))


def _mentioned(a: Account, b: Account, facts: frozenset[Fact]) -> str:
    """Return the name in the address of `b` where a text of `a` holds it, "" where none does.

    A name that could be a word needs its @: “@jobell”, but “jo_bell” without it too.
    """
    name = _last_part(b).lstrip("@").casefold()
    if not _handle(b):
        return ""
    at = "@?" if re.search(r"[^a-z]", name) else "@"
    alone = re.compile(rf"(?<![\w@/.-]){at}{re.escape(name)}(?![\w@/-]|\.\w)")
    return name if any(alone.search(_plain(text)) for text in _texts(a, facts)) else ""


def _spoken(address: SplitResult) -> Iterator[str]:
    """A profile as people write it where every server has its own: @jane@social.example."""
    user = address.path.strip("/")
    if user.startswith("@"):
        yield f"{user}@{address.hostname}"


def _plain(text: str) -> str:
    """`text` with addresses in one form: small, and no letter in code."""
    return unquote(text).casefold()


def accounts_apart(
    check: AccountsApart, accounts: Iterable[Account], matcher: SchoolMatcher
) -> Iterator[tuple[Account, Verdict]]:
    """Yield each account that was compared, with the verdict on it."""
    compared = [a for a in accounts if FactReadings.of(a, Fact.PROFILE_NAME, None).applies]
    if len(compared) < 2:
        return
    found = ties(compared, check.facts)
    gaps = (_unseen(a, check.facts) or _unaddressed(a) for a in compared)
    unseen = next((gap for gap in gaps if gap), None)
    for account in compared:
        others = [(tie, end) for tie in found if (end := tie.end(account)) is not None]
        yield account, _verdict(account, others, matcher, unseen)


@dataclass(frozen=True)
class _Unseen:
    """Why an account was not seen whole: the first `fact` of it; None where it is its address."""

    account: Account
    reason: UnreadReason
    fact: Fact | None = None

    @property
    def what(self) -> str:
        """What is missing, in words without the network's name; "" of an address."""
        return not_found_out(self.fact, self.account) if self.fact else ""


def _unseen(account: Account, facts: Iterable[Fact]) -> _Unseen | None:
    """Return the first gap in `facts` as seen signed in, None where all was seen."""
    for fact in facts:
        readings = FactReadings.of(account, fact, None)
        if readings.gap is not None:
            return _Unseen(account, readings.gap.reason, fact)
        if readings.applies and not readings.seen_whole:
            return _Unseen(account, UnreadReason.NOT_VISITED, fact)
    return None


def _unaddressed(account: Account) -> _Unseen | None:
    """Return a gap where not every address of the account is known: others may lead to it."""
    if account.profile_url and account.profile_hosts is not None:
        return None
    if account.profile_url:
        return _Unseen(account, UnreadReason.NOT_VISITED)
    by_hand = account.state is AccountState.BY_HAND
    return _Unseen(account, UnreadReason.BY_HAND if by_hand else UnreadReason.NOT_IN_EXPORT)


def _verdict(
    account: Account,
    others: list[tuple[Tie, Account]],
    matcher: SchoolMatcher,
    unseen: _Unseen | None,
) -> Verdict:
    names = FactReadings.of(account, Fact.PROFILE_NAME, None)
    if not names.observed:
        reason = names.gap.reason if names.gap else UnreadReason.NOT_VISITED
        return could_not_tell(Fact.PROFILE_NAME, why_unread(reason, account), reason)
    evidence = tuple(dict.fromkeys(r.evidence for r in names.observed))
    if not others and unseen is not None:
        name, what = unseen.account.name, unseen.what
        says = say.may_lead_here(what, name) if what else say.address_unknown(name)
        return could_not_tell(Fact.PROFILE_NAME, says, unseen.reason, names.observed)
    if not others:
        says = say.apart(account.name)
        return Verdict(Fact.PROFILE_NAME, Outcome.MET, says, evidence=evidence)
    tied = [(end.name, tie.by) for tie, end in others]
    if exposure := next(_exposures(account, matcher, to_others=True), None):
        return Verdict(
            exposure.fact,
            Outcome.NOT_MET,
            say.gives_school_away(account.name, tied, seen_by_others=True),
            evidence=(exposure.evidence, *evidence),
            reached=Audience.PUBLIC,
            subject=say.by_whom(tied),
        )
    if exposure := next(_exposures(account, matcher, to_others=False), None):
        reason = UnreadReason.AUDIENCE_NOT_SHOWN
        says = say.gives_school_away(account.name, tied, seen_by_others=False)
        return could_not_tell(exposure.fact, says, reason, [exposure, *names.observed])
    if _is_public(account):
        return Verdict(
            Fact.PROFILE_NAME,
            Outcome.YOUR_CALL,
            say.open_to_all(account.name, tied),
            evidence=evidence,
        )
    return _met_unless_unread(account, tied, matcher, names)


def _met_unless_unread(
    account: Account, tied: say.Ties, matcher: SchoolMatcher, names: FactReadings
) -> Verdict:
    """Return “met” for an account that exposes nothing, if all of it could be read."""
    unseen = _unseen(account, SHOWN_TEXTS)
    if unseen is not None:
        says = say.may_name_school(unseen.what, account.name)
        return could_not_tell(Fact.PROFILE_NAME, says, unseen.reason, names.observed)
    if not matcher.known:
        reason = UnreadReason.NEEDS_SCHOOL
        says = why_unread(reason, account)
        return could_not_tell(Fact.PROFILE_NAME, says, reason, names.observed)
    evidence = tuple(dict.fromkeys(r.evidence for r in names.observed))
    if any(True for _ in _shown_to_others(account, matcher, has_own_word)):
        says = say.may_give_school_away(account.name, tied)
        return Verdict(Fact.PROFILE_NAME, Outcome.YOUR_CALL, says, evidence=evidence)
    says = say.harmless(account.name, tied)
    return Verdict(Fact.PROFILE_NAME, Outcome.MET, says, evidence=evidence)


def exposes_school(account: Account, matcher: SchoolMatcher) -> bool:
    """Whether anything on the account names the school to people who are not friends."""
    return any(True for _ in _exposures(account, matcher, to_others=True))


def _exposures(account: Account, matcher: SchoolMatcher, *, to_others: bool) -> Iterator[Observed]:
    """Yield what exposes the school: to others than friends, or to an unknown audience."""
    for seen in _shown_to_others(account, matcher, names_school):
        if (seen.audience is not None) is to_others:
            yield seen.on[0]


def _shown_to_others(
    account: Account,
    matcher: SchoolMatcher,
    tells: Callable[[Fact, SeenEntry, SchoolMatcher], bool],
) -> Iterator[SeenEntry]:
    """Yield what `tells`, of all that others than friends see, or may see."""
    for fact in SHOWN_TEXTS:
        for seen in shown_entries(FactReadings.of(account, fact, None)):
            hidden = seen.audience is not None and seen.audience <= Audience.FRIENDS
            if not hidden and tells(fact, seen, matcher):
                yield seen


def _is_public(account: Account) -> bool:
    return any(
        isinstance(r, Observed)
        and (
            (r.fact is Fact.PROFILE_ACCESS and r.value is Audience.PUBLIC)
            or (_counts_public_posts(r) and isinstance(r.value, Count) and r.value.count)
        )
        for r in account.readings
    )


def _counts_public_posts(reading: Observed) -> bool:
    """Whether a count is of what anyone can see: counted as a stranger, or stated by the person."""
    return reading.viewpoint is Viewpoint.STRANGER or reading.fact is Fact.POSTS_PUBLIC_COUNT
