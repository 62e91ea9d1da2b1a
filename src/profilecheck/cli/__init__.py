"""The command line: what each command does is in the module that bears its name."""

import sys

from profilecheck.errors import Interrupted

__all__ = ["main"]


def main() -> None:
    """Run the command line; see `profilecheck.cli.app.main`."""
    try:
        # Not at the top: that takes a second or two, and Ctrl-C in them is no fault either.
        from profilecheck.cli.app import main as run
    except KeyboardInterrupt:
        print("\nprofilecheck: stopped.", file=sys.stderr)
        sys.exit(Interrupted.exit_code)
    run()
