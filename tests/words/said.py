"""Every sentence that the words say of what was found: each function, over all it can be handed."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from profilecheck import words
from profilecheck.model import AccountIs, Count, InShortQuestion, Unread, Years
from profilecheck.sites import SITES
from profilecheck.vocabulary import Audience, Fact, FactKind, Giveaway, UnreadReason, Viewpoint
from profilecheck.words import report as say
from profilecheck.words.nouns import ANY_NETWORK
from tests.report.sample import REPORT
from tests.unit.builders import account, observed

__all__ = ["said_texts", "uncalled"]

_NETWORKS = (ANY_NETWORK, *(s for s in SITES if s.id in ("x", "youtube", "linkedin")))
_GUIDANCE = next(iter(SITES[0].guidance.values()))
_TIES = [("X", ("the same name",)), ("LinkedIn", ("a link from one to the other",))]
_LACKING = tuple(
    Unread(fact=fact, network="facebook", reason=UnreadReason.NOT_IN_EXPORT, detail="it is cut")
    for fact in (Fact.PROFILE_ACCESS, Fact.PROFILE_BIO, Fact.CONTACT_PHONE, Fact.ACCOUNT_EMAIL)
)
_TOLD = observed(Fact.PROFILE_ACCESS, Audience.PUBLIC)
_EXPORTED = (account(_TOLD), account(_TOLD, *_LACKING), account(*_LACKING[1:]))
_FACTS: dict[str, FactKind] = {
    "switch_state": FactKind.SWITCH,
    "count_of": FactKind.COUNT,
    "can_see": FactKind.AUDIENCE,
    "where": FactKind.ENTRIES,
    "nothing_shown": FactKind.ENTRIES,
    "names_school": FactKind.ENTRIES,
    "names_no_school": FactKind.ENTRIES,
    "work_contact": FactKind.ENTRIES,
    "no_work_contact": FactKind.ENTRIES,
    "entry_shown": FactKind.ENTRIES,
    "seen_at_most": FactKind.ENTRIES,
    "entries_listed": FactKind.ENTRIES,
}
"""The functions that are of facts of one kind only."""

_BY_NAME: dict[str, tuple[object, ...]] = {
    "network": _NETWORKS,
    "audience": (*Audience, None),
    "widest": (*Audience, None),
    "viewpoint": tuple(Viewpoint),
    "reason": tuple(UnreadReason),
    "given": ((Giveaway.SCHOOL,), (Giveaway.WORK_EMAIL,)),
    "number": (1, 2, 1204),
    "public": (0, 1),
    "searched": (None, 0, 1, 300),
    "days": (("Post of 3 May 2024",), ("Post of 3 May 2024", "Post of 4 May 2024")),
    "counts": ([Count(count=0)], [Count(count=1)], [Count(count=46, at_least=True)]),
    "value": (True, False),
    "ties": (_TIES, _TIES[:1]),
    "entries": ([], [("Chess club", Audience.PUBLIC), ("Choir", None)]),
    "because": ("", "“Oakfield” is your school's name."),
    "text": ("Oakfield",),
    "what": ("We couldn't read your contact e-mail address",),
    "texts": ((), ("Oakfield",), ("Oakfield", "Oakfield fair", "#Oakfield")),
    "contact": ("0113 496 0123",),
    "place": ("", "YouTube Studio"),
    "name": ("Facebook",),
    "things": (("X",), ("X", "YouTube")),
    "domain": ("oakfield.sch.uk",),
    "ending": ("sch.uk",),
    "words": ("Oakfield",),
    "word": ("Teacher",),
    "town": ("Leeds",),
    "handle": ("msbell_oakfield",),
    "why": ("X didn't answer in time.",),
    "names": (("X",), ("X", "YouTube")),
    "account": tuple(AccountIs),
    "exported": _EXPORTED,
    "guidance": (None, _GUIDANCE),
    "half_read": ((), ("Leeds",)),
    "question": tuple(InShortQuestion),
    "total": (6,),
    "answer": ("Anyone",),
    "colleagues": (0, 1, 22),
    "pupils": (0, 1, 7),
    "facts": ((), (Fact.FRIENDS_AUDIENCE, Fact.CONTACT_PHONE)),
    "expected": (Audience.ONLY_ME, Audience.FRIENDS, Audience.PUBLIC, None),
    "found": ("Anyone can see it.",),
    "one": ("post",),
    "many": ("posts",),
}
_AFTER = {
    *("audience_of", "mine", "filled", "capital", "listed", "counted", "reason_without_quote"),
    *("eyes_of", "things_seen"),
}
"""Functions that are parts of others, labels, or put words together that are measured elsewhere."""
_YEARS = Years(years={2012: 3, 2014: 2})


def said_texts() -> Iterator[tuple[str, str]]:
    """Yield each sentence with the function, or the table, that says it."""
    for module in _modules():
        for name in module.__all__:
            thing = getattr(module, name)
            where = f"{module.__name__.rpartition('.')[2]}.{name}"
            if isinstance(thing, str):
                yield where, thing
            elif isinstance(thing, dict):
                yield from ((where, text) for text in thing.values() if isinstance(text, str))
            elif inspect.isfunction(thing) and name not in _AFTER:
                yield from ((where, text) for text in _calls(thing))
    yield from _of_reports()


def uncalled() -> list[str]:
    """The functions that the walk does not know how to call."""
    functions = (getattr(m, n) for m in _modules() for n in m.__all__)
    return [
        f"{f.__module__}.{f.__name__}({name})"
        for f in functions
        if inspect.isfunction(f) and f.__name__ not in _AFTER
        for name in inspect.signature(f).parameters
        if not _values(f, name)
    ]


def _modules() -> Iterator[ModuleType]:
    for found in iter_modules(words.__path__):
        if found.name not in ("dates", "nouns", "report"):
            yield import_module(f"{words.__name__}.{found.name}")


def _values(function: Callable[..., Any], name: str) -> tuple[object, ...]:
    annotation = str(inspect.signature(function).parameters[name].annotation)
    if name == "fact":
        kind = _FACTS.get(function.__name__)
        return tuple(f for f in Fact if kind is None or f.kind is kind)
    if name == "audience" and "None" not in annotation:
        return tuple(Audience)
    if function.__name__ == "years_of" and name == "value":
        return (_YEARS, Years(years={}), _YEARS.model_copy(update={"at_least": True}))
    if function.__name__ in ("no_account", "reason_in_short") and name in ("name", "network"):
        return ("X",)
    if "bool" in annotation:
        return (True, False)
    return _BY_NAME.get(name, ())


def _calls(function: Callable[..., Any]) -> Iterator[str]:
    parameters = inspect.signature(function).parameters
    for values in product(*(_values(function, name) for name in parameters)):
        positional, named = [], {}
        for value, (name, parameter) in zip(values, parameters.items(), strict=True):
            if parameter.kind is parameter.KEYWORD_ONLY:
                named[name] = value
            else:
                positional.append(value)
        yield function(*positional, **named)


def _of_reports() -> Iterator[tuple[str, str]]:
    """What a report says of itself, for one that is full and one that is empty."""
    bare = REPORT.model_copy(update={"visits": (), "looks": (), "clauses": ()})
    for made in (REPORT, bare):
        yield "report.nothing_to_put_right", say.nothing_to_put_right(made)
        yield "report.more_to_reread", say.more_to_reread(made)
        yield from (("report.confirmation", say.confirmation(n)) for n in made.networks)
        yield from (("report.tie_exposure", say.tie_exposure(tie)) for tie in made.ties)
        for group in say.tied_groups(made):
            yield "report.tied", say.tied(group)
            yield "report.group_exposure", say.group_exposure(made, group)
    for name in (
        "PRIVACY",
        "OWNERSHIP",
        "MADE_UP",
        "STOPPED_EARLY",
        "SOMETHING_ELSE",
        "SAVED_COPY",
    ):
        yield f"report.{name}", getattr(say, name)
