"""Data exports of the made-up people, as the networks make them, for practice and for tests.

The shapes are those that the readers name as their ground; the people are those of the replicas.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from profilecheck.errors import InputError
from profilecheck.replica.exports.facebook import facebook
from profilecheck.replica.exports.linkedin import linkedin
from profilecheck.replica.exports.meta import instagram, threads
from profilecheck.replica.exports.phone import snapchat, thousandths, tiktok, whatsapp
from profilecheck.replica.exports.takeout import takeout
from profilecheck.replica.exports.writing import Files, packed
from profilecheck.replica.exports.x import x
from profilecheck.replica.personas import Persona

__all__ = ["MAKERS", "Export", "export_of"]

MAKERS: Mapping[str, Callable[[Persona, date], Files]] = {
    "facebook": facebook,
    "x": x,
    "linkedin": linkedin,
    "youtube": takeout,
    "instagram": instagram,
    "threads": threads,
    "tiktok": tiktok,
    "snapchat": snapchat,
    "whatsapp": whatsapp,
}
"""What makes a person's export of each network in its newest shape, by the network's id."""
_CALLED: Mapping[str, Callable[[Persona, date], str]] = {
    "facebook": lambda who, made: f"facebook-{who.name}-{made}.zip",
    "x": lambda who, made: f"twitter-{made}-{who.name}.zip",
    "linkedin": lambda _, made: f"Complete_LinkedInDataExport_{made:%m-%d-%Y}.zip",
    "youtube": lambda _, made: f"takeout-{made:%Y%m%d}T090000Z-001.zip",
    "instagram": lambda who, made: f"instagram-{who.name}-{made}-AbCdEf.zip",
    "threads": lambda who, made: f"threads-{who.name}-{made}.zip",
    "tiktok": lambda _, made: f"TikTok_Data_{thousandths(made) // 1000}.zip",
    "snapchat": lambda _, made: f"mydata~{thousandths(made)}.zip",
    "whatsapp": lambda _, made: "My account info.zip",
}
"""What each network calls the file that it hands over."""


@dataclass(frozen=True)
class Export:
    """A file as the network hands it over: its name, and what is in it."""

    called: str
    content: bytes


def export_of(who: Persona, network: str, made: date) -> Export:
    """Return the export that `network` would make of `who` on the day `made`.

    Raises:
        InputError: no export of the network is made, or they have nothing there; says what there
            is.
    """
    make = MAKERS.get(network)
    there = [name for name in MAKERS if name in who.networks or name in who.exports]
    if make is None or network not in there:
        raise InputError(
            f"No export of {who.full_name} can be made on “{network}”. "
            f"Choose one of: {', '.join(there)}."
        )
    return Export(_CALLED[network](who, made), packed(make(who, made), made))
