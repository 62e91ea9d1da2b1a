"""Each page of a network has a name, by which it is found again from each viewpoint."""

import pytest

from profilecheck.sites.page_names import HOME, name_of_page, names_of_pages, pages_by_name
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Viewpoint
from tests.networks import EVERYWHERE, open_site


@pytest.mark.parametrize("network", EVERYWHERE, ids=lambda n: n.id)
def test_every_page_is_found_by_its_name_and_each_name_is_listed_once(network: OpenSite) -> None:
    named = pages_by_name(network)
    steps = [(page, eyes) for page in network.pages for eyes in page.viewpoints]
    names = [name_of_page(network, page.id, eyes) for page, eyes in steps]
    assert [named[name] for name in names] == steps
    assert sorted(names_of_pages(network)) == sorted([HOME, *names])
    assert len(set(names)) == len(names)
    assert named[name_of_page(network, HOME, Viewpoint.OWNER)] is None


def test_only_what_two_see_is_told_apart() -> None:
    facebook = open_site("facebook")
    assert name_of_page(facebook, "about_work", Viewpoint.OWNER) == "about_work"
    assert name_of_page(facebook, "about_work", Viewpoint.STRANGER) == "stranger.about_work"
    assert name_of_page(facebook, "profile_public", Viewpoint.STRANGER) == "profile_public"
    assert pages_by_name(facebook)["stranger.profile_public"] is not None
    assert name_of_page(facebook, "settings_posts", Viewpoint.STRANGER) == ""
