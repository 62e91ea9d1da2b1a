"""The labels of Instagram's and Threads' exports, and what their values mean, in each language.

What each language rests on. English: real exports of 2018 to 2024. German: four open programs that
look for these keys in exports of 2023 to 2025. French: a description of a real export of July
2026, its values removed, and a program that read another one of that year; “Synchronisation des
contacts” comes from three of the German ones. Italian: a program for exports of 2022, and one of
2026 for the words of comments. Dutch: two programs for exports of 2023 and 2025. Spanish: the
program of 2026 for name and comments; “Cuenta privada” is the app's own word, and in the five
languages above the export's word is the app's. Turkish: a real export of August 2026, without its
comments.

A word that nothing confirms is not here: it is said to be unknown. That holds above all for words
that would shut a setting; a word for “everyone” may open one.
"""

from collections.abc import Mapping

from profilecheck.sites.meta import LabelTable
from profilecheck.sites.told import Meanings
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience

__all__ = [
    "COMMENTS_FROM",
    "COMMENT_WORDS",
    "NOT_SHOWN",
    "ON",
    "PRIVATE",
    "PROFILE",
    "PUBLISHED",
    "SWITCHED_TO",
    "SYNCING",
    "WHO_COMMENTS",
]

PRIVATE = "Private Account"

PROFILE: LabelTable = {
    "Username": (
        *("Benutzername", "Nutzername", "Nom de profil", "Nom d’utilisateur", "Nome utente"),
        *("Nombre de usuario", "Gebruikersnaam", "Kullanıcı adı"),
    ),
    "Name": ("Nom", "Nome", "Nombre", "Naam", "Ad"),
    "Bio": ("Biography", "Biografia", "Biyografi"),
    "Website": ("Links",),
    "Email": ("E-Mail-Adresse", "Adresse e-mail", "Indirizzo e-mail", "Email address", "E-posta"),
    "Phone Number": (
        *("Telefonnummer", "Numéro de téléphone", "Numero di telefono", "Telefon Numarası"),
    ),
    PRIVATE: (
        *("Privates Konto", "Compte privé", "Account privato", "Cuenta privada"),
        *("Privéaccount", "Gizli Hesap"),
    ),
    "Date of birth": (
        *("Geburtsdatum", "Date de naissance", "Data di nascita", "Geboortedatum"),
        "Doğum tarihi",
    ),
    "Gender": ("Geschlecht", "Genre", "Genere", "Geslacht", "Cinsiyet"),
}
NOT_SHOWN = (
    *("Phone Confirmed", "Phone Confirmation Method", "Onboarding Time", "Profile Photo"),
    *("Telefonnummer bestätigt", "Profilbild", "Numéro de téléphone confirmé"),
    *("Méthode de confirmation du numéro de téléphone", "profile_pic_url", "date_joined"),
    *("fbid", "ent_name"),
)
"""Labels of the profile's file for what no profile shows, or what is no text."""

SYNCING: LabelTable = {
    "Contact Syncing": (
        *("Kontaktsynchronisierung", "Synchronisation des contacts", "Rehber Senkronizasyonu"),
    ),
}
COMMENTS_FROM: LabelTable = {
    "Comments Allowed From": ("allow_comments_from", "Kommentieren gestattet für"),
}
COMMENT_WORDS: LabelTable = {
    "Comment": ("Kommentar", "Commentaire", "Commento", "Comentario", "Opmerking"),
}
PUBLISHED: LabelTable = {"Published": ("Publié",)}
"""Whether a post of the detailed list is out."""

ON: Mapping[str, bool] = {
    **dict.fromkeys(("true", "yes", "on", "enabled", "vrai", "doğru"), True),
    **dict.fromkeys(("false", "no", "off", "disabled", "faux"), False),
}
"""“True” and “False” stand in exports of every language; “Vrai”, “Faux” and “Doğru” in the newer
shape."""


def _said(*words: str) -> tuple[str, ...]:
    return tuple(map(answered, words))


WHO_COMMENTS: Meanings = {
    **dict.fromkeys(
        _said(
            *("Everyone", "Anyone", "Alle", "Jeder", "Tout le monde", "Tutti", "Todos"),
            "Iedereen",
        ),
        Audience.MEMBERS,
    ),
    **dict.fromkeys(
        _said(
            *("Your followers", "Followers", "People you follow and your followers"),
            *("Your followers and people you follow", "followers_and_following"),
        ),
        Audience.FRIENDS,
    ),
    **dict.fromkeys(_said("People you follow", "Following"), Audience.SPECIFIC),
    **dict.fromkeys(_said("Off", "No one", "Nobody"), Audience.ONLY_ME),
}
"""“Friends” are the followers, whom nobody but the owner of a private account picked."""
SWITCHED_TO: Mapping[str, bool] = {
    **dict.fromkeys(_said("Switched to Private", "Gizli Hesaba Geçiş Yapıldı"), True),
    **dict.fromkeys(_said("Switched to Public", "Herkese Açık Hesaba Geçiş Yapıldı"), False),
}
"""What a change of the account is called."""
