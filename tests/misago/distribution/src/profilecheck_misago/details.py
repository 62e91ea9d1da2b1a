"""What a profile says of its member: what they filled in, and the address they joined with."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.dom import text_of
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact

from .embedded import part

__all__ = ["read_details", "read_details_as_stranger"]

_FACT_OF_FIELD = {
    "location": Fact.PROFILE_LOCATION,
    "twitter": Fact.PROFILE_LINKS,
    "skype": Fact.PROFILE_LINKS,
    "website": Fact.PROFILE_LINKS,
    "real_name": Fact.PROFILE_NAME,
}
"""What each field tells. Any other one, such as a forum's own, is text about the member."""

_NOT_ASKED_FOR = ("gender", "join_ip")
_FACTS = (Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS)


class _Profile(BaseModel):
    """What heads a profile. What the forum leaves empty, or hides, is None."""

    username: str
    email: str | None
    title: str | None
    signature: str | None
    followers: int


class _Field(BaseModel):
    """One field that is filled in."""

    fieldname: str
    name: str
    text: str = ""
    html: str = ""

    @property
    def written(self) -> str:
        return self.text or _plain(self.html)


class _Group(BaseModel):
    fields: list[_Field]


class _Details(BaseModel):
    groups: list[_Group]


def read_details(context: ReadContext) -> Iterator[Observed | Unread]:
    """One's own profile. Nothing on it says who sees it: that is for the stranger's visit."""
    profile = part(context.capture, "PROFILE", _Profile)
    if profile is None:
        return
    yield from _written(context, profile, audience=None)
    if profile.email:
        # The forum fills this in for the member alone, and for staff whom it lets see addresses.
        address = Entry(text=profile.email, audience=Audience.ONLY_ME)
        yield _entries(context, Fact.CONTACT_EMAIL, [address])
        yield _entries(context, Fact.ACCOUNT_EMAIL, [address])
    seen = f"{profile.followers} followers"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=profile.followers), seen)


def read_details_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """A profile as anybody sees it: whatever shows is public."""
    profile = part(context.capture, "PROFILE", _Profile)
    if profile is None:
        return
    public = Audience.PUBLIC
    yield from _written(context, profile, public)
    shown = [Entry(text=profile.email, audience=public)] if profile.email else []
    yield _entries(context, Fact.CONTACT_EMAIL, shown)
    yield context.observed(Fact.PROFILE_ACCESS, public, "The profile showed without signing in")


def _written(
    context: ReadContext, profile: _Profile, audience: Audience | None
) -> Iterator[Observed]:
    details = part(context.capture, "PROFILE_DETAILS", _Details)
    if details is None:
        return
    title = [Entry(text=profile.title, audience=audience)] if profile.title else []
    yield _entries(context, Fact.PROFILE_HEADLINE, title)
    found: dict[Fact, list[Entry]] = {fact: [] for fact in _FACTS}
    found[Fact.PROFILE_NAME].append(Entry(text=profile.username, audience=audience))
    if signature := _plain(profile.signature or ""):
        entry = Entry(text=signature, detail="Signature", audience=audience)
        found[Fact.PROFILE_BIO].append(entry)
    for field in (f for group in details.groups for f in group.fields):
        if field.fieldname not in _NOT_ASKED_FOR:
            entry = Entry(text=field.written, detail=field.name, audience=audience)
            found[_FACT_OF_FIELD.get(field.fieldname, Fact.PROFILE_BIO)].append(entry)
    yield from (_entries(context, fact, entries) for fact, entries in found.items())


def _entries(context: ReadContext, fact: Fact, entries: Iterable[Entry]) -> Observed:
    shown = tuple(entries)
    seen = "; ".join(entry.text for entry in shown) or "Nothing is filled in"
    return context.observed(fact, Entries(entries=shown), seen)


def _plain(html: str) -> str:
    return text_of(LexborHTMLParser(html)) if html else ""
