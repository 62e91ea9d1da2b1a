"""What was agreed with the school, set beside the findings it is about; no outcome changes."""

from collections.abc import Iterable
from datetime import date

from profilecheck.model import Agreed, Agreement, AgreementState, Finding
from profilecheck.vocabulary import Audience, Outcome

__all__ = ["with_agreement"]


def with_agreement(finding: Finding, agreements: Iterable[Agreement], today: date) -> Finding:
    """Return `finding` with the newest agreement about it, where it is to be put right.

    The finding stays what it is: an agreement only says that the school knows, and why.
    """
    if finding.outcome is not Outcome.NOT_MET:
        return finding
    about = [a for a in agreements if _is_about(a, finding) and a.agreed_on <= today]
    if not about:
        return finding
    # Of two on one day the later in the file is the newer.
    newest = max(reversed(about), key=lambda a: a.agreed_on)
    agreed = Agreed(
        reason=newest.reason,
        agreed_on=newest.agreed_on,
        expires_on=newest.expires_on,
        state=_state(newest, finding, today),
    )
    return finding.model_copy(update={"agreed": agreed})


def _is_about(agreement: Agreement, finding: Finding) -> bool:
    return (
        agreement.network == finding.network
        and (agreement.fact,) == finding.facts
        and agreement.subject.casefold() == finding.subject.casefold()
    )


def _state(agreement: Agreement, finding: Finding, today: date) -> AgreementState:
    if today > agreement.expires_on:
        return AgreementState.ENDED
    reaches = finding.reaches or Audience.PUBLIC
    return AgreementState.EXCEEDED if reaches > agreement.reaches else AgreementState.HOLDS
