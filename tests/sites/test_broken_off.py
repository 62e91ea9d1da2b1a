"""A page that broke off: what it told is there, and that it is all is not proved."""

from dataclasses import replace
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture, breaks_off
from profilecheck.model import Observed, Unread
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.sites.linkedin.pages import PROFILE, member_page, read

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SECTION = """<section><h2>Experience</h2><ul><li><p>Baker</p><p>A Bakery</p>
<p>Sep 2015 - Present</p></li></ul></section>"""


def test_what_it_told_stands_and_is_not_called_all() -> None:
    whole = member_page(SECTION, url=f"{PROFILE}/details/experience/")
    told = read("experience", whole)
    known = {r.fact for r in told if isinstance(r, Observed)}
    assert Fact.PROFILE_EMPLOYER in known
    half = replace(whole, html=whole.html.removesuffix("</body></html>"))
    sent_in_part = replace(whole, broke_off=True)
    for cut in (half, sent_in_part):
        now = read("experience", cut)
        missed = {r.fact: r.reason for r in now if isinstance(r, Unread)}
        assert {r.fact for r in now if isinstance(r, Observed)} == known
        assert {missed.get(fact) for fact in known} == {UnreadReason.INCOMPLETE_LIST}


@each(
    ("sent", "broke_off"),
    [
        ("<!DOCTYPE html>\n<html lang='en'><body>a</body></html>", False),
        ("<!doctype html><html><body>a</body></HTML >\n<!-- 12 ms -->", False),
        ("<!-- saved from url --><html><body>a", True),
        ("<html><script>'</html>'</script>" + " " * 70_000 + "a", True),
        ("<p>a part</p>", False),
        ("\n<!-- a --><!-- b -->\n<!doctype html>\n<html><body>a", True),
        ("<!-- <html> --><p>a part</p>", False),
        ('{"a": 1', False),
        ("", False),
        # What is never closed holds the end too.
        ("<html><body><p>a</p><!-- <p>b</p></body></html>", True),
        ("<html><body><p>a</p><script><p>b</p></body></html>", True),
        ("<html><body><p>a</p><textarea><p>b</p></body></html>", True),
        ("<html><head><title>a<body><p>b</p></body></html>", True),
        ('<html><body><p>a</p><p class="b>c</p></body></html>', True),
        ("<html><body><p>a</p><template><p>b</p></body></html>", True),
        ("<html><body><table><tr><td>a</body></html>", False),
        ("<html><body><select><option>a</body></html>", False),
        ("<html><frameset></frameset></html>", False),
        ("<html><body><!-- a --><script>1<!--2</script></body></html>", False),
        ("<html><body>a</body></html><!-- </html> -->", False),
    ],
)
def test_a_document_that_begins_must_end(sent: str, broke_off: bool) -> None:
    assert breaks_off(sent) is broke_off
    assert Capture("https://a.example/", sent, NOW).is_whole is not broke_off


@each("sent", ["<html><body>a</body></html>", "<p>a part</p>", '{"a": 1', "<html><body><!-- a", ""])
def test_whether_it_ends_is_found_without_a_trace(sent: str) -> None:
    parsed = Capture("https://a.example/", sent, NOW).tree
    assert parsed.html == LexborHTMLParser(sent).html
