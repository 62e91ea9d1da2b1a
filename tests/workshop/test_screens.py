"""The search, the cards, the figures and the room's result, as both windows show them."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from profilecheck.checklist import load_checklist
from profilecheck.model import Came, Summary
from profilecheck.page.screens.handouts import HANDOUTS
from profilecheck.questions.figures import load_figures
from profilecheck.questions.searching import SearchKind, act_after, made_up_search
from profilecheck.report.handouts import Handout, card, handout_page, networks_with_cards
from profilecheck.sites import site
from profilecheck.vocabulary import Outcome
from profilecheck.workshop.app import application
from profilecheck.workshop.screens import screen_of
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step, Story, load_story
from tests.each import each
from tests.unit.test_room import summaries

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def on(step: Step) -> tuple[Stage, TestClient]:
    story = Story(kind="story", schema_version=1, title="Short", steps=(step,))
    stage = Stage(story, now=lambda: NOW)
    return stage, TestClient(application(stage), follow_redirects=False)


def projected(stage: Stage, client: TestClient) -> Iterator[LexborHTMLParser]:
    """What the projector shows, beat by beat."""
    for _ in range(screen_of(stage.step).beats(stage, stage.step)):
        answer = client.get("/projector")
        assert answer.status_code == 200
        yield LexborHTMLParser(answer.text)
        client.post("/forward")


def words(page: LexborHTMLParser) -> str:
    assert page.body is not None
    return " ".join(page.body.text(separator=" ").split())


@each("kind", SearchKind)
def test_a_search_is_guessed_first_and_then_ends_in_one_act(kind: SearchKind) -> None:
    stage, client = on(Step(title="Search", minutes=1, search=(kind,), act="Search tonight."))
    guess, reveal, end = (words(page) for page in projected(stage, client))
    results = made_up_search().of(kind)
    for result in results:
        assert result.title not in guess
        assert result.title in reveal
        assert result.text in reveal
    assert "Guess first." in guess
    assert "Do" not in guess.split()
    assert reveal.split().count("Do") == 1
    acts = {act_after(kind, result.came) for result in results}
    assert any(act in reveal for act in acts or {act_after(kind, Came.NOTHING)})
    assert "Search tonight." in end


def test_what_presses_most_is_the_act_of_a_search() -> None:
    """The name finds Amy, and somebody else with her name."""
    stage, client = on(Step(title="Search", minutes=1, search=(SearchKind.NAME,)))
    _, reveal, end = (words(page) for page in projected(stage, client))
    assert act_after(SearchKind.NAME, Came.TO_ACT_ON) in reveal
    assert act_after(SearchKind.NAME, Came.SOMEBODY_ELSE) not in reveal
    assert "1 search, 2 results." in end
    assert "1 of them to act on." in end


@pytest.mark.parametrize("network", [one.id for one in networks_with_cards()])
def test_a_card_is_shown_whole_and_then_each_code_large(network: str) -> None:
    stage, client = on(Step(title="Free", minutes=1, say=("A line.",)))
    assert client.post("/card", data={"network": network}).status_code == 303
    made = card(next(one for one in networks_with_cards() if one.id == network))
    whole, *each = projected(stage, client)
    labels = [f"QR code of {setting.address}" for setting in made.settings]
    assert [code.attributes["aria-label"] for code in whole.css(".qr")] == labels
    assert len(each) == len(made.settings) == 3
    for page, setting in zip(each, made.settings, strict=True):
        assert len(page.css(".qr svg")) == 1
        assert setting.press in words(page)
    assert not stage.is_free


def test_there_is_no_card_of_what_is_no_network() -> None:
    _, client = on(Step(title="Free", minutes=1, say=("A line.",)))
    for form in ({"network": "bebo"}, {}):
        assert client.post("/card", data=form).status_code == 422


def test_the_trainer_chooses_networks_by_their_own_names() -> None:
    _, client = on(Step(title="Free", minutes=1, say=("A line.",)))
    offered = [o.text(strip=True) for o in LexborHTMLParser(client.get("/").text).css("option")]
    wanted = {
        f"Amy Carter, {site(name).name}" for name in ("linkedin", "mastodon@mastodon.example", "x")
    }
    assert wanted <= {*offered}
    assert "Amy Carter, MySpace: Privacy" in offered


def test_the_trainer_gets_the_handouts_as_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unprinted(page: str) -> bytes:
        return page.encode()

    monkeypatch.setattr("profilecheck.page.screens.handouts.pdf", unprinted)
    _, client = on(Step(title="Free", minutes=1, say=("A line.",)))
    links = LexborHTMLParser(client.get("/").text).css("a[download]")
    assert [link.attributes["href"] for link in links] == [f"/handouts/{h}.pdf" for h in HANDOUTS]
    answer = client.get("/handouts/clauses.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.text == handout_page(Handout.CLAUSES, load_checklist(), networks_with_cards())
    assert client.get("/handouts/else.pdf").status_code == 404


def test_a_figure_stands_with_its_year_place_and_source_and_an_old_one_is_called_old() -> None:
    ids = ("open-profiles", "networks-used")
    stage, client = on(Step(title="Says", minutes=1, ask="Who?", say=("A line.",), figures=ids))
    asked, old, new, said = (words(page) for page in projected(stage, client))
    by_id = {figure.id: figure for figure in load_figures(NOW.date())}
    for page, one in ((old, ids[0]), (new, ids[1])):
        assert by_id[one].says in page
        assert by_id[one].origin(NOW.date()) in page
    assert "An old figure: 2009." in old
    assert "old figure" not in new
    assert not any(figure.says in asked + said for figure in by_id.values())
    assert "A line." in said


# ------------------------------------------------------------------ the room

ROOM = Step(title="Room", minutes=1, ask="Who changed?", room=True, act="Look again.")


def test_off_the_story_its_own_person_and_switch_are_chosen_at_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage(load_story(), now=lambda: NOW)
    monkeypatch.setattr(stage, "look_ahead", lambda: None)
    page = LexborHTMLParser(TestClient(application(stage)).get("/").text)
    first = [page.css_first(f"select[name={name}] option[selected]") for name in ("whose", "what")]
    values = [option.attributes["value"] for option in first if option]
    assert values == ["exposed facebook", "exposed facebook-friends-list"]


def chosen(made: Sequence[Summary]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (f"room-{n}.json", one.canonical())) for n, one in enumerate(made)]


def test_the_summaries_are_added_up_into_bars_and_what_is_hidden_is_said() -> None:
    stage, client = on(ROOM)
    before = [words(page) for page in projected(stage, client)]
    assert "Nothing was added up in this room." in before[-1]
    client.post("/go", data={"step": "1"})

    made = summaries(4, 5, 1, 1)
    assert client.post("/room", files=chosen(made)).status_code == 303
    assert stage.room is not None
    said = words(LexborHTMLParser(client.get("/").text))
    assert "11 summaries are added up, for the step" in said
    asked, bars, end = projected(stage, client)
    assert "Who changed?" in words(asked)
    drawn = {bar.attributes["value"] for bar in bars.css("progress")}
    assert drawn <= {"4", "5"}
    assert {bar.attributes["max"] for bar in bars.css("progress")} == {"11"}
    assert "The rest is not shown." in words(bars)
    assert "11 summaries were added up" in words(end)
    hidden = sum(chart.is_hidden for chart in (stage.room.networks, *stage.room.checks))
    assert f"{hidden} questions are not shown: too few, or all of you" in words(end)
    assert "Look again." in words(end)
    assert f"Of {hidden} nothing is shown" in words(LexborHTMLParser(client.get("/").text))

    stage.add_up([made[0]] * 5)
    trainer = words(LexborHTMLParser(client.get("/").text))
    assert "part 2 of 2" in trainer

    with stage:
        client.post("/reset")
        assert stage.room is None


def test_what_most_are_to_put_right_stands_first_and_a_room_is_not_shown_everything() -> None:
    stage, client = on(ROOM)
    keys = list(summaries(1)[0].outcomes)
    made = [
        Summary(
            networks=2,
            outcomes={
                k: Outcome.MET if n < 3 + i % 5 else Outcome.NOT_MET for i, k in enumerate(keys)
            },
        )
        for n in range(12)
    ]
    stage.add_up(made)
    _, *bars, end = (words(page) for page in projected(stage, client))
    numbers = [int(n) for page in bars for n in re.findall(r"To put right: (\d+)", page)]
    assert numbers == [9] * 6
    assert f"{len(keys) - 6} more questions are in the trainer's window." in end
    trainer = words(LexborHTMLParser(client.get("/").text))
    assert trainer.count("to put right") == len(keys)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_group_of_fewer_than_five_is_refused_in_a_sentence(count: int) -> None:
    stage, client = on(ROOM)
    stage.add_up(summaries(6))
    kept = stage.room
    answer = client.post("/room", files=chosen(summaries(count)) or {"other": b""})
    assert answer.status_code == 422
    assert "5 are the least" in answer.text
    assert stage.room is kept


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (
            "holiday.json",
            b"{}",
            "“holiday.json”: this file is damaged, or no summary",
        ),
        ("cut.json", summaries(1)[0].canonical()[:40], "Choose another one, or move it out of"),
        ("picture.json", b"\xff\xd8\xff", "“picture.json”: this is not a summary"),
        ("room-0.json", summaries(1)[0].canonical(), "chosen twice"),
        ("export.zip", b"0" * 1_100_000, "too large to be summaries"),
    ],
)
def test_what_is_no_summary_is_named_and_nothing_is_lost(
    name: str, content: bytes, says: str
) -> None:
    stage, client = on(ROOM)
    stage.add_up(summaries(6))
    kept = stage.room
    files = [*chosen(summaries(6)), ("files", (name, content))]
    answer = client.post("/room", files=files)
    assert answer.status_code == 422
    assert says in answer.text
    assert "Name another one" not in answer.text
    assert stage.room is kept
