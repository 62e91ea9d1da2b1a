"""Every error the program raises on purpose, and the exit code each one ends with.

    ProfileCheckError            1   something went wrong that has no code of its own
    ├── InputError               2   a file or an option the person gave cannot be used
    │   ├── NewerSchemaError     2   a file written by a newer version of the program
    │   └── WrongPassphraseError 2   what is kept was not opened by the passphrase that was typed
    ├── BrowserMissingError      3   no browser could be found or started
    ├── SignInError              4   nobody signed in, or the window was closed
    │   └── WrongAccountError    4   the profile is not the signed-in account's own, or another
    │                                account is signed in than the person chose
    ├── StorageError             5   a private file or folder could not be written or kept private
    └── Interrupted            130   the person pressed Ctrl-C; what was read is kept

The message of each is one sentence for the person: what is wrong, and what to do. It is made plain:
the name of a file in it cannot bend the line that it stands in. `says` is the same, and also knows
it without the command that it may lead to.
"""

import errno

from profilecheck.plain import plain_text
from profilecheck.with_command import Says, changed

__all__ = [
    "BrowserMissingError",
    "InputError",
    "Interrupted",
    "NewerSchemaError",
    "ProfileCheckError",
    "SignInError",
    "StorageError",
    "WrongAccountError",
    "WrongPassphraseError",
    "because_of",
    "cannot_be_read",
    "what_to_do",
]

_WHAT_TO_DO = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT),
        " Make room on the disk, and start again. What was kept is as it was.",
    ),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        " It may be another user's, or closed to you: get the right to it, or use another folder.",
    ),
    errno.EFBIG: (
        " Files may not grow that large here: raise that limit (ulimit -f), or use another disk. "
        "What was kept is as it was."
    ),
    errno.ENOTDIR: " Where a folder has to be, there is a file: name another place.",
    errno.EROFS: " Nothing can be written on this disk: use a folder on another one.",
    errno.EISDIR: " This is a folder: name a file.",
    errno.ENAMETOOLONG: " Give it a shorter name.",
    errno.EIO: " The disk may be damaged, or not be plugged in: use another one.",
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), " Close other programs, and start again."),
}
_OTHERWISE = " Try again; if it stays so, name another place."


class ProfileCheckError(Exception):
    """The root of the tree: a plain sentence for the person, and an exit code."""

    exit_code = 1

    def __init__(self, message: Says = "") -> None:
        self.says = changed(message, lambda text: plain_text(text, None))
        super().__init__(str(self.says))


class InputError(ProfileCheckError):
    """A file, an option or an answer that cannot be used as it is."""

    exit_code = 2


class NewerSchemaError(InputError):
    """A file whose schema version is newer than this program knows."""


class WrongPassphraseError(InputError):
    """Another passphrase than the one that seals what is kept."""


class BrowserMissingError(ProfileCheckError):
    """No usable browser on this computer."""

    exit_code = 3


class SignInError(ProfileCheckError):
    """The sign-in window closed, or time ran out, before anybody signed in."""

    exit_code = 4


class WrongAccountError(SignInError):
    """The profile is another account's than the one that is signed in, or than was chosen."""


class StorageError(ProfileCheckError):
    """A private folder or file could not be made, written or kept private."""

    exit_code = 5


class Interrupted(ProfileCheckError):  # noqa: N818 - not a fault: the person's own wish
    """The person stopped the program; what had been read is kept."""

    exit_code = 130


def because_of(error: OSError) -> str:
    """Return what the operating system says, in brackets, the full stop, and what to do."""
    return f"({error.strerror or error}).{what_to_do(error) or _OTHERWISE}"


def cannot_be_read(error: OSError) -> str:
    """Return what to say behind the name of a file or folder that is to be read, and is not."""
    if isinstance(error, PermissionError):
        return "profilecheck may not open this. Get the right to it, or name another one."
    return f"this cannot be read {because_of(error)}"


def what_to_do(error: OSError) -> str:
    """Return a sentence, with a space before it; "" where only the person can know."""
    return _WHAT_TO_DO.get(error.errno or 0, "")
