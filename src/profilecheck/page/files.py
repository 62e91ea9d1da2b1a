"""Reading what the person handed over: their saved pages and exports, one network at a time.

A file that cannot be used costs itself and nothing else; the others are read, and it is named.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from profilecheck.browser.launch import launched
from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.files import PACKED
from profilecheck.model import Account, Snapshot
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import Site
from profilecheck.sources.exported import read_exports
from profilecheck.sources.profile_pages import OwnProfile
from profilecheck.sources.saved_pages import read_pages
from profilecheck.store.handed import handed_over, plain_names
from profilecheck.store.store import Store
from profilecheck.with_command import Says, plainly
from profilecheck.words.exports import export_in_short
from profilecheck.words.plurals import capital, listed

__all__ = ["FilesReader", "FromFiles"]

_NOTHING_SHOWN = "None of these files shows anything of your own profile on {name}."


@dataclass(frozen=True)
class FromFiles:
    """What files told: the accounts they are of, and what was read and what not, in sentences."""

    accounts: tuple[Account, ...]
    notes: tuple[str, ...]


class FilesReader:
    """Reads what was handed over for one network."""

    def __init__(
        self,
        store: Store,
        site: Site,
        matcher: SchoolMatcher,
        now: datetime,
        own: Mapping[str, str],
    ) -> None:
        """Read for the person whose names are `own`, by the ids of the networks that asked."""
        self._store, self._site = store, site
        self._matcher, self._now = matcher, now
        self._own = own

    async def read(self, opening: Callable[[str], None], *, pages: bool) -> FromFiles:
        """Read packed files as exports, and all else as saved `pages`, or as exports too.

        What they are of comes from what is in them: an account of another network is told as well.
        `opening` is told the name of each file.
        """
        things = handed_over(self._store, self._site.id)
        exports = [one for one in things if not pages or one.name.lower().endswith(PACKED)]
        saved = [one for one in things if one not in exports]
        told = [await self._pages(saved, opening)] if saved else []
        if exports:
            told.append(await asyncio.to_thread(self._exports, exports, opening))
        return FromFiles(
            accounts=tuple(account for one in told for account in one.accounts),
            notes=tuple(note for one in told for note in one.notes),
        )

    def _plain(self, says: Says) -> str:
        """A sentence about a file, with the name the person knows it by, as it is written."""
        plain = plain_names(self._store, self._site.id, plainly(says))
        names = tuple(thing.name for thing in handed_over(self._store, self._site.id))
        return plain if plain.startswith(names) else capital(plain)

    # Saved pages

    async def _pages(self, saved: Sequence[Path], opening: Callable[[str], None]) -> FromFiles:
        folder = saved[0].parent.parent
        try:
            async with launched(()) as browser:
                told = await read_pages(
                    browser,
                    folder,
                    matcher=self._matcher,
                    opening=lambda file: opening(_last(file)),
                    ask=self._is_own,
                )
        except ProfileCheckError as error:
            return FromFiles((), (self._plain(error.says),))
        read = dict.fromkeys(used.title for used in told.used)
        notes = [f"Read: {'; '.join(read)}."] if read else [self._nothing_shown]
        # Those are read as an export.
        left_out = [out for out in told.left_out if not out.file.lower().endswith(PACKED)]
        for why in dict.fromkeys(out.why for out in left_out):
            names = dict.fromkeys(_last(out.file) for out in left_out if out.why == why)
            notes.append(f"{listed(tuple(names))}: {plainly(why)}")
        return FromFiles(told.snapshot.accounts, tuple(notes))

    def _is_own(self, profile: OwnProfile) -> bool | None:
        """Whether a profile is the person's own, by what they said; None where they did not.

        A name on one network may be anybody's on another.
        """
        own = self._own.get(profile.site.id, "")
        return profile.handle.casefold() == own if own else None

    @property
    def _nothing_shown(self) -> str:
        return _NOTHING_SHOWN.format(name=self._site.name)

    # Exports

    def _exports(self, named: Sequence[Path], opening: Callable[[str], None]) -> FromFiles:
        notes: list[str] = []
        told = self._as_one(named, opening, notes)
        accounts = told.accounts if told else ()
        for account in accounts:
            notes.append(export_in_short(account))
        return FromFiles(accounts, tuple(dict.fromkeys(notes)))

    def _as_one(
        self, named: Sequence[Path], opening: Callable[[str], None], notes: list[str]
    ) -> Snapshot | None:
        """Read exports together, as parts of one; where that cannot be, those that can be used.

        Two accounts on one network are never taken for one: then nothing is read.
        """
        try:
            return self._read(named, opening, notes)
        except InputError as error:
            notes.append(self._plain(error.says))
        usable = [one for one in named if self._can_be_read(one, notes)] if len(named) > 1 else []
        if not usable or len(usable) == len(named):
            return None
        return self._read(usable, opening, notes)

    def _can_be_read(self, one: Path, notes: list[str]) -> bool:
        try:
            self._read([one], lambda _: None, [])
        except InputError as error:
            notes.append(self._plain(error.says))
            return False
        return True

    def _read(
        self, named: Sequence[Path], opening: Callable[[str], None], notes: list[str]
    ) -> Snapshot:
        return read_exports(
            named,
            matcher=self._matcher,
            taken_at=self._now,
            leave_out=lambda file, why: notes.append(self._plain(f"{file}: {plainly(why)}")),
            listener=lambda how_far: opening(how_far.file),
        )


def _last(file: str) -> str:
    """The name of a file, without the folders that it lies in."""
    return file.replace("\\", "/").rpartition("/")[2]
