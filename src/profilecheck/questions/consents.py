"""Before a network is opened for the first time: what will happen, in plain words, and a yes to it.

A yes is to one network, and to the words that were shown: other words are asked about again.
"""

import hashlib
import textwrap
from dataclasses import dataclass
from datetime import date

from profilecheck.model import Consent, Consents
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Viewpoint

__all__ = ["ALWAYS", "ConsentQuestion", "consent_question", "is_yes"]

_WIDTH = 79

ALWAYS = """\
BEFORE ANYTHING IS OPENED
A browser without a window will go through your own profile, as you, slowly,
and once more signed out, as a stranger. You sign in yourself, in a window of
your own browser.
It never  sees your password · changes, posts, presses or sends anything ·
          reads anybody's profile but yours · talks to any other website ·
          hides from the network that it is a program
Where     on your own computer, in your own time. On a school's machine or in
          work time only with the school's leave in writing (clause 2.5).
"""
"""What holds for every network, said once before the first."""

_OTHER_WAYS = """\
  Without it  Your checklist can be whole without any program opening a page:
              by pages you save  profilecheck guide {id}
              by hand            profilecheck answer {id}
"""

_EXPORT_TOO = """\
              by your own data   profilecheck audit --export FILE
"""

_NOT_LOOKED_AT = (
    "We have not looked at what {name}'s terms say of programs. Many forbid them, even for your "
    "own account: read them first."
)


@dataclass(frozen=True)
class ConsentQuestion:
    """What is told of one network before it is opened.

    `as_owner` and `as_stranger` are the pages that are opened signed in and signed out; `terms` is
    what its terms at `terms_url` say of programs. `text` is all of that and the other ways, in
    lines: the words that are agreed to, with `ALWAYS` before them.
    """

    site: Site
    as_owner: tuple[str, ...]
    as_stranger: tuple[str, ...]
    terms: str
    terms_url: str
    text: str

    def given(self, on: date) -> Consent:
        """Return the yes to it."""
        return Consent(network=self.site.id, given_on=on, words=_fingerprint(self.text))

    def is_answered(self, kept: Consents) -> bool:
        """Whether the person said yes to these words before, or nothing is ever opened here."""
        before = kept.of(self.site.id)
        return self.site.never_opened or (
            before is not None and before.words == _fingerprint(self.text)
        )


def consent_question(one: Site, *, by_token: bool = False) -> ConsentQuestion:
    """Return what to tell of a network; with `by_token`, of its API where it has one."""
    opened = one.by_token.site if by_token and one.by_token else one
    as_owner = ("whose account this is", *_titles(opened, Viewpoint.OWNER))
    as_stranger = _titles(opened, Viewpoint.STRANGER)
    said = one.terms_note or _NOT_LOOKED_AT.format(name=one.name)
    terms = f"{said.rstrip('.')}."
    lines = [one.name.upper(), *_block("As you", *as_owner)]
    if as_stranger:
        lines += _block("Signed out", *as_stranger)
    lines += _block("Its terms", f"{terms} {one.terms_url}")
    ways = _OTHER_WAYS.format(id=one.id) + (_EXPORT_TOO if one.export else "")
    text = "\n".join([*lines, ways])
    return ConsentQuestion(one, as_owner, as_stranger, terms, one.terms_url, text)


def is_yes(typed: str) -> bool:
    """Whether what was typed agrees: the word “yes”, and nothing else."""
    return typed.strip().casefold() == "yes"


def _titles(one: Site, eyes: Viewpoint) -> tuple[str, ...]:
    """The pages that are opened, those of one part together: "Settings: Posts, Stories"."""
    parts: dict[str, list[str]] = {}
    for page in one.pages:
        if eyes in page.viewpoints:
            part, _, rest = page.title.partition(" › ")
            parts.setdefault(part, []).extend([rest] if rest else [])
    return tuple(f"{part}: {', '.join(rest)}" if rest else part for part, rest in parts.items())


def _block(label: str, *said: str) -> list[str]:
    """Lines of `said`, beside a label in a column of its own."""
    return textwrap.wrap(
        " · ".join(said),
        width=_WIDTH,
        initial_indent=f"  {label:<12}",
        subsequent_indent=" " * 14,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fingerprint(text: str) -> str:
    return hashlib.sha256(f"{ALWAYS}{text}".encode()).hexdigest()[:16]
