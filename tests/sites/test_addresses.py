"""At which addresses a page may have been saved: every way a network writes them, and no other."""

import pytest

from profilecheck.sites.family import SiteFamily
from profilecheck.sites.mastodon import MASTODON
from profilecheck.sites.saved import is_page_address, is_part_of, pages_at
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Viewpoint
from tests.each import each
from tests.networks import OPEN_SITES, open_site

OWNER, STRANGER = Viewpoint.OWNER, Viewpoint.STRANGER
UC = "UCaaaaaaaaaaaaaaaaaaaaaa"
PROFILES = {
    "facebook": "https://www.facebook.com/amy.carter",
    "x": "https://x.com/amycarter",
    "linkedin": "https://www.linkedin.com/in/amy-carter",
    "youtube": f"https://www.youtube.com/channel/{UC}",
    "myspace": "https://myspace.com/amycarter",
    "mastodon@social.example": "https://social.example/@amy",
}


def _network(name: str) -> OpenSite:
    return open_site(name)


def _at(name: str, url: str, viewpoint: Viewpoint) -> set[str]:
    return {p.id for p in pages_at(_network(name), url, viewpoint, (PROFILES[name],))}


SAVED = [
    ("youtube", "https://www.youtube.com/@amycarter", OWNER, "channel"),
    ("youtube", "https://www.youtube.com/@amycarter/", STRANGER, "channel_public"),
    ("youtube", "https://www.youtube.com/@amycarter/about", OWNER, "channel"),
    ("youtube", "https://www.youtube.com/@amycarter/featured", OWNER, "channel"),
    ("youtube", "https://m.youtube.com/@Amy%20Carter/about?app=desktop", OWNER, "channel"),
    ("youtube", f"https://www.youtube.com/channel/{UC}", OWNER, "channel"),
    ("youtube", f"https://youtube.com/channel/{UC}/about", STRANGER, "channel_public"),
    ("youtube", "https://www.youtube.com/c/AmyCarter/about", STRANGER, "channel_public"),
    ("youtube", "https://www.youtube.com/user/AmyCarter", STRANGER, "channel_public"),
    ("youtube", "https://www.youtube.com/@amycarter/videos", STRANGER, "videos_public"),
    ("linkedin", "https://uk.linkedin.com/in/amy-carter", STRANGER, "profile_public"),
    ("linkedin", "https://de.linkedin.com/in/amy-carter/en?trk=x", STRANGER, "profile_public"),
    ("linkedin", "https://www.linkedin.com/in/amy-carter/pt-br/", STRANGER, "profile_public"),
    ("linkedin", "https://m.linkedin.com/in/amy-carter", OWNER, "profile"),
    (
        "linkedin",
        "https://www.linkedin.com/in/amy-carter/en/details/experience",
        OWNER,
        "experience",
    ),
    (
        "linkedin",
        "https://uk.linkedin.com/mypreferences/d/last-name-visibility",
        OWNER,
        "settings_last_name",
    ),
    (
        "facebook",
        "https://www.facebook.com/people/Amy-Carter/61550000000101/",
        STRANGER,
        "profile_public",
    ),
    ("facebook", "https://m.facebook.com/amy.carter?mibextid=x", OWNER, "profile"),
    (
        "facebook",
        "https://www.facebook.com/profile.php?id=61550000000101&sk=friends",
        OWNER,
        "friends",
    ),
    ("facebook", "https://de-de.facebook.com/amy.carter/friends", STRANGER, "friends_public"),
    ("facebook", "https://web.facebook.com/settings/?tab=posts", OWNER, "settings_posts"),
    ("x", "https://twitter.com/AmyCarter", OWNER, "profile"),
    ("x", "https://mobile.twitter.com/amycarter/", STRANGER, "profile_public"),
    ("x", "https://mobile.x.com/settings/contacts?s=20", OWNER, "settings_contacts"),
    ("x", "https://www.x.com/amycarter/with_replies", OWNER, "posts"),
    ("myspace", "https://www.myspace.com/amycarter", OWNER, "profile"),
    ("myspace", "https://m.myspace.com/AmyCarter/bio/", OWNER, "bio"),
    ("mastodon@social.example", "https://social.example/web/@amy", STRANGER, "profile_public"),
    ("mastodon@social.example", "https://social.example/@amy/", STRANGER, "profile_public"),
    ("mastodon@social.example", "https://social.example/users/amy/followers", OWNER, "followers"),
]


@each(("name", "url", "viewpoint", "page"), SAVED)
def test_a_page_is_known_at_each_address_that_a_network_gives_it(
    name: str, url: str, viewpoint: Viewpoint, page: str
) -> None:
    assert page in _at(name, url, viewpoint)
    assert is_page_address(_network(name), url)


@each(
    ("name", "url"),
    [
        ("youtube", "https://www.youtube.com/watch?v=abc"),
        ("youtube", "https://www.youtube.com/feed/subscriptions"),
        ("youtube", "https://music.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa"),
        ("youtube", "https://studio.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa"),
        ("facebook", "https://business.facebook.com/amy.carter"),
        ("linkedin", "https://www.linkedin.com/jobs/"),
        ("linkedin", "https://www.linkedin.com/company/oakfield"),
        ("facebook", "https://www.facebook.com/groups/oakfield"),
        ("facebook", "https://www.facebook.com/marketplace/"),
        ("facebook", "https://accountscenter.facebook.com/"),
        ("x", "https://x.com/home"),
        ("x", "https://x.com/amycarter/status/1"),
        ("myspace", "https://myspace.com/discover"),
        ("facebook", "https://elsewhere.example/amy.carter"),
        ("facebook", "https://[::bad"),
    ],
)
def test_what_is_none_of_the_pages_is_none(name: str, url: str) -> None:
    assert not _at(name, url, OWNER)
    assert not _at(name, url, STRANGER)
    assert not is_page_address(_network(name), url)


@pytest.mark.parametrize("network", [*OPEN_SITES, MASTODON], ids=lambda n: n.id)
def test_every_page_is_known_at_the_address_that_the_guide_prints(
    network: OpenSite | SiteFamily,
) -> None:
    one = network.at("social.example") if isinstance(network, SiteFamily) else network
    for page in one.pages:
        address = one.address(page, PROFILES[one.id])
        for viewpoint in page.viewpoints:
            assert page in pages_at(one, address, viewpoint, ())
            assert not is_part_of(one, address, page)


def test_a_page_without_all_that_it_shows_is_known_as_such() -> None:
    youtube = _network("youtube")
    channel = next(p for p in youtube.pages if p.id == "channel")
    assert is_part_of(youtube, "https://www.youtube.com/@amycarter", channel)
    assert not is_part_of(youtube, "https://www.youtube.com/@amycarter/about", channel)
