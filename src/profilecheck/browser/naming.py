"""What a read goes by that nobody here has listed: its address, without anything of a person.

An address holds the handles of people, numbers, keys and search words. None of it can be told from
the network's own words by its looks. So only words that stand in the list below are kept, which
are words of programs; whatever else there is becomes “*”.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["name_of"]

_WORDS = frozenset(
    """
    a about access account accounts activity ad ads after alerts all analytics announcements api
    app apps article articles at audience auth avatar badge badges banner batch before birthday
    blocked blocks bookmark bookmarks bookmarked bootstrap browse bulletins business by card cards
    categories category channel channels chat check client collection collections comet comment
    comments config configuration connected connection connections contact contacts content context
    conversation conversations cookie count counts country creator creators credentials current
    custom dash dashboard data default delta details device devices directory discover discovery
    domain domains download draft drafts edge email emails embed emoji emojis event events
    experience experiments explore export favorites favourites feature featured features feed feeds
    fetch field fields filter filters flags fleet flow folder folders followed follower followers
    following followings for frame friend friends from get graph graphql group groups guide
    handle hashtag hashtags headline health help hidden highlights history home i icon id identity
    ids image images in inbox index info instance invitations item items jot json key keys label
    language languages last latest layout lead liked likers likes limits link links list lists live
    local locale location log login logs m manage manifest media member members membership
    memberships mentions menu message messages messaging messenger meta metadata metrics mine
    mobile mutual muted name names nav navigation network networks new news next node notes
    notification notifications number oauth of on online options order organization organizations
    own page pages pagination panel panels people permission permissions phone photo photos pins
    playlist playlists poll polls popular post posts preference preferences preview previews
    privacy private profile profiles promo public queries query quick reactions read reader recent
    recommendation recommendations recommended reel reels refetch related relationship
    relationships replies reply request requests rest result results role root route router rsc
    rules saved schedule scheduled scope screen sdui search searches section sections security
    server service services session sessions setting settings shared shell short shorts shown
    sidebar signed site skills slice source status statuses story stories stream streaming
    subscribers subscriptions suggested suggestion suggestions summary support tab tabs tag tagged
    tags terms theme themes thread threads thumbnail thumbnails time timeline timelines toast token
    tokens top topic topics translation translations tray trends trending tweet tweets type types
    unread updates url urls user username users v verification verified verify version versions
    video videos view viewer viewers views visibility voyager watch web webapp widget widgets with
    work youtubei
    """.split()  # noqa: SIM905 - a list of words is easier to keep without marks
)
"""Of the parts of addresses; first names and surnames that are words too are left out."""
_SAYS_THE_OPERATION = frozenset({"operationname", "queryname", "queryid", "op", "operation"})
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[-_.]+|[^A-Za-z._-]+")
_JOINS = re.compile(r"[-_.]+")
_VERSION = re.compile(r"v?[0-9]{1,2}(?:\.[0-9]{1,2})?", re.I)
_MOST_SEGMENTS = 8
_LONGEST = 120
"""Characters of a segment: a longer one is data."""


def name_of(url: str) -> str:
    """Return host, path and operation of an address, with “*” for what is not a program's word."""
    parts = urlsplit(url)
    segments = [unquote(s) for s in parts.path.split("/")[1:]]
    shown = [_plain(s) for s in segments[:_MOST_SEGMENTS]]
    more = ["…"] if len(segments) > _MOST_SEGMENTS else []
    named = {
        _plain(value)
        for name, value in parse_qsl(parts.query)
        if name.casefold() in _SAYS_THE_OPERATION
    } - {"*"}
    return "/".join([parts.hostname or "", *shown, *more]) + "".join(f" {n}" for n in sorted(named))


def _plain(segment: str) -> str:
    if not segment or _VERSION.fullmatch(segment):
        return segment
    if len(segment) > _LONGEST:
        return "*"
    return re.sub(r"\*+", "*", "".join(map(_word, _PART.findall(segment))))


def _word(part: str) -> str:
    return part if _JOINS.fullmatch(part) or part.casefold() in _WORDS else "*"
