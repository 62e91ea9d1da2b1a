"""The program's entry: gathers the commands, and turns every foreseen error into one sentence."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from profilecheck import __version__
from profilecheck.cli import (
    agreeing,
    answering,
    auditing,
    comparing,
    consenting,
    demonstration,
    guiding,
    judging,
    logins,
    passphrase,
    people,
    reference,
    reminding,
    scaffolding,
    school,
    upkeep,
)
from profilecheck.cli.starting import tidy
from profilecheck.errors import InputError, Interrupted, ProfileCheckError

__all__ = ["app", "main"]

EXIT_CODES = """
Exit codes: 0 done, whatever was found · 1 something went wrong · 2 a file or option cannot be used
· 3 no browser · 4 not signed in, or the wrong account · 5 a private file cannot be written
· 10 found what --fail-on names · 130 stopped with Ctrl-C
"""


class _Commands(TyperGroup):
    """Ends with one of our sentences and exit codes where a question was not answered."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted("stopped.") from None
        except (typer.Abort, EOFError) as end:
            if isinstance(end, EOFError) or isinstance(end.__context__, EOFError):
                raise InputError("nobody is at the keyboard to answer this.") from None
            raise Interrupted("stopped.") from None


app = typer.Typer(
    name="profilecheck",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Check your own social profiles, in private, against your school's social networking "
        "protocol. Nothing is changed, and nothing leaves this computer."
    ),
    epilog=EXIT_CODES,
)

app.command("demo")(demonstration.demo)
app.command("audit")(auditing.audit)
app.command("answer")(answering.answer)
app.command("agree")(agreeing.agree)
app.command("compare")(comparing.compare)
app.command("remind")(reminding.remind)
app.command("consent")(consenting.consent)
app.command("guide")(guiding.guide)
app.command("login")(logins.login)
app.command("logout")(logins.logout)
app.command("judge")(judging.judge)
app.command("report")(judging.report)
app.command("clauses")(reference.clauses)
app.command("sites")(reference.sites)
app.command("school")(school.school)
app.command("people")(people.people)
app.command("passphrase")(passphrase.passphrase)
app.command("schema")(reference.schema)
app.command("new-site")(scaffolding.new_site)
app.command("doctor")(upkeep.doctor)
app.command("purge")(upkeep.purge)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"profilecheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options before the command."""
    tidy()


def main() -> None:
    """Run the command line; exits with a documented code, and never with a traceback."""
    # Started without a window, as from a desktop, a program has no streams at all.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a substitute, not a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # TextIO does not say so
    try:
        app()
    except ProfileCheckError as error:
        typer.echo(f"profilecheck: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("\nprofilecheck: stopped.", err=True)
        sys.exit(Interrupted.exit_code)
    except OSError as error:
        # What no command foresaw: a full disk under the browser, or under what is shown here.
        what = f"{error.filename}: " if error.filename else ""
        typer.echo(f"profilecheck: {what}{error.strerror or error}.", err=True)
        sys.exit(ProfileCheckError.exit_code)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
