"""An agreement, a school, the networks and a yes: from what was replied to what is kept."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Consents, Exposure, Visit, VisitRow
from profilecheck.questions.agreements import AgreementQuestion
from profilecheck.questions.consents import ALWAYS, OpenedPart, consent_question, is_yes
from profilecheck.questions.networks import How, Use, chosen, how_read, network_label, ways
from profilecheck.questions.replies import day_in
from profilecheck.questions.school import SCHOOL_FIELDS, replies_of, school_in, school_problems
from profilecheck.school import School
from profilecheck.sites import site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Audience, Fact, Viewpoint
from tests.each import each

TODAY = date(2026, 11, 23)
FACEBOOK, X, BEBO = site("facebook"), site("x"), site("bebo")
MYSPACE, INSTAGRAM, WHATSAPP = site("myspace"), site("instagram"), site("whatsapp")
assert isinstance(INSTAGRAM, ByHandSite)
VISIT = Visit(
    network="facebook",
    network_name="Facebook",
    place="About",
    seconds=20,
    rows=(
        VisitRow(
            id="row-1",
            setting="Workplace",
            now="Oakfield",
            says="Anyone on the internet can see where you work.",
            clauses=("A1.5",),
            exposures=(
                Exposure(fact=Fact.PROFILE_EMPLOYER, subject="Oakfield", reaches=Audience.PUBLIC),
            ),
            reaches=Audience.PUBLIC,
        ),
    ),
)
AGREEMENT = AgreementQuestion((VISIT,), TODAY)


def test_an_agreement_is_about_what_was_found_and_who_it_was_open_to() -> None:
    assert AGREEMENT.options == ("Anyone on the internet can see where you work. (Facebook)",)
    days = (AGREEMENT.agreed_on.usual, AGREEMENT.ends_on.usual)
    (agreed,) = AGREEMENT.answer(0, "With the head, for recruiting", *days)
    assert (agreed.network, agreed.fact, agreed.subject) == (
        "facebook",
        Fact.PROFILE_EMPLOYER,
        "Oakfield",
    )
    assert agreed.reaches is Audience.PUBLIC
    assert (agreed.agreed_on, agreed.expires_on) == (TODAY, TODAY + timedelta(days=365))


@pytest.mark.parametrize(
    ("row", "reason", "on", "until", "problem"),
    [
        (1, "So be it", TODAY, TODAY, "what the agreement is about"),
        (-1, "So be it", TODAY, TODAY, "what the agreement is about"),
        (0, " \n", TODAY, TODAY, "in a few words"),
        (0, "So be it", TODAY + timedelta(days=1), TODAY, "to 23 November 2026"),
        (0, "So be it", TODAY, TODAY - timedelta(days=1), "to 22 November 2029"),
        (0, "So be it", TODAY, TODAY + timedelta(days=3 * 366), "from 23 November 2026"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_in_a_sentence(
    row: int, reason: str, on: date, until: date, problem: str
) -> None:
    with pytest.raises(InputError, match=problem):
        AGREEMENT.answer(row, reason, on, until)


@pytest.mark.parametrize(
    "typed", ["2026-11-23", "23 November 2026", "23 Nov 2026", "23/11/2026", "23.11.2026"]
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert day_in(typed) == TODAY
    assert day_in(f"{typed}!") is None


def test_a_school_is_made_of_the_replies_to_its_fields() -> None:
    assert {field.name for field in SCHOOL_FIELDS} <= School.model_fields.keys()
    made = school_in({"names": "Elm Park Primary School ; Elm Park", "town": " Leeds "})
    assert made == School(names=("Elm Park Primary School", "Elm Park"), town="Leeds")


@pytest.mark.parametrize(
    "replies", [{}, {"names": "  "}, {"names": "Elm Park School", "phones": "12"}]
)
def test_a_school_that_cannot_be_used_is_refused_in_a_sentence(replies: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"That cannot be used: .*\. Please try once more\."):
        school_in(replies)


def test_what_cannot_be_used_of_a_school_is_said_of_each_field() -> None:
    found = school_problems(
        {"names": "School", "short_names": "x", "phones": "12", "town": "Leeds"}
    )
    assert list(found) == ["names", "short_names", "phones"]
    assert found["names"].startswith("“School” could be any school; give its whole name")
    assert all(said.endswith(".") for said in found.values())
    assert school_problems({}) == {"names": "Give its name, as in Oakfield Primary School."}
    assert school_problems({"names": "Elm Park School", "email_domains": "; ; "}) == {}


def test_each_example_of_a_school_can_be_given() -> None:
    replies = {field.name: field.example for field in SCHOOL_FIELDS}
    made = school_in(replies)
    assert made.names == ("Oakfield Primary School", "Oakfield Primary")
    assert school_in(replies_of(made)) == made


def test_what_is_not_asked_of_a_school_stays() -> None:
    kept = School(names=("Elm Park School",), country="IE", phones=("01 496 0123",))
    again = school_in({**replies_of(kept), "town": "Dublin"}, kept)
    assert again == kept.model_copy(update={"town": "Dublin"})


def test_networks_are_used_or_were_once() -> None:
    picked = chosen([(FACEBOOK, Use.YES), (X, Use.ONCE), (BEBO, Use.ONCE)])
    assert [s.id for s in picked.used] == ["facebook", "bebo"], "a closed one is told either way"
    assert [s.id for s in picked.abandoned] == ["x"]
    assert network_label(BEBO) == "Bebo (it has closed)"
    assert network_label(FACEBOOK) == "Facebook"
    with pytest.raises(InputError, match="nothing to check"):
        chosen([(FACEBOOK, Use.NO)])


@each(
    ("one", "read", "by"),
    [
        (FACEBOOK, "read in your browser", (How.OPENED, How.PAGES, How.EXPORT, How.MYSELF)),
        (MYSPACE, "read in your browser", (How.OPENED, How.PAGES, How.MYSELF)),
        (
            replace(INSTAGRAM, export=None, profile_page=None),
            "you look yourself, with our steps",
            (How.MYSELF,),
        ),
        (WHATSAPP, "from your data file", (How.EXPORT, How.MYSELF)),
        (INSTAGRAM, "from your data file", (How.EXPORT, How.PAGES, How.MYSELF)),
        (replace(INSTAGRAM, export=None), "from a page you save", (How.PAGES, How.MYSELF)),
        (BEBO, "it has closed", ()),
    ],
    ids=[
        "with an export",
        "without",
        "by hand",
        "by hand or from an export",
        "or a saved page",
        "a saved page",
        "closed",
    ],
)
def test_how_a_network_can_be_read(one: Site, read: str, by: tuple[How, ...]) -> None:
    assert how_read(one) == read
    assert ways(one) == by


def test_a_yes_holds_for_these_words_of_this_network() -> None:
    question = consent_question(FACEBOOK)
    kept = Consents()
    assert not question.is_answered(kept)
    kept = kept.plus(question.given(TODAY))
    assert question.is_answered(kept)
    assert not consent_question(X).is_answered(kept)
    assert question.answered(kept) == kept.of("facebook")
    other = kept.given[0].model_copy(update={"words": "0" * 16})
    assert not question.is_answered(Consents(given=(other,)))


@pytest.mark.parametrize(
    "changed",
    [
        {"always": ("Other words.", *ALWAYS[1:])},
        {"as_owner": (OpenedPart("Your profile"),)},
        {"as_stranger": ()},
        {"terms": "Facebook says nothing of programs."},
        {"terms_url": "https://www.facebook.com/elsewhere"},
        {"other_ways": (How.MYSELF,)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_yes_does_not_hold_for_other_words(changed: dict[str, Any]) -> None:
    question = consent_question(FACEBOOK)
    kept = Consents().plus(question.given(TODAY))
    assert question.is_answered(kept)
    assert not replace(question, **changed).is_answered(kept)


def test_a_yes_in_practice_is_no_yes_to_the_network_itself() -> None:
    practised = Consents().plus(consent_question(FACEBOOK, practice=True).given(TODAY))
    assert consent_question(FACEBOOK, practice=True).is_answered(practised)
    assert not consent_question(FACEBOOK).is_answered(practised)


def test_what_is_told_before_a_yes_names_every_page_and_every_other_way() -> None:
    question = consent_question(FACEBOOK)
    for eyes, told in (
        (Viewpoint.OWNER, question.as_owner),
        (Viewpoint.STRANGER, question.as_stranger),
    ):
        said = " ".join(map(str, told))
        titles = [page.title for page in FACEBOOK.pages if eyes in page.viewpoints]
        assert titles
        assert [title for title in titles if title.rpartition(" › ")[2] not in said] == []
    assert question.other_ways == (How.PAGES, How.EXPORT, How.MYSELF)
    assert consent_question(MYSPACE).other_ways == (How.PAGES, How.MYSELF)


def test_of_a_network_that_is_never_opened_nothing_is_asked() -> None:
    assert consent_question(BEBO).is_answered(Consents())


@pytest.mark.parametrize("typed", ["yes", " YES \n"])
def test_a_yes_is_the_word(typed: str) -> None:
    assert is_yes(typed)


@pytest.mark.parametrize("typed", ["", "y", "no", "yes please", "ok"])
def test_nothing_else_is_a_yes(typed: str) -> None:
    assert not is_yes(typed)
