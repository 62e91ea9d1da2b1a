"""A profile in a second language: its text is read where the data has it, else it is not passed."""

import json
from html import escape
from typing import Any

from profilecheck.model import Entries, Observed, Unread
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.sites.readings import observed

from .pages import ME, ROOT, guest, member_page, read

MAIN = f"""<section class="pv-top-card"><h1>Amy Carter</h1><div class="text-body-medium">Teacher
</div><div><span>Leeds</span> <span><a href="/in/{ME}/overlay/contact-info/">Contact info</a></span>
</div></section><section><h2>About</h2><p>Hi.</p></section>"""
WRITTEN = {Fact.PROFILE_HEADLINE, Fact.PROFILE_BIO}
PENCIL = f'<a aria-label="Edit" href="/in/{ME}/edit/secondary-language/"><svg></svg></a>'
PUBLIC = '<h2>Public profile & URL</h2><a href="/public-profile/settings"></a><p>in/x</p>'


def left_to_person(readings: tuple[Observed | Unread, ...]) -> set[Fact]:
    return {r.fact for r in readings if isinstance(r, Unread) and r.reason is UnreadReason.BY_HAND}


def box(*names: str) -> str:
    """The box beside the profile that lists its languages."""
    listed = "".join(f"<p>{name}</p>" for name in names)
    return f"<div><div><h2>Profile language</h2>{PENCIL}</div>{listed}</div>"


@each(
    ("rail", "several"),
    [
        ("", False),
        (box("English"), False),
        (f"{box('English')}<hr>{PUBLIC}", False),
        (f"<div><h2>Profile language</h2><p>English</p>{PENCIL}<hr>{PUBLIC}</div>", False),
        (f'<a href="/in/{ME}/edit/secondary-language/">Add profile in another language</a>', False),
        (f'<a href="/in/{ME}/">Amy</a><a href="/in/{ME}/details/skills?locale=de_DE">x</a>', False),
        ('<a href="/in/jo-bell/?locale=de_DE">Jo Bell</a><a href="/in/jo-bell/de">x</a>', False),
        (box("English", "Cymraeg"), True),
        (box("English, Deutsch"), True),
        (f"<div><h2>Profile language</h2><p>English</p><p>x</p>{PENCIL}<hr>{PUBLIC}</div>", True),
        (f"<div>{PUBLIC}<hr><h2>Profile language</h2>{PENCIL}<p>English</p></div>", False),
        (f"<div>{PUBLIC}<hr><h2>Profile language</h2>{PENCIL}<p>English</p><p>x</p></div>", True),
        (f"<div><p>Profile language</p><p>English</p>{PENCIL}<hr>{PUBLIC}</div>", False),
        (f'<a href="{ROOT}/in/{ME}/?locale=de_DE">Deutsch</a>', True),
        (f'<a href="https://de.linkedin.com/in/{ME}/de-de">Deutsch</a>', True),
    ],
)
def test_a_second_language_is_left_to_the_person_and_one_alone_costs_nothing(
    rail: str, several: bool
) -> None:
    own = read("profile", member_page(MAIN, extra=f"<aside>{rail}</aside>"))
    assert left_to_person(own) == (WRITTEN if several else set())
    assert {r.fact for r in observed(own)} >= WRITTEN
    linked = rail if "<svg>" not in rail else ""  # a stranger gets no pencil
    seen = read("profile_public", guest(card=linked))
    assert left_to_person(seen) == (WRITTEN if several and linked else set())


@each("there", ["?locale=de_DE", "/de"])
def test_a_link_to_the_language_that_was_opened_leads_to_no_other(there: str) -> None:
    link = f'<a href="/in/{ME}{there}">Deutsch</a>'
    page = member_page(MAIN, url=f"{ROOT}/in/{ME}{there}", extra=link)
    assert left_to_person(read("profile", page)) == set()


def data(**more: Any) -> str:
    """What an older page's data says of its owner."""
    profile = {"$type": "com.linkedin.voyager.dash.identity.profile.Profile", **more}
    part = {"data": {}, "included": [{"publicIdentifier": ME.upper(), **profile}]}
    return f"<code>{escape(json.dumps(part))}</code>"


FIRST = {"primaryLocale": {"language": "en", "country": "US"}}
EN, DE = "Teacher", "Lehrerin an der Oakfield Primary School"


@each(
    ("said", "several", "read_there"),
    [
        ({**FIRST, "multiLocaleHeadline": {"en_US": EN}}, False, []),
        ({**FIRST, "multiLocaleHeadline": {"en_US": EN, "de_DE": ""}}, False, []),
        ({**FIRST, "multiLocaleHeadline": {"en_US": EN, "de_DE": DE}}, True, [DE]),
        ({"multiLocaleHeadline": {"en_US": EN, "de_DE": DE}}, True, [EN, DE]),
        ({**FIRST, "multiLocaleHeadline": {"de_DE": DE}}, True, [DE]),
        ({"multiLocaleHeadline": {"de_DE": DE}}, False, []),
        ({"primaryLocale": {"language": "de"}, "multiLocaleHeadline": {"de_DE": DE}}, False, []),
        ({"multiLocaleHeadline": {"de_DE": DE}, "multiLocaleSummary": {"en_US": ""}}, False, []),
        ({"multiLocaleHeadline": {"de_DE": DE}, "multiLocaleAddress": {"en_US": "1"}}, True, [DE]),
        ({**FIRST, "multiLocaleHeadline": {"en_US": EN, "zh_Hans_CN": DE}}, True, [DE]),
        ({**FIRST, "multiLocaleFirstName": {"en_US": "Amy", "ru_RU": "Эми"}}, True, []),
        ({**FIRST, "multiLocaleName": {}, "supportedLocales": [{}, {}]}, True, []),
        ({**FIRST, "multiLocaleName": {}, "supportedLocales": [{}]}, False, []),
        ({"publicIdentifier": "jo", "multiLocaleHeadline": {"en_US": EN, "de_DE": DE}}, False, []),
    ],
)
def test_what_the_data_has_in_another_language_is_read(
    said: dict[str, Any], several: bool, read_there: list[str]
) -> None:
    readings = read("profile", member_page(MAIN, extra=data(**said)))
    assert left_to_person(readings) == (WRITTEN if several else set())
    headlines = [r.value for r in observed(readings) if r.fact is Fact.PROFILE_HEADLINE]
    told = [e.text for v in headlines[1:] if isinstance(v, Entries) for e in v.entries]
    assert told == ([" ".join(read_there)] if read_there else [])
