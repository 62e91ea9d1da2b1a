"""The guard with a network's policy: nothing is written, nobody else is asked."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from profilecheck.browser.guard import decide
from profilecheck.sites.rules import Rule
from profilecheck.sites.site import OpenSite

__all__ = ["GUARDING"]

_FORM = {"content-type": "application/x-www-form-urlencoded"}
_ANYBODYS = (
    "2.0.0.192.bc.googleusercontent.com",
    "script.googleusercontent.com",
    "somebody.appspot.com",
    "somebody.blogspot.com",
    "somebody.github.io",
    "somebody.pages.dev",
    "somebody.azurewebsites.net",
    "d0000.cloudfront.net",
    "somebody.s3.amazonaws.com",
    "ec2-192-0-2-0.compute-1.amazonaws.com",
    "storage.googleapis.com",
    "sites.google.com",
    "docs.google.com",
)
"""Hosts at which anybody can have something answer, under the name of a large company."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def _addresses(site: OpenSite) -> tuple[str, ...]:
    """Addresses on the network, those of its pages among them."""
    profile = f"{_origin(site)}/somebody"
    return (site.header.home_url, *(site.address(page, profile) for page in site.pages))


def _origin(site: OpenSite) -> str:
    parts = urlsplit(site.header.home_url)
    return f"{parts.scheme}://{parts.netloc}"


def _writes_nothing(site: OpenSite) -> Iterator[str]:
    for address in _addresses(site):
        for method in ("PUT", "PATCH", "DELETE"):
            if decide(site.policy, method, address, {}, None).stopped is None:
                yield f"{method} {address} would be let through."
        if decide(site.policy, "POST", address, _FORM, b"save=1").stopped is None:
            yield f"POST {address} would be let through without a name."


def _reads_only_by_name(site: OpenSite) -> Iterator[str]:
    for read in site.policy.post_reads:
        if not (read.field or read.header or read.query):
            continue
        body = f"{read.field or 'x'}=SaveEverythingMutation".encode()
        headers = _FORM | ({read.header.lower(): "SaveEverythingMutation"} if read.header else {})
        query = f"?{read.query}=SaveEverythingMutation" if read.query else ""
        decision = decide(site.policy, "POST", f"{_origin(site)}{read.path}{query}", headers, body)
        if decision.stopped is None:
            yield f"{read.path} lets any name through, not only the reads."


def _asks_nobody_else(site: OpenSite) -> Iterator[str]:
    parts = urlsplit(site.header.home_url)
    elsewhere = ("elsewhere.example", f"{parts.hostname}.elsewhere.example")
    for host in (*elsewhere, *_ANYBODYS):
        if decide(site.policy, "GET", f"https://{host}/", {}, None).stopped is None:
            yield f"{host} would be asked."
    plain = f"http://{parts.netloc}/"
    local = parts.hostname in _LOOPBACK
    if not local and decide(site.policy, "GET", plain, {}, None).stopped is None:
        yield f"{plain} would be asked without encryption."


GUARDING: Mapping[str, Rule] = {
    "writes nothing": _writes_nothing,
    "reads only by name": _reads_only_by_name,
    "asks nobody else": _asks_nobody_else,
}
