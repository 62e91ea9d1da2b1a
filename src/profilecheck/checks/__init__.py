"""Pure checks: from the readings of one network to verdicts. No page, no clause, no clock."""

from profilecheck.checks.entries import (
    SeenEntry,
    entries_at_most,
    names_school,
    no_work_contact,
    school_not_named,
    seen_entries,
)
from profilecheck.checks.inform import inform, sentence
from profilecheck.checks.settings import audience_at_most, count_at_most, switch_is
from profilecheck.checks.specs import (
    CHECK_KINDS,
    AccountsApart,
    AudienceAtMost,
    Check,
    CountAtMost,
    EntriesAtMost,
    Inform,
    NoWorkContact,
    OneNetworkCheck,
    SchoolNotNamed,
    SwitchIs,
)
from profilecheck.checks.ties import accounts_apart, tells_school, ties
from profilecheck.checks.verdict import FactReadings, Verdict, not_applicable
from profilecheck.checks.wording import shown_to, why_unread
from profilecheck.model import Account
from profilecheck.school import Workplace

__all__ = [
    "CHECK_KINDS",
    "AccountsApart",
    "AudienceAtMost",
    "Check",
    "CountAtMost",
    "EntriesAtMost",
    "FactReadings",
    "Inform",
    "NoWorkContact",
    "OneNetworkCheck",
    "SchoolNotNamed",
    "SeenEntry",
    "SwitchIs",
    "Verdict",
    "accounts_apart",
    "evaluate",
    "names_school",
    "seen_entries",
    "sentence",
    "shown_to",
    "tells_school",
    "ties",
    "why_unread",
]


def evaluate(check: OneNetworkCheck, account: Account, workplace: Workplace) -> tuple[Verdict, ...]:
    """Return at least one verdict for every fact of `check` on `account`."""
    verdicts: list[Verdict] = []
    for fact in check.facts:
        readings = FactReadings.of(account, fact, check.viewpoint)
        if readings.applies:
            verdicts.extend(_verdicts(check, readings, workplace))
        else:
            verdicts.append(not_applicable(fact, readings.not_applicable[0].why))
    return tuple(verdicts)


def _verdicts(
    check: OneNetworkCheck, readings: FactReadings, workplace: Workplace
) -> list[Verdict]:
    match check:
        case AudienceAtMost():
            return [audience_at_most(check, readings)]
        case SwitchIs():
            return [switch_is(check, readings)]
        case CountAtMost():
            return [count_at_most(check, readings)]
        case EntriesAtMost():
            return entries_at_most(check, readings)
        case SchoolNotNamed():
            return school_not_named(check, readings, workplace)
        case NoWorkContact():
            return no_work_contact(check, readings, workplace)
        case Inform():
            return [inform(readings)]
