"""`profilecheck answer`: takes down what the person found by hand, and what only they can judge."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from profilecheck import __version__
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.cli.asking import KEYS, show
from profilecheck.cli.chosen_run import RunOption, chosen_run
from profilecheck.cli.finishing import made_again, say_where, school_of
from profilecheck.cli.kept_list import forget_answers, list_answers
from profilecheck.cli.options import ChecklistOption, PdfOption, SchoolOption, refuse_several
from profilecheck.cli.unlocking import own_store
from profilecheck.cli.walking import Walk
from profilecheck.errors import InputError, Interrupted
from profilecheck.judge import said_of
from profilecheck.model import Answers, Report, Snapshot
from profilecheck.questions.steps import (
    LONGEST_DAYS,
    USUAL_DAYS,
    Step,
    account_steps,
    account_steps_about,
    fact_called,
    steps,
    steps_about,
    with_network,
)
from profilecheck.report import save
from profilecheck.school import School
from profilecheck.sites import site
from profilecheck.store.answers import kept_answers
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import new_run
from profilecheck.store.store import Store
from profilecheck.vocabulary import Fact
from profilecheck.words import report as words

__all__ = ["answer"]

_NUMBER_OF_A_CLAUSE = re.compile(r"A?\d+\.\d+", re.IGNORECASE)


def answer(
    about: Annotated[
        str | None,
        typer.Argument(metavar="[NETWORK|CLAUSE]", help="Only this network, or this clause."),
    ] = None,
    fact: Annotated[
        str | None, typer.Argument(metavar="[FACT]", help="Only this, as in stories.audience.")
    ] = None,
    run: RunOption = None,
    days: Annotated[
        int,
        typer.Option(
            "--for", metavar="DAYS", help="How long answers hold.", min=1, max=LONGEST_DAYS
        ),
    ] = USUAL_DAYS,
    list_them: Annotated[bool, typer.Option("--list", help="Show what you answered.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Remove what you answered.")] = False,
    checklist: ChecklistOption = None,
    school: SchoolOption = None,
    pdf: PdfOption = False,
) -> None:
    """Answer what could not be read, and what only you can judge.

    Goes through what is open in your newest report: accounts you may have had, what to look at
    and where, and the questions. Every answer is kept at once. The report is made again at the
    end.
    """
    wanted = fact_called(fact) if fact is not None else None
    refuse_several({"--list": list_them, "--forget": forget})
    store = own_store()
    if list_them or forget:
        _kept(store, run, about or "", wanted, forget=forget)
        return
    loaded = load_checklist(checklist)
    clause = _clause_named(loaded, about)
    chosen = _with_network(store, chosen_run(store, run), None if clause else about)
    known_school = school_of(store, chosen.snapshot, school)
    walk = Walk(
        chosen.answers(),
        lambda said: chosen.add(said, known_school),
        until=_after(days),
    )

    def judged() -> Report:
        return chosen.judge(loaded, known_school, walk.answers, date.today())

    try:
        if not _go(walk, _Asked(chosen, judged, clause or about or "", wanted, known_school)):
            show(_nothing_open(about))
            return
        report = judged()
        save(chosen.run, report, with_pdf=pdf)
    except KeyboardInterrupt:
        raise Interrupted(
            "stopped. Your answers so far are kept. Type “profilecheck answer” to go on."
        ) from None
    _say_what_is_left(walk, chosen, report, with_pdf=pdf)


def _clause_named(checklist: Checklist, about: str | None) -> str | None:
    """Return the number of the clause that `about` names, None where it names a network or nothing.

    Raises:
        InputError: it is a number, and the checklist has no such clause.
    """
    if about is None or not _NUMBER_OF_A_CLAUSE.fullmatch(about):
        return None
    if not checklist.clause(about.upper()):
        raise InputError(
            f"there is no clause {about.upper()} in the checklist. To see those it has, type: "
            "profilecheck clauses"
        )
    return about.upper()


def _after(days: int) -> date:
    return date.today() + timedelta(days=days)


@dataclass(frozen=True)
class _Asked:
    """What the person wants to be asked: all that is open, or what they named."""

    chosen: KeptCheck
    judged: Callable[[], Report]
    about: str
    fact: Fact | None
    school: School | None

    def accounts(self) -> tuple[Step, ...]:
        """The accounts that come first: their answers decide what there is to look at."""
        if self.fact is not None:
            return ()
        report = self.judged()
        return account_steps_about(report, self.about) if self.about else account_steps(report)

    def rest(self, answers: Answers) -> tuple[Step, ...]:
        """What comes after them."""
        report, today = self.judged(), date.today()
        if not self.about:
            return steps(report)
        snapshot = self.chosen.snapshot
        said = said_of(answers, snapshot, self.school)
        return steps_about(report, snapshot, said, today, self.about, self.fact)


def _go(walk: Walk, asked: _Asked) -> bool:
    """Ask all of it; return whether there was anything to ask."""
    accounts = asked.accounts()
    rest = () if accounts else asked.rest(walk.answers)
    if not accounts and not rest:
        return False
    if asked.chosen.snapshot.made_up:
        show(words.MADE_UP)
    show(KEYS)
    if walk.go(accounts):
        walk.go(rest or asked.rest(walk.answers))
    return True


def _kept(store: Store, run: Path | None, about: str, fact: Fact | None, *, forget: bool) -> None:
    """Show or remove what is kept: of a made-up person only where nothing else can be meant."""
    # A run that cannot be read is in nobody's way to what they answered themselves.
    chosen = None if run is None and kept_answers(store).count else chosen_run(store, run)
    practice = chosen.practice if chosen is not None else None
    if forget:
        forget_answers(store, practice, about, fact)
    else:
        list_answers(store, practice, about, fact)


def _nothing_open(about: str | None) -> str:
    if about is None:
        return "Nothing is open in your newest check."
    return f"Nothing is open on {site(about).name}."


def _with_network(store: Store, chosen: KeptCheck | None, name: str | None) -> KeptCheck:
    """Return the run with the network called `name` in it: where it is not, for the person to look.

    Raises:
        InputError: there is no such network, or neither a run nor a name.
    """
    if name is None:
        if chosen is None:
            raise InputError(
                "there is no check to answer for yet. Start with “profilecheck audit”, or name a "
                "network that you want to look at yourself, as in: profilecheck answer instagram"
            )
        return chosen
    site(name)  # what is no network makes no run
    chosen = chosen or _new_run(store)
    snapshot = with_network(chosen.snapshot, name)
    if snapshot is chosen.snapshot:
        return chosen
    chosen.run.keep(snapshot)
    return KeptCheck(chosen.run, snapshot)


def _new_run(store: Store) -> KeptCheck:
    now = datetime.now().astimezone()
    return KeptCheck(
        new_run(store, now), Snapshot(program=f"profilecheck {__version__}", taken_at=now)
    )


def _say_what_is_left(walk: Walk, chosen: KeptCheck, report: Report, *, with_pdf: bool) -> None:
    typer.echo()
    if not walk.given:
        show("Nothing was answered.")
    else:
        kept = "1 answer is kept" if walk.given == 1 else f"{walk.given} answers are kept"
        show(f"{kept}, until {words.day(walk.until)}. {made_again(chosen.run)}")
        say_where(chosen.run, with_pdf=with_pdf)
    if not report.open_count:
        show("Nothing is open any more.")
    else:
        things = "1 thing is" if report.open_count == 1 else f"{report.open_count} things are"
        show(f"{things} still open. Type “profilecheck answer” to go on.")
