"""What a made-up person has on the replica LinkedIn, as the persona files write it. Data only."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd, Item, Member, crowd
from profilecheck.vocabulary import Audience

__all__ = [
    "Comment",
    "Education",
    "Invitations",
    "Layout",
    "LinkedInProfile",
    "LinkedInSettings",
    "Position",
    "Post",
    "Section",
]


class Layout(StrEnum):
    """Which pages a person has when signed in."""

    OLDER = "older"
    NEWER = "newer"


class Invitations(StrEnum):
    """Who can send an invitation to connect."""

    EVERYONE = "everyone"
    KNOW_EMAIL = "know_email"
    IMPORTED = "imported"


def _one_of(*allowed: Audience) -> AfterValidator:
    def check(audience: Audience) -> Audience:
        if audience not in allowed:
            raise ValueError(f"LinkedIn offers no such choice here: {audience.value}")
        return audience

    return AfterValidator(check)


_A = Audience
EmailAudience = Annotated[
    Audience, _one_of(_A.ONLY_ME, _A.FRIENDS, _A.FRIENDS_OF_FRIENDS, _A.MEMBERS)
]
Discovery = Annotated[Audience, _one_of(_A.MEMBERS, _A.FRIENDS_OF_FRIENDS, _A.ONLY_ME)]
PostAudience = Annotated[Audience, _one_of(_A.PUBLIC, _A.FRIENDS)]


class Position(Record):
    """One role; those at one company that follow each other are shown together."""

    title: str
    company: str
    employment: str = "Full-time"
    dates: str
    place: str = ""
    description: str = ""

    @property
    def current(self) -> bool:
        """Whether the role is held now."""
        return self.dates.endswith("Present")


class Education(Record):
    """One school."""

    school: str
    degree: str = ""
    years: str = ""


class Section(Record):
    """A part of a profile below positions and schools: its entries, of a title and lines each."""

    kind: Literal["licences", "projects", "volunteering", "honours", "recommendations", "skills"]
    entries: tuple[tuple[str, ...], ...]

    @property
    def heading(self) -> str:
        """The words it is headed with."""
        return _HEADINGS[self.kind]

    @property
    def anchor(self) -> str:
        """What older pages call it."""
        return _ANCHORS[self.kind]

    @property
    def public_name(self) -> str:
        """What the public page calls it, "" where it does not show it."""
        return _PUBLIC_NAMES.get(self.kind, "")

    @property
    def on_card(self) -> tuple[tuple[str, ...], ...]:
        """The entries that the profile itself shows: of skills the first two."""
        return self.entries[:2] if self.kind == "skills" else self.entries

    @property
    def goes_on(self) -> bool:
        """Whether its own page has more than the profile shows."""
        return len(self.entries) > len(self.on_card)

    @property
    def details(self) -> str:
        """The last part of the address of its own page."""
        return _DETAILS[self.kind]


_HEADINGS = {
    "licences": "Licenses & certifications",
    "projects": "Projects",
    "volunteering": "Volunteering",
    "honours": "Honors & awards",
    "recommendations": "Recommendations",
    "skills": "Skills",
}
_ANCHORS = {
    "licences": "licenses_and_certifications",
    "projects": "projects",
    "volunteering": "volunteering_experience",
    "honours": "honors_and_awards",
    "recommendations": "recommendations",
    "skills": "skills",
}
_DETAILS = {
    "licences": "certifications",
    "projects": "projects",
    "volunteering": "volunteering-experiences",
    "honours": "honors",
    "recommendations": "recommendations",
    "skills": "skills",
}
_PUBLIC_NAMES = {
    "licences": "certifications",
    "projects": "projects",
    "volunteering": "volunteering",
    "honours": "honors-and-awards",
    "recommendations": "recommendations",
}


_SHIFT = 22


class Post(Record):
    """One post on the person's own profile."""

    on: date
    text: str
    audience: PostAudience

    def number(self, place: int) -> str:
        """The number of the post at `place` of a profile's: it begins with the time it was made."""
        made = datetime.combine(self.on, time(12), UTC)
        return str((int(made.timestamp() * 1000) << _SHIFT) + place)


class Comment(Record):
    """What the person wrote below the post of somebody, who is named."""

    text: str
    below: str
    by: str


class LinkedInSettings(Record):
    """The choices of the settings pages; each name is a row of `settings.yaml`."""

    public_profile: bool
    public_parts: tuple[str, ...] = ()
    photo: Annotated[Audience, _one_of(_A.FRIENDS, _A.MEMBERS, _A.PUBLIC)] = _A.PUBLIC
    connections: bool
    email: EmailAudience
    email_export: bool
    last_name: bool = True
    follows: Annotated[Audience, _one_of(_A.MEMBERS, _A.ONLY_ME)]
    followers: Annotated[Audience, _one_of(_A.MEMBERS, _A.FRIENDS)]
    by_email: Discovery
    by_phone: Discovery
    share_updates: bool = False
    invitations: Invitations
    message_requests: bool
    inmail: bool
    sync_contacts: bool
    birthday: Annotated[
        Audience, _one_of(_A.ONLY_ME, _A.FRIENDS, _A.FRIENDS_OF_FRIENDS, _A.MEMBERS)
    ] = _A.FRIENDS


class LinkedInProfile(Record):
    """A whole made-up profile. `vanity` is the last part of the profile's address.

    `panel_leads_back` is True where the address of the contact panel shows the profile alone;
    `removed_connections` are the addresses of those who were connections once.
    """

    vanity: str = Field(pattern=r"^[a-z0-9-]+$")
    member: str = Field(pattern=r"^[A-Za-z0-9_-]{10,}$")
    layout: Layout = Layout.NEWER
    panel_leads_back: bool = False
    headline: str
    location: str
    about: str = ""
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    sections: tuple[Section, ...] = ()
    groups: tuple[Item, ...] = ()
    companies: tuple[Item, ...] = ()
    schools: tuple[Item, ...] = ()
    websites: tuple[Item, ...] = ()
    phones: tuple[Item, ...] = ()
    contact_email: str
    birthday: str = ""
    removed_connections: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    comments: tuple[Comment, ...] = ()
    connections: Crowd
    followers: int = 0
    account_emails: tuple[str, ...]
    settings: LinkedInSettings

    @property
    def members(self) -> tuple[Member, ...]:
        """Who the connections are now."""
        gone = self.removed_connections
        return tuple(m for m in crowd(self.connections) if m.address not in gone)
