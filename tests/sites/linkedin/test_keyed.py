"""Settings of one question, by key and value in any language; words beside them, or alone."""

import json
from html import escape

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.model import Observed, Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.sites.readings import all_of, reason

from .pages import question, read

PAGES = {
    "settings_connections": ("connections-visibility", Fact.FRIENDS_AUDIENCE),
    "settings_email": ("settings/email-address-visibility", Fact.CONTACT_EMAIL),
}
WORDS = {"CONNECTIONS": "Cysylltiadau", "MEMBERS": "Aelodau", "PUBLIC": "Pawb", "OTHER": "Rhai"}
MEANT = {"CONNECTIONS": Audience.FRIENDS, "MEMBERS": Audience.MEMBERS, "PUBLIC": Audience.PUBLIC}


def choice(marked: str, key: str = "someKey", **words: str) -> str:
    return "".join(
        f'<div><input type="radio" name="{key}" id="{key}__{value}"'
        f"{' checked' if value == marked else ''}>"
        f'<label for="{key}__{value}">{words.get(value, said)}</label></div>'
        for value, said in WORDS.items()
    )


def code(**entity: object) -> str:
    return f"<code>{escape(json.dumps({'included': [entity]}))}</code>"


def chosen(value: str) -> str:
    return code(key="someKey", value=value, entityUrn="urn:li:settingEntity:someKey", **OFFERED)


OFFERED = {"settingDisplayValues": [{"value": value} for value in WORDS]}


def audiences(page: str, seen: Capture) -> set[Audience | None]:
    fact = PAGES[page][1]
    values = [r.value for r in all_of(fact, read(page, seen)) if isinstance(r, Observed)]
    return {
        audience
        for value in values
        for audience in (
            [value] if isinstance(value, Audience) else [e.audience for e in value.entries]  # type: ignore[union-attr]
        )
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", MEANT)
def test_a_choice_is_read_in_any_language(page: str, value: str) -> None:
    for extra in ("", chosen(value)):
        seen = question(PAGES[page][0], choice(value), extra=extra, lang="cy")
        assert audiences(page, seen) == {MEANT[value]}


@pytest.mark.parametrize("page", PAGES)
def test_a_value_that_is_not_known_is_named_with_its_key(page: str) -> None:
    path, fact = PAGES[page]
    (unread,) = all_of(fact, read(page, question(path, choice("OTHER"), lang="cy")))
    assert isinstance(unread, Unread)
    assert unread.reason is UnreadReason.UNKNOWN_WORDING


def test_two_values_decide_nothing() -> None:
    path = PAGES["settings_connections"][0]
    asked = "<h1>Who can see your connections</h1>"
    for seen in (
        question(path, choice("MEMBERS"), extra=chosen("CONNECTIONS"), lang="cy"),
        question(path, asked + choice("MEMBERS", MEMBERS="Only visible to me")),
    ):
        readings = read("settings_connections", seen)
        assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    "main",
    [
        choice(""),
        choice("MEMBERS") + choice("CONNECTIONS", "another"),
        f"<div hidden>{choice('MEMBERS')}</div>",
    ],
)
def test_a_page_with_no_choice_or_with_two_is_not_known_by_it(main: str) -> None:
    seen = question("connections-visibility", main, lang="cy")
    readings = read("settings_connections", seen)
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.UNKNOWN_LANGUAGE


def test_a_choice_at_another_address_answers_nothing() -> None:
    readings = read("settings_connections", question("elsewhere", choice("CONNECTIONS"), lang="cy"))
    assert reason(Fact.FRIENDS_AUDIENCE, readings) is UnreadReason.UNKNOWN_LANGUAGE
