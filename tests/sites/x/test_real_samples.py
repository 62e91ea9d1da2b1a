"""Real X pages and answers, where there are any, say what a careful reader says of them."""

from pathlib import Path
from typing import Any

import pytest

from profilecheck.model import Count
from profilecheck.vocabulary import Audience, Fact, Source, Viewpoint
from tests.sites.readings import values

from .pages import answer, capture, read


def saved(samples: Path, name: str) -> dict[Fact, Any]:
    path = samples / "x" / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the samples")
    text = path.read_text(encoding="utf-8")
    stranger = Viewpoint.STRANGER
    if name.endswith(".json"):
        seen = capture(answer("UserByScreenName", text), html="", viewpoint=stranger, status=None)
    else:
        seen = capture(html=text, viewpoint=stranger, status=None)
    return values(read("profile_public", seen, account_id=None, source=Source.SAVED_PAGE))


def texts(value: Any) -> list[str]:
    return [entry.text for entry in value.entries]


def test_a_profile_signed_out(samples: Path) -> None:
    told = saved(samples, "metascraper-profile.html")
    assert told[Fact.PROFILE_NAME].entries[0].text == "Kiko Beats"
    assert told[Fact.PROFILE_NAME].entries[0].detail == "@Kikobeats"
    bio = "Building web infra & open source Running microlink.io"
    assert texts(told[Fact.PROFILE_BIO])[0].startswith(bio)
    assert texts(told[Fact.PROFILE_LOCATION]) == ["PORT_ALREADY_USED"]
    assert texts(told[Fact.PROFILE_LINKS])[0] == "kikobeats.com"
    assert told[Fact.FRIENDS_COUNT] == Count(count=3893)
    assert told[Fact.PROFILE_ACCESS] is Audience.PUBLIC


@pytest.mark.parametrize(
    ("name", "followers", "posts"),
    [
        ("twscrape.user_by_login.2025-03.legacy.json", 700242, 4079),
        ("twscrape.user_by_login.2026.json", 695695, 4319),
    ],
)
def test_an_answer_in_the_oldest_and_in_the_newest_shape(
    samples: Path, name: str, followers: int, posts: int
) -> None:
    told = saved(samples, name)
    assert told[Fact.PROFILE_NAME].entries[0].text == "Developers"
    assert told[Fact.PROFILE_NAME].entries[0].detail == "@XDevelopers"
    assert texts(told[Fact.PROFILE_LOCATION]) == ["127.0.0.1"]
    assert texts(told[Fact.PROFILE_LINKS]) == ["https://docs.x.com/"]
    assert texts(told[Fact.PROFILE_BIO])[1:] == ["X", "Community"]
    assert told[Fact.FRIENDS_COUNT] == Count(count=followers)
    assert told[Fact.PROFILE_ACCESS] is Audience.PUBLIC
    assert told[Fact.POSTS_PUBLIC_COUNT] == Count(count=posts)
