"""Whose session and whose page it is: told by the page, and held against the account."""

import pytest

from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.linkedin.identity import vanity_in
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import reason, value

from .pages import ME, PROFILE, ROOT, captured, guest, member_page, question, read, switch

CARD = "<section><h2>Amy Carter</h2><p>Teacher</p><p>Leeds</p><p>Contact info</p>{}</section>"


def test_older_pages_say_in_their_data_who_is_signed_in() -> None:
    who = LINKEDIN.identity(member_page("", url=f"{ROOT}/feed/"))
    assert (who.signed_in, who.owner) == (ME, None)


@pytest.mark.parametrize("other", ['{"com.linkedin.voyager.common.Me', '["voyager.common.Me"]'])
def test_a_part_of_the_data_that_cannot_be_read_costs_no_other(other: str) -> None:
    seen = member_page("", url=f"{ROOT}/feed/")
    before = seen.html.replace("<body>", f"<body><code>{other}</code>")
    assert LINKEDIN.identity(captured(before, url=seen.url)).signed_in == ME


def test_a_page_in_frames_is_nobodys_own() -> None:
    framed = captured("<html><frameset></frameset></html>", url=PROFILE)
    assert LINKEDIN.identity(framed).signed_in is None


def test_data_in_a_comment_is_read_too() -> None:
    seen = member_page("", url=f"{ROOT}/feed/")
    inner = seen.html.partition('display:none">')[2].partition("</code>")[0]
    plain = inner.replace("&#34;", '"').replace("&quot;", '"')
    hidden = captured(seen.html.replace(inner, f"<!--{plain}-->"), url=seen.url)
    assert LINKEDIN.identity(hidden).signed_in == ME


@pytest.mark.parametrize(
    ("main", "url"),
    [
        ("", f"{PROFILE}/?isSelfProfile=true"),
        (CARD.format('<button aria-label="Edit intro">x</button>'), PROFILE),
        (CARD.format("") + f'<a href="/in/{ME}/edit/forms/summary/">x</a>', PROFILE),
        (
            f'<h2>Sgiliau</h2><a href="/in/{ME}/details/skills/edit/forms/7/">x</a>',
            f"{PROFILE}/details/skills/",
        ),
    ],
)
def test_newer_pages_show_the_owner_what_only_the_owner_gets(main: str, url: str) -> None:
    assert LINKEDIN.identity(member_page(main, url=url, who="")).signed_in == ME


def test_old_addresses_of_people_with_one_name_are_told_apart() -> None:
    first, second = (vanity_in(f"{ROOT}/pub/amy-carter/{n}/345/678") for n in ("12", "1a"))
    assert first != second
    assert "amy-carter" not in (first, second)
    assert vanity_in(f"{ROOT}/pub/dir/Amy/Carter") is None
    assert vanity_in(f"{ROOT}/in/amy-carter/fr") == "amy-carter"


def test_another_members_profile_is_not_ones_own() -> None:
    main = CARD.format("<button>Connect</button>") + "<button>Add section</button>"
    who = LINKEDIN.identity(member_page(main, url=f"{ROOT}/in/jo-bell", who=""))
    assert (who.signed_in, who.owner, who.somebody) == (None, "jo-bell", True)
    readings = read("profile", member_page(main, url=f"{ROOT}/in/jo-bell", who=""))
    assert reason(Fact.PROFILE_NAME, readings) is UnreadReason.PAGE_CHANGED


def test_a_profile_of_another_than_the_account_is_the_wrong_one() -> None:
    readings = read("profile", member_page(CARD.format(""), url=f"{ROOT}/in/jo-bell"))
    assert reason(Fact.PROFILE_NAME, readings) is UnreadReason.WRONG_ACCOUNT


def test_a_settings_page_that_names_nobody_is_the_signed_in_accounts_own() -> None:
    main = switch("Who can see your connections", on=True)
    readings = read("settings_connections", question("connections-visibility", main, who=""))
    assert value(Fact.FRIENDS_AUDIENCE, readings) is Audience.FRIENDS
    assert (
        reason(
            Fact.FRIENDS_AUDIENCE,
            read("settings_connections", question("connections-visibility", main, who="jo-bell")),
        )
        is UnreadReason.WRONG_ACCOUNT
    )


def test_a_page_without_any_sign_of_a_session_is_not_trusted() -> None:
    html = f"<html lang='en'><main>{switch('Who can see your connections', on=True)}</main></html>"
    readings = read("settings_connections", captured(html, url=f"{ROOT}/mypreferences/d/x"))
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.PAGE_CHANGED


def test_a_public_page_means_that_nobody_is_signed_in() -> None:
    seen = guest()
    owner = captured(seen.html, url=seen.url)
    assert LINKEDIN.identity(owner).signed_in == ""
    assert reason(Fact.PROFILE_NAME, read("profile", owner)) is UnreadReason.SIGNED_OUT


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{ROOT}/mypreferences/d/no-such", 404),
        (f"{ROOT}/mypreferences/page-not-found", 200),
        (f"{ROOT}/in/unavailable/", 200),
    ],
)
def test_a_page_that_is_not_there_is_told_as_that_in_any_language(url: str, status: int) -> None:
    gone = member_page("<h1>Nie ma takiej strony</h1>", url=url, status=status, lang="pl")
    readings = read("settings_connections", gone)
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.NOT_THERE


@each(("url", "status"), [(f"{ROOT}/in/unavailable/", 200), (f"{ROOT}/404/", 200), (PROFILE, 404)])
def test_to_a_stranger_a_profile_that_is_not_there_may_be_hidden(url: str, status: int) -> None:
    html = "<html><main><h1>Nie ma takiej strony</h1></main></html>"
    gone = captured(html, url=url, status=status, viewpoint=Viewpoint.STRANGER)
    assert LINKEDIN.barrier(gone) is UnreadReason.SIGNED_OUT


def test_ones_own_profile_is_found_where_me_led() -> None:
    led = member_page("", url=f"{PROFILE}/?isSelfProfile=true", who="")
    assert LINKEDIN.own_profile(led) == PROFILE
    assert LINKEDIN.own_profile(member_page("", url=f"{ROOT}/in/jo-bell")) is None
    assert LINKEDIN.own_profile(member_page("", url=f"{ROOT}/in/me/")) is None


@pytest.mark.parametrize(
    ("url", "vanity"),
    [
        ("https://uk.linkedin.com/in/Amy-Carter/?trk=x", "amy-carter"),
        ("https://www.linkedin.com/in/zo%C3%AB", "zoë"),
        ("https://www.linkedin.com/in/me/", None),
        ("https://www.linkedin.com/feed/", None),
        ("https://[broken", None),
    ],
)
def test_the_name_in_an_address(url: str, vanity: str | None) -> None:
    assert vanity_in(url) == vanity
