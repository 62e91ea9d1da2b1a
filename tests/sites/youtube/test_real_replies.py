"""The readers on real public answers, where some are at hand."""

from pathlib import Path
from typing import Any

import pytest

from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.sites.readings import NO_SCHOOL, all_of, observed, reason, texts, value

from .pages import bare, read

KURZGESAGT = "UCsXVk37bltHxD1rDPwtNM8Q"


def seen_in(samples: Path, name: str, viewpoint: Viewpoint = Viewpoint.STRANGER) -> Any:
    file = samples / "youtube" / name
    if not file.is_file():
        pytest.skip(f"{name} is not among the real answers")
    return bare(file.read_text(encoding="utf-8"), viewpoint)


def read_it(page_id: str, seen: Any) -> Any:
    return read(page_id, seen, account_id=None, matcher=NO_SCHOOL, source=Source.SAVED_PAGE)


def test_a_channel(samples: Path) -> None:
    seen = seen_in(samples, "newpipe.kurzgesagt.browse.json")
    who = YOUTUBE.identity(seen)
    assert (who.signed_in, who.owner) == ("", KURZGESAGT)
    readings = read_it("channel_public", seen)
    (name,) = value(Fact.PROFILE_NAME, readings).entries
    assert (name.text, name.detail) == ("Kurzgesagt – In a Nutshell", "@kurzgesagt")
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=25_000_000, at_least=True)
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=337)
    first, more = all_of(Fact.PROFILE_LINKS, readings)
    assert texts(Fact.PROFILE_LINKS, [first]) == ["shop.kgs.link/cool"]
    assert (more.reason, more.detail) == (UnreadReason.INCOMPLETE_LIST, "and 7 more links")  # type: ignore[union-attr]
    places = [r.place for r in readings if isinstance(r, Unread) and r.place]
    assert places == ["“Posts” and “Store” on your channel"]
    (bio,) = value(Fact.PROFILE_BIO, readings).entries
    assert bio.audience is Audience.PUBLIC
    assert bio.text.startswith("Animation videos explaining things")
    assert "@" not in bio.text
    assert reason(Fact.CONTACT_EMAIL, readings) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.PROFILE_LOCATION, readings) is UnreadReason.PAGE_CHANGED


def test_its_videos(samples: Path) -> None:
    readings = read_it("videos_public", seen_in(samples, "newpipe.kurzgesagt.browse.json"))
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=30, at_least=True)
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, readings) is UnreadReason.PAGE_CHANGED


def test_a_removed_channel_tells_nothing(samples: Path) -> None:
    for viewpoint in Viewpoint:
        seen = seen_in(samples, "newpipe.notavailable.browse.json", viewpoint)
        for page in YOUTUBE.pages:
            readings = read_it(page.id, seen) if viewpoint in page.viewpoints else ()
            assert {getattr(r, "reason", None) for r in readings} <= {UnreadReason.NOT_THERE}


def test_signed_out_the_owner_is_told_nothing(samples: Path) -> None:
    seen = seen_in(samples, "newpipe.kurzgesagt.browse.json", Viewpoint.OWNER)
    for page in YOUTUBE.pages:
        if Viewpoint.OWNER in page.viewpoints:
            assert observed(read_it(page.id, seen)) == []


def test_nothing_is_read_that_an_answer_does_not_tell(samples: Path) -> None:
    seen = seen_in(samples, "newpipe.kurzgesagt.browse.json")
    for page_id in ("channel_public", "videos_public"):
        told = {r.fact for r in read_it(page_id, seen) if isinstance(r, Observed)}
        assert not told & {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE, Fact.PROFILE_EMPLOYER}
