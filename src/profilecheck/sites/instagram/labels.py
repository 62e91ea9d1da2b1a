"""The labels of Instagram's and Threads' exports, and what their values mean, in each language.

English: real exports of 2024. German, French, Italian, Spanish and Dutch: other open programs that
read such exports, and the words of the app in these languages, which we assume the export shares.
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
    "SWITCHED_TO",
    "SYNCING",
    "WHO_COMMENTS",
]

PRIVATE = "Private Account"

PROFILE: LabelTable = {
    "Username": (
        *("Benutzername", "Nom d’utilisateur", "Nom utilisateur", "Nome utente"),
        *("Nombre de usuario", "Gebruikersnaam"),
    ),
    "Name": ("Nom", "Nom complet", "Nome", "Nombre", "Naam", "Full Name"),
    "Bio": (
        *("Steckbrief", "Biografie", "Biography", "Biographie", "Biografia", "Biografía"),
        *("Présentation", "Presentación"),
    ),
    "Website": ("Webseite", "Web site", "Site web", "Sito web", "Sitio web", "Links", "Liens"),
    "Email": (
        *("E-Mail-Adresse", "E-Mail", "Adresse e-mail", "Adresse mail", "E-mailadres"),
        *("Indirizzo e-mail", "Correo electrónico", "Dirección de correo electrónico"),
        "Email address",
    ),
    "Phone Number": (
        *("Telefonnummer", "Handynummer", "Numéro de téléphone", "Numero di telefono"),
        *("Número de teléfono", "Telefoonnummer"),
    ),
    PRIVATE: (
        *("Privates Konto", "Privates Profil", "Private Profile", "Compte privé"),
        *("Profil privé", "Account privato", "Cuenta privada", "Privéaccount"),
    ),
    "Date of birth": (
        *("Geburtsdatum", "Geburtstag", "Date de naissance", "Data di nascita"),
        *("Fecha de nacimiento", "Geboortedatum", "Birthday"),
    ),
    "Gender": ("Geschlecht", "Genre", "Sexe", "Genere", "Género", "Geslacht"),
}
NOT_SHOWN = (
    *("Phone Confirmed", "Phone Confirmation Method", "Onboarding Time", "Profile Photo"),
    *("Telefonnummer bestätigt", "Methode der Telefonbestätigung", "Profilbild"),
    *("Methode zur Bestätigung der Telefonnummer", "Téléphone confirmé", "Photo de profil"),
    *("Numéro de téléphone confirmé", "Méthode de confirmation du téléphone"),
    *("Méthode de confirmation du numéro de téléphone", "profile_pic_url", "date_joined"),
    *("fbid", "ent_name", "Eindeutige ID"),
)
"""Labels of the profile's file for what no profile shows, or what is no text."""

SYNCING: LabelTable = {
    "Contact Syncing": (
        *("Contacts Syncing", "Kontaktsynchronisierung", "Synchronisierung von Kontakten"),
        *("Kontakte synchronisieren", "Synchronisation des contacts"),
        *("Synchronisation de contacts", "Sincronizzazione dei contatti"),
        *("Sincronización de contactos", "Contacten synchroniseren"),
    ),
}
COMMENTS_FROM: LabelTable = {
    "Comments Allowed From": (
        *("allow_comments_from", "Kommentieren gestattet für", "Kommentare erlaubt von"),
        *("Kommentare zulassen von", "Kommentare gestattet von", "Kommentare gestattet für"),
        *("Commentaires autorisés de", "Commentaires autorisés de la part de"),
        *(
            "Commentaires autorisés par",
            "Commentaires autorisés pour",
            "Autoriser les commentaires de",
        ),
        *("Autoriser les commentaires de la part de", "Commentaires autorisés provenant de"),
    ),
}
COMMENT_WORDS: LabelTable = {
    "Comment": ("Kommentar", "Commentaire", "Commento", "Comentario", "Opmerking", "Reactie"),
}

_YES = ("true", "yes", "on", "enabled", "ja", "wahr", "an", "ein", "aktiviert", "oui", "vrai")
_NO = ("false", "no", "off", "disabled", "nein", "falsch", "aus", "deaktiviert", "non", "faux")
ON: Mapping[str, bool] = {
    **dict.fromkeys((*_YES, "activé", "sí", "sì", "verdadero", "vero", "waar", "1"), True),
    **dict.fromkeys((*_NO, "désactivé", "falso", "nee", "onwaar", "0"), False),
}


def _said(*words: str) -> tuple[str, ...]:
    return tuple(map(answered, words))


WHO_COMMENTS: Meanings = {
    **dict.fromkeys(
        _said("Everyone", "Anyone", "Alle", "Jeder", "Alle Personen", "Tout le monde"),
        Audience.MEMBERS,
    ),
    **dict.fromkeys(
        _said(
            *("Your followers", "Followers", "Deine Follower", "Deine Abonnenten", "Vos followers"),
            *(
                "Vos abonnés",
                "Tes followers",
                "Tes abonnés",
                "Follower*innen",
                "Deine Follower*innen",
            ),
            *("People you follow and your followers", "Your followers and people you follow"),
            *("Personen, denen du folgst, und deine Follower", "followers_and_following"),
            *("Personen, denen du folgst und deine Follower", "People you follow and followers"),
            *("Les personnes que vous suivez et vos followers", "following_and_followers"),
            *(
                "Les personnes que vous suivez et vos abonnés",
                "Personnes que vous suivez et followers",
            ),
            *(
                "Comptes que vous suivez et vos followers",
                "Vos followers et les personnes que vous suivez",
            ),
        ),
        Audience.FRIENDS,
    ),
    **dict.fromkeys(
        _said(
            *("People you follow", "Following", "Personen, denen du folgst"),
            *("Les personnes que vous suivez", "Personnes que vous suivez"),
            *("Comptes que vous suivez", "Konten, denen du folgst"),
        ),
        Audience.SPECIFIC,
    ),
    **dict.fromkeys(
        _said("Off", "No one", "Nobody", "Aus", "Niemand", "Personne", "Désactivé", "Deaktiviert"),
        Audience.ONLY_ME,
    ),
}
SWITCHED_TO: Mapping[str, bool] = {
    **dict.fromkeys(("private", "privat", "privé", "privado", "privato"), True),
    **dict.fromkeys(("public", "öffentlich", "publique", "pubblico", "público"), False),
}
"""The last words of “Switched to Private”, and so on."""
