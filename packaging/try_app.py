"""Tries the app that `make app` built, in a place where there is no Python.

On Linux, where this runs as root, that place is a root folder of its own: the system's libraries
and its browser are there, and no Python, no home and none of the source tree; the app can only be
read. Elsewhere it is an environment without a search path or variables of Python's.

Each line printed is something that was tried. It ends with 1 at the first that does not hold.
"""

import argparse
import http.cookiejar
import io
import locale
import os
import re
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from profilecheck.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "dist" / "profilecheck"
LIMIT = 180.0
"""Seconds after which something that should have ended is taken for stuck."""
STARTS = 3
ENCODING = locale.getencoding() if sys.platform == "win32" else "utf-8"
"""What programs write to a pipe."""

_FROM_SOURCE = """
import sys
del sys.argv[0]
from profilecheck.cli import main
main()
"""
"""The program of the source tree, under the name that comes first."""

_ENTER = """
set -eu
root=$1; app=$2; home=$3; shift 3
mount -t tmpfs none "$root"
for top in bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$top" ]; then cp -a "/$top" "$root/"; fi
done
mkdir -p "$root/tmp" "$root/home" "$root/app" "$root/var"
chmod 1777 "$root/tmp"
for part in /etc /dev /proc /sys /usr/bin /usr/sbin /usr/share /usr/lib64 /opt/google \
    /usr/lib/chromium* /usr/lib/*-linux-gnu* /usr/lib/ld-*; do
    if [ -d "$part" ]; then mkdir -p "$root$part"; mount --rbind "$part" "$root$part"
    elif [ -e "$part" ]; then cp -a "$part" "$root$part"; fi
done
mount --bind "$home" "$root/home"
mount --bind "$app" "$root/app"
mount -o remount,bind,ro "$root/app"
for hidden in "$root"/usr/share/python*; do
    if [ -d "$hidden" ]; then mount -t tmpfs none "$hidden"; fi
done
for hidden in "$root"/usr/bin/*python* "$root"/usr/bin/pypy* "$root"/usr/lib/*/libpython*; do
    if [ -f "$hidden" ] && [ ! -L "$hidden" ]; then mount --bind /dev/null "$hidden"; fi
done
exec chroot "$root" "$@"
"""
"""Enter a root folder without Python, in a mount namespace that ends with the command."""

_LOOK_FOR_PYTHON = (
    "find / ( -path /proc -o -path /sys -o -path /dev -o -path /app ) -prune -o "
    "( -path */encodings/__init__.py* -o -name libpython*.so* -size +0 -type f "
    "-o -name python3* -perm /111 -type f -o -name site-packages ) -print"
)
"""Its standard library, its shared library, its program, and what was installed for it."""


class Wrong(Exception):  # noqa: N818 - a finding about the app, and no fault of this script
    """Something that was tried does not hold."""


@dataclass(frozen=True)
class Place:
    """Where the app is run: what stands before the command, and what it finds around it.

    `home` is the folder for what is kept, as it is seen from outside; `inside` from inside.
    """

    name: str
    before: tuple[str, ...]
    program: str
    home: Path
    inside: str
    environment: dict[str, str]

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start the app; all it writes can be read from its `stdout` and `stderr`."""
        return self.start_program(self.program, *arguments, **variables)

    def start_program(self, *command: str, **variables: str) -> subprocess.Popen[str]:
        """Start any program there."""
        return subprocess.Popen(
            [*self.before, *command],
            env={**self.environment, **variables},
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding=ENCODING,
        )

    def run(self, *arguments: str) -> str:
        """Run a command of the app to its end, and return what it wrote to standard output."""
        running = self.start(*arguments)
        out, err = running.communicate(timeout=LIMIT)
        if running.returncode:
            raise Wrong(f"{' '.join(arguments)} ended with {running.returncode}: {out}{err}")
        return out


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """Make the place for the app in `folder`; nothing of it stays."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        home = Path(made, "home")
        home.mkdir()
        root = Path(made, "root")
        root.mkdir()
        if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("unshare"):
            yield _bare_root(folder, root, home)
        else:
            yield _bare_environment(folder, home)


def _bare_root(folder: Path, root: Path, home: Path) -> Place:
    unshare = ("unshare", "--mount", "--propagation", "private", "--", "sh", "-c", _ENTER, "sh")
    return Place(
        name="a root folder without Python",
        before=(*unshare, str(root), str(folder), str(home)),
        program="/app/profilecheck",
        home=home,
        inside="/home",
        environment={
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/home",
            "PROFILECHECK_HOME": "/home/kept",
            "COLUMNS": "80",
        },
    )


def _bare_environment(folder: Path, home: Path) -> Place:
    programs = {
        "win32": "profilecheck.exe",
        "darwin": "profilecheck.app/Contents/MacOS/profilecheck",
    }
    windows = ("SYSTEMROOT", "TEMP", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    here = {name: os.environ[name] for name in windows if name in os.environ}
    path = {} if sys.platform == "win32" else {"PATH": "/usr/bin:/bin"}
    return Place(
        name="an environment without Python's variables",
        before=(),
        program=str(folder / programs.get(sys.platform, "profilecheck")),
        home=home,
        inside=str(home),
        environment={
            **here,
            **path,
            "HOME": str(home),
            "USERPROFILE": str(home),
            "PROFILECHECK_HOME": str(home / "kept"),
            "COLUMNS": "80",
        },
    )


def there_is_no_python(at: Place) -> str:
    """The place is what it is said to be."""
    if not at.before:
        return "not tried: this needs Linux and root"
    looking = at.start_program("sh", "-c", f"set -f; exec {_quoted(_LOOK_FOR_PYTHON)}")
    found, problems = looking.communicate(timeout=LIMIT)
    if found:
        raise Wrong(f"there is a Python: {found}")
    if problems:
        raise Wrong(f"it could not be looked for: {problems}")
    return "none"


def _quoted(command: str) -> str:
    return command.replace("(", r"\(").replace(")", r"\)")


def version(at: Place) -> str:
    """It says its version, which is the package's."""
    said = at.run("--version").strip()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if said != f"profilecheck {project['version']}":
        raise Wrong(f"it says {said}")
    return said


def same_as_from_source(at: Place, *command: str) -> str:
    """A command says what the same command of the source tree says."""
    expected = subprocess.run(
        [sys.executable, "-c", _FROM_SOURCE, Path(at.program).name, *command],
        cwd=at.home,
        env={**os.environ, "COLUMNS": at.environment["COLUMNS"]},
        capture_output=True,
        encoding=ENCODING,
        check=True,
    ).stdout
    said = at.run(*command)
    if said != expected:
        raise Wrong(f"{' '.join(command)} says something else: {said}")
    return f"{len(said.splitlines())} lines, the same as from the source tree"


def every_command(at: Place) -> str:
    """Each command is loaded and shows its help, as from the source tree."""
    for name in COMMANDS:
        same_as_from_source(at, name, "--help")
    return f"the help of {len(COMMANDS)} commands, the same as from the source tree"


def page(at: Place) -> str:
    """The page is served, and its first screen comes; several times, to say how long it takes."""
    seconds = [_seconds_to_first_screen(at) for _ in range(STARTS)]
    return (
        f"first screen after {seconds[0]:.2f} s, then {statistics.median(seconds[1:]):.2f} s "
        "(median)"
    )


def _seconds_to_first_screen(at: Place) -> float:
    begun = time.perf_counter()
    with _started(at, "open", "--no-browser") as running:
        address = (running.stdout or io.StringIO()).readline().strip()
        seconds = _fetch_first_screen(address, begun)
        if sys.platform == "win32":
            return seconds
        running.send_signal(signal.SIGTERM)
        if running.wait(LIMIT) != 130:
            raise Wrong(f"told to end, it ended with {running.returncode}")
        return seconds


def _fetch_first_screen(address: str, begun: float) -> float:
    """Fetch what the browser would fetch at `address`; return the seconds until the screen came."""
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/[\w-]+/\?token=\S+", address)
    if not found:
        raise Wrong(f"its first line is no address: {address}")
    browser = _like_a_browser()
    try:
        with browser.open(address, timeout=LIMIT) as answer:
            screen = answer.read().decode("utf-8")
            seconds = time.perf_counter() - begun
        if "<h1" not in screen:
            raise Wrong(f"the first screen is something else: {screen}")
        assets = sorted(set(re.findall(r'(?:href|src)="([^"]*/static/[^"]+)"', screen)))
        if not assets:
            raise Wrong(f"the first screen has no style: {screen}")
        for asset in assets:
            with browser.open(found[1] + asset, timeout=LIMIT) as answer:
                if not answer.read():
                    raise Wrong(f"{asset} is empty")
    except urllib.error.HTTPError as error:
        raise Wrong(f"{error.url} is answered with {error.code}") from None
    return seconds


def _like_a_browser() -> urllib.request.OpenerDirector:
    # Not through a proxy, whatever the environment names.
    direct = urllib.request.ProxyHandler({})
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    return urllib.request.build_opener(direct, cookies)


@contextmanager
def _started(at: Place, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    running = at.start(*arguments, **variables)
    # Whatever it waits for, nobody waits for it for ever.
    stuck = threading.Timer(LIMIT, running.kill)
    stuck.start()
    try:
        yield running
    finally:
        stuck.cancel()
        if running.poll() is None:
            running.kill()
        running.communicate()


def pressed_twice(at: Place) -> str:
    """Without arguments and a terminal, the browser opens the page, and finds its own libraries."""
    if sys.platform == "win32":
        return "not tried: there is no browser to stand in for another on Windows"
    with _browser(at) as (variables, opened), _started(at, **variables):
        address, libraries = opened()
        _fetch_first_screen(address, time.perf_counter())
    if libraries:
        raise Wrong(f"the browser is started with the app's libraries: {libraries}")
    return "the page is opened in the browser"


def a_problem_is_shown(at: Place) -> str:
    """Without a terminal, what is wrong is shown in the browser."""
    if sys.platform == "win32":
        return "not tried: there is no browser to stand in for another on Windows"
    (at.home / "file").write_text("", encoding="utf-8")
    home = {"PROFILECHECK_HOME": f"{at.inside}/file"}
    with _browser(at) as (variables, opened), _started(at, **variables, **home) as running:
        address, _ = opened()
        with _like_a_browser().open(address, timeout=LIMIT) as answer:
            shown = answer.read().decode("utf-8")
        if "this is a file; name a folder instead" not in shown:
            raise Wrong(f"the browser shows something else: {shown}")
        if running.wait(LIMIT) != 5:
            raise Wrong(f"it ended with {running.returncode}")
    return "the browser shows what is wrong"


@contextmanager
def _browser(at: Place) -> Iterator[tuple[dict[str, str], Callable[[], tuple[str, str]]]]:
    """Put a browser there that only passes on what it is asked to open."""
    pipe = at.home / "opened"
    os.mkfifo(pipe)
    browser = at.home / "browser"
    browser.write_text(
        f'#!/bin/sh\nprintf "%s\\n%s\\n" "$1" "${{LD_LIBRARY_PATH:-}}" > "{at.inside}/opened"\n',
        encoding="utf-8",
    )
    browser.chmod(0o700)
    try:
        yield {"BROWSER": f"{at.inside}/browser %s"}, lambda: _opened(pipe)
    finally:
        pipe.unlink()


def _opened(pipe: Path) -> tuple[str, str]:
    """Wait for that browser to be started; return its address and its library path."""
    # Opened for writing too, it is not held up here where no browser is started.
    reading = os.open(pipe, os.O_RDWR)
    try:
        lines = b""
        while lines.count(b"\n") < 2:
            if not select.select([reading], [], [], LIMIT)[0]:
                raise Wrong("no browser is opened")
            lines += os.read(reading, 4096)
    finally:
        os.close(reading)
    address, libraries = lines.decode("utf-8").split("\n")[:2]
    return address, libraries


def demonstration(at: Place) -> str:
    """An audit of a made-up person is made, where there is a browser."""
    doctor = at.start("doctor")
    doctor.communicate(timeout=LIMIT)
    if doctor.returncode == 3:
        return "not tried: there is no browser here"
    begun = time.perf_counter()
    said = at.run("demo", "--person", "exposed", "--out", f"{at.inside}/out")
    names = {path.name for path in (at.home / "out").iterdir()}
    if "A2.13" not in said or names != {"snapshot.json", "report.json", "report.html"}:
        raise Wrong(f"it ends with {sorted(names)}: {said}")
    return f"an audit in {time.perf_counter() - begun:.1f} s"


def nothing_is_written(folder: Path, before: dict[str, tuple[int, int]]) -> str:
    """The app's own folder is as it was."""
    if changed := set(contents(folder).items()) ^ set(before.items()):
        raise Wrong(f"it wrote into its own folder: {sorted(changed)}")
    return "nothing"


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Return each file in `folder`, with its size and the time of its last change."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in files}


def main() -> None:
    """Try one thing after the other, and say what came of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="the app's folder")
    folder = parser.parse_args().folder.resolve()
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there is no app. Type: make app")
    before = contents(folder)
    size = sum(length for length, _ in before.values())
    print(f"{'size':<20} {size / 1_000_000:.0f} MB in {len(before)} files", flush=True)
    with place(folder) as at:
        print(f"{'tried in':<20} {at.name}", flush=True)
        tries: dict[str, Callable[[], str]] = {
            "Python there": lambda: there_is_no_python(at),
            "--version": lambda: version(at),
            "clauses": lambda: same_as_from_source(at, "clauses"),
            "sites": lambda: same_as_from_source(at, "sites"),
            "schema report": lambda: same_as_from_source(at, "schema", "report"),
            "every command": lambda: every_command(at),
            "open --no-browser": lambda: page(at),
            "pressed twice": lambda: pressed_twice(at),
            "pressed, a problem": lambda: a_problem_is_shown(at),
            "demo": lambda: demonstration(at),
            "written to its folder": lambda: nothing_is_written(folder, before),
        }
        for name, trying in tries.items():
            try:
                print(f"{name:<20} {trying()}", flush=True)
            except (Wrong, subprocess.TimeoutExpired) as wrong:
                raise SystemExit(f"{name:<20} {wrong}") from None


if __name__ == "__main__":
    main()
