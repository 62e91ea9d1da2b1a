"""How an account is said, what of it can come into an address, and whose first page names it."""

from urllib.parse import urlsplit

import pytest

from profilecheck.errors import InputError
from profilecheck.questions.saving import own_address, own_handle
from profilecheck.sites import known_sites
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.header import Header, PageCode, build_site
from profilecheck.sites.profile_address import ProfileAddress
from profilecheck.sites.reading import Home
from profilecheck.sites.rules import broken_rules
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import UnreadReason
from tests.each import each
from tests.networks import open_site, with_header

FACEBOOK, X, YOUTUBE = open_site("facebook"), open_site("x"), open_site("youtube")
LINKEDIN = open_site("linkedin")
MASTODON = open_site("mastodon@social.example")
ROOT = "https://social.example"
ANY_PATH = with_header(MASTODON, profile_paths=())
SEVERAL = with_header(ANY_PATH, account_home_url=f"{ROOT}/@{{account}}/settings/")


@each(
    "said",
    [
        *(
            "",
            " ",
            "@",
            "@@amy",
            ".",
            "..",
            "../admin",
            "amy/../beth",
            "amy/settings",
            "amy?to=beth",
        ),
        *("amy#x", "amy%2Fbeth", "%2e%2e", "amy\\beth", "amy&a=b", "amy;b", "amy:b", "amy beth"),
        *("amy\nbeth", "amy\u202ebeth", "{account}", "a" * 201, "//beth", "https://[", "/@amy"),
        *("https://elsewhere.example/@amy", "https://social.example@elsewhere.example/@amy"),
        *("https://amy@social.example/@amy", "ftp://social.example/@amy", "javascript://x/@amy"),
        *("https://social.example/", "https://social.example/?a=b"),
    ],
)
def test_what_is_no_account_is_refused_in_a_sentence(said: str) -> None:
    for site in (MASTODON, ANY_PATH, SEVERAL):
        with pytest.raises(InputError, match=r"is no account's name, and no address of a profile"):
            ChosenAccount.on(site, said)


@each(
    ("said", "address"),
    [
        ("amy", f"{ROOT}/@amy/settings/"),
        (" @Amy@other.example ", f"{ROOT}/@Amy@other.example/settings/"),
        ("zoë_1.b-c", f"{ROOT}/@zo%C3%AB_1.b-c/settings/"),
        (f"{ROOT}/@amy", f"{ROOT}/@amy/settings/"),
        ("social.example/@amy@other.example/", f"{ROOT}/@amy@other.example/settings/"),
    ],
)
def test_it_stands_in_the_address_as_one_part_of_it(said: str, address: str) -> None:
    assert ChosenAccount.on(SEVERAL, said).home_url(SEVERAL) == address
    assert ChosenAccount.on(ANY_PATH, said).home_url(ANY_PATH) == MASTODON.header.home_url


@each("said", [f"{ROOT}/@amy?to=beth", f"{ROOT}/@amy%2F..%2F@beth", f"{ROOT}/@amy/.."])
def test_an_address_that_ends_with_no_name_leads_nowhere(said: str) -> None:
    with pytest.raises(InputError):
        ChosenAccount.on(SEVERAL, said)


def test_a_token_is_of_one_account_and_its_first_answer_tells_which() -> None:
    nothing = PageCode(lambda capture, labels: True, lambda context: ())
    made = build_site(
        SEVERAL.header,
        {page.id: nothing for page in SEVERAL.header.pages},
        identity=SEVERAL.identity,
        own_profile=SEVERAL.own_profile,
    )
    assert made.header.account_home_url
    assert made.by_token is not None
    api = made.by_token.site
    assert ChosenAccount.on(api, "amy").home_url(api) == api.header.home_url


NUMBER = "https://www.facebook.com/profile.php?id=100005"
CHANNEL = "https://www.youtube.com/channel/UCabc"


@each(
    ("site", "said", "account_id", "profile", "is_it"),
    [
        (FACEBOOK, "100005", "100005", NUMBER, True),
        (FACEBOOK, NUMBER, "100005", NUMBER, True),
        (FACEBOOK, "m.facebook.com/profile.php?id=100005", "100005", NUMBER, True),
        (FACEBOOK, "https://www.facebook.com/profile.php?id=7", "100005", NUMBER, False),
        (FACEBOOK, "profile.php", "100005", NUMBER, False),
        (FACEBOOK, "amy.carter", "100005", NUMBER, False),
        (FACEBOOK, "amy.carter", "100005", "https://www.facebook.com/Amy.Carter", True),
        (FACEBOOK, NUMBER, "100005", "https://www.facebook.com/amy.carter", False),
        (X, "https://twitter.com/Amy", "amy", "https://x.com/amy", True),
        (FACEBOOK, f"{NUMBER}&sk=about&mibextid=a", "100005", NUMBER, True),
        (FACEBOOK, "fb.com/amy.carter/about?x=y", "7", "https://www.facebook.com/amy.carter", True),
        (X, "https://x.com/amy/with_replies?s=20", "amy", "https://x.com/amy", True),
        (LINKEDIN, "uk.linkedin.com/in/amy/en/", "1", "https://www.linkedin.com/in/amy", True),
        (LINKEDIN, "linkedin.com/in/beth", "1", "https://www.linkedin.com/in/amy", False),
        (YOUTUBE, "youtube.com/@amy/videos", "UCabc", "https://www.youtube.com/@Amy", True),
        (YOUTUBE, "youtube.com/c/amy", "UCabc", "https://www.youtube.com/@amy", False),
        (YOUTUBE, "m.youtube.com/channel/UCabc/about", "UCabc", CHANNEL, True),
        (YOUTUBE, "youtube.com/user/UCabc", "UCabc", CHANNEL, False),
        (FACEBOOK, "facebook.com/people/Amy-Carter/100005", "100005", NUMBER, True),
        (FACEBOOK, "facebook.com/people/Amy-Carter/7", "100005", NUMBER, False),
        (LINKEDIN, "linkedin.com/mwlite/in/amy", "1", "https://www.linkedin.com/in/amy", True),
        (MASTODON, f"{ROOT}/web/@amy", "amy", f"{ROOT}/@amy", True),
        (MASTODON, f"{ROOT}/users/Amy/followers", "amy", f"{ROOT}/@amy", True),
        (MASTODON, f"{ROOT}/users/beth", "amy", f"{ROOT}/@amy", False),
        (X, "my", "amy", "https://x.com/amy", False),
        (YOUTUBE, "UCabc", "UCabc", CHANNEL, True),
        (YOUTUBE, "@amy", "UCabc", CHANNEL, False),
        (MASTODON, "@amy@social.example", "amy", f"{ROOT}/@amy", True),
        (MASTODON, "@amy@other.example", "amy", f"{ROOT}/@amy", False),
        (SEVERAL, "amy", "amy@other.example", f"{ROOT}/@amy@other.example/", False),
        (SEVERAL, "amy@other.example", "amy@other.example", f"{ROOT}/@amy@other.example/", True),
    ],
)
def test_only_what_the_first_page_names_is_the_one(
    site: OpenSite, said: str, account_id: str, profile: str, is_it: bool
) -> None:
    chosen = ChosenAccount.on(site, said)
    assert chosen.is_signed_in(site, Home(None, profile, account_id)) is is_it
    assert not chosen.is_signed_in(site, Home(UnreadReason.PAGE_CHANGED))


_NOT_ONES_OWN = {
    "facebook": (
        *("groups/123", "events/123", "marketplace", "marketplace/item/1", "pages/Elm-Park/1"),
        *("p/Elm-Park-1", "watch", "reel/1", "share/p/a", "hashtag/a", "photo/?fbid=1", "me"),
        *("photo.php?fbid=1", "permalink.php?id=5", "story.php?id=5", "profile.php", "search/top"),
    ),
    "x": ("i/lists/1", "i/communities/1", "i/user/1", "hashtag/a", "intent/user", "messages/1-2"),
    "linkedin": (
        *("company/elm", "school/elm", "showcase/elm", "groups/1", "feed", "jobs/view/1", "in/me"),
        *("posts/amy_a", "pulse/a", "pub/dir/amy/carter", "amy"),
    ),
    "youtube": (
        *("playlist?list=1", "watch?v=1", "shorts/a", "live/a", "post/a", "feed/library", "clip/a"),
        *("results", "hashtag/a", "embed/a"),
    ),
    "myspace": ("discover", "music/song", "video/a", "pages/terms", "article/a", "my/home"),
    "mastodon@social.example": ("explore", "tags/a", "lists/1", "about", "@amy@other.example"),
}


def test_a_networks_folders_are_nobodys_account() -> None:
    opened = {site.id for site in known_sites() if isinstance(site, OpenSite)}
    assert opened <= _NOT_ONES_OWN.keys()
    for network, paths in _NOT_ONES_OWN.items():
        site = open_site(network)
        host = urlsplit(site.header.home_url).hostname
        for path in paths:
            for refusing in (ChosenAccount.on, own_address):
                with pytest.raises(InputError, match=r"no address of a|not the address of a"):
                    refusing(site, f"https://{host}/{path}")


def test_nor_are_those_of_networks_that_are_not_opened() -> None:
    folders = {
        "instagram": (
            "p/a",
            "reel/a",
            "explore/tags/a",
            "share",
            "s",
            "accounts/edit",
            "locations",
        ),
        "threads": ("@amy/post/1", "t/a", "search", "settings"),
        "tiktok": ("@amy/video/1", "tag/a", "foryou", "t/a", "music/a"),
    }
    pages = {s.id: s for s in known_sites() if isinstance(s, ByHandSite) and s.profile_page}
    assert pages.keys() == folders.keys()
    for network, paths in folders.items():
        for path in paths:
            with pytest.raises(InputError, match="is no name of a profile"):
                own_handle(pages[network], f"www.{network}.com/{path}")


def test_no_page_that_is_read_or_led_to_is_anybodys_account() -> None:
    for network in _NOT_ONES_OWN:
        site = open_site(network)
        header = site.header
        ways = [way for g in header.guidance.values() for way in (g, *g.cases, g.look) if way]
        known = [header.home_url, header.sign_in_url, *(page.url for page in header.pages)]
        for url in {*known, *(way.url for way in ways if way.url)}:
            if "{" not in url:
                assert ProfileAddress.at(site, url) is None, url


def test_where_profiles_stand_matters_only_where_it_is_known() -> None:
    said = "https://business.facebook.com/amy"
    assert ChosenAccount.on(with_header(FACEBOOK, profile_paths=()), said).name == "amy"
    with pytest.raises(InputError):
        ChosenAccount.on(FACEBOOK, said)


def test_what_leads_to_a_profile_is_cut_to_it() -> None:
    for typed in ("www.facebook.com/amy.carter/friends?a=b#c", "facebook.com/amy.carter/posts/1"):
        assert own_address(FACEBOOK, typed).endswith("facebook.com/amy.carter")


def test_the_profile_alone_tells_a_name_and_no_number() -> None:
    amy = "https://www.facebook.com/amy.carter"
    assert ChosenAccount.on(FACEBOOK, "Amy.Carter").has_profile(FACEBOOK, amy)
    assert ChosenAccount.on(FACEBOOK, amy).has_profile(FACEBOOK, amy)
    for other in ("100005", "beth"):
        assert not ChosenAccount.on(FACEBOOK, other).has_profile(FACEBOOK, amy)
    for none in ("", "https://[", "https://www.facebook.com/"):
        assert not ChosenAccount.on(FACEBOOK, "amy").has_profile(FACEBOOK, none)
        assert not ChosenAccount.on(FACEBOOK, amy).has_profile(FACEBOOK, none)


# What a header says


def _header(url: str) -> Header:
    said = MASTODON.header.model_dump(mode="json")
    return Header.model_validate({**said, "account_home_url": url})


@each(
    "url",
    [
        f"{ROOT}/settings",
        f"{ROOT}/{{account}}/{{account}}",
        "https://{account}.example/settings",
        "https://{account}.example/{account}",
        "https://{account}/",
        "http://social.example/{account}",
        "{profile}/{account}",
    ],
)
def test_a_header_has_it_once_and_not_in_the_host(url: str) -> None:
    with pytest.raises(ValueError, match="account_home_url"):
        _header(url)


def test_a_header_may_have_it_in_the_path_or_the_query() -> None:
    for url in ("", f"{ROOT}/@{{account}}/settings", f"{ROOT}/settings?as={{account}}"):
        assert _header(url).account_home_url == url


def test_a_header_says_where_in_an_address_the_name_is() -> None:
    said = MASTODON.header.model_dump(mode="json")
    unnamed = {**said, "profile_paths": ["^/people/[^/]+"]}
    with pytest.raises(ValueError, match="names nobody"):
        Header.model_validate(unnamed)
    assert Header.model_validate({**unnamed, "profile_parameter": "id"}).profile_parameter == "id"


@each("url", ["https://elsewhere.example/{account}", f"{ROOT}/auth/sign_out?{{account}}"])
def test_its_address_is_one_that_the_guard_lets_through(url: str) -> None:
    site = with_header(MASTODON, account_home_url=url)
    assert any("somebody" in sentence for sentence in broken_rules(site))
    assert broken_rules(SEVERAL) == ()
