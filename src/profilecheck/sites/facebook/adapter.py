"""Facebook: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.facebook.about import about_anchor, read_about
from profilecheck.sites.facebook.accounts import contact_points_anchor, read_account_emails
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.export import begins, cannot_read
from profilecheck.sites.facebook.export_lists import (
    read_contacts,
    read_friends_file,
    read_groups,
    read_pages,
)
from profilecheck.sites.facebook.export_posts import read_posts_and_comments
from profilecheck.sites.facebook.export_profile import describe, read_profile_file
from profilecheck.sites.facebook.identity import barrier, identity, own_profile
from profilecheck.sites.facebook.lists import (
    PROFILE_LIST,
    list_anchor,
    read_friends,
    read_friends_as_stranger,
    read_memberships,
)
from profilecheck.sites.facebook.profile import (
    profile_anchor,
    read_profile,
    read_profile_as_stranger,
)
from profilecheck.sites.facebook.settings import (
    read_messages,
    read_stories_resharing,
    read_tagging,
)
from profilecheck.sites.facebook.timeline import TIMELINE
from profilecheck.sites.header import ExportCode, PageCode, build_site
from profilecheck.vocabulary import Fact

__all__ = ["FACEBOOK"]

_CODE = {
    "profile": PageCode(profile_anchor, read_profile, TIMELINE),
    "profile_public": PageCode(profile_anchor, read_profile_as_stranger, TIMELINE),
    "about_work": PageCode(about_anchor("work"), read_about(Fact.PROFILE_EMPLOYER)),
    "about_education": PageCode(
        about_anchor("college", "secondary_school", "education"),
        read_about(Fact.PROFILE_EDUCATION),
    ),
    "about_contact": PageCode(
        about_anchor("about_contact_info"), read_about(Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE)
    ),
    "about_links": PageCode(
        about_anchor("websites_and_social_links"), read_about(Fact.PROFILE_LINKS)
    ),
    "about_places": PageCode(about_anchor("living"), read_about(Fact.PROFILE_LOCATION)),
    "about_family": PageCode(
        about_anchor("family", "relationship"), read_about(Fact.PROFILE_FAMILY)
    ),
    "about_birthday": PageCode(about_anchor("basic_info"), read_about(Fact.PROFILE_BIRTHDAY)),
    "about_details": PageCode(about_anchor("about_me"), read_about(Fact.PROFILE_BIO)),
    "friends": PageCode(list_anchor("FRIENDS"), read_friends, PROFILE_LIST),
    "friends_public": PageCode(list_anchor("FRIENDS"), read_friends_as_stranger),
    "groups": PageCode(list_anchor("GROUPS"), read_memberships("GROUPS"), PROFILE_LIST),
    "likes": PageCode(list_anchor("LIKES"), read_memberships("LIKES"), PROFILE_LIST),
    "settings_find": PageCode(read=read_messages),
    "settings_tagging": PageCode(read=read_tagging),
    "settings_stories": PageCode(read=read_stories_resharing),
    "account_emails": PageCode(contact_points_anchor, read_account_emails),
}

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "profile": read_profile_file,
        "friends": read_friends_file,
        "groups": read_groups,
        "pages": read_pages,
        "posts": read_posts_and_comments,
        "contacts": read_contacts,
    },
)

FACEBOOK = build_site(
    HEADER,
    _CODE,
    identity=identity,
    barrier=barrier,
    own_profile=own_profile,
    export=_EXPORT,
)
