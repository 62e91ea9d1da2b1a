"""Bluesky: the header joined with its anchors and readers, for the account of one handle."""

import re
from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.sites.bluesky.account import (
    account_anchor,
    barrier,
    identity_of,
    own_profile_of,
    read_account,
    read_account_as_stranger,
)
from profilecheck.sites.bluesky.lists import (
    followers_anchor,
    follows_anchor,
    read_followers,
    read_follows,
)
from profilecheck.sites.bluesky.posts import posts_anchor, read_posts
from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.site import Site

__all__ = ["BLUESKY"]

_HEADER = Path(__file__).with_name("site.yaml")
_BEFORE_HANDLE = re.compile(r"(?:https?://)?(?:www\.)?bsky\.app/profile/|@", re.IGNORECASE)
_CODE = {
    "account": PageCode(account_anchor, read_account),
    "followers": PageCode(followers_anchor, read_followers),
    "follows": PageCode(follows_anchor, read_follows),
    "account_public": PageCode(account_anchor, read_account_as_stranger),
    "posts_public": PageCode(posts_anchor, read_posts),
}


def _typed(handle: str) -> Server:
    """Return the handle that was typed, with an @ before it or as the profile's address, or bare.

    Raises:
        InputError: it is none.
    """
    name = re.sub(_BEFORE_HANDLE, "", handle.strip(), count=1)
    try:
        read = Server.of(name)
    except InputError:
        read = Server("")
    if "." not in read.name or ":" in read.name:
        raise InputError(
            f"“{handle}” is not a whole name on Bluesky. Type yours as your profile shows it, "
            "such as your-name.bsky.social."
        )
    return read


def _of(handle: Server) -> Site:
    """Return the adapter for one account; a handle is a host's name, and is written like one."""
    return build_site(
        load_header(_HEADER, handle),
        _CODE,
        identity=identity_of(handle.host),
        barrier=barrier,
        own_profile=own_profile_of(handle.host),
    )


BLUESKY = SiteFamily(
    id="bluesky",
    name="Bluesky",
    example="someone.example",
    make=_of,
    known_server="your-name.bsky.social",
    read_address=_typed,
)
