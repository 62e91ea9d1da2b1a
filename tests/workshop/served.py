"""What a replica really serves of somebody to the eyes of a circle, as plain words."""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.testclient import TestClient

from profilecheck.replica import Counters, Persona, people
from profilecheck.replica.crowd import Member, crowd
from profilecheck.replica.facebook.catalogue import about_pages
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.replica.front import Front
from profilecheck.replica.linkedin.app import COMPONENT_PATH, SCREEN_PATH
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.replica.linkedin.screens import CARDS, CONTACT_SCREEN
from profilecheck.replica.mastodon.profile import MastodonProfile
from profilecheck.replica.myspace.profile import MySpaceProfile
from profilecheck.replica.network import Running
from profilecheck.replica.registry import NETWORKS
from profilecheck.replica.x.profile import XProfile
from profilecheck.replica.youtube.profile import YouTubeProfile
from profilecheck.vocabulary import Circle

__all__ = ["Serving", "is_served"]

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_LINKS = re.compile(r'href="(http[^"]*)"')
_SIGN_IN = re.compile(r"/(authwall|login|signin|uas)\b")
_PARTS = ("AboveActivity", "Activity", "BelowActivityPart1WithoutExp")


def is_served(text: str, words: str) -> bool:
    """Whether each word of `text` stands in `words`, where lines may have been joined."""
    return all(word in words for word in text.split())


class Serving:
    """The replicas without a server, for `owner` and everybody else."""

    def __init__(self, owner: Persona) -> None:
        self._owner = owner
        everybody = [owner, *(p for p in people() if p.name != owner.name)]
        self._networks = {network: network.start(everybody) for network in NETWORKS}
        self._front = Front(self._networks, Counters())
        self._everybody = everybody

    def words(self, network: str, circle: Circle) -> str:
        """All that the owner's pages on `network` say to somebody of `circle`.

        What friends and followers say of themselves is left out.
        """
        client, kind = self._client(network, circle), network.partition("@")[0]
        return " ".join(" ".join(_READ[kind](client, self._owner, circle)).split())

    def friends(self, network: str, circle: Circle) -> tuple[bool | None, str]:
        """Whether somebody of `circle` is served the list, and what it says.

        It is None and "" where the replica has none.
        """
        kind = network.partition("@")[0]
        if kind not in _LISTS:
            return None, ""
        members, said = _LISTS[kind](self._client(network, circle), self._owner)
        words = " ".join(said.split())
        return members[0].name in words if members else None, words

    def _client(self, network: str, circle: Circle) -> TestClient:
        client = TestClient(self._front, follow_redirects=True)
        running = next(r for n, r in self._networks.items() if n.id == network)
        for cookie in self._cookies(running, network, circle):
            client.cookies.set(cookie["name"], cookie["value"], domain=cookie["domain"].lstrip("."))
        return client

    def _cookies(self, running: Running, network: str, circle: Circle) -> list[dict[str, Any]]:
        if circle is Circle.ANYONE:
            return []
        if circle is Circle.ME:
            return running.cookies_for(self._owner.name)
        other = next(p for p in self._everybody[1:] if network in p.networks)
        return running.cookies_for(other.name, circle)


def _page(client: TestClient, url: str) -> str:
    answer = client.get(url)
    if _SIGN_IN.search(str(answer.url)):
        return ""  # it offers everybody who lives here
    links = " ".join(unquote(html.unescape(link)) for link in _LINKS.findall(answer.text))
    return f"{html.unescape(_TAGS.sub(' ', answer.text))} {links}"


def _data(client: TestClient, url: str, **query: object) -> str:
    sent = {k: v if isinstance(v, str) else json.dumps(v) for k, v in query.items()}
    return " ".join(_strings(client.get(f"{url}?{urlencode(sent)}").json()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield html.unescape(re.sub(r"<[^>]*>", "", str(value)))


def _facebook(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    profile = _of(owner, "facebook", FacebookProfile)
    tabs = ("", *about_pages().layouts[profile.layout], "groups", "likes")
    for tab in tabs:
        yield _page(client, f"https://www.facebook.com/{profile.vanity}/{tab}")


def _x(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    handle = _of(owner, "x", XProfile).handle
    api = "https://api.x.com/graphql/q"
    asked = {"screen_name": handle}
    told = client.get(
        f"{api}/UserByScreenName?{urlencode({'variables': json.dumps(asked)})}"
    ).json()
    yield from _strings(told)
    date = told["data"]["user"]["result"]["legacy_extended_profile"].get("birthdate", {})
    if date:
        yield f"{date['day']}/{date['month']} {date.get('year', '')}"
    yield _data(client, f"{api}/UserTweets", variables=asked)


def _linkedin(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    vanity = _of(owner, "linkedin", LinkedInProfile).vanity
    root = "https://www.linkedin.com"
    yield _page(client, f"{root}/in/{vanity}/")
    if circle is Circle.ANYONE:
        return
    yield client.get(f"{root}/in/{vanity}/").text.replace("\\", "")
    for part in ("experience", "education", "interests"):
        yield _page(client, f"{root}/in/{vanity}/details/{part}/")
    yield _page(client, f"{root}/in/{vanity}/overlay/contact-info/")
    body = {"clientArguments": {"payload": {"vanityName": vanity}}}
    asking = [f"{COMPONENT_PATH}?componentId={CARDS}{part}" for part in _PARTS]
    asking += [f"{COMPONENT_PATH}?componentId={CARDS}BelowActivityPart{n}" for n in range(2, 8)]
    asking += [f"{SCREEN_PATH}?screenId={CONTACT_SCREEN}"]
    for path in asking:
        yield from _rows(client.post(root + path, json=body).text)


def _rows(payload: str) -> Iterator[str]:
    """The strings of a React flight payload: a row of JSON a line."""
    for line in payload.splitlines():
        row = line.partition(":")[2]
        if row and not row.startswith("I["):
            yield from _strings(json.loads(row))


def _youtube(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    channel = f"https://www.youtube.com/channel/{_of(owner, 'youtube', YouTubeProfile).id}"
    for tab in ("", "/about", "/videos"):
        page = client.get(channel + tab).text
        yield html.unescape(_TAGS.sub(" ", page))
        later = re.search(r'"about": ?"([^"]+)"', page)
        if later:
            asked = {"continuation": later[1].encode().decode("unicode_escape")}
            answer = client.post("https://www.youtube.com/youtubei/v1/browse", json=asked)
            yield " ".join(_strings(answer.json()))


def _myspace(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    user = _of(owner, "myspace", MySpaceProfile).user
    for tab in ("", "/bio"):
        yield _page(client, f"https://myspace.com/{user}{tab}")


def _mastodon(client: TestClient, owner: Persona, circle: Circle) -> Iterator[str]:
    profile = _of(owner, "mastodon@mastodon.example", MastodonProfile)
    api = "https://mastodon.example/api/v1/accounts"
    yield _data(client, f"{api}/lookup", acct=profile.username)
    yield _data(client, f"{api}/{profile.id}/statuses")


def _facebook_friends(client: TestClient, owner: Persona) -> tuple[tuple[Member, ...], str]:
    profile = _of(owner, "facebook", FacebookProfile)
    return crowd(profile.friends), _page(
        client, f"https://www.facebook.com/{profile.vanity}/friends"
    )


def _x_followers(client: TestClient, owner: Persona) -> tuple[tuple[Member, ...], str]:
    profile = _of(owner, "x", XProfile)
    api = "https://api.x.com/graphql/q/Followers"
    return crowd(profile.followers), _data(client, api, variables={"screen_name": profile.handle})


def _myspace_connections(client: TestClient, owner: Persona) -> tuple[tuple[Member, ...], str]:
    profile = _of(owner, "myspace", MySpaceProfile)
    page = f"https://myspace.com/{profile.user}/connections/out"
    return crowd(profile.connections), _page(client, page)


def _mastodon_followers(client: TestClient, owner: Persona) -> tuple[tuple[Member, ...], str]:
    profile = _of(owner, "mastodon@mastodon.example", MastodonProfile)
    api = f"https://mastodon.example/api/v1/accounts/{profile.id}/followers"
    return crowd(profile.followers), _data(client, api)


def _of(owner: Persona, network: str, kind: type[Any]) -> Any:
    profile = owner.profile_on(network, kind)
    assert profile is not None
    return profile


_READ: dict[str, Callable[[TestClient, Persona, Circle], Iterator[str]]] = {
    "facebook": _facebook,
    "x": _x,
    "linkedin": _linkedin,
    "youtube": _youtube,
    "myspace": _myspace,
    "mastodon": _mastodon,
}

_LISTS: dict[str, Callable[[TestClient, Persona], tuple[tuple[Member, ...], str]]] = {
    "facebook": _facebook_friends,
    "x": _x_followers,
    "myspace": _myspace_connections,
    "mastodon": _mastodon_followers,
}
"""The lists of friends; LinkedIn shows others' in its search, which the replica does not have."""
