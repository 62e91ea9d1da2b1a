"""Reading what the person hands over as files, without trusting any of it."""

from profilecheck.files.archive import Archive

__all__ = ["Archive"]
