"""What a made-up person has on the replica Facebook, as the persona files write it. Data only."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd, Item
from profilecheck.vocabulary import Audience

__all__ = [
    "AboutEntry",
    "AboutKind",
    "FacebookProfile",
    "FacebookSettings",
    "Layout",
    "MessageChoice",
    "Post",
    "Section",
    "Sharing",
    "Wording",
]


class Sharing(Record):
    """Who a thing is shared with: an audience, and for a custom one the people or list it names.

    In a persona file it is one word (`friends`), or a mapping such as
    `{friends_except: [Jane Doe]}`, `{specific: [Jane Doe]}` or `{list: Book club}`.
    """

    audience: Audience
    names: tuple[str, ...] = ()
    list_name: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, value: object) -> object:
        if isinstance(value, str):
            return {"audience": value}
        if isinstance(value, dict) and len(value) == 1 and "audience" not in value:
            ((kind, names),) = value.items()
            if kind == "list":
                return {"audience": Audience.SPECIFIC, "list_name": names}
            return {"audience": kind, "names": names}
        return value

    @model_validator(mode="after")
    def _facebook_offers_it(self) -> Self:
        if self.audience is Audience.MEMBERS:
            raise ValueError("Facebook has no audience for members alone; write public")
        return self


class Layout(StrEnum):
    """Which About pages a person has: those of 2026, or the tabs there were before."""

    DIRECTORY = "directory"
    TABS = "tabs"


class Wording(StrEnum):
    """Which wording the settings pages have where Facebook changed it."""

    OLDER = "older"
    NEWER = "newer"


class MessageChoice(StrEnum):
    """Where a message from people who are not friends goes."""

    CHATS = "chats"
    REQUESTS = "requests"
    NONE = "none"


class AboutKind(StrEnum):
    """The kinds of entry of the About pages; `about.yaml` says where each is shown."""

    WORK = "work"
    COLLEGE = "college"
    HIGH_SCHOOL = "high_school"
    CURRENT_CITY = "current_city"
    HOMETOWN = "hometown"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    WEBSITE = "website"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    GENDER = "gender"
    RELATIONSHIP = "relationship"
    FAMILY = "family"
    DETAILS = "details"
    OTHER_NAME = "other_name"


class AboutEntry(Record):
    """One entry of the About pages: `text` as the page shows it, `detail` the smaller line."""

    kind: AboutKind
    text: str
    detail: str = ""
    sharing: Sharing


class Post(Record):
    """One post on the person's own profile."""

    on: date
    text: str
    sharing: Sharing


class Section(Record):
    """A list that has one audience for the whole of it."""

    sharing: Sharing = Sharing(audience=Audience.PUBLIC)
    items: tuple[Item, ...] = ()


class FacebookSettings(Record):
    """The choices of the settings pages; each name is a row of `settings.yaml`."""

    posts_future: Sharing
    friend_requests: Sharing
    friends_list: Sharing
    lookup_email: Sharing
    lookup_phone: Sharing
    search_engines: bool
    messages_friends_of_friends: MessageChoice
    messages_others: MessageChoice
    who_can_post: Sharing
    posts_by_others: Sharing
    posts_resharing: bool
    tagged_posts: Sharing
    tag_added: Sharing
    review_tagged_posts: bool
    review_tags: bool
    who_can_follow: Sharing
    follows: Sharing
    comments: Sharing
    profile_info: Sharing
    stories: Sharing
    stories_resharing: bool
    mention_resharing: bool
    contacts_upload: bool


class FacebookProfile(Record):
    """A whole made-up profile. `id` is digits; `vanity` the last part of the profile's address.

    `layout` is the newer one unless it is said. `older_scripts` gives the pages the form of 2023
    for the data they carry. `tagged_by_others` is how many photos and videos others tagged them in.
    """

    id: str = Field(pattern=r"^[1-9][0-9]+$")
    vanity: str = Field(pattern=r"^[a-z0-9.]+$")
    layout: Layout = Layout.DIRECTORY
    wording: Wording = Wording.OLDER
    older_scripts: bool = False
    locked: bool = False
    bio: str = ""
    about: tuple[AboutEntry, ...] = ()
    posts: tuple[Post, ...] = ()
    groups: Section = Section()
    likes: Section = Section()
    following: tuple[Item, ...] = ()
    followers: Crowd
    friends: Crowd
    tagged_by_others: int = Field(default=0, ge=0)
    account_emails: tuple[str, ...]
    account_phones: tuple[str, ...] = ()
    settings: FacebookSettings
