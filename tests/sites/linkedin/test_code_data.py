"""Settings by the network's own keys: the page's data, its controls, and both together."""

import json
from html import escape

import pytest

from profilecheck.sites.linkedin.code_data import CodeSetting, privacy_settings, settings_of

from .pages import question

KEY = "discloseAsProfileViewer"
VALUES = ("DISCLOSE_FULL", "DISCLOSE_ANONYMOUS", "HIDE")


def code(*included: object) -> str:
    data = escape(json.dumps({"data": {}, "included": list(included)}))
    return f'<code style="display:none">{data}</code>'


def entity(value: str | None, selected: str | None, **more: object) -> dict[str, object]:
    made: dict[str, object] = {
        "key": KEY,
        "settingDisplayType": "RADIO",
        "settingDisplayValues": [{"value": v, "selected": v == selected} for v in VALUES],
        "entityUrn": f"urn:li:settingEntity:{KEY}",
        **more,
    }
    return made if value is None else {**made, "value": value}


def radios(*marked: str, key: str = KEY) -> str:
    return "".join(
        f'<label><input type="radio" id="{key}__{v}"{" checked" if v in marked else ""}>x</label>'
        for v in VALUES
    )


def found(main: str, extra: str = "") -> CodeSetting | None:
    seen = question("profile-viewing-options", main, extra=extra, lang="cy")
    return settings_of(seen).get(KEY)


@pytest.mark.parametrize(
    ("main", "extra"),
    [
        ("", code(entity("HIDE", "HIDE"))),
        ("", code(entity(None, "HIDE"))),
        ("", code(entity("HIDE", None))),
        (radios("HIDE"), ""),
        (radios("HIDE"), code(entity("HIDE", "HIDE"))),
    ],
)
def test_a_choice_is_known_by_its_key_in_any_language(main: str, extra: str) -> None:
    setting = found(main, extra)
    assert setting is not None
    assert (setting.value, setting.values, setting.contradicted) == ("HIDE", VALUES, False)


@pytest.mark.parametrize(
    ("main", "extra"),
    [
        ("", code(entity("HIDE", "DISCLOSE_FULL"))),
        ("", code(entity("HIDE", "HIDE"), entity("DISCLOSE_FULL", "DISCLOSE_FULL"))),
        (radios("DISCLOSE_FULL"), code(entity("HIDE", "HIDE"))),
        (radios("DISCLOSE_FULL", "HIDE"), ""),
    ],
)
def test_two_values_decide_nothing(main: str, extra: str) -> None:
    setting = found(main, extra)
    assert setting is not None
    assert (setting.value, setting.contradicted) == (None, True)


def test_a_choice_that_nobody_made_is_not_one() -> None:
    setting = found(radios())
    assert setting is not None
    assert (setting.value, setting.contradicted) == (None, False)


def test_hidden_copies_are_not_read() -> None:
    assert found(f"<div hidden>{radios('HIDE')}</div>") is None


def switch(*, on: bool, key: str = "showLastName") -> str:
    state = " checked" if on else ""
    return f'<input type="checkbox" role="switch" aria-labelledby="{key}"{state}>'


def switched(value: str) -> str:
    key = {"key": "showLastName", "onValue": "FULL", "offValue": "INITIAL"}
    return code({**key, "value": value, "entityUrn": "urn:li:settingEntity:showLastName"})


@pytest.mark.parametrize("on", [True, False])
def test_a_switch_is_known_by_its_key(on: bool) -> None:
    data = switched("FULL" if on else "INITIAL")
    for seen in (
        question("x", switch(on=on)),
        question("x", "", extra=data),
        question("x", switch(on=on), extra=data),
    ):
        assert settings_of(seen)["showLastName"].on is on


@pytest.mark.parametrize("on", [True, False])
def test_a_switch_whose_data_says_true_or_false_is_known(on: bool) -> None:
    said = code({"key": "showLastName", "onValue": True, "offValue": False, "value": on})
    setting = settings_of(question("x", "", extra=said))["showLastName"]
    assert (setting.on, setting.contradicted) == (on, False)


def test_a_switch_and_its_data_that_differ_decide_nothing() -> None:
    setting = settings_of(question("x", switch(on=True), extra=switched("INITIAL")))["showLastName"]
    assert (setting.on, setting.contradicted) == (None, True)


def test_a_value_that_is_neither_on_nor_off_is_neither() -> None:
    assert settings_of(question("x", "", extra=switched("OTHER")))["showLastName"].on is None


def test_older_pages_tell_the_profiles_visibility() -> None:
    data = {
        "entityUrn": "urn:li:fsd_privacySettings:singleton",
        "fullLastNameShown": True,
        "showPublicProfile": False,
        "profilePictureVisibilitySetting": "CONNECTIONS",
    }
    told = privacy_settings(question("x", "", extra=code(data)))
    assert (told.full_last_name_shown, told.public_profile_shown, told.picture) == (
        True,
        False,
        "CONNECTIONS",
    )
    other = {**data, "showPublicProfile": True}
    assert privacy_settings(question("x", "", extra=code(data, other))).public_profile_shown is None
