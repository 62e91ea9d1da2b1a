"""Before a network is opened for the first time: what will happen, in plain words, and a yes to it.

A yes is to one network, and to the words that were shown: other words are asked about again. How
the words are laid out is each face's own, and makes no difference to a yes.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from profilecheck.model import Consent, Consents
from profilecheck.questions.networks import How, ways
from profilecheck.sites.site import OpenSite, Site
from profilecheck.vocabulary import Viewpoint

__all__ = ["ALWAYS", "PRACTICE", "ConsentQuestion", "OpenedPart", "consent_question", "is_yes"]

_WITH_SIGN_IN = (
    "A browser without a window goes slowly through your own profile, as you. Then it looks again "
    "signed out, as a stranger would. You sign in yourself, in a window of your own browser."
)
_WHAT_IT_DOES = (
    _WITH_SIGN_IN,
    "It never sees your password. It never changes, posts, presses or sends anything. It never "
    "reads anyone else's profile. It talks to no other website. It never hides from the network "
    "that it is a program.",
)
ALWAYS = (
    *_WHAT_IT_DOES,
    "Use it on your own computer, in your own time. On a school computer, or in work time, you "
    "need the school's leave in writing (clause 2.5).",
)
"""What holds for every network that is signed in to, in paragraphs: said once before the first."""

PRACTICE = (
    "This is practice, with a made-up person. Copies of the networks on this computer are opened, "
    "and nothing goes over the internet."
)
"""What is said first where a made-up person's networks are opened."""

_AS_ANYBODY = (
    "Nobody signs in here. A browser without a window slowly asks {hosts}, the network's way in "
    "for programs, about the account that you say is your own. It is told what anybody is told."
)
_NOT_LOOKED_AT = (
    "We have not read what {name}'s terms say of programs. Many forbid them, even for your "
    "own account. Read them first."
)
_WHOSE = "whose account this is"


@dataclass(frozen=True)
class OpenedPart:
    """Pages that are opened of one part of a network: "Settings", and "Posts", "Stories" in it."""

    name: str
    pages: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many pages are opened."""
        return len(self.pages) or 1

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(self.pages)}" if self.pages else self.name


@dataclass(frozen=True)
class ConsentQuestion:
    """What is told of one network before it is opened.

    `always` is what holds for every network, or for every one without a sign-in; `how` is what
    holds for this one alone, "" where there is nothing more to say. `as_owner` and `as_stranger`
    are the pages that are opened signed in and signed out; `terms` is what its terms at `terms_url`
    say of programs. `other_ways` are those without anything being opened.
    """

    site: Site
    always: tuple[str, ...]
    as_owner: tuple[OpenedPart, ...]
    as_stranger: tuple[OpenedPart, ...]
    terms: str
    terms_url: str
    other_ways: tuple[How, ...]
    how: str = ""

    def given(self, on: date) -> Consent:
        """Return the yes to it."""
        return Consent(network=self.site.id, given_on=on, words=self._fingerprint)

    def is_answered(self, kept: Consents) -> bool:
        """Whether the person said yes to these words before, or nothing is ever opened here."""
        return not isinstance(self.site, OpenSite) or self.answered(kept) is not None

    def answered(self, kept: Consents) -> Consent | None:
        """Return the yes that the person gave to these words, None where they did not."""
        before = kept.of(self.site.id)
        return before if before is not None and before.words == self._fingerprint else None

    @property
    def _fingerprint(self) -> str:
        """What tells these words from others."""
        words = [
            *self.always,
            [str(part) for part in self.as_owner],
            [str(part) for part in self.as_stranger],
            self.terms,
            self.terms_url,
            self.other_ways,
            *([self.how] if self.how else []),
        ]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


def consent_question(
    one: Site, *, by_token: bool = False, practice: bool = False
) -> ConsentQuestion:
    """Return what to tell of a network; with `by_token`, of its API where it has one.

    In `practice` a copy of it is opened, with a made-up person: a yes to that is no yes to the
    network itself.
    """
    opened, note, terms_url = one, "", ""
    if isinstance(one, OpenSite):
        opened = one.by_token.site if by_token and one.by_token else one
        note, terms_url = one.header.terms_note, one.header.terms_url
    said = note or _NOT_LOOKED_AT.format(name=one.name)
    always: tuple[str, ...] = (PRACTICE, *_WHAT_IT_DOES) if practice else ALWAYS
    owner = (OpenedPart(_WHOSE), *_parts(opened, Viewpoint.OWNER))
    stranger = _parts(opened, Viewpoint.STRANGER)
    how = ""
    if one.without_sign_in:
        # As anybody is all that it is asked, the pages that are read for their owner too.
        always = tuple(said for said in always if said != _WITH_SIGN_IN)
        owner, stranger = (), (*owner, *stranger)
        how = _AS_ANYBODY.format(hosts=" and ".join(_asked_hosts(one)))
    return ConsentQuestion(
        site=one,
        always=always,
        as_owner=owner,
        as_stranger=stranger,
        terms=f"{said.rstrip('.')}.",
        terms_url=terms_url,
        other_ways=tuple(way for way in ways(one) if way is not How.OPENED),
        how=how,
    )


def is_yes(typed: str) -> bool:
    """Whether what was typed agrees: the word “yes”, and nothing else."""
    return typed.strip().casefold() == "yes"


def _asked_hosts(one: Site) -> tuple[str, ...]:
    """The hosts of what is opened, each once."""
    return tuple(dict.fromkeys(urlsplit(page.url).hostname or "" for page in one.pages))


def _parts(one: Site, eyes: Viewpoint) -> tuple[OpenedPart, ...]:
    """The pages that are opened, those of one part together."""
    parts: dict[str, list[str]] = {}
    for page in one.pages:
        if eyes in page.viewpoints:
            part, _, rest = page.title.partition(" › ")
            parts.setdefault(part, []).extend([rest] if rest else [])
    return tuple(OpenedPart(name, tuple(pages)) for name, pages in parts.items())
