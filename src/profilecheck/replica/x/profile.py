"""What a made-up person has on the replica X, as the persona files write it. Data only."""

from datetime import date
from enum import StrEnum

from pydantic import Field, NonNegativeInt

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd

__all__ = ["BirthDate", "Post", "Seen", "Shape", "XProfile", "XSettings"]


class Shape(StrEnum):
    """Which of the three shapes the answers about a person have had."""

    LEGACY = "legacy"
    SPLIT = "split"
    CURRENT = "current"


class Seen(StrEnum):
    """Who sees a birth date, in the network's own words."""

    PUBLIC = "Public"
    FOLLOWERS = "Followers"
    FOLLOWING = "Following"
    MUTUAL = "MutualFollow"
    SELF = "Self"


class BirthDate(Record):
    """A birth date; the year has an audience of its own."""

    day: int = Field(ge=1, le=31)
    month: int = Field(ge=1, le=12)
    year: int = Field(ge=1900)
    visibility: Seen
    year_visibility: Seen


class Post(Record):
    """One post on the person's own profile."""

    on: date
    text: str


class XSettings(Record):
    """The choices of the settings pages; each name is a key of the network's own answer."""

    protected: bool
    allow_media_tagging: str = Field(pattern=r"^(all|following|none)$")
    discoverable_by_email: bool
    discoverable_by_mobile_phone: bool
    allow_dms_from: str = Field(pattern=r"^(all|verified|following)$")
    geo_enabled: bool
    address_book_live_sync_enabled: bool


class XProfile(Record):
    """A whole made-up profile. `id` is digits, `handle` the name with the @.

    The bio is written with whole addresses, which the pages shorten. `earlier_posts` are counted
    by the network but so old that no list shows them. `password_asked` puts the question for the
    password before the account's own page.
    """

    id: str = Field(pattern=r"^[1-9][0-9]+$")
    handle: str = Field(pattern=r"^[A-Za-z0-9_]{1,15}$")
    shape: Shape
    bio: str = ""
    location: str = ""
    website: str = ""
    category: str = ""
    birth_date: BirthDate | None = None
    posts: tuple[Post, ...] = ()
    earlier_posts: NonNegativeInt = 0
    followers: Crowd
    following: NonNegativeInt = 0
    account_email: str
    account_phone: str = ""
    password_asked: bool = True
    settings: XSettings
