"""Takeout: the person's own channel."""

from collections.abc import Iterator

from profilecheck.files import FileBroken, Row
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.youtube.export import CHANNEL
from profilecheck.sites.youtube.export_tables import Column, Kind, Table, audience_of, tables
from profilecheck.vocabulary import Audience, Fact

__all__ = ["read_channel_file"]


def read_channel_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The channel's name, handle and tags and, where the file has it, its description.

    Its page carries the tags for whoever searches.
    """
    names: list[Entry] = []
    texts: list[Entry] = []
    incomplete = passed = unnamed = False
    for table, rows in tables(context, Kind.CHANNEL):
        described = table.having(Column.CHANNEL, Column.DESCRIPTION, without=(Column.LANGUAGE,))
        for row in rows:
            passed = True
            seen = _seen_by(table, row)
            if name := table.words(row, Column.CHANNEL, Column.TITLE):
                names.append(Entry(text=name, audience=seen))
            unnamed |= not name
            about = table.words(row, Column.CHANNEL, Column.DESCRIPTION)
            texts += text_entries([about] if about else [], "Description", seen)
            tags = table.words(row, Column.CHANNEL, Column.TAG)
            texts += text_entries([tags] if tags else [], "Tags", seen)
            incomplete |= not described
    if not passed:
        raise FileBroken(f"no channel is listed in {CHANNEL.called}")
    names += _handles(context)
    if names:
        yield context.listed(Fact.PROFILE_NAME, names, CHANNEL.called)
    if unnamed:
        detail = "Google's export does not say what your channel is called"
        yield context.unread(Fact.PROFILE_NAME, detail)
    if texts or not incomplete:
        yield context.listed(Fact.PROFILE_BIO, texts, CHANNEL.called)
    if incomplete:
        detail = "Google's export does not say what the description of your channel is"
        yield context.unread(Fact.PROFILE_BIO, detail)


def _seen_by(table: Table, row: Row) -> Audience | None:
    """Anyone, where the channel is public; what else the word means for it is not known."""
    audiences = [audience_of(c, row.get(c, "")) for c in table.having(Column.VISIBILITY)]
    return Audience.PUBLIC if Audience.PUBLIC in audiences else None


def _handles(context: ExportContext) -> Iterator[Entry]:
    for table, rows in tables(context, Kind.CHANNEL_NAMES):
        for row in rows:
            for column in table.having(Column.CHANNEL, Column.URL):
                if words := row.get(column, "").strip():
                    yield Entry(text=words, detail="Handle or address of the channel")
