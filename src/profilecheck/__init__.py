"""profilecheck: check your own social profiles, in private, against a school's protocol."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("profilecheck")
