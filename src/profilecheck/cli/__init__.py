"""The command line: what each command does is in the module that bears its name."""

from profilecheck.cli.app import main

__all__ = ["main"]
