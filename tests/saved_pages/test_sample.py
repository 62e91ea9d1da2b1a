"""A masked page: nothing personal survives, and it is read to the same reasons as it was."""

import base64
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from pathlib import Path
from types import ModuleType
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.browser.capture import HIDDEN_MARK, Capture, Reply
from profilecheck.browser.dom import without_native_state
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.sites.known_words import KnownWords, known_words
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sources.masking import Mask
from profilecheck.sources.one_page import SeenPage
from profilecheck.sources.sample import Sample, make_sample, sample_of, told_by_page
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.conftest import Background
from tests.each import each
from tests.laws.conftest import CAREFUL, EXPOSED, Captured, served
from tests.laws.test_taking_away import FAIR
from tests.networks import open_site
from tests.sites.youtube.test_studio import IN_2019, IN_2026, listed, studio, video

__all__ = ["served"]

NOW = datetime(2026, 11, 23, tzinfo=UTC)
NAMES = ("Zebedee", "Quillfeather", "Oakfield", "zebedee_quillfeather", "Ångström-Żółć", "Łukasz")
NUMBERS = ("61550000777123", "07700900417", "1987", "4711")
PLANTED = (*NAMES, *NUMBERS)
FACEBOOK = open_site("facebook")


_AGE = re.compile(r"(?<!\w)\d\d? (?:second|minute|hour|day|week|month|year)s? ago\b")
"""How long ago something was, which stays."""


@cache
def _known(network: str) -> KnownWords:
    return known_words(open_site(network))


def _masked(
    network: OpenSite, capture: Capture, *personal: str, after: timedelta = timedelta(0)
) -> Capture:
    mask = Mask(_known(network.id), network.policy, personal)
    replies = tuple(SavedReply("GET", r.url, {}, None, r.status, r.body) for r in capture.replies)
    page = SavedPage("page", capture.html, capture.url, capture.taken_at, replies=replies)
    masked = mask.page(page, capture.html, (), capture.taken_at + after)
    return replace(
        capture,
        taken_at=masked.saved_at,
        html=masked.html,
        url=masked.url,
        requested_url=mask.address(capture.requested_url),
        replies=tuple(
            replace(r, body=m.body) for r, m in zip(capture.replies, masked.replies, strict=True)
        ),
    )


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]+", text)}


def _plain(text: str) -> str:
    """A page without the escapes that hide its words."""
    whole = re.sub(r"\\+[nrt]", " ", unquote(unescape(unescape(unquote(text)))))
    return re.sub(r"\\+u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), whole)


def _joined(text: str) -> str:
    """The same with the pieces together that one of its texts may be cut into."""
    return re.sub(r'",\s*"', "", _plain(text))


def _left(before: str, after: str, network: OpenSite) -> set[str]:
    """The words and numbers of a page that are still there, and that no adapter knows.

    Short numbers and years stand for others of their kind.
    """
    known = _known(network.id)
    found = re.findall(r"\w+|[^\W_]+", f"{before} {_plain(before)}")
    names = {n for whole in found for n in (whole, *whole.split("_")) if known.knows_name(n)}
    allowed = _words(" ".join((*known.exact, *known.parts, *known.hosts, *names)))
    allowed |= {word for group in known.wordings.values() for found in group for word in found}
    allowed |= {
        "example",
        "org",
        "http",
        "https",
        "html",
        "doctype",
        "jan",
        "mon",
        "january",
        "amp",
    }
    after = _AGE.sub("", after)
    kept = _words(_plain(before)) & _words(_plain(after)) - allowed
    kept &= _words(_joined(before)) & _words(_joined(after))
    return {
        w
        for w in kept
        if len(w) > 2 and not re.fullmatch(r"\d{1,4}[kmb]?|0+z?|\$?[0-9a-f]{1,5}", w)
    }


@pytest.mark.parametrize("who", [CAREFUL, EXPOSED])
@pytest.mark.parametrize("network", [open_site(name) for name in FAIR], ids=lambda n: n.id)
def test_a_replica_s_page_is_read_to_the_same_reasons_and_shows_no_word_of_it(
    served: Captured, network: OpenSite, who: str, pytestconfig: pytest.Config
) -> None:
    """Each page of both people with `--whole-laws`; else each third of one of them."""
    whole = pytestconfig.getoption("--whole-laws")
    if not whole and who == CAREFUL:
        pytest.skip("the careful person's pages are masked by --whole-laws")
    for seen in served(network.id, who).pages[:: 1 if whole else 3]:
        masked = _masked(network, seen.capture)
        name = f"{seen.page.id}, {seen.capture.viewpoint}"
        was = told_by_page(network, seen.page, seen.capture)
        assert told_by_page(network, seen.page, masked) == was, name
        made = sample_of(SeenPage(network, seen.page, seen.capture, ()))
        assert not _left(seen.capture.html, made.content, network), name


REAL = {
    "facebook/garcon.comet.page-a-en.loggedout.html": "facebook",
    "linkedin/guidovanrossum.guest.html": "linkedin",
    "linkedin/jeffweiner08.guest.html": "linkedin",
    "x/metascraper-profile.html": "x",
    "x/twscrape.user_by_login.2026.json": "x",
    "youtube/newpipe.kurzgesagt.browse.json": "youtube",
    "youtube/newpipe.notavailable.browse.json": "youtube",
}


_LARGE = "facebook/garcon.comet.page-a-en.loggedout.html"
_REAL = [
    pytest.param(one, marks=[pytest.mark.at_full_length] if one == _LARGE else []) for one in REAL
]


@pytest.mark.parametrize("file", _REAL)
def test_so_is_a_really_saved_one(samples: Path, file: str) -> None:
    network, text = open_site(REAL[file]), (samples / file).read_text(encoding="utf-8")
    for page, capture in _as_saved(network, text):
        masked = _masked(network, capture)
        assert told_by_page(network, page, masked) == told_by_page(network, page, capture), page.id
        shown = "".join((masked.html, *(reply.body for reply in masked.replies)))
        assert not _left(text, shown, network), page.id


def _as_saved(network: OpenSite, text: str) -> Iterator[tuple[Page, Capture]]:
    base = Capture(network.header.home_url, "", NOW, Viewpoint.STRANGER)
    names = {name for read in network.policy.post_reads for name in read.names}
    names |= set(network.policy.reply_paths or {})
    is_data = text.lstrip().startswith("{")
    pages = [p for p in network.pages if Viewpoint.STRANGER in p.viewpoints]
    for page in pages[:1]:  # the profile
        if not is_data:
            yield page, replace(base, html=without_native_state(text))
        for name in sorted(names) if is_data else ():
            yield page, replace(base, replies=(Reply("", name, 200, text),))


# Wherever something personal can stand


@dataclass(frozen=True)
class Place:
    """A place of a page that holds a text: `html` with "%s" for it, written as the place needs."""

    html: str
    written: str = "as it is"


PLACES = [
    Place("<p>%s</p>"),
    Place("<title>%s | Facebook</title>"),
    Place('<img alt="%s">'),
    Place('<p class="a %s b">x</p>'),
    Place('<p id="%s">x</p>'),
    Place('<p data-x="%s">x</p>'),
    Place("<p onclick=\"go('%s')\">x</p>"),
    Place("<p style=\"background: url('/%s.png')\">x</p>"),
    Place("<style>.%s { color: red }</style>"),
    Place("<!-- %s -->"),
    Place('<code><!--{"a": "%s"}--></code>', "json"),
    Place("<script>var a = '%s';</script>"),
    Place("<script>/* %s */ f();</script>"),
    Place('<script>f({"a": {"name": "%s"}});</script>', "json"),
    Place("<script>f(\"it\\'s %s\", 'b');</script>"),
    Place('<script>f("a\\"" + "%s");</script>'),
    Place('<script>f({"byName": {"%s": {"id": 1}}});</script>', "json"),
    Place('<script>f({"a": "{\\"b\\": \\"%s\\"}"});</script>', "json twice"),
    Place('<script type="application/ld+json">{"@type": "Person", "name": "%s"}</script>', "json"),
    Place('<a href="/%s/photos?who=%s">x</a>', "url"),
    Place('<a href="https://%s.example.net/">x</a>', "url"),
    Place('<a href="https://www.facebook.com/l.php?u=https%%3A%%2F%%2Fa.net%%2F%s">x</a>', "url"),
    Place('<a href="mailto:%s@school.example">x</a>', "url"),
    Place('<img src="data:image/svg+xml,<svg><text>%s</text></svg>">', "url"),
    Place('<img src="data:text/plain;base64,%s">', "base64"),
    Place('<p data-token="%s">x</p>', "base64"),
    Place('<textarea>%s</textarea><input value="%s">'),
    Place("<svg><title>%s</title><path d='M0 0'/></svg>"),
    Place("<template><p>%s</p></template>"),
    Place("<x-%s>x</x-%s>", "tag"),
    Place('<p data-%s="1">x</p>', "tag"),
]
_WRITTEN: dict[str, Callable[[str], str]] = {
    "json": lambda text: json.dumps(text)[1:-1],
    "json twice": lambda text: json.dumps(json.dumps(text)[1:-1])[1:-1],
    "url": quote,
    "as it is": str,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "tag": lambda text: re.sub(r"[^a-z0-9]", "", text.lower()) or "x",
}


@each("planted", PLANTED)
@each("place", PLACES)
def test_nothing_planted_survives_anywhere(place: Place, planted: str) -> None:
    written = _WRITTEN[place.written](planted)
    html = f"<html lang='en'><body>{place.html.replace('%s', written).replace('%%', '%')}</body>"
    capture = Capture("https://www.facebook.com/me", html, NOW)
    shown = _masked(FACEBOOK, capture).html
    seen = " ".join((shown, unescape(shown), unquote(shown), _decoded(shown))).casefold()
    assert planted.casefold() not in seen
    assert not {w for w in _words(planted) if len(w) > 3} & _words(seen)
    assert written.casefold() not in seen


@each("place", [place for place in PLACES if place.written != "tag"])
def test_a_name_of_one_character_does_not_survive_either(place: Place) -> None:
    html = place.html.replace("%s", _WRITTEN[place.written]("明")).replace("%%", "%")
    shown = _masked(FACEBOOK, Capture("https://www.facebook.com/me", html, NOW)).html
    assert "明" not in " ".join((unescape(shown), unquote(shown), _decoded(shown)))


@each(
    "data",
    [
        '{"birthdate": {"day": 7, "month": 3}, "name": {"first": "F"}}',
        '{"birthdate": {"day": "7", "birth_month": "3"}, "initials": ["F"]}',
        '{"a": "{\\"day\\": 7, \\"month\\": 3, \\"first\\": \\"F\\"}"}',
        '{"a": "it\\\'s F", "b": "\\x46"}',
    ],
)
def test_nor_does_a_day_a_month_or_a_letter_in_data(data: str) -> None:
    shown = Mask(_known(FACEBOOK.id), FACEBOOK.policy).source(data)
    assert not {"7", "3", "F"} & set(re.findall(r"\w+", shown)), shown


@each("address", ["http://[::1", "https://facebook.com:99999/amy", "https://amy.example:x/"])
def test_what_only_begins_as_an_address_is_masked_word_by_word(address: str) -> None:
    masked = Mask(_known(FACEBOOK.id), FACEBOOK.policy)
    for mask in (masked.value, masked.text, masked.address, lambda t: masked.source(f'"{t}"')):
        assert "amy" not in mask(address)
        assert mask(address) != address


def _decoded(text: str) -> str:
    """What stands in a text's escapes and base64."""
    out = [re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)]
    for token in re.findall(r"[A-Za-z0-9+/]{8,}={0,2}", text):
        padded = token + "=" * (-len(token) % 4)
        try:
            out.append(base64.b64decode(padded).decode("utf-8", "replace"))
        except ValueError:
            continue
    return " ".join(out)


@given(st.text(min_size=4, max_size=40))
def test_any_text_becomes_as_many_characters_or_an_address(text: str) -> None:
    mask = Mask(_known(FACEBOOK.id), FACEBOOK.policy)
    masked = mask.text(text)
    if not re.search(r"[.@:/<0-9]", text):
        assert len(masked) == len(text)
    assert mask.text(text) == masked, "the same text becomes the same filler"


def test_the_own_name_is_masked_even_where_it_is_a_word_that_is_known() -> None:
    capture = Capture("https://www.facebook.com/public", "<p>Friends</p><p>public</p>", NOW)
    assert "Friends" in _masked(FACEBOOK, capture, "public").html
    assert "public" not in _masked(FACEBOOK, capture, "public").html


def test_a_wording_stays_where_its_words_stand_together() -> None:
    words = next(p for found in _known(FACEBOOK.id).wordings.values() for p in found if len(p) > 2)
    mask = Mask(_known(FACEBOOK.id), FACEBOOK.policy, words)
    assert mask.text(" ".join(words)) == " ".join(words)
    assert not set(words) & _words(mask.text(" ---- ".join(words)))


def test_what_a_style_sheet_hid_is_hidden_without_it() -> None:
    shown = Mask(_known(FACEBOOK.id), FACEBOOK.policy).document(f'<p {HIDDEN_MARK}="">Amy</p>')
    assert re.search('<p hidden="">[^A]{3}</p>', shown)


# When something was


YOUTUBE = open_site("youtube")


@pytest.mark.parametrize("month", range(1, 13))
def test_ages_are_read_to_the_same_years_on_every_day(served: Captured, month: int) -> None:
    """“8 months ago” is of one year or of two, by the day on which the page is seen."""
    [seen] = (s for s in served("youtube", EXPOSED).pages if s.page.id == "videos_public")
    capture = replace(seen.capture, taken_at=datetime(2026, month, 1, tzinfo=UTC))
    was = told_by_page(YOUTUBE, seen.page, capture)
    assert told_by_page(YOUTUBE, seen.page, _masked(YOUTUBE, capture)) == was


def test_no_other_number_stays_before_how_long_ago() -> None:
    text = "4711 months ago, 47 months agog, room12 days ago"
    capture = Capture(
        url="https://www.youtube.com/@amy",
        html=f"<p>{text}</p>",
        taken_at=NOW,
        viewpoint=Viewpoint.STRANGER,
    )
    masked = _masked(YOUTUBE, capture).html
    assert not {"4711", "47", "room12"} & _words(masked)


@pytest.mark.parametrize("published", [IN_2026, IN_2019])
@pytest.mark.parametrize("after", [timedelta(0), timedelta(days=1000)])
def test_whether_an_account_is_in_use_is_read_as_before_and_no_moment_stays(
    published: str, after: timedelta
) -> None:
    """Studio's list goes on: only that its newest video is new is told by it."""
    seen = studio(listed(video(1, timePublishedSeconds=published), size=2))
    masked = _masked(YOUTUBE, seen, after=after)
    page = next(page for page in YOUTUBE.pages if page.id == "studio")
    was = told_by_page(YOUTUBE, page, seen)
    assert told_by_page(YOUTUBE, page, masked) == was
    assert ((Fact.ACCOUNT_DORMANT, "read") in was.outcomes) is (published == IN_2026)
    (reply,) = masked.replies
    assert published not in reply.body


# From a file to a file


@pytest.mark.xdist_group("exposed")
@pytest.mark.parametrize(
    ("network", "file"),
    [
        ("facebook", "mhtml/facebook-settings_find.mhtml"),
        ("facebook", "har/facebook.har"),
        ("linkedin", "html/linkedin-profile.html"),
        ("myspace", "html/myspace-settings_profile.html"),
    ],
)
def test_a_saved_file_becomes_a_sample_without_a_word_of_its_person(
    kept: Path, nowhere: LaunchedBrowser, run: Background, network: str, file: str
) -> None:
    sample: Sample = run(make_sample(nowhere, open_site(network), kept / file))
    assert not {"amy", "carter", "oakfield", "leeds"} & _words(unescape(unquote(sample.content)))
    assert sample.shown


@pytest.mark.xdist_group("exposed")
def test_a_page_of_another_network_is_refused(
    kept: Path, nowhere: LaunchedBrowser, run: Background
) -> None:
    page = kept / "html" / "x-account.html"
    with pytest.raises(InputError, match=r"this is a page of X .*, not of Facebook"):
        run(make_sample(nowhere, FACEBOOK, page))


def test_code_without_a_file_knows_no_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """An adapter that somebody tries out by typing it."""
    monkeypatch.setitem(sys.modules, "typed.adapter", ModuleType("typed.adapter"))

    def barrier(capture: Capture) -> UnreadReason | None:
        return None

    barrier.__module__ = "typed.adapter"
    assert known_words(replace(FACEBOOK, barrier=barrier)).knows_name("profile_header_renderer")
