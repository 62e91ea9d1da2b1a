"""Data exports: from the files a network handed over to a snapshot, without a browser.

What an export holds is read part by part. One missing or damaged file costs what it would have
told, never the rest; what no file tells is unread.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from profilecheck import __version__
from profilecheck.errors import InputError
from profilecheck.files import Archive, Counted, FileBroken, Joined, Within, opened_export
from profilecheck.model import (
    Account,
    AccountState,
    NotApplicable,
    Observed,
    Reading,
    Snapshot,
    Unread,
)
from profilecheck.school import Workplace
from profilecheck.sites import known_sites
from profilecheck.sites.export import ExportContext, ExportPart, ExportWay
from profilecheck.sites.rules import promised
from profilecheck.sites.site import Site
from profilecheck.sources.how_far import Listener, Watch
from profilecheck.vocabulary import Fact

__all__ = ["read_exports"]

_LOG = logging.getLogger(__name__)


def read_exports(
    paths: Sequence[Path],
    *,
    workplace: Workplace,
    taken_at: datetime,
    listener: Listener = lambda how_far: None,
) -> Snapshot:
    """Return what the exports at `paths` tell, each a ZIP file or an unpacked folder.

    Which network's each is comes from its content. Several of one network are its parts.
    `listener` is told now and then how far the reading is.

    Raises:
        InputError: one cannot be read, is no export that is known, or is in a form that is not
            read; the message says what to do.
    """
    with ExitStack() as stack:
        parts: dict[str, list[Archive]] = {}
        sites: dict[str, Site] = {}
        for path in paths:
            archive = stack.enter_context(opened_export(path))
            known, exports = _exports_in(path, archive)
            sites[known.id] = known
            parts.setdefault(known.id, []).extend(exports)
        accounts = [
            _account(sites[network], _whole(archives), workplace, taken_at, listener)
            for network, archives in parts.items()
        ]
    return Snapshot(
        program=f"profilecheck {__version__}", taken_at=taken_at, accounts=tuple(accounts)
    )


def _whole(parts: Sequence[Archive]) -> Archive:
    return parts[0] if len(parts) == 1 else Joined(parts)


def _exporting() -> list[tuple[Site, ExportWay]]:
    return [(s, s.export) for s in known_sites() if isinstance(s, Site) and s.export]


def _exports_in(path: Path, archive: Archive) -> tuple[Site, list[Archive]]:
    """Return the network that an archive is from, and each of its exports in there."""
    places = _outermost(
        [(site, way, place) for site, way in _exporting() for place in way.begins(archive)]
    )
    fitting = list({site.id: site for site, _, _ in places}.values())
    names = ", ".join(site.name for site in fitting or [site for site, _ in _exporting()])
    if not fitting:
        raise InputError(
            f"{path}: this is not an export that we know. Exports are read from: {names}. "
            "Type “profilecheck guide” to see how to ask for one."
        )
    if len(fitting) > 1:
        raise InputError(
            f"{path}: this holds exports of several networks ({names}). Name each by itself."
        )
    exports: list[Archive] = []
    for _, way, place in places:
        exports.append(Within(archive, place))
        if sentence := way.cannot_read(exports[-1]):
            raise InputError(f"{path}: {sentence}")
    return fitting[0], exports


def _outermost(
    places: Sequence[tuple[Site, ExportWay, str]],
) -> list[tuple[Site, ExportWay, str]]:
    """Leave out what stands within another export: a copy in one's Drive is only a document."""
    starts = {place for _, _, place in places}
    return [
        found
        for found in places
        if not any(found[2] != start and found[2].startswith(start) for start in starts)
    ]


def _account(
    site: Site, archive: Archive, workplace: Workplace, taken_at: datetime, listener: Listener
) -> Account:
    readings = tuple(_readings(site, archive, workplace, taken_at, Watch(site.name, listener)))
    return Account(
        network=site.id,
        name=site.name,
        state=AccountState.FROM_FILES,
        confirmed_live=site.confirmed_live,
        basis_note=site.basis_note,
        meant_to_be_public=site.meant_to_be_public,
        readings=readings,
        guidance=dict(site.guidance),
    )


def _readings(
    site: Site, archive: Archive, workplace: Workplace, taken_at: datetime, watch: Watch
) -> Iterator[Reading]:
    """Yield what each part tells, then what the export does not hold, then what there is not."""
    assert site.export is not None  # noqa: S101 - it was found by its export
    told = set()
    counted = Counted(archive, watch.file_read)
    for part in site.export.parts:
        context = ExportContext(site.id, counted, workplace, taken_at, part.basis, watch.posts_read)
        for reading in _of_part(part, context):
            told.add(reading.fact)
            yield reading
    for fact in sorted(promised(site) - told):
        yield context.unread(fact)
    for fact, why in site.ruled_out.items():
        yield NotApplicable(fact=fact, network=site.id, why=why)


def _of_part(part: ExportPart, context: ExportContext) -> Iterator[Observed | Unread]:
    """Yield at least one reading for every fact the part promises, whatever its reader does.

    What a file tells that turns out to be broken stands, with the rest of it unread: it proves
    what is there, never what is not. So does an old export.
    """
    told: dict[Fact, None] = {}
    detail = f"{part.title} does not say"
    broken = False
    try:
        for reading in part.read(context):
            told[reading.fact] = None
            yield reading
            if context.old and isinstance(reading, Observed):
                yield context.unread(reading.fact, f"the export is of {_day(context)}")
    except FileBroken as error:
        broken, detail = True, str(error)
    except InputError:
        raise  # the export as a whole is not fit to be read
    except Exception as error:  # noqa: BLE001 - one odd value costs its part, never the audit
        # Its class alone: the message of an error may hold words of the export.
        _LOG.warning("%s, %s: %s", context.site, part.id, type(error).__name__)
        broken, detail = True, f"{part.title} could not be read"
    for fact in dict.fromkeys((*part.promises, *told)):
        if broken or fact not in told:
            yield context.unread(fact, detail)


def _day(context: ExportContext) -> str:
    made = context.made_on
    return f"{made.day} {made:%B %Y}" if made else ""
