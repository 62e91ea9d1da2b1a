"""What the forum needs before it can run: its own virtual environment, PostgreSQL, and a database
with members in it. Each is made once and kept in a cache folder for the next run.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from tests.misago.members import as_json

__all__ = ["CACHE_VARIABLE", "VERSION", "CannotSetUpError", "Database", "Setup", "set_up"]

VERSION = "0.39.6"
CACHE_VARIABLE = "PROFILECHECK_MISAGO_CACHE"
"""The environment variable that names another cache folder."""

FORUM = Path(__file__).with_name("forum")
DISTRIBUTION = Path(__file__).with_name("distribution")
_DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class CannotSetUpError(Exception):
    """The forum cannot run on this computer; the message says why."""


@dataclass(frozen=True)
class Setup:
    """What is in place.

    The forum's Python, PostgreSQL's programs, an archive of a filled database, and the folder that
    the adapter is installed in.
    """

    python: Path
    programs: Path
    filled: Path
    adapter: Path


def set_up() -> Setup:
    """Put everything in place that is not there yet.

    Raises:
        CannotSetUpError: it cannot be had on this computer.
    """
    if sys.platform == "win32":
        raise CannotSetUpError("the forum is not set up on Windows")
    cache = _cache()
    cache.mkdir(parents=True, exist_ok=True)
    programs = _postgres_programs()
    python = _environment(cache)
    return Setup(python, programs, _filled_database(cache, python, programs), _adapter(cache))


def _cache() -> Path:
    named = os.environ.get(CACHE_VARIABLE)
    return (Path(named) if named else user_cache_path("profilecheck-tests")) / f"misago-{VERSION}"


def run(*command: object, user: str | None = None, text: str = "", **more: str) -> str:
    """Run a program, with `text` as its input and `more` in its environment; return its output.

    Raises:
        CannotSetUpError: it did not succeed; with the last of what it said.
    """
    done = subprocess.run(
        [str(part) for part in command],
        input=text,
        env={**os.environ, **more},
        cwd="/",
        user=user,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()[-800:]
        raise CannotSetUpError(f"{Path(str(command[0])).name} {command[1]} did not succeed: {said}")
    return done.stdout


# PostgreSQL


def _as_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def postgres_user() -> str | None:
    """Whom the database runs as: it refuses root. None for whoever runs the tests."""
    return "postgres" if _as_root() else None


def _postgres_programs() -> Path:
    if found := _find_postgres():
        return found
    if not (_as_root() and Path("/etc/debian_version").exists()):
        raise CannotSetUpError("PostgreSQL is not installed (Debian: apt install postgresql)")
    run("apt-get", "update", "-qq")
    install = ("install", "-y", "-qq", "--no-install-recommends", "postgresql")
    run("apt-get", *install, DEBIAN_FRONTEND="noninteractive")
    if found := _find_postgres():
        return found
    raise CannotSetUpError("PostgreSQL was installed, and its programs are not where they belong")


def _find_postgres() -> Path | None:
    versions = (p for p in _DEBIAN_PROGRAMS.glob("*/bin") if (p / "initdb").exists())
    newest = max(versions, key=lambda p: float(p.parent.name), default=None)
    on_path = shutil.which("initdb")
    return newest or (Path(on_path).parent if on_path else None)


@dataclass(frozen=True)
class Database:
    """A PostgreSQL cluster in `folder`, reached by a socket in the same folder."""

    programs: Path
    folder: Path

    def make(self) -> None:
        """Make an empty cluster."""
        self._program(
            *("initdb", "-D", self.folder / "data", "-U", "forum", "--auth=trust", "-E", "UTF8"),
            *("--locale=C.UTF-8", "--no-sync", "--wal-segsize=1"),
        )

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run the database for a while."""
        settings = [f"-c {setting}" for setting in ("listen_addresses=", *_QUICK)]
        control = ("pg_ctl", "-D", self.folder / "data", "-w")
        options = " ".join(["-k", str(self.folder), *settings])
        self._program(*control, "-l", self.folder / "log", "-o", options, "start")
        try:
            yield
        finally:
            self._program(*control, "-m", "fast", "stop")

    def tool(self, program: str, *arguments: object) -> str:
        """Run one of PostgreSQL's programs on the running database."""
        return self._program(program, "-h", self.folder, "-U", "forum", *arguments)

    def _program(self, program: str, *arguments: object) -> str:
        return run(self.programs / program, *arguments, user=postgres_user())


def environment_of(folder: Path) -> Mapping[str, str]:
    """The variables that the forum's own programs need, where it runs in `folder`."""
    return {
        "DJANGO_SETTINGS_MODULE": "forum_settings",
        "FORUM_FOLDER": str(folder),
        "PYTHONPATH": str(FORUM),
    }


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for one run, with a short name: a socket's path may not be long."""
    with TemporaryDirectory(prefix="forum-") as name:
        folder = Path(name)
        if user := postgres_user():
            shutil.chown(folder, user)
        yield folder


# What is kept from one run to the next


def _environment(cache: Path) -> Path:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    ready = cache / f"environment-{version}"
    if not ready.exists():
        with TemporaryDirectory(dir=cache) as part:
            made = Path(part) / "environment"
            venv.create(made, with_pip=False, symlinks=True)
            _pip("--python", made / "bin" / "python", "install", f"misago=={VERSION}")
            _keep(made, ready)
    return ready / "bin" / "python"


def _pip(*arguments: object) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    run(sys.executable, "-m", "pip", *quiet, *arguments, "--no-compile")


def _keep(made: Path, ready: Path) -> None:
    """Give what was made its lasting name, unless another run was quicker."""
    try:
        made.rename(ready)
    except OSError:
        if not ready.exists():
            raise


def _clear(outdated: Iterable[Path]) -> None:
    """Delete what was made from something that has changed since."""
    for path in outdated:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _adapter(cache: Path) -> Path:
    """Install the adapter's distribution as anybody would, where only these tests find it."""
    sources = sorted(p for p in DISTRIBUTION.rglob("*") if p.suffix in (".py", ".toml", ".yaml"))
    ready = cache / f"adapter-{_short_name(sources)}"
    if not ready.exists():
        _clear(cache.glob("adapter-*"))
        with TemporaryDirectory(dir=cache) as part:
            source, made = Path(part) / "source", Path(part) / "made"
            # A build leaves its traces beside what it builds from.
            shutil.copytree(DISTRIBUTION, source)
            _pip("install", "--no-deps", "--target", made, source)
            _keep(made, ready)
    return ready


def _filled_database(cache: Path, python: Path, programs: Path) -> Path:
    made_from = _short_name(sorted(FORUM.glob("*.py")), VERSION, str(programs), as_json())
    filled = cache / f"database-{made_from}.tar"
    if not filled.exists():
        _clear(cache.glob("database-*"))
        with private_folder() as folder:
            _fill(Database(programs, folder), python, folder)
            part = cache / f"{filled.name}.{os.getpid()}"
            with tarfile.open(part, "w") as archive:
                for name in ("data", "media"):
                    archive.add(folder / name, name)
            part.replace(filled)
    return filled


def _short_name(files: Iterable[Path], *more: str) -> str:
    """A short name for everything that a thing is made from."""
    parts = [*more, *(path.read_text(encoding="utf-8") for path in files)]
    return sha256("\0".join(parts).encode()).hexdigest()[:12]


def _fill(database: Database, python: Path, folder: Path) -> None:
    database.make()
    environment = environment_of(folder)
    with database.running():
        database.tool("createdb", "forum")
        run(python, "-m", "django", "migrate", "-v0", **environment)
        run(python, FORUM / "populate.py", text=as_json(), **environment)
