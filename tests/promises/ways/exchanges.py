"""Signed exchanges: a page in a package, for which the browser itself fetches the certificate.

It fetches that before it knows whether the signature is right, and goes to the page's own address
where anything in the package is wrong.
"""

import time
from base64 import b64encode
from collections.abc import Iterator

from tests.promises.ways.way import GETS, Served, Way, html

_KIND = "application/signed-exchange;v=b3"
_MAGIC = b"sxg1-b3\0"
_PAGES = {
    "in a frame": "<iframe src=/x.sxg></iframe>",
    "as the page": "<script>location='/x.sxg'</script>",
    "in a new window": "<script>open('/x.sxg')</script>",
}
_PREFETCHED = {
    "in a link, prefetched": "<link rel=prefetch href=/x.sxg>",
    "as a document, prefetched": "<link rel=prefetch as=document href=/x.sxg>",
}
_CERTIFICATE = ("its certificate", "@OWN/next @TO")
_ADDRESS = ("its own address", "@TO nonsense")


def _text(words: bytes) -> bytes:
    """Return a byte string of CBOR."""
    size = len(words)
    return (bytes([0x40 | size]) if size < 24 else bytes([0x58, size])) + words


def _exchange(filled: str) -> bytes:
    """Return a whole package: of the address it is for, and the one of the certificate."""
    address, certificate = filled.split()
    now = int(time.time())
    nothing = b64encode(bytes(32)).decode()
    home = "/".join(address.split("/")[:3])
    signature = (
        f'label;sig=*{nothing}*;validity-url="{home}/valid";integrity="digest/mi-sha256-03";'
        f'cert-url="{certificate}";cert-sha256=*{nothing}*;date={now - 60};expires={now + 3600}'
    ).encode()
    fields = {
        b"digest": b"mi-sha256-03=" + nothing.encode(),
        b":status": b"200",
        b"content-type": b"text/html",
        b"content-encoding": b"mi-sha256-03",
    }
    inner = b"".join(
        _text(name) + _text(fields[name]) for name in sorted(fields, key=lambda n: (len(n), n))
    )
    said = bytes([0xA0 | len(fields)]) + inner
    return b"".join(
        (
            _MAGIC,
            len(address).to_bytes(2),
            address.encode(),
            len(signature).to_bytes(3),
            len(said).to_bytes(3),
            signature,
            said,
            bytes(16),
        )
    )


def ways() -> Iterator[Way]:
    for pages, kinds in ((_PAGES, (_CERTIFICATE, _ADDRESS)), (_PREFETCHED, (_CERTIFICATE,))):
        for name, page in pages.items():
            for what, text in kinds:
                safe = {"x-content-type-options": "nosniff"}
                package = Served(text, _KIND, headers=safe, packed=_exchange)
                name_ = f"{name}, {what}"
                yield Way("signed exchange", name_, html(page), GETS, {"/x.sxg": package})
