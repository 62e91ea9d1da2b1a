"""What is said of an account on a network whichever way it was read."""

from collections.abc import Iterable

from profilecheck.model import Account, AccountState, OpenedPage, Reading, Traffic
from profilecheck.sites.site import Site

__all__ = ["account_on"]


def account_on(
    site: Site,
    profile_url: str,
    state: AccountState,
    readings: Iterable[Reading],
    visits: Iterable[OpenedPage] = (),
    traffic: Traffic | None = None,
) -> Account:
    """Return the person's account on `site`; `profile_url` is "" where its profile is not known."""
    return Account(
        network=site.id,
        name=site.name,
        state=state,
        profile_url=profile_url,
        profile_hosts=site.header.profile_hosts,
        confirmed_live=site.header.confirmed_live,
        basis_note=site.header.basis_note,
        meant_to_be_public=site.header.meant_to_be_public,
        nouns=site.nouns,
        sign_in_safety=site.header.sign_in_safety,
        look_also=site.header.look_also,
        readings=tuple(readings),
        visits=tuple(visits),
        traffic=traffic or Traffic(),
        guidance=site.guidance_for(profile_url),
    )
