"""The member's own settings."""

from collections.abc import Iterator

from pydantic import BaseModel

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.model import Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

from .embedded import part

__all__ = ["options_anchor", "read_options"]

_BUTTON = "button#id_limits_private_thread_invites_to"
_BY_NUMBER = {0: Audience.MEMBERS, 1: Audience.SPECIFIC, 2: Audience.ONLY_ME}


class _Settings(BaseModel):
    limits_private_thread_invites_to: int


def options_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the form is there. An address of settings that do not exist shows an empty page."""
    return capture.tree.css_first(_BUTTON) is not None


def read_options(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who may invite the member to a private thread.

    The forum's number for it tells, in any language; where the page's language is known, the
    words on the button must say the same.
    """
    settings = part(context.capture, "user", _Settings)
    button = context.capture.tree.css_first(_BUTTON)
    if settings is None or button is None:
        return
    # Beside the words stands the name of an icon, which is a picture on the screen.
    shown = button.text(deep=False).strip()
    audience = _BY_NUMBER.get(settings.limits_private_thread_invites_to)
    said = _meaning(shown, context.labels) if context.labels else audience
    if audience is None or said is not audience:
        yield context.unread(Fact.MESSAGES_WHO_CAN_SEND, UnreadReason.UNKNOWN_WORDING, shown)
    else:
        yield context.observed(Fact.MESSAGES_WHO_CAN_SEND, audience, shown)


def _meaning(shown: str, labels: Labels) -> Audience | None:
    wordings = {normalise(wording): audience for wording, audience in labels.audiences.items()}
    return wordings.get(normalise(shown))
