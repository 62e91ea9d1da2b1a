"""The command line: what each command does is in the module that bears its name."""

import sys

__all__ = ["main"]

_STOPPED = 130
"""The exit code of `profilecheck.errors.Interrupted`, known before anything is loaded."""


def main() -> None:
    """Run the command line; see `profilecheck.cli.app.main`."""
    try:
        # Not at the top: that takes a second or two, and Ctrl-C in them is no fault either.
        from profilecheck.cli.app import main as run
    except KeyboardInterrupt:
        print("\nprofilecheck: stopped.", file=sys.stderr)
        sys.exit(_STOPPED)
    run()
