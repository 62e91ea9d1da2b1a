"""103 Early Hints: what a server names ahead of its answer is not fetched in an audit.

The browser fetches it by itself, with the session's cookies, where the guard sees nothing; only in
HTTP/2, which the small server of the other ways does not speak.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import trustme
from playwright._impl._driver import compute_driver_executable

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Visitor
from profilecheck.vocabulary import Viewpoint
from tests.bare import bare_browser
from tests.conftest import Background
from tests.counting import ELSEWHERE, SITE, public_key_hash
from tests.promises.trying import PACE, POLICY, SIGNED_IN

_SERVER = """
const [key, cert, site, away] = process.argv.slice(2);
const fs = require("fs");
const hints = [
  "</logout>; rel=preload; as=script", "</style.css>; rel=preload; as=style",
  "</module.js>; rel=modulepreload", `<https://${away}/change>; rel=preload; as=image`,
  `<https://${away}>; rel=preconnect`,
];
const server = require("http2").createSecureServer({
  key: fs.readFileSync(key), cert: fs.readFileSync(cert), allowHTTP1: true,
}, (asked, answer) => {
  const host = asked.headers[":authority"] || asked.headers.host;
  console.log(`GET ${host}${asked.url}`);
  if (asked.url !== "/") return answer.end();
  answer.writeEarlyHints({link: hints});
  answer.setHeader("content-type", "text/html");
  setTimeout(() => answer.end("<!doctype html><title>x</title><p>Page</p>"), 1000);
});
server.on("secureConnection", line => line.servername === away && console.log("line to " + away));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
"""
_PAGE = f"GET {SITE}/"
_ICON = f"GET {SITE}/favicon.ico"
_HINTED = {
    *(f"GET {SITE}/logout", f"GET {SITE}/style.css", f"GET {SITE}/module.js"),
    *(f"GET {ELSEWHERE}/change", f"line to {ELSEWHERE}"),
}


class _Hinting:
    """A server that names ahead what is to be fetched; `seen` is what was asked of it so far."""

    def __init__(self, process: "subprocess.Popen[str]", spki: str) -> None:
        assert process.stdout is not None
        self._process, self._lines = process, process.stdout
        self.port, self.spki = int(self._lines.readline()), spki
        self.seen: list[str] = []
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        self.seen.extend(map(str.strip, self._lines))

    def ended(self) -> list[str]:
        """End it; return all that it was ever asked."""
        self._process.terminate()
        self._reading.join()
        return self.seen


@pytest.fixture
def hinting(tmp_path: Path) -> Iterator[_Hinting]:
    with _running(tmp_path) as server:
        yield server


@contextmanager
def _running(folder: Path) -> Iterator[_Hinting]:
    certificate = trustme.CA().issue_cert(SITE, ELSEWHERE)
    key, chain, script = (folder / name for name in ("key.pem", "chain.pem", "server.js"))
    certificate.private_key_pem.write_to_path(key)
    for pem in certificate.cert_chain_pems:
        pem.write_to_path(chain, append=True)
    script.write_text(_SERVER, encoding="utf-8")
    node, _ = compute_driver_executable()
    command = [node, str(script), str(key), str(chain), SITE, ELSEWHERE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _Hinting(process, public_key_hash(certificate))
        finally:
            process.terminate()


def test_what_is_named_ahead_is_not_fetched_in_an_audit(run: Background, hinting: _Hinting) -> None:
    async def visit() -> None:
        session = Session.of({"cookies": [SIGNED_IN]}, POLICY)
        replica = ReplicaEndpoint(hinting.port, hinting.spki)
        async with (
            launched((SITE,), replica=replica) as browser,
            Visitor.open(browser, POLICY, Viewpoint.OWNER, session, PACE) as visitor,
        ):
            capture = await visitor.capture(f"https://{SITE}/")
            assert "Page" in capture.html

    run(visit())
    assert hinting.ended() == [_PAGE]


def test_without_the_guard_it_is_fetched(run: Background, hinting: _Hinting) -> None:
    async def visit() -> None:
        # A browser need not act on a hint that an answer overtakes: what is missing is tried anew.
        while not set(hinting.seen) >= _HINTED:
            async with bare_browser(hinting.port, hinting.spki) as browser:
                page = await browser.new_page()
                await page.goto(f"https://{SITE}/")

    run(visit())
    assert set(hinting.ended()) - {_ICON} == {_PAGE, *_HINTED}
