"""What names the school on a page of one's own and no reader took keeps it from being whole."""

import json
from dataclasses import replace

import pytest

from profilecheck.browser.capture import HIDDEN_MARK, Frame, Reply
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import ReadContext
from profilecheck.sites.unplaced import unplaced
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason
from tests.auditing import SCHOOL
from tests.each import each
from tests.sites.pages import (
    FACEBOOK,
    ME,
    capture,
    document,
    feed,
    header,
    intro,
    scheduled,
    settings,
    story,
)
from tests.sites.readings import page_of

NAME = "Oakfield Primary School"
LONG = f"At {NAME}".ljust(1024)
IN_PIECES = json.dumps(['1:["p",{"bio":"At Oakf', 'ield Primary School"}]'])
HIDDEN = f"{HIDDEN_MARK}=''"
CLOUDFLARE = "7b" + bytes(b ^ 0x7B for b in b"amy@oakfield.leeds.sch.uk").hex()
HEX = "".join(f"\\x{ord(letter):02x}" for letter in json.dumps({"bio": NAME}))
DATA = (header(), intro("Gardener."), feed())


def left_open(body: str, *, page: str = "profile", **more: object) -> list[Fact]:
    """The facts that stay open because the school is named."""
    data = more.pop("data", DATA)
    html = document(body, data=data, owner=ME)  # type: ignore[arg-type]
    return _open(page, capture(html, **more))  # type: ignore[arg-type]


def _open(page: str, seen: object) -> list[Fact]:
    readings = read_page(
        FACEBOOK,
        page_of(FACEBOOK, page),
        seen,  # type: ignore[arg-type]
        matcher=SchoolMatcher(SCHOOL),
        account_id=ME,
    )
    return [
        r.fact for r in readings if isinstance(r, Unread) and r.reason is UnreadReason.SCHOOL_NAMED
    ]


def test_a_page_without_the_school_is_whole() -> None:
    assert left_open("<main><h2>Volunteering</h2><p>At the library</p></main>") == []


def test_a_place_of_work_in_the_intro_is_where_it_is_expected() -> None:
    cards = intro("Gardener.", ("INTRO_CARD_WORK", f"Teacher at {NAME}"))
    assert left_open(f"<p>Teacher at {NAME}</p>", data=(header(), cards, feed())) == []


@each(
    "body",
    [
        f"<main><section><h2>Volunteering</h2><p>{NAME}</p></section></main>",
        '<main><a href="https://www.oakfield.leeds.sch.uk/">My page</a></main>',
        '<main><a href="mailto:amy@oakfield.leeds.sch.uk">Write to me</a></main>',
        f'<main><img alt="The staff of {NAME}"></main>',
        f'<main><button aria-label="{NAME}">…</button></main>',
        "<main><p>0113 496 0123</p></main>",
        "<main><p><span>At Oak</span><span>field</span> <b>Primary</b> School</p></main>",
        "<main><p>Year 4 at <a href='/x'>@Oakfield</a><i>Primary</i></p></main>",
        f"<main><p>{''.join(f'<span>{letter}</span>' for letter in NAME)}</p></main>",
        "<main><p>Oakfield<br>Primary<wbr> School</p></main>",
        "<main><p>Oakfield\n    Primary School</p></main>",
        "<main><p>amy<span>@</span>oakfield<span>.</span>leeds.sch.uk</p></main>",
        "<main><p><span>0113</span><span>496</span><span>0123</span></p></main>",
        f"<main><svg><title>{NAME}</title></svg></main>",
        "<main><p>Oakfield <!-- -->Primary School</p></main>",
        "<main><p>Oakfield <x-marked>Primary</x-marked> <code>School</code></p></main>",
        "<main><p><font><font>Oakfield</font></font><font> Primary School</font></p></main>",
        f'<main><button aria-description="{NAME}">…</button></main>',
        f'<main><i data-tooltip="{NAME}"></i></main>',
        '<main><a href="/search?q=Oakfield+Primary%20School">…</a></main>',
        '<main><map><area href="https://www.oakfield.leeds.sch.uk/"></map></main>',
        f'<main><iframe srcdoc="<p>At {NAME}</p>"></iframe></main>',
        f"<main><p data-tooltip-content='{NAME}'></p></main>",
        f"""<main><p data-page='{{"props": {{"bio": "{NAME}"}}}}'></p></main>""",
        f'<main><code><!-- {{"bio": "{NAME}"}} --></code></main>',
        f'<main><code {HIDDEN}>{{"bio": "{NAME}"}}</code></main>',
        f"<script>var page = {{bio: '{NAME}'}};</script>",
        f"<script>var page = {{bio: `Year 4\n{NAME}`}};</script>",
        f"""<script>push([1, "5:[\\"p\\",{{\\"bio\\":\\"{NAME}\\"}}]"])</script>""",
        f"<script>var page = '{HEX}';</script>",
        f"<script>page.data = {IN_PIECES};</script>",
        f'<script>page.data = ["{NAME}", \\x];</script>',
        '<main><a href="https://[oakfield.leeds.sch.uk/">My page</a></main>',
        scheduled({"escaped": "Oakfield&amp;nbsp;Primary School"}),
        scheduled({"somewhere": {"new": [NAME]}}),
        scheduled({"markup": "<a href='https://www.oakfield.leeds.sch.uk/'>My page</a>"}),
        scheduled({"link": "https://owls.example/Oakfield%20Primary%20School"}),
        scheduled({"inner": json.dumps({"text": NAME})}),
        scheduled({"inner": json.dumps({"text": "Oakfield\u00a0Primary School"})}),
        f"<p>{'A long day. ' * 1700}{NAME}</p>",
        f"<p>{'.' * 19_990}{NAME}</p>",
        # What one press shows, or is read out.
        f"<details><summary>More</summary><p {HIDDEN}>{NAME}</p></details>",
        f"<p hidden='until-found' {HIDDEN}>{NAME}</p>",
        f"<div role='tabpanel' {HIDDEN}><p {HIDDEN}>{NAME}</p></div>",
        f"<button aria-controls='a b'>More</button><p id='b' {HIDDEN}>{NAME}</p>",
        f"<button popovertarget='b'>More</button><p id='b' {HIDDEN}>{NAME}</p>",
        f"<p popover {HIDDEN}>{NAME}</p>",
        f"<i aria-labelledby='b'></i><p id='b' {HIDDEN}>{NAME}</p>",
        f"<i aria-describedby='b'></i><p id='b' {HIDDEN}>{NAME}</p>",
        f"<i aria-details='b'></i><p id='b' {HIDDEN}>{NAME}</p>",
        f"<i aria-owns='b'></i><p id='b' {HIDDEN}>{NAME}</p>",
        f"<button commandfor='b'>More</button><p id='b' {HIDDEN}>{NAME}</p>",
        # What is shown to whoever's browser runs no programs, as a search engine's may not.
        f"<noscript {HIDDEN}><p>{NAME}</p></noscript>",
        f"<noscript {HIDDEN}>&lt;p>Oakfield &lt;b>Primary&lt;/b> School&lt;/p></noscript>",
        # Lines in a row.
        "<table><tr><td>Oakfield</td><td>Primary School</td></tr></table>",
        "<dl><dt>Oakfield</dt><dd>Primary</dd><dd>School</dd></dl>",
        "<div><div><p>Oakfield</p></div><div><p>Primary School</p></div></div>",
        "<svg><text>Oakfield</text><text>Primary School</text></svg>",
        "<table><tr><td>0113</td><td>496 0123</td></tr></table>",
        f"<p>Oakfield</p><p>Primary School</p><p>{'A long way from here. ' * 5}</p>",
        "<table><tr><th>Workplace</th><td>Oakfield</td></tr></table>",
        # Attributes, files and styles.
        f"<p title data-a data-cfemail><iframe srcdoc></iframe><a href>{NAME}</a></p>",
        "<i data-tooltip='Now at Oakfield <b>Primary</b> School'></i>",
        f"<i aria-placeholder='{NAME}'></i>",
        f"<i aria-roledescription='{NAME}'></i>",
        f"<i aria-valuetext='{NAME}'></i>",
        f"<select><option label='{NAME}'></option></select>",
        f"<input value='{NAME}'>",
        f"<input placeholder='{NAME}'>",
        f"<meta name='description' content='{NAME}'>",
        f"<table summary='{NAME}'></table>",
        "<a download='oakfield-primary-school.pdf' href='/1'>…</a>",
        "<svg><a xlink:href='https://www.oakfield.leeds.sch.uk/'><text>…</text></a></svg>",
        "<img src='/pictures/oakfield-primary-school.jpg'>",
        "<picture><source srcset='/oakfield-primary-school.jpg 2x'></picture>",
        "<video poster='/oakfield-primary-school.jpg'></video>",
        "<iframe src='https://www.oakfield.leeds.sch.uk/'></iframe>",
        "<object data='https://www.oakfield.leeds.sch.uk/a.pdf'></object>",
        "<link rel='me' href='https://www.oakfield.leeds.sch.uk/'>",
        f"<link rel='alternate' title='{NAME}' href='/feed'>",
        f"<style>p::before {{content: 'At ' '{NAME}'}}</style>",
        f"<p><template shadowrootmode='open'><b>{NAME}</b></template></p>",
        # Data under a label of a place of work.
        scheduled({"worksFor": {"@type": "Organization", "name": "Oakfield"}}),
        # An address that the page's programs decipher.
        f"<a data-cfemail='{CLOUDFLARE}'>[email protected]</a>",
        f"<a data-cfemail='00ff'>{NAME}</a>",
        f"<a href='/cdn-cgi/l/email-protection#{CLOUDFLARE}'>Write to me</a>",
    ],
)
def test_what_no_reader_takes_leaves_the_text_about_the_person_open(body: str) -> None:
    assert left_open(body) == [Fact.PROFILE_BIO]


@each("before", [0, 30, *range(58, 66)])
def test_so_do_lines_in_a_row_however_many_are_before_them(before: int) -> None:
    lines = [*(f"Line {number}" for number in range(before)), "Oakfield", "Primary", "School"]
    assert left_open("".join(f"<p>{line}</p>" for line in lines)) == [Fact.PROFILE_BIO]


@each("program", ['x = ["a", b];', 'x = ["a", 1];', f'x = ["a", {"[" * 100_000}];'])
def test_a_list_in_a_program_that_is_no_text_in_pieces_costs_nothing(program: str) -> None:
    assert left_open(f"<script>{program}</script><p>{NAME}</p>") == [Fact.PROFILE_BIO]


_IN_A_LINE = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr "
    "output q rp rt ruby s samp small span strike strong sub sup time tspan tt u var wbr x-mark"
)


@each("tag", _IN_A_LINE.split())
def test_so_does_a_name_that_is_marked_in_the_middle_of_a_line(tag: str) -> None:
    body = f"<p>Now at Oakfield <{tag}>Primary</{tag}> School, in Leeds</p>"
    assert left_open(body) == [Fact.PROFILE_BIO]


@each(
    "body",
    [
        json.dumps({"a": [NAME]}),
        f'0:["$1"]\n1:T400,{LONG}',
        f'0:["$1"]\n1:T400,{NAME.rjust(1024)}',
    ],
)
def test_so_does_what_a_page_was_answered(body: str) -> None:
    reply = Reply("https://www.facebook.com/api/graphql/", "Other", 200, body)
    assert left_open("", replies=(reply,)) == [Fact.PROFILE_BIO]


def test_so_does_what_stands_in_a_frame() -> None:
    frame = Frame("https://www.facebook.com/frame", f"<p>{NAME}</p>")
    assert left_open("", frames=(frame,)) == [Fact.PROFILE_BIO]


_OWN = "https://www.facebook.com"


@each(
    ("text", "is_left"),
    [
        (f"{_OWN}/pages/Oakfield-PrimarySchool/12", False),
        ("https://owls.example/Oakfield-Primary-School", True),
        (f"{_OWN}/l.php?u=https://owls.example/Oakfield-Primary-School", True),
        (f"{_OWN}/l.php?u=https%253A%252F%252Fowls.example/Oakfield-Primary-School", True),
        (f"{_OWN}/1 I run the choir of Oakfield-Primary-School", True),
        ("https://[/Oakfield-Primary-School", True),
    ],
)
def test_an_address_of_the_network_with_a_name_that_was_read_is_in_its_place(
    text: str, *, is_left: bool
) -> None:
    page = page_of(FACEBOOK, "profile")
    seen = capture(f'<main><a href="{text}">…</a></main>')
    context = ReadContext(FACEBOOK.id, seen, page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL))
    read = [_listed(context, [Entry(text=f"Class 4 at {NAME}", audience=Audience.PUBLIC)])]
    left = [r.fact for r in unplaced(page, context, read, FACEBOOK.policy)]
    assert left == ([Fact.PROFILE_BIO] if is_left else [])
    assert [r.fact for r in unplaced(page, context, read)] == [Fact.PROFILE_BIO]


_NAMING = "amy.oakfield-primary-school"


@pytest.mark.parametrize(
    ("own", "body", "is_left"),
    [
        (_NAMING, f'<a href="/{_NAMING}/about">…</a>', False),
        ("oakfieldprimaryschool", f'<a href="{_OWN}/OakfieldPrimarySchool">…</a>', False),
        ("oakfieldprimaryschool", "<p>@oakfieldprimaryschool</p>", False),
        ("oakfieldprimaryschool", "<p>facebook.com/oakfieldprimaryschool</p>", False),
        ("oakfieldprimaryschool", "<p>myfacebook.com/oakfieldprimaryschool</p>", True),
        ("oakfieldprimaryschool", '<a href="/pages/oakfieldprimaryschool">…</a>', True),
        ("oakfieldprimaryschool", '<a href="https://a.example/oakfieldprimaryschool">…</a>', True),
        ("oakfieldprimaryschool", f'<a href="{_OWN}/groups/oakfieldprimaryschool">…</a>', True),
        ("oakfieldprimaryschool", '<a href="//m.facebook.com/oakfieldprimaryschool">…</a>', False),
        ("oakfieldprimaryschool", "<p>Oakfield Primary School</p>", True),
        ("oakfieldprimaryschool", "<p>@oakfieldprimaryschool of Oakfield Primary School</p>", True),
        ("oakfieldprimaryschool", "<p>oakfieldprimaryschool.example</p>", True),
        ("amy", f'<a href="/{_NAMING}/about">…</a>', True),
        ("", f'<a href="/{_NAMING}/about">…</a>', True),
    ],
)
def test_the_name_in_the_profile_s_own_address_is_judged_by_itself(
    own: str, body: str, *, is_left: bool
) -> None:
    page = page_of(FACEBOOK, "profile")
    seen = capture(f"<main>{body}</main>")
    context = ReadContext(
        FACEBOOK.id,
        seen,
        page.id,
        Basis.ASSUMPTION,
        None,
        SchoolMatcher(SCHOOL),
        profile_url=own and f"{_OWN}/{own}",
    )
    left = [r.fact for r in unplaced(page, context, (), FACEBOOK.policy)]
    assert left == ([Fact.PROFILE_BIO] if is_left else [])


@pytest.mark.parametrize(
    "body",
    [
        f"<div {HIDDEN_MARK}=''>{NAME}</div>",
        f"<aside>People you may know: {NAME}</aside>",
        f'<div role="complementary">{NAME}</div>',
        f"<style>/* {NAME} */</style>",
        f"<!-- {NAME} -->",
        f"<template><p>{NAME}</p></template>",
        f"<details {HIDDEN_MARK}=''><p>{NAME}</p></details>",
        f"<style>p::before {{--note: '{NAME}'}}</style>",
        "<main><p>A teacher in a school</p></main>",
        "<ul><li>Lives in Oakfield</li><li>School</li></ul>",
        "<ul><li>Jane Oakfield</li><li>Primary school teacher</li></ul>",
        "<ul><li>Hometown</li><li>Oakfield</li></ul>",
        "<ul><li>The Oakfield Arms</li><li>School friends</li></ul>",
        f"<ul><li>Oakfield</li><li>{'A long way from here. ' * 5}</li><li>School</li></ul>",
    ],
)
def test_what_nobody_sees_or_stands_beside_or_names_no_school_does_not(body: str) -> None:
    assert left_open(body) == []


def test_what_was_read_is_in_its_place_wherever_it_stands_again() -> None:
    data = (header(), intro(f"Teacher at {NAME}"), feed())
    assert left_open(f"<main><p>Teacher at {NAME}</p></main>", data=data) == []
    apart = "<table><tr><td>Teacher at Oakfield</td><td>Primary School</td></tr></table>"
    assert left_open(apart, data=data) == []
    split = "<main><p>Teacher at <b>Oakfield</b> <i>Primary</i> School</p></main>"
    assert left_open(split, data=data) == []


def test_an_address_beside_a_name_that_was_read_is_not_read_with_it() -> None:
    data = (header(), intro(f"Teacher at {NAME}"), feed())
    beside = f"<p>Teacher at {NAME}, amy@oakfield.leeds.sch.uk</p>"
    assert left_open(beside, data=data) == [Fact.PROFILE_BIO]
    after_link = f"<p>https://owls.example/ Teacher at {NAME}, amy@oakfield.leeds.sch.uk</p>"
    assert left_open(after_link, data=data) == [Fact.PROFILE_BIO]
    assert left_open(f"<p>Teacher at {NAME} since 2015, at {NAME}</p>", data=data) == []


def test_a_link_that_is_shortened_in_one_place_makes_no_other_text() -> None:
    data = (header(), intro(f"Teacher at {NAME}. https://owls.example/"), feed())
    assert left_open(f"<p>Teacher at {NAME}. https://sh.example/1</p>", data=data) == []
    other = f"<p>Governor of {NAME}. https://sh.example/1</p>"
    assert left_open(other, data=data) == [Fact.PROFILE_BIO]
    school = f"<p>Teacher at {NAME}. https://www.oakfield.leeds.sch.uk/</p>"
    assert left_open(school, data=data) == [Fact.PROFILE_BIO]
    # A link alone is compared as it is.
    data = (header(), intro("Our page: https://www.oakfield.leeds.sch.uk/year-4"), feed())
    assert left_open("<p>Our page: amy@oakfield.leeds.sch.uk</p>", data=data) == [Fact.PROFILE_BIO]


_BIO = f"I teach at {NAME} and grow beans. www.oakfield.leeds.sch.uk/y4"


@each(
    ("bio", "shown", "is_left"),
    [
        (_BIO, f"<p aria-label='About me. I teach at {NAME}… more'></p>", False),
        (_BIO, f"<p>We know: {NAME} and grow beans, says Amy</p>", False),
        (f"Amy of {NAME}", f"<h2>Amy of {NAME}’s posts</h2>", False),
        (
            "oakfield.leeds.sch.uk",
            "<a href='/l?u=http://www.oakfield.leeds.sch.uk/&h=1'></a>",
            False,
        ),
        (_BIO, f"<p>I once went to {NAME}, as a child</p>", True),
        (_BIO, f"<p>I teach at {NAME}… and more: {NAME} choir</p>", True),
        (_BIO, f"<p>Amy: I teach at {NAME}, ask at www.oakfield.leeds.sch.uk</p>", True),
        (_BIO, f"<p>About me. I teach at {NAME}… jo@oakfield.leeds.sch.uk</p>", True),
    ],
)
def test_a_text_that_was_read_may_stand_again_cut_or_with_words_around_it(
    bio: str, shown: str, *, is_left: bool
) -> None:
    data = (header(), intro(bio), feed())
    assert left_open(shown, data=data) == ([Fact.PROFILE_BIO] if is_left else [])


def test_a_place_of_work_that_was_read_is_judged_as_such_and_names_no_school_again() -> None:
    page = page_of(FACEBOOK, "profile")
    seen = capture("<main><h2>Workplace</h2><p>Oakfield</p></main>")
    context = ReadContext(FACEBOOK.id, seen, page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL))

    def left(fact: Fact) -> list[Fact]:
        read = context.observed(fact, Entries(entries=(Entry(text="Oakfield"),)), "Oakfield")
        return [reading.fact for reading in unplaced(page, context, [read])]

    assert left(Fact.PROFILE_EMPLOYER) == []
    assert left(Fact.PROFILE_LOCATION) == [Fact.PROFILE_BIO]


JOB = Entry(text=NAME, detail=f"Teacher at {NAME}, 2015", audience=Audience.FRIENDS)
GROUP = Entry(text=f"Friends of {NAME}", detail="Group", audience=Audience.FRIENDS)
IN_PARTS = Entry(text=f"Treasurer, {NAME} PTA", detail=f"Run by {NAME}")
PARTS = f"<p>Treasurer, {NAME} PTA</p><p>Run by {NAME}</p>"
IN_DETAIL = Entry(text="Teacher", detail=NAME, audience=Audience.FRIENDS)
IN_TEXT = Entry(text=NAME, detail="Teacher", audience=Audience.FRIENDS)
IN_BOTH = Entry(text=f"Teacher at {NAME}", detail=NAME, audience=Audience.FRIENDS)
TOWN = Entry(text="Leeds", audience=Audience.FRIENDS)
OPEN = JOB.model_copy(update={"audience": Audience.PUBLIC})
ROW = f"<p>Teacher at {NAME}</p>"


@each(
    ("body", "read", "before", "is_left"),
    [
        (ROW, [JOB], [], False),
        (ROW + ROW, [JOB], [], True),
        (f"{ROW}<section><h2>Highlights</h2><p>{NAME}</p></section>", [JOB], [], True),
        (ROW + ROW, [JOB, JOB], [], False),
        (ROW, [], [JOB], True),
        # The Intro says no audience; what it shows is no more than what stands under About.
        (ROW, [JOB.model_copy(update={"audience": None})], [], False),
        # Once it is known to be for anyone, nothing hangs on how often it stands there.
        (ROW + ROW, [OPEN], [], False),
        (ROW + ROW, [JOB], [OPEN], False),
        (f"{ROW}<p>Friends of {NAME}</p>", [JOB, GROUP], [], False),
        (PARTS, [IN_PARTS], [], False),
        (f"{PARTS}<p>Run by {NAME}</p>", [IN_PARTS], [], True),
        # An entry is shown on as many lines as it has parts that name the school.
        (ROW + ROW, [IN_DETAIL], [], True),
        (ROW + ROW, [IN_TEXT], [], True),
        (ROW + ROW, [IN_BOTH], [], True),
        # What names no school makes room for nothing, whoever sees it.
        (ROW + ROW, [JOB, TOWN], [], True),
        (ROW + ROW, [JOB, TOWN.model_copy(update={"audience": Audience.PUBLIC})], [], True),
        (ROW + ROW, [JOB.model_copy(update={"audience": Audience.MEMBERS})], [], False),
        (ROW, [], [OPEN], False),
        # What is hidden, or said of it by a button, is nothing that stands there again.
        (f"{ROW}<button aria-label='Edit {NAME}'></button>", [JOB], [], False),
        (f"{ROW}<p {HIDDEN}>{NAME}</p>", [JOB], [], False),
    ],
)
def test_words_read_as_for_friends_are_in_their_place_as_often_as_they_were_read(
    body: str, read: list[Entry], before: list[Entry], *, is_left: bool
) -> None:
    page = page_of(FACEBOOK, "about_work")
    context = ReadContext(
        FACEBOOK.id, capture(body), page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL)
    )
    context = replace(context, earlier=tuple(_listed(context, [entry]) for entry in before))
    left = [r.fact for r in unplaced(page, context, [_listed(context, read)])]
    assert left == ([Fact.PROFILE_BIO] if is_left else [])


def _listed(context: ReadContext, entries: list[Entry]) -> Observed:
    return context.observed(Fact.PROFILE_EMPLOYER, Entries(entries=tuple(entries)), NAME)


@each(
    ("more", "is_left"),
    [
        ("", False),
        (f"<h2>Highlights</h2><p>{NAME}</p>", True),
        (f"<p>A long day at {NAME}</p>", True),
    ],
)
def test_a_post_does_not_count_against_them_nor_the_address_to_sign_in_with(
    more: str, *, is_left: bool
) -> None:
    page = page_of(FACEBOOK, "profile")
    post = f"A long day at {NAME}"
    seen = capture(f"{ROW}<article>{post}</article><p>amy@oakfield.leeds.sch.uk</p>{more}")
    context = ReadContext(FACEBOOK.id, seen, page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL))
    context.searched.append(post)
    address = Entry(text="amy@oakfield.leeds.sch.uk", audience=Audience.ONLY_ME)
    signed_in = context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=(address,)), address.text)
    left = [r.fact for r in unplaced(page, context, [_listed(context, [JOB]), signed_in])]
    assert left == ([Fact.PROFILE_BIO] if is_left else [])


def test_a_post_that_is_not_on_the_page_excuses_no_other_line() -> None:
    page = page_of(FACEBOOK, "profile")
    seen = capture(f"{ROW}<p>Governor of {NAME}</p>")
    context = ReadContext(FACEBOOK.id, seen, page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL))
    context.searched.append(f"A long day at {NAME}")
    left = [r.fact for r in unplaced(page, context, [_listed(context, [JOB])])]
    assert left == [Fact.PROFILE_BIO]


def test_so_is_a_post_that_was_searched() -> None:
    post = story(1, "friends", "Your friends", text=f"A long day at {NAME}")
    data = (header(), intro("Gardener."), feed(post))
    assert left_open(f"<article>A long day at {NAME}</article>", data=data) == []


def test_a_page_of_settings_is_not_looked_through() -> None:
    seen = settings("How people find you", f"<p>{NAME}</p><p>amy@oakfield.leeds.sch.uk</p>")
    assert _open("settings_find", seen) == []


def test_a_work_address_on_the_page_of_sign_in_addresses_leaves_open_which_it_is() -> None:
    page = page_of(FACEBOOK, "account_emails")

    def left(body: str) -> list[Fact]:
        seen = capture(f"<main>{body}</main>")
        context = ReadContext(
            FACEBOOK.id, seen, page.id, Basis.ASSUMPTION, None, SchoolMatcher(SCHOOL)
        )
        return [reading.fact for reading in unplaced(page, context, ())]

    assert left("<p>amy@oakfield.leeds.sch.uk</p>") == [Fact.ACCOUNT_EMAIL]
    assert left(f"<p>amy@example.org</p><p>{NAME}</p>") == []


def test_what_is_read_stands_beside_it() -> None:
    html = document(f"<main>{NAME}</main>", data=DATA, owner=ME)
    readings = read_page(
        FACEBOOK,
        page_of(FACEBOOK, "profile"),
        capture(html),
        matcher=SchoolMatcher(SCHOOL),
        account_id=ME,
    )
    assert Fact.PROFILE_BIO in {r.fact for r in readings if isinstance(r, Observed)}
