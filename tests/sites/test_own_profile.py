"""On every network: nothing is read, and no address kept, of an account that is another's.

Each network shows small pages on which one account is signed in and one account's page is seen;
every page of its adapter is then read as the person's own.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from profilecheck.browser.capture import Capture
from profilecheck.model import Observed, Unread
from profilecheck.sites.reading import another_is_signed_in, read_home
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.each import each
from tests.networks import OPEN_SITES, open_site
from tests.sites import pages as facebook
from tests.sites import test_mastodon as mastodon
from tests.sites.linkedin import pages as linkedin
from tests.sites.myspace import pages as myspace
from tests.sites.readings import read_from
from tests.sites.x import pages as x
from tests.sites.youtube import pages as youtube

OWNER, STRANGER = Viewpoint.OWNER, Viewpoint.STRANGER
WRONG, CHANGED = UnreadReason.WRONG_ACCOUNT, UnreadReason.PAGE_CHANGED
OPENED = "https://asked.example/page"

Showing = Callable[[str, str | None], Capture]
"""A page for the account that is signed in ("" for nobody), of the owner (None: of nobody)."""


@dataclass(frozen=True)
class Case:
    """A network, two accounts on it by their ids, and its pages. `sessions` name the sign-ins."""

    site: OpenSite
    me: str
    other: str
    show: Showing
    sessions: tuple[str, str] = ("", "")


def _eyes(signed_in: str) -> Viewpoint:
    return OWNER if signed_in else STRANGER


def _facebook(signed_in: str, owner: str | None) -> Capture:
    html = facebook.document(account=signed_in or "0", owner=owner)
    url = f"https://www.facebook.com/{owner or 'settings/'}"
    return facebook.capture(html, url=url, viewpoint=_eyes(signed_in))


def _x(signed_in: str, owner: str | None) -> Capture:
    told = [] if owner is None else [x.LEGACY | {"legacy": {"screen_name": owner}}]
    return x.capture(
        *(x.profile(one) for one in told),
        html=x.document(signed_in=signed_in),
        url=f"https://x.com/{owner or 'settings'}",
        viewpoint=_eyes(signed_in),
    )


def _linkedin(signed_in: str, owner: str | None) -> Capture:
    url = f"{linkedin.ROOT}/in/{owner}" if owner else f"{linkedin.ROOT}/mypreferences/d/x"
    if not signed_in:
        return replace(linkedin.guest(vanity=owner or "unavailable"), url=url)
    return linkedin.member_page("", url=url, who=signed_in)


def _youtube(signed_in: str, owner: str | None) -> Capture:
    number = {youtube.ME: "111", youtube.SOMEBODY_ELSE: "222"}.get(signed_in, "")
    said = f'<script>ytcfg.set({{"DATASYNC_ID":"{number}||"}});</script>' if number else ""
    data = None
    if owner is not None:
        mine = owner == signed_in
        head = youtube.newer_head(own=owner if mine else None, subscribe=not mine)
        data = youtube.channel(head, owner=owner)
    html = youtube.document(data, said, logged_in=bool(signed_in))
    url = f"https://www.youtube.com/channel/{owner}" if owner else "https://www.youtube.com/account"
    return youtube.capture(html, url=url, viewpoint=_eyes(signed_in))


def _myspace(signed_in: str, owner: str | None) -> Capture:
    viewer = int(signed_in or -1)
    html = (
        myspace.document("", myspace.state(viewer))
        if owner is None
        else myspace.profile(viewer=viewer, owner=int(owner))
    )
    return myspace.capture(
        html, f"https://myspace.com/{owner or 'home'}", viewpoint=_eyes(signed_in)
    )


def _mastodon(signed_in: str, owner: str | None) -> Capture:
    account = {"id": "7", "username": signed_in, "acct": signed_in} if signed_in else None
    shown = {"id": "8", "username": owner, "acct": owner}
    return mastodon.capture(
        mastodon.page(account=account),
        *([mastodon.replied("account", json.dumps(shown))] if owner else []),
        path=f"/@{owner}" if owner else "/settings/profile",
        stranger=not signed_in,
    )


def _api(signed_in: str, owner: str | None) -> Capture:
    if not signed_in or owner:
        return _mastodon(signed_in, owner)
    account = {"id": "7", "username": signed_in, "acct": signed_in}
    return mastodon.capture(
        "", mastodon.replied("verify_credentials", json.dumps(account)), path="/api"
    )


CASES = [
    Case(open_site("facebook"), facebook.ME, facebook.SOMEBODY_ELSE, _facebook),
    Case(open_site("x"), x.ME.lower(), "jobellleeds", _x),
    Case(open_site("linkedin"), linkedin.ME, "jo-bell-leeds", _linkedin),
    Case(open_site("youtube"), youtube.ME, youtube.SOMEBODY_ELSE, _youtube, ("111", "222")),
    Case(open_site("myspace"), str(myspace.ME), str(myspace.SOMEBODY_ELSE), _myspace),
    Case(mastodon.WEB, "amy", "jobell", _mastodon),
    Case(mastodon.API, "amy", "jobell", _api),
]
NAMES = ["facebook", "x", "linkedin", "youtube", "myspace", "mastodon", "mastodon by token"]
every_network = each("case", CASES, ids=NAMES)


def of(case: Case, viewpoint: Viewpoint) -> list[Page]:
    return [p for p in case.site.pages if viewpoint in p.viewpoints]


def read(case: Case, page: Page, seen: Capture) -> tuple[Observed | Unread, ...]:
    seen = replace(seen, requested_url=OPENED)
    return read_from(case.site, page.id, seen, account_id=case.me, session=case.sessions[0])


def unread_for(case: Case, page: Page, seen: Capture) -> set[UnreadReason]:
    """Why nothing of the page was read; nothing must be, and nobody else's address kept."""
    readings = read(case, page, seen)
    assert not [r for r in readings if isinstance(r, Observed)], page.id
    reasons = {r.reason for r in readings if isinstance(r, Unread)}
    if reasons == {WRONG}:
        assert {r.url for r in readings if isinstance(r, Unread)} == {OPENED}
    return reasons


def test_every_network_that_is_opened_is_here() -> None:
    assert {c.site.id for c in CASES} == {
        *(s.id for s in OPEN_SITES),
        mastodon.WEB.id,
    }


@every_network
def test_the_pages_here_say_what_they_are_meant_to(case: Case) -> None:
    own = case.site.identity(case.show(case.me, case.me))
    assert (own.signed_in, own.owner) == (case.me, case.me)
    assert case.site.identity(case.show("", case.me)).owner == case.me
    for page in of(case, OWNER):
        if page.belongs_to_owner:
            assert unread_for_own(case, page) != {WRONG}


def unread_for_own(case: Case, page: Page) -> set[UnreadReason]:
    readings = read(case, page, case.show(case.me, case.me))
    return {r.reason for r in readings if isinstance(r, Unread)}


@every_network
def test_another_who_is_signed_in_is_not_the_person(case: Case) -> None:
    for owner in (None, case.me, case.other):
        seen = case.show(case.other, owner)
        for page in of(case, OWNER):
            assert unread_for(case, page, seen) == {WRONG}
        assert another_is_signed_in(case.site, seen, case.me, case.sessions[0])


@every_network
def test_the_page_of_another_is_not_the_persons_own(case: Case) -> None:
    seen = case.show(case.me, case.other)
    for page in of(case, OWNER):
        assert unread_for(case, page, seen) == {WRONG}


@every_network
def test_a_profile_without_an_owner_is_nobodys(case: Case) -> None:
    for page in of(case, OWNER):
        assert page.belongs_to_owner or not page.url.startswith("{profile}")
        if page.belongs_to_owner:
            assert unread_for(case, page, case.show(case.me, None)) == {CHANGED}


@every_network
def test_a_stranger_is_shown_the_persons_own_profile_or_none(case: Case) -> None:
    for page in of(case, STRANGER):
        assert page.belongs_to_owner
        wrong = {WRONG} if page.promises else set()
        assert unread_for(case, page, case.show("", case.other)) == wrong
        assert bool(unread_for(case, page, case.show("", None))) is bool(page.promises)
        signed_in = replace(case.show(case.me, case.me), viewpoint=STRANGER)
        assert unread_for(case, page, signed_in) == wrong


@every_network
def test_no_profile_is_found_that_is_not_the_signed_in_accounts(case: Case) -> None:
    for seen in (case.show(case.me, case.other), case.show("", case.other)):
        refused = read_home(case.site, replace(seen, viewpoint=OWNER)).problem
        assert refused in (WRONG, UnreadReason.SIGNED_OUT, CHANGED)
    again = case.show(case.other, None)
    assert read_home(case.site, again, case.me, case.sessions[0]).problem is WRONG
