"""What a made-up person has on the replica YouTube, as the persona files write it. Data only."""

from datetime import date
from enum import StrEnum

from pydantic import Field, NonNegativeInt

from profilecheck.model.base import Record

__all__ = [
    "AboutRow",
    "Address",
    "GoogleEntry",
    "GoogleSettings",
    "Head",
    "Link",
    "Seen",
    "Video",
    "Visibility",
    "YouTubeProfile",
]


class Head(StrEnum):
    """Which of the two shapes the head of the channel has."""

    OLDER = "older"
    NEWER = "newer"


class Visibility(StrEnum):
    """Who can watch a video."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"


class Seen(StrEnum):
    """Who sees an entry of "About me", in the network's own words."""

    ONLY_YOU = "Only you"
    ANYONE = "Anyone"


class AboutRow(StrEnum):
    """The rows of "About me", as the page calls them."""

    CONTACT_EMAIL = "Contact email"
    CONTACT_PHONE = "Contact phone"
    BIRTHDAY = "Birthday"
    GENDER = "Gender"
    WORK = "Work"
    EDUCATION = "Education"
    PLACES = "Places"


class Video(Record):
    """One video of the channel."""

    on: date
    title: str
    visibility: Visibility = Visibility.PUBLIC


class Link(Record):
    """A link of the channel: its address without a scheme, and the name it was given."""

    address: str
    name: str


class GoogleEntry(Record):
    """One thing in "About me": `text` as the page shows it, `detail` the smaller line."""

    row: AboutRow
    text: str
    detail: str = ""
    seen: Seen


class Address(Record):
    """An e-mail address of the account, and what it is for."""

    use: str
    email: str


class GoogleSettings(Record):
    """The switches of YouTube's settings and of the Google account."""

    subscriptions_private: bool
    playlists_private: bool
    found_by_phone: bool
    contacts_from_devices: bool


class YouTubeProfile(Record):
    """A whole made-up channel with its Google account.

    `id` is the channel's, `google_id` the account's; `about_later` means that the "About" panel
    loads after the page did. `playlists` are what the public ones are called.
    """

    id: str = Field(pattern=r"^UC[A-Za-z0-9_-]{22}$")
    google_id: str = Field(pattern=r"^[1-9][0-9]{20}$")
    handle: str = Field(pattern=r"^[A-Za-z0-9._-]{3,30}$")
    head: Head
    about_later: bool = False
    description: str = ""
    links: tuple[Link, ...] = ()
    country: str = ""
    joined: date
    business_email: bool = False
    subscribers: NonNegativeInt
    videos: tuple[Video, ...] = ()
    playlists: tuple[str, ...] = ()
    about_me: tuple[GoogleEntry, ...] = ()
    addresses: tuple[Address, ...] = Field(min_length=1)
    phone: str = ""
    settings: GoogleSettings
