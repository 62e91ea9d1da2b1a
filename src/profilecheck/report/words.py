"""The words a report is told in, the same on the terminal and on the page."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
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
from profilecheck.vocabulary import FACTS, Basis, Circle, Outcome, Reach, UnreadReason, Viewpoint

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
    "This report is your own, not your employer's. It was made for you, on your computer; "
    "nobody else has it unless you give it to them."
)
MADE_UP = "This is about a made-up person, for practice. It is not about anybody real."
STOPPED_EARLY = (
    "This check stopped before its end. What was not reached stands under “Could not tell”."
)
OUTCOMES = {
    Outcome.MET: "In order",
    Outcome.NOT_MET: "To put right",
    Outcome.COULD_NOT_TELL: "Could not tell",
    Outcome.YOUR_CALL: "For you to judge",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
OUTCOME_COUNTS = {
    Outcome.NOT_MET: "to put right",
    Outcome.COULD_NOT_TELL: "could not tell",
    Outcome.YOUR_CALL: "for you to judge",
    Outcome.MET: "in order",
    Outcome.NOT_APPLICABLE: "not applicable",
}

CIRCLES = {
    Circle.ANYONE: "Anyone on the internet",
    Circle.SIGNED_IN: "Anyone signed in",
    Circle.PUPIL_OR_PARENT: "A pupil or parent",
    Circle.FRIEND: "A colleague or friend",
    Circle.ME: "You",
}
SHORT_CIRCLES = {
    Circle.ANYONE: "anyone",
    Circle.SIGNED_IN: "signed in",
    Circle.PUPIL_OR_PARENT: "pupil/parent",
    Circle.FRIEND: "friend",
    Circle.ME: "you",
}
REACHES = {
    Reach.YES: "Yes",
    Reach.SOME: "Some",
    Reach.NO: "No",
    Reach.UNKNOWN: "Could not tell",
}
REACH_SYMBOLS = {Reach.YES: "●", Reach.SOME: "◐", Reach.NO: "○", Reach.UNKNOWN: "?"}

STATES = {
    AccountState.AUDITED: "checked",
    AccountState.INTERRUPTED: "stopped part of the way",
    AccountState.SIGN_IN_NEEDED: "sign-in needed",
    AccountState.WRONG_ACCOUNT: "not the signed-in account's own profile, so not read",
    AccountState.CLOSED: "this network has closed",
    AccountState.NOT_USED: "not used",
    AccountState.FROM_FILES: "read from your own files",
    AccountState.BY_HAND: "for you to look at by hand",
    AccountState.FAILED: "could not be read",
}
PROBLEMS = {
    UnreadReason.SIGNED_OUT: "asked to sign in",
    UnreadReason.CHALLENGE: "asked for a security check",
    UnreadReason.WRONG_ACCOUNT: "belonged to another account, so not read",
    UnreadReason.PAGE_CHANGED: "looked different from what we know",
    UnreadReason.UNREADABLE: "could not be read: it holds something we did not expect",
    UnreadReason.UNKNOWN_WORDING: "used words we do not know",
    UnreadReason.UNKNOWN_LANGUAGE: "was in a language we cannot read yet",
    UnreadReason.TIMEOUT: "took too long",
    UnreadReason.RATE_LIMITED: "asked us to slow down",
    UnreadReason.SERVER_ERROR: "had a problem of its own",
    UnreadReason.NOT_THERE: "was not there",
    UnreadReason.BLOCKED_BY_GUARD: "asked for more than reading needs, which was stopped",
    UnreadReason.INCOMPLETE_LIST: "was not seen to its end",
    UnreadReason.AUDIENCE_NOT_SHOWN: "did not say who can see it",
    UnreadReason.NOT_VISITED: "was not opened",
    UnreadReason.NOT_SAVED: "was not found among the pages you saved",
    UnreadReason.NOT_KEPT: "is not kept in a saved page",
    UnreadReason.NOT_IN_EXPORT: "is not in your export",
    UnreadReason.BY_HAND: "is for you to look at",
    UnreadReason.NEEDS_SCHOOL: "needs your school's details",
    UnreadReason.SCHOOL_NAMED: "names your school in a place that we do not know",
    UnreadReason.CLOSED_SERVICE: "cannot be opened: the network has closed",
}
BASES = {
    Basis.REAL_SAMPLE: "a real page that was saved",
    Basis.OTHERS_CODE: "what others have published about this page",
    Basis.HELP_TEXT: "the network's own help pages",
    Basis.ASSUMPTION: "an assumption about how this page looks",
}
READ_AGAIN = (
    "Posts of yours that speak of your school, its people or your work there. To be on this list "
    "is no judgement: read each again as a parent or a colleague would, then keep it, change who "
    "can see it, or take it down. Many posts that belong here are not found, above all those that "
    "say a thing in other words: the list is a beginning, so look through your posts yourself too."
)
_PLAIN_WORD = re.compile(r"[\w.:@\[\]-]+", re.ASCII)
VIEWPOINTS = {Viewpoint.OWNER: "as you", Viewpoint.STRANGER: "as a stranger, not signed in"}


def heading(report: Report) -> str:
    """The report's title."""
    title = report.checklist_title
    article = "" if title.lower().startswith(("the ", "your ", "our ")) else "the "
    return f"Your profiles, checked against {article}{title}"


def day(on: date) -> str:
    """A day as people write it: "3 May 2026"."""
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """A moment by this computer's clock: "3 May 2026, 09:05"."""
    here = at.astimezone()
    return f"{day(here)}, {here:%H:%M}"


def when(at: datetime, taken_at: datetime) -> str:
    """A moment of the check: with the day only where that is not the day it was made on."""
    same_day = at.astimezone().date() == taken_at.astimezone().date()
    return f"{at.astimezone():%H:%M}" if same_day else moment(at)


def clock(at: datetime) -> str:
    """The time of day by this computer's clock, to the second: "09:05:12"."""
    return f"{at.astimezone():%H:%M:%S}"


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
        return "Neither was seen to tell your school to strangers."
    both = len(tie.tells_school) == 2
    return "Both tell your school." if both else f"{tie.tells_school[0]} tells your school."


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
    return f"Anybody can tell that these are one person's: {', '.join(group)}."


def told_from(report: Report, group: Sequence[str]) -> str:
    """Which accounts of a group of `tied_groups` tell the school, "" where none was seen to."""
    telling = {name for tie in report.ties for name in tie.tells_school}
    shown = [name for name in group if name in telling]
    return f"Your school can be told from: {', '.join(shown)}." if shown else ""


def nothing_to_put_right(report: Report) -> str:
    """What stands in place of an empty list of actions: no more than was proved."""
    nothing = "Nothing else to put right" if report.agreed else "Nothing to put right"
    read = (f for clause in report.clauses for f in clause.findings if f.network is not None)
    if not report.agreed and not any(f.outcome is Outcome.MET for f in read):
        return "Nothing was read that could tell what to put right."
    if report.count(Outcome.COULD_NOT_TELL) or report.unread:
        return (
            f"{nothing} was found in what could be read. Some things could not be "
            "read: they are listed under “Could not tell”, with how to look for yourself."
        )
    return f"{nothing} was found in what was read."


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
        return "Everything that was looked for could be read."
    return "Not everything was looked at, so there is nothing to list here yet."


def confirmation(network: NetworkSummary) -> str:
    """Whether the reading of this network was ever confirmed on the live site."""
    if network.confirmed_live is None:
        return "This reading has not yet been confirmed on the live site."
    return f"This reading was last confirmed on the live site on {day(network.confirmed_live)}."


def press(guidance: Guidance) -> str:
    """The words to press, in order, ending on the choice that is wanted."""
    wanted = (guidance.wanted,) if guidance.wanted else ()
    return _STEP.join((*guidance.steps, *wanted))


def by_hand(guidance: Guidance) -> str:
    """What to look for by hand, and where: the steps end where a thing would be changed."""
    where = _sentence(f"Where to look, or to change it: {_STEP.join(guidance.steps)}")
    return f"{_sentence(guidance.look_for)} {where}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ".”", "?”")) else f"{text}."


def more_to_reread(report: Report) -> str:
    """What stands after the posts that are listed, "" where those are all."""
    if not report.rereading.more:
        return ""
    at_least = "at least " if report.rereading.at_least else ""
    return (
        f"And {at_least}{report.rereading.more:,} more. Go through these first, then run the check "
        "again: the next ones move up."
    )


def about(finding: Finding) -> str:
    """What could not be told, to stand before the reason; "" for what tells it by itself."""
    if finding.outcome is not Outcome.COULD_NOT_TELL:
        return ""
    things = ", ".join(FACTS[fact].about for fact in finding.facts)
    return f"{things[:1].upper()}{things[1:]}"


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
        f"More people can see this now than on {on}, when it was agreed with your school: "
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
