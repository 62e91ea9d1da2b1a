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
from profilecheck.vocabulary import Audience, Fact, FactKind, Viewpoint
from profilecheck.words.audiences import mine
from profilecheck.words.facts import switch_says
from profilecheck.words.nouns import Network

__all__ = ["ask_fact"]

_SOMETHING_ELSE = "Something else"
_SEEN_BY = {
    Fact.ACCOUNT_EMAIL: Audience.ONLY_ME,
    Fact.PROFILE_NAME: Audience.PUBLIC,
    Fact.POSTS_TO_REREAD: None,
}
"""Entries of which it is plain who can see them, or does not matter."""
_YEAR = re.compile(r"((?:19|20)\d\d)\s*[:=]?\s+(\d{1,6})|((?:19|20)\d\d)\s*[:=]\s*(\d{1,6})")


def ask_fact(wanted: OpenFact) -> FactValue | Move:
    """Ask for the value of a fact, by its kind."""
    match wanted.fact.kind:
        case FactKind.AUDIENCE:
            return _audience(wanted)
        case FactKind.SWITCH:
            return _switch(wanted)
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


def _switch(wanted: OpenFact) -> bool | Move:
    on, off = (switch_says(wanted.fact, value, wanted.account) for value in (True, False))
    chosen = ask_choice((on, off))
    return chosen if isinstance(chosen, Move) else chosen == 0


def _audience(wanted: OpenFact) -> Audience | Move:
    """Ask in the network's words where we know what they mean, else in ours."""
    guidance = wanted.account.guidance.get(wanted.fact)
    meanings = _meanings(wanted.account.network)
    known = [o for o in (guidance.options if guidance else ()) if fold(o) in meanings]
    if not known:
        return _plain_audience(wanted.account)
    chosen = ask_choice((*known, _SOMETHING_ELSE))
    if isinstance(chosen, Move):
        return chosen
    if chosen == len(known):
        return _plain_audience(wanted.account)
    return meanings[fold(known[chosen])]


def _plain_audience(network: Network, prompt: str = "Number:") -> Audience | Move:
    options = mine(network)
    chosen = ask_choice(tuple(options.values()), prompt)
    return chosen if isinstance(chosen, Move) else list(options)[chosen]


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
        audience = _plain_audience(wanted.account)
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
    audience = _plain_audience(wanted.account, "Number (Enter: I do not know):")
    return None if audience is Move.SKIP else audience


def _years(typed: str) -> Years | None:
    if typed == "0":
        return Years(years={})
    found = [(y or y2, n or n2) for y, n, y2, n2 in _YEAR.findall(typed)]
    left = _YEAR.sub("", typed).strip(" ,;.")
    return Years(years={int(y): int(n) for y, n in found}) if found and not left else None
