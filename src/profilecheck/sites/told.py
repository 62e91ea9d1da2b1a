"""What a file of an export says under labels that we know: met, counted, and never guessed.

A label that is not there says nothing, and a value that is there twice and not the same decides
nothing. Words that we do not know may be somebody's name: they are not shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from profilecheck.files import FileBroken, Json
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import ExportContext, UnknownLayout
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "Meanings",
    "Told",
    "folded",
    "named",
    "of_one_account",
    "one_meaning",
    "said_word",
    "told_by",
    "unknown_fields",
    "words_of",
]

Meanings = Mapping[str, Audience | bool]
"""What words mean, by the words as `answered` folds them."""
_EMPTY = {"", "n/a", "none", "null", "n.v.t."}
"""How a value that is not there is written."""


_SAYABLE = frozenset(
    {
        *("everyone", "friends", "followers", "mutual friends", "my contacts"),
        *("my contacts except", "only me", "only you", "myself", "no one", "nobody"),
        *("yes", "no", "on", "off", "enabled", "disabled"),
    }
)
_UNKNOWN = "words that we do not know"
_YES_OR_NO = frozenset({"true", "false", "on", "off"})


def said_word(word: str) -> str:
    """Return the word of a setting as it can be shown: one that is not known may be a name."""
    return word if answered(word) in _SAYABLE else _UNKNOWN


def folded(label: str) -> str:
    """Return a label as it compares: its letters and digits, large and small alike."""
    return "".join(c for c in label.casefold() if c.isalnum())


def words_of(value: Json) -> str:
    """Return a value as words: "" where it is empty, in any of the ways that is written.

    WhatsApp writes an empty name as a mark that nobody sees.
    """
    if isinstance(value, bool):
        return "On" if value else "Off"
    words = str(value).strip() if isinstance(value, str | int) else ""
    seen = any(letter.isprintable() for letter in words)
    return words if seen and words.casefold() not in _EMPTY else ""


def _text_of(value: Json) -> str:
    """Return a value as words, "" where it only says yes or no."""
    words = words_of(value)
    return "" if answered(words) in _YES_OR_NO else words


@dataclass(frozen=True)
class Told:
    """What a file says: its values by their folded labels, several where it says it in several.

    `where` is what the file is called, `what` it is for the person (“your settings”), and `known`
    are the labels that we know.
    """

    where: str
    what: str
    known: tuple[str, ...]
    values: Mapping[str, tuple[Json, ...]]

    @property
    def counted(self) -> str:
        """How many of the labels that we know are there."""
        met = sum(1 for label in self.known if self.has(label))
        return f"{met} of the {len(self.known)} labels that we know for {self.what} are in it"

    def has(self, label: str) -> bool:
        """Whether the label is there, be it with an empty value."""
        return folded(label) in self.values

    def is_nothing(self, label: str) -> bool:
        """Whether the label is there, and each of its values is an empty one that we know."""
        return self.has(label) and not self.words(label) and not self._is_strange(label)

    def _is_strange(self, label: str) -> bool:
        """Whether a list or an object stands under the label, where words should."""
        return any(isinstance(v, list | dict) and v for v in self.values.get(folded(label), ()))

    def words(self, label: str) -> tuple[str, ...]:
        """Return the different values under a label: more than one where they contradict."""
        values = self.values.get(folded(label), ())
        return tuple(dict.fromkeys(w for value in values if (w := words_of(value))))

    def word(self, label: str) -> str:
        """Return the value under a label; "" where there is none, or more than one."""
        words = self.words(label)
        return words[0] if len(words) == 1 else ""

    def first(self, *labels: str) -> str:
        """Return the value under the first of these labels that has one; "" where none has."""
        return next((word for label in labels if (word := self.word(label))), "")

    def why_not(self, label: str) -> str:
        """Say why there is no one value under a label."""
        if len(self.words(label)) > 1:
            return f"{self.where} says two things under “{label}”"
        if self._is_strange(label):
            return f"“{label}” is not as we know it in {self.where}"
        if self.has(label):
            return f"“{label}” is empty in {self.where}"
        return f"“{label}” is not in this file; {self.counted}"


def told_by(
    where: str, what: str, known: tuple[str, ...], holders: Iterable[Mapping[str, Json]]
) -> Told:
    """Return what the objects of a file say together.

    Raises:
        UnknownLayout: none of the labels that we know is in them.
    """
    values: dict[str, list[Json]] = {}
    for holder in holders:
        for label, value in holder.items():
            values.setdefault(folded(label), []).append(value)
    told = Told(where, what, known, {label: tuple(held) for label, held in values.items()})
    if not any(told.has(label) for label in known):
        raise UnknownLayout(where, len(known), what)
    return told


def one_meaning(
    context: ExportContext,
    told: Told,
    label: str,
    meanings: Meanings,
    facts: Iterable[Fact],
    beside: Iterable[str] = (),
) -> Iterator[Observed | Unread]:
    """Read what stands under one label as the value of each of `facts`.

    `beside` are labels of settings that there is no fact for: what they say is shown with it.
    """
    word = told.word(label)
    meaning = meanings.get(answered(word)) if word else None
    said = "".join(f"; {one}: {said_word(w)}" for one in beside if (w := told.word(one)))
    for fact in facts:
        if not word:
            yield context.unread(fact, f"{told.why_not(label)}{said}")
        elif meaning is None:
            detail = f"{told.where}: {label}: {said_word(word)}{said}"
            yield context.unread(fact, detail, UnreadReason.UNKNOWN_WORDING)
        else:
            yield context.observed(fact, meaning, f"{told.where}: {label}: {word}{said}")


def of_one_account(told: Told, handle: str) -> Told:
    """Return what a file says, where all of it is of one account, by what stands under `handle`.

    Raises:
        FileBroken: it is of several, and which says what is not known.
    """
    if len({word.casefold() for word in told.words(handle)}) > 1:
        raise FileBroken(f"{told.where} is of several accounts")
    return told


def named(
    context: ExportContext, profile: Told, label: str, handles: tuple[str, ...], audience: Audience
) -> Iterator[Observed | Unread]:
    """Read the name under a label, and the handle beside it under the first of `handles`.

    Both are shown. That there is a handle alone is known only where the name's own label is there,
    and empty.
    """
    name, handle = profile.word(label), profile.first(*handles)
    if name or handle:
        detail = f"@{handle}" if handle else ""
        entry = Entry(text=name or handle, detail=detail, audience=audience)
        yield context.listed(Fact.PROFILE_NAME, [entry], profile.where)
    if not name and not profile.is_nothing(label):
        yield context.unread(Fact.PROFILE_NAME, profile.why_not(label))
    elif not handle:
        yield context.unread(Fact.PROFILE_NAME, profile.why_not(handles[0]))


def unknown_fields(
    context: ExportContext, profile: Told, known: Collection[str]
) -> Iterator[Unread]:
    """Say that there are fields beside the `known`: any that is a text may be on the profile."""
    folds = {folded(label) for label in (*known, "")}
    unknown = [
        label
        for label, values in profile.values.items()
        if label not in folds and any(map(_text_of, values))
    ]
    if unknown:
        fields = "a field" if len(unknown) == 1 else f"{len(unknown)} fields"
        detail = f"the profile in {profile.where} has {fields} that we do not know"
        yield context.unread(Fact.PROFILE_BIO, detail)
