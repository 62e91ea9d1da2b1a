"""Which exports the person named: of which networks, of whom, of what day, and how they belong.

Several files of one account are the parts of one export, copies of it, or an earlier one. What is
there twice is taken once, and nothing is taken for new because it was copied today.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.files import (
    PACKED,
    Archive,
    Joined,
    WithEarlier,
    Within,
    digest,
    is_of_the_system,
    opened_export,
    opened_within,
)
from profilecheck.files.finding import shown_name
from profilecheck.model import OLD_AFTER
from profilecheck.named import is_file_at
from profilecheck.sites import known_sites
from profilecheck.sites.export import ExportAbout, ExportWay
from profilecheck.sites.site import Site
from profilecheck.sources.unread_exports import shown_path, what_file_it_is, what_it_is
from profilecheck.with_command import Says, WithCommand, changed, plainly

__all__ = ["Export", "LeaveOut", "NamedExports"]

_MOST_WITHIN = 50
"""Packed files that are opened within one folder or one packed file."""
_APART = timedelta(days=7)
"""Files of one export are not further apart. LinkedIn sends its second one a day later."""
_STILL_ADDS = timedelta(days=31)
"""An earlier export is used for what the newer one has not, unless it is older than it by more."""
_TOMORROW = timedelta(days=1)
"""How far a file's day may lie ahead, as it is in no zone. A later day is no proof of anything."""

_A_PART = WithCommand.after(
    "{file}: this is a part of an export from {name}. {lacking} is in another part, or was not "
    "asked for. Choose all its parts together, or ask for a new one",
    ": type “profilecheck guide {network}”.",
)

_OF_ANOTHER_HANDLE = (
    "{newer} is read in its place, and has another handle. If this is another account of yours, "
    "audit it by itself."
)

LeaveOut = Callable[[str, Says], None]
"""Called with each file that is not used, and why: one sentence for the person."""


@dataclass(frozen=True)
class Export:
    """One network's export in what was named, from where it begins.

    `file` is what was named, `about` what the export says of itself, `made_on` the day it is of
    (None where nothing proves one), `changed` when the oldest of the files that show its age was
    made (None where one has no date).
    """

    file: str
    site: Site
    archive: Archive
    about: ExportAbout
    made_on: date | None
    changed: datetime | None = None

    @property
    def age(self) -> tuple[date, datetime]:
        """What puts exports in order, the oldest first; one without a day is before all."""
        return self.made_on or date.min, self.changed or datetime.min


def _export(file: str, site: Site, way: ExportWay, archive: Archive, today: date) -> Export:
    about = way.describe(archive)
    moments = [archive.moment(name) for name in about.files]
    known = [moment for moment in moments if moment is not None]
    changed = min(known) if known and len(known) == len(moments) else None
    made_on = _made_on(about, changed, packed=archive.packed, today=today)
    return Export(file, site, archive, about, made_on, changed)


def _made_on(
    about: ExportAbout, changed: datetime | None, *, packed: bool, today: date
) -> date | None:
    """Return the day an export is of, None where nothing proves one.

    A day in its files counts before one in its name. The days of files in a packed file are those
    of who packed it; those of a folder may be of a copy, so they prove that it is old, and never
    that it is new. A day to come proves nothing.
    """

    def that_was(day: date | None) -> date | None:
        return day if day is not None and day <= today + _TOMORROW else None

    if (inside := that_was(about.made_on)) is not None:
        return inside
    copied = that_was(changed.date() if changed else None)
    if not packed and copied and today - copied <= OLD_AFTER:
        copied = None
    return min((day for day in (that_was(about.named_on), copied) if day), default=None)


class NamedExports:
    """The exports in the files and folders that were named, open for as long as this is used."""

    def __init__(self, paths: Sequence[Path], today: date, leave_out: LeaveOut) -> None:
        self._paths, self._today, self._leave_out = paths, today, leave_out
        self._stack = ExitStack()

    def __enter__(self) -> list[Export]:
        """Open them: one export for each network, joined from what belongs to it."""
        try:
            return self._joined()
        except BaseException:  # whatever it is, nothing is to stay open
            self._stack.close()
            raise

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _joined(self) -> list[Export]:
        found: list[Export] = []
        otherwise: list[_OtherFormError] = []
        for path in _once(self._paths):
            try:
                found += self._in(path)
            except _OtherFormError as error:
                otherwise.append(error)
        for unread in otherwise:
            beside = next((e for e in found if e.site.id in unread.networks), None)
            if beside is None:
                raise unread
            why = f"it is in a form that is not read, and {beside.file} is read in its place."
            self._leave_out(unread.file, why)
        by_network: dict[str, list[Export]] = {}
        for export in found:
            by_network.setdefault(export.site.id, []).append(export)
        for site_id in [n for n, exports in by_network.items() if _is_around(exports, found)]:
            for export in by_network.pop(site_id):
                self._leave_out(export.file, f"nothing of {export.site.name} is told in it.")
        return [_one(exports, self._leave_out) for exports in by_network.values()]

    def _in(self, path: Path) -> list[Export]:
        """Return the exports in what is at `path`; what is said of it shows nobody else's name."""
        if is_file_at(path) and (says := what_file_it_is(path)):
            raise InputError(changed(says, lambda s: f"{shown_path(path)}: {s}"))
        try:
            return self._opened(path)
        except _OtherFormError:
            raise
        except InputError as error:
            shown = str(shown_path(path))
            raise InputError(changed(error.says, lambda s: s.replace(str(path), shown))) from None

    def _opened(self, path: Path) -> list[Export]:
        """Return the exports in what is at `path`, those in packed files within it as well."""
        archive: Archive = self._stack.enter_context(opened_export(path))
        found = list(_exports_in_one(path, archive, self._today, self._leave_out))
        exports = [export for export, _ in found]
        ways = [(e.site.export, start) for e, start in found if e.site.export]
        packed = [
            name
            for name in archive.names()
            if name.lower().endswith(PACKED)
            and not is_of_the_system(name)
            and not any(_is_in(archive, way, start, name) for way, start in ways)
        ]
        if len(packed) > _MOST_WITHIN:
            raise InputError(
                f"{path}: this holds {len(packed):,} packed files. Choose the exports among them."
            )
        refused: list[str] = []
        for name in packed:
            exports += self._within(archive, name, path, refused)
        if not exports:
            told = what_it_is(archive, _names_of_all())
            raise InputError(changed(told, lambda s: " ".join((f"{path}: {s}", *refused[:1]))))
        return exports

    def _within(self, archive: Archive, name: str, path: Path, refused: list[str]) -> list[Export]:
        """Return the exports in a packed file within another one; one that is none is left out.

        One that cannot be read is named in `refused`.
        """
        shown = path / name.partition("/")[2] if path.is_dir() else path / name
        try:
            inner = self._stack.enter_context(opened_within(archive, name, path))
            within = _exports_in_one(shown, inner, self._today, self._leave_out)
            found = [export for export, _ in within]
        except InputError as error:
            why = changed(
                error.says,
                lambda s: s.removeprefix(f"{shown}: ").removeprefix(f"{shown_path(shown)}: "),
            )
            refused.append(f"{shown_name(shown_path(Path(name)).name)}: {plainly(why)}")
            self._leave_out(str(shown_path(shown)), why)
            return []
        if not found:
            self._leave_out(str(shown_path(shown)), what_it_is(inner, _names_of_all()))
        return found


class _OtherFormError(InputError):
    """All that is in a file is in a form that is not read, as HTML: of these networks."""

    def __init__(self, file: Path, why: str, networks: frozenset[str]) -> None:
        super().__init__(f"{shown_path(file)}: {why}")
        self.file, self.networks = str(shown_path(file)), networks


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths without one that was named twice."""
    seen: set[Path] = set()
    for path in paths:
        if (where := path.absolute()) not in seen:
            seen.add(where)
            yield path


# Which network's


def _exporting() -> list[tuple[Site, ExportWay]]:
    return [(s, s.export) for s in known_sites() if isinstance(s, Site) and s.export]


def _names_of_all() -> str:
    return ", ".join(site.name for site, _ in _exporting())


def _exports_in_one(
    path: Path, archive: Archive, today: date, leave_out: LeaveOut
) -> Iterator[tuple[Export, str]]:
    """Yield the exports in an archive, and where each begins.

    Meta packs those of all one's accounts as one. One in a form that is not read is left out,
    where there are others.

    Raises:
        InputError: several networks' lie in one folder, but for one whose export comes within
            another's; or none is in a form that is read.
    """
    all_places = [(s, w, start) for s, w in _exporting() for start in w.begins(archive)]
    places = _outermost(archive, all_places) or list(_by_name(archive))
    _refuse_mixed(path, places)
    refused: list[tuple[str, str]] = []
    starts = {start for _, _, start in places}
    for site, way, start in places:
        export = Within(archive, start, [s for s in starts if s != start and s.startswith(start)])
        where = start.partition("/")[2] if path.is_dir() else start
        shown = path if len(places) == 1 else path / where
        if sentence := way.cannot_read(export):
            refused.append((str(shown), sentence))
        else:
            yield _export(str(shown), site, way, export, today), start
    if refused and len(refused) == len(places):
        networks = frozenset(site.id for site, _, _ in places)
        raise _OtherFormError(path, refused[0][1], networks)
    for shown_as, sentence in refused:
        leave_out(shown_as, sentence)


def _by_name(archive: Archive) -> Iterator["_Place"]:
    """Yield where a part begins that only its name tells, as one that holds messages alone.

    That is the name of the whole, or of a folder that is right in it.
    """
    folders = dict.fromkeys(name.partition("/")[0] for name in archive.names() if "/" in name)
    for site, way in _exporting():
        if way.called is None:
            continue
        named = [f"{folder}/" for folder in folders if way.called.match(folder)]
        if not named and archive.packed and any(map(way.called.match, archive.called)):
            named = [""]
        yield from ((site, way, start) for start in named)


def _refuse_mixed(path: Path, places: Iterable["_Place"]) -> None:
    """Look whether the files of several networks lie in one folder.

    Raises:
        InputError: they do.
    """
    names: dict[str, dict[str, str]] = {}
    for site, way, start in places:
        names.setdefault(start, {}).setdefault(way.comes_with or site.id, site.name)
    for mixed in names.values():
        if len(mixed) > 1:
            raise InputError(
                f"{path}: files of several networks ({', '.join(mixed.values())}) lie in one "
                "folder there. Choose the file of each as the network sent it."
            )


_Place = tuple[Site, ExportWay, str]


def _outermost(archive: Archive, places: Sequence[_Place]) -> list[_Place]:
    """Leave out what is within another export: a copy in one's Drive is only a document."""

    def is_within(inner: _Place, outer: _Place) -> bool:
        (site, way, start), (inner_site, inner_way, inner_start) = outer, inner
        # A network's export may begin in one of its own folders as well, in another layout.
        families = {way.comes_with or site.id, inner_way.comes_with or inner_site.id}
        if way.own_folders is None and len(families) == 1:
            return inner_start != start and inner_start.startswith(start)
        return _is_in(archive, way, start, inner_start)

    return [place for place in places if not any(is_within(place, other) for other in places)]


def _is_in(archive: Archive, way: ExportWay, start: str, name: str) -> bool:
    """Whether `name` is a document in the export that begins at `start`.

    Of a network whose folders are not all known, what it packed itself holds nothing beside.
    """
    if archive.packed and way.own_folders is None:
        return name != start and name.startswith(start)
    return way.holds(start, name)


# How they belong together


def _is_around(exports: Sequence[Export], found: Sequence[Export]) -> bool:
    """Whether exports of a network tell nothing themselves, and are around those of another one."""
    within = {e.file for e in found if e.site.export and e.site.export.comes_with in _ids(exports)}
    return all(e.about.lacking and e.file in within for e in exports)


def _ids(exports: Sequence[Export]) -> set[str]:
    return {export.site.id for export in exports}


def _one(exports: Sequence[Export], leave_out: LeaveOut) -> Export:
    """Return one export of a network, of all that was named.

    Raises:
        InputError: they are of two accounts, or only a part of one that says nothing by itself.
    """
    _refuse_two_accounts(exports)
    versions = sorted(_versions(exports), key=_rank, reverse=True)
    newest = versions[0]
    if lacking := newest.about.lacking:
        site = newest.site
        raise InputError(
            _A_PART.format(file=newest.file, name=site.name, lacking=lacking, network=site.id)
        )
    for earlier in versions[1:]:
        newest = _with_earlier(newest, earlier, leave_out)
    return newest


def _rank(export: Export) -> tuple[bool, tuple[date, datetime], int]:
    return not export.about.lacking, export.age, len(export.about.files)


def _refuse_two_accounts(exports: Sequence[Export]) -> None:
    """Look whether any two that say whose they are say it of two.

    Two accounts of one person may have one address, and one account another handle later; its
    number is its own for ever.

    Raises:
        InputError: they do.
    """
    accounts: list[tuple[frozenset[tuple[str, str]], Export]] = []
    for export in exports:
        owner = export.about.owner
        same = [a for a in accounts if a[0] & owner and not _are_called_two(a, export)]
        accounts = [account for account in accounts if account not in same]
        merged = owner.union(*(words for words, _ in same))
        accounts.append((merged, same[0][1] if same else export))
    for (owner, one), (others, other) in combinations(accounts, 2):
        if {kind for kind, _ in owner} & {kind for kind, _ in others}:
            raise InputError(
                f"{one.file} is of {_whose(one)} and {other.file} of {_whose(other)}: these are "
                f"two accounts on {one.site.name}. Audit each by itself, and only what is yours."
            )


def _are_called_two(account: tuple[frozenset[tuple[str, str]], Export], export: Export) -> bool:
    """Whether two have two numbers, which stay, or two handles although made at the same time."""
    words, other = account
    if _have_two("number", words, export.about.owner):
        return True
    if not export.made_on or not other.made_on or abs(export.made_on - other.made_on) > _APART:
        return False
    return _have_two("handle", words, export.about.owner)


def _have_two(what: str, *owners: frozenset[tuple[str, str]]) -> bool:
    one, two = ({word for kind, word in owner if kind == what} for owner in owners)
    return bool(one and two) and one.isdisjoint(two)


def _whose(export: Export) -> str:
    return f"“{export.about.whose}”" if export.about.whose else "somebody else"


def _versions(exports: Sequence[Export]) -> list[Export]:
    """Join the parts of each export; what holds the same files as another is not its part."""
    versions: list[list[Export]] = []
    for export in sorted(exports, key=_rank, reverse=True):
        whole = next((v for v in versions if all(_may_be_parts(export, p) for p in v)), None)
        if whole is None:
            versions.append([export])
        else:
            whole.append(export)
    return [_parts_joined(parts) for parts in versions]


def _may_be_parts(one: Export, other: Export) -> bool:
    """Whether no kind of file is in both, but numbered ones in one folder; and they are of a time.

    Of another layout or in another language, a file of the same kind stands in another folder.
    """
    if _have_two("handle", one.about.owner, other.about.owner):
        return False
    ours, theirs = one.about.files, other.about.files
    if one.about.form != other.about.form or not set(ours).isdisjoint(theirs):
        return False
    folders = {(kind, name.rpartition("/")[0]) for name, kind in ours.items()}
    kinds = set(ours.values())
    if any(
        kind in kinds and (kind, name.rpartition("/")[0]) not in folders
        for name, kind in theirs.items()
    ):
        return False
    return not one.made_on or not other.made_on or abs(one.made_on - other.made_on) <= _APART


def _parts_joined(parts: Sequence[Export]) -> Export:
    if len(parts) == 1:
        return parts[0]
    way = parts[0].site.export
    assert way is not None  # noqa: S101 - it was found by its export
    archive = Joined([part.archive for part in parts], way.of_each_part)
    return _as_one(parts[0], parts, archive)


def _with_earlier(newer: Export, earlier: Export, leave_out: LeaveOut) -> Export:
    """Add what an earlier export has more; leave it out where it is a copy, or much older."""
    if _is_copy(newer, earlier):
        leave_out(earlier.file, f"{newer.file} holds the same.")
        return newer
    if _have_two("handle", newer.about.owner, earlier.about.owner):
        leave_out(earlier.file, _OF_ANOTHER_HANDLE.format(newer=newer.file))
        return newer
    adds = not set(earlier.archive.names()) <= set(newer.archive.names())
    same_age = newer.age == earlier.age or not newer.made_on
    too_old = newer.made_on and (
        not earlier.made_on or newer.made_on - earlier.made_on > _STILL_ADDS
    )
    other_form = newer.about.form != earlier.about.form
    if too_old or other_form or (not adds and not same_age):
        leave_out(earlier.file, f"{newer.file} is a newer or fuller export of the same account.")
        return newer
    both = WithEarlier(newer.archive, earlier.archive, same_age=same_age)
    return _as_one(newer, (newer, earlier), both)


def _is_copy(one: Export, other: Export) -> bool:
    """Whether all that another export has is in the first one as well, to the last letter."""
    names = set(other.archive.names())
    if not names <= set(one.archive.names()):
        return False
    return all(one.archive.size(name) == other.archive.size(name) for name in names) and all(
        digest(one.archive, n) == digest(other.archive, n) for n in other.about.files
    )


def _as_one(first: Export, exports: Sequence[Export], archive: Archive) -> Export:
    """Return several exports as one, which is as old as the oldest, or of no day if one is."""
    assert first.site.export is not None  # noqa: S101 - it was found by its export
    days = [export.made_on for export in exports if export.about.files]
    known = [day for day in days if day is not None]
    made_on = min(known, default=None) if len(known) == len(days) else None
    about = first.site.export.describe(archive)
    return Export(first.file, first.site, archive, about, made_on, first.changed)
