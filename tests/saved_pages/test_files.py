"""Saved files taken apart, without a browser: what each kind holds, what is left out and why."""

import json
import os
import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from errno import EACCES
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.errors import InputError
from profilecheck.files import walking
from profilecheck.files.har import read_har
from profilecheck.files.html import decoded, read_html, web_address
from profilecheck.files.mhtml import read_mhtml
from profilecheck.files.page import SavedPage
from profilecheck.files.walking import LeftOut, pages_in, saved_pages
from tests.each import each
from tests.saved_pages.files import URL, entry, har, html, mhtml, write

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _pages(folder: Path) -> list[SavedPage]:
    return [p for p in saved_pages(folder) if isinstance(p, SavedPage)]


def _left_out(folder: Path) -> dict[str, str]:
    return {p.file: str(p.why) for p in saved_pages(folder) if isinstance(p, LeftOut)}


def test_a_page_says_where_it_was_saved_from_in_each_format(tmp_path: Path) -> None:
    write(tmp_path, "a.html", html())
    write(tmp_path, "below/b.mhtml", mhtml())
    write(tmp_path, "c.har", har(entry(URL, html())))
    assert {p.file: p.url for p in _pages(tmp_path)} == {
        "a.html": URL,
        "below/b.mhtml": URL,
        "c.har": URL,
    }
    assert _left_out(tmp_path) == {}


_MOMENT = "Mon Nov 23 2020 12:40:59 GMT+0100 (heure normale d’Europe centrale)"
_SINGLE_FILE = "<!--\n Page saved with SingleFile \n url: {url} \n saved date: {at}\n-->"
_SAVE_PAGE_WE = (
    '<head><style>{filler}</style><meta name="savepage-url" content="{url}">'
    '<meta name="savepage-date" content="{at}"></head>'
)
_SAVED = datetime(2020, 11, 23, 11, 40, 59, tzinfo=UTC)


@each("mark", [_SINGLE_FILE, _SAVE_PAGE_WE])
@each(
    ("at", "saved_at"),
    [
        (_MOMENT, _SAVED),
        (_MOMENT.replace("2020", "2099"), NOW),
        (_MOMENT.replace("23", "99"), NOW),
        (_MOMENT.replace("2020", "0101"), NOW),
        (_MOMENT.replace("+0100", "+9900"), NOW),
        (_MOMENT.replace("+0100", "-0000"), None),
        ("", NOW),
    ],
)
def test_a_page_of_an_extension_says_where_it_was_saved_from_and_when(
    mark: str, at: str, saved_at: datetime | None
) -> None:
    noted = mark.format(url=URL, at=at, filler="p {} " * 2000)
    content = f"<!DOCTYPE html> <html>{noted}<body><p>Hello</p></body></html>"
    page = read_html(content.encode(), "a.html", Path("a.html"), NOW)
    assert (page.url, page.single_file) == (URL, True)
    assert page.saved_at <= NOW
    assert saved_at in (page.saved_at, None)


def test_what_only_looks_like_the_note_of_an_extension_is_none() -> None:
    body = f'<p>savepage-url</p><meta name="savepage-url" content="{URL}">'
    content = f"<html><head></head><body>{body}</body></html>"
    page = read_html(content.encode(), "a.html", Path("a.html"), NOW)
    assert (page.url, page.single_file, page.saved_at) == ("", False, NOW)


def test_what_a_file_is_shows_from_its_content_not_its_name(tmp_path: Path) -> None:
    write(tmp_path, "a.html", mhtml())
    write(tmp_path, "b.mhtml", har(entry(URL, html())))
    assert [p.url for p in _pages(tmp_path)] == [URL, URL]


def test_what_stands_beside_a_page_is_part_of_it_and_nothing_else_is(tmp_path: Path) -> None:
    links = ("./p_files/a.css", "../secret.css", "./p_files/../secret.css", "./other_files/a.css")
    body = "".join(f'<link rel=stylesheet href="{link}">' for link in links)
    write(tmp_path, "pages/p.html", html(f'{body}<iframe src="./p_files/f.html"></iframe>'))
    write(tmp_path, "pages/p_files/a.css", "p {}")
    write(tmp_path, "pages/p_files/f.html", html("in the frame"))
    write(tmp_path, "pages/other_files/a.css", "secret")
    write(tmp_path, "pages/secret.css", "secret")
    write(tmp_path, "secret.css", "secret")
    page = next(p for p in _pages(tmp_path) if p.file == "pages/p.html")
    assert dict(page.styles) == {"https://x.com/settings/p_files/a.css": "p {}"}
    assert ["in the frame" in frame.html for frame in page.frames] == [True]
    assert [p.file for p in _pages(tmp_path)] == ["pages/p.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/a.html", html())
    inside = tmp_path / "inside"
    write(inside, "own.html", html('<link rel=stylesheet href="./own_files/a.css">'))
    (inside / "own_files").symlink_to(outside.parent)
    (inside / "link.html").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    write(outside.parent, "a.css", "secret")
    assert [(p.file, dict(p.styles)) for p in _pages(inside)] == [("own.html", {})]
    assert list(_left_out(inside)) == ["link.html"]


def _in_base64(text: str) -> str:
    recorded = entry(URL, text)
    recorded["response"]["content"]["encoding"] = "base64"
    return har(recorded)


def test_a_recorded_page_may_be_in_base64() -> None:
    (page,) = read_har(_in_base64(b64encode(html().encode()).decode()).encode(), "a.har", NOW)
    assert page.html == html()


HOSTILE = {
    "empty.html": b"",
    "binary.html": bytes(range(256)) * 40,
    "picture.html": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "truncated.html": html()[:-30].encode(),
    "text.htm": b"just words",
    "truncated.mhtml": mhtml()[:-20].encode(),
    "no-page.mhtml": b"Content-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n",
    "html.mhtml": html().encode(),
    "deep-parts.mhtml": b"MIME-Version: 1.0\r\n"
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
        for at in range(3000)
    ),
    "binary.mht": bytes(range(256)) * 40,
    "truncated.har": har(entry(URL, html()))[:-9].encode(),
    "deep.har": b'{"log":' + b"[" * 200_000,
    "deep-entries.har": b'{"log":{"entries":' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    "other.har": b'{"name": "not a recording"}',
    "deep.html": html("<div>" * 200_000).encode(),
    "deep.mhtml": mhtml().replace("<body>", "<body>" + "<b>" * 200_000).encode(),
    "deep-page.har": har(entry(URL, html("<i>" * 200_000))).encode(),
    "no-content.har": har(entry(URL, "")).encode(),
    "no-base64.har": _in_base64("a").encode(),
    "no-ascii.har": _in_base64("é").encode(),
    "wrong-types.har": json.dumps({"log": {"entries": [1, None, {"request": []}]}}).encode(),
    "numbers.har": b'{"log": ' + b"9" * 10_000 + b"}",
    "notes.txt": b"my notes",
    "program.exe": b"MZ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_is_named_with_one_sentence(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, HOSTILE[name])
    write(tmp_path, "good.html", html())
    left_out = _left_out(tmp_path)
    assert list(left_out) == [name]
    assert left_out[name].count("\n") == 0
    assert left_out[name].endswith(".")
    assert [p.file for p in _pages(tmp_path)] == ["good.html"]


def test_a_file_of_100_mb_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.html").open("wb") as file:
        file.write(html().encode())
        file.truncate(100 * 1024 * 1024)
    assert _left_out(tmp_path) == {"huge.html": "this file is too large (64 MB at most)."}


def test_too_many_files_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_PAGES", 2)
    for name in "abcd":
        write(tmp_path, f"{name}.html", html())
    assert len(_pages(tmp_path)) == 2
    assert set(_left_out(tmp_path)) == {"c.html", "d.html"}


def test_of_more_files_than_are_looked_at_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "_MOST_LOOKED_AT", 2)
    for name in "abc":
        write(tmp_path / "mine", f"{name}.html", html())
    assert len(_pages(tmp_path / "mine")) == 2
    assert _left_out(tmp_path / "mine") == {
        "mine": "there are too many files here. Keep only the pages you need."
    }


def test_folders_that_cannot_be_opened_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(place: str) -> object:
        if Path(place) in (tmp_path, tmp_path / "below" / "closed"):
            raise PermissionError(EACCES, "Permission denied", place)
        return listed(place)

    (tmp_path / "below" / "closed").mkdir(parents=True)
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", refused)
    why = "profilecheck may not open this. Get the right to it, or name another one."
    assert _left_out(tmp_path / "below") == {"closed": why}
    with pytest.raises(InputError, match="profilecheck may not open this"):
        _left_out(tmp_path)


def test_a_file_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, mode: str) -> None:
        raise PermissionError(EACCES, "Permission denied", str(path))

    write(tmp_path, "a.html", html())
    monkeypatch.setattr(Path, "open", refused)
    (says,) = _left_out(tmp_path).values()
    assert says.startswith("profilecheck may not open this. Get the right to it")


def test_one_page_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no such file\. Name the page that you saved"):
        pages_in(tmp_path / "none.html")


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be given there")
@each("name", ["desktop.ini", "Thumbs.db", "sub/desktop.ini", ".DS_Store", "__MACOSX/me.html"])
def test_what_a_computer_put_there_is_not_named(name: str, tmp_path: Path) -> None:
    write(tmp_path, name, "x")
    assert not list(saved_pages(tmp_path))


def test_names_are_shown_without_what_could_steer_a_terminal(tmp_path: Path) -> None:
    write(tmp_path, "\x1b[31mred\x1b]0;t\x07\u202e<script>.txt", "x")
    (name,) = _left_out(tmp_path)
    assert name.isprintable()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        list(saved_pages(tmp_path / "none"))
    (tmp_path / "pages.zip").write_bytes(b"PK")
    with pytest.raises(InputError, match="this is a file, and no folder"):
        list(saved_pages(tmp_path / "pages.zip"))


def test_a_page_with_much_that_is_never_closed_is_not_too_deep(tmp_path: Path) -> None:
    write(tmp_path, "a.html", html("<p><br><li>" * 20_000))
    assert [p.file for p in _pages(tmp_path)] == ["a.html"]


WORDS = "Who can see “Frühling”?"


@each(
    ("content", "words"),
    [
        (WORDS.encode("utf-8"), WORDS),
        (b"\xef\xbb\xbf" + WORDS.encode("utf-8"), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS),
        (f"<html><body>{'Friends ' * 40}".encode("utf-16-le"), "Friends"),
        (f"<html><body>{'Friends ' * 40}".encode("utf-16-be"), "Friends"),
        (b"<meta charset=windows-1252>" + WORDS.encode("windows-1252"), WORDS),
        (b"<meta charset='iso-8859-2'>" + "Łódź".encode("iso-8859-2"), "Łódź"),
        (b"<meta charset=utf-16>" + WORDS.encode("utf-8"), WORDS),
        (b"<meta charset=no-such-thing>" + WORDS.encode("utf-8"), WORDS),
        (b"<meta charset=zlib>" + WORDS.encode("utf-8"), WORDS),
        (WORDS.encode("windows-1252"), WORDS),
    ],
)
def test_a_page_is_read_in_its_own_encoding(content: bytes, words: str) -> None:
    assert words in decoded(content)


def test_a_recording_keeps_no_cookie_and_no_token(tmp_path: Path) -> None:
    headers = [
        {"name": "Cookie", "value": "session=planted"},
        {"name": "Authorization", "value": "Bearer planted"},
        {"name": "X-Fb-Friendly-Name", "value": "ProfileQuery"},
    ]
    asked = entry("https://x.com/api", '{"a": 1}', "application/json")
    asked["request"] |= {"method": "POST", "headers": headers, "postData": {"text": "a=b"}}
    (page,) = read_har(har(entry(URL, html()), asked).encode(), "a.har", NOW)
    (reply,) = page.replies
    assert (reply.headers, reply.sent) == ({"x-fb-friendly-name": "ProfileQuery"}, b"a=b")
    assert "planted" not in repr(page)


def test_each_page_of_a_recording_has_its_own_answers() -> None:
    pages = read_har(
        har(
            entry(URL, "", status=302),
            entry(URL, html("one")),
            entry("https://x.com/1.json", "{}", "application/json"),
            entry("https://x.com/two", html("two")),
            entry("https://x.com/2.json", "{}", "application/json"),
            entry("https://x.com/3.json", "{}", "application/json", pageref="page_2"),
        ).encode(),
        "a.har",
        NOW,
    )
    assert [(p.url, [r.url[-6:] for r in p.replies]) for p in pages] == [
        (URL, ["1.json"]),
        ("https://x.com/two", ["2.json"]),
        ("", ["3.json"]),
    ]


def test_a_single_file_has_its_style_sheets_and_its_day() -> None:
    page = read_mhtml(
        mhtml('<link href="cid:css-1@mhtml.blink"><p>cid:kept</p>').encode(), "a.mhtml", NOW
    )
    (address,) = page.styles
    assert f'href="{address}"' in page.html
    assert "<p>cid:kept</p>" in page.html
    assert page.saved_at == datetime(2020, 11, 23, 11, 40, 59, tzinfo=UTC)


@each("said", ["", "never", "Mon, 23 Nov 99999 11:40:59 GMT", "1 Jan 0101 00:00:00 +1400"])
def test_a_single_file_with_a_date_that_cannot_be_is_of_the_day_of_its_file(said: str) -> None:
    written = mhtml().replace("Mon, 23 Nov 2020 11:40:59 GMT", said)
    assert read_mhtml(written.encode(), "a.mhtml", NOW).saved_at == NOW


def test_a_single_file_without_a_zone_is_of_greenwich() -> None:
    written = mhtml().replace("11:40:59 GMT", "11:40:59 -0000")
    assert read_mhtml(written.encode(), "a.mhtml", NOW).saved_at == _SAVED


@each("said", ["", "never", "0001-01-01T00:00:00+14:00", "2099-01-01T00:00:00Z"])
def test_a_recording_with_a_date_that_cannot_be_is_of_the_day_of_its_file(said: str) -> None:
    recorded = har(entry(URL, html(), startedDateTime=said))
    (page,) = read_har(recorded.encode(), "a.har", NOW)
    assert page.saved_at == NOW


@each("address", ["http://[", "https://x.com]/", "ftp://x.com/", "https://amy@x.com/", "https://"])
def test_what_is_no_address_on_the_web_is_none(address: str) -> None:
    assert web_address(address) == ""
    assert web_address(f" {URL} ") == URL


def test_a_style_sheet_with_a_name_that_no_file_has_is_none(tmp_path: Path) -> None:
    links = "".join(
        f'<link rel=stylesheet href="page_files/{name}.css">' for name in ("a", "b" * 300, "c%00")
    )
    write(tmp_path, "page_files/a.css", "p {}")
    write(tmp_path, "page.html", html(links))
    (page,) = _pages(tmp_path)
    assert list(page.styles.values()) == ["p {}"]


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_a_page_or_one_sentence(content: bytes) -> None:
    for wrap in (
        b"%s",
        b"<html>%s</html>",
        b"MIME-Version: 1.0\r\n%s",
        b'{"log":{"entries":[%s]}}',
    ):
        made = wrap.replace(b"%s", content)
        said = [
            _said(read_html, made, "a", Path("a.html"), NOW),
            _said(read_mhtml, made, "a", NOW),
            _said(read_har, made, "a", NOW),
        ]
        assert "\n" not in "".join(said)


def _said(read: Callable[..., object], *arguments: object) -> str:
    try:
        read(*arguments)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"]
)
def test_a_page_in_no_encoding_of_the_web_is_read_as_it_is(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>caf\u00e9 \\ud800 +ADw-'
    assert decoded(page.encode()) == page


def test_halves_of_characters_do_not_get_into_a_page(tmp_path: Path) -> None:
    recorded = har(entry(URL, html())).replace("</body>", "\\ud800</body>")
    assert "\\ud800" in recorded
    write(tmp_path, "page.har", recorded.encode())
    (page,) = _pages(tmp_path)
    page.html.encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such date")
def test_a_file_with_a_date_that_cannot_be_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "page.html", html())
    os.utime(path, (-6e10, -6e10))
    (page,) = _pages(tmp_path)
    assert page.saved_at.astimezone(timezone(-timedelta(hours=12))).year == 1969
    os.utime(path, (1e12, 1e12))
    if path.stat().st_mtime < 1e12:
        pytest.skip("this disk keeps no such date")
    assert "date" in _left_out(tmp_path)["page.html"]
