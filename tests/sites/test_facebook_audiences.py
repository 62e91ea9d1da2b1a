"""Who can see a post or an entry: both forms, in any language, and undecided where they differ."""

import json
from typing import Any

import pytest

from profilecheck.browser.capture import Reply
from profilecheck.model import Count, Unread
from profilecheck.sites.facebook.timeline import timeline
from profilecheck.sites.facebook.wording import scope_of
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import reason, value

from .pages import (
    FACEBOOK,
    ME,
    SOMEBODY_ELSE,
    about,
    editable,
    feed,
    field,
    header,
    intro,
    profile,
    read,
    story,
)

A = Audience
ENGLISH = FACEBOOK.labels["en"]


def plain(icon: str, words: str) -> Any:
    return {"icon_image": {"name": icon}, "description": words}


@each(
    ("scope", "audience"),
    [
        (editable("EVERYONE", "everyone", "Pubblica"), A.PUBLIC),
        (
            editable("FRIENDS_OF_FRIENDS", "friends_of_friends", "Amis de vos amis"),
            A.FRIENDS_OF_FRIENDS,
        ),
        (editable("FRIENDS", "friends", "Znajomi"), A.FRIENDS),
        (editable("FRIENDS", "friends", "Znajomi", deny=2), A.FRIENDS_EXCEPT),
        (editable("FRIENDS", "custom", "Eigene", deny=1), A.FRIENDS_EXCEPT),
        (editable("FRIENDS", "friends", "Znajomi", allow=1), None),
        (editable("SELF", "only_me", "Solo yo"), A.ONLY_ME),
        (editable("SELF", "custom", "Solo yo", allow=3), A.SPECIFIC),
        (editable("EVERYONE", "a picture of later", "?"), A.PUBLIC),
        (editable("FRIENDS_OF_FRIENDS", "custom", "Eigene", deny=1), A.FRIENDS_OF_FRIENDS),
        (editable("SUPPORTERS", "supporter_exclusive", "?"), None),
        (editable("SUPPORTERS", "everyone", "?"), None),
        (editable("FRIENDS", "everyone", "?"), None),
        (editable("SELF", "everyone", "?", allow=1), None),
        (editable("SELF", "friends", "?"), None),
        (plain("friends_of_friends", "Amis de vos amis"), A.FRIENDS_OF_FRIENDS),
        (plain("everyone", "Publiczne"), A.PUBLIC),
        (plain("", "Publiczne"), None),
        (plain("custom", "Klub"), None),
    ],
)
@each("labels", [None, ENGLISH])
def test_an_audience_without_words(scope: Any, audience: Audience | None, labels: Any) -> None:
    if labels is None or scope != plain("custom", "Klub"):
        assert scope_of(scope, labels).audience is audience


@each(
    ("scope", "audience"),
    [
        (editable("FRIENDS", "friends", "Your friends"), A.FRIENDS),
        (editable("FRIENDS", "friends", "Public"), None),
        (plain("friends", "Public"), None),
        (plain("everyone", "Friends except: Zebulon Quill"), None),
        (plain("friends", "Friends except: Zebulon Quill"), A.FRIENDS_EXCEPT),
        (plain("custom", "Book club"), A.SPECIFIC),
        (editable("SELF", "custom", "Book club", allow=1), A.SPECIFIC),
        (plain("custom", "Friends of friends; Except: Zebulon Quill"), None),
        (plain("custom", "Custom: Friends of friends"), None),
        (plain("friends", "Your friends; Friends of anyone tagged"), None),
        (plain("everyone", "Everyone, with or without an account"), A.PUBLIC),
    ],
)
def test_words_come_last_and_must_not_contradict(scope: Any, audience: Audience | None) -> None:
    said = scope_of(scope, ENGLISH)
    assert said.audience is audience
    assert "Quill" not in said.words


@pytest.mark.parametrize("key", ["allow", "deny"])
@pytest.mark.parametrize("state", ["SELF", "FRIENDS", "EVERYONE"])
def test_without_the_lists_of_people_a_choice_is_not_known(key: str, state: str) -> None:
    scope = editable(state, "x", "x")
    del scope["privacy_scope_renderer"]["privacy_row_input"][key]
    assert scope_of(scope, None).audience is None


def test_friends_of_those_who_are_tagged_are_not_known() -> None:
    scope = editable("FRIENDS", "friends", "Friends")
    row = scope["privacy_scope_renderer"]["privacy_row_input"]
    row["tag_expansion_state"] = "UNSPECIFIED"
    assert scope_of(scope, None).audience is A.FRIENDS
    row["tag_expansion_state"] = "STATE_OF_LATER"
    assert scope_of(scope, None).audience is None


def with_scope(number: int, scope: Any, **more: Any) -> Any:
    made = story(number, "", "", **more)
    metadata = made["comet_sections"]["context_layout"]["story"]["comet_sections"]["metadata"]
    metadata[1]["story"]["privacy_scope"] = scope
    return made


def test_posts_in_both_forms_in_another_language() -> None:
    posts = feed(
        with_scope(1, editable("EVERYONE", "everyone", "Öffentlich")),
        with_scope(2, editable("FRIENDS", "friends", "Freunde", deny=1)),
        with_scope(3, plain("everyone", "Öffentlich")),
    )
    seen = read("profile", profile(header(), posts, lang="de"))
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=2)
    assert value(Fact.POSTS_PAST_LIMITED, seen) is False


def test_a_story_that_stands_twice_with_two_audiences_is_undecided() -> None:
    twice = feed(story(1, "everyone", "Public"), story(1, "friends", "Friends"))
    seen = read("profile", profile(header(), twice))
    assert reason(Fact.POSTS_PAST_LIMITED, seen) is UnreadReason.UNKNOWN_WORDING
    later = feed(story(1, "friends", "Friends"), story(1, "friends_plus", ""))
    seen = read("profile", profile(header(), later))
    assert reason(Fact.POSTS_PAST_LIMITED, seen) is UnreadReason.UNKNOWN_WORDING
    alike = feed(story(1, "friends", "Friends"), with_scope(1, editable("FRIENDS", "friends", "")))
    assert value(Fact.POSTS_PAST_LIMITED, read("profile", profile(header(), alike))) is True


def shaped(change: Any) -> Any:
    made = story(1, "everyone", "Public", text="Oakfield Primary School")
    change(made["comet_sections"]["content"]["story"])
    return made


@each(
    "strange",
    [
        shaped(lambda s: s.update(actors=[{"key": ME}])),
        shaped(lambda s: s.update(actors=[{"id": SOMEBODY_ELSE}, {"key": ME}])),
        shaped(lambda s: s.update(actors=[])),
        shaped(lambda s: s.update(actors={"wrapped": [{"id": ME}]})),
        shaped(lambda s: s.pop("actors")),
        {**story(1, "everyone", "Public"), "__typename": "PostOfLater"},
        None,
    ],
)
def test_a_post_of_unknown_shape_is_none_that_is_not_there(strange: Any) -> None:
    seen = read("profile", profile(header(), feed(strange, story(2, "friends", "Friends"))))
    for fact in (Fact.POSTS_PAST_LIMITED, Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_TO_REREAD):
        assert reason(fact, seen) is UnreadReason.INCOMPLETE_LIST


@pytest.mark.parametrize(
    "edges",
    [
        [{"post": story(1, "everyone", "Public")}],
        [None],
        {"wrapped": []},
        [
            {"node": story(1, "friends", "Friends")},
            {"node": None},
            {"node": story(2, "friends", "")},
        ],
    ],
)
def test_an_edge_of_unknown_shape_makes_the_list_incomplete(edges: Any) -> None:
    posts = feed()
    posts["user"]["timeline_list_feed_units"]["edges"] = edges
    seen = read("profile", profile(header(), posts))
    assert reason(Fact.POSTS_PUBLIC_COUNT, seen) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.POSTS_TO_REREAD, seen) is UnreadReason.INCOMPLETE_LIST


def streamed(*lines: Any) -> Reply:
    body = "\n".join(json.dumps(line) for line in lines)
    operation = "ProfileCometTimelineFeedRefetchQuery"
    return Reply("https://www.facebook.com/api/graphql/", operation, 200, body)


NAME = "timeline_list_feed_units"
BEGIN = {"data": {"node": {"id": ME, NAME: {"edges": [{"node": story(2, "friends", "Friends")}]}}}}
THIRD = {
    "label": f"Feed$stream$user_{NAME}",
    "path": ["node", NAME, "edges", 1],
    "data": {"node": story(3, "friends", "Friends")},
}
END = {
    "label": f"Feed$defer$user_{NAME}$page_info",
    "path": ["node", NAME],
    "data": {"page_info": {"has_next_page": False}},
}


def ends(*lines: Any) -> bool:
    """Whether the list counts as read to its end."""
    page = profile(header(), feed(story(1, "friends", ""), more=True), replies=(streamed(*lines),))
    feed_read = timeline(page, None)
    assert feed_read is not None
    return feed_read.complete


def moved(line: Any, path: Any) -> Any:
    return {**{k: v for k, v in line.items() if k != "path"}, **path}


def test_a_streamed_part_is_whole_with_all_its_lines() -> None:
    assert ends(BEGIN, THIRD, END)
    later = {"path": ["node", NAME, "edges", 1, "node"], "data": {"privacy_scope": plain("x", "")}}
    assert ends(BEGIN, THIRD, later, END)


@each(
    "lines",
    [
        (BEGIN, THIRD),
        (THIRD, END),
        (BEGIN, moved(THIRD, {}), END),
        (BEGIN, moved(THIRD, {"place": THIRD["path"]}), END),
        (BEGIN, moved(THIRD, {"path": ["node", NAME, "edges", 2]}), END),
        (BEGIN, moved(THIRD, {"path": ["node", NAME, "edges", 0]}), END),
        (BEGIN, moved(THIRD, {"path": ["node", NAME, "posts", 1]}), END),
        (BEGIN, {**THIRD, "data": {"post": {}}}, END),
        (BEGIN, {**THIRD, "data": None}, END),
    ],
)
def test_a_streamed_part_with_a_hole_or_a_strange_line_is_not_whole(lines: Any) -> None:
    assert not ends(*lines)


def test_a_list_that_begins_with_what_was_asked_for_later_lacks_its_beginning() -> None:
    page = profile(header(), replies=(streamed(BEGIN, THIRD, END),))
    begins = timeline(page, None)
    assert begins is not None
    assert not begins.complete
    assert reason(Fact.ACCOUNT_DORMANT, read("profile", page)) is UnreadReason.INCOMPLETE_LIST
    only_end = profile(header(), END, replies=(streamed(BEGIN, THIRD, END),))
    assert reason(Fact.ACCOUNT_DORMANT, read("profile", only_end)) is UnreadReason.INCOMPLETE_LIST


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.pop("message"),
        lambda s: s.update(message={"words": "Oakfield Primary School"}),
        lambda s: s.update(message={"wrapped": {"text": "Oakfield Primary School"}}),
    ],
)
def test_a_post_whose_words_are_not_where_they_should_be_is_not_searched(change: Any) -> None:
    seen = read("profile", profile(header(), feed(shaped(change))))
    assert reason(Fact.POSTS_TO_REREAD, seen) is UnreadReason.PAGE_CHANGED
    silent = shaped(lambda s: s.update(message=None))
    told = read("profile", profile(header(), feed(silent)))
    assert value(Fact.POSTS_TO_REREAD, told).entries == ()


def scoped(kind: str, title: str, scope: Any) -> Any:
    node = field(kind, title, "small") | {"privacy_scope": scope}
    shown = {"title": {"text": title}, "text_content": None, "privacy_scope": scope}
    return node | {"renderer": {"__typename": "DetailedProfileFieldRenderer", "field": shown}}


def test_an_entry_of_the_newer_about_says_who_sees_it_in_any_language() -> None:
    nodes = [scoped("work", "One", editable("SELF", "custom", "Eigene", allow=2))]
    seen = read("about_work", about({"directory_work": nodes}, lang="de"))
    (work,) = value(Fact.PROFILE_EMPLOYER, seen).entries
    assert (work.text, work.audience) == ("One", A.SPECIFIC)


def test_an_entry_whose_data_and_button_contradict_each_other_is_undecided() -> None:
    nodes = [scoped("work", "One", editable("FRIENDS", "friends", "Friends"))]
    page = about({"directory_work": nodes}, [("One", "Public")])
    told = [r for r in read("about_work", page) if r.fact is Fact.PROFILE_EMPLOYER]
    assert [r.status for r in told] == ["observed", "unread"]
    same = about({"directory_work": nodes}, [("One", "Friends")])
    (work,) = value(Fact.PROFILE_EMPLOYER, read("about_work", same)).entries
    assert work.audience is A.FRIENDS


def test_a_field_that_says_two_things_is_unread() -> None:
    node = scoped("work", "One", None)
    node["renderer"]["field"]["title"]["text"] = "Two"
    seen = read("about_work", about({"directory_work": [node]}))
    assert reason(Fact.PROFILE_EMPLOYER, seen) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    "sections",
    [
        {"directory_work": [], "section_of_later": []},
        {"directory_work": [], "": [field("work", "Works at X")]},
        {"directory_work": [{"kind": "work", "title": {"text": "Works at X"}}]},
        {"directory_work": [{"field_type": "work", "name": {"text": "Works at X"}}]},
        {"directory_work": [None]},
    ],
)
def test_what_is_unknown_beside_an_empty_section_makes_it_incomplete(sections: Any) -> None:
    seen = read("about_work", about(sections))
    assert reason(Fact.PROFILE_EMPLOYER, seen) is UnreadReason.PAGE_CHANGED


def test_a_section_that_is_not_there_is_not_empty() -> None:
    half = read("about_places", about({"directory_location": []}))
    told = [r for r in half if r.fact is Fact.PROFILE_LOCATION]
    assert [getattr(r, "detail", "") for r in told] == ["kinds of entry: no directory_hometown"]


def test_a_section_with_more_to_come_is_not_empty() -> None:
    page = about({"directory_work": []})
    more = page.html.replace('"nodes": []', '"nodes": [], "page_info": {"has_next_page": true}')
    seen = read("about_work", type(page)(**{**page.__dict__, "html": more}))
    assert more != page.html
    assert reason(Fact.PROFILE_EMPLOYER, seen) is UnreadReason.PAGE_CHANGED


def test_a_kind_of_renderer_that_begins_with_address_adds_nothing() -> None:
    node = field("email", "amy@example.org", "Email")
    node["renderer"] = {"__typename": "ProfileFieldEmailAddressRenderer"}
    seen = read("about_contact", about({"directory_email": [node], "directory_phone": []}))
    assert [e.text for e in value(Fact.CONTACT_EMAIL, seen).entries] == ["amy@example.org"]


def test_an_entry_within_a_button_is_an_entry_or_not_known() -> None:
    marked = about({"work": [field("work", "Works at One", "2015")]}, [("Works at One", "")])
    (work,) = value(Fact.PROFILE_EMPLOYER, read("about_work", marked)).entries
    assert work.text == "One"
    bare = about({"work": [field("work", "Works at One")]}, [("Works at One", "")])
    told = read("about_work", bare)
    assert reason(Fact.PROFILE_EMPLOYER, told) is UnreadReason.UNKNOWN_WORDING


BIO, CARDS = 0, 1


@pytest.mark.parametrize(
    ("at", "change"),
    [
        (BIO, lambda view: view["view"]["profile_tile_items"].update(nodes=[])),
        (BIO, lambda view: view["view"]["profile_tile_items"]["nodes"][0].update(node={"a": "x"})),
        (BIO, lambda view: view.update(view={})),
        (CARDS, lambda view: view["view"]["profile_tile_items"]["nodes"][0].update(node={})),
        (CARDS, lambda view: view.update(__typename="ViewOfLater")),
        (CARDS, lambda view: view.pop("view")),
    ],
)
def test_something_unknown_in_the_intro_is_no_empty_bio(at: int, change: Any) -> None:
    data = intro("Year 4 at Oakfield", ("INTRO_CARD_WIFI", "Free"))
    section = data["profile_tile_sections"]["edges"][0]["node"]
    change(section["profile_tile_views"]["nodes"][at]["view_style_renderer"])
    told = [r for r in read("profile", profile(header(), data)) if r.fact is Fact.PROFILE_BIO]
    assert isinstance(told[-1], Unread)
    assert len(told) == 1 + at


@pytest.mark.parametrize("views", [[], None])
def test_an_intro_without_views_tells_no_bio(views: Any) -> None:
    data = intro()
    section = data["profile_tile_sections"]["edges"][0]["node"]
    section["profile_tile_views"]["nodes"] = views
    seen = read("profile", profile(header(), data))
    assert reason(Fact.PROFILE_BIO, seen) is UnreadReason.PAGE_CHANGED
