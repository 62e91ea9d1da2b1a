"""Addresses of profiles: the name in one, and when two are known to be of two profiles."""

from urllib.parse import unquote, urlsplit

__all__ = ["are_two_profiles", "name_in_address"]


def name_in_address(profile_url: str) -> str:
    """Return what an address ends in, which whoever opens the profile sees; "" of none."""
    return unquote(urlsplit(profile_url).path.rstrip("/").rpartition("/")[2])


def are_two_profiles(one: str, other: str) -> bool:
    """Whether two addresses are of one form and not the same; "" is of no profile.

    They are of one form where both end in a name that was chosen, or both in a number: a profile
    may have an address of either kind.
    """
    (one_place, _, a), (other_place, _, b) = (
        address.casefold().rstrip("/").rpartition("/") for address in (one, other)
    )
    alike = bool(one_place) and one_place == other_place and _is_id(a) is _is_id(b)
    return alike and a != b


def _is_id(last_part: str) -> bool:
    return last_part.isdigit() or "?" in last_part
