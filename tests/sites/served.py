"""Pages of the replica as a browser without scripts gets them, over TLS, redirects and all."""

import http.client
import ssl
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.replica import Replica
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint
from tests import unhurried

_MOST_REDIRECTS = 5
_UNCHECKED = ssl.create_default_context()
_UNCHECKED.check_hostname = False
_UNCHECKED.verify_mode = ssl.CERT_NONE


def visit(replica: Replica, site: OpenSite, page: Page, profile: str, person: str = "") -> Capture:
    """Open `page` of the profile at the address `profile`, signed in as `person` or as nobody."""
    url, status, text = site.address(page, profile), 0, ""
    asked = url
    jar = replica.cookies_for(person, site.id) if person else []
    for _ in range(_MOST_REDIRECTS):
        status, location, text = _get(replica, url, jar)
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


def _get(replica: Replica, url: str, jar: list[dict[str, Any]]) -> tuple[int, str, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPSConnection(
        "127.0.0.1", replica.port, context=_UNCHECKED, timeout=unhurried.SECONDS
    )
    try:
        sent = {
            f"{c['name']}={c['value']}"
            for c in jar
            if f".{parts.hostname}".endswith("." + c["domain"].removeprefix("."))
        }
        query = f"?{parts.query}" if parts.query else ""
        headers = {"Host": parts.hostname or ""} | ({"Cookie": "; ".join(sent)} if sent else {})
        connection.request("GET", parts.path + query, headers=headers)
        reply = connection.getresponse()
        text = reply.read().decode("utf-8")
        return reply.status, reply.getheader("location") or "", text
    finally:
        connection.close()
