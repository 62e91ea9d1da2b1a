"""What is to be changed is told once, on the page where it is changed, the worst first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from profilecheck.checklist import load_checklist
from profilecheck.checks import AccountsApart
from profilecheck.judge import judge_snapshot
from profilecheck.judge.ranking import worst_first
from profilecheck.judge.visits import SECONDS_A_CHANGE
from profilecheck.model import (
    WANTED,
    Account,
    Agreement,
    Answers,
    Count,
    Guidance,
    GuidanceCase,
    Nouns,
    Observed,
    Reading,
    Report,
    Snapshot,
    Visit,
    VisitRow,
)
from profilecheck.vocabulary import Audience, Fact, Outcome
from tests.unit.builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    account,
    entry,
    listed,
    observed,
    snapshot,
)
from tests.unit.strategies import snapshots

WORK = "amy.carter@oakfield.leeds.sch.uk"
PAGE = "https://www.facebook.com/settings"


def way(place: str, setting: str, *steps: str, **more: object) -> Guidance:
    fields = {"wanted": "Only me", "look_for": "The words beside it", **more}
    url = more.get("url", f"{PAGE}/{place}")
    return Guidance.model_validate(
        {
            "place": place,
            "setting": setting,
            "steps": ("Settings", *steps, WANTED),
            **fields,
            "url": url,
        }
    )


def of(*accounts: Account, agreed: tuple[Agreement, ...] = ()) -> Report:
    taken = snapshot(*accounts)
    return judge_snapshot(taken, load_checklist(), SCHOOL, Answers(agreements=agreed), TODAY)


def guided(*readings: Reading, network: str = "facebook", **ways: Guidance) -> Account:
    """An account with guidance of its own: by the fact, with “_” for “.”."""
    made = account(*readings, network=network)
    guidance = {f: ways[n] for f in Fact if (n := f.value.replace(".", "_")) in ways}
    return made.model_copy(update={"guidance": guidance})


def rows_about(report: Report, fact: Fact) -> list[VisitRow]:
    return [row for row in report.rows if fact in row.facts]


def test_what_clauses_readings_and_eyes_say_of_one_thing_is_one_row() -> None:
    mail = Fact.CONTACT_EMAIL
    own = observed(mail, listed(entry(WORK, Audience.PUBLIC)))
    stranger = observed(mail, listed(WORK.upper()), STRANGER)

    (row,) = rows_about(of(account(own, stranger)), mail)

    assert set(row.clauses) == {"A1.4", "A1.5", "A2.12", "5.1"}
    assert row.reaches is Audience.PUBLIC
    assert set(row.evidence) == {own.evidence, stranger.evidence}
    assert row.now == f"“{WORK}” (anyone)"
    assert row.says not in row.also


def test_what_one_setting_decides_is_one_row_on_one_page() -> None:
    lock = way("privacy", "Protect your posts", wanted="Ticked")
    readings = (
        observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC),
        observed(Fact.FOLLOWERS_APPROVAL, value=False),
        observed(Fact.FRIENDS_AUDIENCE, Audience.MEMBERS),
    )
    made = of(
        guided(
            *readings,
            posts_future_audience=lock,
            followers_approval=lock,
            friends_audience=lock,
        )
    )

    (visit,) = made.visits
    (row,) = visit.rows
    assert (visit.place, visit.url, visit.network) == ("privacy", f"{PAGE}/privacy", "facebook")
    assert (row.setting, row.wanted) == ("Protect your posts", "Ticked")
    assert set(row.facts) == {r.fact for r in readings}
    assert {"A1.2", "A1.4", "A2.13"} == set(row.clauses)
    assert len(row.also) == 2


def test_one_page_is_one_visit_though_its_addresses_differ_in_their_fragment() -> None:
    made = of(
        guided(
            observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
            observed(Fact.DISCOVERY_BY_PHONE, Audience.PUBLIC),
            friends_audience=way("find", "Friends list", url=f"{PAGE}#friends"),
            discovery_by_phone=way("find", "Look-up", url=f"{PAGE}#phone"),
        )
    )

    (visit,) = made.visits
    assert [row.setting for row in visit.rows] == ["Friends list", "Look-up"]
    assert visit.seconds == 2 * SECONDS_A_CHANGE
    assert visit.minutes == 1


def test_pages_that_share_a_name_are_told_apart_by_the_worst_thing_on_each() -> None:
    made = of(
        guided(
            observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
            observed(Fact.DISCOVERY_BY_PHONE, Audience.PUBLIC),
            observed(Fact.TAGGING_REVIEW, value=False),
            friends_audience=way("Account", "Friends list", url=f"{PAGE}/one"),
            discovery_by_phone=way("Account", "Look-up", url=f"{PAGE}/two"),
            tagging_review=way("Tags", "Reviewing"),
        )
    )

    assert sorted(v.place for v in made.visits) == [
        "Account (Friends list)",
        "Account (Look-up)",
        "Tags",
    ]


def test_the_same_page_of_two_networks_is_two_visits() -> None:
    both = [account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC))]
    there = observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network="x")
    both.append(account(there, network="x"))
    assert [v.network for v in of(*both).visits] == ["facebook", "x"]


def test_visits_and_rows_come_by_the_worst_of_them() -> None:
    made = of(
        guided(
            observed(Fact.TAGGING_REVIEW, value=False),
            observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS),
            observed(Fact.DISCOVERY_SEARCH_ENGINES, value=True),
            tagging_review=way("tags", "Reviewing"),
            friends_audience=way("find", "Friends list"),
            discovery_search_engines=way("find", "Search engines"),
        )
    )

    assert [v.place for v in made.visits] == ["find", "tags"]
    assert [r.setting for r in made.visits[0].rows] == ["Search engines", "Friends list"]
    first = made.first
    assert first is not None
    assert first.row == made.visits[0].rows[0].id
    assert first.harm == "Someone who types your name into a search engine is led straight to you."
    assert first.place == "find"


def test_a_tie_between_accounts_joins_the_row_of_what_tells_the_school() -> None:
    def named(network: str, *more: Observed) -> Account:
        name = observed(Fact.PROFILE_NAME, listed("Amy Carter"), network=network)
        made = account(name, *more, network=network)
        return made.model_copy(update={"profile_url": f"https://{network}.example/amy"})

    work = listed(entry("Oakfield Primary School", Audience.PUBLIC))
    telling = observed(Fact.PROFILE_EMPLOYER, work)
    made = of(named("facebook", telling), named("x"))

    checks = (c for clause in load_checklist().clauses for c in clause.checks)
    tie = next(c.id for c in checks if isinstance(c, AccountsApart))
    (says,) = {
        f.says
        for clause in made.clauses
        for f in clause.findings
        if f.check == tie and f.outcome is Outcome.NOT_MET
    }
    (row,) = made.rows
    assert says in row.also
    assert {e.subject for e in row.exposures} > {"Oakfield Primary School"}


def test_someone_who_is_there_already_is_told_what_is_left() -> None:
    case = GuidanceCase(
        values=(Audience.FRIENDS,),
        setting="Followers",
        steps=("Open your profile", "Followers", "Remove"),
        wanted="Only followers you trust",
    )
    locked = way(
        "privacy",
        "Protect your posts",
        wanted="Ticked",
        options=("Ticked", "Not ticked"),
        means={"Ticked": "friends", "Not ticked": "members"},
        cases=(case,),
    )

    def row(value: Audience) -> VisitRow:
        seen = observed(Fact.FRIENDS_AUDIENCE, value)
        (only,) = of(guided(seen, friends_audience=locked)).rows
        return only

    wide, narrow = row(Audience.MEMBERS), row(Audience.FRIENDS)
    assert (wide.setting, wide.now, wide.wanted) == ("Protect your posts", "Not ticked", "Ticked")
    assert (narrow.setting, narrow.wanted) == ("Followers", "Only followers you trust")
    assert narrow.guidance is not None
    assert not narrow.guidance.chosen


def test_a_case_can_go_by_the_page_that_showed_it() -> None:
    there = GuidanceCase(pages=("settings",), url=f"{PAGE}/about-me", place="About me")
    elsewhere = GuidanceCase(pages=("other",), url=f"{PAGE}/other")
    mail = observed(Fact.CONTACT_EMAIL, listed(entry(WORK, Audience.PUBLIC)))
    made = of(guided(mail, contact_email=way("studio", "Contact", cases=(elsewhere, there))))
    assert [(v.place, v.url) for v in made.visits] == [("About me", f"{PAGE}/about-me")]


def test_a_thing_without_guidance_has_a_row_all_the_same() -> None:
    (visit,) = of(guided(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC))).visits
    assert (visit.place, visit.url) == ("", "")
    assert [row.setting for row in visit.rows] == ["Your list of friends"]
    assert [row.now for row in visit.rows] == ["Anyone"]


def test_how_a_thing_stands_is_told_in_the_networks_own_nouns() -> None:
    own = {"nouns": Nouns(friend="connection", friends="connections")}
    few = guided(observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS)).model_copy(update=own)
    work = guided(observed(Fact.CONTACT_EMAIL, listed(entry(WORK, Audience.FRIENDS))))
    rows = of(few).rows + of(work.model_copy(update=own)).rows
    assert [row.now for row in rows] == ["Your connections", f"“{WORK}” (your connections)"]


def test_what_the_school_agreed_to_is_apart_and_comes_back_when_it_ends() -> None:
    seen = observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS)
    holds = Agreement(
        network="facebook",
        fact=Fact.FRIENDS_AUDIENCE,
        reaches=Audience.FRIENDS,
        reason="Ask the head",
        agreed_on=TODAY,
        expires_on=TODAY + timedelta(days=9),
    )
    ended = holds.model_copy(
        update={"agreed_on": date(2026, 1, 1), "expires_on": TODAY - timedelta(days=1)}
    )

    agreed = of(account(seen), agreed=(holds,))
    assert agreed.visits == ()
    assert agreed.first is None
    assert [len(v.rows) for v in agreed.agreed_visits] == [1]
    open_again = of(account(seen), agreed=(ended,))
    assert open_again.agreed_visits == ()
    assert [row.agreed is not None for row in open_again.rows] == [True]


def test_a_row_keeps_its_id_whatever_else_is_found() -> None:
    friends = observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)
    wider = observed(Fact.FRIENDS_AUDIENCE, Audience.MEMBERS)
    others = (observed(Fact.POSTS_PUBLIC_COUNT, Count(count=3)), wider)

    (alone,) = rows_about(of(account(friends)), Fact.FRIENDS_AUDIENCE)
    (among,) = rows_about(of(account(*others)), Fact.FRIENDS_AUDIENCE)

    assert alone.id == among.id


def _exposed(report: Report) -> set[tuple[str | None, Fact, str]]:
    return {
        (f.network, fact, f.subject.casefold())
        for clause in report.clauses
        for f in clause.findings
        if f.outcome is Outcome.NOT_MET
        for fact in f.facts
    }


def _in_rows(made: tuple[Visit, ...]) -> list[tuple[str | None, Fact, str]]:
    return [
        (visit.network, exposure.fact, exposure.subject.casefold())
        for visit in made
        for row in visit.rows
        for exposure in row.exposures
    ]


@given(snapshots, st.booleans())
def test_every_exposed_finding_is_in_exactly_one_row(taken: Snapshot, known: bool) -> None:
    made = judge_snapshot(taken, load_checklist(), SCHOOL if known else None, Answers(), TODAY)

    told = _in_rows(made.visits) + _in_rows(made.agreed_visits)
    assert sorted(told, key=str) == sorted(_exposed(made), key=str)
    ids = [row.id for row in made.rows]
    assert len(ids) == len(set(ids))
    pages = [(v.network, v.url) for v in made.visits]
    assert len(pages) == len(set(pages))
    shown = {e for row in made.rows for e in row.evidence}
    assert shown == {
        e
        for c in made.clauses
        for f in c.findings
        if f.outcome is Outcome.NOT_MET and f.network is not None
        for e in f.evidence
    }


def test_the_worst_comes_first_then_what_most_clauses_speak_of_then_one_of_each_kind() -> None:
    """Each thing is its priority, how many clauses speak of it, and its kind."""
    things = [(1, 9, "a"), (2, 1, "a"), (2, 3, "a"), (2, 2, "b"), (2, 3, "b")]
    ordered = worst_first(
        things, priority=lambda t: t[0], clauses=lambda t: t[1], kind=lambda t: t[2]
    )
    assert ordered == [(2, 3, "a"), (2, 3, "b"), (2, 2, "b"), (2, 1, "a"), (1, 9, "a")]


def test_a_number_stands_with_what_was_counted() -> None:
    posts = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=14))
    pupils = observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=1, at_least=True))
    made = of(
        guided(
            posts,
            pupils,
            posts_public_count=way("Profile", "Posts"),
            friends_students_of_employer=way("Profile", "Friends"),
        )
    )
    assert {row.setting: row.now for row in made.rows} == {
        "Posts": "14 posts that anyone can see",
        "Friends": "At least 1 friend who says they go to your school",
    }
