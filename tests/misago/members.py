"""The members of the forum in the tests: what they have set, and so what an audit should find."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum

__all__ = [
    "EXPOSED",
    "FANS",
    "LOCKED_DOWN",
    "MEMBERS",
    "NEWCOMER",
    "Invitations",
    "Member",
    "as_json",
    "forum_options",
]


class Invitations(IntEnum):
    """Who may invite a member to a private thread, as the forum numbers it."""

    ANYBODY = 0
    FOLLOWED = 1
    NOBODY = 2


@dataclass(frozen=True)
class Member:
    """One member of the forum."""

    name: str
    email: str
    password: str = "made-up and 12 characters"
    profile_fields: Mapping[str, str] = field(default_factory=dict)
    invitations: Invitations = Invitations.NOBODY
    hides_presence: bool = True
    follows: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


FANS = tuple(
    Member(f"Fan{number}", f"fan{number}@example.org", follows=("AmyCarter",))
    for number in (1, 2, 3)
)
EXPOSED = Member(
    "AmyCarter",
    "amy.carter@oakfield.leeds.sch.uk",
    profile_fields={
        "real_name": "Amy Carter",
        "bio": "Year 4 teacher at Oakfield Primary School.\nWrite to amy@oakfield.leeds.sch.uk",
        "location": "Leeds",
        "website": "https://amy-carter.example.org/",
        "twitter": "amycarter",
        "skype": "amy.carter.leeds",
    },
    invitations=Invitations.ANYBODY,
    hides_presence=False,
    follows=("Fan1", "Fan2"),
    posts=(
        "What a day we had on the allotment, with all those bees.",
        "Sports day at Oakfield Primary School was such a joy to watch.",
    ),
)
LOCKED_DOWN = Member("QuietHeron", "heron@example.org")
NEWCOMER = Member("Newcomer", "newcomer@example.org")
"""Whose profile nobody has looked at so far, but for the one test that is about that."""

MEMBERS = (*FANS, EXPOSED, LOCKED_DOWN, NEWCOMER)


def as_json() -> str:
    """Return all members in the form the forum is filled with."""
    return json.dumps([asdict(member) for member in MEMBERS])


def forum_options(invitations: Invitations, *, hides_presence: bool) -> dict[str, bool | int]:
    """Return a member's settings in the form the forum takes them: all of them at once."""
    about_threads = (
        "watch_started_threads",
        "watch_replied_threads",
        "watch_new_private_threads_by_followed",
        "watch_new_private_threads_by_other_users",
        "notify_new_private_threads_by_followed",
        "notify_new_private_threads_by_other_users",
    )
    return {
        "limits_private_thread_invites_to": invitations,
        "is_hiding_presence": hides_presence,
        **dict.fromkeys(about_threads, 2),
    }
