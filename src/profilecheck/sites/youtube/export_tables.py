"""Takeout's tables of YouTube, known by what their columns say in English, German, French, Spanish.

Files and folders have other names in every language, and so have columns; what a column is called
is made of few words. A table is known by the columns it has, whatever it is called.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from profilecheck.files import (
    FileBroken,
    FileName,
    Row,
    columns_of,
    found,
    missing_part,
    rows,
    shown_name,
)
from profilecheck.sites.export import ExportContext
from profilecheck.sites.youtube.export import CHANNEL, COMMENTS, PLACE, VIDEOS
from profilecheck.vocabulary import Audience

__all__ = [
    "Column",
    "Kind",
    "Table",
    "audience_of",
    "is_a_choice",
    "is_unlisted",
    "tables",
    "unknown_tables",
    "video_lists",
]


class Column(Enum):
    """What a column holds: the words that its name is made of, in each language.

    Dutch, Italian and Portuguese are close enough to come along.
    """

    ID = ("id",)
    VIDEO = ("video",)
    CHANNEL = ("channel", "kanal", "chaine", "canal", "kanaal")
    COMMENT = ("comment", "kommentar", "comentar", "reactie")
    CHAT = ("chat",)
    POST = ("post", "beitrag", "publication", "publicacion", "publicacao", "bericht")
    PLAYLIST = ("playlist", "liste de lecture", "lista de reproduc")
    TITLE = ("title", "titel", "titre", "titulo", "titolo")
    DESCRIPTION = ("descri", "beschreibung", "beschrijving")
    TEXT = ("text", "tekst", "testo")
    TAG = ("tag", "schlagwort", "etiqueta", "mot cle")
    PRIVACY = ("privacy", "datenschutz", "confidentialite", "privacidad")
    VISIBILITY = ("visib", "sichtbarkeit", "zichtbaarheid")
    TIME = ("timestamp", "zeitstempel", "horodatage", "tempor", "de tiempo", "tijdstempel")
    PUBLISHED = ("publish", "veroffentlich", "publica", "publicatie", "pubblica")
    LANGUAGE = ("language", "sprache", "langue", "idioma", "taal", "lingua")
    ORIGINAL = ("origin",)
    URL = ("url",)

    def is_in(self, words: str) -> bool:
        """Whether the name of a column, in plain letters, has one of these words in it."""
        if self in (Column.ID, Column.TAG):
            return not set(self.value).isdisjoint(words.split())
        return any(word in words for word in self.value)


@dataclass(frozen=True)
class Table:
    """A table: its file, and its columns by their names as `rows` has them, in plain letters."""

    name: str
    columns: Mapping[str, str]

    def having(self, *wanted: Column, without: tuple[Column, ...] = ()) -> list[str]:
        """Return the columns that have all of `wanted` in their names, and nothing of `without`."""
        return [
            column
            for column, words in self.columns.items()
            if all(w.is_in(words) for w in wanted) and not any(w.is_in(words) for w in without)
        ]

    def words(self, row: Row, *wanted: Column) -> str:
        """Return the text of `wanted` in a row, without its language, ids and times."""
        columns = self.having(*wanted, without=(Column.LANGUAGE, Column.ID, Column.TIME))
        return " ".join(w for c in columns if (w := row.get(c, "").strip()))


class Kind(Enum):
    """What a table of YouTube's holds."""

    COMMENTS = "comments"
    CHATS = "live chats"
    POSTS = "posts"
    VIDEOS = "videos"
    VIDEO_TEXTS = "video texts"
    PLAYLISTS = "playlists"
    CHANNEL = "channel"
    CHANNEL_NAMES = "channel URL configs"


_CALLED = {Kind.COMMENTS: COMMENTS, Kind.VIDEOS: VIDEOS, Kind.CHANNEL: CHANNEL}
"""The tables that every Takeout of YouTube should hold."""
_ANY = FileName("tables", r"[^/]+\.csv", PLACE)
_WITHIN = FileName("files", r"[^/]+", PLACE)
_FEWEST_COLUMNS = 2
_NUMBERED_NAME = re.compile(r"\b\d\b")


def tables(context: ExportContext, kind: Kind) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield every table of a kind with its rows.

    Raises:
        FileBroken: a kind that should be there is not, or not in columns that we know; a part of
            it is missing or breaks off.
    """
    known = [table for name in _all_tables(context) if (table := _table(context, name))]
    fitting = [table for table in known if _kind_of(table) is kind]
    names = [table.name for table in fitting]
    for table in fitting:
        yield table, rows(context.archive, table.name, tuple(table.columns))
    if kind not in _CALLED:
        return
    called = _CALLED[kind]
    own = tuple(found(context.archive, called))
    for name in context.without_copies(own):
        table = _table(context, name)
        if table is None or _kind_of(table) is not kind:
            columns_of(context.archive, name)
            raise FileBroken(_not_known(name))
    if not names:
        raise FileBroken(f"{called.called} is not in it")
    if missing := missing_part(tuple(dict.fromkeys((*names, *own)))):
        raise FileBroken(f"{missing} of {called.called} is not in it")


def unknown_tables(context: ExportContext) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the tables that are of no kind we know, as they are called, with their rows."""
    for name in _all_tables(context):
        table = _table(context, name)
        if table and _kind_of(table) is None:
            yield _not_known(name), rows(context.archive, name, ())


def is_a_choice(context: ExportContext) -> bool:
    """Whether nothing lies beside channel, videos and comments: only these may have been ticked.

    Everybody has a list of what to watch later, and most have a history and subscriptions.
    """
    own = {_folder(n) for file in _CALLED.values() for n in found(context.archive, file)}
    return {_folder(name) for name in found(context.archive, _WITHIN)} <= own


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def video_lists(context: ExportContext) -> Iterator[str]:
    """Yield what the tables are called that only list videos: each has its playlist's name.

    Two that are empty are the same, but for their names.
    """
    for name in found(context.archive, _ANY):
        table = _table(context, name)
        if table and _kind_of(table) is None and table.having(Column.VIDEO, Column.ID):
            yield name.rpartition("/")[2].removesuffix(".csv")


def _all_tables(context: ExportContext) -> Iterator[str]:
    return context.without_copies(tuple(found(context.archive, _ANY)))


def _not_known(name: str) -> str:
    return f"{shown_name(name)} has columns that we do not know, maybe in a language of yours"


def _table(context: ExportContext, name: str) -> Table | None:
    """The table in a file, None where it is none; who needs it asks for it by its name.

    One column that has all the words is a heading with marks between that are not known.
    """
    try:
        columns = columns_of(context.archive, name)
    except FileBroken:
        return None
    if len(columns) < _FEWEST_COLUMNS:
        return None
    return Table(name, {column: _plain(column) for column in columns if column})


def _plain(column: str) -> str:
    """The words of a column's name, in small letters without accents."""
    letters = unicodedata.normalize("NFKD", column.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))


def _kind_of(table: Table) -> Kind | None:
    """What a table holds, by its columns alone."""
    has = table.having
    titled = has(Column.TITLE, without=(Column.LANGUAGE,))
    checks = (
        (Kind.CHATS, has(Column.CHAT, Column.TEXT)),
        (Kind.COMMENTS, has(Column.COMMENT, Column.TEXT) and has(Column.COMMENT, Column.ID)),
        (Kind.POSTS, has(Column.POST, Column.ID) and has(Column.TEXT)),
        (Kind.PLAYLISTS, has(Column.PLAYLIST, Column.ID) and titled),
        (Kind.VIDEOS, _lists_videos(table) and has(Column.PRIVACY)),
        (Kind.VIDEO_TEXTS, _lists_videos(table)),
        (Kind.CHANNEL_NAMES, _channel_name_columns(table)),
        (Kind.CHANNEL, has(Column.CHANNEL, Column.ID) and _is_own(table)),
    )
    return next((kind for kind, fits in checks if fits), None)


def _lists_videos(table: Table) -> bool:
    columns = (
        *table.having(Column.VIDEO, Column.TITLE),
        *table.having(Column.VIDEO, Column.DESCRIPTION),
    )
    return bool(table.having(Column.VIDEO, Column.ID) and columns)


def _channel_name_columns(table: Table) -> list[str]:
    columns = table.having(Column.CHANNEL, Column.URL)
    return [c for c in columns if _NUMBERED_NAME.search(table.columns[c])]


def _is_own(table: Table) -> bool:
    """Whether it is the person's own channel: a table of subscriptions lacks these columns."""
    if table.having(Column.URL):
        return False
    columns = (Column.ORIGINAL, Column.VISIBILITY, Column.DESCRIPTION)
    return any(table.having(column) for column in columns)


_WORDS: Mapping[str, Mapping[str, Audience | None]] = {
    "privacy": {
        "public": Audience.PUBLIC, "private": Audience.ONLY_ME, "unlisted": None,
        "openbaar": Audience.PUBLIC, "prive": Audience.ONLY_ME, "verborgen": None,
        "pubblico": Audience.PUBLIC, "privato": Audience.ONLY_ME, "non in elenco": None,
    },
    "datenschutz": {
        "offentlich": Audience.PUBLIC, "privat": Audience.ONLY_ME, "nicht gelistet": None,
    },
    "confidentialite": {
        "publique": Audience.PUBLIC, "public": Audience.PUBLIC, "privee": Audience.ONLY_ME,
        "prive": Audience.ONLY_ME, "non repertoriee": None, "non repertorie": None,
    },
    "privacidad": {
        "publico": Audience.PUBLIC, "publica": Audience.PUBLIC, "privado": Audience.ONLY_ME,
        "privada": Audience.ONLY_ME, "oculto": None, "oculta": None, "no listado": None,
    },
}  # fmt: skip
"""Who can see a video, by what the column is called. None: whoever has its address."""


def audience_of(column: str, written: str) -> Audience | None:
    """Return who can see what is so marked; None where it is another word, or unlisted.

    `column` is the name of the column in which the word stands.
    """
    return _meanings(column).get(_plain(written))


def is_unlisted(column: str, written: str) -> bool:
    """Whether a word means that whoever has the address can see it: no audience of ours."""
    return _meanings(column).get(_plain(written), Audience.PUBLIC) is None


def _meanings(column: str) -> Mapping[str, Audience | None]:
    words = _plain(column)
    english = {w: a for w, a in _WORDS["privacy"].items() if w in ("public", "private", "unlisted")}
    own = next((held for key, held in _WORDS.items() if key in words), None)
    if own is None and Column.VISIBILITY.is_in(words):
        return {word: audience for held in _WORDS.values() for word, audience in held.items()}
    return english | dict(own or {})
