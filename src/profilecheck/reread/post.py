"""A post of the person's own, as a page or an export shows it."""

from dataclasses import dataclass
from datetime import date

from profilecheck.vocabulary import Audience

__all__ = ["Post"]


@dataclass(frozen=True, slots=True)
class Post:
    """One post, comment or video: its words, its day, and who can see it, where that is known.

    `called` is what the network calls it, with a capital letter. `when` replaces the day
    where the network shows only an age ("3 years ago"). `beside` is what stands with it in words
    of others, such as the title of what it links to, and all of what was only passed on: it counts
    where it gives the school away, and for nothing else.
    """

    text: str
    day: date | None = None
    audience: Audience | None = None
    called: str = "Post"
    when: str = ""
    beside: str = ""
