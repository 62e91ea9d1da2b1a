"""X's settings: the answer, the boxes of the pages, and the two against each other."""

from typing import Any

import pytest

from profilecheck.browser.dom import without_native_state
from profilecheck.files.page import SavedReply
from profilecheck.model import Entries, Observed, Unread
from profilecheck.sites.x import X
from profilecheck.sources.recorded import named_replies
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import Readings, of, reasons, values

from .pages import ME, answer, capture, document, read, settings

AUDIENCE = "settings_audience"
CONTACTS = "settings_contacts"
MESSAGES = "settings_messages"
LOCATION = "settings_location"

_AUDIENCE_CLOSED = {
    Fact.POSTS_FUTURE_AUDIENCE: Audience.FRIENDS,
    Fact.FOLLOWERS_APPROVAL: True,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: Audience.FRIENDS,
    Fact.TAGGING_AUDIENCE: Audience.ONLY_ME,
}
_AUDIENCE_OPEN = {
    Fact.POSTS_FUTURE_AUDIENCE: Audience.PUBLIC,
    Fact.FOLLOWERS_APPROVAL: False,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: Audience.MEMBERS,
    Fact.TAGGING_AUDIENCE: Audience.MEMBERS,
}


def box(label: str, *, ticked: bool) -> str:
    state = "checked" if ticked else ""
    text = f"<div><span>{label}</span></div>"
    return f'<label>{text}<div><input type="checkbox" {state}></div></label><p>Learn more</p>'


def shown(body: str, heading: str = "", lang: str = "en") -> str:
    return document(f'<h2 role="heading">{heading}</h2>{body}', lang=lang)


@each(
    ("page", "changed", "expected"),
    [
        (AUDIENCE, {}, _AUDIENCE_CLOSED),
        (AUDIENCE, {"protected": False, "allow_media_tagging": "all"}, _AUDIENCE_OPEN),
        (
            CONTACTS,
            {"discoverable_by_email": True},
            {
                Fact.DISCOVERY_BY_EMAIL: Audience.MEMBERS,
                Fact.DISCOVERY_BY_PHONE: Audience.ONLY_ME,
                Fact.CONTACTS_UPLOAD: False,
            },
        ),
        (MESSAGES, {"allow_dms_from": "all"}, {Fact.MESSAGES_WHO_CAN_SEND: Audience.MEMBERS}),
        (MESSAGES, {"allow_dms_from": "verified"}, {Fact.MESSAGES_WHO_CAN_SEND: Audience.MEMBERS}),
        (MESSAGES, {}, {Fact.MESSAGES_WHO_CAN_SEND: Audience.SPECIFIC}),
        (LOCATION, {"geo_enabled": True}, {Fact.LOCATION_ON_POSTS: True}),
    ],
)
def test_the_answer_tells(page: str, changed: dict[str, Any], expected: dict[Fact, Any]) -> None:
    assert values(read(page, capture(settings(**changed)))) == expected


@pytest.mark.parametrize("page", [AUDIENCE, CONTACTS, MESSAGES, LOCATION])
def test_a_key_that_is_missing_or_strange_is_unread(page: str) -> None:
    bare = answer("account/settings", {"screen_name": ME})
    assert reasons(read(page, capture(bare))) == {"page_changed"}
    odd = dict.fromkeys(
        (
            "protected",
            "allow_media_tagging",
            "discoverable_by_email",
            "discoverable_by_mobile_phone",
            "allow_dms_from",
            "geo_enabled",
            "address_book_live_sync_enabled",
        ),
        "some_people",
    )
    assert reasons(read(page, capture(settings(**odd)))) == {"unknown_wording"}
    assert reasons(read(page, capture(settings(**dict.fromkeys(odd))))) == {"unknown_wording"}


def test_boxes_are_the_second_source() -> None:
    html = shown(
        box("Let people who have your email address find you on X", ticked=True)
        + box("Let people who have your phone number find you on X", ticked=False),
        "Discoverability and contacts",
    )
    told = read(CONTACTS, capture(html=html))
    assert values(told) == {
        Fact.DISCOVERY_BY_EMAIL: Audience.MEMBERS,
        Fact.DISCOVERY_BY_PHONE: Audience.ONLY_ME,
    }
    assert isinstance(of(Fact.CONTACTS_UPLOAD, told), Unread)


@each(
    ("words", "expected"),
    [
        ("Off", {f: _AUDIENCE_OPEN[f] for f in _AUDIENCE_OPEN if f is not Fact.TAGGING_AUDIENCE}),
        ("On", {f: _AUDIENCE_CLOSED[f] for f in _AUDIENCE_OPEN if f is not Fact.TAGGING_AUDIENCE}),
        ("No one", {}),
        ("Everyone", {}),
    ],
)
def test_a_box_that_became_a_row_is_on_or_off_in_words(
    words: str, expected: dict[Fact, Any]
) -> None:
    row = f'<a role="link" href="/x"><span>Protect your posts</span><span>{words}</span></a>'
    readings = read(AUDIENCE, capture(html=shown(row, "Audience, media and tagging")))
    assert values(readings) == expected
    assert UnreadReason.UNREADABLE not in {r.reason for r in readings if isinstance(r, Unread)}


@pytest.mark.parametrize("ticked", [True, False])
def test_a_box_in_a_saved_page_proves_nothing(ticked: bool) -> None:
    html = shown(
        box("Let people who have your email address find you on X", ticked=ticked),
        "Discoverability and contacts",
    )
    kept = without_native_state(html)
    assert values(read(CONTACTS, capture(html=html, status=None))) != {}
    assert values(read(CONTACTS, capture(html=kept, status=None))) == {}


def test_two_answers_that_differ_are_none() -> None:
    html = shown(box("Protect your posts", ticked=False), "Audience, media and tagging")
    told = read(AUDIENCE, capture(settings(protected=True), html=html))
    for fact in (Fact.POSTS_FUTURE_AUDIENCE, Fact.FOLLOWERS_APPROVAL):
        assert isinstance(of(fact, told), Unread)
        assert "two answers" in repr(of(fact, told))


@each(
    ("status", "kept"),
    [(200, False), (403, True)],
)
def test_what_was_changed_while_it_was_recorded_is_not_as_it_was_read(
    status: int, kept: bool
) -> None:
    address = "https://api.x.com/1.1/account/settings.json"
    asked = SavedReply("GET", address, {}, None, 200, settings().body)
    opened = settings(protected=False).body
    changed = SavedReply("POST", address, {}, b"protected=false", status, opened)
    told = read(AUDIENCE, capture(*named_replies(X.policy, [asked, changed])))
    assert isinstance(of(Fact.FOLLOWERS_APPROVAL, told), Observed) is kept
    assert values(told)[Fact.TAGGING_AUDIENCE] is Audience.ONLY_ME


@pytest.mark.parametrize(
    ("words", "audience"),
    [
        ("Anyone can tag you", Audience.MEMBERS),
        ("Only people you follow can tag you", Audience.SPECIFIC),
        ("Off", Audience.ONLY_ME),
        ("Friends of mine", None),
    ],
)
def test_the_line_below_photo_tagging(words: str, audience: Audience | None) -> None:
    row = f'<a role="tab"><div><span>Photo tagging</span></div><div><span>{words}</span></div></a>'
    told = read(AUDIENCE, capture(html=shown(row, "Audience, media and tagging")))
    assert values(told).get(Fact.TAGGING_AUDIENCE) == audience


def test_the_chosen_radio_button_below_messages() -> None:
    def radios(chosen: str) -> str:
        return "<h3>Allow message requests from:</h3>" + "".join(
            f'<label><span>{w}</span><input type="radio" {"checked" * (w == chosen)}></label>'
            for w in ("No one", "Verified users", "Everyone", "Neighbours")
        )

    for chosen, audience in (("No one", Audience.SPECIFIC), ("Everyone", Audience.MEMBERS)):
        told = read(MESSAGES, capture(html=shown(radios(chosen), "Direct Messages")))
        assert values(told) == {Fact.MESSAGES_WHO_CAN_SEND: audience}
    for chosen, reason in (("Neighbours", "unknown_wording"), ("", "page_changed")):
        told = read(MESSAGES, capture(html=shown(radios(chosen), "Direct Messages")))
        assert reasons(told) == {reason}


def test_a_renamed_row_and_another_language_are_unread_without_the_answer() -> None:
    renamed = shown(box("Keep your posts to yourself", ticked=True), "Audience, media and tagging")
    assert values(read(AUDIENCE, capture(html=renamed))) == {}
    french = shown(box("Protéger vos posts", ticked=True), "Audience et identification", "fr")
    assert values(read(AUDIENCE, capture(html=french))) == {}


def test_a_saved_answer_is_read_to_its_end_by_one_page() -> None:
    seen = capture(settings(), html="", status=None)
    told = read(AUDIENCE, seen, account_id=None, source=Source.SAVED_PAGE)
    assert len(values(told)) == 9
    assert set(values(read(MESSAGES, seen, source=Source.SAVED_PAGE))) == {
        Fact.MESSAGES_WHO_CAN_SEND
    }


# The account's own page

ACCOUNT = "https://x.com/settings/your_twitter_data/account"


def account(*replies: Any, body: str = "") -> Readings:
    return read("account", capture(*replies, html=document(body), url=ACCOUNT))


def test_the_address_of_the_account_is_in_its_answer() -> None:
    emails = {"emails": [{"email": "amy@example.org", "email_verified": True}]}
    told = values(account(answer("users/email_phone_info", emails)))
    assert [e.text for e in told[Fact.ACCOUNT_EMAIL].entries] == ["amy@example.org"]
    assert told[Fact.ACCOUNT_EMAIL].entries[0].audience is Audience.ONLY_ME
    by_phone = {"emails": [], "phone_numbers": [{"phone_number": "+44 7700 900142"}]}
    none = answer("users/email_phone_info", by_phone)
    assert values(account(none)) == {Fact.ACCOUNT_EMAIL: Entries(entries=())}


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ([{"emails": []}], []),
        ([{"emails": [None]}], []),
        ([{"emails": [{"email": ""}], "phone_numbers": [{}]}], []),
        (
            [{"emails": [{"email": "a@example.org"}, {"address": "b@example.org"}]}],
            ["a@example.org"],
        ),
        (
            [{"emails": [{"email": "a@example.org"}]}, {"emails": [{"email": "b@example.org"}]}],
            ["a@example.org", "b@example.org"],
        ),
    ],
)
def test_a_list_of_addresses_that_is_not_whole_proves_nothing(
    told: list[Any], known: list[str]
) -> None:
    readings = account(*(answer("users/email_phone_info", each) for each in told))
    found = values(readings).get(Fact.ACCOUNT_EMAIL, Entries(entries=()))
    assert [e.text for e in found.entries] == known
    assert any(isinstance(r, Unread) for r in readings)


def test_an_address_on_the_page_and_not_in_the_answer_leaves_the_list_open() -> None:
    listed = {"emails": [{"email": "a@example.org", "email_verified": True}]}
    rows = "<h2>Account information</h2><div>Email</div><div>b@example.org</div>"
    readings = account(answer("users/email_phone_info", listed), body=rows)
    entries = values(readings)[Fact.ACCOUNT_EMAIL].entries
    assert [e.text for e in entries] == ["a@example.org", "b@example.org"]
    assert any(isinstance(r, Unread) for r in readings)


def test_the_line_below_email_is_the_second_source() -> None:
    rows = "<h2>Account information</h2><div>Email</div><div>amy@example.org</div>"
    told = values(account(body=rows))
    assert [e.text for e in told[Fact.ACCOUNT_EMAIL].entries] == ["amy@example.org"]
    changed = rows.replace("amy@example.org", "Add an address")
    assert reasons(account(body=changed)) == {"page_changed"}


def test_a_question_for_the_password_is_left_to_the_person() -> None:
    told = account(body='<h2>Confirm your password</h2><input type="password">')
    assert reasons(told) == {"challenge"}
    assert "never types" in repr(of(Fact.ACCOUNT_EMAIL, told))


def test_a_broken_list_of_addresses_is_unread() -> None:
    strange: list[Any] = [{"emails": [{"address": "a"}]}, {"emails": None}, {}, []]
    for broken in strange:
        assert values(account(answer("users/email_phone_info", broken))) == {}


def test_settings_are_never_read_as_a_stranger() -> None:
    told = read(AUDIENCE, capture(settings(), html="", viewpoint=Viewpoint.STRANGER))
    assert reasons(told) == {"wrong_account"}


def _radio(words: str, group: str, *, ticked: bool = False) -> str:
    state = " checked" if ticked else ""
    return f'<label><input type="radio" name="{group}"{state}> {words}</label>'


@pytest.mark.parametrize(
    ("page", "heading", "fact", "body"),
    [
        (
            AUDIENCE,
            "Audience and tagging",
            Fact.TAGGING_AUDIENCE,
            "<div>Photo tagging</div>" + _radio("Only people you follow can tag you", "a"),
        ),
        (
            AUDIENCE,
            "Audience and tagging",
            Fact.TAGGING_AUDIENCE,
            "<div>Photo tagging</div><p>Off</p><p>Anyone can tag you</p>",
        ),
        (
            MESSAGES,
            "Direct Messages",
            Fact.MESSAGES_WHO_CAN_SEND,
            "<div>Allow message requests from</div>"
            + _radio("Everyone", "a")
            + "<div>Allow calls from</div>"
            + _radio("No one", "b", ticked=True),
        ),
    ],
    ids=["none marked", "plain list", "another question's"],
)
def test_what_is_offered_is_no_answer(page: str, heading: str, fact: Fact, body: str) -> None:
    found = read(page, capture(html=shown(body, heading)))
    assert isinstance(of(fact, found), Unread)


def test_an_odd_address_or_a_cut_page_leaves_open_which_others_there_are() -> None:
    rows = "<h2>Account information</h2><div>Email</div><div>a@example.org</div>"
    odd = answer("users/email_phone_info", {"emails": [{"email": "a@example.or}g"}]})
    assert any(isinstance(r, Unread) for r in account(odd))
    assert not any(isinstance(r, Unread) for r in account(body=rows))
    assert any(isinstance(r, Unread) for r in account(body=f"{rows}<!--"))
