"""Pages of the replica as a browser without scripts gets them, over TLS, redirects and all."""

import http.client
import ssl
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.replica import Replica
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.site import Page
from profilecheck.vocabulary import Viewpoint

__all__ = ["profile_of", "visit"]

_MOST_REDIRECTS = 5
_UNCHECKED = ssl.create_default_context()
_UNCHECKED.check_hostname = False
_UNCHECKED.verify_mode = ssl.CERT_NONE


def profile_of(vanity: str) -> str:
    """The address of a made-up person's profile."""
    return f"https://www.linkedin.com/in/{vanity}"


def visit(replica: Replica, page: Page, *, vanity: str, person: str = "") -> Capture:
    """Open `page` of the profile `vanity`, signed in as `person` or as nobody."""
    url, status, text = LINKEDIN.address(page, profile_of(vanity)), 0, ""
    asked = url
    cookie = ""
    if person:
        jar = replica.cookies_for(person, "linkedin")
        cookie = "; ".join(f"{c['name']}={c['value']}" for c in jar)
    for _ in range(_MOST_REDIRECTS):
        status, location, text = _get(replica, url, cookie)
        if not location:
            break
        url = urljoin(url, location)
    return Capture(
        url=url,
        html=text,
        taken_at=datetime.now(UTC),
        viewpoint=Viewpoint.OWNER if person else Viewpoint.STRANGER,
        status=status,
        requested_url=asked,
    )


def _get(replica: Replica, url: str, cookie: str) -> tuple[int, str, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPSConnection(
        "127.0.0.1", replica.port, context=_UNCHECKED, timeout=20
    )
    try:
        query = f"?{parts.query}" if parts.query else ""
        headers = {"Host": parts.hostname or ""} | ({"Cookie": cookie} if cookie else {})
        connection.request("GET", parts.path + query, headers=headers)
        reply = connection.getresponse()
        text = reply.read().decode("utf-8")
        return reply.status, reply.getheader("location") or "", text
    finally:
        connection.close()
