"""What is read of the exposed person's pages in other languages than English.

A page in a language of which the network's wording is known here shows those words where the real
page has them; all other words of the network become words that nobody knows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Fact, FactKind
from tests.auditing import SCHOOL
from tests.laws.conftest import EXPOSED, OF_EXPOSED, Captured, Pages

WITHOUT_WORDS = {
    "facebook": 0.55,
    "linkedin": 0.7,
    "x": 1.0,
    "youtube": 0.6,
    "myspace": 0.65,
    "mastodon@mastodon.example": 1.0,
}
"""The share of the facts read in English that each network tells without a known word, at least."""
IN_KNOWN_WORDS = {"fr": 0.78, "es": 0.7, "de": 0.66, "pl": 0.58}
"""The same share for Facebook in each language of which it knows wording."""
LEAST = {
    **{(n, language): share for n, share in WITHOUT_WORDS.items() for language in ("cy", "pl")},
    **{("facebook", language): share for language, share in IN_KNOWN_WORDS.items()},
}
SHOWN = {
    "fr": {
        "Who can see your future posts?": "Qui peut voir vos futures publications ?",
        "Who can send you friend requests?": "Qui peut vous envoyer des invitations ?",
        "Who can see your friends list?": "Qui peut voir votre liste d’amis ?",
        "Who can look you up using the email address you provided?": (
            "Qui peut vous trouver à l’aide de l’adresse e-mail que vous avez fournie ?"
        ),
        "Who can look you up using the phone number you provided?": (
            "Qui peut vous trouver à l’aide du numéro de téléphone que vous avez fourni ?"
        ),
        "Do you want search engines outside of Facebook to link to your profile?": (
            "Voulez-vous que les moteurs de recherche en dehors de Facebook affichent un lien vers"
            " votre profil ?"
        ),
        "Who can see the people, Pages and lists you follow?": (
            "Qui peut voir les personnes, Pages et listes que vous suivez ?"
        ),
        "Who can comment on your public posts?": "Qui peut commenter vos publications publiques ?",
        "Public profile info": "Informations de profil publiques",
        "Who can see your stories?": "Qui peut voir vos stories ?",
        "Allow others to share your public stories to their own story?": (
            "Autoriser les autres à partager vos stories publiques dans leur story personnelle ?"
        ),
        "Public": "Public",
        "Everyone": "Tout le monde",
        "Friends": "Amis",
        "Only me": "Moi uniquement",
    },
    "es": {
        "Who can see your future posts?": (
            "¿Quién puede ver las publicaciones que hagas a partir de ahora?"
        ),
        "Who can send you friend requests?": "¿Quién puede enviarte solicitudes de amistad?",
        "Who can see your friends list?": "¿Quién puede ver tu lista de amigos?",
        "Who can look you up using the email address you provided?": (
            "¿Quién puede buscarte con la dirección de correo electrónico que proporcionaste?"
        ),
        "Who can look you up using the phone number you provided?": (
            "¿Quién puede buscarte con el número de teléfono que proporcionaste?"
        ),
        "Do you want search engines outside of Facebook to link to your profile?": (
            "¿Quieres que los motores de búsqueda fuera de Facebook enlacen a tu perfil?"
        ),
        "Who can see your stories?": "¿Quién puede ver tus historias?",
        "Public": "Público",
        "Everyone": "Todos",
        "Friends of friends": "Amigos de amigos",
        "Friends": "Amigos",
        "Only me": "Solo yo",
    },
    "de": {
        "Who can see your future posts?": "Wer kann deine zukünftigen Beiträge sehen?",
        "Who can send you friend requests?": "Wer kann dir Freundschaftsanfragen senden?",
        "Who can see your friends list?": "Wer kann deine Freundesliste sehen?",
        "Who can look you up using the email address you provided?": (
            "Wer kann mithilfe der von dir zur Verfügung gestellten E-Mail-Adresse nach dir suchen?"
        ),
        "Who can look you up using the phone number you provided?": (
            "Wer kann mithilfe der von dir zur Verfügung gestellten Telefonnummer nach dir suchen?"
        ),
        "Public": "Öffentlich",
        "Everyone": "Alle",
        "Friends of friends": "Freunde von Freunden",
        "Friends": "Freunde",
        "Only me": "Nur ich",
    },
    "pl": {
        "Who can see your friends list?": "Kto może zobaczyć Twoją listę znajomych?",
        "Who can see the people, Pages and lists you follow?": (
            "Kto może zobaczyć osoby i strony, które obserwujesz?"
        ),
        "Public": "Publiczne",
        "Everyone": "Wszyscy",
        "Friends": "Znajomi",
        "Only me": "Tylko ja",
    },
}
"""Facebook's words for what a row of the English page says, where guides or other programs have
them; see the adapter's header. The newer names of its other rows are not known: they are strange
words here, as they would be to the reader. Other networks have no words in these languages.
"""

_TEXT = re.compile(r">([^<>]+)<|(aria-label=)\"([^\"]+)\"")
_BUTTON = "edit privacy. sharing with "
_LOCALE = re.compile(r'("code":")en_[A-Z]{2}"')


def _words_of(site: Site) -> frozenset[str]:
    return frozenset(
        normalise(word)
        for labels in site.labels.values()
        for words in (*labels.rows.values(), labels.audiences, labels.switches)
        for word in words
    )


def _in_another(
    capture: Capture, language: str, words: frozenset[str], shown: Mapping[str, str]
) -> Capture:
    """Return a page in another language: no English word of the network is left in what it shows.

    `shown` are the words that the page has in that language, by those that it has in English.
    """
    known = {normalise(english): other for english, other in shown.items()}

    def changed(match: re.Match[str]) -> str:
        text = match[1] or match[3] or ""
        english = normalise(text)
        if english not in words and not english.startswith(_BUTTON):
            return match[0]
        other = known.get(english, f"{language} {sum(map(ord, text))}")
        return f">{other}<" if match[1] else f'{match[2]}"{other}"'

    html = re.sub(r'(<html[^>]*\blang=")[^"]*', rf"\g<1>{language}", capture.html)
    html = _LOCALE.sub(rf'\g<1>{language}_{language.upper()}"', html)
    return replace(capture, html=_TEXT.sub(changed, html))


def _told(person_s: Pages, captures: Iterable[Capture]) -> list[Observed]:
    readings: list[Observed | Unread] = []
    for seen, capture in zip(person_s.pages, captures, strict=True):
        earlier = [r for r in readings if r.viewpoint is capture.viewpoint]
        readings += read_page(
            person_s.site,
            seen.page,
            capture,
            matcher=SchoolMatcher(SCHOOL),
            account_id=person_s.owner.account_id,
            session=person_s.owner.session,
            earlier=earlier,
        )
    return [r for r in readings if isinstance(r, Observed)]


def _settings(readings: Iterable[Observed]) -> set[tuple[Fact, object]]:
    kinds = (FactKind.AUDIENCE, FactKind.SWITCH)
    return {(r.fact, r.value) for r in readings if r.fact.kind in kinds}


@pytest.mark.parametrize(("network", "language"), LEAST)
@OF_EXPOSED
def test_other_languages_tell_the_same_of_most_facts(
    captured: Captured, network: str, language: str
) -> None:
    person_s = captured(network, EXPOSED)
    pages = [seen.capture for seen in person_s.pages]
    words = _words_of(person_s.site)
    shown = SHOWN.get(language, {}) if network == "facebook" else {}
    english = _told(person_s, pages)
    other = _told(person_s, [_in_another(p, language, words, shown) for p in pages])
    facts, of_english = {r.fact for r in other}, {r.fact for r in english}
    print(f"{network}, {language}: {len(facts)} of {len(of_english)} facts")
    assert facts <= of_english
    assert _settings(other) <= _settings(english)
    assert len(facts) >= LEAST[network, language] * len(of_english)
