"""The verdict of a check on one fact of one network, and the rule that "met" needs evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from profilecheck.model import Account, Evidence, NotApplicable, Observed, Reading, Unread
from profilecheck.vocabulary import (
    Audience,
    Basis,
    Fact,
    Outcome,
    Source,
    UnreadReason,
    Viewpoint,
)

__all__ = ["FactReadings", "Verdict", "could_not_tell", "met", "not_applicable", "not_met"]


@dataclass(frozen=True)
class Verdict:
    """One outcome for one fact.

    `reached` is who is reached by an exposure, for its priority; `subject` is the entry it is
    about, where the fact lists several. `undecided`: it is the person's to say whether this is an
    exposure, so that nothing may be called absent.
    """

    fact: Fact
    outcome: Outcome
    says: str
    reason: UnreadReason | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: Basis | None = None
    reached: Audience = Audience.ONLY_ME
    subject: str = ""
    undecided: bool = False

    def __post_init__(self) -> None:
        if self.outcome is Outcome.MET and not self.evidence:
            raise ValueError(f"{self.fact} cannot be met without evidence")
        if (self.outcome is Outcome.COULD_NOT_TELL) != (self.reason is not None):
            raise ValueError(f"{self.fact}: a reason goes with could_not_tell, and only with it")


@dataclass(frozen=True)
class FactReadings:
    """The readings of one fact on one network, sorted by what they are."""

    fact: Fact
    account: Account
    observed: tuple[Observed, ...]
    unread: tuple[Unread, ...]
    not_applicable: tuple[NotApplicable, ...]

    @classmethod
    def of(cls, account: Account, fact: Fact, viewpoint: Viewpoint | None) -> "FactReadings":
        """Gather the readings of `fact`, from one viewpoint or from all."""
        readings: list[Reading] = [
            r
            for r in account.readings
            if r.fact is fact and (viewpoint in (None, r.viewpoint) or _from_anywhere(r))
        ]
        return cls(
            fact=fact,
            account=account,
            observed=tuple(r for r in readings if isinstance(r, Observed)),
            unread=tuple(r for r in readings if isinstance(r, Unread)),
            not_applicable=tuple(r for r in readings if isinstance(r, NotApplicable)),
        )

    @property
    def gap(self) -> Unread | None:
        """The reading that is missing before anything can be called in order.

        Where the owner's own view was asked for, only it can prove a limit; a stranger who was
        turned away takes nothing from that proof. Where only the stranger looked, theirs counts.
        What was seen to name the school, and not where, is a gap whoever saw it; so is a place that
        was seen to be there, and is left to the person.
        """
        for reason in _WHOEVER_SAW_IT:
            if there := next((r for r in self.unread if r.reason is reason), None):
                return there
        for viewpoint in (Viewpoint.OWNER, Viewpoint.STRANGER):
            asked = [r for r in (*self.observed, *self.unread) if r.viewpoint is viewpoint]
            if asked:
                return next((r for r in asked if isinstance(r, Unread)), None)
        return None

    @property
    def asked_for(self) -> bool:
        """Whether there is any reading of the fact, be it only that it could not be read."""
        return bool(self.observed or self.unread or self.not_applicable)

    @property
    def applies(self) -> bool:
        """Whether the network has such a thing, as far as anything was read."""
        return bool(self.observed or self.unread or not self.not_applicable)

    @property
    def seen_by_owner(self) -> bool:
        """Whether anything was observed signed in, where hidden things show too."""
        return any(r.viewpoint is Viewpoint.OWNER for r in self.observed)

    @property
    def seen_whole(self) -> bool:
        """Whether what was seen is all there is to see for anybody.

        A stranger is not shown what members are, except of posts: where those are read signed out
        (YouTube, Mastodon), members are shown no more of them.
        """
        shown = self.seen_by_owner or (self.fact is Fact.POSTS_TO_REREAD and bool(self.observed))
        return shown and self.gap is None


_WHOEVER_SAW_IT = (UnreadReason.SCHOOL_NAMED, UnreadReason.BY_HAND)


def _from_anywhere(reading: Reading) -> bool:
    """Whether a reading counts from every viewpoint.

    What does not exist on a network does not exist for anybody, and the person says of a thing
    who can see it, not how it looked to one pair of eyes.
    """
    if isinstance(reading, Observed):
        return reading.source is Source.ANSWER
    return isinstance(reading, NotApplicable)


def _evidence(observed: Iterable[Observed]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(r.evidence for r in observed))


def _weakest_basis(observed: Iterable[Observed]) -> Basis | None:
    """The weakest ground; what the person said themselves rests on no page."""
    order = list(Basis)
    read = (r.basis for r in observed if r.source is not Source.ANSWER)
    return max(read, key=order.index, default=None)


def met(fact: Fact, says: str, on: Iterable[Observed]) -> Verdict:
    """In order, proved by the observations `on`.

    Raises:
        ValueError: there are none.
    """
    on = tuple(on)
    return Verdict(fact, Outcome.MET, says, evidence=_evidence(on), basis=_weakest_basis(on))


def not_met(
    fact: Fact, says: str, on: Iterable[Observed], reached: Audience, subject: str = ""
) -> Verdict:
    """To be put right: the observations `on` show it, and `reached` is who it reaches."""
    on = tuple(on)
    return Verdict(
        fact,
        Outcome.NOT_MET,
        says,
        evidence=_evidence(on),
        basis=_weakest_basis(on),
        reached=reached,
        subject=subject,
    )


def could_not_tell(
    fact: Fact, says: str, reason: UnreadReason, on: Iterable[Observed] = ()
) -> Verdict:
    """Not known, and why."""
    on = tuple(on)
    return Verdict(
        fact,
        Outcome.COULD_NOT_TELL,
        says,
        reason=reason,
        evidence=_evidence(on),
        basis=_weakest_basis(on),
    )


def not_applicable(fact: Fact, says: str) -> Verdict:
    """The network has no such thing."""
    return Verdict(fact, Outcome.NOT_APPLICABLE, says)
