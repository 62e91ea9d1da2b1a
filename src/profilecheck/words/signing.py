"""What is said to the person who signs in, whoever asks them to."""

__all__ = ["WHICH_ACCOUNT"]

WHICH_ACCOUNT = (
    "If you have several accounts there, switch to the one to check. Only ever your own: the one "
    "that the window shows last is the one we read. A page that you manage isn't read."
)
"""Two under one sign-in: only the network's own page can switch, and that is for the person."""
