"""MySpace's settings: one choice for the profile, who can write, which address signs in."""

import pytest

from profilecheck.model import Entries, Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import reason, reasons, value

from .pages import capture, document, read, state

PROFILE_SETTINGS = "https://myspace.com/settings/profile"
ACCOUNT_SETTINGS = "https://myspace.com/settings/account"
FRIENDS, PUBLIC, MEMBERS = Audience.FRIENDS, Audience.PUBLIC, Audience.MEMBERS
BY_PRIVACY = (
    Fact.PROFILE_ACCESS,
    Fact.POSTS_FUTURE_AUDIENCE,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW,
    Fact.FOLLOWERS_APPROVAL,
)


def settings(body: str, lang: str = "", culture: str = "en-US") -> str:
    script = state().replace("en-US", culture)
    return document(f'<div id="settings"><h1>Settings</h1>{body}</div>', script, lang=lang)


def radios(chosen: str, legend: str = "Privacy") -> str:
    return (
        f"<fieldset><legend>{legend}</legend>"
        + "".join(
            f'<label><input type="radio" name="p"{" checked" if word == chosen else ""}> {word}'
            "</label>"
            for word in ("Public", "Restricted")
        )
        + "</fieldset>"
    )


def choose(label: str, chosen: str) -> str:
    return (
        f'<label for="x-{label}">{label}</label><select id="x-{label}">'
        + "".join(
            f"<option{' selected' if word == chosen else ''}>{word}</option>"
            for word in ("Everyone", "My connections", "No one", "Anything new")
        )
        + "</select>"
    )


def box(*, on: bool) -> str:
    checked = " checked" if on else ""
    return f'<label><input type="checkbox"{checked}> Restrict my profile</label>'


@each(
    "body",
    [
        radios("Restricted"),
        radios("Restricted", "Profile privacy"),
        box(on=True),
        '<div role="switch" aria-checked="true" aria-label="Restrict my profile"></div>',
        "<div><span>Privacy</span><span>Restricted</span></div>",
        '<label for="s">Privacy</label><select id="s"><option>Public</option>'
        "<option selected>Restricted</option></select>",
        '<div role="radiogroup" aria-label="Privacy"><div role="radio" aria-checked="false">Public'
        '</div><div role="radio" aria-checked="true">Restricted</div></div>',
    ],
)
def test_a_restricted_profile(body: str) -> None:
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert [value(f, found) for f in BY_PRIVACY] == [FRIENDS, FRIENDS, FRIENDS, True]
    # What others are not shown they cannot comment on.
    assert value(Fact.COMMENTS_WHO_CAN_POST, found) is FRIENDS


@pytest.mark.parametrize(
    "body",
    [radios("Public"), box(on=False), "<p>Privacy</p><p>Public</p>"],
)
def test_a_public_profile(body: str) -> None:
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert [value(f, found) for f in BY_PRIVACY] == [PUBLIC, PUBLIC, MEMBERS, False]
    assert reason(Fact.COMMENTS_WHO_CAN_POST, found) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", UnreadReason.PAGE_CHANGED),
        (radios(""), UnreadReason.PAGE_CHANGED),
        (radios("Restricted", "Newsletter"), UnreadReason.PAGE_CHANGED),
        ("<p>Privacy</p><p>Friends of friends</p>", UnreadReason.UNKNOWN_WORDING),
        (radios("Public") + box(on=True), UnreadReason.UNKNOWN_WORDING),
        ('<input type="radio" checked> Restricted', UnreadReason.PAGE_CHANGED),
    ],
    ids=["nothing", "none marked", "another group", "new word", "two answers", "no group"],
)
def test_what_is_not_told_plainly_is_unread(body: str, expected: UnreadReason) -> None:
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert {reason(f, found) for f in BY_PRIVACY} == {expected}


@each("beside", [radios(""), radios("Restricted").replace("<input", "<input checked")])
def test_a_choice_that_is_undecided_is_not_settled_by_another_control(beside: str) -> None:
    readings = read("settings_profile", capture(settings(beside + box(on=True)), PROFILE_SETTINGS))
    assert {reason(fact, readings) for fact in BY_PRIVACY} == {UnreadReason.UNKNOWN_WORDING}


def test_an_unmarked_choice_is_no_answer_because_it_stands_first() -> None:
    for words in ("Restricted", "Public"):
        body = f"<p>Privacy</p><p>{words}</p>" + radios("")
        found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
        assert reason(Fact.PROFILE_ACCESS, found) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize("order", [("Public", "Restricted"), ("Restricted", "Public")])
@pytest.mark.parametrize("tag", ["p", "button"])
def test_of_two_choices_that_only_stand_there_none_is_the_answer(
    order: tuple[str, str], tag: str
) -> None:
    body = "<p>Privacy</p>" + "".join(f"<{tag}>{word}</{tag}>" for word in order)
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert reason(Fact.PROFILE_ACCESS, found) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("words", "audience"),
    [
        ("Everyone", MEMBERS),
        ("My connections", FRIENDS),
        ("No one", Audience.ONLY_ME),
        ("Anything new", None),
    ],
)
def test_who_can_comment_and_write(words: str, audience: Audience | None) -> None:
    body = radios("Public") + choose("Comments", words) + choose("Messages", words)
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    for fact in (Fact.COMMENTS_WHO_CAN_POST, Fact.MESSAGES_WHO_CAN_SEND):
        if audience is None:
            assert reason(fact, found) is UnreadReason.UNKNOWN_WORDING
        else:
            assert value(fact, found) is audience


def test_what_a_hidden_control_says_does_not_count() -> None:
    body = f"<div hidden>{choose('Messages', 'No one')}</div>"
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert reason(Fact.MESSAGES_WHO_CAN_SEND, found) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(("lang", "culture"), [("", "fr-FR"), ("fr", "fr-FR"), ("de", "en-US")])
def test_another_language_is_unread(lang: str, culture: str) -> None:
    html = settings(radios("Restricted"), lang, culture)
    found = read("settings_profile", capture(html, PROFILE_SETTINGS))
    assert reasons(found) == {UnreadReason.UNKNOWN_LANGUAGE}


def test_another_page_is_not_the_settings() -> None:
    html = settings(radios("Restricted"))
    found = read("settings_profile", capture(html, "https://myspace.com/home"))
    assert reasons(found) == {UnreadReason.PAGE_CHANGED}


@pytest.mark.parametrize(
    "body",
    [
        '<input type="email" value="amy@oakfield.leeds.sch.uk">',
        '<input name="email" value=" amy@oakfield.leeds.sch.uk ">',
        "<div><span>Email</span><span>amy@oakfield.leeds.sch.uk</span></div>",
    ],
)
def test_the_address_one_signs_in_with(body: str) -> None:
    found = read("account", capture(settings(body), ACCOUNT_SETTINGS))
    listed = value(Fact.ACCOUNT_EMAIL, found)
    assert isinstance(listed, Entries)
    (entry,) = listed.entries
    assert (entry.text, entry.audience) == ("amy@oakfield.leeds.sch.uk", Audience.ONLY_ME)


@pytest.mark.parametrize(
    "body", ["", '<input type="email" value="">', "<p>Email</p><p>not an address</p>"]
)
def test_no_address_is_not_an_empty_list(body: str) -> None:
    found = read("account", capture(settings(body), ACCOUNT_SETTINGS))
    assert reason(Fact.ACCOUNT_EMAIL, found) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    "body",
    [
        f"<div hidden>{box(on=True)}</div>",
        "<p>Privacy</p><p>Restricted</p><p>Only friends see it</p><p>Public</p><p>Anyone</p>",
        "<p>Privacy</p><div><p role=radio><b>Restricted</b> <i>Friends see it</i></p></div>",
    ],
    ids=["hidden box", "plain list", "choice with more words"],
)
def test_what_is_offered_is_no_answer(body: str) -> None:
    found = read("settings_profile", capture(settings(body), PROFILE_SETTINGS))
    assert reason(Fact.PROFILE_ACCESS, found) is UnreadReason.PAGE_CHANGED


def test_an_address_of_a_damaged_page_is_not_the_only_one() -> None:
    page = settings('<input type="email" value="amy@example.org">')
    for was, now in (("</body></html>", ""), ("amy@example.org", "amy@example.or}g")):
        found = read("account", capture(page.replace(was, now), ACCOUNT_SETTINGS))
        assert any(isinstance(r, Unread) for r in found)


def test_a_label_above_a_field_is_no_odd_address() -> None:
    field = '<p>Email</p><p>Change it below</p><input type="email" value="amy@example.org">'
    found = read("account", capture(settings(field), ACCOUNT_SETTINGS))
    assert not any(isinstance(r, Unread) for r in found)
