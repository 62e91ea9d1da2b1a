"""The person's own answers, and what is agreed with their school, as the report shows them."""

import io
import re
from datetime import UTC, date, datetime, timedelta

from rich.console import Console

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import EXPORT_PAGE, Agreement, Answers, FactAnswer, Reading, Report
from profilecheck.report import html, render
from profilecheck.vocabulary import Audience, Basis, Fact, Outcome, Source
from profilecheck.words import report as words
from tests.report.sample import REPORT
from tests.unit.builders import (
    SCHOOL,
    TODAY,
    account,
    answered,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

STORIES, WORK = Fact.STORIES_AUDIENCE, Fact.PROFILE_EMPLOYER
NAMED = "Oakfield Primary School"
SHOWN = observed(WORK, listed(entry(NAMED, Audience.PUBLIC)))
SAID = FactAnswer(
    network="facebook",
    fact=STORIES,
    value=Audience.PUBLIC,
    answered_on=date(2026, 3, 2),
    expires_on=date(2027, 3, 2),
)
OWN = "your own answer of 2 March 2026, which holds until 2 March 2027"


def agreement(until: date = date(2027, 2, 3), reaches: Audience = Audience.PUBLIC) -> Agreement:
    return Agreement(
        network="facebook",
        fact=WORK,
        subject=NAMED,
        reaches=reaches,
        reason="the head asked me to <list> it",
        agreed_on=date(2026, 2, 3),
        expires_on=until,
    )


def judged(*readings: Reading, answers: Answers) -> Report:
    return judge_snapshot(snapshot(account(*readings)), load_checklist(), SCHOOL, answers, TODAY)


def on_terminal(report: Report, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=True, _environ={})
    render(report, console, report_path=None)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def squeezed(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


def test_an_answer_is_shown_as_the_persons_own_with_its_days() -> None:
    made = judged(unread(STORIES), answers=Answers(facts=(SAID,)))

    shown = on_terminal(made)
    assert f"By {OWN}." in squeezed(shown)
    assert re.search(r"A1\.2\*", shown)
    assert re.search(r"A1\.1\*", shown) is None
    assert squeezed(shown).count("* by your own answer, at least in part") == 1

    page = squeezed(html(made))
    assert f"Y{OWN[1:]}: “You said: Anyone on the internet can see your stories.”" in page
    assert "Facebook (by your own answer)" in page
    assert "Your stories (by your own answer, at least in part)" in page
    assert "Seen on answer" not in page


def test_what_was_read_is_not_called_the_persons_own() -> None:
    made = judged(observed(STORIES, Audience.PUBLIC), answers=Answers())
    assert "own answer" not in on_terminal(made)
    assert "by your own answer" not in html(made)


def test_what_an_export_told_is_not_said_to_stand_on_a_page() -> None:
    read = observed(STORIES, Audience.PUBLIC)
    made_on = datetime(2026, 5, 3, tzinfo=UTC)
    evidence = read.evidence.model_copy(update={"page": EXPORT_PAGE, "at": made_on, "url": ""})
    update = {"evidence": evidence, "source": Source.EXPORT, "basis": Basis.REAL_SAMPLE}
    page = squeezed(html(judged(read.model_copy(update=update), answers=Answers())))
    assert f"Seen in your export, 3 May 2026: {evidence.seen}" in page
    assert "How your export is read rests on a real export that was saved." in page
    assert "Seen on" not in page
    assert "How this page is read" not in page


def test_an_answered_question_is_marked_too() -> None:
    made = judged(answers=Answers(answers=(answered("A1.3", "happy"),)))
    assert "A1.3*" in on_terminal(made)
    assert "Your own answer, given on 10 March 2026; it holds until" in squeezed(html(made))


def test_what_is_agreed_has_its_own_place_with_its_reason() -> None:
    made = judged(SHOWN, answers=Answers(agreements=(agreement(),)))
    said = "Agreed with your school on 3 February 2026, until 3 February 2027: the head asked me"
    assert "AGREED WITH YOUR SCHOOL" in on_terminal(made)
    assert "START HERE" not in on_terminal(made)

    page = html(made)
    section = page[page.index('id="agreed"') : page.index('id="clauses"')]
    assert said in squeezed(section)
    assert "&lt;list&gt;" in section
    assert 'href="#clause-A1.5"' in section
    # The clause leads there; its outcome stays what it was.
    clause = page[page.index('id="clause-A1.5"') : page.index('id="clause-A1.6"')]
    assert next(c for c in made.clauses if c.id == "A1.5").outcome is Outcome.NOT_MET
    assert f'href="#{made.agreed_visits[0].rows[0].id}"' in clause


def test_what_is_agreed_is_still_to_fix_by_its_outcome() -> None:
    without, with_it = (
        judged(SHOWN, answers=Answers(agreements=agreed)) for agreed in ((), (agreement(),))
    )
    assert with_it.count(Outcome.NOT_MET) == without.count(Outcome.NOT_MET) > 0
    assert "Nothing else to change was found" in squeezed(on_terminal(with_it))


def test_an_agreement_that_is_over_or_outgrown_is_said_where_it_is_back() -> None:
    over = judged(SHOWN, answers=Answers(agreements=(agreement(TODAY - timedelta(days=1)),)))
    ended = "The agreement with your school of 3 February 2026 ended on 9 March 2026"
    assert ended in squeezed(on_terminal(over).split("CLAUSE BY CLAUSE")[0])
    assert ended in squeezed(html(over))
    assert 'id="agreed"' not in html(over)

    narrow = agreement(reaches=Audience.FRIENDS)
    outgrown = judged(SHOWN, answers=Answers(agreements=(narrow,)))
    assert (
        "More people can see this now than when you agreed it with your school on 3 February 2026"
        in squeezed(on_terminal(outgrown))
    )


def test_each_open_thing_comes_with_what_to_type() -> None:
    page = html(REPORT)
    assert "<code>profilecheck answer facebook stories.audience</code>" in page
    assert "<code>profilecheck answer A1.3</code>" in page
    assert "<code>profilecheck answer</code>" in page
    assert "type: profilecheck answer" in squeezed(on_terminal(REPORT))


def test_what_cannot_be_typed_as_it_stands_is_no_command() -> None:
    assert words.answer_command("x; rm -rf ~", "stories.audience") == ""
    mastodon = words.answer_command("mastodon@[::1]:3000", "profile.bio")
    assert mastodon == "profilecheck answer mastodon@[::1]:3000 profile.bio"
    hostile = REPORT.looks[0].model_copy(update={"network": "$(reboot)"})
    page = html(REPORT.model_copy(update={"looks": (hostile,)}))
    assert "answer $(reboot)" not in page
