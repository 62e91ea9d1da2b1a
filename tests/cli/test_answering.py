"""Answering at the keyboard: what is asked, what is kept, what the next report makes of it."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profilecheck.cli import answering
from profilecheck.cli.app import app
from profilecheck.cli.unlocking import own_store
from profilecheck.cli.walking import Walk
from profilecheck.errors import InputError, Interrupted
from profilecheck.model import (
    Account,
    AccountIs,
    AccountState,
    Answers,
    Count,
    Entries,
    Entry,
    FactValue,
    Report,
    Said,
    Snapshot,
    load,
)
from profilecheck.questions.steps import with_network
from profilecheck.school import School
from profilecheck.sites import site
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import Run, all_runs, new_run
from profilecheck.store.school import keep_school
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from profilecheck.words import report as words
from tests.unit.builders import STRANGER, TAKEN, absent, observed, unread

Say = Callable[..., Result]

STORIES, MAIL, COUNT = Fact.STORIES_AUDIENCE, Fact.CONTACT_EMAIL, Fact.POSTS_PUBLIC_COUNT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def say(home: Path) -> Say:
    """Runs `profilecheck` with what is typed; foreseen errors come out as they are raised."""

    def run(*arguments: str, typed: str = "") -> Result:
        result = CliRunner().invoke(app, list(arguments), input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def account(*readings: object, network: str = "facebook") -> Account:
    """A network of which nothing else is to be known."""
    known = {r.fact for r in readings}  # type: ignore[attr-defined]  # all are readings
    rest = tuple(absent(f, network=network) for f in sorted(set(Fact) - known))
    return Account.model_validate(
        {
            "network": network,
            "name": site(network).name,
            "state": AccountState.AUDITED,
            "readings": (*readings, *rest),
            "guidance": dict(site(network).guidance),
        }
    )


def run_of(*accounts: Account, made_up: bool = False, folder: Path | None = None) -> Run:
    run = new_run(own_store(), TAKEN, folder)
    run.keep(
        Snapshot(program="profilecheck test", taken_at=TAKEN, accounts=accounts, made_up=made_up)
    )
    return run


def values() -> dict[Fact, FactValue]:
    return {a.fact: a.value for a in kept_answers(own_store()).facts}


def remade(run: Run) -> Report:
    return load(Report, run.report)


def test_an_answer_is_kept_judged_and_shown_as_the_persons_own(home: Path, say: Say) -> None:
    run = run_of(account(unread(STORIES)))
    shown = say("answer", "facebook", typed="2\n").output

    assert "Facebook · Who can see your stories?" in shown
    assert "Stories › Who can see your stories?" in shown
    assert "https://www.facebook.com/settings/?tab=stories" in shown
    assert "1 answer is kept, until" in shown
    assert str(run.page) in shown
    assert values() == {STORIES: Audience.FRIENDS}

    report = remade(run)
    found = [f for c in report.clauses for f in c.findings if STORIES in f.facts]
    assert {f.outcome for f in found} == {Outcome.MET}
    assert all(e.own_answer and e.holds_until for f in found for e in f.evidence)
    assert report.looks == ()


def test_later_commands_use_what_is_kept(say: Say, tmp_path: Path) -> None:
    run = run_of(account(unread(STORIES)))
    say("answer", "facebook", typed="1\n")
    shown = say("judge", str(run.snapshot), "--out", str(tmp_path / "out")).output

    assert "Anyone on the internet can see your stories." in shown
    assert "By your own answer of" in shown

    other = tmp_path / "none.json"
    other.write_text('{"kind": "answers", "schema_version": 1}', encoding="utf-8")
    again = say("judge", str(run.snapshot), "--answers", str(other), "--out", str(tmp_path / "o"))
    assert "Anyone on the internet can see your stories." not in again.output


def test_the_networks_words_are_offered_and_ours_for_something_else(say: Say) -> None:
    run_of(account(unread(STORIES)))
    shown = say("answer", "facebook", typed="4\n6\n").output
    offered = [line.split(None, 1)[1] for line in shown.splitlines() if line[:4].strip().isdigit()]
    # “Custom” may mean anything, so it is not among what can be chosen.
    assert offered[:4] == ["Public", "Friends", "Friends except…", "Something else"]
    assert "1  Nobody but me" in shown
    assert values() == {STORIES: Audience.MEMBERS}


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        (Fact.TAGGING_REVIEW, "1\n", True),
        (Fact.TAGGING_REVIEW, "2\n", False),
        (COUNT, "many\n-1\n12\n", Count(count=12)),
        (MAIL, "1\n", Entries(entries=())),
        (
            MAIL,
            "2\nj.okafor@oakfield.leeds.sch.uk\n7\nme@post.example\n1\n\n",
            Entries(
                entries=(
                    Entry(text="j.okafor@oakfield.leeds.sch.uk", audience=Audience.PUBLIC),
                    Entry(text="me@post.example", audience=Audience.ONLY_ME),
                )
            ),
        ),
        (
            Fact.ACCOUNT_EMAIL,
            "2\nme@post.example\n\n",
            Entries(entries=(Entry(text="me@post.example", audience=Audience.ONLY_ME),)),
        ),
        (
            MAIL,
            "2\n\x1b[31mred\x1b[0m \u202egnp\n4\n\n",
            Entries(entries=(Entry(text="red gnp", audience=Audience.FRIENDS),)),
        ),
    ],
    ids=["on", "off", "number", "nothing", "entries", "sign-in address", "hostile"],
)
def test_each_kind_of_answer(say: Say, fact: Fact, typed: str, value: FactValue) -> None:
    run_of(account(unread(fact)))
    say("answer", "facebook", fact.value, typed=typed)
    assert values() == {fact: value}


def test_years_are_typed_with_their_numbers(say: Say) -> None:
    fact = Fact.POSTS_PUBLIC_BY_YEAR
    run_of(account(unread(fact)))
    shown = say("answer", "facebook", fact.value, typed="long ago\n2012: 3, 2015 1\n").output
    assert "Please type years with their numbers" in shown
    assert values()[fact].model_dump() == {"years": {2012: 3, 2015: 1}, "at_least": False}  # type: ignore[union-attr]


def test_of_what_was_read_only_who_can_see_it_is_asked(say: Say) -> None:
    read = observed(MAIL, Entries(entries=(Entry(text="me@post.example", detail="home"),)))
    run = run_of(account(read))
    shown = say("answer", "facebook", typed="1\n").output
    assert "Who can see “me@post.example”?" in shown
    assert values() == {
        MAIL: Entries(
            entries=(Entry(text="me@post.example", detail="home", audience=Audience.ONLY_ME),)
        )
    }
    found = [f for c in remade(run).clauses for f in c.findings if MAIL in f.facts]
    assert Outcome.COULD_NOT_TELL not in {f.outcome for f in found if f.reason is not None}


WORK = "head@oakfield.leeds.sch.uk"


def test_where_not_all_was_read_it_is_asked_what_else_is_there(say: Say) -> None:
    read = observed(MAIL, Entries(entries=(Entry(text="me@post.example"),)))
    run_of(account(read, unread(MAIL)))
    shown = say("answer", "facebook", typed=f"1\n2\n{WORK}\n1\n\n").output
    assert "Nothing else is there" in shown
    (given,) = kept_answers(own_store()).facts
    assert isinstance(given.value, Entries)
    assert [e.text for e in given.value.entries] == ["me@post.example", WORK]


def test_where_a_strangers_view_is_wanted_it_is_asked_for(say: Say) -> None:
    work = Fact.PROFILE_EMPLOYER
    read = observed(work, Entries(entries=(Entry(text="Bakery", audience=Audience.ONLY_ME),)))
    run_of(account(read, unread(work, UnreadReason.SIGNED_OUT, STRANGER)))
    shown = say("answer", "facebook", work.value, typed="1\n").output
    assert "In a private window" in shown or "Look in a private window" in shown
    (given,) = kept_answers(own_store()).facts
    assert (given.viewpoint, given.value) == (Viewpoint.STRANGER, Entries(entries=()))


def test_one_can_skip_go_back_leave_a_network_and_stop(say: Say) -> None:
    both = (unread(COUNT), unread(STORIES))
    there = tuple(r.model_copy(update={"network": "x"}) for r in both)
    run_of(account(*both), account(*there, network="x"))

    shown = say("answer", typed="\nb\n4\nn\nq\n").output
    headings = re.findall(r"^(.*? · .*?)  +\d+ of \d+$", shown, flags=re.MULTILINE)
    assert headings == [
        "Facebook · How many posts that anyone can see do you find?",
        "Facebook · Who can see your stories?",
        "Facebook · How many posts that anyone can see do you find?",
        "Facebook · Who can see your stories?",
        "X (Twitter) · How many posts that anyone can see do you find?",
    ]
    assert values() == {COUNT: Count(count=4)}
    assert "things are still open" in shown


def test_accounts_are_asked_about_first_and_what_is_left_of_one_after(say: Say) -> None:
    empty = Snapshot(program="profilecheck test", taken_at=TAKEN)
    gone = with_network(with_network(empty, "bebo"), "friendster")
    run_of(*gone.accounts, account(unread(STORIES)))
    shown = say("answer", typed="1\n2\n\n\nq\n").output
    asked = re.findall(r"^(.*\?)  +(\d+) of \d+$", shown, flags=re.MULTILINE)
    assert [question for question, _ in asked[:4]] == [
        "Did you ever have an account on Bebo?",
        "Did you ever have an account on Friendster?",
        "Friendster · Is anything left of your old account?",
        "Facebook · Who can see your stories?",
    ]
    assert {a.network: a.account for a in kept_answers(own_store()).accounts} == {
        "bebo": AccountIs.NEVER,
        "friendster": AccountIs.THERE,
    }
    listed = say("answer", "--list").output
    assert "Did you ever have an account on Bebo?\nYou said: No, never" in listed
    # What was said of an account can be said anew.
    say("answer", "bebo", typed="2\nq\n")
    assert {a.account for a in kept_answers(own_store()).accounts} == {AccountIs.THERE}


def test_how_much_is_open_is_what_the_report_says(say: Say) -> None:
    run = run_of(account(unread(STORIES)))
    shown = say("answer", typed="q\n").output
    report = remade(run)
    assert f"{report.open_count} things are still open" in shown
    assert report.open_count == 1 + sum(q.question.is_open for q in report.questions)


def test_what_cannot_be_found_stays_open(say: Say) -> None:
    run_of(account(unread(STORIES), unread(MAIL)))
    shown = say("answer", "facebook", typed="5\n3\n").output
    assert "I can't find it" in shown
    assert "Nothing was answered." in shown
    assert values() == {}


def test_every_answer_is_kept_at_once(home: Path) -> None:
    run_of(account(unread(COUNT), unread(STORIES)))

    add = KeptCheck.add

    def stopped(check: KeptCheck, said: tuple[Said, ...], school: School | None) -> None:
        add(check, said, school)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeptCheck, "add", stopped)
        result = CliRunner().invoke(app, ["answer", "facebook"], input="3\n1\n")
    assert isinstance(result.exception, Interrupted)
    assert "Your answers so far are kept" in str(result.exception)
    assert values() == {COUNT: Count(count=3)}


def test_who_stops_while_the_report_is_made_again_is_told_that_the_answers_are_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    run_of(account(unread(COUNT)))
    monkeypatch.setattr(answering, "save", stopped)
    result = CliRunner().invoke(app, ["answer", "facebook"], input="3\n")
    assert isinstance(result.exception, Interrupted)
    assert "Your answers so far are kept" in str(result.exception)
    assert values() == {COUNT: Count(count=3)}


def test_an_answer_given_anew_takes_the_place_of_the_old(say: Say) -> None:
    run_of(account(unread(STORIES)))
    say("answer", "facebook", typed="1\n")
    assert "Nothing is open on Facebook." in say("answer", "facebook").output
    say("answer", "facebook", "stories.audience", typed="2\n")
    assert values() == {STORIES: Audience.FRIENDS}


def test_how_long_answers_hold_can_be_said(say: Say) -> None:
    run_of(account(unread(STORIES)))
    say("answer", "facebook", "--for", "30", typed="1\n")
    (given,) = kept_answers(own_store()).facts
    assert (given.expires_on - given.answered_on).days == 30
    assert say("answer", "--for", "4000").exit_code == 2


def test_a_clauses_question_is_asked_with_what_was_read(say: Say) -> None:
    run = run_of(account(observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=4))))
    shown = say("answer", "a1.3", typed="3\n").output
    assert "A1.3 · Colleagues" in shown
    assert "Facebook: 4 friends who say they work at your school." in shown
    (given,) = kept_answers(own_store()).answers
    assert (given.clause, given.choice) == ("A1.3", "not-all")
    clause = next(c for c in remade(run).clauses if c.id == "A1.3")
    assert clause.outcome is Outcome.NOT_MET


def test_a_network_can_be_looked_at_without_any_check(say: Say, home: Path) -> None:
    with pytest.raises(InputError, match="profilecheck answer instagram"):
        say("answer")
    assert not home.exists()

    shown = say("answer", "instagram", typed="0\nq\n").output
    assert "We didn't open Instagram" in shown
    (run,) = all_runs(own_store())
    (added,) = run.load_snapshot().accounts
    assert (added.network, added.state) == ("instagram", AccountState.BY_HAND)
    assert values() == {COUNT: Count(count=0)}

    say("answer", "facebook", typed="q\n")
    assert [a.network for a in run.load_snapshot().accounts] == ["instagram", "facebook"]
    assert {a.state for a in run.load_snapshot().accounts} == {AccountState.BY_HAND}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("bookface",), "no network called"),
        (("facebook", "stories"), "nothing called “stories”"),
        (("facebook", "profile.headline"), "there is nothing to answer"),
        (("5.2",), "clause 5.2 asks you nothing"),
        (("a9.9",), "no clause A9.9 in the checklist. To see those it has"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(
    say: Say, arguments: tuple[str, ...], named: str
) -> None:
    run_of(account(unread(STORIES)))
    with pytest.raises(InputError, match=named):
        say("answer", *arguments)


def test_a_made_up_persons_answers_stay_in_their_run(say: Say, home: Path) -> None:
    run = run_of(account(unread(STORIES)), made_up=True)
    keep_answers(own_store(), Answers())
    before = (home / "answers.json").read_bytes()

    shown = say("answer", "facebook", typed="1\n").output
    assert "made-up person" in shown
    assert (home / "answers.json").read_bytes() == before
    kept = json.loads((run.folder / "answers.json").read_text(encoding="utf-8"))
    assert [f["fact"] for f in kept["facts"]] == ["stories.audience"]
    assert kept_answers(own_store()).count == 0
    assert "stories" in say("answer", "--list", "--run", str(run.folder)).output


def test_a_real_persons_answers_are_not_used_for_a_made_up_one(
    say: Say, home: Path, tmp_path: Path
) -> None:
    own = run_of(account(unread(STORIES)))
    say("answer", "facebook", typed="1\n")
    practice = run_of(account(unread(STORIES)), made_up=True, folder=tmp_path / "practice")
    shown = say("judge", str(practice.snapshot), "--out", str(tmp_path / "out")).output
    assert "Anyone on the internet can see your stories." not in shown
    # The newest run of the person is meant, whatever they tried out since.
    run_of(account(unread(STORIES)), made_up=True, folder=home / "runs" / "2999-01-01_000000_0")
    assert str(own.page) in say("answer", "facebook", "stories.audience", typed="2\n").output


def test_what_is_kept_can_be_listed_and_removed(say: Say) -> None:
    assert "Nothing is kept" in say("answer", "--list").output
    run_of(account(unread(COUNT), unread(STORIES)))
    say("answer", "facebook", typed="3\n1\n")
    say("answer", "A1.3", typed="1\n")

    listed = say("answer", "--list").output
    assert "Facebook · Who can see your stories?" in listed
    assert "You said: Anyone on the internet can see your stories." in listed
    assert "A1.3 · Colleagues" in listed
    assert max(map(len, listed.splitlines())) <= 80

    assert "Nothing was removed." in say("answer", "--forget", typed="n\n").output
    say("answer", "facebook", "stories.audience", "--forget", typed="y\n")
    assert values() == {COUNT: Count(count=3)}
    say("answer", "A1.3", "--forget", typed="y\n")
    assert kept_answers(own_store()).answers == ()
    removed = say("answer", "--forget", typed="y\n").output
    assert "1 answer removed. Reports that were made before still show it" in removed
    assert kept_answers(own_store()).count == 0
    assert "nothing to remove" in say("answer", "--forget").output


def test_a_damaged_check_is_in_nobodys_way_to_what_they_answered(say: Say) -> None:
    run = run_of(account(unread(STORIES)))
    say("answer", "facebook", typed="1\n")
    run.snapshot.write_text("{", encoding="utf-8")
    assert "You said: Anyone on the internet" in say("answer", "--list").output
    assert "1 answer removed." in say("answer", "--forget", typed="y\n").output


def test_a_damaged_file_is_named(say: Say, home: Path) -> None:
    run_of(account(unread(STORIES)))
    (home / "answers.json").write_text('{"kind": "answers", "facts": 3}', encoding="utf-8")
    with pytest.raises(InputError, match=r"answers\.json: this answers is damaged"):
        say("answer")


def test_what_is_asked_fits_the_terminal(say: Say) -> None:
    addresses = {g.url for g in site("instagram").guidance.values()}
    shown = say("answer", "instagram", typed="\n" * 60).output
    lines = [line for line in shown.splitlines() if line.strip() not in addresses]
    assert max(map(len, lines)) <= 80
    assert Walk.__doc__


# What is agreed with the school


def test_an_agreement_is_noted_with_reason_and_end(say: Say) -> None:
    run = run_of(account(observed(STORIES, Audience.PUBLIC)))
    shown = say("agree", typed="1\nThe head asked for open stories\n\n\n").output
    assert "Anyone on the internet can see your stories. (Facebook)" in shown
    assert "Noted, until" in shown
    (agreed,) = kept_answers(own_store()).agreements
    assert (agreed.network, agreed.fact, agreed.reaches) == ("facebook", STORIES, Audience.PUBLIC)
    assert (agreed.expires_on - agreed.agreed_on).days == 365

    report = remade(run)
    assert report.visits == ()
    (visit,) = report.agreed_visits
    assert [row.says for row in visit.rows] == ["Anyone on the internet can see your stories."]
    assert next(c for c in report.clauses if c.id == "A1.2").outcome is Outcome.NOT_MET
    assert "The head asked for open stories" in say("answer", "--list").output
    assert "nothing to put right" in say("agree").output


@pytest.mark.parametrize("typed", ["", "1\n", "1\nWhy\n", "1\nWhy\n\n", "1\nWhy\n\nq\n"])
def test_without_all_of_it_nothing_is_noted(say: Say, typed: str) -> None:
    run_of(account(observed(STORIES, Audience.PUBLIC)))
    assert "Nothing was noted." in say("agree", typed=typed).output
    assert kept_answers(own_store()).agreements == ()


def test_it_has_an_end_within_three_years_and_days_as_people_write_them(say: Say) -> None:
    run_of(account(observed(STORIES, Audience.PUBLIC)))
    day = date.today() - timedelta(days=200)
    typed = f"1\nThe head agreed\n{day:%d %B %Y}\n2999-01-01\nsoon\n\n"
    shown = say("agree", typed=typed).output
    assert shown.count("Please type a day from") == 2
    (agreed,) = kept_answers(own_store()).agreements
    assert agreed.agreed_on == day


def test_there_is_nothing_to_agree_before_a_check(say: Say) -> None:
    with pytest.raises(InputError, match="no check yet"):
        say("agree")


def test_what_is_kept_of_one_network_or_fact_alone_can_be_listed(say: Say) -> None:
    run_of(account(unread(COUNT), unread(STORIES)))
    say("answer", "facebook", typed="3\n1\n")
    assert say("answer", "facebook", "--list").output == say("answer", "--list").output
    stories = say("answer", "facebook", "stories.audience", "--list").output
    assert "stories" in stories
    assert "tagged" not in stories
    for other in ("instagram", "A1.1"):
        assert say("answer", other, "--list").output == "Nothing is kept about that.\n"


def test_to_show_and_to_remove_at_once_is_refused_and_removes_nothing(say: Say) -> None:
    run_of(account(unread(STORIES)))
    say("answer", "facebook", typed="1\n")
    with pytest.raises(InputError, match="one of --list and --forget"):
        say("answer", "--list", "--forget", typed="y\n")
    assert values()


def test_a_run_that_is_not_there_is_called_by_the_name_that_was_given(say: Say) -> None:
    with pytest.raises(InputError, match="/gone: there is no such run"):
        say("answer", "--run", "/gone")


# What ends before its time, and what has an end


@pytest.mark.parametrize(
    "typed", ["q\n", "1\nq\n", "1\n2\nq\n", f"1\n2\n{WORK}\nq\n"], ids=str.split
)
def test_of_a_look_that_is_stopped_on_the_way_nothing_is_kept(say: Say, typed: str) -> None:
    read = observed(MAIL, Entries(entries=(Entry(text="me@post.example"),)))
    run_of(account(read, unread(MAIL)))
    assert "Nothing was answered." in say("answer", "facebook", typed=typed).output
    assert values() == {}


def test_a_question_about_an_account_can_be_left_too(say: Say) -> None:
    empty = Snapshot(program="profilecheck test", taken_at=TAKEN)
    run_of(*with_network(empty, "bebo").accounts)
    shown = say("answer", typed="q\n").output
    assert "Did you ever have an account on Bebo?" in shown
    assert "Nothing was answered." in shown
    assert kept_answers(own_store()).accounts == ()


def test_where_all_is_answered_that_is_said(say: Say) -> None:
    run_of(account(unread(STORIES)))
    shown = say("answer", typed="2\n" + "1\n" * 60).output
    assert "Nothing is open any more." in shown
    assert "Nothing is open in your newest check." in say("answer").output


def test_what_was_read_suggests_an_answer_and_gives_none(say: Say) -> None:
    keep_school(own_store(), School(names=("Oakfield Primary School",)))
    bio = Entries(entries=(Entry(text="Seeds, weeds and the odd marrow"),))
    run_of(account(observed(Fact.PROFILE_BIO, bio), observed(Fact.PROFILE_BIO, bio, STRANGER)))
    shown = say("answer", "a2.8", typed="q\n").output
    assert "So it looks from what was read: My profile doesn't show my job" in shown
    assert kept_answers(own_store()).answers == ()


def test_of_a_made_up_person_an_agreement_is_said_to_be_one_of_theirs(say: Say) -> None:
    run_of(account(observed(STORIES, Audience.PUBLIC)), made_up=True)
    assert words.MADE_UP in " ".join(say("agree", typed="").output.split())
