"""profilecheck: check your own social profiles, in private, against a school's protocol."""

__all__ = ["__version__"]

__version__: str


def __getattr__(name: str) -> str:
    """Return the version, which is looked up when it is asked for: most commands never do."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version(__name__)
