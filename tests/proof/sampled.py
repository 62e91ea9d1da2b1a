"""Real pages, answers and exports, changed: what a sample does not prove, no mutant of it may.

They are found where `PROFILECHECK_SAMPLES` says; tests of the adapters say what each tells.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from profilecheck.browser.capture import Capture, Reply
from profilecheck.conformance.mutants import Mutant
from profilecheck.conformance.readings import Owner, PageSeen
from profilecheck.school import School
from tests.auditing import SCHOOL
from tests.laws.conftest import Pages
from tests.networks import open_site
from tests.proof.proving import prove
from tests.proof.table import Proved
from tests.sites import pages as facebook
from tests.sites.linkedin.pages import member_page
from tests.sites.really_saved import fitting_pages, whole
from tests.sites.youtube import pages as youtube

__all__ = ["SAMPLES", "prove_samples"]

KIND = "real pages"
_As = Callable[[str], tuple[Capture, str]]


@dataclass(frozen=True)
class Sample:
    """A real page or answer: of which network, and at which school its person is taken to work.

    `seen` says how a part of a page becomes the page that has it, and whose it is then; `page` is
    that page. Else the anchors say which pages a file is.
    """

    network: str
    school: str = ""
    page: str = ""
    seen: _As | None = None

    @property
    def taken_as(self) -> School:
        """The school to hold it against."""
        return School(names=(self.school,)) if self.school else SCHOOL

    def pages(self, text: str) -> Iterator[Pages]:
        """Yield the pages that the file `text` is, each as all that is known of its person."""
        network = open_site(self.network)
        if self.seen is not None:
            capture, who = self.seen(text)
            (page,) = (p for p in network.pages if p.id == self.page)
            yield Pages(network, Owner("", who), (PageSeen(page, whole(network, page, capture)),))
            return
        seen = {
            page.id: (way, page, capture) for way, page, capture in fitting_pages(network, text)
        }
        for way, page, capture in seen.values():
            yield Pages(way, Owner("", None), (PageSeen(page, whole(way, page, capture)),))


def _posts(text: str) -> tuple[Capture, str]:
    (owner,) = set(re.findall(r'"__isActor": "User", "id": "(\d+)"', text))
    body = text.replace(owner, facebook.ME)
    return _answered(body, "CometManagePostsFeedRefetchQuery"), facebook.ME


def _answered(body: str, operation: str) -> Capture:
    reply = Reply("https://www.facebook.com/api/graphql/", operation, 200, body)
    return facebook.capture(facebook.document(owner=facebook.ME), replies=(reply,))


def _about(text: str) -> tuple[Capture, str]:
    return _answered(text, "ProfileCometAboutAppSectionQuery"), facebook.ME


def _contact(text: str) -> tuple[Capture, str]:
    url = "https://www.linkedin.com/in/ada-example/overlay/contact-info/"
    return member_page(text, url=url, who="ada-example", lang="es"), "ada-example"


def _studio(text: str) -> tuple[Capture, str]:
    named = f'<script>ytcfg.set({{"CHANNEL_ID":"{youtube.ME}"}});</script>'
    url = f"https://studio.youtube.com/channel/{youtube.ME}/videos/upload"
    reply = Reply(url, "list_creator_videos", 200, text)
    page = youtube.capture(youtube.document(body=named, logged_in=True), url=url)
    return replace(page, replies=(reply,)), youtube.ME


SAMPLES: Mapping[str, Sample] = {
    "facebook/garcon.comet.page-a-en.loggedout.html": Sample("facebook"),
    "facebook/own-posts.manage.2025-04.ndjson": Sample("facebook", page="profile", seen=_posts),
    "facebook/about.directory-personal-details.2026.json": Sample(
        "facebook", page="about_birthday", seen=_about
    ),
    "linkedin/guidovanrossum.guest.html": Sample("linkedin", "Microsoft"),
    "linkedin/jeffweiner08.guest.html": Sample("linkedin", "Next Play Ventures"),
    "linkedin/contact-overlay.2026-08.dom.txt": Sample(
        "linkedin", page="contact_info", seen=_contact
    ),
    "mastodon/mastodonpy.verify_credentials.default.json": Sample("mastodon@mastodon.social"),
    "x/metascraper-profile.html": Sample("x", "Microlink"),
    "x/twscrape.user_by_login.2025-03.legacy.json": Sample("x"),
    "x/twscrape.user_by_login.2026.json": Sample("x"),
    "youtube/newpipe.kurzgesagt.browse.json": Sample("youtube"),
    "youtube/newpipe.notavailable.browse.json": Sample("youtube"),
    "youtube/studio.list_creator_videos.2026-10.json": Sample(
        "youtube", page="studio", seen=_studio
    ),
}


def prove_samples(
    folder: Path, seed: int, each: int, only: Collection[str] | None = None
) -> Iterator[Proved]:
    """Read about `each` mutants of each sample in `folder`; of these names alone, where given."""
    for name, sample in SAMPLES.items():
        file = folder / name
        if not file.is_file() or (only is not None and name not in only):
            continue
        for pages in sample.pages(file.read_text(encoding="utf-8")):
            (seen,) = pages.pages
            yield prove(
                pages,
                _fair,
                seed,
                each,
                kind=KIND,
                school=sample.taken_as,
                seen=partial(whole, pages.site, seen.page),
                strict=True,
            )


_UNFAIR = re.compile(
    # Not everybody has a phone, a place, a bio, a category of their profession or a badge.
    r".*(?:: body > main > div > div gone|section\.core-section-container gone"
    r"|(?:location|description) emptied"
    r"|\.(?:professional|professional\.category|affiliates_highlighted_label(?:\.label)?) "
    r"(?:gone|emptied)"
    # What stands beside a bio, under an unknown name: it is looked through for the school alone.
    r"|(?:professional|affiliates_highlighted_label) renamed.*)",
)


def _fair(mutant: Mutant) -> bool:
    """Every mutant is fair but what somebody may be sent, or what is told in other ways."""
    return not _UNFAIR.fullmatch(str(mutant))
