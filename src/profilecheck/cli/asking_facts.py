"""Asks what the person found about one fact: in the network's own words, where these are known."""

import re
from collections.abc import Mapping

import typer

from profilecheck.browser.dom import fold
from profilecheck.cli.asking import Move, ask, ask_choice, ask_number, ask_text
from profilecheck.errors import InputError
from profilecheck.judge import OpenFact
from profilecheck.model import Count, Entries, Entry, FactValue, Observed, Unread, Years
from profilecheck.sites import site
from profilecheck.vocabulary import FACTS, Audience, Fact, FactKind, Viewpoint

__all__ = ["ask_fact", "heading_of"]

_PLAINLY = {
    Audience.ONLY_ME: "Nobody but me",
    Audience.SPECIFIC: "People I picked",
    Audience.FRIENDS_EXCEPT: "My friends, without some I left out",
    Audience.FRIENDS: "My friends, or followers I said yes to",
    Audience.FRIENDS_OF_FRIENDS: "My friends and their friends",
    Audience.MEMBERS: "Anyone who is signed in to {network}",
    Audience.PUBLIC: "Anyone on the internet",
}
_SOMETHING_ELSE = "Something else"
_SEEN_BY = {
    Fact.ACCOUNT_EMAIL: Audience.ONLY_ME,
    Fact.PROFILE_NAME: Audience.PUBLIC,
    Fact.POSTS_TO_REREAD: None,
}
"""Entries of which it is plain who can see them, or does not matter."""
_YEAR = re.compile(r"((?:19|20)\d\d)\s*[:=]?\s+(\d{1,6})|((?:19|20)\d\d)\s*[:=]\s*(\d{1,6})")


def heading_of(fact: Fact) -> str:
    """Return what is asked, in a line, such as "Who can see your stories?"."""
    spec = FACTS[fact]
    if spec.kind is FactKind.AUDIENCE:
        return f"Who can {spec.can}?"
    if spec.kind is FactKind.COUNT:
        return f"Number of {spec.about}"
    return f"{spec.about[:1].upper()}{spec.about[1:]}"


def ask_fact(wanted: OpenFact) -> FactValue | Move:
    """Ask for the value of a fact, by its kind."""
    match wanted.fact.kind:
        case FactKind.AUDIENCE:
            return _audience(wanted)
        case FactKind.SWITCH:
            return _switch(wanted.fact)
        case FactKind.COUNT:
            number = ask_number("How many:")
            return number if isinstance(number, Move) else Count(count=number)
        case FactKind.ENTRIES:
            return _entries(wanted)
        case FactKind.YEARS:
            return ask(
                "Years with their numbers, as in 2012: 3, 2015: 1 (0 for none):",
                _years,
                "Please type years with their numbers, as in 2012: 3, 2015: 1; or 0 for none.",
            )


def _switch(fact: Fact) -> bool | Move:
    chosen = ask_choice((FACTS[fact].on, FACTS[fact].off))
    return chosen if isinstance(chosen, Move) else chosen == 0


def _audience(wanted: OpenFact) -> Audience | Move:
    """Ask in the network's words where we know what they mean, else in ours."""
    guidance = wanted.account.guidance.get(wanted.fact)
    meanings = _meanings(wanted.account.network)
    known = [o for o in (guidance.options if guidance else ()) if fold(o) in meanings]
    if not known:
        return _plain_audience(wanted.account.name)
    chosen = ask_choice((*known, _SOMETHING_ELSE))
    if isinstance(chosen, Move):
        return chosen
    if chosen == len(known):
        return _plain_audience(wanted.account.name)
    return meanings[fold(known[chosen])]


def _plain_audience(network: str, prompt: str = "Number:") -> Audience | Move:
    options = [words.format(network=network) for words in _PLAINLY.values()]
    chosen = ask_choice(options, prompt)
    return chosen if isinstance(chosen, Move) else list(_PLAINLY)[chosen]


def _meanings(network: str) -> Mapping[str, Audience]:
    """What the network's wordings mean, folded; nothing for one that is not installed."""
    try:
        labels = site(network).labels
    except InputError:
        return {}
    return {fold(w): a for own in labels.values() for w, a in own.audiences.items()}


def _entries(wanted: OpenFact) -> Entries | Move:
    """Ask what is listed, entry by entry; of what was read without it, only who can see it."""
    if half_read := _without_audience(wanted):
        seen = _seen_by_whom(wanted, half_read)
        return _and_the_rest(wanted, seen) if isinstance(seen, Entries) else seen
    signed_out = wanted.viewpoint is Viewpoint.STRANGER
    nothing = "Nothing of it shows" if signed_out else "Nothing is there"
    chosen = ask_choice((nothing, "Something is there: I will type it"))
    if isinstance(chosen, Move):
        return chosen
    return Entries(entries=()) if chosen == 0 else _typed(wanted)


def _without_audience(wanted: OpenFact) -> tuple[Entry, ...]:
    values = (
        r.value
        for r in wanted.account.readings
        if r.fact is wanted.fact and isinstance(r, Observed) and r.viewpoint is wanted.viewpoint
    )
    entries = (e for value in values if isinstance(value, Entries) for e in value.entries)
    return tuple(e for e in entries if e.audience is None)


def _seen_by_whom(wanted: OpenFact, entries: tuple[Entry, ...]) -> Entries | Move:
    answered = []
    for entry in entries:
        typer.echo(f"Who can see “{entry.text}”?")
        audience = _plain_audience(wanted.account.name)
        if isinstance(audience, Move):
            return audience
        answered.append(entry.model_copy(update={"audience": audience}))
    return Entries(entries=tuple(answered))


def _and_the_rest(wanted: OpenFact, seen: Entries) -> Entries | Move:
    """Ask what else is there, where not all of it was read."""
    about = (wanted.fact, wanted.viewpoint)
    readings = (r for r in wanted.account.readings if (r.fact, r.viewpoint) == about)
    if not any(isinstance(r, Unread) for r in readings):
        return seen
    chosen = ask_choice(("Nothing else is there", "Something else is there: I will type it"))
    if isinstance(chosen, Move):
        return chosen
    more = Entries(entries=()) if chosen == 0 else _typed(wanted)
    return Entries(entries=(*seen.entries, *more.entries)) if isinstance(more, Entries) else more


def _typed(wanted: OpenFact) -> Entries | Move:
    entries: list[Entry] = []
    while True:
        more = "And what else? (Enter: that is all)" if entries else "What does it say?"
        text = ask_text(more)
        if text is Move.SKIP and entries:
            return Entries(entries=tuple(entries))
        if isinstance(text, Move):
            return text
        audience = _audience_of_entry(wanted)
        if isinstance(audience, Move):
            return audience
        entries.append(Entry(text=text, audience=audience))


def _audience_of_entry(wanted: OpenFact) -> Audience | Move | None:
    if wanted.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC
    if wanted.fact in _SEEN_BY:
        return _SEEN_BY[wanted.fact]
    typer.echo("Who can see it?")
    audience = _plain_audience(wanted.account.name, "Number (Enter: I do not know):")
    return None if audience is Move.SKIP else audience


def _years(typed: str) -> Years | None:
    if typed == "0":
        return Years(years={})
    found = [(y or y2, n or n2) for y, n, y2, n2 in _YEAR.findall(typed)]
    left = _YEAR.sub("", typed).strip(" ,;.")
    return Years(years={int(y): int(n) for y, n in found}) if found and not left else None
