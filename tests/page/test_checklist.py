"""The checklist, alive: each of its forms, right, wrong, twice, and about what is not there."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.checklist import load_checklist
from profilecheck.model import (
    AccountIs,
    Count,
    Entries,
    InShortQuestion,
    Look,
    Report,
    Snapshot,
    VisitRow,
    Years,
    loads,
)
from profilecheck.page.at_hand import AtHand, earlier_runs
from profilecheck.page.look_forms import WrongFieldError, answers_in, look_form
from profilecheck.page.rereading import Posts
from profilecheck.page.way import PutOffAs, Step
from profilecheck.questions.expectations import Expected
from profilecheck.questions.facts import YearsQuestion
from profilecheck.questions.steps import LookStep
from profilecheck.report import html
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.runs import new_run
from profilecheck.store.school import forget_school
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words import report as report_words
from tests.page.checked import CHECKED, TODAY, At, a_check, at_checklist
from tests.page.desks import NOW, client_of, desk_in
from tests.report.sample import REPORT
from tests.report.test_asking_sample import looked
from tests.unit.builders import SCHOOL, listed, observed, unread
from tests.unit.test_with_command import COMMAND

FRIENDS, BY_EMAIL = "Who can see your friends list?", "Who can look you up by e-mail?"


@pytest.fixture
def at(tmp_path: Path) -> At:
    return at_checklist(tmp_path)


def look_of(at: At, fact: Fact) -> Look:
    return next(look for look in at.report.looks if fact in look.facts)


def row_of(at: At, setting: str) -> VisitRow:
    return next(row for row in at.report.rows if row.setting == setting)


def text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def has(page: LexborHTMLParser, selector: str) -> bool:
    return page.css_first(selector) is not None


# ------------------------------------------------------------------ as it is shown


def test_the_report_is_there_in_its_order_with_forms_and_without_what_a_saved_page_needs(
    at: At,
) -> None:
    page = at.page()
    ids = [node.attributes.get("id") for node in page.css("main section")]
    assert [i for i in ids if i] == [
        "accounts",
        "start",
        "visits",
        "looks",
        "questions",
        "clauses",
        "who",
        "done",
        "then",
    ]
    looks, questions = at.report.looks, at.report.questions
    assert text(page, ".togo") == (
        f"2 visits left, about 2 minutes. Then {len(looks)} things to look at yourself and "
        f"{len(questions)} questions that only you can answer. "
        "You can stop at any time and come back."
    )
    assert len(page.css("h1")) == 1
    assert not has(page, "code")
    assert not has(page, "input[type=checkbox]")
    assert not has(page, "[style], script:not([src])")
    assert text(page, "#start h3") == at.report.visits[0].rows[0].says


def test_the_saved_page_has_no_form_in_it(at: At) -> None:
    for report in (REPORT, at.report):
        saved = LexborHTMLParser(html(report))
        assert not has(saved, "form, select, textarea, [formaction], [autofocus]")
        assert len(saved.css("button")) == 1
        assert "/checklist" not in html(report)


def _read_for_another_school() -> Snapshot:
    facebook, *others = CHECKED.accounts
    rest = (r for r in facebook.readings if r.fact is not Fact.POSTS_TO_REREAD)
    none = observed(Fact.POSTS_TO_REREAD, listed())
    readings = (*rest, none.model_copy(update={"looked_for": "another"}))
    known = facebook.model_copy(update={"readings": readings})
    return CHECKED.model_copy(update={"accounts": (known, *others)})


def test_that_the_school_is_missing_or_described_anew_is_said_with_what_to_do(at: At) -> None:
    notice = "main > .notice"
    assert "your school" not in text(at.page(), notice)
    a_check(at.desk, _read_for_another_school())
    assert "described your school anew" in text(at.page(), f"{notice}:has(a)")
    forget_school(at.desk.store)
    missing = at.page()
    assert "We don't know your school" in text(missing, f"{notice}:has(a[href='/school'])")
    assert not COMMAND.search(text(missing, "main")), "nobody here has a terminal"


def test_of_a_page_that_is_not_as_it_is_known_no_command_is_told(at: At) -> None:
    changed = looked("settings_posts", UnreadReason.PAGE_CHANGED)
    a_check(at.desk, CHECKED.model_copy(update={"accounts": (changed,)}))
    done = text(at.page(), "#done")
    assert "isn't as we know it. What we could not read there never counts as in order." in done
    assert not COMMAND.search(done), "nobody here has a terminal"


def test_before_anything_was_checked_it_says_where_to_begin(tmp_path: Path) -> None:
    client = client_of(desk_in(tmp_path))
    answer = client.get("/checklist")
    assert "Nothing is checked yet" in answer.text
    for form in ("look", "read", "save", "put-off"):
        assert client.post(f"/checklist/{form}").headers["location"] == "/checklist"
    assert client.get("/checklist/save").headers["location"] == "/checklist"


def test_what_was_expected_stands_beside_what_is(at: At) -> None:
    way = at.desk.way()
    expected = {InShortQuestion.FRIENDS.value: Expected.FRIENDS.value}
    at.desk.keep(way.model_copy(update={"expected": expected}))
    beside = [" ".join(node.text().split()) for node in at.page().css(".expected")]
    assert len(beside) == 1
    assert beside[0].startswith("You expected")


def test_a_check_that_another_program_answered_is_judged_again(at: At) -> None:
    before = len(at.report.questions)
    asked = at.report.questions[0]
    answers = kept_answers(at.desk.store)
    at.page()
    said = at.send("question", clause=asked.clause, choice=asked.question.answers[0].id)
    assert said
    assert at.report.questions[0].question.given
    keep_answers(at.desk.store, answers)
    assert not at.report.questions[0].question.given
    assert len(at.report.questions) == before


# ------------------------------------------------------------------------- visits


def test_a_visit_that_is_put_off_moves_away_and_can_be_brought_back(at: At) -> None:
    visit, other = at.report.visits
    page = at.follow("put-off", network="facebook", row=visit.rows[0].id, kind="later")
    assert text(page, ".togo").startswith("1 visit left, about 1 minute.")
    assert text(page, "#start h3") == other.rows[0].says
    assert "Put off. You find it under" in text(page, "#start .kept")
    assert "You said “not now” on 23 November 2026." in text(page, "#put-off")
    assert has(page, f"#put-off #{visit.rows[1].id}")

    page = at.follow("bring-back", network="facebook", row=visit.rows[0].id)
    assert not has(page, "#put-off")
    assert text(page, "#start h3") == visit.rows[0].says
    assert at.desk.way().put_off == {}


def test_all_visits_can_be_put_off(at: At) -> None:
    for visit in at.report.visits:
        at.send("put-off", network="facebook", row=visit.rows[0].id, kind="not-for-me")
    page = at.page()
    assert text(page, "#start-title") == "Nothing left to change but what you put off"
    assert "visit" not in text(page, ".togo")
    assert text(page, ".togo").startswith(f"{len(at.report.looks)} things to look at yourself and ")
    assert len(page.css("#put-off .put-off")) == 2


def test_with_something_new_on_its_page_a_visit_is_back(at: At) -> None:
    visit = at.report.visits[0]
    at.send("put-off", network="facebook", row=visit.rows[0].id, kind="not-for-me")
    way = at.desk.way()
    off = {row: how for row, how in way.put_off.items() if row != visit.rows[1].id}
    at.desk.keep(way.model_copy(update={"put_off": off}))
    assert not has(at.page(), "#put-off")


@pytest.mark.parametrize("fields", [{}, {"row": "row-none", "kind": "later"}, {"kind": "never"}])
def test_what_cannot_be_put_off_changes_nothing(at: At, fields: dict[str, str]) -> None:
    given = {"network": "facebook", "row": at.report.rows[0].id, "kind": "later", **fields}
    if not fields:
        given = {}
    page = at.follow("put-off", **given)
    assert at.desk.way().put_off == {}
    assert "has changed meanwhile" in text(page, "#start .kept")
    assert "has changed meanwhile" in text(at.follow("bring-back"), "#start .kept")


# ---------------------------------------------------------------------- agreements


def test_what_was_agreed_is_noted_shown_apart_and_can_be_taken_back(at: At) -> None:
    row = row_of(at, BY_EMAIL)
    form = {"row": row.id, "reason": "With the head", "on": "2026-11-20", "until": "2027-06-01"}
    page = at.follow("agree", **form)
    assert has(page, f"#agreed #{row.id}")
    assert "Agreed with your school on 20 November 2026, until 1 June 2027" in text(page, "#agreed")
    assert text(page, "#agreed .kept") == "Noted, until the day you named."
    assert len(kept_answers(at.desk.store).agreements) == 1
    saved = loads(Report, at.run.report.read_text(encoding="utf-8"), "report")
    assert saved.agreed_visits == at.report.agreed_visits

    # Sent twice, it is noted once.
    assert at.send("agree", **form).endswith(f"#{row.id}")
    assert len(kept_answers(at.desk.store).agreements) == 1

    page = at.follow("agree/take-back", row=row.id)
    assert not has(page, "#agreed")
    assert kept_answers(at.desk.store).agreements == ()
    assert "gone" in at.send("agree/take-back", row=row.id)


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"reason": " "}, "reason", "Say in a few words what was agreed, with whom, and why."),
        ({"until": "soon"}, "until", "Give a day, as in 2027-05-03."),
        ({"on": ""}, "on", "Give a day, as in 2027-05-03."),
        ({"until": "2046-01-01"}, "until", "Give a day from 23 November 2026 to"),
        ({"on": "2027-01-01"}, "on", "Give a day from"),
    ],
)
def test_an_agreement_that_cannot_be_says_so_at_its_field(
    at: At, wrong: dict[str, str], field: str, says: str
) -> None:
    row = row_of(at, FRIENDS)
    given = {"row": row.id, "reason": "With the head", "on": "2026-11-20", "until": "2027-06-01"}
    page = at.refused("agree", **{**given, **wrong})
    form = f"agree-{row.id}"
    assert text(page, f"#{form}-{field}-wrong").startswith(says)
    node = page.css_first(f"#{form}-{field}")
    assert node is not None
    assert node.attributes["aria-describedby"] == f"{form}-{field}-wrong"
    assert "autofocus" in node.attributes
    kept = page.css_first(f"#{form}-reason")
    assert kept is not None
    assert kept.attributes["value"] == {**given, **wrong}["reason"].strip()
    assert has(page, f"details[open] #{form}")
    assert kept_answers(at.desk.store).agreements == ()


def test_an_agreement_about_nothing_that_is_there_is_none(at: At) -> None:
    page = at.follow("agree", row="row-none", reason="x", on="2026-11-20", until="2027-06-01")
    assert "has changed meanwhile" in text(page, "#start .kept")


# ------------------------------------------------------------------------- looks


def test_a_look_is_answered_in_the_networks_words(at: At) -> None:
    look = look_of(at, Fact.STORIES_AUDIENCE)
    ids = [one.id for one in at.report.looks]
    where = at.send("look", look=look.id, choice="option-2")
    assert where.endswith(f"#{ids[ids.index(look.id) + 1]}")
    page = at.page(where)
    assert text(page, "#looks .kept") == "Your answer is kept."
    # What is found is typed here, and not in a terminal.
    assert report_words.SOMETHING_ELSE not in text(page, "#looks")
    assert look.id not in [one.id for one in at.report.looks]
    (said,) = kept_answers(at.desk.store).facts
    assert (said.value, said.answered_on) == (Audience.FRIENDS, TODAY)
    assert "Facebook · " in text(page, "#said")

    # Sent twice, there is nothing left to answer.
    assert "has changed meanwhile" in text(
        at.follow("look", look=look.id, choice="option-2"), "#looks .kept"
    )


def test_who_looks_at_everything_is_shown_the_first_ten_and_the_rest_where_they_are(at: At) -> None:
    facebook = CHECKED.accounts[0]
    by_hand = tuple(unread(fact, UnreadReason.BY_HAND) for fact in facebook.guidance)
    left = facebook.model_copy(update={"readings": by_hand})
    a_check(at.desk, CHECKED.model_copy(update={"accounts": (left,)}))
    looks = at.report.looks
    page, last = at.page(), looks[-1].id
    assert len(page.css("#looks > .look")) == 10
    assert text(page, "#looks > .rest > summary") == f"{len(looks) - 10} more things"
    assert not has(page, "#looks > .rest[open]")
    assert has(at.page(f"/checklist?at={last}#{last}"), f"#looks > .rest[open] #{last}")


def test_a_look_is_answered_in_our_words_where_it_is_something_else(at: At) -> None:
    look = look_of(at, Fact.STORIES_AUDIENCE)
    page = at.refused("look", look=look.id, choice="something-else")
    assert text(page, f"#answer-{look.id}-audience-wrong") == "Choose who can see it."
    assert has(page, f".look[open] > #{look.id}")
    checked = page.css_first(f"#answer-{look.id} input[checked]")
    assert checked is not None
    assert checked.attributes["value"] == "something-else"
    at.send("look", look=look.id, choice="something-else", audience="specific")
    assert kept_answers(at.desk.store).facts[0].value is Audience.SPECIFIC


@pytest.mark.parametrize("choice", ["", "nonsense", "option-9"])
def test_a_look_without_an_answer_is_refused(at: At, choice: str) -> None:
    look = look_of(at, Fact.STORIES_AUDIENCE)
    page = at.refused("look", look=look.id, choice=choice)
    assert text(page, f"#answer-{look.id}-choice-wrong") == "Choose what you find."
    assert kept_answers(at.desk.store).count == 0


def test_what_leaves_a_look_open_is_not_an_answer(at: At) -> None:
    look = look_of(at, Fact.STORIES_AUDIENCE)
    page = at.follow("look", look=look.id, choice="not-found")
    assert "It stays open." in text(page, "#looks .kept")
    assert kept_answers(at.desk.store).count == 0


def test_a_number_is_typed(at: At) -> None:
    look = look_of(at, Fact.POSTS_PUBLIC_COUNT)
    page = at.refused("look", look=look.id, number="many")
    assert text(page, f"#answer-{look.id}-number-wrong").startswith("Please type a number")
    typed = page.css_first(f"#answer-{look.id}-number")
    assert typed is not None
    assert typed.attributes["value"] == "many"
    at.send("look", look=look.id, number=" 12 ")
    assert kept_answers(at.desk.store).facts[0].value == Count(count=12)


def test_of_what_was_half_read_only_who_can_see_it_is_asked(at: At) -> None:
    look = look_of(at, Fact.CONTACT_EMAIL)
    page = at.refused("look", look=look.id)
    assert text(page, f"#answer-{look.id}-seen-0-wrong") == "Choose who can see it."
    at.send("look", look=look.id, **{"seen-0": "friends"})
    (said,) = kept_answers(at.desk.store).facts
    assert isinstance(said.value, Entries)
    assert [(e.text, e.audience) for e in said.value.entries] == [
        ("someone@example.org", Audience.FRIENDS)
    ]


def test_words_are_typed_with_who_can_see_them(at: At) -> None:
    look = look_of(at, Fact.CONTACT_PHONE)
    form = f"#answer-{look.id}"
    assert "Choose what you find." in text(at.refused("look", look=look.id), f"{form}-choice-wrong")
    page = at.refused("look", look=look.id, choice="something")
    assert text(page, f"{form}-words-0-wrong") == "Type what it says."
    page = at.refused("look", look=look.id, choice="nothing", **{"words-0": "0113 496 0123"})
    assert "or empty the lines below" in text(page, f"{form}-choice-wrong")
    assert page.css_first(f"{form} details:not([open])"), "further lines are folded until needed"
    page = at.refused("look", look=look.id, choice="nothing", **{"words-1": "0113 496 0123"})
    assert page.css_first(f"{form} details[open] {form}-words-1")
    named = [text(page, f"label[for=answer-{look.id}-words-{line}]") for line in range(2)]
    assert named == [f"What does it say? {look.question}", f"And what else? {look.question}"]
    at.send(
        "look",
        look=look.id,
        choice="something",
        **{"words-0": "0113 496 0123", "words-seen-0": "public", "words-1": "0113 496 0199"},
    )
    (said,) = kept_answers(at.desk.store).facts
    assert isinstance(said.value, Entries)
    assert [(e.text, e.audience) for e in said.value.entries] == [
        ("0113 496 0123", Audience.PUBLIC),
        ("0113 496 0199", None),
    ]


def test_that_nothing_is_there_is_an_answer(at: At) -> None:
    look = look_of(at, Fact.CONTACT_PHONE)
    at.send("look", look=look.id, choice="nothing")
    assert kept_answers(at.desk.store).facts[0].value == Entries(entries=())


def test_an_answer_is_taken_back_and_asked_again(at: At) -> None:
    look = look_of(at, Fact.CONTACT_PHONE)
    page = at.follow("look", look=look.id, choice="nothing")
    key = page.css_first("#said input[name=said]")
    assert key is not None
    where = at.send("take-back", said=str(key.attributes["value"]))
    assert where.endswith(f"#{look.id}")
    assert kept_answers(at.desk.store).count == 0
    assert not has(at.page(), "#said")
    assert at.send("take-back", said=str(key.attributes["value"])).endswith("#said")


def test_what_one_reply_said_of_a_setting_is_taken_back_as_one(at: At) -> None:
    facebook, *others = CHECKED.accounts
    decided = Fact.STORIES_AUDIENCE, Fact.POSTS_FUTURE_AUDIENCE
    lock = facebook.guidance[Fact.STORIES_AUDIENCE].model_copy(
        update={"options": ("Public", "Friends")}
    )
    rest = (r for r in facebook.readings if r.fact not in decided)
    known = facebook.model_copy(
        update={
            "readings": (*rest, *map(unread, decided)),
            "guidance": {**facebook.guidance, **dict.fromkeys(decided, lock)},
        }
    )
    a_check(at.desk, CHECKED.model_copy(update={"accounts": (known, *others)}))
    look = look_of(at, Fact.STORIES_AUDIENCE)
    assert set(look.facts) == {*decided}
    page = at.follow("look", look=look.id, choice="option-2")
    keys = [key.attributes["value"] for key in page.css("#said input[name=said]")]
    assert len(keys) == len(decided)
    at.send("take-back", said=str(keys[0]))
    assert kept_answers(at.desk.store).count == 0
    assert look_of(at, Fact.STORIES_AUDIENCE) == look


def test_what_an_answer_outweighs_is_taken_back_with_it(at: At) -> None:
    facebook, *others = CHECKED.accounts
    lock = facebook.guidance[Fact.STORIES_AUDIENCE].model_copy(
        update={"options": ("Public", "Friends")}
    )
    in_words = lock.model_copy(
        update={
            "options": ("All", "My friends"),
            "means": {"All": Audience.MEMBERS, "My friends": Audience.FRIENDS},
            "stands_at": {"All": "Public", "My friends": "Friends"},
        }
    )
    guidance = {Fact.STORIES_AUDIENCE: lock, Fact.FRIENDS_AUDIENCE: in_words}
    known = facebook.model_copy(
        update={
            "readings": tuple(map(unread, guidance)),
            "guidance": {**facebook.guidance, **guidance},
        }
    )
    a_check(at.desk, CHECKED.model_copy(update={"accounts": (known, *others)}))
    for fact, choice in ((Fact.FRIENDS_AUDIENCE, "option-2"), (Fact.STORIES_AUDIENCE, "option-1")):
        page = at.follow("look", look=look_of(at, fact).id, choice=choice)
    older, newer = (key.attributes["value"] for key in page.css("#said input[name=said]"))
    kept = kept_answers(at.desk.store)
    at.send("take-back", said=str(older))
    assert kept_answers(at.desk.store).facts == kept.facts[1:]
    keep_answers(at.desk.store, kept)
    at.send("take-back", said=str(newer))
    assert kept_answers(at.desk.store).count == 0


# -------------------------------------------------------- questions and accounts


def test_a_question_that_is_put_off_waits_at_the_end_and_that_is_kept(at: At) -> None:
    first, second, *_ = at.report.questions
    form = f"question-{first.clause}"
    where = at.send("question/later", clause=first.clause)
    assert where.endswith(f"#question-{second.clause}")
    page = at.page(where)
    assert text(page, f"[id='question-{second.clause}'] .kept").startswith("Put off.")
    asked = [str(one.attributes["id"]) for one in page.css("#questions fieldset.question")]
    assert (asked[0], asked[-1]) == (f"question-{second.clause}", form)
    assert "You said “not now” on 23 November 2026." in text(page, f"[id='{form}']")
    assert at.desk.way().put_off[form].kind is PutOffAs.LATER
    assert "gone" in at.send("question/later", clause=first.clause), "pressed twice"
    assert "gone" in at.send("question/later", clause="none")

    at.send("question/now", clause=first.clause)
    assert form not in at.desk.way().put_off
    at.send("question/later", clause=first.clause)
    at.send("question", clause=first.clause, choice=first.question.answers[0].id)
    assert form not in at.desk.way().put_off, "what is answered is not put off"


def test_what_was_answered_stays_where_a_school_is_only_written_otherwise(at: At) -> None:
    tick = "[name='same-school']"
    assert not has(at.page("/school"), tick), "nothing was said there yet"
    asked = at.report.questions[0]
    at.send("question", clause=asked.clause, choice=asked.question.answers[0].id)

    def given(**described: str) -> bool:
        assert has(at.page("/school"), tick)
        assert at.client.post("/school", data=described).status_code == 303
        return at.report.questions[0].question.given is not None

    assert not given(names="Okfield Primary School")
    at.client.post("/school", data={"names": SCHOOL.names[0]})
    assert given(**{"names": "Okfield Primary School", "same-school": "yes"})
    assert given(**{"names": "Oakfeild Primary School", "same-school": "yes"})
    assert not given(names="Riverside Junior School")


def test_a_question_is_answered_changed_and_taken_back(at: At) -> None:
    asked = at.report.questions[0]
    yes, no, *_ = (answer.id for answer in asked.question.answers)
    where = at.send("question", clause=asked.clause, choice=yes)
    assert where.endswith(f"#question-{asked.clause}")
    page = at.page(where)
    assert text(page, f"[id='question-{asked.clause}'] .kept") == "Your answer is kept."
    assert has(page, "#questions details[open]")
    checked = page.css_first(f"[id='question-{asked.clause}'] input[checked]")
    assert checked is not None
    assert checked.attributes["value"] == yes

    at.send("question", clause=asked.clause, choice=no)
    assert [a.choice for a in kept_answers(at.desk.store).answers] == [no]
    at.send("question/take-back", clause=asked.clause)
    assert kept_answers(at.desk.store).count == 0
    assert "gone" in at.send("question/take-back", clause=asked.clause)


@pytest.mark.parametrize("choice", ["", "nonsense"])
def test_a_question_without_an_answer_is_refused(at: At, choice: str) -> None:
    clause = at.report.questions[0].clause
    page = at.refused("question", clause=clause, choice=choice)
    wrong = text(page, f"[id='question-{clause}-choice-wrong']")
    assert wrong == "Choose an answer, or leave it for later."
    assert kept_answers(at.desk.store).count == 0


def test_a_question_that_is_not_asked_takes_no_answer(at: At) -> None:
    assert "gone" in at.send("question", clause="Z9", choice="yes")
    assert "gone" in at.send("account", network="orkut", account="never")
    assert kept_answers(at.desk.store).count == 0


def test_an_account_is_answered_and_taken_back(at: At) -> None:
    page = at.refused("account", network="bebo")
    assert text(page, "#account-bebo-account-wrong") == "Choose an answer, or leave it for later."
    page = at.refused("account", network="bebo", account="closed")
    assert has(page, "#account-bebo-account-wrong")
    page = at.follow("account", network="bebo", account="never")
    assert text(page, "#account-bebo .kept") == "Your answer is kept."
    assert has(page, "#accounts details[open]")
    (said,) = kept_answers(at.desk.store).accounts
    assert said.account is AccountIs.NEVER
    at.send("account/take-back", network="bebo")
    assert kept_answers(at.desk.store).count == 0
    assert "gone" in at.send("account/take-back", network="bebo")


# ------------------------------------------------------------- posts to read again


def test_posts_that_were_read_are_not_listed_again_until_wanted(at: At) -> None:
    marks = [str(n.attributes["value"]) for n in at.page().css("#to-read input[name=post]")]
    assert len(marks) == 2
    page = at.follow("read", post=marks[:1])
    assert len(page.css("#to-read li")) == 1
    assert "You have read 1 post." in text(page, "#questions")
    at.send("read", post=[*marks[:1], "nonsense"])
    assert at.desk.way().reread == tuple(marks[:1])
    page = at.follow("unread")
    assert len(page.css("#to-read li")) == 2


def test_a_post_that_more_people_can_see_is_to_be_read_again(at: At) -> None:
    marks = [str(n.attributes["value"]) for n in at.page().css("#to-read input[name=post]")]
    at.send("read", post=marks)
    wider = CHECKED.model_dump_json().replace(
        '"text":"Post of 3 May 2026","detail":"names your school","audience":"public"',
        '"text":"Post of 3 May 2026","detail":"names your school","audience":"members"',
    )
    at.run.keep(Snapshot.model_validate_json(wider))
    assert len(at.page().css("#to-read li")) == 1


def test_each_post_leads_to_where_it_is(at: At) -> None:
    links = [node.attributes["href"] for node in at.page().css("#to-read li a")]
    assert links == ["https://www.facebook.com/me"] * 2


# ------------------------------------------------------------------------ once more


def test_a_new_check_begins_at_the_networks_and_brings_back_what_was_put_off_for_now(
    at: At,
) -> None:
    later, never = at.report.visits
    at.send("put-off", network="facebook", row=later.rows[0].id, kind="later")
    at.send("put-off", network="facebook", row=never.rows[0].id, kind="not-for-me")
    assert at.send("once-more") == "/networks"
    way = at.desk.way()
    assert (way.step, way.run) == (Step.NETWORKS, "")
    assert {how.kind for how in way.put_off.values()} == {PutOffAs.NOT_FOR_ME}
    # Until something new was read, what was read before is still to be seen.
    assert has(at.page(), "#start")


def test_earlier_checks_are_listed_and_shown_without_forms(at: At) -> None:
    page = at.page("/checklist/earlier")
    assert "There is no other check" in text(page, "main")
    first = at.run
    at.send("question", clause=at.report.questions[0].clause, choice="stand-by-all")
    at.run = a_check(at.desk, CHECKED.model_copy(update={"taken_at": at.desk.now()}))
    page = at.page("/checklist/earlier")
    (link,) = page.css(".earlier a")
    assert link.attributes["href"] == f"/checklist/earlier/{first.folder.name}"
    assert "9 March 2026" in link.text()
    page = at.page(str(link.attributes["href"]))
    assert has(page, "#start")
    assert not has(page, "main form")
    assert "This is an earlier check" in text(page, "main")


@pytest.mark.parametrize("name", ["nothing", "..%2F..%2Fway.json", "%2e%2e"])
def test_no_other_check_can_be_named(at: At, name: str) -> None:
    answer = at.client.get(f"/checklist/earlier/{name}")
    assert answer.status_code in (404, 422, 303)
    assert "put_off" not in answer.text


def test_what_is_tried_on_a_made_up_person_stays_with_them(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, made_up="mixed")
    practice = CHECKED.model_copy(update={"made_up": True})
    at = At(desk, a_check(desk, practice), client_of(desk))
    new_run(desk.store, desk.now()).keep(CHECKED.model_copy(update={"taken_at": desk.now()}))
    at.send("account", network="bebo", account="never")
    assert kept_answers(desk.store).count == 0
    assert kept_answers(desk.store, at.run).count == 1
    assert "There is no other check" in text(at.page("/checklist/earlier"), "main")


def test_a_check_of_long_ago_is_said_to_be_so(tmp_path: Path, at: At) -> None:
    assert report_words.LONG_AGO in text(at.page(), "main")
    desk = desk_in(tmp_path / "today")
    a_check(desk, CHECKED.model_copy(update={"taken_at": desk.now()}))
    shown = LexborHTMLParser(client_of(desk).get("/checklist").text)
    assert report_words.LONG_AGO not in text(shown, "main")


def test_a_check_that_cannot_be_read_stands_in_no_one_s_way(at: At) -> None:
    later = new_run(at.desk.store, NOW)
    later.keep(CHECKED)
    later.snapshot.write_text("{", encoding="utf-8")
    hand = AtHand(at.desk.store, load_checklist(), made_up=False)
    check = hand.check("", TODAY)
    assert check is not None
    assert check.run.folder == at.run.folder
    assert earlier_runs(at.desk.store, None, made_up=False) == ((at.run, CHECKED),)


def test_what_could_not_be_found_leaves_a_look_open(at: At) -> None:
    look = look_of(at, Fact.CONTACT_PHONE)
    at.send("look", look=look.id, choice="not-found")
    assert kept_answers(at.desk.store).facts == ()
    assert look_of(at, Fact.CONTACT_PHONE) == look


def test_years_are_typed_with_their_numbers() -> None:
    step = cast(LookStep, SimpleNamespace(question=YearsQuestion(), answer=lambda *said: said[:1]))
    asked = look_form(step).number
    assert asked is not None
    assert asked.name == "years"
    said: tuple[object, ...] = answers_in(step, {"years": " 2012: 3, 2015: 1 "}, TODAY, TODAY)
    assert said == (Years(years={2012: 3, 2015: 1}),)
    with pytest.raises(WrongFieldError, match="years with their numbers") as wrong:
        answers_in(step, {"years": "many"}, TODAY, TODAY)
    assert wrong.value.field == "years"


def test_no_other_file_is_served(at: At) -> None:
    for name in ("none.js", "..%2fapp.py"):
        assert at.client.get(f"/static/{name}").status_code == 404


def test_how_many_posts_wait_is_said() -> None:
    waits = [Posts((), waiting, (), at_least) for waiting, at_least in ((0, True), (1200, False))]
    assert [posts.more for posts in waits] == ["", "After these come 1,200 more."]
    assert Posts((), 7, (), True).more == "After these come at least 7 more."
