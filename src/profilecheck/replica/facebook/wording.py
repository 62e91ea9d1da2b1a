"""The words a replica page shows: labels in its language, audiences, abbreviated counts."""

from profilecheck.replica import wording
from profilecheck.replica.facebook.profile import Sharing
from profilecheck.vocabulary import Audience

__all__ = ["Words", "abbreviated", "icon_name"]

_LABELS = {
    Audience.PUBLIC: "Public",
    Audience.FRIENDS_OF_FRIENDS: "Your friends of friends",
    Audience.FRIENDS: "Friends",
    Audience.ONLY_ME: "Only me",
}
_PREFIXES = {Audience.FRIENDS_EXCEPT: "Friends except: ", Audience.SPECIFIC: "Specific friends: "}
_ICONS = {
    Audience.PUBLIC: "everyone",
    Audience.FRIENDS_OF_FRIENDS: "friends_of_friends",
    Audience.FRIENDS: "friends",
    Audience.FRIENDS_EXCEPT: "friends_except_acquaintances",
    Audience.SPECIFIC: "custom",
    Audience.ONLY_ME: "lock",
}


def icon_name(sharing: Sharing) -> str:
    """The name of the icon of an audience in the data of a page."""
    return _ICONS[sharing.audience]


def abbreviated(count: int) -> str:
    """A count as the service writes it: 312, 1.2K, 5K."""
    if count < 1000:
        return str(count)
    tenths = count // 100
    return f"{tenths // 10}K" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}K"


class Words(wording.Words):
    """Labels as the pages show them, and the words for an audience."""

    def sharing(self, sharing: Sharing) -> str:
        """The words for an audience: "Public", "Friends except: Jane Doe", a list's name."""
        if sharing.list_name:
            return sharing.list_name
        if sharing.audience in _PREFIXES:
            return self(_PREFIXES[sharing.audience]) + ", ".join(sharing.names)
        return self(_LABELS[sharing.audience])

    def edit_privacy(self, value: str) -> str:
        """The accessible name of the button that changes an audience."""
        return self("Edit privacy. Sharing with ") + value
