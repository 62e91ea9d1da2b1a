"""What is asked about one fact: in the network's own words, where these are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from profilecheck.browser.dom import normalise
from profilecheck.errors import InputError
from profilecheck.judge import OpenFact
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.questions.replies import number_in, years_in
from profilecheck.sites import site
from profilecheck.vocabulary import Audience, Fact, FactKind, Viewpoint
from profilecheck.words.audiences import mine
from profilecheck.words.facts import switch_state
from profilecheck.words.nouns import Network

__all__ = [
    "AudienceQuestion",
    "CountQuestion",
    "EntriesQuestion",
    "FactQuestion",
    "SwitchQuestion",
    "YearsQuestion",
    "fact_question",
]

_SEEN_BY = {
    Fact.ACCOUNT_EMAIL: Audience.ONLY_ME,
    Fact.PROFILE_NAME: Audience.PUBLIC,
    Fact.POSTS_TO_REREAD: None,
}
"""Entries of which it is plain who can see them, or does not matter."""


@dataclass(frozen=True)
class AudienceQuestion:
    """Who can see a thing, or do it: options with what each means.

    `own` are in the network's words, where we know what they mean; `plain` are in ours, for
    something else, and all there is where `own` is empty.
    """

    own: tuple[tuple[str, Audience], ...]
    plain: tuple[tuple[str, Audience], ...]


@dataclass(frozen=True)
class SwitchQuestion:
    """Whether something is on: the two options with what each means."""

    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class CountQuestion:
    """How many there are."""

    prompt: str = "How many:"
    hint: str = "Please type a number, such as 0 or 12."

    def read(self, typed: str) -> Count | None:
        """Return what was typed as a count; None where it is no number."""
        number = number_in(typed)
        return None if number is None else Count(count=number)


@dataclass(frozen=True)
class YearsQuestion:
    """How many there are of each year."""

    prompt: str = "Years with their numbers, as in 2012: 3, 2015: 1 (0 for none):"
    hint: str = "Please type years with their numbers, as in 2012: 3, 2015: 1; or 0 for none."

    def read(self, typed: str) -> Years | None:
        """Return what was typed as years with their numbers; None where it is not."""
        return years_in(typed)


@dataclass(frozen=True)
class EntriesQuestion:
    """What is listed, entry by entry.

    `half_read` are the entries that were read without who can see them: that is asked of each.
    `asks_for_more` is whether others may be there; `nothing` and `something` are the two answers to
    that. Who can see such another entry is asked where `asks_audience`, and is `audience` else.
    """

    half_read: tuple[Entry, ...]
    asks_for_more: bool
    nothing: str
    something: str
    asks_audience: bool
    audience: Audience | None
    audiences: tuple[tuple[str, Audience], ...]

    def value(
        self, seen_by: Sequence[Audience], others: Sequence[tuple[str, Audience | None]]
    ) -> Entries:
        """Return the entries: those half read with who can see them, and the `others`.

        An audience of None is one that the person does not know.

        Raises:
            InputError: the number of audiences is another than that of entries half read.
        """
        if len(seen_by) != len(self.half_read):
            raise InputError("say of each of these entries who can see it.")
        answered = [
            entry.model_copy(update={"audience": audience})
            for entry, audience in zip(self.half_read, seen_by, strict=True)
        ]
        typed = [
            Entry(text=text, audience=audience if self.asks_audience else self.audience)
            for text, audience in others
        ]
        return Entries(entries=(*answered, *typed))


FactQuestion = AudienceQuestion | SwitchQuestion | CountQuestion | EntriesQuestion | YearsQuestion


def fact_question(wanted: OpenFact) -> FactQuestion:
    """Return what to ask for the value of a fact, by its kind."""
    match wanted.fact.kind:
        case FactKind.AUDIENCE:
            return _audience(wanted)
        case FactKind.SWITCH:
            return SwitchQuestion(
                tuple((switch_state(wanted.fact, on, wanted.account), on) for on in (True, False))
            )
        case FactKind.COUNT:
            return CountQuestion()
        case FactKind.ENTRIES:
            return _entries(wanted)
        case FactKind.YEARS:
            return YearsQuestion()


def _audience(wanted: OpenFact) -> AudienceQuestion:
    guidance = wanted.account.guidance.get(wanted.fact)
    meanings = _meanings(wanted.account.network)
    for option, meant in (guidance.means if guidance else {}).items():
        if isinstance(meant, Audience):
            meanings[normalise(option)] = meant
    offered = guidance.options if guidance else ()
    return AudienceQuestion(
        own=tuple((o, meanings[normalise(o)]) for o in offered if normalise(o) in meanings),
        plain=_plain(wanted.account),
    )


def _plain(network: Network) -> tuple[tuple[str, Audience], ...]:
    return tuple((says, audience) for audience, says in mine(network).items())


def _meanings(network: str) -> dict[str, Audience]:
    """Return what each wording, normalised, means; nothing for a network not installed."""
    try:
        labels = site(network).labels
    except InputError:
        return {}
    return {normalise(w): a for own in labels.values() for w, a in own.audiences.items()}


def _entries(wanted: OpenFact) -> EntriesQuestion:
    half_read = _without_audience(wanted)
    signed_out = wanted.viewpoint is Viewpoint.STRANGER
    if half_read:
        nothing, something = "Nothing else is there", "Something else is there: I will type it"
    else:
        nothing = "Nothing of it shows" if signed_out else "Nothing is there"
        something = "Something is there: I will type it"
    known = signed_out or wanted.fact in _SEEN_BY
    return EntriesQuestion(
        half_read=half_read,
        asks_for_more=not half_read or _is_partly_unread(wanted),
        nothing=nothing,
        something=something,
        asks_audience=not known,
        audience=Audience.PUBLIC if signed_out else _SEEN_BY.get(wanted.fact),
        audiences=_plain(wanted.account),
    )


def _without_audience(wanted: OpenFact) -> tuple[Entry, ...]:
    values = (
        r.value
        for r in wanted.account.readings
        if r.fact is wanted.fact and isinstance(r, Observed) and r.viewpoint is wanted.viewpoint
    )
    entries = (e for value in values if isinstance(value, Entries) for e in value.entries)
    return tuple(e for e in entries if e.audience is None)


def _is_partly_unread(wanted: OpenFact) -> bool:
    about = (wanted.fact, wanted.viewpoint)
    readings = (r for r in wanted.account.readings if (r.fact, r.viewpoint) == about)
    return any(isinstance(r, Unread) for r in readings)
