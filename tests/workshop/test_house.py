"""Pictures are of the replicas' real pages, settings are really changed, and no way leads out."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.launch import ReplicaEndpoint, practising
from profilecheck.model import Account
from profilecheck.page.turning import RowIs
from profilecheck.replica import Persona, person
from profilecheck.replica.crowd import crowd
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import Circle, Viewpoint
from profilecheck.workshop.house import HEIGHT, WIDE, House, Photo
from profilecheck.workshop.stage import Stage, Turned
from profilecheck.workshop.story import Switch, load_story
from profilecheck.workshop.switches import settings
from tests import unhurried
from tests.auditing import SCHOOL, Auditing
from tests.conftest import Background
from tests.counting import CountingServer

AMY = person("exposed")
PROFILES = {
    "facebook": ("https://www.facebook.com/amy.carter.leeds", "Year 4 teacher at Oakfield"),
    "x": ("https://x.com/amycarterleeds", "Year 4 teacher at Oakfield"),
    "linkedin": ("https://www.linkedin.com/in/amy-carter-leeds", "Class Teacher"),
    "youtube": ("https://www.youtube.com/channel/UCamyCarterLeeds000000aa/about", "Year 4 teacher"),
    "myspace": ("https://myspace.com/amycarterleeds", "Year 4 teacher at Oakfield"),
    "mastodon@mastodon.example": ("https://mastodon.example/@amycarter", "Year 4 teacher"),
}


@pytest.fixture(scope="module")
def house(run: Background) -> Iterator[House]:
    async def made() -> House:
        return House(SchoolMatcher(SCHOOL), show=False)

    house = run(made())
    with house.replica:
        yield house
        run(house.close())


def profiles(house: House, network: str) -> dict[str, Any]:
    running = next(r for n, r in house.replica.networks.items() if n.id == network)
    accounts = cast("Any", running).state.accounts
    return {name: account.profile for name, account in accounts.items()}


@pytest.mark.parametrize("network", PROFILES)
def test_a_picture_shows_the_page_as_those_eyes_get_it_with_marks(
    house: House, run: Background, network: str
) -> None:
    address, text = PROFILES[network]
    photo = run(house.photograph(AMY, network, Circle.SIGNED_IN, address, [text, "Not there"]))
    assert photo.marked == {text}
    assert len(photo.parts) == 1
    width, height = (int.from_bytes(photo.parts[0][at : at + 4]) for at in (16, 20))
    assert (width, height) == (2 * WIDE, 2 * HEIGHT)


def test_a_picture_of_a_tab_begins_with_what_the_tab_shows(house: House, run: Background) -> None:
    """The head of the profile would leave no room for the names that somebody can see there."""
    address = f"{PROFILES['facebook'][0]}/friends"
    profile = AMY.profile_on("facebook", FacebookProfile)
    assert profile is not None
    *_, third = crowd(profile.friends)[:3]
    marks = ["46 friends", third.name]
    whole = run(house.photograph(AMY, "facebook", Circle.ANYONE, address, marks))
    tab = run(house.photograph(AMY, "facebook", Circle.ANYONE, address, marks, tab=True))
    assert whole.marked == tab.marked == {"46 friends", third.name}
    assert (len(whole.parts), len(tab.parts)) == (2, 1)


@pytest.mark.parametrize("setting", settings().values(), ids=lambda setting: setting.id)
def test_each_setting_is_changed_where_it_is_and_comes_back(
    house: House, run: Background, setting: Any
) -> None:
    before = profiles(house, setting.network)
    photo = run(house.press(setting, AMY))
    after = profiles(house, setting.network)
    assert [name for name in before if before[name] != after[name]] == [AMY.name]
    assert photo.parts
    house.replica.begin_anew()
    assert profiles(house, setting.network) == before


@pytest.mark.xdist_group("exposed")
def test_each_setting_is_a_row_of_the_checklist_of_somebody_who_left_it_open(
    audited: Auditing,
) -> None:
    visits = audited("exposed").report.visits
    rows = {(visit.network, row.setting) for visit in visits for row in visit.rows}
    assert {(s.network, s.called) for s in settings().values()} <= rows


def test_there_is_no_way_from_the_workshop_to_anywhere_else(
    house: House, run: Background, server: CountingServer
) -> None:
    """Every name leads to the replicas, and an address of this computer leads nowhere."""
    endpoint = ReplicaEndpoint(house.replica.port, house.replica.spki)

    async def gone_to(named: str, numbered: str) -> int:
        async with practising(endpoint) as browser:
            page = await browser.new_page()
            answer = await page.goto(named)
            with pytest.raises(PlaywrightError):
                await page.goto(numbered)
            return answer.status if answer else 0

    status = run(gone_to("https://www.example.org/", f"https://127.0.0.1:{server.port}/"))
    assert status == 404
    assert server.seen == []


@pytest.mark.xdist_group("exposed")
def test_a_row_turns_only_where_the_pages_say_so(
    audited: Auditing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting is pressed, as it were, and the network is as it was."""
    account = audited("exposed").account("facebook")
    looked: list[tuple[Any, ...]] = []

    async def audit(self: House, owner: Persona, site: object, *again: Any) -> Account:
        looked.append(again)
        return account

    async def photo(self: House, *of: object, **how: object) -> Photo:
        return Photo((b"",), frozenset())

    monkeypatch.setattr(House, "audit", audit)
    for name in ("photograph", "show", "press"):
        monkeypatch.setattr(House, name, photo)
    switch = Switch(
        person="exposed",
        network="facebook",
        eyes=Circle.PUPIL_OR_PARENT,
        setting="facebook-friends-list",
    )
    with Stage(load_story()) as stage:
        stage.turned(switch)
        while stage.busy:
            for job in stage.jobs:
                job.result(timeout=unhurried.SECONDS)
        turned = stage.turned(switch)
    assert isinstance(turned, Turned)
    assert turned.row is not None
    assert turned.row.setting == settings()["facebook-friends-list"].called
    assert turned.row_is is RowIs.STILL
    before, pages = next(again for again in looked if again)
    assert before is account
    assert ("settings_find", Viewpoint.OWNER) in pages
    assert ("friends_public", Viewpoint.STRANGER) in pages
    assert len(pages) < 12
