"""The closed words of the program: audiences, facts, reasons, outcomes.

Nothing here knows a network, a page or a clause. A fact that is not in `Fact` cannot be
recorded, and each fact says what kind of value it takes (`FACTS`).
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "FACTS",
    "LOOKED_FOR",
    "PUBLIC_POSTS",
    "SHOWN_TEXTS",
    "Audience",
    "Basis",
    "Circle",
    "Fact",
    "FactKind",
    "FactSpec",
    "Giveaway",
    "JudgedBy",
    "Outcome",
    "Reach",
    "Source",
    "UnreadReason",
    "Viewpoint",
    "reach",
]


class Audience(StrEnum):
    """Who can see (or do) a thing, from the fewest people to the most.

    Custom audiences keep their own rank: "Friends except…" is `FRIENDS_EXCEPT`, a named list
    is `SPECIFIC`; neither is rounded to `FRIENDS`.
    """

    ONLY_ME = "only_me"
    SPECIFIC = "specific"
    FRIENDS_EXCEPT = "friends_except"
    FRIENDS = "friends"
    FRIENDS_OF_FRIENDS = "friends_of_friends"
    MEMBERS = "members"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """0 for `ONLY_ME` up to 6 for `PUBLIC`."""
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank < Audience(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Audience(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Audience(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Audience(other).rank


class Circle(StrEnum):
    """The people a member of staff thinks in, widest first: the columns of "who can see what"."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    PUPIL_OR_PARENT = "pupil_or_parent"
    FRIEND = "friend"
    ME = "me"


class Reach(StrEnum):
    """Whether people of a circle can see a thing."""

    YES = "yes"
    SOME = "some"
    NO = "no"
    UNKNOWN = "unknown"


_NARROWEST_AUDIENCE_OF_CIRCLE = {
    Circle.ANYONE: Audience.PUBLIC,
    Circle.SIGNED_IN: Audience.MEMBERS,
    # A pupil or a parent is somebody's friend in any school town, so they are counted as
    # able to reach whatever friends of friends can.
    Circle.PUPIL_OR_PARENT: Audience.FRIENDS_OF_FRIENDS,
    Circle.FRIEND: Audience.FRIENDS,
    Circle.ME: Audience.ONLY_ME,
}


def reach(audience: Audience | None, circle: Circle) -> Reach:
    """Whether `circle` can see what is shared with `audience`; `None` means it was not read."""
    if audience is None:
        return Reach.YES if circle is Circle.ME else Reach.UNKNOWN
    if audience >= _NARROWEST_AUDIENCE_OF_CIRCLE[circle]:
        return Reach.YES
    custom = audience in (Audience.SPECIFIC, Audience.FRIENDS_EXCEPT)
    return Reach.SOME if custom and circle is Circle.FRIEND else Reach.NO


class FactKind(StrEnum):
    """The kind of value a fact takes; the shapes are in `profilecheck.model`."""

    AUDIENCE = "audience"
    SWITCH = "switch"
    COUNT = "count"
    ENTRIES = "entries"
    YEARS = "years"


class Fact(StrEnum):
    """One site-neutral thing that can be known about a profile."""

    POSTS_FUTURE_AUDIENCE = "posts.future.audience"
    POSTS_PAST_LIMITED = "posts.past.limited"
    POSTS_PUBLIC_COUNT = "posts.public_count"
    POSTS_PUBLIC_BY_YEAR = "posts.public_by_year"
    STORIES_AUDIENCE = "stories.audience"
    STORIES_RESHARING = "stories.resharing"
    PROFILE_ACCESS = "profile.access"
    PROFILE_NAME = "profile.name"
    PROFILE_EMPLOYER = "profile.employer"
    PROFILE_EDUCATION = "profile.education"
    PROFILE_HEADLINE = "profile.headline"
    PROFILE_BIO = "profile.bio"
    PROFILE_LOCATION = "profile.location"
    PROFILE_BIRTHDAY = "profile.birthday"
    PROFILE_FAMILY = "profile.family"
    PROFILE_LINKS = "profile.links"
    PROFILE_WHO_CAN_POST = "profile.who_can_post"
    CONTACT_EMAIL = "contact.email"
    CONTACT_PHONE = "contact.phone"
    ACCOUNT_EMAIL = "account.email"
    FRIENDS_AUDIENCE = "friends.audience"
    FRIENDS_COUNT = "friends.count"
    FRIENDS_AT_EMPLOYER = "friends.at_employer"
    FRIENDS_STUDENTS_OF_EMPLOYER = "friends.students_of_employer"
    FOLLOWS_AUDIENCE = "follows.audience"
    LIKES_AUDIENCE = "likes.audience"
    REQUESTS_WHO_CAN_SEND = "requests.who_can_send"
    FOLLOWERS_WHO_CAN_FOLLOW = "followers.who_can_follow"
    FOLLOWERS_APPROVAL = "followers.approval"
    MESSAGES_WHO_CAN_SEND = "messages.who_can_send"
    COMMENTS_WHO_CAN_POST = "comments.who_can_post"
    DISCOVERY_BY_EMAIL = "discovery.by_email"
    DISCOVERY_BY_PHONE = "discovery.by_phone"
    DISCOVERY_SEARCH_ENGINES = "discovery.search_engines"
    TAGGING_AUDIENCE = "tagging.audience"
    TAGGING_REVIEW = "tagging.review"
    TAGGING_ADDED_AUDIENCE = "tagging.added_audience"
    TAGGING_COUNT = "tagging.count"
    POSTS_BY_OTHERS_AUDIENCE = "posts_by_others.audience"
    MEMBERSHIPS = "memberships"
    CONTACTS_UPLOAD = "contacts.upload"
    LOCATION_ON_POSTS = "location.on_posts"
    POSTS_TO_REREAD = "posts.to_reread"
    ACCOUNT_DORMANT = "account.dormant"
    ACCOUNT_LEFTOVERS = "account.leftovers"

    @property
    def kind(self) -> FactKind:
        """The kind of value this fact takes."""
        return FACTS[self].kind


@dataclass(frozen=True)
class FactSpec:
    """What a fact is: its kind, and who sees such an entry on any network where the page does not
    say; None where that is not known.
    """

    kind: FactKind
    seen_by: Audience | None = None


_AUDIENCE = FactSpec(FactKind.AUDIENCE)
_SWITCH = FactSpec(FactKind.SWITCH)
_COUNT = FactSpec(FactKind.COUNT)
_ENTRIES = FactSpec(FactKind.ENTRIES)

FACTS: dict[Fact, FactSpec] = {
    Fact.POSTS_FUTURE_AUDIENCE: _AUDIENCE,
    Fact.POSTS_PAST_LIMITED: _SWITCH,
    Fact.POSTS_PUBLIC_COUNT: _COUNT,
    Fact.POSTS_PUBLIC_BY_YEAR: FactSpec(FactKind.YEARS),
    Fact.STORIES_AUDIENCE: _AUDIENCE,
    Fact.STORIES_RESHARING: _SWITCH,
    Fact.PROFILE_ACCESS: _AUDIENCE,
    Fact.PROFILE_NAME: FactSpec(FactKind.ENTRIES, seen_by=Audience.MEMBERS),
    Fact.PROFILE_EMPLOYER: _ENTRIES,
    Fact.PROFILE_EDUCATION: _ENTRIES,
    Fact.PROFILE_HEADLINE: _ENTRIES,
    Fact.PROFILE_BIO: _ENTRIES,
    Fact.PROFILE_LOCATION: _ENTRIES,
    Fact.PROFILE_BIRTHDAY: _ENTRIES,
    Fact.PROFILE_FAMILY: _ENTRIES,
    Fact.PROFILE_LINKS: _ENTRIES,
    Fact.PROFILE_WHO_CAN_POST: _AUDIENCE,
    Fact.CONTACT_EMAIL: _ENTRIES,
    Fact.CONTACT_PHONE: _ENTRIES,
    Fact.ACCOUNT_EMAIL: _ENTRIES,
    Fact.FRIENDS_AUDIENCE: _AUDIENCE,
    Fact.FRIENDS_COUNT: _COUNT,
    Fact.FRIENDS_AT_EMPLOYER: _COUNT,
    Fact.FRIENDS_STUDENTS_OF_EMPLOYER: _COUNT,
    Fact.FOLLOWS_AUDIENCE: _AUDIENCE,
    Fact.LIKES_AUDIENCE: _AUDIENCE,
    Fact.REQUESTS_WHO_CAN_SEND: _AUDIENCE,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: _AUDIENCE,
    Fact.FOLLOWERS_APPROVAL: _SWITCH,
    Fact.MESSAGES_WHO_CAN_SEND: _AUDIENCE,
    Fact.COMMENTS_WHO_CAN_POST: _AUDIENCE,
    Fact.DISCOVERY_BY_EMAIL: _AUDIENCE,
    Fact.DISCOVERY_BY_PHONE: _AUDIENCE,
    Fact.DISCOVERY_SEARCH_ENGINES: _SWITCH,
    Fact.TAGGING_AUDIENCE: _AUDIENCE,
    Fact.TAGGING_REVIEW: _SWITCH,
    Fact.TAGGING_ADDED_AUDIENCE: _AUDIENCE,
    Fact.TAGGING_COUNT: _COUNT,
    Fact.POSTS_BY_OTHERS_AUDIENCE: _AUDIENCE,
    Fact.MEMBERSHIPS: _ENTRIES,
    Fact.CONTACTS_UPLOAD: _SWITCH,
    Fact.LOCATION_ON_POSTS: _SWITCH,
    Fact.POSTS_TO_REREAD: _ENTRIES,
    Fact.ACCOUNT_DORMANT: _SWITCH,
    Fact.ACCOUNT_LEFTOVERS: _SWITCH,
}


PUBLIC_POSTS = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR, Fact.POSTS_TO_REREAD)
"""Facts that tell of posts which anyone can see: each of them is weighed with the others."""

SHOWN_TEXTS: tuple[Fact, ...] = tuple(
    fact for fact in Fact if fact.kind is FactKind.ENTRIES and fact is not Fact.ACCOUNT_EMAIL
)
"""Every fact whose entries are words that others may see: names, texts, links, groups, posts.

The address one signs in with is no such text: nobody but the person sees it.
"""


LOOKED_FOR = (
    Fact.POSTS_TO_REREAD,
    Fact.FRIENDS_AT_EMPLOYER,
    Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
)
"""What is found while reading by looking for the school, in words that are not kept."""


class Giveaway(StrEnum):
    """What the words of a post give away about work; the words themselves are not kept."""

    SCHOOL = "school"
    MAYBE_SCHOOL = "maybe_school"
    """The school's own word, which may be a place or a person."""
    WORK_EMAIL = "work_email"
    WORK_PHONE = "work_phone"


class Viewpoint(StrEnum):
    """Whose eyes a page was seen with."""

    OWNER = "owner"
    STRANGER = "stranger"


class Source(StrEnum):
    """Where a reading comes from."""

    LIVE = "live"
    SAVED_PAGE = "saved_page"
    EXPORT = "export"
    ANSWER = "answer"


class UnreadReason(StrEnum):
    """Why a fact could not be read."""

    SIGNED_OUT = "signed_out"
    CHALLENGE = "challenge"
    SUSPENDED = "suspended"
    WRONG_ACCOUNT = "wrong_account"
    SWITCHED = "switched"
    NO_PROFILE = "no_profile"
    PAGE_CHANGED = "page_changed"
    UNREADABLE = "unreadable"
    UNKNOWN_WORDING = "unknown_wording"
    UNKNOWN_LANGUAGE = "unknown_language"
    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    NOT_THERE = "not_there"
    BLOCKED_BY_GUARD = "blocked_by_guard"
    INCOMPLETE_LIST = "incomplete_list"
    AUDIENCE_NOT_SHOWN = "audience_not_shown"
    NOT_VISITED = "not_visited"
    NOT_SAVED = "not_saved"
    NOT_KEPT = "not_kept"
    NOT_IN_EXPORT = "not_in_export"
    BY_HAND = "by_hand"
    NEEDS_SCHOOL = "needs_school"
    OTHER_SCHOOL = "other_school"
    SCHOOL_NAMED = "school_named"
    CLOSED_SERVICE = "closed_service"


class Outcome(StrEnum):
    """What a check, and by roll-up a clause, came to."""

    MET = "met"
    NOT_MET = "not_met"
    COULD_NOT_TELL = "could_not_tell"
    YOUR_CALL = "your_call"
    NOT_APPLICABLE = "not_applicable"


class JudgedBy(StrEnum):
    """Who can judge a clause: the tool, the tool and the person, or only the person."""

    TOOL = "tool"
    BOTH = "both"
    YOU = "you"


class Basis(StrEnum):
    """What a reader's knowledge of a page rests on, surest first."""

    REAL_SAMPLE = "real_sample"
    OTHERS_CODE = "others_code"
    HELP_TEXT = "help_text"
    ASSUMPTION = "assumption"
