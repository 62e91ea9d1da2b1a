"""Data exports: from the files a network handed over to a snapshot, without a browser.

What an export holds is read part by part. One missing or damaged file costs what it would have
told, never the rest; what no file tells is unread.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from profilecheck import __version__
from profilecheck.errors import InputError
from profilecheck.files import Counted, FileBroken
from profilecheck.model import (
    Account,
    AccountState,
    Count,
    NotApplicable,
    Observed,
    Reading,
    Snapshot,
    Unread,
    Years,
)
from profilecheck.school import SchoolMatcher
from profilecheck.sites.beside import named_beside
from profilecheck.sites.export import Beside, ExportContext, ExportPart, UnknownLayout
from profilecheck.sites.rules import promised
from profilecheck.sources.accounts import account_on
from profilecheck.sources.exports import Export, LeaveOut, NamedExports
from profilecheck.sources.how_far import Listener, Watch
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["read_exports"]

_LOG = logging.getLogger(__name__)


def read_exports(
    paths: Sequence[Path],
    *,
    matcher: SchoolMatcher,
    taken_at: datetime,
    leave_out: LeaveOut = lambda file, why: None,
    listener: Listener = lambda how_far: None,
) -> Snapshot:
    """Return the readings of the exports at `paths`, each a packed file or an unpacked folder.

    Which network's each is comes from its content. Several of one account are joined; what is not
    used is told to `leave_out`, and now and then to `listener` how far the reading is.

    Raises:
        InputError: one cannot be read, is no export that is known, or is in a form that is not
            read, or two are of two accounts on one network; the message says what to do.
    """
    with NamedExports(paths, taken_at.date(), leave_out) as exports:
        accounts = [_account(export, matcher, taken_at, listener) for export in exports]
    return Snapshot(
        program=f"profilecheck {__version__}", taken_at=taken_at, accounts=tuple(accounts)
    )


def _account(
    export: Export, matcher: SchoolMatcher, taken_at: datetime, listener: Listener
) -> Account:
    site = export.site
    assert site.export is not None  # noqa: S101 - it was found by its export
    profile = site.export.profile_url(export.about)
    watch = Watch(site.name, listener)
    readings = _readings(export, matcher, taken_at, watch)
    return account_on(site, profile, AccountState.FROM_FILES, readings)


def _readings(
    export: Export, matcher: SchoolMatcher, taken_at: datetime, watch: Watch
) -> Iterator[Reading]:
    """Yield the readings of each part, then what the export lacks, then what does not apply."""
    site = export.site
    assert site.export is not None  # noqa: S101 - it was found by its export
    read: list[Observed | Unread] = []
    counted = Counted(export.archive, watch.file_read)
    for part in site.export.parts:
        context = ExportContext(
            site.id,
            counted,
            matcher,
            taken_at,
            part.basis,
            export.made_on,
            export.about.incomplete,
            watch.posts_read,
        )
        for reading in _read_part(part, context):
            read.append(reading)
            yield reading
    yield from _read_beside(context, site.export.beside, counted.opened, read)
    for fact in sorted(promised(site) - {reading.fact for reading in read}):
        yield context.unread(fact)
    for fact, why in site.ruled_out.items():
        yield NotApplicable(fact=fact, network=site.id, why=why)


def _read_beside(
    context: ExportContext,
    kinds: Sequence[Beside],
    opened: Collection[str],
    read: Sequence[Reading],
) -> Iterator[Unread]:
    """Look through what no part reads; what is odd there leaves open what it might tell."""
    try:
        yield from named_beside(context, kinds, opened, read)
    except InputError:
        raise  # the export as a whole is not fit to be read
    except Exception as error:  # noqa: BLE001 - one odd file is never the end of the audit
        _LOG.warning("%s, beside: %s", context.site, type(error).__name__)
        for fact in dict.fromkeys(kind.fact for kind in kinds):
            yield context.unread(fact, "what is beside the files we know could not be read")


def _read_part(part: ExportPart, context: ExportContext) -> Iterator[Observed | Unread]:
    """Yield at least one reading for every fact the part promises, whatever its reader does.

    What was read of a file that turns out to be broken is kept, with the rest of it unread: it
    proves what is there, never what is not. So does an export that is old, of no day, or not whole.
    """
    read: dict[Fact, None] = {}
    detail, reason = f"{part.title} does not say", UnreadReason.NOT_IN_EXPORT
    broken = False
    try:
        for reading in part.read(context):
            read[reading.fact] = None
            yield _at_least(reading) if context.incomplete else reading
            if isinstance(reading, Observed):
                yield from (context.unread(reading.fact, doubt) for doubt in context.doubts)
    except FileBroken as error:
        broken, detail = True, str(error)
        if isinstance(error, UnknownLayout):
            reason = UnreadReason.UNKNOWN_WORDING
    except InputError:
        raise  # the export as a whole is not fit to be read
    except Exception as error:  # noqa: BLE001 - one odd value costs its part, never the audit
        # Its class alone: the message of an error may hold words of the export.
        _LOG.warning("%s, %s: %s", context.site, part.id, type(error).__name__)
        broken, detail = True, f"{part.title} could not be read"
    for fact in dict.fromkeys((*part.promises, *read)):
        if broken or fact not in read:
            yield context.unread(fact, detail, reason)


def _at_least(reading: Observed | Unread) -> Observed | Unread:
    """Count what is there as the least that there is."""
    if isinstance(reading, Unread) or not isinstance(reading.value, Count | Years):
        return reading
    value = reading.value.model_copy(update={"at_least": True})
    return reading.model_copy(update={"value": value})
