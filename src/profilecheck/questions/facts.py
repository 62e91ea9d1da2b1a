"""What is asked at one look: its options, and what else the person can say that they found."""

from collections.abc import Sequence
from dataclasses import dataclass

from profilecheck.errors import InputError
from profilecheck.model import Count, Entries, Entry, Look, LookOption, LookTakes, Nouns, Years
from profilecheck.questions.replies import number_in, years_in
from profilecheck.sites import site
from profilecheck.vocabulary import Audience, Fact, FactKind, Viewpoint
from profilecheck.words.audiences import mine
from profilecheck.words.doing import NOT_FOUND, NOTHING_THERE
from profilecheck.words.nouns import Network

__all__ = [
    "SOMETHING_ELSE",
    "ChoiceQuestion",
    "CountQuestion",
    "EntriesQuestion",
    "LookQuestion",
    "YearsQuestion",
    "look_question",
]

_SEEN_BY = {
    Fact.ACCOUNT_EMAIL: Audience.ONLY_ME,
    Fact.PROFILE_NAME: Audience.PUBLIC,
}
"""Entries of which it is plain who can see them."""

SOMETHING_ELSE = "Something else"
"""What can be chosen where none of the options is what was found."""


@dataclass(frozen=True)
class ChoiceQuestion:
    """One of several options, in the network's words where we know what they mean.

    An option without values leaves the look open. `otherwise` are audiences in our words, for
    something that is not among the options; there are none where the options are in ours already.
    """

    options: tuple[LookOption, ...]
    otherwise: tuple[tuple[str, Audience], ...] = ()

    @property
    def offered(self) -> tuple[LookOption | None, ...]:
        """The options in the order to show them; None stands for `SOMETHING_ELSE`.

        Those that say something, then something else where that can be said, then those that leave
        the look open.
        """
        other = (None,) if self.otherwise else ()
        saying = (option for option in self.options if option.values)
        leaving = (option for option in self.options if not option.values)
        return (*saying, *other, *leaving)


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
    `asks_for_more` is whether others may be there; `nothing` and `something` answer that, and
    `not_found` leaves it open. Who can see such another entry is asked where `asks_audience`, and
    is `audience` else.
    """

    half_read: tuple[Entry, ...]
    asks_for_more: bool
    nothing: str
    something: str
    asks_audience: bool
    audience: Audience | None
    audiences: tuple[tuple[str, Audience], ...]
    not_found: str = NOT_FOUND

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


LookQuestion = ChoiceQuestion | CountQuestion | EntriesQuestion | YearsQuestion


def look_question(look: Look) -> LookQuestion:
    """Return what to ask at a look."""
    if look.facts[0].kind is FactKind.ENTRIES:
        return _entries(look)
    match look.takes:
        case LookTakes.NUMBER:
            return CountQuestion()
        case LookTakes.YEARS:
            return YearsQuestion()
        case _:
            return _choice(look)


def _choice(look: Look) -> ChoiceQuestion:
    offered = {value for option in look.options for value in option.values.values()}
    several = len(look.facts) > 1
    if several or look.facts[0].kind is not FactKind.AUDIENCE or offered >= set(Audience):
        return ChoiceQuestion(look.options)
    # What an option means that we do not know, the person says in our words.
    known = tuple(o for o in look.options if o.values or o.says == NOT_FOUND)
    return ChoiceQuestion(known, _plain(look))


def _plain(look: Look) -> tuple[tuple[str, Audience], ...]:
    return tuple((says, audience) for audience, says in mine(_network(look)).items())


@dataclass(frozen=True)
class _Unknown:
    """A network that is not installed any more."""

    name: str
    nouns: Nouns


def _network(look: Look) -> Network:
    try:
        return site(look.network)
    except InputError:
        return _Unknown(look.network_name, Nouns())


def _entries(look: Look) -> EntriesQuestion:
    signed_out = look.viewpoint is Viewpoint.STRANGER
    something = "Something is there: I will type it"
    if look.half_read:
        nothing, something = "Nothing else is there", "Something else is there: I will type it"
    elif signed_out:
        nothing = "Nothing of it shows"
    else:
        nothing = next((o.says for o in look.options if o.values), NOTHING_THERE)
    known = signed_out or look.facts[0] in _SEEN_BY
    return EntriesQuestion(
        half_read=look.half_read,
        asks_for_more=look.takes is LookTakes.WORDS,
        nothing=nothing,
        something=something,
        asks_audience=not known,
        audience=Audience.PUBLIC if signed_out else _SEEN_BY.get(look.facts[0]),
        audiences=_plain(look),
    )
