"""Pictures are of the replicas' real pages, settings are really changed, and no way leads out."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.launch import ReplicaEndpoint, practising
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import Circle
from profilecheck.workshop.house import HEIGHT, WIDE, House
from profilecheck.workshop.switches import settings
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

    async def gone_to(address: str) -> int:
        async with practising(endpoint) as browser:
            page = await browser.new_page()
            answer = await page.goto(address)
            return answer.status if answer else 0

    assert run(gone_to("https://www.example.org/")) == 404
    with pytest.raises(PlaywrightError):
        run(gone_to(f"https://127.0.0.1:{server.port}/"))
    assert server.seen == []


def test_the_settings_are_opened_in_a_window_and_closed(house: House, run: Background) -> None:
    setting = settings()["myspace-privacy"]
    opened = []
    run(house.open_window(setting, AMY))
    opened.append(house.window_is_open)
    run(house.close_window())
    opened.append(house.window_is_open)
    assert opened == [True, False]
    assert run(house.show(setting, AMY)).marked == {setting.called}
