"""What Mastodon's pages and answers say of an account, as data: the API's own names and values.

Every page carries the state its program begins with, with the signed-in account in it; the API
answers with the same names. `null` means that the person never chose.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import path_of
from profilecheck.errors import InputError
from profilecheck.sites.family import Server
from profilecheck.sites.json_tree import agreed, answers, dig, in_scripts

__all__ = [
    "AccountData",
    "asked_at",
    "is_about",
    "own_account",
    "shown_account",
    "state",
    "username",
]

AccountData = Mapping[str, Json]
"""An account as the API describes it."""


def state(capture: Capture) -> Mapping[str, Json] | None:
    """Return the state that the page carries, None where it carries none that can be read.

    Of two that differ, neither is known to be the page's.
    """
    found = agreed(in_scripts(capture, "script#initial-state"))
    return found if isinstance(dig(found, "meta"), dict) else None


def asked_at(body: str) -> str:
    """Return the address at which an account's own answer was asked for, "" for anything else.

    Only the account that asks gets `source` with it. Source: the API's documentation,
    "CredentialAccount".
    """
    try:
        account = json.loads(body)
        parts = urlsplit(account["url"])
        own = isinstance(account["source"], dict) and bool(username(account))
        server = Server.of(parts.netloc)
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError, InputError):
        return ""
    if not own or _named_in(account["url"]) != username(account):
        return ""
    return f"{server.url}/api/v1/accounts/verify_credentials"


def username(account: AccountData) -> str:
    """Return the account's name on its own server, in small letters; "" where it has none."""
    name, remote = account.get("username"), "@" in str(account.get("acct", ""))
    return name.casefold() if isinstance(name, str) and not remote else ""


def own_account(capture: Capture) -> AccountData | None:
    """Return the signed-in account, None where the page does not name it, or names two."""
    found = [a for a in _signed_in(capture) if isinstance(a, dict) and username(a)]
    return _agreed(found) if len({username(a) for a in found}) == 1 else None


def _agreed(told: Sequence[AccountData]) -> AccountData:
    """Return what several answers say of an account, without what they say in two ways."""
    agreed: dict[str, Json] = {}
    for name in dict.fromkeys(name for account in told for name in account):
        values = [account[name] for account in told if name in account]
        if all(value == values[0] for value in values):
            agreed[name] = values[0]
    return agreed


def _signed_in(capture: Capture) -> Iterator[Json]:
    yield from answers(capture, "verify_credentials")
    if begun := state(capture):
        accounts = begun.get("accounts")
        if isinstance(accounts, dict):
            yield accounts.get(str(begun["meta"].get("me", "")))


def shown_account(capture: Capture) -> AccountData | None:
    """Return the account whose profile the page is, None on other pages."""
    wanted = _named_in(capture.url)
    told = [*answers(capture, "account"), own_account(capture)]
    found = [a for a in told if wanted and isinstance(a, dict) and username(a) == wanted]
    return _agreed(found) if found else None


def _named_in(url: str) -> str:
    """The account that the address of a profile names: “/@amy”, “/web/@amy”, “/users/amy/…”."""
    match = _PROFILE.match(path_of(url).casefold())
    return match[1] if match else ""


_PROFILE = re.compile(r"^/(?:(?:web/)?@|users/)([^/@]+)(?:/|$)")


def is_about(address: str, account: AccountData | None) -> bool:
    """Whether an address that names an account by its number names this one."""
    named = re.search(r"/accounts/(\d+)/", address)
    return named is None or account is None or named[1] == str(account.get("id", named[1]))
