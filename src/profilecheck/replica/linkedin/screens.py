"""What the replica's pages of 2026 are drawn from: React flight payloads, in LinkedIn's shape.

A profile's first screen comes in its document; the cards below come one request each, as one
scrolls. The shapes are those of the payloads of September 2026, as far as they are known.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from profilecheck.replica.crowd import Member
from profilecheck.replica.linkedin.payloads import CONNECTIONS_PAGER, SKILLS_PAGER, headline_of
from profilecheck.replica.linkedin.profile import Position, Section
from profilecheck.replica.linkedin.state import Account
from profilecheck.replica.wording import Words
from profilecheck.vocabulary import Circle

__all__ = [
    "CARDS",
    "CONTACT_SCREEN",
    "FIRST_CONNECTIONS",
    "component",
    "connections_part",
    "connections_screen",
    "contact_panel",
    "profile_screen",
    "rehydration",
    "skills_part",
    "skills_screen",
]

CARDS = "com.linkedin.sdui.generated.profile.dsl.impl.profileCards"
CONTACT_SCREEN = "com.linkedin.sdui.flagshipnav.profile.ProfileContactDetailsOverlay"
FIRST_CONNECTIONS = 10
SKILLS_AT_ONCE = 10
_ABOUT, _BELOW = f"{CARDS}AboveActivity", f"{CARDS}BelowActivityPart"
_COMPONENTS = (
    _ABOUT,
    f"{CARDS}Activity",
    f"{_BELOW}1WithoutExp",
    *(f"{_BELOW}{n}" for n in range(2, 8)),
)
_PARTS = {
    "licences": f"{_BELOW}1WithoutExp",
    "projects": f"{_BELOW}2",
    "volunteering": f"{_BELOW}3",
    "honours": f"{_BELOW}4",
    "recommendations": f"{_BELOW}5",
    "skills": f"{_BELOW}7",
}
_EDUCATION, _ACTIVITY, _INTERESTS = f"{_BELOW}1WithoutExp", f"{CARDS}Activity", f"{_BELOW}7"
_VIEWS = {
    "licences": "profile-card-licenses-and-certifications",
    "projects": "profile-card-projects",
    "volunteering": "profile-card-volunteering-experience",
    "honours": "profile-card-honors-and-awards",
    "recommendations": "profile-card-recommendations",
    "skills": "profile-card-skills",
}
_ACTIONS = "proto.sdui.actions.core"

Element = list[Any]


def rehydration(payload: str) -> Markup:
    """The element of a document that carries its first screen, cut into strings."""
    size = max(1, len(payload) // 3 + 1)
    parts = json.dumps([payload[at : at + size] for at in range(0, len(payload), size)])
    held = Markup(parts.replace("<", "\\u003c"))  # noqa: S704 - JSON without a bracket is no markup
    return Markup('<script id="rehydrate-data">window.__como_rehydration__ = {};</script>').format(
        held
    )


# Rows


def _payload(first: Any, *rows: Any) -> str:
    told = ['1:I["chunk-1",[],"ClientComponent"]\n', f"0:{json.dumps(first)}\n"]
    told += [f"{n:x}:{json.dumps(row)}\n" for n, row in enumerate(rows, start=2)]
    return "".join(told)


def _element(tag: str, *children: Any, **props: Any) -> Element:
    return ["$", tag, None, {**props, "children": list(children)}]


def _text(words: Any, tag: str = "p") -> Element:
    return ["$", "$L1", None, {"textProps": {"tagName": tag, "children": [words]}}]


def _card(view: str, *children: Any, **props: Any) -> Element:
    tracking = {"viewTrackingSpecs": {"viewName": view}}
    return ["$", "$L1", None, {**tracking, **props, "children": list(children)}]


def _pressed(content: dict[str, Any], *children: Any, **props: Any) -> Element:
    action = {"$type": f"{_ACTIONS}.Navigate", "value": {"content": content}}
    return ["$", "$L1", None, {**props, "action": {"actions": [action]}, "children": [*children]}]


def _screen(url: str, *children: Any, **props: Any) -> Element:
    to = {"$type": f"{_ACTIONS}.NavigateToScreen", "url": url}
    return _pressed({"$case": "screen", "screen": to}, *children, **props)


def _link(url: str, *children: Any) -> Element:
    to = {"$type": f"{_ACTIONS}.NavigateToUrl", "urlValue": {"$case": "url", "url": url}}
    return _pressed({"$case": "url", "url": to}, *children)


def _button(view: str, label: str) -> Element:
    return _card(view, _element("button", **{"aria-label": label}))


def _pencil(url: str, label: str, *, view: str = "") -> Element:
    """A link to where a thing is edited: a picture without words."""
    props: dict[str, Any] = {"aria-label": label, "class": "edit"}
    tracking = {"viewTrackingSpecs": {"viewName": view}} if view else {}
    return _screen(url, **props, **tracking)


def _remover(what: str, label: str) -> Element:
    return _element("button", **{"data-remove": what, "aria-label": label, "class": "edit"})


def _later(component_id: str) -> Element:
    """A place for a card that the page asks for when it comes into view."""
    request = {"$type": f"{_ACTIONS}.AsyncComponentRequest", "newComponentId": component_id}
    replace = {"$type": f"{_ACTIONS}.ReplaceComponent", "asyncContent": request}
    return ["$", "$L1", None, {"componentKey": component_id, "onAppear": replace}]


# A profile


def profile_screen(owner: Account, words: Words, *, own: bool) -> str:
    """The first screen of a profile: the top card, the positions, and places for the rest."""
    rows = [_top_card(owner, words, own=own), _experience(owner, words, own=own)]
    later = [_later(component_id) for component_id in _COMPONENTS]
    return _payload([_element("div", "$L2", "$L3", *later)], *rows)


def _top_card(owner: Account, words: Words, *, own: bool) -> Element:
    profile = owner.profile
    address = f"/in/{profile.vanity}"
    panel = [p.company for p in profile.positions if p.current][:1]
    panel += [e.school for e in profile.education][:1]
    contact = _screen(f"{address}/overlay/contact-info/", words("Contact info"))
    count = f"{len(profile.members)} {words('connections')}"
    connections = _screen("/mynetwork/invite-connect/connections/", count)
    buttons = [_pencil(f"{address}/edit/intro/", words("Edit intro"), view="profile-edit-intro")]
    if not own:
        message = {"aria-label": words("Message")}
        buttons = [_screen("/messaging/compose/", _element("button", **message))]
    return _card(
        "profile-top-card",
        _element("div", _screen(f"{address}/", _text(owner.name, "h2")), _element("p", "· 1st")),
        _text(profile.headline),
        _element(
            "div",
            _text(profile.location),
            _text("·"),
            _element("p", contact),
        ),
        _element("div", *(_element("div", _text(name), role="button") for name in panel)),
        _element("p", connections),
        *buttons,
        componentKey=f"com.linkedin.sdui.profile.card.ref{profile.member}Topcard",
    )


def _experience(owner: Account, words: Words, *, own: bool) -> Element:
    profile = owner.profile
    details = f"/in/{profile.vanity}/details/experience/"
    buttons = [
        _button("experience-add-position-button", words("Add position")),
        _pencil(details, words("Edit experience"), view="experience-edit-button"),
    ]
    return _card(
        "profile-card-experience",
        *_heading(words, "Experience"),
        _element("ul", *(_role(position) for position in profile.positions)),
        *(buttons if own else ()),
        _screen(details, _text(words("Show all"))),
    )


def _role(position: Position) -> Element:
    company = f"{position.company} · {position.employment}"
    lines = [position.title, company, position.dates, position.place]
    return _element("li", *(_text(line) for line in lines if line))


def _heading(words: Words, label: str) -> Iterator[Element]:
    if words.has(label):
        yield _text(words(label), "h2")


def component(owner: Account, component_id: str, words: Words, *, own: bool) -> str | None:
    """The cards of one component, None for one that the replica does not have."""
    if component_id not in _COMPONENTS:
        return None
    cards = list(_elsewhere(owner, component_id, words))
    if component_id == _ABOUT and owner.profile.about and words.has("About"):
        cards.append(_about(owner, words, own=own))
    held = (s for s in owner.profile.sections if _PARTS[s.kind] == component_id)
    cards += [_section(owner, section, words, own=own) for section in held]
    return _payload([_element("div", *cards)])


def _about(owner: Account, words: Words, *, own: bool) -> Element:
    box = _element("span", owner.profile.about, **{"data-testid": "expandable-text-box"})
    form = f"/in/{owner.profile.vanity}/edit/forms/summary/new/"
    pencil = [_pencil(form, words("Edit about"))] if own else []
    return _card("profile-card-about", *_heading(words, "About"), *pencil, _element("p", box))


def _section(owner: Account, section: Section, words: Words, *, own: bool) -> Element:
    details = f"/in/{owner.profile.vanity}/details/{section.details}/"
    label = f"{words('Edit')} {words(section.heading)}"
    all_of_it = [_screen(details, _text(words("Show all")))] if section.goes_on else []
    return _card(
        _VIEWS[section.kind],
        *_heading(words, section.heading),
        *([_pencil(details, label)] if own else ()),
        _element("ul", *(_element("li", *_lines(section, e)) for e in section.on_card)),
        *all_of_it,
    )


def _elsewhere(owner: Account, component_id: str, words: Words) -> Iterator[Element]:
    """Yield the cards that lead to a page of their own."""
    address = f"/in/{owner.profile.vanity}"
    if component_id == _EDUCATION:
        schools = (_element("li", _text(e.school)) for e in owner.profile.education)
        all_of_it = _screen(f"{address}/details/education/", _text(words("Show all")))
        listed = _element("ul", *schools)
        yield _card("profile-card-education", *_heading(words, "Education"), listed, all_of_it)
    elif component_id == _ACTIVITY:
        posts = _screen(f"{address}/recent-activity/all/", _text(words("Show all posts")))
        yield _card("profile-card-recent-activity", *_heading(words, "Activity"), posts)
    elif component_id == _INTERESTS:
        interests = _screen(f"{address}/details/interests/", _text(words("Show all")))
        yield _card("profile-card-interests", *_heading(words, "Interests"), interests)


def _lines(section: Section, entry: Sequence[str]) -> Iterator[Element]:
    title, *rest = entry
    by = section.kind == "recommendations"
    yield (
        _screen(f"/in/{title.casefold().replace(' ', '-')}/", _text(title)) if by else _text(title)
    )
    yield from (_text(line) for line in rest)


# Skills


def skills_screen(owner: Account, words: Words, *, own: bool) -> str:
    """The first screen of the list of skills: its heading, its tabs, and no skill as yet."""
    tab = _element("button", words("All"), **{"role": "tab", "aria-selected": "true"})
    form = f"/in/{owner.profile.vanity}/edit/forms/skills/new/"
    add = [_pencil(form, f"{words('Add')} skills")] if own else []
    heading = [*_heading(words, "Skills"), *add, _element("div", tab, role="tablist")]
    asking = ["$", "$L1", None, {"nextPageRequest": _more_skills(owner, 0)}]
    return _payload([heading, "$L2"], asking)


def skills_part(owner: Account, words: Words, start: int, count: int, *, own: bool) -> str:
    """One part of the list of skills: its first row holds the request for the next."""
    skills = next((s.entries for s in owner.profile.sections if s.kind == "skills"), ())
    listed = [
        _skill(owner, number, skills[number], words, own=own)
        for number in range(start, min(start + count, len(skills)))
    ]
    more = start + count < len(skills)
    following = json.dumps(_more_skills(owner, start + count)) if more else "$undefined"
    keeper = ["$", "$L1", None, {"modelStates": [], "isPartialPage": True}]
    none = [] if skills else [_text(words("Nothing to see for now"))]
    return _payload([keeper, following, listed or none])


def _more_skills(owner: Account, start: int) -> dict[str, Any]:
    payload = {
        "start": start,
        "count": SKILLS_AT_ONCE,
        "vanityName": owner.profile.vanity,
        "profileId": owner.profile.member,
        "filter": "ProfileSkillCategory_ALL",
    }
    return {
        "$type": "proto.sdui.actions.requests.PaginationRequest",
        "pagerId": SKILLS_PAGER,
        "requestedArguments": {"payload": payload},
    }


def _skill(
    owner: Account, number: int, entry: Sequence[str], words: Words, *, own: bool
) -> Element:
    key = f"com.linkedin.sdui.profile.skill({owner.profile.member}, {number + 1})"
    remover = [_remover(f"entry.skills.{number}", f"{words('Remove')}: {entry[0]}")] if own else []
    return _element("div", *map(_text, entry), *remover, componentKey=key)


# The contact panel


def contact_panel(owner: Account, words: Words, circle: Circle) -> str:
    """The panel with the contact details, as far as somebody of `circle` sees them."""
    profile, seen = owner.profile, owner.contact_for(circle)
    address = f"linkedin.com/in/{profile.vanity}"
    yours = _link(f"https://www.{address}", address)
    email = [_link(f"mailto:{seen.email}", seen.email)] if seen.email else []
    rows = [
        *_row(words, "Your Profile", "linkedin-bug-medium", [yours]),
        *_row(words, "Website", "link-medium", [_site(s.name, s.detail) for s in seen.websites]),
        *_row(words, "Phone", "phone-handset-small", _named(seen.phones)),
        *_row(words, "Email", "envelope-medium", email),
        *_row(words, "Birthday", "calendar-medium", [seen.birthday] if seen.birthday else []),
        *(
            [_pencil(f"/in/{profile.vanity}/edit/contact-info/", words("Edit contact info"))]
            if circle is Circle.ME
            else []
        ),
    ]
    return _payload([_element("div", *rows, **{"data-sdui-screen": CONTACT_SCREEN})])


def _site(url: str, kind: str) -> Element:
    return _element(
        "span", _link(f"https://www.linkedin.com/safety/go/?url={url}", url), f" ({kind})"
    )


def _named(items: Iterable[Any]) -> list[Any]:
    return [f"{item.name} ({item.detail})" for item in items]


def _row(words: Words, label: str, picture: str, values: Sequence[Any]) -> Iterator[Element]:
    if values and words.has(label):
        held = [_text(words(label)), *(_element("p", value) for value in values)]
        yield _element("div", _element("svg", id=picture), _element("div", *held))


# Connections


def connections_screen(owner: Account, words: Words) -> str:
    """The first screen of the list of connections, with how many there are."""
    members = owner.profile.members
    state = {
        "key": {"key": {"value": {"$case": "id", "id": "totalConnectionsCount"}}},
        "value": {"$case": "intValue", "intValue": len(members)},
    }
    told = f"{len(members):,} {words('connections')}"
    heading = _text(told) if words.has("connections") else None
    return _connections(members, 0, FIRST_CONNECTIONS, [state], heading)


def connections_part(members: Sequence[Member], start: int, count: int) -> str:
    """One part of the list of connections: its first row holds the request for the next."""
    return _connections(members, start, count, [], None)


def _connections(
    members: Sequence[Member], start: int, count: int, states: list[Any], heading: Element | None
) -> str:
    following = {
        "$type": "proto.sdui.actions.requests.PaginationRequest",
        "pagerId": CONNECTIONS_PAGER,
        "requestedArguments": {"payload": {"startIndex": start + count}},
    }
    more = start + count < len(members)
    cards = [_connection(member, start) for member in members[start : start + count]]
    keeper = ["$", "$L1", None, {"modelStates": states}]
    return _payload([keeper, json.dumps(following) if more else "$undefined", [heading, *cards]])


def _connection(member: Member, start: int) -> Element:
    key = f"ConnectionCard_{start}-{member.address}"
    name = _screen(f"/in/{member.address}/", _text(member.name))
    remover = _remover(f"connection.{member.address}", f"Remove connection: {member.name}")
    shown = [name, _text(headline_of(member)), remover]
    return ["$", "$L1", None, {"componentKey": key, "children": shown}]
