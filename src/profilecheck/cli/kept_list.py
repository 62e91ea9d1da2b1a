"""Shows and removes what the person answered and agreed."""

from collections.abc import Iterator
from datetime import date

import typer

from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import show
from profilecheck.cli.signing_in import name_of
from profilecheck.errors import InputError
from profilecheck.judge import in_words
from profilecheck.model import Agreement, Answer, FactAnswer
from profilecheck.questions.facts import heading_of
from profilecheck.report import words
from profilecheck.sites import site
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.runs import Run
from profilecheck.store.store import Store
from profilecheck.vocabulary import FACTS, Fact

__all__ = ["forget_answers", "list_answers"]


def list_answers(store: Store, practice: Run | None) -> None:
    """Show what is kept: the person's own, or what was tried out in a `practice` run."""
    kept = kept_answers(store, practice)
    if not kept.count:
        show("Nothing is kept: nothing was answered yet.")
    said_in_all: tuple[Answer | FactAnswer | Agreement, ...] = (
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
        show("There is nothing kept that could be removed.")
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


def _lines(said: Answer | FactAnswer | Agreement) -> Iterator[str]:
    match said:
        case Answer():
            yield from _of_clause(said)
        case FactAnswer():
            network = name_of(said.network)
            yield f"{network} · {heading_of(said.fact)}"
            yield f"You said: {in_words(said, network)}"
        case Agreement():
            about = f" (“{said.subject}”)" if said.subject else ""
            yield f"{name_of(said.network)} · {FACTS[said.fact].about}{about}"
            yield f"Agreed with your school: {said.reason}"
    day = said.agreed_on if isinstance(said, Agreement) else said.answered_on
    over = ", so it is over" if said.expires_on < date.today() else ""
    yield f"On {words.day(day)}, until {words.day(said.expires_on)}{over}."


def _of_clause(said: Answer) -> Iterator[str]:
    clause = load_checklist(None).clause(said.clause)
    yield f"{said.clause} · {clause.title if clause else 'a clause of another checklist'}"
    allowed = clause.question.answers if clause and clause.question else ()
    yield f"You said: {next((a.says for a in allowed if a.id == said.choice), said.choice)}"
