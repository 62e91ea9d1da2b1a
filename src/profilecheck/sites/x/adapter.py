"""X: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.header import ExportCode, PageCode, build_site
from profilecheck.sites.x.account import account_anchor, read_account_email
from profilecheck.sites.x.declared import HEADER
from profilecheck.sites.x.export import BESIDE, begins, cannot_read, describe
from profilecheck.sites.x.export_account import (
    read_account_file,
    read_age,
    read_contacts,
    read_follower_file,
    read_profile_file,
    read_protection,
)
from profilecheck.sites.x.export_posts import read_tweets
from profilecheck.sites.x.followers import FOLLOWER_LIST, followers_anchor, read_followers
from profilecheck.sites.x.identity import barrier, identity, own_profile
from profilecheck.sites.x.posts import POST_LIST, posts_anchor, read_posts
from profilecheck.sites.x.profile import (
    profile_anchor,
    read_profile,
    read_profile_as_stranger,
)
from profilecheck.sites.x.settings import read_settings, settings_anchor
from profilecheck.vocabulary import Fact

__all__ = ["X"]

_CODE = {
    "profile": PageCode(profile_anchor, read_profile),
    "profile_public": PageCode(profile_anchor, read_profile_as_stranger),
    "posts": PageCode(posts_anchor, read_posts, POST_LIST),
    "followers": PageCode(followers_anchor, read_followers, FOLLOWER_LIST),
    "settings_audience": PageCode(
        settings_anchor("heading_audience"),
        read_settings(
            Fact.POSTS_FUTURE_AUDIENCE,
            Fact.FOLLOWERS_APPROVAL,
            Fact.FOLLOWERS_WHO_CAN_FOLLOW,
            Fact.TAGGING_AUDIENCE,
            whole_answer=True,
        ),
    ),
    "settings_contacts": PageCode(
        settings_anchor("heading_contacts"),
        read_settings(Fact.DISCOVERY_BY_EMAIL, Fact.DISCOVERY_BY_PHONE, Fact.CONTACTS_UPLOAD),
    ),
    "settings_messages": PageCode(
        settings_anchor("heading_messages"), read_settings(Fact.MESSAGES_WHO_CAN_SEND)
    ),
    "settings_location": PageCode(
        settings_anchor("heading_location"), read_settings(Fact.LOCATION_ON_POSTS)
    ),
    "account": PageCode(account_anchor, read_account_email),
}

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "account": read_account_file,
        "profile": read_profile_file,
        "age": read_age,
        "protection": read_protection,
        "followers": read_follower_file,
        "posts": read_tweets,
        "contacts": read_contacts,
    },
    BESIDE,
)

X = build_site(
    HEADER,
    _CODE,
    identity=identity,
    barrier=barrier,
    own_profile=own_profile,
    export=_EXPORT,
)
