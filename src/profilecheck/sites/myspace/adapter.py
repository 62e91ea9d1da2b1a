"""MySpace: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.header import PageCode, build_site
from profilecheck.sites.myspace.connections import (
    CONNECTION_LIST,
    connections_anchor,
    read_connections,
    read_connections_as_stranger,
)
from profilecheck.sites.myspace.declared import HEADER
from profilecheck.sites.myspace.identity import barrier, identity, own_profile
from profilecheck.sites.myspace.profile import (
    bio_anchor,
    profile_anchor,
    read_bio,
    read_profile,
    read_profile_as_stranger,
)
from profilecheck.sites.myspace.settings import (
    account_anchor,
    profile_settings_anchor,
    read_account_email,
    read_profile_settings,
)

__all__ = ["MYSPACE"]

_CODE = {
    "settings_profile": PageCode(profile_settings_anchor, read_profile_settings),
    "account": PageCode(account_anchor, read_account_email),
    "profile": PageCode(profile_anchor, read_profile),
    "profile_public": PageCode(profile_anchor, read_profile_as_stranger),
    "bio": PageCode(bio_anchor, read_bio),
    "connections": PageCode(connections_anchor, read_connections, CONNECTION_LIST),
    "connections_public": PageCode(connections_anchor, read_connections_as_stranger),
}

MYSPACE = build_site(HEADER, _CODE, identity=identity, barrier=barrier, own_profile=own_profile)
