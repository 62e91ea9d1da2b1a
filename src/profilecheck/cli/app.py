"""The program's entry: lists the commands, and turns every foreseen error into one sentence.

A command's module is imported when the command is run or asked for its own help, so that nobody
waits for what another command needs.
"""

import codecs
import errno
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from traceback import walk_tb
from typing import Annotated, Any, Literal, NoReturn, TextIO

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

import profilecheck
from profilecheck.asked_to_end import when_asked_to_end
from profilecheck.cli.lines import lines_of_error, width
from profilecheck.errors import InputError, Interrupted, ProfileCheckError, what_to_do
from profilecheck.plain import in_what_can_be_written, plain_text

__all__ = ["COMMANDS", "app", "main", "say_on_stderr"]

EXIT_CODES = """
Exit codes: 0 done, whatever was found. 1 something went wrong, or nobody read what is shown to its
end. 2 a file or option cannot be used, or what would be written over is there already. 3 no
browser. 4 not signed in, or the wrong account. 5 a private file cannot be written. 10 found what
--fail-on names. 130 stopped, as with Ctrl-C.
"""


_SUBSTITUTES = "profilecheck.substitutes"
"""The name under which the streams find what they write in place of what they cannot."""
_NO_NAME_OF_A_FILE = (errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EINVAL)
"""What is wrong with a name that was given, and not with what the program did."""

_NO_VALUE = re.compile(r"--[\w-]+=")
"""An option whose value is empty, as in “--out=”."""

_OF_A_VALUE = {
    r"^Input should be a valid integer.*": "type a whole number.",
    r"^Input should be greater than or equal to (\d+)$": r"type \1 or more.",
    r"^Input should be less than or equal to (\d+)$": r"type \1 or less.",
    r"^Value error, ": "",
    r"^\w+ (.+) is not readable\.$": (
        r"profilecheck may not open \1. Get the right to it, or name another one."
    ),
}
"""What the library that reads an option says of its value, and what is said in its place."""

COMMANDS = {
    "open": ("opening", "Open the page, in your own browser."),
    "demo": ("demonstration", "Show what an audit looks like, on a made-up person."),
    "workshop": ("workshop", "Show a room what others see, on made-up people."),
    "audit": ("auditing", "Check your own profile, once you have signed in."),
    "answer": ("answering", "Answer what could not be read, and what only you can judge."),
    "agree": ("agreeing", "Note what your school agreed may stay as it is."),
    "compare": ("comparing", "Say what changed since an earlier audit."),
    "remind": ("reminding", "Write a calendar entry for the next look at your profiles."),
    "consent": ("consenting", "Show which networks may be opened, or take a yes back."),
    "guide": ("guiding", "Show which pages to save, or which export to ask for, and how."),
    "login": ("logins", "Sign in to a network once for several audits."),
    "logout": ("logins", "Forget a kept sign-in."),
    "judge": ("judging", "Judge a saved audit again."),
    "report": ("judging", "Show a report again, or make a PDF of it."),
    "search-me": ("searching", "Search for yourself, as a school does before an interview."),
    "handouts": ("handing_out", "Make what a workshop hands out, as PDFs to print."),
    "summary": ("rooms", "Save what a room may be handed of your check: no name, no date."),
    "room": ("rooms", "Add up the summaries of a room, for a workshop."),
    "clauses": ("clauses", "List the clauses of the checklist, and who can judge each."),
    "sites": ("reference", "List the networks, and what is read on each."),
    "school": ("school", "Say which school is yours."),
    "people": ("people", "List people at your school, to find posts that name them."),
    "passphrase": ("passphrase", "Seal what is kept with a passphrase."),
    "sample": ("sampling", "Mask a page that could not be read, to show it to the authors."),
    "schema": ("reference", "Print the JSON Schema of one of the program's files."),
    "new-site": ("scaffolding", "Start an adapter for another network."),
    "doctor": ("upkeep", "Check the set-up, and say what is stored."),
    "purge": ("upkeep", "Remove everything that is stored."),
}
"""The commands, each with its module here, and what the list of commands says of it.

The command is the function in that module which bears its name, with "_" for "-".
"""


class _LateCommand(TyperCommand):
    """Stands in the list of commands; what it runs is loaded once it has arguments to read."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        _refuse_an_empty_word(args)
        try:
            return self._loaded().make_context(info_name, args, parent, **extra)
        except typer.BadParameter as error:
            for said, plainly in _OF_A_VALUE.items():
                error.message = re.sub(said, plainly, error.message)
            raise

    def _loaded(self) -> Any:
        name = str(self.name)
        module = import_module(f"profilecheck.cli.{COMMANDS[name][0]}")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name)(getattr(module, name.replace("-", "_")))
        return get_command(alone)


def _refuse_an_empty_word(words: Sequence[str]) -> None:
    """Do nothing where each word says something: an empty path would mean the folder one is in.

    Raises:
        InputError: one is empty, as where a script's variable is not set.
    """
    if any(word == "" or _NO_VALUE.fullmatch(word) for word in words):
        raise InputError(
            "a name behind the command is empty. Write it out, or leave it out with its option."
        )


class _Commands(TyperGroup):
    """Ends with one of our sentences and exit codes where a question was not answered."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted("stopped. Nothing more was done.") from None
        except (typer.Abort, EOFError) as end:
            is_end_of_input = isinstance(end, EOFError) or isinstance(end.__context__, EOFError)
            if is_end_of_input and not sys.stdin.isatty():
                typer.echo()  # what was asked stands on the line
                raise InputError("nobody is at the keyboard. Start this at a terminal.") from None
            raise Interrupted("stopped. Nothing more was done.") from None


app = typer.Typer(
    name="profilecheck",
    cls=_Commands,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Check your own social profiles, in private, against your school's social networking "
        "protocol. Nothing is changed, and nothing leaves this computer."
    ),
    epilog=EXIT_CODES,
)


def _not_loaded() -> None:
    """Hold a place: `_LateCommand` runs the command itself."""


for _name, (_, _says) in COMMANDS.items():
    # As the short help it is never cut, however narrow the terminal is.
    app.command(_name, cls=_LateCommand, help=_says, short_help=_says)(_not_loaded)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"profilecheck {profilecheck.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options before the command; without a command, the page is opened."""
    # Not at the top: `--version` and `--help` need nothing of it.
    from profilecheck.cli.starting import tidy

    tidy()
    if context.invoked_subcommand is None:
        from profilecheck.cli.opening import open as open_the_page

        open_the_page()


def say_on_stderr(sentence: str, exit_code: int) -> None:
    """Say why the program ends, where a terminal shows it; beyond one, on a single line."""
    if sys.stderr.isatty():
        begins = "\n" if sentence.startswith("\n") else ""
        sentence = begins + "\n".join(lines_of_error(sentence.strip(), width()))
    typer.echo(sentence, err=True)


def main(tell: Callable[[str, int], None] = say_on_stderr) -> None:
    """Run the command line; exits with a documented code, and never with a traceback.

    `tell` is told, in a sentence, why it ends where it was not done, and its exit code.
    """
    # No other distribution's plugin looks at the person's records, and nobody waits for the search.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # Started without a window, as from a desktop, a program has no streams at all.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    codecs.register_error(_SUBSTITUTES, _substitute)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets what comes next to it, not a crash.
        stream.reconfigure(errors=_SUBSTITUTES)  # type: ignore[union-attr]  # TextIO: not said
    try:
        # Cleaned up as with Ctrl-C: what the browser wrote does not lie there till the next start.
        with when_asked_to_end(lambda: signal.raise_signal(signal.SIGINT)):
            app()
    except Interrupted as stopped:
        # The terminal leaves "^C" behind what was asked, so this begins a line of its own.
        _end(tell, f"\nprofilecheck: {stopped}", stopped.exit_code)
    except ProfileCheckError as error:
        _end(tell, f"profilecheck: {error}", error.exit_code)
    except KeyboardInterrupt:
        _end(tell, "\nprofilecheck: stopped.", Interrupted.exit_code)
    except OSError as error:
        # What no command foresaw: a full disk under the browser, or under what is shown here.
        what = f"{error.filename}: " if error.filename else ""
        sentence = plain_text(f"profilecheck: {what}{error.strerror or error}.", None)
        sentence += what_to_do(error)
        named = error.errno in _NO_NAME_OF_A_FILE
        _end(tell, sentence, (InputError if named else ProfileCheckError).exit_code)
    except Exception as error:  # noqa: BLE001 - whatever it is, a traceback would tell what it is of
        if _is_ctrl_c(error):
            _end(tell, "\nprofilecheck: stopped.", Interrupted.exit_code)
        _end(tell, f"profilecheck: {_what_broke(error)}", ProfileCheckError.exit_code)


def _is_ctrl_c(error: Exception) -> bool:
    """Whether it was Ctrl-C: pressed while a model is made, pydantic has it as the words alone."""
    return type(error).__name__ == "SchemaError" and "KeyboardInterrupt" in str(error)


def _what_broke(error: Exception) -> str:
    """Say where the program broke, and nothing that it was about: not the words of the error.

    Those may be of a page, and the folders that the program lies in may hold the person's name.
    """
    own = Path(profilecheck.__file__).parent
    frames = (
        (Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)
    )
    places = [f"{at.relative_to(own).as_posix()}:{n}" for at, n in frames if at.is_relative_to(own)]
    return (
        f"something inside it went wrong ({type(error).__name__}: {', '.join(places)}). What was "
        "kept before stays. Please tell the authors this line: nothing of yours is in it."
    )


def _end(tell: Callable[[str, int], None], sentence: str, exit_code: int) -> NoReturn:
    with suppress(OSError):  # the terminal was closed
        tell(sentence, exit_code)
    sys.exit(exit_code)


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    cannot = error.object[error.start : error.end]
    return in_what_can_be_written(cannot, lambda _: False), error.end


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")
