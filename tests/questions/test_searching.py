"""The searches a school makes, written out; and the made-up ones, which are marked as such."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.model import AboutMe, Came, Engine, SearchFound, SearchNotes, dump, loads
from profilecheck.questions.searching import (
    CAME,
    MadeUpSearch,
    SearchKind,
    act_after,
    known_about,
    made_up_search,
    noted,
    searched_networks,
    searches,
)
from profilecheck.replica import person
from profilecheck.school import School
from profilecheck.vocabulary import Audience, Fact
from tests.each import each
from tests.unit.builders import SCHOOL, TODAY, account, entry, listed, observed, snapshot

AMY = made_up_search().about


def test_every_kind_of_search_is_made_in_order() -> None:
    made = searches(AMY, searched_networks())
    kinds = list(dict.fromkeys(search.kind for search in made))
    assert kinds == list(SearchKind)
    queries = {search.kind: search.query for search in made}
    assert queries[SearchKind.NAME] == '"Amy Carter"'
    assert queries[SearchKind.TOWN] == '"Amy Carter" Leeds'
    assert queries[SearchKind.SCHOOL] == '"Amy Carter" "Oakfield Primary School"'
    assert queries[SearchKind.FORMER] == '"Amy Holroyd"'
    assert queries[SearchKind.PHONE] == '"07700 900142"'


def test_what_is_left_out_is_not_searched_for() -> None:
    assert searches(AboutMe(), searched_networks()) == ()
    kinds = {search.kind for search in searches(AboutMe(name="Amy Carter"))}
    assert not kinds & {SearchKind.TOWN, SearchKind.SCHOOL, SearchKind.FORMER, SearchKind.EMAIL}
    assert kinds >= {SearchKind.NAME, SearchKind.PICTURES, SearchKind.IMPERSONATORS}


texts = st.text(max_size=30)


@given(texts, texts, st.lists(texts, max_size=2), st.sampled_from(Engine))
def test_whatever_is_typed_stays_within_its_search(
    name: str, town: str, emails: list[str], engine: Engine
) -> None:
    about = AboutMe(name=name, town=town, emails=tuple(emails), engine=engine)
    hosts = {urlsplit(search.address).hostname for search in searches(AMY, searched_networks())}
    hosts |= {"www.bing.com", "duckduckgo.com"}
    made = searches(about, searched_networks())
    for search in made:
        parts = urlsplit(search.address)
        assert parts.scheme == "https"
        assert parts.hostname in hosts
        assert not parts.fragment
        if search.kind is not SearchKind.NETWORK:
            assert parse_qs(parts.query, keep_blank_values=True)["q"] == [search.query]
    assert len({search.id for search in made}) == len({(s.kind, s.query, s.title) for s in made})


@each("network", searched_networks())
def test_a_network_is_searched_at_one_of_its_own_addresses(network: object) -> None:
    (search,) = [s for s in searches(AMY, [network]) if s.kind is SearchKind.NETWORK]  # type: ignore[list-item]
    assert "Amy" in unquote(search.address)
    assert "Carter" in unquote(search.address)
    assert "{" not in search.address


@each("kind", SearchKind)
@each("came", CAME)
def test_whatever_came_ends_in_one_act(kind: SearchKind, came: Came) -> None:
    assert act_after(kind, came).endswith(".")


def test_what_is_known_is_filled_in_and_nothing_of_anybody_else() -> None:
    taken = snapshot(
        account(
            observed(Fact.PROFILE_NAME, listed(entry("Amy Carter", Audience.PUBLIC))),
            observed(Fact.CONTACT_EMAIL, listed("amy@example.org")),
            observed(Fact.ACCOUNT_EMAIL, listed("amy@example.org", "old@example.org")),
            observed(Fact.PROFILE_FAMILY, listed("Married to Jo Bell")),
        )
    )
    known = known_about(taken, SCHOOL)
    assert known == AboutMe(
        name="Amy Carter",
        town="Leeds",
        school="Oakfield Primary School",
        emails=("amy@example.org", "old@example.org"),
    )
    of_practice = known_about(taken.model_copy(update={"made_up": True}), SCHOOL)
    assert of_practice == AboutMe(town="Leeds", school="Oakfield Primary School")
    assert known_about(None, None) == AboutMe()
    assert known_about(None, School(names=("Oakfield Primary School",))).town == ""


def test_notes_are_of_a_search_and_the_last_word_counts() -> None:
    first, second, *_ = searches(AMY)
    notes = SearchNotes(about=AMY)
    for came in (Came.NOTHING, Came.TO_ACT_ON):
        notes = notes.plus(SearchFound(search=second.id, came=came, on=TODAY))
    assert loads(SearchNotes, dump(notes), "it") == notes
    ((search, found, act),) = noted(notes, searches(AMY))
    assert (search, found.came) == (second, Came.TO_ACT_ON)
    assert act == act_after(second.kind, Came.TO_ACT_ON)
    assert notes.came(first.id) is None


def test_the_made_up_search_is_of_the_made_up_person_and_of_no_address_there_is() -> None:
    made = made_up_search()
    assert made.about.name == person("exposed").full_name
    assert {result.search for result in made.results} <= set(SearchKind)
    assert {Came.HARMLESS, Came.TO_ACT_ON, Came.SOMEBODY_ELSE, Came.FALSE_ME} <= {
        result.came for result in made.results
    }
    for result in made.results:
        assert (urlsplit(result.address).hostname or "").endswith(".example")
    assert all(email.endswith("@example.org") for email in made.about.emails)
    # A kind that nothing comes of is there too: the room sees that it can be so.
    assert made.of(SearchKind.EMAIL) == ()


def test_a_made_up_result_at_a_real_address_is_refused() -> None:
    data = made_up_search().model_dump(mode="json")
    data["results"][0]["address"] = "https://www.bbc.co.uk/news"
    with pytest.raises(ValueError, match="address"):
        MadeUpSearch.model_validate(data)
