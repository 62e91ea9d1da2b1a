"""The planting law, on every file of the careful person's exports.

One of the spots that are named alike in a file is planted in; each with `--whole-laws`.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from profilecheck.conformance.planting import LeftOut, plant_in_export
from profilecheck.replica import Persona, person
from profilecheck.replica.exports import MAKERS as BY_HAND
from profilecheck.replica.exports.writing import MADE
from profilecheck.sites import site
from tests.auditing import SCHOOL
from tests.exports.making import MAKERS, Files, facebook, linkedin, unpacked
from tests.laws.conftest import CAREFUL
from tests.networks import open_site

Maker = Callable[[Persona], Files]
SHAPES: dict[str, Maker] = {
    **MAKERS,
    "facebook of 2018": partial(facebook, older=True),
    "linkedin of 2018": partial(linkedin, older=True),
}
LEAST, LEAST_IN_PART = 30, 8
"""Plantings in each at the least: the careful person has not written much."""


@pytest.mark.parametrize("shape", SHAPES)
def test_what_names_the_school_is_found_wherever_it_stands_in_an_export(
    shape: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    files = SHAPES[shape](person(CAREFUL))
    folder = unpacked(tmp_path / "export", files)
    brief = not pytestconfig.getoption("--whole-laws")
    figures = plant_in_export(folder, open_site(shape.split()[0]), SCHOOL, brief=brief)
    print(f"{shape}: {figures.planted} plantings", *figures.lines(), sep="\n  ")
    assert [str(green) for green in figures.greens] == []
    assert figures.planted >= (LEAST_IN_PART if brief else LEAST)
    assert {name: (folder / name).read_bytes() for name in files} == files


_ELSEWHERE = re.compile(
    # What the network notes itself, and settings: nobody writes words there.
    r"\.(?:href|uri|Link|title|Country)$|\.title$|SettingsMap|Private Account|Contact Syncing"
    r"|Comments Allowed From|wa_settings|WhoCanView|signup_details|Onboarding Time"
    # What is written to or by others, and lists of them.
    r"|chat_history|snap_history|followers|FansList|wa_groups"
    # What the person signs in with, which nobody else is shown.
    r"|emailAddress|telephoneNumber|Email\.value"
)
"""Where a planting in the exports of networks that are never opened shows to nobody."""


@pytest.mark.parametrize("network", ["instagram", "threads", "tiktok", "snapchat", "whatsapp"])
def test_what_names_the_school_is_found_wherever_the_person_wrote_it(
    network: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    someone = person(CAREFUL)
    if network == "instagram":
        # Threads' part of it is a network of its own, and is planted by itself.
        rest = {name: on for name, on in someone.exports.items() if name != "threads"}
        someone = someone.model_copy(update={"exports": rest})
    made = BY_HAND[network](someone, MADE)
    files = {name: held for name, held in made.items() if "/messages/" not in name}
    folder, brief = unpacked(tmp_path / "export", files), not pytestconfig.getoption("--whole-laws")
    figures = plant_in_export(folder, site(network), SCHOOL, brief=brief)
    spots = {f"{green.page} {green.spot}" for green in figures.greens}
    assert {spot for spot in spots if not _ELSEWHERE.search(spot)} == set()
    assert len(figures.greens) < figures.planted


def test_a_field_that_no_reader_takes_is_seen(tmp_path: Path) -> None:
    files = MAKERS["linkedin"](person(CAREFUL))
    text = files["Profile.csv"].decode()
    head, row = text.splitlines()
    folder = unpacked(tmp_path, {**files, "Profile.csv": f"{head},Motto\n{row},None\n".encode()})
    figures = plant_in_export(folder, open_site("linkedin"), SCHOOL, brief=True)
    assert {(g.page, g.spot) for g in figures.greens} == {("Profile.csv", "cell Motto")}


def test_lists_of_others_and_what_the_network_notes_are_counted(tmp_path: Path) -> None:
    folder = unpacked(tmp_path, MAKERS["linkedin"](person(CAREFUL)))
    figures = plant_in_export(folder, open_site("linkedin"), SCHOOL, brief=True)
    assert {reason for *_, reason in figures.left_out} == {
        LeftOut.SETTING,
        LeftOut.OTHERS,
        LeftOut.NETWORKS,
    }
