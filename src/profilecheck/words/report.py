"""What a report says of itself, the same on the terminal and on the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date
from itertools import groupby
from urllib.parse import urlsplit

from profilecheck.model import (
    WANTED,
    AccountIs,
    AccountState,
    AccountTie,
    Agreed,
    AgreementState,
    ClauseResult,
    ClauseStanding,
    Evidence,
    Guidance,
    InShort,
    InShortState,
    Look,
    MatrixRow,
    NetworkSummary,
    Report,
    Since,
    StandingKind,
    Traffic,
    Visit,
)
from profilecheck.vocabulary import Basis, Circle, Outcome, Reach, UnreadReason
from profilecheck.words.audiences import (
    CIRCLES,
    REACH_SYMBOLS,
    REACHES,
    VIEWPOINTS,
)
from profilecheck.words.dates import clock, day, moment, when
from profilecheck.words.outcomes import BASES, SINCE, STATES, TURNED
from profilecheck.words.plurals import capital, listed
from profilecheck.words.reasons import PROBLEMS
from profilecheck.words.rereading import READ_AGAIN

__all__ = [
    "ACCOUNT_IS",
    "AGREED_INTRODUCTION",
    "BASES",
    "CIRCLES",
    "DECISIONS",
    "LONG_AGO",
    "MADE_UP",
    "OWNERSHIP",
    "PRIVACY",
    "PROBLEMS",
    "REACHES",
    "REACH_SYMBOLS",
    "READ_AGAIN",
    "SAVED_COPY",
    "SAVED_PAGE",
    "SINCE",
    "SOMETHING_ELSE",
    "STANDINGS",
    "STATES",
    "STOPPED_EARLY",
    "TO_HAVE_IT_COUNTED",
    "TO_TELL_YOUR_SCHOOL",
    "TURNED",
    "UNKNOWN_READS",
    "VIEWPOINTS",
    "agreed",
    "answer_command",
    "asked_at",
    "bases",
    "by_your_answer",
    "checked_on",
    "clock",
    "confirmation",
    "counted",
    "day",
    "export_day",
    "for_want_of",
    "given_on",
    "group_exposure",
    "heading",
    "holds_for",
    "is_web_link",
    "joined",
    "left_by_hand",
    "moment",
    "more_to_reread",
    "nothing_to_put_right",
    "nothing_to_put_right_title",
    "only_owner",
    "own_answer",
    "page_title",
    "pages_read",
    "parts",
    "press",
    "press_in_parts",
    "questions_left",
    "rests_on",
    "rests_on_you",
    "school_command",
    "shortened",
    "since_counts",
    "since_when",
    "standing",
    "standings",
    "still_to_ask",
    "tie_exposure",
    "tied",
    "tied_addresses",
    "tied_groups",
    "unknown_reads",
    "visit_name",
    "when",
    "where",
]

_OF_EXPORTS = {
    **BASES,
    Basis.REAL_SAMPLE: "a real export that was saved",
    Basis.ASSUMPTION: "our best guess at how the file looks",
}
_STEP = " › "
_BOX = {"Ticked": "tick", "Not ticked": "take the tick out of"}
"""What is done with a box that is to stand so."""

PRIVACY = "Private: this is yours. It stays on this computer, and nothing was changed."
OWNERSHIP = (
    "This report is yours, not your employer's. It was made on your computer, and nobody else has "
    "it unless you give it to them."
)
UNKNOWN_READS = (
    "These passed because nothing in their addresses says a change. A “*” stands for whatever is "
    "no program's word. If you like, tell us these addresses: the next version can know them."
)
MADE_UP = "This is a made-up person, for practice. Nobody real is meant."
TO_TELL_YOUR_SCHOOL = (
    "Some of this needs your school, or more about it. To tell us, type in a terminal:"
)
TO_HAVE_IT_COUNTED = "To have your answer counted, type in a terminal:"
SAVED_PAGE = (
    "What you choose on this page stays in this browser. A saved page cannot write your answers "
    "down. To have one counted, type the line below it in a terminal."
)
SAVED_COPY = (
    "What you choose in this copy stays in this browser. To have an answer counted, give it on the "
    "checklist in profilecheck."
)
SOMETHING_ELSE = "If you find something else, you can type there what it is."
AGREED_INTRODUCTION = (
    "These are as they were found, and still count. Your school agreed that they may stay for now."
)
DECISIONS = {
    "todo": "Still to do",
    "done": "Done",
    "later": "Not now",
    "not-for-me": "Not for me",
}
ACCOUNT_IS = {
    AccountIs.NEVER: "No, never",
    AccountIs.CLOSED: "Yes, and I closed it",
    AccountIs.THERE: "Yes, or I am not sure",
}
STANDINGS = {
    StandingKind.TO_FIX: "To fix",
    StandingKind.TO_LOOK: "To look at",
    StandingKind.FOR_YOU: "For you to judge",
    StandingKind.AGREED: "Agreed",
    StandingKind.IN_ORDER: "In order",
    StandingKind.NOT_APPLICABLE: "Not applicable",
}
LONG_AGO = (
    "This was read more than three months ago. It says how things stood then: do a new check to "
    "see how they stand now."
)
STOPPED_EARLY = (
    "This check stopped before its end. What it did not reach, you can look at yourself."
)
_PLAIN_WORD = re.compile(r"[\w.:@\[\]-]+", re.ASCII)


_KINDS = {
    Outcome.NOT_MET: StandingKind.TO_FIX,
    Outcome.COULD_NOT_TELL: StandingKind.TO_LOOK,
    Outcome.YOUR_CALL: StandingKind.FOR_YOU,
    Outcome.MET: StandingKind.IN_ORDER,
    Outcome.NOT_APPLICABLE: StandingKind.NOT_APPLICABLE,
}


def heading(report: Report) -> str:
    """The report's title."""
    title = report.checklist_title
    article = "" if title.lower().startswith(("the ", "your ", "our ")) else "the "
    return f"Your profiles, checked against {article}{title}"


def tie_exposure(tie: AccountTie) -> str:
    """Say which of two accounts that are tied together expose the school."""
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
    return f"Anyone can see that these belong to one person: {joined(group)}."


def group_exposure(report: Report, group: Sequence[str]) -> str:
    """Say which accounts of a group of `tied_groups` expose the school, "" where none does."""
    exposing = {name for tie in report.ties for name in tie.tells_school}
    shown = [name for name in group if name in exposing]
    if len(shown) == len(group):
        return f"{'Both' if len(group) == 2 else 'All'} of them give your school away."
    if len(shown) == 1:
        return f"This gives your school away: {shown[0]}."
    return f"These give your school away: {joined(shown)}." if shown else ""


def nothing_to_put_right_title(report: Report) -> str:
    """The heading over `nothing_to_put_right`: it says no more than that."""
    return "Nothing to change" if _anything_judged(report) else "Not known yet"


def nothing_to_put_right(report: Report) -> str:
    """What stands in place of an empty list of visits: no more than was proved."""
    nothing = "Nothing else to change" if report.agreed_visits else "Nothing to change"
    if not report.networks:
        return "No network was looked at. Choose yours, and check again."
    if not _anything_judged(report):
        below = " Look yourself, below." if report.looks else ""
        return f"Nothing was read that could tell what to change.{below}"
    if report.looks or report.count(Outcome.COULD_NOT_TELL):
        return (
            f"{nothing} was found in what could be read. "
            "Some things could not be read: look at them yourself, below."
        )
    return f"{nothing} was found in what we read."


def _anything_judged(report: Report) -> bool:
    read = (f for clause in report.clauses for f in clause.findings if f.network is not None)
    return bool(report.agreed_visits) or any(f.outcome is Outcome.MET for f in read)


def confirmation(network: NetworkSummary) -> str:
    """Whether the reading of this network was ever confirmed on the live site.

    It is "" where what the network's adapter says of its basis ends with that already.
    """
    if network.confirmed_live is None:
        said = "not yet been confirmed" in network.basis_note
        return "" if said else "We have not yet confirmed this on the live site."
    return f"We last confirmed this on the live site on {day(network.confirmed_live)}."


def press(guidance: Guidance) -> str:
    """The words to press, in order, with the choice that is wanted where it belongs."""
    before, wanted, then = press_in_parts(guidance)
    return f"{before} {wanted}{then}".strip()


def press_in_parts(guidance: Guidance) -> tuple[str, str, str]:
    """The same in three parts: what is wanted, and what stands before it and behind."""
    before = guidance.before
    if not guidance.chosen:
        pressed = _STEP.join(before)
        aim = f"{'' if pressed.endswith('?') else '.'} Aim for:" if guidance.wanted else ""
        return pressed + aim, guidance.wanted, ""
    then = f", then {_STEP.join(guidance.after)}" if guidance.after else ""
    if guidance.wanted in _BOX and before:
        return _act(before[:-1], _BOX[guidance.wanted]), f"“{before[-1]}”", then
    return _act(before, "choose"), guidance.wanted, then


def _act(before: Sequence[str], act: str) -> str:
    """Return the words to press, and then what to do with the last."""
    pressed = _STEP.join(before)
    if not pressed or pressed.endswith("?"):
        return f"{pressed} {capital(act)}".strip()
    return f"{pressed}, {act}"


def more_to_reread(report: Report) -> str:
    """What stands after the posts that are listed, "" where those are all."""
    if not report.rereading.more:
        return ""
    at_least = "at least " if report.rereading.at_least else ""
    return (
        f"And {at_least}{report.rereading.more:,} more. Go through these first, then check again, "
        "and the next ones move up."
    )


def export_day(evidence: Evidence) -> str:
    """The day an export was made, as it names it: no more is known of the moment."""
    return day(evidence.at.astimezone(UTC).date())


def rests_on(basis: Basis, evidence: Sequence[Evidence]) -> str:
    """What it rests on that a thing is read as it is, in a sentence."""
    if evidence and all(one.from_export for one in evidence):
        return f"How your export is read rests on {_OF_EXPORTS[basis]}."
    return f"How this page is read rests on {BASES[basis]}."


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


def for_want_of(reason: UnreadReason, report: Report) -> bool:
    """Whether something could not be told for this reason."""
    findings = (finding for clause in report.clauses for finding in clause.findings)
    return any(finding.reason == reason for finding in findings)


def school_command(report: Report) -> str:
    """What to type to say more of the school, "" where nothing waits for that."""
    return "profilecheck school" if for_want_of(UnreadReason.NEEDS_SCHOOL, report) else ""


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
        for visit in summary.opened:
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


def counted(count: int, noun: str) -> str:
    """A number of things in words: "1 page", "3 pages"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: "Facebook, X and LinkedIn"."""
    *before, last = names or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def shortened(text: str, length: int = 70) -> str:
    """`text` in about `length` characters; who can see it, where it ends with that, stays."""
    if len(text) <= length:
        return text
    start, bracket, end = text.rpartition(" (")
    if not (bracket and text.endswith(")") and len(end) < length // 2):
        start, bracket, end = text, "", ""
    kept = start[: length - len(end)].rstrip()
    close = "”" if kept.count("“") > kept.count("”") else ""
    return f"{kept}…{close}{bracket}{end}"


def checked_on(report: Report) -> str:
    """When the check was made, and how each network came out: "Checked 3 May 2026, 09:05 · …"."""
    by_state: dict[AccountState, list[str]] = {}
    for network in report.networks:
        by_state.setdefault(network.state, []).append(network.name)
    said = [f"{STATES[state]}: {joined(names)}" for state, names in by_state.items()]
    parts = [part[:1].upper() + part[1:] for part in said] or ["No network yet"]
    return " · ".join((moment(report.taken_at), *parts))


def holds_for(answer: InShort) -> str:
    """The networks that one of the four answers counts, "" where it names them by itself."""
    if answer.state is InShortState.NOT_KNOWN or all(n in answer.says for n in answer.holds_for):
        return ""
    return ", ".join(answer.holds_for)


def visit_name(visit: Visit) -> str:
    """The page to open, in the network's words: "Facebook › About"."""
    return f"{visit.network_name}{_STEP}{visit.place}" if visit.place else visit.network_name


def where(look: Look) -> str:
    """Where the person looks: the words to press on the way, without the choice at their end."""
    return _STEP.join(step for step in look.steps if step != WANTED)


def given_on(on: date, until: date | None) -> str:
    """That the person answered, when, and until when it holds."""
    holds = f"; it holds until {day(until)}" if until else ""
    return f"Your own answer, given on {day(on)}{holds}."


def questions_left(report: Report) -> str:
    """How many questions are open, and why the person is asked."""
    left = sum(asked.question.is_open for asked in report.questions)
    if not left:
        return "You have answered what only you can judge."
    return f"{counted(left, 'question')} about what you write. No program can answer for you."


def standing(clause: ClauseResult) -> ClauseStanding:
    """How a clause stands, for the person; by its outcome alone where nothing more is known."""
    if clause.standing is not None:
        return clause.standing
    kind = _KINDS[clause.outcome]
    return ClauseStanding(kind=kind, label=STANDINGS[kind].lower())


def asked_at(report: Report, clause: ClauseResult) -> str:
    """The clause under which the question of `clause` is asked, "" where it is asked nowhere."""
    for asked in report.questions:
        if clause.id in asked.clauses:
            return asked.clause
    return ""


def parts(report: Report) -> Iterator[tuple[str, tuple[ClauseResult, ...]]]:
    """Give the heading of each part of the protocol, with its clauses, in their order."""
    for part, clauses in groupby(report.clauses, key=lambda clause: clause.part):
        yield report.parts.get(part, part), tuple(clauses)


def pages_read(report: Report) -> str:
    """How many pages were opened, and that nothing was changed."""
    pages = sum(len(network.opened) for network in report.networks)
    opened = f"{counted(pages, 'page')} {'was' if pages == 1 else 'were'} opened and read; "
    return f"{opened if pages else ''}0 changes made."


def unknown_reads(traffic: Traffic) -> str:
    """How many requests of a page's scripts went by no name that is known."""
    count = sum(traffic.unknown_reads.values())
    return f"{counted(count, 'request')} that profilecheck does not know by name"


def bases(report: Report, network: NetworkSummary) -> str:
    """What the readings of `network` rest on, each once; "" where nothing was read."""
    found = (f for clause in report.clauses for f in clause.findings)
    known = dict.fromkeys(f.basis for f in found if f.network == network.network and f.basis)
    return f"Some of it rests on {listed([BASES[basis] for basis in known])}." if known else ""


def tied_addresses(report: Report) -> dict[str, str]:
    """Return where the accounts are that anybody can tell to be one person's, by their names."""
    both = ((tie.names, tie.addresses) for tie in report.ties)
    known = (pair for names, addresses in both for pair in zip(names, addresses, strict=True))
    return {name: address for name, address in known if address}


def still_to_ask(report: Report) -> Iterator[str]:
    """What is left for the person to look at, to answer and to read again, a line each."""
    if report.starters:
        yield from (asked.ask for asked in report.starters if asked.is_open)
    if report.looks:
        yield f"{counted(len(report.looks), 'thing')} to look at yourself."
    if any(asked.question.is_open for asked in report.questions):
        yield questions_left(report)
    if report.rereading.posts:
        yield f"{counted(len(report.rereading.posts), 'post')} worth reading again."


def left_by_hand(report: Report) -> str:
    """What is left beside the visits, whose minutes do not count it: "3 things to look at"."""
    questions = sum(asked.question.is_open for asked in report.questions)
    left = [counted(len(report.looks), "thing") + " to look at yourself"] if report.looks else []
    left += [counted(questions, "question") + " that only you can answer"] if questions else []
    return listed(left) if left else ""


def standings(clauses: Sequence[ClauseResult]) -> str:
    """How many clauses stand in each way: "4 to fix · 3 for you to judge"."""
    kinds = Counter(standing(clause).kind for clause in clauses)
    return " · ".join(f"{kinds[k]} {label.lower()}" for k, label in STANDINGS.items() if kinds[k])


def since_when(since: Since) -> str:
    """When the check before was, and that it was cut off, where it was."""
    if since.finished:
        return f"Your last check was on {day(since.then)}."
    return f"Your last check, on {day(since.then)}, was cut off, so we know little of it."


def since_counts(since: Since) -> str:
    """How many things changed in each way: "2 put right · 1 new · 12 still to put right"."""
    counts = Counter(thing.change for thing in since.things)
    said = [f"{counts[change]} {label}" for change, label in SINCE.items() if counts[change]]
    return " · ".join(said) or "We found nothing to put right, either time."
