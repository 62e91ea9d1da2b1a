"""What a settings page asks and answers, on pages as small as can be: decided once, for all."""

from collections.abc import Sequence

import pytest

from profilecheck.browser.capture import Capture, Frame
from profilecheck.browser.dom import without_native_state
from profilecheck.sites.controls import Answer, Kind
from profilecheck.sites.form import Question, form_of, questions
from profilecheck.sites.wording import Labels
from profilecheck.vocabulary import Audience
from tests.each import each
from tests.sites.readings import capture_of

LABELS = Labels(
    language="en",
    rows={
        "list": ("Who can see your list?",),
        "find": ("Let others find you",),
        "hint": ("Remember",),
        "edit_privacy": ("Edit privacy. Sharing with",),
    },
    audiences={
        "Public": Audience.PUBLIC,
        "Friends": Audience.FRIENDS,
        "Friends except…": Audience.FRIENDS_EXCEPT,
        "Only me": Audience.ONLY_ME,
    },
    switches={"On": True, "Off": False},
)
LIST, FIND = "Who can see your list?", "Let others find you"


def page(body: str, frames: Sequence[str] = ()) -> Capture:
    inner = tuple(Frame("https://social.example/frame", html) for html in frames)
    html = f'<html lang="en"><body>{body}</body></html>'
    return capture_of(html, "https://social.example/settings", frames=inner)


def asked(body: str, row: str = "list") -> tuple[Question, ...]:
    return tuple(q for q in questions(page(body), LABELS) if q.row == row)


def answer(body: str, row: str = "list") -> str | bool | None:
    """The one answer to the one question, None where it is undecided."""
    (question,) = asked(body, row)
    assert question.undecided is (len(question.answers) != 1)
    if question.undecided:
        return None
    (only,) = question.answers
    return only.on if only.on is not None else only.words


def radios(
    marked: str = "", *, name: str = "a", words: Sequence[str] = ("Only me", "Public")
) -> str:
    return "".join(
        f'<label><input type="radio" name="{name}"{" checked" if w == marked else ""}> {w}</label>'
        for w in words
    )


def group(marked: str = "", role: str = "radio") -> str:
    return "".join(
        f'<div role="{role}" aria-checked="{str(w == marked).lower()}">{w}</div>'
        for w in ("Only me", "Public")
    )


# What is marked is the answer, in whatever form


@each(
    "body",
    [
        f"<fieldset><legend>{LIST}</legend>{radios('Public')}</fieldset>",
        f"<div><p>{LIST}</p>{radios('Public')}</div>",
        f"<h2>Privacy</h2><h3>{LIST}</h3>{radios('Public')}",
        f"<h2>Privacy</h2><p>{LIST}</p><p>Remember: you choose.</p>{radios('Public')}",
        f'<div role="radiogroup" aria-label="{LIST}">{group("Public")}</div>',
        f'<p id="q">{LIST}</p><div role="radiogroup" aria-labelledby="q">{group("Public")}</div>',
        f'<div><p>{LIST}</p><div role="menu">{group("Public", "menuitemradio")}</div></div>',
        f'<label for="s">{LIST}</label><p>x</p><select id="s"><option>Only me'
        "<option selected>Public</select>",
        f"<label>{LIST}<select><option>Only me</option><option selected>Public</option></select>"
        "</label>",
        f'<select aria-label="{LIST}"><option>Only me<option selected>Public</select>',
        f"<li><span>{LIST}</span><div>{radios('Public')}</div></li>",
        f'<li><span>{LIST}</span><b role="button" aria-label="Edit privacy. Sharing with Public.">'
        "Edit</b></li>",
    ],
)
def test_a_choice_that_is_marked_is_the_answer(body: str) -> None:
    assert answer(body) == "Public"


@each(
    "body",
    [
        f"<div><span>{LIST}</span><span>Public</span></div>",
        f"<p>{LIST}</p><p>Public</p>",
        f"<p>{LIST}</p><p>Remember this</p><p>Public</p>",
        f"<p>{LIST}</p><p>This is about everybody who comes by.</p><p>Public</p>",
        f"<li><a href=x><span>{LIST}</span><span>A little more</span><span>Public</span></a></li>",
        f"<li><span>{LIST}</span><span>Public</span><button>Edit</button></li>",
        f"<li><span>{LIST}</span><button>Public</button><button>Edit</button></li>",
        f"<div>{LIST}</div><div>Public</div><div>{FIND}</div><div>Off</div>",
    ],
)
def test_words_below_the_question_are_its_answer(body: str) -> None:
    assert answer(body) == "Public"


@each("asks", ["Who can see your list", "Who can see your list:", LIST.upper()])
@each("says", ["Only me", "Only me.", "ONLY ME", "Only\u00a0me"])
def test_a_question_is_known_by_its_words_and_an_answer_by_its_own(asks: str, says: str) -> None:
    (question,) = asked(f"<div><span>{asks}</span><span>{says}</span></div>")
    assert [a.audience(LABELS) for a in question.answers] == [Audience.ONLY_ME]


def test_who_is_left_out_is_part_of_the_answer() -> None:
    (question,) = asked(f"<div><span>{LIST}</span><span>Friends except: Zebulon</span></div>")
    assert [a.audience(LABELS) for a in question.answers] == [Audience.FRIENDS_EXCEPT]
    explained = f"<fieldset><legend>{LIST}</legend><label><input type=radio checked><b>Friends</b>"
    (question,) = asked(explained + "<p>except Zebulon</p></label></fieldset>")
    assert [a.audience(LABELS) for a in question.answers] == [Audience.FRIENDS_EXCEPT]
    (question,) = asked(explained + "<p>Those whom you know</p></label></fieldset>")
    assert [a.audience(LABELS) for a in question.answers] == [Audience.FRIENDS]


@each("around", ["<li>{}</li>", "<div>{}</div>"])
@each(
    ("words", "audience"),
    [
        (("Friends", "except Zebulon"), Audience.FRIENDS_EXCEPT),
        (("Only", "me"), Audience.ONLY_ME),
        (("Only me", "A little more"), Audience.ONLY_ME),
    ],
)
def test_an_answer_in_two_elements_is_one(
    words: Sequence[str], audience: Audience, around: str
) -> None:
    pieces = "".join(f"<span>{piece}</span>" for piece in words)
    (question,) = asked(around.format(f"<span>{LIST}</span><span>{pieces}</span>"))
    assert [a.audience(LABELS) for a in question.answers] == [audience]


OFF = '<b role="switch" aria-checked="false"></b>'
NAMED_OFF = f'<b role="switch" aria-checked="false" aria-label="{FIND}"></b>'


@each(
    ("body", "said"),
    [
        (f"<li><span>{FIND}</span><span>On</span>{OFF}</li>", {False, "On"}),
        (f"<li><span>{FIND}</span><span>On</span>{NAMED_OFF}</li>", {False, "On"}),
        (f"<li><span>{FIND}</span><span>Off</span>{OFF}</li>", {False}),
        (f"<li><span>{FIND}</span><i>Off</i>{NAMED_OFF}<i>On</i></li>", {False}),
        (f"<ul><li><i>{FIND}</i>{NAMED_OFF}</li><li><i>Calls</i><i>On</i></li></ul>", {False}),
        (f"<div><i>{FIND}</i>{NAMED_OFF}<p>Calls</p><p>On</p></div>", {False}),
    ],
)
def test_words_beside_a_control_that_say_another_answer_are_one_too(
    body: str, said: set[str | bool]
) -> None:
    answers = {a for q in asked(body, "find") for a in q.answers}
    assert {a.words if a.on is None else a.on for a in answers} == said


@each(
    "body",
    [
        f"<li><span>{LIST}</span><s>Only me</s></li>",
        f"<div><p>{LIST}</p><del>Only me</del></div>",
        f'<li><span>{LIST}</span><div role="tooltip"><p>Only me</p></div></li>',
        f'<li aria-busy="true"><span>{LIST}</span><span>Only me</span></li>',
        f'<div><p>{LIST}</p><p aria-busy="true">Only me</p></div>',
    ],
)
def test_words_that_were_struck_out_explain_or_are_being_changed_are_no_answer(body: str) -> None:
    assert answer(body) is None


@each("says", ["You have unsaved changes", "Your changes aren’t saved yet.", "Cambios sin guardar"])
@each(
    "body",
    [
        f"<fieldset><legend>{LIST}</legend>{radios('Only me')}</fieldset>",
        f"<li><span>{LIST}</span><span>Only me</span></li>",
        f'<div role="radiogroup" aria-label="{LIST}">{group("Only me")}</div>',
    ],
)
def test_what_waits_to_be_saved_is_not_in_effect(body: str, says: str) -> None:
    assert answer(body) == "Only me"
    assert answer(f'{body}<div role="status"><p>{says}</p><button>Save</button></div>') is None
    assert answer(f"{body}<div hidden>{says}</div>") == "Only me"


def test_what_one_frame_waits_for_holds_for_the_whole_page() -> None:
    answered = f"<main><li><span>{LIST}</span><span>Only me</span></li></main>"
    assert not form_of(page(answered, ["<p>Help</p>"])).is_loading
    assert form_of(page(answered, ['<div role="progressbar"></div>'])).is_loading
    waiting = page(answered, ["<main><p>You have unsaved changes</p></main>"])
    (question,) = questions(waiting, LABELS)
    assert (question.answers, question.undecided) == ((), True)


@each("before", ["<s>Only me</s>", "<del>Only me</del>", '<div role="tooltip">Only me</div>'])
def test_the_answer_beside_them_is_one(before: str) -> None:
    assert answer(f"<li><span>{LIST}</span>{before}<span>Public</span></li>") == "Public"


# What is only offered is no answer


@each(
    "body",
    [
        f"<fieldset><legend>{LIST}</legend>{radios()}</fieldset>",
        f"<div><p>{LIST}</p>{radios()}</div>",
        f"<h2>x</h2><h3>{LIST}</h3>{radios()}",
        f'<div role="radiogroup" aria-label="{LIST}">{group()}</div>',
        f'<div>{LIST}</div><div role="menu">{group(role="menuitemradio")}</div>',
        f'<div>{LIST}</div><div role="listbox">{group(role="option")}</div>',
        f"<label>{LIST}</label><select><option>Only me<option>Public</select>",
        f"<div>{LIST}</div><div>Only me</div><div>Public</div>",
        f"<div>{LIST}</div><ul><li>Only me</li><li>Public</li></ul>",
        f"<div>{LIST}</div><button>Only me</button><button>Public</button>",
        f"<li><span>{LIST}</span><span>Only me</span><span>Public</span></li>",
        f"<div>{LIST}</div><input type=radio id=a><label for=a>Only me</label>",
        f"<div>{LIST}</div><div><p>Only me</p><div role=radio>Public</div></div>",
        f"<div>{LIST}</div>{radios()}<div>Only me</div>",
        f"<div>{LIST}</div><i role=radio></i><p>Only me</p>",
        f"<div>{LIST}</div><p>Only me</p><i role=radio></i>",
    ],
)
def test_what_is_offered_is_no_answer_however_it_is_spaced(body: str) -> None:
    assert answer(body) is None
    assert answer(body.replace("><", ">\n<!-- x --> <")) is None


OPTIONS = "<option selected>Only me<option>Public"


@each(
    ("body", "row", "said"),
    [
        (f'<select aria-label="{LIST}">{OPTIONS}</select><b>Public</b>', "list", "Public"),
        (
            f'<p role="radiogroup" aria-label="{LIST}">{group("Only me")}</p><b>Public</b>',
            "list",
            "Public",
        ),
        (f'<i role="switch" aria-checked="true" aria-label="{FIND}"></i><b>Off</b>', "find", "Off"),
    ],
)
def test_other_words_beside_a_control_are_told_as_well(body: str, row: str, said: str) -> None:
    label = LIST if row == "list" else FIND
    answers = [a for q in asked(f"<li><b>{label}</b>{body}</li>", row) for a in q.answers]
    assert len(answers) == 2
    assert said in {a.words for a in answers}


@each(
    "body",
    [
        f"<div>{LIST}</div>",
        f"<div>{LIST}</div><div>{FIND}</div><div>Only me</div>",
        f"<div>{LIST}</div><div>What else?</div><div>Only me</div>",
        f"<ul><li>{LIST}</li><li>Only me</li></ul>",
        f"<li><span>{LIST}</span><button>Edit</button></li><li>Only me</li>",
        f"<p>{LIST}</p><fieldset><legend>Newsletter</legend>{radios('Only me')}</fieldset>",
        f"<fieldset><legend>{LIST}</legend>{radios()}</fieldset>"
        f"<fieldset><legend>Newsletter</legend>{radios('Only me')}</fieldset>",
        f"<form><p>{LIST}</p>{radios()}</form><form><p>Newsletter</p>{radios('Only me')}</form>",
        f"<div><span>{LIST}</span><b role=switch aria-checked=false aria-label='Videos'></b></div>",
    ],
)
def test_what_belongs_to_another_question_is_no_answer(body: str) -> None:
    assert answer(body) is None


def test_choices_without_a_name_belong_to_the_question_above_them() -> None:
    loose = radios(name="").replace(' name=""', "")
    body = f"<h2>x</h2><p>{LIST}</p>{loose}<p>Who can call you?</p>"
    assert answer(body + loose.replace("<input", "<input checked", 1)) is None
    assert answer(body.replace("<input", "<input checked", 1) + loose) == "Only me"


# Two answers


@pytest.mark.parametrize(
    "body",
    [
        f"<div><p>{LIST}</p>{radios('Public')}{radios('Only me', name='b')}</div>",
        f"<div><p>{LIST}</p>{radios('Public').replace('<input', '<input checked')}</div>",
        f"<div><p>{LIST}</p><div role=radiogroup>{group().replace('false', 'true')}</div></div>",
        f"<label for=s>{LIST}</label><select id=s multiple><option selected>Only me"
        "<option selected>Public</select>",
    ],
)
def test_two_answers_of_controls_are_undecided(body: str) -> None:
    (question,) = asked(body)
    assert question.undecided
    assert {a.words for a in question.answers} == {"Only me", "Public"}


def test_a_question_that_stands_twice_is_told_twice() -> None:
    body = f"<li><span>{LIST}</span><span>Public</span></li>"
    twice = asked(body + body.replace("Public", "Only me"))
    assert [q.answers for q in twice] == [(Answer("Public"),), (Answer("Only me"),)]


def test_a_button_and_the_words_beside_it_can_differ() -> None:
    button = '<b role="button" aria-label="Edit privacy. Sharing with Only me. ">Edit</b>'
    (question,) = asked(f"<li><span>{LIST}</span><span>Public</span>{button}</li>")
    assert {a.audience(LABELS) for a in question.answers} == {Audience.PUBLIC, Audience.ONLY_ME}


# Switches and boxes


@each(
    ("control", "on"),
    [
        ("<b role=switch aria-checked=true aria-label='Let others find you'></b>", True),
        ("<b role=switch aria-checked=false aria-label='Let others find you:'></b>", False),
        ("<button aria-pressed=true aria-label='Let others find you'></button>", True),
        ("<button aria-pressed=false aria-label='Let others find you'></button>", False),
        ("<label><input type=checkbox checked>Let others find you</label>", True),
        ("<label><input type=checkbox>Let others find you</label>", False),
        (
            "<input type=CHECKBOX role=switch id=f checked>"
            "<label for=f>Let others find you</label>",
            True,
        ),
        (
            "<label><b>Let others find you</b><i>By your number</i><input type=checkbox></label>",
            False,
        ),
        ("<div role=checkbox aria-checked=true>Let others find you</div>", True),
        ("<div role=switch aria-label='Let others find you'><input type=checkbox></div>", False),
        ("<li><span>Let others find you</span><b role=switch aria-checked=true></b></li>", True),
        (
            "<li><p>Let others find you</p><p>By number</p><b role=switch aria-checked=true></b>",
            True,
        ),
        (
            "<div><span>Let others find you</span><b role=switch aria-checked=false>Off</b></div>",
            False,
        ),
        # Drawn by its label: the box itself is not to be seen.
        ("<input hidden type=checkbox id=f checked><label for=f>Let others find you</label>", True),
        ("<label><input hidden type=checkbox>Let others find you</label>", False),
    ],
)
def test_how_a_switch_or_box_stands(control: str, on: bool) -> None:
    assert answer(control, "find") is on


@each(
    ("control", "on"),
    [
        ("<b role=switch aria-checked=true aria-label='Let others find you'>On</b>", True),
        ("<b role=switch aria-checked=true aria-label='Let others find you'>Off</b>", None),
        ("<b role=switch aria-checked=false aria-label='Let others find you'>On</b>", None),
        ("<button aria-pressed=true aria-label='Let others find you'><i>Off</i></button>", None),
        (
            "<b role=switch aria-label='Let others find you'><input type=checkbox checked>Off</b>",
            None,
        ),
        ("<label>Let others find you <input type=checkbox checked><p>Off</p></label>", None),
        ("<li><p>Let others find you</p><b role=switch aria-checked=true>Off</b></li>", None),
        (
            "<li><p>Let others find you</p><b role=switch aria-checked=true aria-label=Off></b>",
            None,
        ),
        # Both ends stand there, and one may be hidden.
        (
            "<b role=switch aria-checked=true aria-label='Let others find you'>"
            "<i>Off</i><i>On</i></b>",
            True,
        ),
        (
            "<b role=switch aria-checked=true aria-label='Let others find you'>"
            "<i hidden>Off</i><i>On</i></b>",
            True,
        ),
        (
            "<b role=switch aria-checked=true aria-label='Let others find you'>"
            "<i>Off</i><i hidden>On</i></b>",
            None,
        ),
        # A box that is called by what ticking it chooses.
        ("<li><p>Let others find you</p><label><input type=checkbox>On</label></li>", False),
        (
            "<li><p>Let others find you</p><label><input type=checkbox checked>Off</label></li>",
            None,
        ),
    ],
)
def test_a_switch_that_its_own_words_contradict_is_undecided(control: str, on: bool | None) -> None:
    assert answer(control, "find") is on
    if on is None:
        (question,) = asked(control, "find")
        assert len(question.answers) == 2


@each(
    "control",
    [
        "<b role=switch aria-label='Let others find you'></b>",
        "<b role=switch aria-checked=mixed aria-label='Let others find you'></b>",
        "<b role=switch class='off' aria-label='Let others find you'></b>",
        "<div role=checkbox class='is-checked'>Let others find you</div>",
        "<div role=switch aria-label='Let others find you'><input type=text></div>",
        "<input role=switch aria-label='Let others find you'>",
        "<input type=checkbox checked aria-checked=false aria-label='Let others find you'>",
        "<li><span>Let others find you</span><b role=switch></b></li>",
        # A box that is drawn beside the native one, and says nothing or something else.
        "<label><b role=checkbox></b><input type=checkbox>Let others find you</label>",
        "<label><b role=checkbox aria-checked=false></b><input type=checkbox checked>"
        "Let others find you</label>",
        "<li><span>Let others find you</span><b role=switch aria-checked=true></b>"
        "<b role=switch aria-checked=false></b></li>",
        # The words elsewhere do not answer for a switch that says nothing.
        "<p>Let others find you</p><p>Off</p><b role=switch aria-label='Let others find you'></b>",
    ],
)
def test_a_switch_or_box_that_does_not_say_is_undecided_and_never_off(control: str) -> None:
    assert answer(control, "find") is None


def test_a_native_box_in_a_saved_page_is_undecided() -> None:
    html = "<label><input type=checkbox>Let others find you</label>"
    kept = capture_of(without_native_state(html), "https://social.example/")
    (question,) = questions(kept, LABELS)
    assert question.is_unmarked


def test_kinds() -> None:
    box = "<label><input type=checkbox>Let others find you</label>"
    assert [q.kind for q in asked(box, "find")] == [Kind.BOX]
    assert [q.kind for q in asked(box.replace("=checkbox", "=checkbox role=switch"), "find")] == [
        Kind.SWITCH
    ]
    assert [q.kind for q in asked(f"<p>{LIST}</p>{radios('Public')}")] == [Kind.CHOICE]
    assert [q.kind for q in asked(f"<p>{LIST}</p><p>Public</p>")] == [Kind.TEXT]


# What is not the page


@each(
    "around",
    [
        "<div hidden>{}</div>",
        "<div data-profilecheck-hidden>{}</div>",
        "<noscript>{}</noscript>",
        "<template>{}</template>",
        "<nav>{}</nav><main>Nothing here</main>",
        "<main><p>Settings</p></main><footer>{}</footer>",
        "<main hidden>{}</main><p>Settings</p>",
        "<main hidden>{}</main><main>Settings</main>",
    ],
)
@each(
    "body",
    [
        f"<fieldset><legend>{LIST}</legend>{radios('Only me')}</fieldset>",
        f"<p>{LIST}</p><p>Only me</p>",
        f"<select aria-label='{LIST}'><option selected>Only me</select>",
    ],
)
def test_what_is_not_shown_or_not_the_page_is_not_read(around: str, body: str) -> None:
    assert asked(around.format(body)) == ()


def test_a_hidden_copy_does_not_answer() -> None:
    seen = f"<fieldset><legend>{LIST}</legend>{radios('Public')}</fieldset>"
    copy = seen.replace("Only me", "x").replace('"a"', '"b"')
    assert answer(f"<div hidden>{copy}</div>{seen}") == "Public"
    assert answer(f"{seen}<p hidden>Only me</p>") == "Public"


def test_a_dialog_and_a_frame_are_of_the_page() -> None:
    row = f"<p>{LIST}</p><p>Public</p>"
    assert answer(f"<main>Settings</main><div role=dialog>{row}</div>") == "Public"
    framed = page("<main>Settings</main>", [f"<html><body>{row}</body></html>"])
    assert [q.answers for q in questions(framed, LABELS)] == [(Answer("Public"),)]


def test_a_page_has_one_form_and_no_question_without_words() -> None:
    seen = page(f"<p>{LIST}</p><p>Public</p>")
    assert form_of(seen) is form_of(seen)
    assert questions(seen, LABELS) is questions(seen, LABELS)
    assert questions(seen, None) == ()


def test_a_bar_that_measures_is_not_loading() -> None:
    assert form_of(page('<div role="progressbar"></div>')).is_loading
    assert not form_of(page('<div role="progressbar" aria-valuenow="60"></div>')).is_loading


def test_deep_and_wide_pages_come_to_an_end() -> None:
    deep = "<div>" * 3000 + f"<p>{LIST}</p><p>Public</p>" + "</div>" * 3000
    assert answer(deep) == "Public"
    wide = "".join(f"<label><input type=checkbox>Thing {n}</label>" for n in range(2000))
    assert answer(wide + f"<div><p>{LIST}</p><p>Public</p></div>") == "Public"
