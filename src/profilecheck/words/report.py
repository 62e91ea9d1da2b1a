"""What a report says of itself, the same on the terminal and on the page."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from profilecheck.model import (
    AccountState,
    AccountTie,
    Agreed,
    AgreementState,
    ClauseResult,
    Evidence,
    Finding,
    Guidance,
    MatrixRow,
    NetworkSummary,
    Report,
)
from profilecheck.vocabulary import Circle, Outcome, Reach
from profilecheck.words.audiences import (
    CIRCLES,
    REACH_SYMBOLS,
    REACHES,
    SHORT_CIRCLES,
    VIEWPOINTS,
)
from profilecheck.words.dates import clock, day, moment, when
from profilecheck.words.facts import about as name_of
from profilecheck.words.outcomes import BASES, OUTCOME_COUNTS, OUTCOMES, STATES
from profilecheck.words.plurals import capital
from profilecheck.words.reasons import PROBLEMS
from profilecheck.words.rereading import READ_AGAIN

__all__ = [
    "BASES",
    "CIRCLES",
    "FIRST_FEW",
    "MADE_UP",
    "OUTCOMES",
    "OUTCOME_COUNTS",
    "OWNERSHIP",
    "PRIVACY",
    "PROBLEMS",
    "REACHES",
    "REACH_SYMBOLS",
    "READ_AGAIN",
    "SHORT_CIRCLES",
    "STATES",
    "STOPPED_EARLY",
    "VIEWPOINTS",
    "about",
    "agreed",
    "answer_command",
    "by_hand",
    "by_your_answer",
    "clock",
    "confirmation",
    "day",
    "heading",
    "is_web_link",
    "moment",
    "more_to_reread",
    "nothing_to_put_right",
    "nothing_unread",
    "numbers",
    "only_owner",
    "own_answer",
    "page_title",
    "press",
    "rests_on_you",
    "settled",
    "tie_tells",
    "tied",
    "tied_groups",
    "told_from",
    "when",
]

FIRST_FEW = 5
"""How many things to put right are shown whole before the rest, on the terminal and the page."""

_STEP = " › "

PRIVACY = "Private: this is yours. It stays on this computer, and nothing was changed."
OWNERSHIP = (
    "This report is yours, not your employer's. It was made on your computer, and nobody else has "
    "it unless you give it to them."
)
MADE_UP = "This is a made-up person, for practice. Nobody real is meant."
STOPPED_EARLY = (
    "This check stopped before its end. What it did not reach is under “Could not tell”."
)
_PLAIN_WORD = re.compile(r"[\w.:@\[\]-]+", re.ASCII)


def heading(report: Report) -> str:
    """The report's title."""
    title = report.checklist_title
    article = "" if title.lower().startswith(("the ", "your ", "our ")) else "the "
    return f"Your profiles, checked against {article}{title}"


def numbers(report: Report) -> tuple[tuple[int, Outcome, str], ...]:
    """How many clauses came to each outcome, in words; "not applicable" only where some are."""
    counted = ((report.count(o), o, words) for o, words in OUTCOME_COUNTS.items())
    return tuple(
        (count, outcome, words + (_of_them_agreed(report) if outcome is Outcome.NOT_MET else ""))
        for count, outcome, words in counted
        if count or outcome is not Outcome.NOT_APPLICABLE
    )


def _of_them_agreed(report: Report) -> str:
    """How many clauses are to be put right only by what is agreed; they count all the same."""
    only = sum(map(_only_agreed, report.clauses))
    return f" ({only} of them agreed with your school)" if only else ""


def _only_agreed(clause: ClauseResult) -> bool:
    found = [f for f in clause.findings if f.outcome is Outcome.NOT_MET]
    holds = AgreementState.HOLDS
    return bool(found) and all(f.agreed is not None and f.agreed.state is holds for f in found)


def settled(findings: Sequence[Finding]) -> str:
    """How many findings need nothing of the person: "3 in order, 2 do not apply"."""
    in_order = sum(f.outcome is Outcome.MET for f in findings)
    absent = len(findings) - in_order
    parts = [
        f"{in_order} in order" if in_order else "",
        f"{absent} {'does' if absent == 1 else 'do'} not apply" if absent else "",
    ]
    return ", ".join(part for part in parts if part)


def tie_tells(tie: AccountTie) -> str:
    """What two accounts that are tied together tell of the school."""
    if not tie.tells_school:
        return "Neither gives your school away to strangers, as far as we saw."
    both = len(tie.tells_school) == 2
    return (
        "Both give your school away." if both else f"{tie.tells_school[0]} gives your school away."
    )


def tied_groups(report: Report) -> tuple[tuple[str, ...], ...]:
    """The names of the networks whose accounts lead to each other, in the report's order."""
    groups: list[set[str]] = []
    for tie in report.ties:
        joined = set(tie.names).union(*(g for g in groups if g & set(tie.names)))
        groups = [g for g in groups if not g & joined] + [joined]
    order = [network.name for network in report.networks]
    return tuple(tuple(name for name in order if name in group) for group in groups)


def tied(group: Sequence[str]) -> str:
    """That the accounts on these networks lead to each other."""
    return f"Anyone can see that these belong to one person: {', '.join(group)}."


def told_from(report: Report, group: Sequence[str]) -> str:
    """Which accounts of a group of `tied_groups` tell the school, "" where none was seen to."""
    telling = {name for tie in report.ties for name in tie.tells_school}
    shown = [name for name in group if name in telling]
    return f"These give your school away: {', '.join(shown)}." if shown else ""


def nothing_to_put_right(report: Report) -> str:
    """What stands in place of an empty list of actions: no more than was proved."""
    nothing = "Nothing else to put right" if report.agreed else "Nothing to put right"
    read = (f for clause in report.clauses for f in clause.findings if f.network is not None)
    if not report.agreed and not any(f.outcome is Outcome.MET for f in read):
        return "We read nothing that shows what to put right."
    if report.count(Outcome.COULD_NOT_TELL) or report.unread:
        return (
            f"{nothing} was found in what we read. Some things we could not read. They are listed "
            "under “Could not tell”, with how to look for yourself."
        )
    return f"{nothing} was found in what we read."


def nothing_unread(report: Report) -> str:
    """What stands in place of an empty list of unread things: no more than was proved."""
    states = {network.state for network in report.networks}
    whole = {
        AccountState.AUDITED,
        AccountState.CLOSED,
        AccountState.NOT_USED,
        AccountState.FROM_FILES,
        AccountState.BY_HAND,
    }
    if report.finished and AccountState.AUDITED in states and states <= whole:
        return "We could read everything we looked for."
    return "We haven't looked at everything, so there is nothing to list here yet."


def confirmation(network: NetworkSummary) -> str:
    """Whether the reading of this network was ever confirmed on the live site."""
    if network.confirmed_live is None:
        return "We have not yet confirmed this on the live site."
    return f"We last confirmed this on the live site on {day(network.confirmed_live)}."


def press(guidance: Guidance) -> str:
    """The words to press, in order, ending on the choice that is wanted."""
    wanted = (guidance.wanted,) if guidance.wanted else ()
    return _STEP.join((*guidance.steps, *wanted))


def by_hand(guidance: Guidance) -> str:
    """What to look for by hand, and where: the steps end where a thing would be changed."""
    where = _sentence(f"Where to look: {_STEP.join(guidance.steps)}")
    return f"{_sentence(guidance.look_for)} {where}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ".”", "?”")) else f"{text}."


def more_to_reread(report: Report) -> str:
    """What stands after the posts that are listed, "" where those are all."""
    if not report.rereading.more:
        return ""
    at_least = "at least " if report.rereading.at_least else ""
    return (
        f"And {at_least}{report.rereading.more:,} more. Go through these first, then check again, "
        "and the next ones move up."
    )


def about(finding: Finding) -> str:
    """What could not be told, to stand before the reason; "" for what tells it by itself."""
    if finding.outcome is not Outcome.COULD_NOT_TELL:
        return ""
    return capital(", ".join(name_of(fact) for fact in finding.facts))


def own_answer(evidence: Evidence) -> str:
    """Whose word it is, since when and until when: "your own answer of 3 May 2026, …"."""
    until = f", which holds until {day(evidence.holds_until)}" if evidence.holds_until else ""
    return f"your own answer of {day(evidence.at)}{until}"


def by_your_answer(evidence: Iterable[Evidence]) -> str:
    """What a finding that rests on the person's own answer says of it, "" for any other."""
    own = next((e for e in evidence if e.own_answer), None)
    return f"By {own_answer(own)}." if own else ""


def rests_on_you(row: MatrixRow) -> bool:
    """Whether something in a line of "who can see what" is the person's own answer."""
    return any(evidence.own_answer for sight in row.sights for evidence in sight.evidence)


def agreed(agreement: Agreed) -> str:
    """What was agreed with the school, and whether it covers what was found."""
    on = day(agreement.agreed_on)
    if agreement.state is AgreementState.HOLDS:
        until = day(agreement.expires_on)
        return f"Agreed with your school on {on}, until {until}: {agreement.reason}"
    if agreement.state is AgreementState.ENDED:
        ended = day(agreement.expires_on)
        return f"The agreement with your school of {on} ended on {ended}: {agreement.reason}"
    return (
        f"More people can see this now than when you agreed it with your school on {on}: "
        f"{agreement.reason}"
    )


def answer_command(*about: str) -> str:
    """What to type to answer one thing, "" where a word of it cannot be typed as it stands."""
    plain = all(_PLAIN_WORD.fullmatch(word) for word in about)
    return " ".join(("profilecheck answer", *about)) if plain else ""


def only_owner(reach: dict[Circle, Reach]) -> bool:
    """Whether it was read that nobody but the person can see a thing."""
    return all(reach.get(c) is (Reach.YES if c is Circle.ME else Reach.NO) for c in Circle)


def page_title(report: Report, network: str, page: str) -> str:
    """The title of a page that was opened, or the page's own name where none was recorded."""
    for summary in report.networks:
        for visit in summary.visits:
            if (summary.network, visit.page) == (network, page) and visit.title:
                return visit.title
    return page


def is_web_link(url: str) -> bool:
    """Whether `url` is a plain web address, the only kind that becomes a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
