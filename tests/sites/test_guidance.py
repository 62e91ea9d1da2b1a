"""All guidance of all networks: each step stands where it belongs, each address is theirs."""

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from profilecheck.browser.dom import normalise
from profilecheck.checklist import load_checklist
from profilecheck.checks import AudienceAtMost, SwitchIs
from profilecheck.model import WANTED, Guidance, GuidanceCase
from profilecheck.sites import FAMILIES, SITES, site
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Audience, Fact, FactKind
from tests.each import each
from tests.networks import open_site

ALL: list[Site] = [*SITES, *(family.at(family.example) for family in FAMILIES)]
SETTINGS = (FactKind.AUDIENCE, FactKind.SWITCH)
NO_MEANING = {
    ("facebook", Fact.PROFILE_ACCESS),  # a sign-in page does not say what members are shown
    ("facebook", Fact.MESSAGES_WHO_CAN_SEND),  # two rows decide it together
}
"""Settings whose options do not say who is let in: the person is asked in our words."""

EVERY = [(network, fact, way) for network in ALL for fact, way in network.guidance.items()]


def told(way: Guidance) -> Iterator[Guidance]:
    """The guidance, and what it is in each of its cases."""
    yield way.at(None)
    for case in way.cases:
        for value in case.values or (None,):
            yield way.at(value, case.pages)


@each(("network", "fact", "way"), EVERY)
def test_each_names_its_page_and_its_setting_and_has_its_choice_among_the_steps(
    network: Site, fact: Fact, way: Guidance
) -> None:
    for said in told(way):
        assert said.place
        assert said.setting
        assert said.steps.count(WANTED) <= 1
        assert said.before
        if said.wanted:
            # What is wanted is pressed once, and never again at the end of the steps.
            assert normalise(said.wanted) not in map(normalise, said.before[-1:])
            assert "Save" not in said.before[-1:] or not said.chosen
        if fact.kind in SETTINGS and fact not in (Fact.ACCOUNT_DORMANT, Fact.ACCOUNT_LEFTOVERS):
            assert said.wanted
        assert not {"{server}", "{host}"} & set(said.url.split("/"))


ACTS = {normalise(step) for _, _, way in EVERY for said in told(way) for step in said.after}
"""What is pressed once a choice was made, on any network: it changes something."""
BEYOND = {(n.id, way.steps[-1]) for n, _, way in EVERY if way.look and way.look.steps != way.steps}
"""What is pressed, on a network, beyond where a thing is seen."""


@each(("network", "fact", "way"), EVERY)
def test_a_look_ends_where_the_thing_is_seen(network: Site, fact: Fact, way: Guidance) -> None:
    assert ACTS
    look = way.way_to_look
    assert normalise(look.steps[-1]) not in ACTS
    assert (network.id, look.steps[-1]) not in BEYOND
    assert WANTED not in look.steps
    # When somebody wrote last is never seen where an account is closed.
    assert way.look is not None or fact is not Fact.ACCOUNT_DORMANT
    assert way.look is None or way.look.steps != way.before


@each(("network", "fact", "way"), [one for one in EVERY if one[2].stands_at])
def test_an_answer_in_other_words_comes_to_an_option_of_the_setting_itself(
    network: Site, fact: Fact, way: Guidance
) -> None:
    of_setting = [
        one
        for one in network.guidance.values()
        if (one.url, one.setting) == (way.url, way.setting) and not one.stands_at
    ]
    assert way.stands_at.keys() <= set(way.options)
    assert any(set(way.stands_at.values()) == set(one.options) for one in of_setting)


@each(("network", "fact", "way"), EVERY)
def test_what_is_kept_and_read_back_tells_the_same(
    network: Site, fact: Fact, way: Guidance
) -> None:
    assert list(told(Guidance.model_validate_json(way.model_dump_json()))) == list(told(way))


@each(("network", "fact", "way"), EVERY)
def test_each_option_says_how_the_thing_stands(network: Site, fact: Fact, way: Guidance) -> None:
    assert set(way.means) <= set(way.options)
    if fact.kind not in SETTINGS or (network.id, fact) in NO_MEANING:
        return
    kind = Audience if fact.kind is FactKind.AUDIENCE else bool
    assert all(isinstance(value, kind) for value in way.means.values())
    unclear = set(way.options) - set(way.means)
    assert unclear <= {"No default", "Custom"}


@each(("network", "fact", "way"), EVERY)
def test_nobody_is_told_to_choose_what_they_have_chosen(
    network: Site, fact: Fact, way: Guidance
) -> None:
    for option, value in way.means.items():
        if not _is_minded(fact, value):
            continue
        there = way.at(value)
        assert normalise(there.wanted) != normalise(option)
        if there.setting == way.setting and there.wanted in way.means:
            wanted = way.means[there.wanted]
            assert wanted != value
            if isinstance(wanted, Audience) and isinstance(value, Audience):
                assert wanted < value


def _is_minded(fact: Fact, value: Audience | bool) -> bool:
    """Whether a check of the checklist finds something to change in a thing that stands so."""
    checks = [c for clause in load_checklist().clauses for c in clause.checks if fact in c.facts]
    return any(
        (isinstance(check, AudienceAtMost) and isinstance(value, Audience) and value > check.limit)
        or (isinstance(check, SwitchIs) and value is not check.value)
        for check in checks
    )


@each("network", ALL)
def test_what_one_setting_decides_is_told_alike(network: Site) -> None:
    ways: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for fact, way in network.guidance.items():
        if fact.kind in SETTINGS and way.chosen:
            ways.setdefault((way.url, way.setting), set()).add((way.place, *way.steps, way.wanted))
    assert {about: steps for about, steps in ways.items() if len(steps) > 1} == {}


def test_an_address_on_ones_own_profile_is_filled_with_it() -> None:
    facebook = site("facebook")
    own = facebook.guidance_for("https://www.facebook.com/amy.carter.leeds")
    assert own[Fact.CONTACT_PHONE].url == "https://www.facebook.com/amy.carter.leeds/about"
    numbered = facebook.guidance_for("https://www.facebook.com/profile.php?id=100001")
    assert numbered[Fact.CONTACT_PHONE].url == (
        "https://www.facebook.com/profile.php?id=100001&sk=about"
    )
    x = site("x").guidance_for("https://x.com/amy")
    assert [c.url for c in x[Fact.FRIENDS_AUDIENCE].cases] == ["https://x.com/amy/followers"]
    assert x[Fact.ACCOUNT_DORMANT].way_to_look.url == "https://x.com/amy"


@each(
    "address",
    [
        "",
        "https://evil.example/amy",
        "http://www.facebook.com/amy",
        "javascript:alert(1)",
        "https://www.facebook.com@evil.example/amy",
        "https://amy@www.facebook.com/amy",
        "https://www.facebook.com.evil.example/amy",
    ],
)
def test_an_address_that_is_none_of_the_networks_is_not_put_in(address: str) -> None:
    facebook = open_site("facebook")
    ways = facebook.guidance_for(address)
    assert ways[Fact.CONTACT_PHONE].url == facebook.header.home_url
    urls = [url for way in ways.values() for url in (way.url, way.way_to_look.url)]
    assert not [url for url in urls if "{profile}" in url]


def test_what_the_wording_tells_of_an_option_needs_no_telling_twice() -> None:
    means = site("facebook").guidance[Fact.FRIENDS_AUDIENCE].means
    assert means["Friends except…"] is Audience.FRIENDS_EXCEPT
    assert means["Specific friends"] is Audience.SPECIFIC
    assert means["Only me"] is Audience.ONLY_ME


def test_a_case_says_when_it_holds_and_what_is_different() -> None:
    with pytest.raises(ValidationError, match="for which"):
        GuidanceCase(wanted="Off")
    with pytest.raises(ValidationError, match="what is different"):
        GuidanceCase(values=(True,))


def test_the_choice_stands_once_among_the_steps_and_has_a_name() -> None:
    fields = {"url": "https://x.example/", "look_for": "It"}
    with pytest.raises(ValidationError, match="twice"):
        Guidance.model_validate({**fields, "steps": (WANTED, "Save", WANTED), "wanted": "Off"})
    with pytest.raises(ValidationError, match="nothing is wanted"):
        Guidance.model_validate({**fields, "steps": ("Settings", WANTED)})
    way = Guidance.model_validate({**fields, "steps": ("Posts", WANTED, "Save"), "wanted": "Off"})
    assert (way.before, way.after, way.chosen) == (("Posts",), ("Save",), True)
