"""What each fact is called, and the sentences of what it was found to be."""

from collections.abc import Iterable
from dataclasses import dataclass

from profilecheck.model import Count, Years
from profilecheck.vocabulary import Fact, FactKind
from profilecheck.words.nouns import ANY_NETWORK, Network, filled
from profilecheck.words.plurals import capital, counted

__all__ = [
    "ABOUT",
    "CAN",
    "SAID_TO_BE_UNUSED",
    "SWITCHES",
    "about",
    "count_of",
    "heading",
    "not_found_out",
    "nothing_shown",
    "switch_state",
    "where",
    "years_of",
]

ABOUT: dict[Fact, str] = {
    Fact.POSTS_FUTURE_AUDIENCE: "your new {posts}",
    Fact.POSTS_PAST_LIMITED: "your old {posts}",
    Fact.POSTS_PUBLIC_COUNT: "{posts} that anyone can see",
    Fact.POSTS_PUBLIC_BY_YEAR: "{posts} that anyone can see, by year",
    Fact.STORIES_AUDIENCE: "your stories",
    Fact.STORIES_RESHARING: "sharing by others",
    Fact.PROFILE_ACCESS: "your profile",
    Fact.PROFILE_NAME: "the name on your profile",
    Fact.PROFILE_EMPLOYER: "where you work",
    Fact.PROFILE_EDUCATION: "where you studied",
    Fact.PROFILE_HEADLINE: "your headline",
    Fact.PROFILE_BIO: "your bio",
    Fact.PROFILE_LOCATION: "where you live",
    Fact.PROFILE_BIRTHDAY: "your birthday",
    Fact.PROFILE_FAMILY: "your family or relationship",
    Fact.PROFILE_LINKS: "the links on your profile",
    Fact.PROFILE_WHO_CAN_POST: "who can post on your profile",
    Fact.CONTACT_EMAIL: "your contact e-mail address",
    Fact.CONTACT_PHONE: "your contact phone number",
    Fact.ACCOUNT_EMAIL: "the e-mail address you sign in with",
    Fact.FRIENDS_AUDIENCE: "your list of {friends}",
    Fact.FRIENDS_COUNT: "{friends}",
    Fact.FRIENDS_AT_EMPLOYER: "{friends} who say they work at your school",
    Fact.FRIENDS_STUDENTS_OF_EMPLOYER: "{friends} who say they go to your school",
    Fact.FOLLOWS_AUDIENCE: "the people and pages you follow",
    Fact.LIKES_AUDIENCE: "the {posts} you liked",
    Fact.REQUESTS_WHO_CAN_SEND: "{friend} requests",
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: "followers",
    Fact.FOLLOWERS_APPROVAL: "your yes to new followers",
    Fact.MESSAGES_WHO_CAN_SEND: "messages",
    Fact.COMMENTS_WHO_CAN_POST: "comments",
    Fact.DISCOVERY_BY_EMAIL: "look-up by e-mail",
    Fact.DISCOVERY_BY_PHONE: "look-up by phone",
    Fact.DISCOVERY_SEARCH_ENGINES: "search engines",
    Fact.TAGGING_AUDIENCE: "{posts} you are tagged in",
    Fact.TAGGING_REVIEW: "your yes to tags",
    Fact.TAGGING_ADDED_AUDIENCE: "whom a tag of you lets in",
    Fact.TAGGING_COUNT: "photos or {posts} that others tagged you in",
    Fact.POSTS_BY_OTHERS_AUDIENCE: "what others post on your profile",
    Fact.MEMBERSHIPS: "your groups and pages",
    Fact.CONTACTS_UPLOAD: "upload of your contacts",
    Fact.LOCATION_ON_POSTS: "places on your {posts}",
    Fact.POSTS_TO_REREAD: "{posts} worth reading again",
    Fact.ACCOUNT_DORMANT: "an account you no longer use",
    Fact.ACCOUNT_LEFTOVERS: "what is left of an old account",
}
"""The name of each fact, to stand within a sentence; `about` puts the network's nouns in."""

CAN: dict[Fact, str] = {
    **{fact: f"see {name}" for fact, name in ABOUT.items()},
    Fact.PROFILE_ACCESS: "open your profile",
    Fact.PROFILE_WHO_CAN_POST: "post on your profile",
    Fact.REQUESTS_WHO_CAN_SEND: "send you a {friend} request",
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: "follow you",
    Fact.MESSAGES_WHO_CAN_SEND: "send you a message",
    Fact.COMMENTS_WHO_CAN_POST: "comment on your public {posts}",
    Fact.DISCOVERY_BY_EMAIL: "find your profile by your e-mail address",
    Fact.DISCOVERY_BY_PHONE: "find your profile by your phone number",
    Fact.TAGGING_AUDIENCE: "see {posts} you are tagged in on your profile",
    Fact.TAGGING_ADDED_AUDIENCE: "see a {post} just because you are tagged in it",
}
"""What an audience can do with a fact: "Anyone on the internet can *see your new posts*"."""


@dataclass(frozen=True)
class _Switch:
    """The whole sentence for a switch that is on, and for one that is off."""

    on: str
    off: str


SWITCHES: dict[Fact, _Switch] = {
    Fact.POSTS_PAST_LIMITED: _Switch(
        on="None of your older {posts} can be seen beyond your {friends}.",
        off="Some of your older {posts} can be seen beyond your {friends}.",
    ),
    Fact.STORIES_RESHARING: _Switch(
        on="Other people can share your public {posts} or stories to theirs.",
        off="Other people can't share your public {posts} or stories to theirs.",
    ),
    Fact.FOLLOWERS_APPROVAL: _Switch(
        on="Nobody can follow you until you say yes.",
        off="People can follow you without asking.",
    ),
    Fact.DISCOVERY_SEARCH_ENGINES: _Switch(
        on="Search engines can link to your profile.",
        off="Search engines are asked not to link to your profile.",
    ),
    Fact.TAGGING_REVIEW: _Switch(
        on="Tags, and {posts} that tag you, wait for your yes before they show on your profile.",
        off="Tags, or {posts} that tag you, show on your profile without asking you first.",
    ),
    Fact.CONTACTS_UPLOAD: _Switch(
        on="The contacts on your phone are uploaded to the network.",
        off="Your contacts are not uploaded to the network.",
    ),
    Fact.LOCATION_ON_POSTS: _Switch(
        on="Your {posts} can show where you are.",
        off="Your {posts} don't show where you are.",
    ),
    Fact.ACCOUNT_DORMANT: _Switch(
        on="Nothing was posted here for two years, so this account looks out of use.",
        off="Something was posted here within the last two years.",
    ),
    Fact.ACCOUNT_LEFTOVERS: _Switch(
        on="Something of your old account can still be found.",
        off="You looked, and found nothing of your old account.",
    ),
}

SAID_TO_BE_UNUSED = "You said that this account is out of use."
"""Told in place of what the newest post says, where nothing but the person's word is known."""

_WHERE: dict[Fact, str] = {
    Fact.PROFILE_NAME: "in your name",
    Fact.PROFILE_EMPLOYER: "under where you work",
    Fact.PROFILE_EDUCATION: "under where you studied",
    Fact.PROFILE_HEADLINE: "in your headline",
    Fact.PROFILE_BIO: "in your bio",
    Fact.PROFILE_LOCATION: "under where you live",
    Fact.PROFILE_BIRTHDAY: "under your birthday",
    Fact.PROFILE_FAMILY: "under your family",
    Fact.PROFILE_LINKS: "in your links",
    Fact.CONTACT_EMAIL: "in your contact details",
    Fact.CONTACT_PHONE: "in your contact details",
    Fact.ACCOUNT_EMAIL: "in your sign-in e-mail",
    Fact.MEMBERSHIPS: "in your groups and pages",
    Fact.POSTS_TO_REREAD: "in your {posts}",
}
_NOTHING_SHOWN: dict[Fact, str] = {
    Fact.PROFILE_NAME: "No name is shown.",
    Fact.PROFILE_EMPLOYER: "No workplace is shown.",
    Fact.PROFILE_EDUCATION: "No school or university is shown.",
    Fact.PROFILE_HEADLINE: "No headline is shown.",
    Fact.PROFILE_BIO: "No bio is shown.",
    Fact.PROFILE_LOCATION: "No place is shown.",
    Fact.PROFILE_BIRTHDAY: "No birthday is shown.",
    Fact.PROFILE_FAMILY: "No family or relationship is shown.",
    Fact.PROFILE_LINKS: "No links are shown.",
    Fact.CONTACT_EMAIL: "No e-mail address is shown.",
    Fact.CONTACT_PHONE: "No phone number is shown.",
    Fact.ACCOUNT_EMAIL: "No e-mail address to sign in with was found.",
    Fact.MEMBERSHIPS: "No groups or pages are shown.",
    Fact.POSTS_TO_REREAD: "No {posts} worth reading again were found.",
}
_YEARS_A_SENTENCE = 6


def about(fact: Fact, network: Network = ANY_NETWORK) -> str:
    """Return what a fact is called, to stand within a sentence: "your list of followers"."""
    return filled(ABOUT[fact], network)


def heading(fact: Fact, network: Network = ANY_NETWORK) -> str:
    """Return what is asked of a fact, in a line: "Who can see your stories?"."""
    if fact.kind is FactKind.AUDIENCE:
        return filled(f"Who can {CAN[fact]}?", network)
    if fact.kind is FactKind.COUNT:
        return f"Number of {about(fact, network)}"
    return capital(about(fact, network))


def not_found_out(fact: Fact, network: Network) -> str:
    """Return that a fact is not known: "We couldn't tell who can send you a message".

    The networks are named behind it.
    """
    if fact is Fact.POSTS_TO_REREAD:
        return filled("We couldn't read all of your {posts}", network)
    match fact.kind:
        case FactKind.AUDIENCE:
            return filled(f"We couldn't tell who can {CAN[fact]}", network)
        case FactKind.COUNT:
            return f"We couldn't count {about(fact, network)}"
        case FactKind.YEARS:
            return f"We couldn't count, year by year, {about(Fact.POSTS_PUBLIC_COUNT, network)}"
    return f"We couldn't read {about(fact, network)}"


def where(fact: Fact, network: Network) -> str:
    """Return where an entry of `fact` is found: "in your bio"."""
    return filled(_WHERE[fact], network)


def nothing_shown(fact: Fact, network: Network) -> str:
    """Return that nothing is listed under a fact: "No workplace is shown."."""
    return filled(_NOTHING_SHOWN[fact], network)


def switch_state(fact: Fact, value: bool, network: Network) -> str:
    """Return the sentence of a switch that is on or off."""
    switch = SWITCHES[fact]
    return filled(switch.on if value else switch.off, network)


def count_of(fact: Fact, counts: Iterable[Count], network: Network) -> str:
    """Return what several readings counted, once: "46 friends.", "At least 12 followers."."""
    most = max(counts, key=lambda c: (c.count, not c.at_least))
    nouns = network.nouns
    one, many = {
        Fact.POSTS_PUBLIC_COUNT: (nouns.post, nouns.posts),
        Fact.TAGGING_COUNT: (f"photo or {nouns.post}", f"photos or {nouns.posts}"),
    }.get(fact, (nouns.friend, nouns.friends))
    number = most.count
    says = "says" if number == 1 else "say"
    things = counted(number, one, many, at_least=most.at_least) if number else f"no {many}"
    ends = {
        Fact.POSTS_PUBLIC_COUNT: " that anyone can see",
        Fact.FRIENDS_AT_EMPLOYER: f" who {says} they work at your school",
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER: f" who {says} they go to your school",
        Fact.TAGGING_COUNT: " that others tagged you in",
    }
    return f"{capital(things)}{ends.get(fact, '')}."


def years_of(value: Years, network: Network) -> str:
    """Return how many posts anyone can see, and from which years."""
    nouns, total = network.nouns, sum(value.years.values())
    if not total:
        return f"We found no {nouns.posts} that anyone can see."
    things = counted(total, nouns.post, nouns.posts, at_least=value.at_least)
    years = [f"{number:,} in {year}" for year, number in sorted(value.years.items()) if number]
    parts = [years[i : i + _YEARS_A_SENTENCE] for i in range(0, len(years), _YEARS_A_SENTENCE)]
    by_year = " ".join(f"{', '.join(part)}." for part in parts)
    return f"Anyone can see {things}. By year: {by_year}"
