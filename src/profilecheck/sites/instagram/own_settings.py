"""Instagram's own page of the privacy of an account: its one switch, and who is signed in.

Source: other open programs that press this switch, of 2025 and 2026. Its label is the export's, in
each language that is known there.
"""

from collections.abc import Iterator
from dataclasses import replace

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import path_of, without_native_state
from profilecheck.sites.controls import on_or_off
from profilecheck.sites.form import questions
from profilecheck.sites.instagram.labels import PRIVATE, PROFILE
from profilecheck.sites.json_tree import walk
from profilecheck.sites.meta_page import signed_in
from profilecheck.sites.profile_page import Shown, documents
from profilecheck.sites.wording import Labels

__all__ = ["is_settings", "own_settings"]

_FLAG = "is_private"
_PATH = "/accounts/settings/v2/account_privacy"
_LABELS = Labels(
    language="", rows={PRIVATE: (PRIVATE, *PROFILE[PRIVATE])}, audiences={}, switches={}
)


def is_settings(capture: Capture) -> bool:
    """Whether the page was saved from the address of these settings."""
    return path_of(capture.url) == _PATH


def own_settings(capture: Capture) -> Shown | None:
    """Return what the switch says of the account that is signed in, None where it does not.

    How a native box stands a file does not keep; what the page states in so many words it does.
    What its data says of the same account counts as well: two that differ prove nothing.
    """
    account = signed_in(capture)
    kept = replace(capture, html=without_native_state(capture.html))
    asked = [q for q in questions(kept, _LABELS) if q.row == PRIVATE]
    if not account or any(q.undecided for q in asked):
        return None
    states = dict.fromkeys(a.on for q in asked for a in q.answers if a.on is not None)
    private = {on: f"{PRIVATE}: {on_or_off(on)}" for on in states}
    if private:
        private |= {on: said for on, said in _in_data(capture, account) if on not in private}
    return Shown(account, texts={}, private=private, signed_in=account)


def _in_data(capture: Capture, account: str) -> Iterator[tuple[bool, str]]:
    for held in (held for document in documents(capture) for held in walk(document)):
        flag, name = held.get(_FLAG), held.get("username")
        if isinstance(flag, bool) and isinstance(name, str) and name.casefold() == account:
            yield flag, f"{_FLAG}: {str(flag).lower()}"
