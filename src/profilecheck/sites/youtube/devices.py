"""Whether Google saves the contacts of the person's devices: one switch on a page of its own.

Where the page's language is known, its words say which switch it is. In any other the page has to
have this one switch alone. Source: Google's help and other open programs; the control is a
`role=checkbox`.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import above, by_role, is_checked, path_of, role_of
from profilecheck.model import Observed, Unread
from profilecheck.sites.form import form_of
from profilecheck.sites.rows import Row, read_rows, row_anchor
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["devices_anchor", "read_devices"]

_PATH = "/devicecontacts"
_BESIDE = frozenset(
    {"dialog", "alertdialog", "complementary", "aside", "contentinfo", "footer", "navigation"}
)
_WORDED_ANCHOR = row_anchor("contacts_from_devices", "heading_people")
_WORDED = read_rows({Fact.CONTACTS_UPLOAD: (Row("contacts_from_devices"),)})


def _only_control(capture: Capture) -> LexborNode | None:
    """Return the one control of the page, None where there is none, or there are several.

    One in a dialog, or beside the page's own part, asks something else; while the page is still
    loading, its own is not known to be there.
    """
    found = [node for role in ("checkbox", "switch") for node in by_role(capture.tree, role)]
    own = [node for node in found if _BESIDE.isdisjoint(_around(node))]
    alone = path_of(capture.url) == _PATH and len(own) == 1
    return own[0] if alone and not form_of(capture).is_loading else None


def _around(node: LexborNode) -> set[str]:
    """Return the roles of what stands around an element, and what it is called in the page."""
    return {name for n in above(node) for name in (role_of(n), n.tag or "")}


def devices_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether it is the page: by its heading, or in a language without wording by its switch."""
    if labels is None:
        return _only_control(capture) is not None
    return _WORDED_ANCHOR(capture, labels)


def read_devices(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether contacts from the person's devices are saved to the account."""
    if context.labels is not None:
        yield from _WORDED(context)
        return
    control = _only_control(context.capture)
    state = is_checked(control) if control is not None else None
    if state is None:
        yield context.unread(Fact.CONTACTS_UPLOAD, UnreadReason.UNKNOWN_LANGUAGE)
    else:
        words = f"The switch is {'on' if state else 'off'}"
        yield context.observed(Fact.CONTACTS_UPLOAD, state, words)
