"""Started from the desktop: no terminal is there to say anything in, so the browser says it.

The app that is made for people without Python runs this. From a terminal it is the command line
and nothing else.
"""

import html
import os
import secrets
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, MutableMapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TextIO

from profilecheck.cli.app import main as run
from profilecheck.cli.app import say_on_stderr
from profilecheck.errors import Interrupted

__all__ = ["is_from_desktop", "main", "show_problem", "with_the_systems_libraries"]

_HOST = "127.0.0.1"
_SECONDS_FOR_THE_BROWSER = 60.0
_SECONDS_FOR_A_REQUEST = 5.0

_PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>profilecheck has stopped</title>
</head>
<body>
<main>
<h1>profilecheck has stopped</h1>
<p>{sentence}</p>
<p>Then start profilecheck again. You can close this page.</p>
</main>
</body>
</html>
"""
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def main() -> None:
    """Run the command line; where nobody could see what it says, show it in the browser.

    Exits as `profilecheck.cli.app.main` does.
    """
    with_the_systems_libraries(os.environ)
    if not is_from_desktop(sys.argv[1:], sys.stderr):
        run()
        return
    if sys.platform == "darwin" and len(sys.argv) == 1:
        _start_apart()
        return
    run(_tell)


def with_the_systems_libraries(environment: MutableMapping[str, str]) -> None:
    """Let programs that are started from here, such as the browser, find their own libraries.

    The app was started with its own before them.
    Source: https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)


def is_from_desktop(arguments: Sequence[str], errors: TextIO | None) -> bool:
    """Whether the page is to be opened, and no terminal shows what is written to `errors`."""
    if list(arguments) not in ([], ["open"]):
        return False
    if _has_console_of_its_own():
        return True
    return errors is None or not errors.isatty()


def show_problem(sentence: str, open_browser: Callable[[str], bool] = webbrowser.open) -> bool:
    """Show `sentence` in the person's browser; return whether it was asked for in time.

    It is served once, at an address nobody can guess, and not written to a file: browsers that are
    shut in, as on Ubuntu, cannot open files of other programs.
    """
    shown = threading.Event()
    path = f"/{secrets.token_urlsafe(16)}"
    page = _PAGE.format(sentence=html.escape(sentence)).encode("utf-8")
    with ThreadingHTTPServer((_HOST, 0), _handler(path, page, shown)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = open_browser(f"http://{_HOST}:{server.server_port}{path}")
        was_shown = opened and shown.wait(_SECONDS_FOR_THE_BROWSER)
        server.shutdown()
    return was_shown


def _handler(path: str, page: bytes, shown: threading.Event) -> type[BaseHTTPRequestHandler]:
    class OnePage(BaseHTTPRequestHandler):
        # Browsers also connect ahead of time, and then ask nothing.
        timeout = _SECONDS_FOR_A_REQUEST

        def do_GET(self) -> None:
            """Send the page, at its own address alone."""
            if self.path != path:
                self.send_error(404)
                return
            self.send_response(200)
            for name, value in _HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)
            shown.set()

        def log_message(self, *_: object) -> None:
            """Write nothing about it."""

    return OnePage


def _tell(sentence: str, exit_code: int) -> None:
    say_on_stderr(sentence, exit_code)
    # Who stopped it knows.
    if exit_code != Interrupted.exit_code:
        show_problem(sentence.removeprefix("profilecheck: "))


def _start_apart() -> None:
    """Start the page as a process of its own, and end.

    macOS starts no second one of an app that runs, so that pressing twice on it would do nothing
    once the page's tab is closed.
    """
    subprocess.Popen(
        [sys.executable, "open"],
        # A start of its own, and no part of this one.
        # Source: https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
        env={**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _has_console_of_its_own() -> bool:
    """Whether Windows opened a console for this process alone, which is hidden then."""
    if sys.platform == "win32":
        import ctypes

        # Source: https://learn.microsoft.com/windows/console/getconsoleprocesslist
        return bool(ctypes.windll.kernel32.GetConsoleProcessList((ctypes.c_uint * 2)(), 2) == 1)
    return False
