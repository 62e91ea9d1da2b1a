"""The family of Misago forums: for each server, the header joined with its readers."""

from pathlib import Path

from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.site import Site

from .details import read_details, read_details_as_stranger
from .embedded import barrier, carries, identity, own_profile
from .lists import read_followers, read_follows
from .options import options_anchor, read_options
from .posts import read_posts, read_posts_as_stranger
from .robots import read_robots, robots_anchor

__all__ = ["MISAGO"]

_HEADER = Path(__file__).with_name("site.yaml")
_CODE = {
    "options": PageCode(options_anchor, read_options),
    "details": PageCode(carries("PROFILE_DETAILS"), read_details),
    "details_public": PageCode(carries("PROFILE_DETAILS"), read_details_as_stranger),
    "posts": PageCode(carries("POSTS"), read_posts),
    "posts_public": PageCode(carries("POSTS"), read_posts_as_stranger),
    "followers_public": PageCode(carries("PROFILE_FOLLOWERS"), read_followers),
    "follows_public": PageCode(carries("PROFILE_FOLLOWS"), read_follows),
    "robots": PageCode(robots_anchor, read_robots),
}


def _make(server: Server) -> Site:
    return build_site(
        load_header(_HEADER, server),
        _CODE,
        identity=identity,
        barrier=barrier,
        own_profile=own_profile,
    )


MISAGO = SiteFamily(id="misago", name="Misago", example="forum.example.org", make=_make)
