"""Facebook: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.facebook.about import about_anchor, read_about, read_details
from profilecheck.sites.facebook.accounts import contact_points_anchor, read_account_emails
from profilecheck.sites.facebook.categories import category_anchor
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.export import BESIDE, begins, cannot_read
from profilecheck.sites.facebook.export_lists import (
    read_contacts,
    read_friends_file,
    read_groups,
    read_pages,
    read_tagged,
)
from profilecheck.sites.facebook.export_posts import read_posts_and_comments
from profilecheck.sites.facebook.export_profile import describe, read_profile_file
from profilecheck.sites.facebook.identity import barrier, identity, language_of, own_profile
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


def _about(*facts: Fact) -> PageCode:
    return PageCode(about_anchor(*facts), read_about(*facts))


_CODE = {
    "profile": PageCode(profile_anchor, read_profile, TIMELINE),
    "profile_public": PageCode(profile_anchor, read_profile_as_stranger, TIMELINE),
    "about_work": _about(Fact.PROFILE_EMPLOYER),
    "about_education": _about(Fact.PROFILE_EDUCATION),
    "about_contact": _about(Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE),
    "about_links": _about(Fact.PROFILE_LINKS),
    "about_places": _about(Fact.PROFILE_LOCATION),
    "about_family": _about(Fact.PROFILE_FAMILY),
    "about_birthday": _about(Fact.PROFILE_BIRTHDAY),
    "about_details": PageCode(about_anchor(Fact.PROFILE_BIO), read_details),
    "about_names": _about(Fact.PROFILE_NAME),
    "friends": PageCode(list_anchor("FRIENDS"), read_friends, PROFILE_LIST),
    "friends_public": PageCode(list_anchor("FRIENDS"), read_friends_as_stranger),
    "groups": PageCode(list_anchor("GROUPS"), read_memberships("GROUPS"), PROFILE_LIST),
    "likes": PageCode(list_anchor("LIKES"), read_memberships("LIKES"), PROFILE_LIST),
    "settings_posts": PageCode(category_anchor("settings_posts", "posts")),
    "settings_find": PageCode(
        category_anchor("settings_find", "how_people_find_and_contact_you"), read_messages
    ),
    "settings_tagging": PageCode(
        category_anchor("settings_tagging", "profile_and_tagging"), read_tagging
    ),
    "settings_followers": PageCode(
        category_anchor("settings_followers", "followers_and_public_content")
    ),
    "settings_stories": PageCode(
        category_anchor("settings_stories", "stories"), read_stories_resharing
    ),
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
        "tagged": read_tagged,
    },
    BESIDE,
)

FACEBOOK = build_site(
    HEADER,
    _CODE,
    identity=identity,
    barrier=barrier,
    own_profile=own_profile,
    export=_EXPORT,
    language=language_of,
)
