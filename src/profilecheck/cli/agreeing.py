"""`profilecheck agree`: takes down what the school agreed may stay, why, and until when."""

from datetime import date

from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import Move, ask_choice, ask_date, ask_text, show
from profilecheck.cli.chosen_run import RunOption, chosen_run
from profilecheck.cli.finishing import made_again, say_where, school_of
from profilecheck.cli.options import ChecklistOption, PdfOption, SchoolOption
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.model import Agreement
from profilecheck.questions.agreements import AgreementQuestion, Days
from profilecheck.report import save
from profilecheck.words import report as words

__all__ = ["agree"]


def agree(
    run: RunOption = None,
    checklist: ChecklistOption = None,
    school: SchoolOption = None,
    pdf: PdfOption = False,
) -> None:
    """Note what your school agreed may stay as it is.

    It still counts as before, and is listed under “Agreed with your school” until it ends.
    “profilecheck answer --list” shows it, “profilecheck answer --forget” removes it.
    """
    loaded = load_checklist(checklist)
    store = own_store()
    chosen = chosen_run(store, run)
    if chosen is None:
        raise InputError("there is no check yet. Start with “profilecheck audit”.")
    answers = chosen.answers()
    known_school = school_of(store, chosen.snapshot, school)
    report = chosen.judge(loaded, known_school, answers, date.today())
    if chosen.snapshot.made_up:
        show(words.MADE_UP)
    if not report.visits:
        show("There is nothing to put right that an agreement could be about.")
        return
    agreed = _ask(AgreementQuestion(report.visits, date.today()))
    if isinstance(agreed, Move):
        show("Nothing was noted.")
        return
    answers = chosen.add(agreed, known_school)
    report = chosen.judge(loaded, known_school, answers, date.today())
    save(chosen.run, report, with_pdf=pdf)
    show(f"Noted, until {words.day(agreed[0].expires_on)}. {made_again(chosen.run)}")
    say_where(chosen.run, with_pdf=pdf)


def _ask(question: AgreementQuestion) -> tuple[Agreement, ...] | Move:
    """Ask what it is about, what was agreed, when, and until when; Enter stops, save for days."""
    show("Which of these did your school agree to? (Enter: none)")
    chosen = ask_choice(question.options)
    if isinstance(chosen, Move):
        return chosen
    reason = ask_text("What was agreed, with whom, and why?")
    if isinstance(reason, Move):
        return reason
    days = question.agreed_on
    on = _day(f"On which day? (Enter: today, {words.day(days.usual)})", days)
    if isinstance(on, Move):
        return on
    until = _day(f"Until when? (Enter: {words.day(question.ends_on.usual)})", question.ends_on)
    if isinstance(until, Move):
        return until
    return question.answer(chosen, reason, on, until)


def _day(prompt: str, days: Days) -> date | Move:
    given = ask_date(prompt, days.first, days.last)
    return days.usual if given is Move.SKIP else given
