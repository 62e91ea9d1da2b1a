"""Shows and removes what the person answered and agreed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import typer

from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import show
from profilecheck.errors import InputError
from profilecheck.judge import in_words
from profilecheck.model import AccountAnswer, Agreement, Answer, FactAnswer, Nouns
from profilecheck.sites import site
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.runs import Run
from profilecheck.store.store import Store
from profilecheck.vocabulary import Fact
from profilecheck.words.dates import day as day_of
from profilecheck.words.doing import ask_accounts
from profilecheck.words.facts import about as name_of
from profilecheck.words.facts import heading
from profilecheck.words.findings import you_said
from profilecheck.words.nouns import Network
from profilecheck.words.report import ACCOUNT_IS

__all__ = ["forget_answers", "list_answers"]


def list_answers(store: Store, practice: Run | None) -> None:
    """Show what is kept: the person's own, or what was tried out in a `practice` run."""
    kept = kept_answers(store, practice)
    if not kept.count:
        show("Nothing is kept, as you haven't answered anything yet.")
    said_in_all: tuple[AccountAnswer | Answer | FactAnswer | Agreement, ...] = (
        *kept.accounts,
        *kept.facts,
        *kept.answers,
        *kept.agreements,
    )
    for said in said_in_all:
        for number, line in enumerate(_lines(said)):
            show(line, bold=number == 0)
        typer.echo()


def forget_answers(store: Store, practice: Run | None, about: str, fact: Fact | None) -> None:
    """Remove what is kept about a network, one fact on it or a clause; all of it where "" is."""
    kept = kept_answers(store, practice)
    left = kept.without(_id_of(about), fact)
    going = kept.count - left.count
    if not going:
        show("There is nothing to remove.")
        return
    things = "1 answer" if going == 1 else f"{going} answers"
    if not typer.confirm(f"Remove {things}?"):
        show("Nothing was removed.")
        return
    keep_answers(store, left, practice)
    show(f"{things} removed. The next report is made without.")


def _id_of(about: str) -> str:
    """The id of a network; what is none is the number of a clause."""
    try:
        return site(about).id if about else ""
    except InputError:
        return about.upper()


def _lines(said: AccountAnswer | Answer | FactAnswer | Agreement) -> Iterator[str]:
    match said:
        case AccountAnswer():
            yield ask_accounts((_network(said.network).name,))
            yield you_said(ACCOUNT_IS[said.account])
        case Answer():
            yield from _of_clause(said)
        case FactAnswer():
            network = _network(said.network)
            yield f"{network.name} · {heading(said.fact, network)}"
            yield you_said(in_words(said, network))
        case Agreement():
            about = f" (“{said.subject}”)" if said.subject else ""
            network = _network(said.network)
            yield f"{network.name} · {name_of(said.fact, network)}{about}"
            yield f"Agreed with your school: {said.reason}"
    day = said.agreed_on if isinstance(said, Agreement) else said.answered_on
    over = ", so it is over" if said.expires_on < date.today() else ""
    yield f"On {day_of(day)}, until {day_of(said.expires_on)}{over}."


def _of_clause(said: Answer) -> Iterator[str]:
    clause = load_checklist(None).clause(said.clause)
    yield f"{said.clause} · {clause.title if clause else 'a clause of another checklist'}"
    allowed = clause.question.answers if clause and clause.question else ()
    yield you_said(next((a.says for a in allowed if a.id == said.choice), said.choice))


@dataclass(frozen=True)
class _Unknown:
    """A network that is not installed any more: its id is all there is to call it by."""

    name: str
    nouns: Nouns = field(default_factory=Nouns)


def _network(network: str) -> Network:
    try:
        return site(network)
    except InputError:
        return _Unknown(network)
