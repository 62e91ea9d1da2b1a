"""The words by which an address says that opening it changes something, however they are written.

A network has addresses that nobody here has listed. So one that says “delete” or “sign out” in
its path, its operation or its query is not opened, unless it is a page that the program itself set
out to open. Case, quoting (“%64elete”) and the ways of joining words (`sign_out`, `SignOut`,
`sign-out.php`) make no difference.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import parse_qsl, unquote

__all__ = ["overrides_method", "says_a_change_in_path", "says_a_change_in_query"]

_CHANGE = re.compile(
    r"accept|activate|add|approve|authorize|block|bookmark|boost|cancel|connect|create|"
    r"deactivate|decline|delete|destroy|disable|disconnect|dismiss|enable|endorse|erase|"
    r"favorite|favourite|follow|hibernate|hide|insert|invite|join|leave|like|logoff|logout|"
    r"mutate|mutation|mute|patch|pin|poke|publish|purge|put|react|reblog|register|reject|"
    r"remove|report|repost|reset|retweet|revoke|save|send|signoff|signout|submit|subscribe|"
    r"unblock|unbookmark|unfavorite|unfavourite|unfollow|unfriend|unhide|unlike|unlink|"
    r"unmute|unpin|unpublish|unreblog|unretweet|unsubscribe|unvote|update|upload|vote|"
    r"withdraw"
)
"""Said as a word of its own. What also names a thing (“post”, “comment”, “share”, “mark”, which is
a person too) is not among them."""
_IN_TWO_WORDS = frozenset(
    {("log", "out"), ("log", "off"), ("sign", "out"), ("sign", "off"), ("opt", "in")}
    | {("opt", "out"), ("mark", "as"), ("mark", "read"), ("mark", "seen"), ("mark", "all")}
)
_AT_THE_BEGINNING = re.compile(r"(delete|remove|destroy|unfollow|unfriend|deactivate|logout)(?!d$)")
"""Run together with what it is done to: `deletetweet`."""
_SAID_IN = re.compile(
    r"act|action|cmd|command|do|method|mode|mutation|op|operation|operationname|task|verb"
)
"""Query parameters that say what is to be done."""
_METHODS = frozenset({"post", "put", "patch", "delete"})
_ONLY_SHOWN = re.compile(
    r"\.(?:avif|css|gif|ico|jpe?g|m4s|map|mjs|js|mp4|png|svg|ttf|wasm|webm|webp|woff2?)$", re.I
)
"""Files of a page, which are the same for everybody: their own names are made by machines."""
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_MOST_QUOTING = 4


def says_a_change_in_path(path: str) -> bool:
    """Whether a path, quoted or not, says that opening it changes something."""
    plain = _unquoted(path)
    # Behind a program's own path, many servers pass over whatever follows: “/logout.php/x.png”.
    said = plain.rpartition("/")[0] if _ONLY_SHOWN.search(plain) else plain
    return _says_a_change(said)


def says_a_change_in_query(query: str) -> bool:
    """Whether a query's parameters say that something is changed."""
    for name, value in _parameters(query):
        if _is_said_in(name) and (_says_a_change(value) or value.casefold() in _METHODS):
            return True
        # A parameter may be the act itself: "?logout=1". As one of several words it is a thing.
        words = tuple(re.findall("[a-z]+", name.casefold()))
        if words in _IN_TWO_WORDS or _CHANGE.fullmatch(name.casefold()):
            return True
    return False


def overrides_method(query: str) -> bool:
    """Whether a query asks for another method than the request's own."""
    return any(
        name.casefold() == "_method" or (name.casefold() == "method" and v.casefold() in _METHODS)
        for name, v in _parameters(query)
    )


def _says_a_change(text: str) -> bool:
    folded = re.findall(r"[a-z]+", text.casefold())
    words = [word.casefold() for word in _WORDS.findall(text)]
    return any(
        any(_CHANGE.fullmatch(word) for word in said)
        or any(pair in _IN_TWO_WORDS for pair in pairwise(said))
        or any(_AT_THE_BEGINNING.match(word) for word in said)
        for said in (folded, words)
    )


def _is_said_in(name: str) -> bool:
    return _SAID_IN.fullmatch(name.casefold().strip("_")) is not None


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(query.replace(";", "&"), keep_blank_values=True):
        yield re.sub(r"\[[^\]]*\]?$", "", _unquoted(name)), _unquoted(value)


def _unquoted(text: str) -> str:
    for _ in range(_MOST_QUOTING):
        text = unquote(text)
    return text
