"""How a LinkedIn settings page stands, by the network's own keys, which no language changes.

Two ways say it: the data in the page's `<code>` elements (a list of what is included, of which a
setting has a key, a value, and the values that can be chosen), and the controls themselves (a radio
button's id is `<key>__<VALUE>`, a switch is `aria-labelledby` its key). Source: the settings pages
of autumn 2026. Where two contradict each other, nothing is decided.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import is_checked, is_drawn
from profilecheck.sites.linkedin.embedded import entities

__all__ = ["CodeSetting", "PrivacySettings", "key_of", "privacy_settings", "settings_of"]

_SETTING = "settingDisplayValues"
_SWITCHED = ("onValue", "offValue")
_ENTITY = re.compile(r"^urn:li:settingEntity:")
_RADIO_ID = re.compile(r"^([A-Za-z]\w*?)__([A-Z][A-Z0-9_]*)$")
_KEY = re.compile(r"^[A-Za-z]\w*$")
_PRIVACY = "fsd_privacySettings"


@dataclass(frozen=True)
class CodeSetting:
    """One setting by its key.

    `value` is the value that is chosen ("DISCLOSE_FULL"), `on` how a switch stands; each is None
    where that is not said, or said in two ways. `values` are all that can be chosen, as far as
    they are listed. `contradicted` is True where two places of the page say different things.
    """

    key: str
    value: str | None = None
    on: bool | None = None
    values: tuple[str, ...] = ()
    contradicted: bool = False


@dataclass(frozen=True)
class PrivacySettings:
    """What older pages carry of a profile's visibility (`urn:li:fsd_privacySettings`).

    Each is None where the data does not say it, or says two things. `picture` is CONNECTIONS,
    MEMBERS or PUBLIC in the network's own words.
    """

    full_last_name_shown: bool | None = None
    public_profile_shown: bool | None = None
    picture: str | None = None


def settings_of(capture: Capture) -> dict[str, CodeSetting]:
    """Return every setting that the page tells, by key: its data and its controls agreed."""
    found: dict[str, CodeSetting] = {}
    for setting in (*_in_data(capture), *_in_controls(capture)):
        known = found.get(setting.key)
        found[setting.key] = setting if known is None else _agreed(known, setting)
    return found


def _agreed(one: CodeSetting, other: CodeSetting) -> CodeSetting:
    contradicted = (
        one.contradicted
        or other.contradicted
        or _differ(one.value, other.value)
        or _differ(one.on, other.on)
    )
    values = tuple(dict.fromkeys((*one.values, *other.values)))
    if contradicted:
        return CodeSetting(one.key, values=values, contradicted=True)
    return CodeSetting(
        one.key,
        one.value if one.value is not None else other.value,
        one.on if one.on is not None else other.on,
        values,
    )


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


# The data


def _in_data(capture: Capture) -> Iterator[CodeSetting]:
    for entity in entities(capture, '"key"'):
        urn, key = entity.get("entityUrn"), entity.get("key")
        named = isinstance(urn, str) and _ENTITY.match(urn) is not None
        shaped = _SETTING in entity or any(name in entity for name in _SWITCHED)
        if isinstance(key, str) and key and (named or shaped):
            yield _setting(key, entity)


def _setting(key: str, entity: Mapping[str, Json]) -> CodeSetting:
    """The setting as the data says it: by its own value, and by the one that is marked."""
    offered = entity.get(_SETTING)
    options = [o for o in offered if isinstance(o, dict)] if isinstance(offered, list) else []
    values = tuple(w for o in options if (w := _word(o.get("value"))) is not None)
    marked = {w for o in options if o.get("selected") is True and (w := _word(o.get("value")))}
    stated = _word(entity.get("value"))
    said = marked | ({stated} if stated is not None else set())
    setting = CodeSetting(key, values=values)
    if len(said) > 1:
        return replace(setting, contradicted=True)
    value = said.pop() if said else None
    return replace(setting, value=value, on=_switched(entity, value))


def _switched(entity: Mapping[str, Json], value: str | None) -> bool | None:
    """How a switch stands: its value is the one it names for on, or the one for off."""
    on, off = (_word(entity.get(name)) for name in _SWITCHED)
    if value is None or on == off or value not in (on, off):
        return None
    return value == on


def _word(value: Json) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) and value else None


# The controls


def key_of(radio: LexborNode) -> str:
    """Return the key of the setting that a radio button is a choice of, "" where it says none."""
    match = _RADIO_ID.match(radio.attributes.get("id") or "")
    return match[1] if match else ""


def _in_controls(capture: Capture) -> Iterator[CodeSetting]:
    trees = (capture.tree, *(frame.tree for frame in capture.frames))
    yield from _radios([node for tree in trees for node in tree.css("input[type='radio' i]")])
    for tree in trees:
        for node in tree.css(
            "input[role='switch'][aria-labelledby], [role='switch'][aria-labelledby]"
        ):
            key = (node.attributes.get("aria-labelledby") or "").strip()
            if _KEY.match(key) and is_drawn(node):
                yield CodeSetting(key, on=is_checked(node))


def _radios(nodes: Iterable[LexborNode]) -> Iterator[CodeSetting]:
    """Yield the settings that are asked with radio buttons: the one choice that is marked."""
    offered: dict[str, list[tuple[str, bool | None]]] = {}
    for node in nodes:
        match = _RADIO_ID.match(node.attributes.get("id") or "")
        if match and is_drawn(node):
            offered.setdefault(match[1], []).append((match[2], is_checked(node)))
    for key, choices in offered.items():
        values = tuple(dict.fromkeys(value for value, _ in choices))
        marked = {value for value, state in choices if state}
        unsaid = any(state is None for _, state in choices)
        if len(marked) > 1:
            yield CodeSetting(key, values=values, contradicted=True)
        else:
            yield CodeSetting(key, None if unsaid or not marked else marked.pop(), None, values)


# Older pages


def privacy_settings(capture: Capture) -> PrivacySettings:
    """Return what the page's data says of the profile's visibility."""
    held = [
        entity
        for entity in entities(capture, _PRIVACY)
        if _PRIVACY in str(entity.get("entityUrn") or "")
    ]
    return PrivacySettings(
        _one_switch(held, "fullLastNameShown"),
        _one_switch(held, "showPublicProfile"),
        _one_word(held, "profilePictureVisibilitySetting"),
    )


def _one_switch(held: Iterable[Mapping[str, Json]], key: str) -> bool | None:
    said = {e[key] for e in held if isinstance(e.get(key), bool)}
    return said.pop() if len(said) == 1 else None


def _one_word(held: Iterable[Mapping[str, Json]], key: str) -> str | None:
    said = {e[key] for e in held if isinstance(e.get(key), str)}
    return said.pop() if len(said) == 1 else None
