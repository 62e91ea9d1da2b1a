"""A page on which nothing stands tells nothing, whatever its reader was let to see.

Before a reader is called, an anchor has held. It does not rest on that: what an anchor is content
with may be gone by the next release of a network.
"""

from profilecheck.model import Observed
from profilecheck.sites.site import Labels, OpenSite, Page, ReadContext
from profilecheck.vocabulary import Viewpoint
from tests.each import each
from tests.networks import EVERYWHERE
from tests.sites.readings import OAKFIELD, capture_of

PAGES = [
    (site, page, viewpoint, labels)
    for network in EVERYWHERE
    for site in (network, *([network.by_token.site] if network.by_token else ()))
    # What Bluesky’s API answers is public without a word of it: there the anchor is the proof.
    if not site.id.startswith("bluesky@")
    for page in site.pages
    for viewpoint in page.viewpoints
    for labels in (site.labels.get("en"), None)
]
BARE = '<html lang="en"><head><title>A page</title></head>{}</html>'
IN_FRAMES = '<frameset><frame src="/"></frameset>'
"""Of a page in frames there is no body."""


@each("inside", ["<body></body>", IN_FRAMES])
@each(("site", "page", "viewpoint", "labels"), PAGES)
def test_a_page_on_which_nothing_stands_tells_nothing(
    site: OpenSite, page: Page, viewpoint: Viewpoint, labels: Labels | None, inside: str
) -> None:
    seen = capture_of(BARE.format(inside), f"{site.header.home_url}x", viewpoint=viewpoint)
    context = ReadContext(site.id, seen, page.id, page.basis, labels, OAKFIELD)
    assert [told for told in page.read(context) if isinstance(told, Observed)] == []
