"""Shows and removes what the person answered and agreed."""

from datetime import date

import typer

from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import show
from profilecheck.errors import InputError
from profilecheck.model import Answers, Said
from profilecheck.questions.kept import told_back
from profilecheck.sites import site
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.runs import Run
from profilecheck.store.store import Store
from profilecheck.vocabulary import Fact

__all__ = ["forget_answers", "list_answers"]


def list_answers(store: Store, practice: Run | None, about: str, fact: Fact | None) -> None:
    """Show what is kept: the person's own, or what was tried out in a `practice` run.

    Only what is about a network, one fact on it or a clause; all of it where `about` is "".
    """
    kept = kept_answers(store, practice)
    others = _all_said(kept.without(_id_of(about), fact))
    wanted = [said for said in _all_said(kept) if said not in others]
    if not kept.count:
        show("Nothing is kept, as you haven't answered anything yet.")
    elif not wanted:
        show("Nothing is kept about that.")
    checklist = load_checklist(None)
    for said in wanted:
        for number, line in enumerate(told_back(said, checklist, date.today())):
            show(line, bold=number == 0)
        typer.echo()


def _all_said(kept: Answers) -> tuple[Said, ...]:
    return (*kept.accounts, *kept.facts, *kept.answers, *kept.agreements)


def forget_answers(store: Store, practice: Run | None, about: str, fact: Fact | None) -> None:
    """Remove what is kept about a network, one fact on it or a clause; all of it where "" is."""
    named = _id_of(about)
    kept = kept_answers(store, practice)
    going = kept.count - kept.without(named, fact).count
    if not going:
        show("There is nothing to remove.")
        return
    things = "1 answer" if going == 1 else f"{going} answers"
    if not typer.confirm(f"Remove {things}?"):
        show("Nothing was removed.")
        return
    # What was said elsewhere meanwhile, and is of something else, stays.
    keep_answers(store, kept_answers(store, practice).without(named, fact), practice)
    them = "it" if going == 1 else "them"
    show(f"{things} removed. Reports that were made before still show {them}; the next will not.")


def _id_of(about: str) -> str:
    """The id of a network; what is none is the number of a clause."""
    try:
        return site(about).id if about else ""
    except InputError:
        return about.upper()
