"""Mastodon: the header joined with its anchors and readers, for whichever server."""

from pathlib import Path

from profilecheck.sites.anchors import is_answered, shows
from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.mastodon.account import asked_at
from profilecheck.sites.mastodon.featured import featured_anchor, read_featured
from profilecheck.sites.mastodon.identity import barrier, identity, own_profile
from profilecheck.sites.mastodon.profile import (
    form_anchor,
    profile_anchor,
    read_account,
    read_followers,
    read_followers_as_stranger,
    read_form,
    read_profile,
)
from profilecheck.sites.mastodon.settings import (
    EMAIL_FIELD,
    posting_anchor,
    privacy_anchor,
    read_boxes,
    read_email,
    read_posting,
    read_preferences,
)
from profilecheck.sites.site import Site

__all__ = ["MASTODON"]

_HEADER = Path(__file__).with_name("site.yaml")
_CODE = {
    "privacy": PageCode(privacy_anchor, read_boxes),
    "posting": PageCode(posting_anchor, read_posting),
    "profile_form": PageCode(form_anchor, read_form),
    "account_email": PageCode(shows(EMAIL_FIELD), read_email),
    "api_account": PageCode(is_answered("verify_credentials", dict), read_account),
    "api_preferences": PageCode(is_answered("preferences", dict), read_preferences),
    "followers": PageCode(is_answered("followers", list), read_followers),
    "featured_public": PageCode(featured_anchor, read_featured),
    "profile_public": PageCode(profile_anchor, read_profile),
    "followers_public": PageCode(is_answered("followers", list), read_followers_as_stranger),
}


def _at(server: Server) -> Site:
    header = load_header(_HEADER, server)
    return build_site(
        header,
        _CODE,
        identity=identity,
        barrier=barrier(header.barriers),
        own_profile=own_profile,
    )


MASTODON = SiteFamily(
    id="mastodon",
    name="Mastodon",
    example="mastodon.example",
    make=_at,
    asked_at=asked_at,
    known_server="mastodon.social",
)
