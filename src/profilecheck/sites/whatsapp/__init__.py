"""WhatsApp: a network that is never opened, for the person to look at by hand, or by its export."""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.whatsapp.export import (
    BESIDE,
    begins,
    cannot_read,
    describe,
    read_contacts,
    read_groups,
    read_settings,
    read_user,
)

__all__ = ["WHATSAPP"]

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "settings": read_settings,
        "account": read_user,
        "contacts": read_contacts,
        "groups": read_groups,
    },
    BESIDE,
)

WHATSAPP = by_hand_site(Path(__file__).with_name("site.yaml"), _EXPORT)
