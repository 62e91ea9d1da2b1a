"""Takeout in several languages: tables are known by their columns, whatever they are called."""

import json
from collections.abc import Callable

import pytest

from profilecheck.model import Count, Entries
from profilecheck.replica import person
from profilecheck.sites.youtube import export_posts
from profilecheck.vocabulary import Audience, Fact, Giveaway
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.making import Files, table, takeout

AMY = person("exposed")
POST = "Hard day at Oakfield Primary School, Year 4 were awful"
PIECES = '{"text":"Hard day at "},{"text":"Oakfield Primary School"}'
ON = "2026-11-01T10:00:00+00:00"
DAY = "1 November 2026"

Tables = dict[str, tuple[str, list[list[str]]]]

IN_LANGUAGES: dict[str, tuple[str, Tables]] = {
    "English": (
        "YouTube and YouTube Music",
        {
            "channels/channel.csv": (
                "Channel ID,Channel Title (Original),Channel Visibility",
                [["UC1", "Amy", "Public"]],
            ),
            "channels/channel URL configs.csv": (
                "Channel ID,Channel Vanity URL 1 Name",
                [["UC1", "oakfield_missway"]],
            ),
            "video metadata/videos.csv": (
                "Video ID,Approx Duration (ms),Channel ID,Video Title (Original),"
                "Video Title (Original) Language,Privacy,Video State,Video Create Timestamp",
                [
                    ["v1", "1", "UC1", POST, "en", "Public", "Processed", ON],
                    ["v2", "1", "UC1", "x", "en", "Private", "Processed", ON],
                    ["v3", "1", "UC1", "x", "en", "Unlisted", "Processed", ON],
                ],
            ),
            "comments/comments.csv": (
                "Comment ID,Channel ID,Comment Create Timestamp,Video ID,Comment Text",
                [["c1", "UC1", ON, "v9", PIECES]],
            ),
            "live chats/live chats.csv": (
                "Live Chat ID,Channel ID,Live Chat Create Timestamp,Video ID,Live Chat Text",
                [["l1", "UC1", ON, "v9", PIECES]],
            ),
            "posts/posts.csv": (
                "Post ID,Post text,Image name 1,Post Create Timestamp",
                [["p1", PIECES, "x.png", ON]],
            ),
        },
    ),
    "German": (
        "YouTube und YouTube Music",
        {
            "Kanäle/Kanal.csv": (
                "Kanal-ID,Kanaltitel (Original),Sichtbarkeit des Kanals",
                [["UC1", "Amy", "Öffentlich"]],
            ),
            "Kanäle/URL-Konfigurationen des Kanals.csv": (
                "Kanal-ID,Name der Vanity-URL 1 des Kanals",
                [["UC1", "oakfield_missway"]],
            ),
            "Video-Metadaten/Videos.csv": (
                "Video-ID,Ungefähre Dauer (ms),Kanal-ID,Videotitel (Original),Datenschutz,"
                "Videostatus,Zeitstempel der Videoerstellung",
                [
                    ["v1", "1", "UC1", POST, "Öffentlich", "x", ON],
                    ["v2", "1", "UC1", "x", "Privat", "x", ON],
                    ["v3", "1", "UC1", "x", "Nicht gelistet", "x", ON],
                ],
            ),
            "Kommentare/Kommentare.csv": (
                "Kommentar-ID,Kanal-ID,Zeitstempel der Kommentarerstellung,Video-ID,Kommentartext",
                [["c1", "UC1", ON, "v9", PIECES]],
            ),
            "Livechats/Livechats.csv": (
                "Live-Chat-ID,Zeitstempel,Video-ID,Text für den Live-Chat",
                [["l1", ON, "v9", PIECES]],
            ),
            "Beiträge/Beiträge.csv": (
                "Beitrags‑ID,Text des Beitrags,Zeitstempel,Text der Antwortoption1fürUmfrage/Quiz",
                [["p1", "x", ON, POST]],
            ),
        },
    ),
    "French": (
        "YouTube et YouTube Music",
        {
            "chaînes/chaîne.csv": (
                "ID de la chaîne,Titre de la chaîne (d'origine),Visibilité de la chaîne",
                [["UC1", "Amy", "Publique"]],
            ),
            "chaînes/configuration des URL.csv": (
                "ID de la chaîne,Nom de l'URL personnalisée 1 de la chaîne",
                [["UC1", "oakfield_missway"]],
            ),
            "métadonnées/vidéos.csv": (
                "ID de la vidéo,Durée approximative (ms),ID de la chaîne,"
                "Titre de la vidéo (d'origine),Confidentialité,Horodatage de création de la vidéo",
                [
                    ["v1", "1", "UC1", POST, "Publique", ON],
                    ["v2", "1", "UC1", "x", "Privée", ON],
                    ["v3", "1", "UC1", "x", "Non répertoriée", ON],
                ],
            ),
            "commentaires/commentaires.csv": (
                "ID du commentaire,ID de la chaîne,Horodatage de création du commentaire,"
                "ID de la vidéo,Texte du commentaire",
                [["c1", "UC1", ON, "v9", PIECES]],
            ),
            "chats/chats en direct.csv": (
                "ID du chat en direct,Horodatage,Texte du chat en direct",
                [["l1", ON, PIECES]],
            ),
            "posts/posts.csv": ("ID du post,Texte du post,Horodatage", [["p1", PIECES, ON]]),
        },
    ),
    "Spanish": (
        "YouTube y YouTube Music",
        {
            "canales/canal.csv": (
                "ID de canal,Título del canal (original),Visibilidad del canal",
                [["UC1", "Amy", "Público"]],
            ),
            "canales/configuraciones de la URL del canal.csv": (
                "ID de canal,Nombre de la URL mnemónica del canal (1)",
                [["UC1", "oakfield_missway"]],
            ),
            "metadatos/vídeos.csv": (
                "ID de vídeo,Duración aproximada (ms),Descripción del vídeo (original),ID de canal,"
                "Título del vídeo (original),Privacidad,Marca de tiempo de creación del vídeo,"
                "Marca de tiempo de publicación del vídeo",
                [
                    ["v1", "1", POST, "UC1", "x", "Público", "2020-01-01", ON],
                    ["v2", "1", "", "UC1", "x", "Privado", ON, ""],
                    ["v3", "1", "", "UC1", "x", "Oculto", ON, ""],
                ],
            ),
            "comentarios/comentarios.csv": (
                "ID de comentario,ID de canal,Marca de tiempo de creación del comentario,"
                "ID de vídeo,Texto del comentario",
                [["c1", "UC1", ON, "v9", PIECES]],
            ),
            "chats/chats en directo.csv": (
                "ID del chat en directo,Marca de tiempo,Texto del chat en directo",
                [["l1", ON, PIECES]],
            ),
            "publicaciones/publicaciones.csv": (
                "ID de publicación,Texto de la publicación,Marca de tiempo",
                [["p1", PIECES, ON]],
            ),
        },
    ),
}


def archive(folder: str, held: Tables) -> Files:
    profile = {"emails": [{"value": "amy@example.org"}], "birthday": "1991-03-14"}
    files = {
        f"Takeout/{folder}/{name}": table(columns, rows).encode()
        for name, (columns, rows) in held.items()
    }
    return files | {"Takeout/Profile/Profile.json": json.dumps(profile).encode()}


def english(**more: tuple[str, list[list[str]]]) -> Files:
    """The English Takeout without posts and chats, and with other tables instead."""
    folder, held = IN_LANGUAGES["English"]
    kept: Tables = {
        n: (c, []) for n, (c, _) in held.items() if "chat" not in n and "posts" not in n
    }
    return archive(folder, kept | {f"more/{name}.csv": t for name, t in more.items()})


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_every_table_is_read_in_its_language(language: str, read: Reading) -> None:
    account = read(archive(*IN_LANGUAGES[language]))
    assert texts(account, Fact.PROFILE_NAME) == ["Amy", "oakfield_missway"]
    (names,) = observed(account, Fact.PROFILE_NAME)
    assert isinstance(names.value, Entries)
    assert names.value.entries[0].audience is Audience.PUBLIC
    assert sorted(texts(account, Fact.POSTS_TO_REREAD)) == sorted(
        f"{called} of {DAY}"
        for called in ("Comment", "Community post", "Live chat message", "Video")
    )
    assert not untold(account, Fact.POSTS_TO_REREAD)
    (public,) = observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert public.value == Count(count=1, at_least=True)  # who sees the community post is not told


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_a_table_is_known_by_its_columns_under_any_name(language: str, read: Reading) -> None:
    folder, held = IN_LANGUAGES[language]
    renamed: Tables = {f"x/table {n}.csv": t for n, t in enumerate(held.values())}
    before, after = read(archive(folder, held)), read(archive(folder, renamed))
    for fact in (Fact.POSTS_TO_REREAD, Fact.POSTS_PUBLIC_COUNT, Fact.PROFILE_NAME):
        assert sorted(texts(before, fact)) == sorted(texts(after, fact))


def test_a_language_that_is_not_known_is_named_as_the_reason(read: Reading) -> None:
    folder, held = IN_LANGUAGES["English"]
    kept = {n: t for n, t in held.items() if not n.endswith(("videos.csv", "comments.csv"))}
    files = archive(folder, kept) | {
        f"Takeout/{folder}/a/videos.csv": b"Videon tunnus,Otsikko\nv1,x\n",
        f"Takeout/{folder}/b/kommentit.csv": table(
            "Kommentin tunnus,Sisältö", [["c1", PIECES]]
        ).encode(),
    }
    account = read(files)
    details = " ".join(untold(account, Fact.POSTS_TO_REREAD))
    assert "videos.csv has columns that we do not know, maybe in a language" in details
    assert "kommentit.csv has columns that we do not know" in details
    # What is written as comments are is one's own words in any language.
    assert "Comment or post of unknown date" in texts(account, Fact.POSTS_TO_REREAD)
    (why,) = untold(account, Fact.POSTS_PUBLIC_COUNT)
    assert "videos.csv has columns that we do not know" in why
    assert "is not in it" not in why


def test_texts_of_videos_in_a_table_of_their_own_belong_to_the_video(read: Reading) -> None:
    videos = ("Video ID,Video Title (Original),Privacy,Video Publish Timestamp",
              [["v1", "A song", "Public", ON]])  # fmt: skip
    segments = ("Video ID,Video Description – Text segment 1,Video Description – Text segment 2",
                [["v1", "On we go, ", POST], ["gone", POST, ""]])  # fmt: skip
    files = english(videos=videos, texts=segments)
    account = read(files)
    assert texts(account, Fact.POSTS_TO_REREAD) == [
        f"Video of {DAY}",
        "Video of unknown date",
    ]


def test_texts_of_videos_that_are_far_too_long_are_not_left_out_in_silence(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    segments = ("Video ID,Video Description – Text segment 1", [["v1", "On "], ["v2", "we go"]])
    for most, whole in ((7, True), (6, False)):
        monkeypatch.setattr(export_posts, "_MOST_TEXT", most)
        told = untold(read(english(texts=segments)), Fact.POSTS_TO_REREAD)
        assert any("longer than we know them" in why for why in told) is not whole


def test_videos_without_their_titles_are_not_all_of_the_words(read: Reading) -> None:
    videos = ("Video ID,Video Name,Video Description (Original),Privacy,Video Publish Timestamp",
              [["v1", POST, "", "Public", ON]])  # fmt: skip
    folder, held = IN_LANGUAGES["English"]
    rest = {name: one for name, one in held.items() if not name.endswith("videos.csv")}
    account = read(archive(folder, {**rest, "video metadata/videos.csv": videos}))
    assert "the titles of your videos are in no column that we know" in " ".join(
        untold(account, Fact.POSTS_TO_REREAD)
    )


@each("posts", [True, False])
def test_a_community_post_is_one_that_others_may_see(posts: bool, read: Reading) -> None:
    videos = ("Video ID,Video Title (Original),Privacy,Video Publish Timestamp",
              [["v1", "A song", "Private", ON]])  # fmt: skip
    folder, held = IN_LANGUAGES["English"]
    left_out = ("videos.csv",) if posts else ("videos.csv", "posts.csv")
    rest = {name: one for name, one in held.items() if not name.endswith(left_out)}
    account = read(archive(folder, {**rest, "video metadata/videos.csv": videos}))
    (public,) = observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert public.value == Count(count=0, at_least=posts)
    assert any("community post" in why for why in untold(account, Fact.POSTS_PUBLIC_COUNT)) is posts


@each(
    ("beside", "asked"),
    [
        ("", False),
        ("channels/channel URL configs.csv", False),
        ("playlists/Watch later-videos.csv", True),
        ("Verlauf/Wiedergabeverlauf.html", True),
    ],
)
def test_community_posts_that_were_not_ticked_are_not_none(
    beside: str, asked: bool, read: Reading
) -> None:
    files = {n: held for n, held in takeout(AMY).items() if "playlists" not in n}
    if beside:
        files[f"Takeout/YouTube and YouTube Music/{beside}"] = b"Video ID,Added\n"
    account = read(files)
    for fact in (Fact.POSTS_TO_REREAD, Fact.POSTS_PUBLIC_COUNT):
        says = " ".join(untold(account, fact))
        assert ("may not have been ticked" in says) is not asked


def test_a_video_in_two_tables_counts_once(read: Reading) -> None:
    videos = ("Video ID,Video Title (Original),Privacy,Video Publish Timestamp",
              [["v1", "A song", "Public", ON]])  # fmt: skip
    (public,) = observed(read(english(a=videos, b=videos)), Fact.POSTS_PUBLIC_COUNT)
    assert public.value == Count(count=1)


def test_a_video_that_is_there_twice_is_searched_twice(read: Reading) -> None:
    rows = [["v1", words, "Public", ON] for words in ("A song", "Oakfield Primary School fair")]
    videos = ("Video ID,Video Title (Original),Privacy,Video Publish Timestamp", rows)
    assert len(texts(read(english(videos=videos)), Fact.POSTS_TO_REREAD)) == 1


def test_a_table_of_channels_without_one_says_nothing_of_it(read: Reading) -> None:
    files = archive(*IN_LANGUAGES["English"])
    (channel,) = [name for name in files if name.endswith("/channel.csv")]
    account = read(files | {channel: files[channel].splitlines(keepends=True)[0]})
    assert not observed(account, Fact.PROFILE_BIO)
    assert "no channel is listed in channel.csv" in untold(account, Fact.PROFILE_BIO)


@each("column", ["Post Poll Choice 1", "Image Name 1"])
def test_what_stands_beside_the_words_of_a_post_is_searched(column: str, read: Reading) -> None:
    posts = (f"Post ID,Post Text,{column},Post Create Timestamp",
             [["p1", "Which one?", "Oakfield Primary School", ON]])  # fmt: skip
    assert texts(read(english(posts=posts)), Fact.POSTS_TO_REREAD) == [f"Community post of {DAY}"]


def test_a_link_in_a_comment_is_searched(read: Reading) -> None:
    piece = '{"text":"this","videoLink":{"url":"https://www.oakfield.leeds.sch.uk"}}'
    comments = ("Comment ID,Comment Create Timestamp,Comment Text", [["c1", ON, piece]])
    assert texts(read(english(comments=comments)), Fact.POSTS_TO_REREAD)


def test_a_comment_in_pieces_with_a_bare_new_line_is_read_as_one(read: Reading) -> None:
    pieces = '{"text":"Oakfield "},{"text":"Primary School"},{"text":"\n"}'
    comments = ("Comment ID,Comment Create Timestamp,Comment Text", [["c1", ON, pieces]])
    (posts,) = observed(read(english(comments=comments)), Fact.POSTS_TO_REREAD)
    assert isinstance(posts.value, Entries)
    assert [e.gives_away for e in posts.value.entries] == [(Giveaway.SCHOOL,)]


def test_comments_in_a_copy_of_their_table_count_once(read: Reading) -> None:
    files = archive(*IN_LANGUAGES["English"])
    (comments,) = [n for n in files if n.endswith("comments.csv")]
    copied = files | {comments.replace(".csv", "(1).csv"): files[comments]}
    assert texts(read(files), Fact.POSTS_TO_REREAD) == texts(read(copied), Fact.POSTS_TO_REREAD)


def test_a_public_playlist_is_the_persons_own_words(read: Reading) -> None:
    playlists = (
        "Playlist ID,Playlist Title (Original),Playlist Create Timestamp,Playlist Visibility",
        [["PL1", "Oakfield Primary School", ON, "Public"]],
    )
    (posts,) = observed(read(english(playlists=playlists)), Fact.POSTS_TO_REREAD)
    assert isinstance(posts.value, Entries)
    assert [(e.text, e.audience) for e in posts.value.entries] == [
        (f"Playlist of {DAY}", Audience.PUBLIC)
    ]


def test_a_playlist_that_no_table_lists_is_known_by_its_file(read: Reading) -> None:
    columns = "Video ID,Playlist Video Creation Timestamp"
    lists: Tables = {
        "Favorites videos": (columns, []),
        "Oakfield Primary School videos": (columns, []),
    }
    assert texts(read(english(**lists)), Fact.POSTS_TO_REREAD) == ["Playlist of unknown date"]
    playlists = ("Playlist ID,Playlist Title (Original)", [["PL1", "Oakfield Primary School"]])
    both = read(english(playlists=playlists, **lists))
    assert len(texts(both, Fact.POSTS_TO_REREAD)) == 1


@each(
    ("name", "is_own"),
    [
        ("my-comments/my-comments.html", True),
        ("Meine Kommentare/Meine Kommentare.html", True),
        ("videos/A walk.json", True),
        ("history/watch-history.html", False),
        ("playlists/likes.json", False),
    ],
)
def test_what_takeouts_without_tables_hold_is_searched(
    name: str, is_own: bool, read: Reading
) -> None:
    said = "At Oakfield Primary School"
    held = json.dumps([{"snippet": {"title": said}}]) if name.endswith("json") else f"<p>{said}</p>"
    about = {"Takeout/Profil/Profil.json": b'{"displayName": "Amy"}'}
    account = read({f"Takeout/YouTube/{name}": held.encode(), **about})
    unread = untold(account, Fact.POSTS_TO_REREAD)
    assert any("names your school" in why for why in unread) is is_own


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("Channel Id,Channel Url,Channel Title", ["UC9", "http://x", "Oakfield Primary School"]),
        ("Kanal-ID,Kanaltitel", ["UC9", "Oakfield Primary School"]),
        ("Video ID,Playlist Video Creation Timestamp", ["v1", ON]),
        ("Channel ID", ["UC1"]),
        ("Video ID,Video Recording Latitude", ["v1", "53.8"]),
    ],
)
def test_what_is_not_the_persons_own_is_left_alone(
    columns: str, row: list[str], read: Reading
) -> None:
    account = read(english(other=(columns, [row])))
    assert not texts(account, Fact.POSTS_TO_REREAD)
    assert not untold(account, Fact.POSTS_TO_REREAD)
    assert "Oakfield Primary School" not in texts(account, Fact.PROFILE_NAME)


def test_the_words_for_what_googles_export_does_not_say(read: Reading) -> None:
    account = read(archive(*IN_LANGUAGES["English"]))
    assert untold(account, Fact.ACCOUNT_EMAIL) == [
        "Google's export does not say which address is for recovery"
    ]
    assert untold(account, Fact.PROFILE_BIO) == [
        "Google's export does not say what the description of your channel is"
    ]


def test_a_heading_with_marks_that_are_not_known_is_no_table(read: Reading) -> None:
    files = takeout(AMY)
    tables = {n: c.replace(b",", b"|") for n, c in files.items() if n.endswith(".csv")}
    account = read(files | tables)
    for fact in (Fact.POSTS_TO_REREAD, Fact.POSTS_PUBLIC_COUNT, Fact.PROFILE_BIO):
        assert not observed(account, fact)
        assert untold(account, fact)


def copies(files: Files) -> Files:
    return files | {n.replace(".csv", " (1).csv"): c for n, c in files.items()}


def for_excel(files: Files) -> Files:
    return {n: b"sep=,\r\n" + c if n.endswith(".csv") else c for n, c in files.items()}


@each("changed", [copies, for_excel])
def test_a_table_that_was_copied_or_opened_in_excel_is_read(
    changed: Callable[[Files], Files], read: Reading
) -> None:
    assert read(changed(takeout(AMY))).readings == read(takeout(AMY)).readings


@each("tag", ["Channel Tag 1", "Kanal-Schlagwort 1", "Etiqueta del canal 1"])
def test_the_tags_of_a_channel_are_of_its_text(tag: str, read: Reading) -> None:
    name = "Takeout/YouTube and YouTube Music/channels/channel.csv"
    columns = f"Channel ID,Channel Description (Original),{tag},Channel Visibility"
    written = table(columns, [["UC1", "Songs", "Oakfield Primary School", "Public"]])
    account = read(takeout(AMY) | {name: written.encode()})
    assert texts(account, Fact.PROFILE_BIO) == ["Songs", "Oakfield Primary School"]


@each(
    ("birthday", "told"),
    [
        ({"year": 1991, "month": 3, "day": 14}, ["14 March 1991"]),
        ({"month": 3, "day": 14}, ["14 March"]),
        ({"year": 1991, "month": 3}, []),
        ("0000-03-14", ["14 March"]),
        ("1991-13-14", []),
        ("1991-03-32", []),
        (7, []),
    ],
)
def test_a_birthday_in_any_shape_is_whole_or_unread(
    birthday: object, told: list[str], read: Reading
) -> None:
    files = takeout(AMY)
    held = json.loads(files["Takeout/Profile/Profile.json"]) | {"birthday": birthday}
    account = read({**files, "Takeout/Profile/Profile.json": json.dumps(held).encode()})
    assert texts(account, Fact.PROFILE_BIRTHDAY) == told
    assert bool(untold(account, Fact.PROFILE_BIRTHDAY)) is not bool(told)


def test_the_name_of_the_google_account_is_a_name(read: Reading) -> None:
    files = takeout(AMY)
    held = json.loads(files["Takeout/Profile/Profile.json"]) | {"displayName": "Amy at Oakfield"}
    files["Takeout/Profile/Profile.json"] = json.dumps(held).encode()
    assert "Amy at Oakfield" in texts(read(files), Fact.PROFILE_NAME)
