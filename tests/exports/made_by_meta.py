"""Exports of Instagram, with Threads in them, as they would make them: of a made-up person.

In the layouts of 2018, 2021, 2024 and 2026, and in six languages. Other people in them have names
and numbers that must be nowhere else (`OTHERS`).
"""

from collections.abc import Mapping

from profilecheck.vocabulary import Fact
from tests.exports.making import Files, as_facebook_writes

OTHERS = ("zaphira.quill", "Zaphira Quill", "quokkaclub9", "+44 7700 900941", "447700900942")
"""What stands of others in these exports: a follower, a chat partner, a group, two numbers."""
_HANDLE, _NAME, _GROUP, _NUMBER, _ANOTHER = OTHERS
LAYOUTS = ("2018", "2021", "2024", "2026")
LANGUAGES = ("en", "de", "fr", "it", "es", "nl")
FOLDER = "instagram-amycarter0191-2026-11-20-AbCdEf"
_SOON = 1_790_000_000
"""A day in September 2026, in seconds since 1970."""
_SIGNED_UP = 1_785_000_000
"""A day in July 2026: what is there is not of a part of the account's time."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "Username": (
        *("Username", "Benutzername", "Nom de profil", "Nome utente", "Nombre de usuario"),
        "Gebruikersnaam",
    ),
    "Name": ("Name", "Name", "Nom", "Nome", "Nombre", "Naam"),
    "Bio": ("Bio", "Steckbrief", "Bio", "Biografia", "Presentación", "Biografie"),
    "Website": ("Website", "Webseite", "Site web", "Sito web", "Sitio web", "Site"),
    "Email": (
        *("Email", "E-Mail-Adresse", "Adresse e-mail", "Indirizzo e-mail"),
        *("Correo electrónico", "E-mailadres"),
    ),
    "Phone Number": (
        *("Phone Number", "Telefonnummer", "Numéro de téléphone", "Numero di telefono"),
        *("Número de teléfono", "Telefoonnummer"),
    ),
    "Gender": ("Gender", "Geschlecht", "Genre", "Genere", "Género", "Geslacht"),
    "Date of birth": (
        *("Date of birth", "Geburtsdatum", "Date de naissance", "Data di nascita"),
        *("Fecha de nacimiento", "Geboortedatum"),
    ),
    "Private Account": (
        *("Private Account", "Privates Konto", "Compte privé", "Account privato"),
        *("Cuenta privada", "Privéaccount"),
    ),
    "Contact Syncing": (
        *("Contact Syncing", "Kontaktsynchronisierung", "Synchronisation des contacts"),
        *("Sincronizzazione", "Sincronización", "Synchronisatie"),
    ),
    "Comments Allowed From": (
        *("Comments Allowed From", "Kommentieren gestattet für", "Commentaires autorisés de"),
        *("Commenti consentiti da", "Comentarios permitidos de", "Opmerkingen toegestaan van"),
    ),
    "Comment": ("Comment", "Kommentar", "Commentaire", "Commento", "Comentario", "Opmerking"),
    "Media Owner": (
        *("Media Owner", "Medieninhaber", "Propriétaire du média", "Proprietario"),
        *("Propietario", "Media-eigenaar"),
    ),
    "Your followers": (
        *("Your followers", "Deine Follower", "Vos followers", "I tuoi follower"),
        *("Tus seguidores", "Je volgers"),
    ),
}
NOT_KNOWN: Mapping[str, tuple[Fact, ...]] = {
    "en": (),
    "de": (Fact.PROFILE_BIO, Fact.PROFILE_LINKS, Fact.COMMENTS_WHO_CAN_POST),
    "fr": (Fact.PROFILE_LINKS, Fact.COMMENTS_WHO_CAN_POST),
    "it": (Fact.PROFILE_LINKS, Fact.COMMENTS_WHO_CAN_POST, Fact.CONTACTS_UPLOAD),
    **dict.fromkeys(
        ("es", "nl"),
        (
            *(Fact.PROFILE_BIO, Fact.PROFILE_LINKS, Fact.ACCOUNT_EMAIL, Fact.CONTACT_PHONE),
            *(Fact.COMMENTS_WHO_CAN_POST, Fact.CONTACTS_UPLOAD),
        ),
    ),
}
"""What stands under labels, or in words, of a language that nothing public confirms."""
PROFILE: Mapping[str, str] = {
    "Username": "amycarter0191",
    "Name": "Amy Carter",
    "Bio": "Baking in Zürich · crème brûlée",
    "Website": "https://amy.example.org",
    "Email": "amy@example.org",
    "Phone Number": "+447700900123",
    "Gender": "female",
    "Date of birth": "1991-03-14",
    "Private Account": "True",
}
"""A careful person's profile."""


def called(word: str, language: str) -> str:
    """What a label or a choice is called in a language."""
    return _WORDS[word][LANGUAGES.index(language)] if word in _WORDS else word


def _labelled(values: Mapping[str, str], layout: str, language: str, root: str) -> object:
    """Values under their labels: in a map, or in a list of pairs, some of them one level deeper."""
    own = {called(label, language): value for label, value in values.items()}
    if layout != "2026":
        fields = {k: {"href": "", "value": v, "timestamp": 0} for k, v in own.items()}
        return {root: [{"title": "", "media_map_data": {}, "string_map_data": fields}]}
    if language == "fr":
        own = {k: {"True": "Vrai", "False": "Faux"}.get(v, v) for k, v in own.items()}
    pairs = [
        {"label": label, "dict": [{"label": "", "value": value}]}
        if number % 3 == 1
        else {"label": label, "vec": [{"value": value}]}
        if number % 3 == 2
        else {"label": label, "value": value}
        for number, (label, value) in enumerate(own.items())
    ]
    return [{"media": [], "label_values": pairs, "fbid": "17841400000000000"}]


def _person(handle: str = _HANDLE) -> object:
    link = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": _SOON}
    return {"title": "", "media_list_data": [], "string_list_data": [link]}


def _post(words: str) -> object:
    picture = {"uri": "media/posts/1.jpg", "creation_timestamp": _SOON, "title": words}
    return {"media": [picture]}


def instagram(
    layout: str = "2024",
    language: str = "en",
    profile: Mapping[str, str] = PROFILE,
    threads: Mapping[str, str] | None = None,
    posts: tuple[str, ...] = ("Bread again",),
    comment: str = "What a lovely cake",
) -> Files:
    """Instagram's export; with `threads`, that profile of Threads within it."""
    if layout == "2018":
        return _oldest(profile, posts, comment)
    about, settings, people, media, comments, login = _FOLDERS[layout]
    said = {
        "Comment": comment,
        "Media Owner": _HANDLE,
    }
    held: dict[str, object] = {
        f"{about}/personal_information.json": _labelled(profile, layout, language, "profile_user"),
        f"{about}/account_information.json": _labelled(
            {"Contact Syncing": "False"}, layout, language, "profile_account_insights"
        ),
        f"{settings}/comments_allowed_from.json": _labelled(
            {"Comments Allowed From": called("Your followers", language)},
            layout,
            language,
            "settings_allow_comments_from",
        ),
        f"{people}/followers_1.json": [_person(), _person(_GROUP), _person("third")],
        f"{people}/following.json": {"relationships_following": [_person()]},
        f"{people}/close_friends.json": {"relationships_close_friends": [_person()]},
        f"{media}/posts_1.json": [_post(words) for words in posts],
        f"{media}/stories.json": {
            "ig_stories": [{"uri": "a.jpg", "creation_timestamp": _SOON, "title": ""}]
        },
        f"{comments}/post_comments_1.json": [
            _timed(_labelled(said, layout, language, "comments_media_comments"))
        ],
        f"{login.rpartition('/')[0]}/signup_details.json": {
            "account_history_registration_info": [
                {"string_map_data": {"Time": {"value": "", "timestamp": _SIGNED_UP}}}
            ]
        },
        f"{login}_privacy_changes.json": {
            "account_history_account_privacy_history": [
                {"title": "Switched to Private", "string_list_data": [{"timestamp": _SOON}]}
            ]
        },
        **_others(layout),
    }
    if threads is not None:
        held |= _threads(threads, language)
    return {f"{FOLDER}/{name}": as_facebook_writes(value) for name, value in held.items()}


def _timed(comment: object) -> object:
    """A comment by itself, with its time."""
    if isinstance(comment, dict):
        ((only,),) = comment.values()
        only["string_map_data"]["Time"] = {"href": "", "value": "", "timestamp": _SOON}
        return only
    assert isinstance(comment, list)
    return {**comment[0], "timestamp": _SOON}


def _others(layout: str) -> dict[str, object]:
    message = {
        "participants": [{"name": _NAME}],
        "messages": [{"sender_name": _NAME, "content": f"Ring me on {_NUMBER}"}],
    }
    contact = {"First Name": {"value": _NAME}, "Contact Information": {"value": _NUMBER}}
    inbox = "messages/inbox" if layout == "2021" else "your_instagram_activity/messages/inbox"
    searches = {"searches_user": [_person()]}
    return {
        f"{inbox}/{_HANDLE}_{_ANOTHER}/message_1.json": message,
        f"{inbox}/{_GROUP}_1/message_1.json": message,
        "logged_information/recent_searches/account_searches.json": searches,
        "logged_information/other.json": {"contacts": [{"string_map_data": contact}]},
    }


_FOLDERS = {
    "2021": (
        "account_information",
        "comments_settings",
        "followers_and_following",
        "content",
        "comments",
        "login_and_account_creation/account",
    ),
    **dict.fromkeys(
        ("2024", "2026"),
        (
            "personal_information/personal_information",
            "preferences/media_settings",
            "connections/followers_and_following",
            "your_instagram_activity/media",
            "your_instagram_activity/comments",
            "security_and_login_information/login_and_profile_creation/profile",
        ),
    ),
}


def synced_contacts(layout: str = "2024") -> Files:
    """Contacts that were uploaded."""
    contact = {"First Name": {"value": _NAME}, "Contact Information": {"value": _NUMBER}}
    held = {"contacts_contact_info": [{"title": "", "string_map_data": contact}]}
    place = "contacts" if layout == "2021" else "connections/contacts"
    return {f"{FOLDER}/{place}/synced_contacts.json": as_facebook_writes(held)}


def _oldest(profile: Mapping[str, str], posts: tuple[str, ...], comment: str) -> Files:
    keys = {
        "Username": "username",
        "Name": "name",
        "Bio": "biography",
        "Website": "website",
        "Email": "email",
        "Phone Number": "phone_number",
        "Gender": "gender",
    }
    own: dict[str, object] = {keys[k]: v for k, v in profile.items() if k in keys}
    own["private_account"] = profile.get("Private Account") == "True"
    when = "2026-09-01T10:00:00"
    held: dict[str, object] = {
        "profile.json": own,
        "settings.json": {"allow_comments_from": "everyone", "blocked_commenters": [_HANDLE]},
        "connections.json": {
            "followers": {_HANDLE: when, _GROUP: when, "third": when},
            "following": {_HANDLE: when},
            "close_friends": {_HANDLE: when},
        },
        "media.json": {
            "photos": [{"caption": words, "taken_at": when, "path": "a.jpg"} for words in posts],
            "stories": [{"caption": "", "taken_at": when, "path": "b.jpg"}],
            "direct": [{"taken_at": when, "path": "direct/c.jpg"}],
        },
        "comments.json": {"media_comments": [[when, comment, _HANDLE]]},
        "messages.json": [{"participants": [_HANDLE], "conversation": [{"text": _NUMBER}]}],
        "likes.json": {"media_likes": [[when, _HANDLE]]},
    }
    return {name: as_facebook_writes(value) for name, value in held.items()}


THREADS_PROFILE: Mapping[str, str] = {
    "Username": "amycarter0191",
    "Name": "Amy Carter",
    "Bio": "Bread, mostly",
    "Private Account": "False",
}


def _threads(profile: Mapping[str, str], language: str) -> dict[str, object]:
    place = "your_instagram_activity/threads"
    root = "text_post_app_text_post_app_profile"
    held = _labelled(profile, "2024", language, root)
    assert isinstance(held, dict)
    joined = {"href": "", "value": "", "timestamp": _SIGNED_UP}
    held[root][0]["string_map_data"]["Onboarding Time"] = joined
    return {
        f"{place}/personal_information.json": held,
        f"{place}/threads_and_replies.json": {
            "text_post_app_text_posts": [_post("A loaf"), _post("And another")]
        },
        f"{place}/followers.json": {
            "text_post_app_text_post_app_followers": [_person(), _person(_GROUP)]
        },
        f"{place}/liked_threads.json": {"text_post_app_media_likes": [_person()]},
    }


def threads_alone(profile: Mapping[str, str] = THREADS_PROFILE) -> Files:
    """Threads' part of an export by itself."""
    held = _threads(profile, "en")
    return {f"threads/{n.rpartition('/')[2]}": as_facebook_writes(v) for n, v in held.items()}
