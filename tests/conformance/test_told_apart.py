"""What a page shows beside the person's own: comments, other fields, defaults, nothing at all.

In each case one reader is right and another is not, on the same pages.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from profilecheck.browser.dom import element_beside, is_shown, text_of
from profilecheck.conformance import SavedPages
from profilecheck.reread import Post
from profilecheck.sites.json_tree import in_scripts, walk
from profilecheck.sites.posts import public_posts
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact
from tests.conformance import harbour as own
from tests.conformance.harbour import FOLDER, Reader, Readings, harbour
from tests.each import each


@dataclass(frozen=True)
class Case:
    """A page with something on it, a reader that is right, one that is not, and what is said."""

    page: str
    was: str
    now: str
    right: Reader
    wrong: Reader
    rule: str
    says: str


# Posts


def counted_by(css: str) -> Reader:
    def read(context: ReadContext) -> Readings:
        found = own.shown(context.capture, css)
        posts = [Post(text_of(node), None, Audience.PUBLIC) for node in found]
        if posts:
            yield from public_posts(context, posts, "posts", complete=True)

    return read


def of_data(*, everything: bool) -> Reader:
    def read(context: ReadContext) -> Readings:
        for held in in_scripts(context.capture, "script"):
            listed = held.get("posts", ()) if isinstance(held, dict) else ()
            told = walk(held) if everything else listed
            posts = [Post(p["text"], None, Audience.PUBLIC) for p in told if "text" in p]
            if posts:
                yield from public_posts(context, posts, "posts", complete=True)

    return read


LAST = '<p class="words">A long walk.</p></li>'
COMMENTS = (
    '<p class="words">A long walk.</p><ul class="comments">'
    '<li class="entry">Nice.</li><li class="entry">Where?</li></ul></li>'
)
ONE_COMMENT = COMMENTS.replace('<li class="entry">Where?</li>', "")
THREAD = """<article><a class="by" href="/@ann">Ann</a><p class="words">A long walk.</p></article>
<article><a class="by" href="/@ann">Ann</a><p class="words">Bread again.</p></article>
<article class="reply"><a class="by" href="/@bob">Bob</a><p class="words">Nice.</p></article>"""
DATA = """<script type="application/json">{"posts": [
{"text": "A long walk.", "comments": [{"text": "Nice."}]},
{"text": "Bread again.", "comments": []}]}</script>"""
BY_DATA = """<script type="application/json">{"posts": [
{"by": "ann", "text": "A long walk."}, {"by": "ann", "text": "Bread again."},
{"by": "bob", "text": "Nice."}]}</script>"""


def of_ann(context: ReadContext) -> Readings:
    for held in in_scripts(context.capture, "script"):
        told = [p for p in walk(held) if p.get("by") == "ann"]
        posts = [Post(p["text"], None, Audience.PUBLIC) for p in told]
        yield from public_posts(context, posts, "posts", complete=True)


ALONE = "counts the person's posts alone"


# Fields


def by_terms(facts: Mapping[str, Fact]) -> Reader:
    def read(context: ReadContext) -> Readings:
        for term in own.shown(context.capture, "dt"):
            value = element_beside(term, forward=True)
            if value is not None and (fact := facts.get(text_of(term))):
                yield own.entries(context, fact, [text_of(value)])

    return read


def in_order(*facts: Fact) -> Reader:
    def read(context: ReadContext) -> Readings:
        for fact, value in zip(facts, own.shown(context.capture, "dd"), strict=False):
            yield own.entries(context, fact, [text_of(value)])

    return read


def by_class(facts: Mapping[str, Fact]) -> Reader:
    def read(context: ReadContext) -> Readings:
        for name, fact in facts.items():
            if found := own.shown(context.capture, f".{name}"):
                yield own.entries(context, fact, [text_of(found[0])])

    return read


def place(default: str, css: str = "p.location") -> Reader:
    def read(context: ReadContext) -> Readings:
        told = [text_of(node) for node in own.shown(context.capture, css)]
        if any(told) or default:
            yield own.entries(context, Fact.PROFILE_LOCATION, [next(filter(None, told), default)])

    return read


def proposed(context: ReadContext) -> Readings:
    field = context.capture.tree.css_first("input.place")
    if field is not None:
        told = field.attributes.get("value") or field.attributes.get("placeholder") or ""
        yield own.entries(context, Fact.PROFILE_LOCATION, [told])


def typed(context: ReadContext) -> Readings:
    field = context.capture.tree.css_first("input.place")
    if field is not None and (told := field.attributes.get("value")):
        yield own.entries(context, Fact.PROFILE_LOCATION, [told])


def first_country(context: ReadContext) -> Readings:
    options = context.capture.tree.css("select option")
    chosen = [o for o in options if "selected" in o.attributes] or options[:1]
    if chosen:
        yield own.entries(context, Fact.PROFILE_LOCATION, [text_of(chosen[0])])


def chosen_country(context: ReadContext) -> Readings:
    options = context.capture.tree.css("option[selected]")
    if len(options) == 1:
        yield own.entries(context, Fact.PROFILE_LOCATION, [text_of(options[0])])


def bio_or_none(context: ReadContext) -> Readings:
    if about := own.shown(context.capture, "section.about"):
        texts = [text_of(n) for n in about[0].css("p.bio") if is_shown(n)]
        yield own.entries(context, Fact.PROFILE_BIO, texts)


EMPLOYER, EDUCATION = Fact.PROFILE_EMPLOYER, Fact.PROFILE_EDUCATION
END = "</section>"
ROWS = "<dl><dt>Employer</dt><dd>Quay Boats</dd><dt>Education</dt><dd>Leeds</dd></dl></section>"
METADATA = (
    '<dl class="metadata"><dt>Boat</dt><dd>The Gannet</dd><dt>Site</dt>'
    '<dd><a href="https://ann.example/">ann.example</a></dd></dl>'
)
TERMS = {"Employer": EMPLOYER, "Education": EDUCATION}
SWAPPED = {"Employer": EDUCATION, "Education": EMPLOYER}
HEAD = '<div><p class="display-name">Ann Q</p><p class="bio">I bake.</p></div></section>'
NAMES = {"display-name": Fact.PROFILE_NAME, "bio": Fact.PROFILE_BIO}
EXCHANGED = {"display-name": Fact.PROFILE_BIO, "bio": Fact.PROFILE_NAME}
LIVES = '<p class="location">Port Erin</p></section>'
FIELD = '<input class="place" value="Port Erin" placeholder="London"></section>'
COUNTRIES = "<select><option>Albania</option><option selected>Malta</option></select></section>"
IN_PLACE = "takes nothing in the place of a text"
FOR_WHAT = "tells each field for what it is"

CASES: Mapping[str, Case] = {
    "comments in a post": Case(
        "posts",
        LAST,
        COMMENTS,
        counted_by("ol.posts > li"),
        counted_by("ol.posts li"),
        ALONE,
        '<li class="entry"> stands in a post, and posts.public_count counts it',
    ),
    "a single comment": Case(
        "posts",
        LAST,
        ONE_COMMENT,
        counted_by("ol.posts > li"),
        counted_by("ol.posts li"),
        ALONE,
        "stands in a post",
    ),
    "a reply of another": Case(
        "posts",
        "</ol>",
        f"</ol>{THREAD}",
        counted_by("article:not(.reply)"),
        counted_by("article"),
        ALONE,
        '<article class="reply"> names another',
    ),
    "comments in data": Case(
        "posts",
        "</ol>",
        f"</ol>{DATA}",
        of_data(everything=False),
        of_data(everything=True),
        ALONE,
        "one of the data's “comments” stands in a post",
    ),
    "a reply of another in data": Case(
        "posts",
        "</ol>",
        f"</ol>{BY_DATA}",
        of_ann,
        of_data(everything=True),
        ALONE,
        "one of the data's “posts” names another",
    ),
    "terms exchanged": Case(
        "profile",
        END,
        ROWS,
        by_terms(TERMS),
        by_terms(SWAPPED),
        FOR_WHAT,
        "<dd>, by its name profile.employer, is told as profile.education",
    ),
    "in the order of the fields": Case(
        "profile",
        METADATA,
        ROWS.removesuffix(END),
        by_terms(TERMS),
        in_order(EMPLOYER, EDUCATION),
        FOR_WHAT,
        "with “Employer” and “Education” exchanged",
    ),
    "a text for a name": Case(
        "profile",
        END,
        HEAD,
        by_class(NAMES),
        by_class(EXCHANGED),
        FOR_WHAT,
        '<p class="display-name">, by its name profile.name, is told as profile.bio',
    ),
    "a place by default": Case(
        "profile",
        END,
        LIVES,
        place(""),
        place("Douglas"),
        IN_PLACE,
        "with “Port Erin” gone, profile.location is told as “Douglas”",
    ),
    "the place of the page's foot": Case(
        "profile",
        END,
        LIVES,
        place(""),
        place("", "p.location, footer a"),
        IN_PLACE,
        "is told as “Terms”",
    ),
    "a place that a field proposes": Case(
        "profile",
        END,
        FIELD,
        typed,
        proposed,
        IN_PLACE,
        "is told as “London”",
    ),
    "the first place of a list": Case(
        "profile",
        END,
        COUNTRIES,
        chosen_country,
        first_country,
        IN_PLACE,
        "told as “Albania”",
    ),
    "an emptied section": Case(
        "profile",
        "Boat",
        "Boat",
        own.read_profile,
        bio_or_none,
        "takes nothing absent for empty",
        'with <section class="about"> empty, profile.bio is told as none',
    ),
}


def said(folder: Path, case: Case, reader: Reader) -> list[str]:
    shutil.copytree(FOLDER, folder)
    file = folder / f"{case.page}.html"
    page = file.read_text(encoding="utf-8")
    assert case.was in page
    file.write_text(page.replace(case.was, case.now), encoding="utf-8")
    return list(SavedPages(harbour(**{case.page: reader}), folder).not_kept(case.rule))


@each("name", CASES)
def test_one_reader_is_right_and_another_is_caught(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    assert said(tmp_path / f"{name}, right", case, case.right) == []
    caught = said(tmp_path / f"{name}, wrong", case, case.wrong)
    assert [s for s in caught if s.startswith(f"{case.page}: ") and case.says in s], caught
