"""Settings pages: the answer beside each question, in the forms it has had; nothing by default."""

import pytest

from profilecheck.model import Entries, Entry, Evidence, Observed
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import observed, reason, texts, value, values

from .pages import ROOT, choices, member_page, question, read, switch

CONNECTIONS = "Who can see your connections"
EMAIL = "Who can see or download your email address"


def rows(*items: tuple[str, str], lang: str = "en") -> object:
    listed = "".join(
        f'<li><a href="/mypreferences/d/x"><span>{label}</span><span>{answer}</span></a></li>'
        for label, answer in items
    )
    return question("categories/x", f"<h2>Visibility</h2><ul>{listed}</ul>", lang=lang)


@each(
    ("main", "audience"),
    [
        (switch(CONNECTIONS, on=True), Audience.FRIENDS),
        (switch(CONNECTIONS, on=False), Audience.ONLY_ME),
        (choices(CONNECTIONS, "Your connections", "Only you"), Audience.FRIENDS),
        (choices(CONNECTIONS, "Only you", "Your connections"), Audience.ONLY_ME),
        (
            f'<h1>{CONNECTIONS}</h1><button role="switch" aria-checked="false"></button>',
            Audience.ONLY_ME,
        ),
        (f'<h1>{CONNECTIONS}</h1><button aria-pressed="true"></button>', Audience.FRIENDS),
        (
            f"<h1>{CONNECTIONS}</h1><select><option>Your connections</option>"
            "<option selected>Only you</option></select>",
            Audience.ONLY_ME,
        ),
    ],
)
def test_who_can_see_connections(main: str, audience: Audience) -> None:
    readings = read("settings_connections", question("connections-visibility", main))
    assert value(Fact.FRIENDS_AUDIENCE, readings) is audience


@each("around", ["<main>{}</main>", '<div role="dialog">{}</div>'])
def test_a_question_that_is_answered_in_two_ways_on_one_page_is_open(around: str) -> None:
    """An older screen beside the newer one, a dialog in which something is about to change."""
    hidden = choices(CONNECTIONS, "Only you", "Your connections")
    url = f"{ROOT}/mypreferences/d/connections-visibility"
    shown = choices(CONNECTIONS, "Your connections", "Only you")
    for other, closed in ((shown, False), (hidden, True)):
        seen = member_page(hidden, extra=around.format(other.replace('"q"', '"r"')), url=url)
        told = observed(read("settings_connections", seen))
        assert [r.value for r in told] == ([Audience.ONLY_ME] if closed else [])


@each(
    ("main", "why"),
    [
        (f"<h1>{CONNECTIONS}</h1>", UnreadReason.PAGE_CHANGED),
        (choices("Something else", "Only you"), UnreadReason.PAGE_CHANGED),
        (choices(CONNECTIONS, "People like you"), UnreadReason.UNKNOWN_WORDING),
        (
            f'<h1>{CONNECTIONS}</h1><b role="switch" aria-checked="true"></b>'
            '<b role="switch" aria-checked="false"></b>',
            UnreadReason.PAGE_CHANGED,
        ),
        (f'<h1>{CONNECTIONS}</h1><b role="switch"></b>', UnreadReason.PAGE_CHANGED),
        (
            f'<h1>{CONNECTIONS}</h1><b role="switch" aria-checked="false">On</b>',
            UnreadReason.PAGE_CHANGED,
        ),
        (
            choices(CONNECTIONS, "Only you", "Your connections").replace(" checked", ""),
            UnreadReason.PAGE_CHANGED,
        ),
        (
            f"<h1>{CONNECTIONS}</h1>" + switch("Autoplay videos", on=False),
            UnreadReason.PAGE_CHANGED,
        ),
        (
            f"<h1>{CONNECTIONS}</h1>" + switch("Hide your connections", on=False),
            UnreadReason.PAGE_CHANGED,
        ),
        (
            choices(CONNECTIONS, "Only you", "Your connections").replace(" checked", "")
            + '<b role="switch" aria-checked="false"></b>',
            UnreadReason.PAGE_CHANGED,
        ),
        (
            choices(CONNECTIONS, "Only you", "Your connections").replace(" checked", "")
            + choices("Your birthday", "Only you").replace('"q"', '"other"'),
            UnreadReason.PAGE_CHANGED,
        ),
    ],
)
def test_an_answer_that_is_not_there_is_not_made_up(main: str, why: UnreadReason) -> None:
    readings = read("settings_connections", question("connections-visibility", main))
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is why


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Profile viewing options", None), ("Who can see your connections", Audience.ONLY_ME)],
)
def test_what_is_marked_in_a_dialog_answers_only_the_dialogs_own_question(
    heading: str, told: Audience | None
) -> None:
    dialog = f'<div role="dialog">{choices(heading, "Only you", "Anyone")}</div>'
    main = f"<h1>Who can see your connections</h1><p>Change who can see them.</p>{dialog}"
    readings = read("settings_connections", question("connections-visibility", main))
    assert values(readings).get(Fact.FRIENDS_AUDIENCE) is told


def test_a_wrong_address_is_no_settings_page() -> None:
    url = f"{ROOT}/mypreferences/page-not-found"
    readings = read("settings_connections", member_page(switch(CONNECTIONS, on=False), url=url))
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.NOT_THERE


def shown_email() -> Observed:
    entry = Entry(text="amy@oakfield.leeds.sch.uk", detail="Contact info")
    seen = question("x", "")
    return Observed(
        fact=Fact.CONTACT_EMAIL,
        network="linkedin",
        value=Entries(entries=(entry,)),
        evidence=Evidence(url=seen.url, page="contact_info", seen="x", at=seen.taken_at),
    )


def test_who_can_see_the_address_goes_with_the_address_shown_before() -> None:
    export = switch("Allow connections to export emails", on=True)
    main = choices(EMAIL, "Anyone on LinkedIn", "Only visible to me") + export
    page = question("settings/email-address-visibility", main)
    readings = read("settings_email", page, earlier=[shown_email()])
    (entry,) = value(Fact.CONTACT_EMAIL, readings).entries
    assert (entry.text, entry.audience) == ("amy@oakfield.leeds.sch.uk", Audience.MEMBERS)
    (reading,) = readings
    assert isinstance(reading, Observed)
    assert reading.evidence.seen.endswith("export emails: On")


def test_without_the_address_its_audience_is_told_all_the_same() -> None:
    main = choices(EMAIL, "1st-degree connections", "Only visible to me")
    readings = read("settings_email", question("settings/email-address-visibility", main))
    (entry,) = value(Fact.CONTACT_EMAIL, readings).entries
    assert entry.audience is Audience.FRIENDS
    assert "@" not in entry.text


def test_the_export_switch_does_not_answer_for_the_address() -> None:
    main = f"<h1>{EMAIL}</h1>" + switch("Allow connections to export emails", on=False)
    readings = read("settings_email", question("settings/email-address-visibility", main))
    assert reason(Fact.CONTACT_EMAIL, readings) is UnreadReason.PAGE_CHANGED


def test_rows_of_a_category() -> None:
    page = rows(
        ("Who can see members you follow", "Anyone on LinkedIn"),
        ("Followers", "Your connections"),
        ("Profile discovery using email address", "2nd-degree connections"),
        ("Profile discovery using phone number", "Nobody"),
    )
    readings = read("settings_visibility", page)  # type: ignore[arg-type]
    assert value(Fact.FOLLOWS_AUDIENCE, readings) is Audience.MEMBERS
    assert value(Fact.FOLLOWERS_WHO_CAN_FOLLOW, readings) is Audience.FRIENDS
    assert value(Fact.DISCOVERY_BY_EMAIL, readings) is Audience.FRIENDS_OF_FRIENDS
    assert value(Fact.DISCOVERY_BY_PHONE, readings) is Audience.ONLY_ME


def test_a_row_without_an_answer_says_nothing() -> None:
    page = rows(
        ("Profile discovery using email address", ""),
        ("Profile discovery using phone number", "Some people"),
    )
    readings = read("settings_visibility", page)  # type: ignore[arg-type]
    assert reason(Fact.DISCOVERY_BY_EMAIL, readings) is UnreadReason.AUDIENCE_NOT_SHOWN
    assert reason(Fact.DISCOVERY_BY_PHONE, readings) is UnreadReason.UNKNOWN_WORDING
    assert reason(Fact.FOLLOWS_AUDIENCE, readings) is UnreadReason.PAGE_CHANGED


BY_EMAIL = "Profile discovery using email address"


def in_row(marked: str, *others: str) -> str:
    """A row that shows its choices."""
    return choices(BY_EMAIL, marked, *others).replace("h1", "p")


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (in_row("Nobody").replace(" checked", ""), UnreadReason.AUDIENCE_NOT_SHOWN),
        (in_row("New words", "Nobody"), UnreadReason.UNKNOWN_WORDING),
        (
            f"<span>{BY_EMAIL}</span><div role=menu><p role=menuitemradio>Nobody</p></div>",
            UnreadReason.AUDIENCE_NOT_SHOWN,
        ),
        (
            f"<span>{BY_EMAIL}</span><span>Nobody</span></li>"
            f"<li><span>{BY_EMAIL}</span><span>Anyone on LinkedIn</span>",
            UnreadReason.PAGE_CHANGED,
        ),
    ],
    ids=["none marked", "other marked", "menu", "two answers"],
)
def test_what_is_offered_in_a_row_is_no_answer(items: str, why: UnreadReason) -> None:
    page = question("categories/x", f"<ul><li>{items}</li></ul>")
    assert reason(Fact.DISCOVERY_BY_EMAIL, read("settings_visibility", page)) is why


def test_what_is_marked_in_a_row_is_its_answer() -> None:
    row = in_row("Anyone on LinkedIn", "Nobody")
    found = read("settings_visibility", question("categories/x", f"<ul><li>{row}</li></ul>"))
    assert value(Fact.DISCOVERY_BY_EMAIL, found) is Audience.MEMBERS


def test_invitations() -> None:
    words = "Only people who know your email address or appear in your “Imported Contacts” list"
    readings = read("settings_reach", rows(("Invitations to connect", words)))  # type: ignore[arg-type]
    assert value(Fact.REQUESTS_WHO_CAN_SEND, readings) is Audience.SPECIFIC


REQUESTS, INMAIL = "Allow others to send you message requests?", "InMail messages"


@pytest.mark.parametrize(
    ("requests", "inmail", "audience"),
    [
        (True, False, Audience.MEMBERS),
        (False, True, Audience.MEMBERS),
        (False, False, Audience.FRIENDS),
    ],
)
def test_who_can_write(requests: bool, inmail: bool, audience: Audience) -> None:
    main = switch(REQUESTS, on=requests) + switch(INMAIL, on=inmail)
    readings = read("settings_messages", question("settings/who-can-message-me", main))
    assert value(Fact.MESSAGES_WHO_CAN_SEND, readings) is audience


def test_one_switch_that_is_off_does_not_close_the_other_way() -> None:
    page = question("settings/who-can-message-me", switch(INMAIL, on=False))
    readings = read("settings_messages", page)
    assert reason(Fact.MESSAGES_WHO_CAN_SEND, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("words", "audience"), [("Your connections", Audience.FRIENDS), ("Some people", None)]
)
def test_who_can_write_may_be_a_choice_in_words(words: str, audience: Audience | None) -> None:
    main = choices("Who can message you", words, "Anyone on LinkedIn")
    readings = read("settings_messages", question("settings/who-can-message-me", main))
    if audience:
        assert value(Fact.MESSAGES_WHO_CAN_SEND, readings) is audience
    else:
        assert reason(Fact.MESSAGES_WHO_CAN_SEND, readings) is UnreadReason.UNKNOWN_WORDING


def test_a_switch_that_says_nothing_is_not_settled_by_its_twin() -> None:
    silent = switch("Message requests", on=False).replace("<input", '<input aria-checked="mixed"')
    main = switch(REQUESTS, on=False) + switch(INMAIL, on=False) + silent
    readings = read("settings_messages", question("settings/who-can-message-me", main))
    assert reason(Fact.MESSAGES_WHO_CAN_SEND, readings) is UnreadReason.PAGE_CHANGED
    silent = silent.replace("Message requests", "Public visibility")
    main = switch("Your profile’s public visibility", on=False) + silent
    readings = read("public_profile", member_page(main, url=f"{ROOT}/public-profile/settings/"))
    assert reason(Fact.PROFILE_ACCESS, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(("on", "audience"), [(True, Audience.PUBLIC), (False, Audience.MEMBERS)])
def test_the_public_profile(on: bool, audience: Audience) -> None:
    main = switch("Your profile’s public visibility", on=on) + choices("Profile Photo", "Public")
    page = member_page(main, url=f"{ROOT}/public-profile/settings/")
    readings = read("public_profile", page)
    assert value(Fact.PROFILE_ACCESS, readings) is audience
    assert value(Fact.DISCOVERY_SEARCH_ENGINES, readings) is on


EVERYONE = "Make my public profile visible to everyone"
NO_ONE = "Make my public profile visible to no one"


@each(
    ("marked", "other", "extra", "audience"),
    [
        (EVERYONE, NO_ONE, "", Audience.PUBLIC),
        (NO_ONE, EVERYONE, "", Audience.MEMBERS),
        (NO_ONE, EVERYONE, switch("Your profile’s public visibility", on=True), None),
        (EVERYONE, NO_ONE, switch("Your profile’s public visibility", on=False), None),
    ],
)
def test_the_public_profile_as_a_choice(
    marked: str, other: str, extra: str, audience: Audience | None
) -> None:
    main = "<h1>Your profile’s public visibility</h1>" + choices("", marked, other) + extra
    readings = read("public_profile", member_page(main, url=f"{ROOT}/public-profile/settings/"))
    assert values(readings).get(Fact.PROFILE_ACCESS) is audience


def test_sync_of_contacts() -> None:
    readings = read("contacts_upload", rows(("Sync contacts", "Off")))  # type: ignore[arg-type]
    assert value(Fact.CONTACTS_UPLOAD, readings) is False


def test_settings_in_another_language_are_unread() -> None:
    page = question("connections-visibility", switch(CONNECTIONS, on=False), lang="fr")
    readings = read("settings_connections", page)
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.UNKNOWN_LANGUAGE


def test_the_last_name_goes_with_the_name_read_before() -> None:
    page = question("last-name-visibility", switch("Who can see your last name", on=False))
    name = shown_email().model_copy(
        update={
            "fact": Fact.PROFILE_NAME,
            "value": Entries(entries=(Entry(text="Amy Carter"),)),
        }
    )
    readings = read("settings_last_name", page, earlier=[name])
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert reason(Fact.PROFILE_NAME, read("settings_last_name", page)) is UnreadReason.PAGE_CHANGED
    other = choices("Who can see your last name", "Some people")
    readings = read("settings_last_name", question("last-name-visibility", other), earlier=[name])
    assert reason(Fact.PROFILE_NAME, readings) is UnreadReason.UNKNOWN_WORDING
