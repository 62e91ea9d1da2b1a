"""What a person made that no reader takes up: where it names the school, that is said."""

import json
from typing import NoReturn

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Observed, Unread
from profilecheck.replica import person
from profilecheck.sites import beside
from profilecheck.sources import exported
from profilecheck.vocabulary import Fact, UnreadReason
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import Reading
from tests.exports.made_by_phone import tiktok_text
from tests.exports.making import MAKERS, Files, table, x_file
from tests.exports.others import made

NAME = SCHOOL.names[0]
POSTS, BIO = Fact.POSTS_TO_REREAD, Fact.PROFILE_BIO
BUSINESS = {"title": "", "string_map_data": {"Public Address": {"value": NAME}}}
SHOWN = (
    ("facebook", "reviews/reviews.json", {"reviews_v2": [{"data": [{"review": NAME}]}]}, POSTS),
    ("facebook", "reels/reels_drafts.json", [{"media": {"description": NAME}}], POSTS),
    ("facebook", "pages/pages_you_follow.json", [{"title": NAME}], Fact.MEMBERSHIPS),
    ("facebook", "posts/places_you_have_been_tagged_in.json", [{"value": NAME}], POSTS),
    ("facebook", "posts/edits_you_made_to_posts.json", [{"value": NAME}], POSTS),
    ("facebook", "preferences/preferences/your_story_highlights.json", [{"value": NAME}], POSTS),
    ("facebook", "comments_and_reactions/your_comment_edits.json", [{"value": NAME}], POSTS),
    (
        "facebook",
        "posts/other_people's_posts_to_your_timeline.json",
        {"wall_posts_sent_to_you": {"activity_log_data": [{"data": [{"post": NAME}]}]}},
        POSTS,
    ),
    ("facebook", "groups/your_badges.json", [{"value": NAME}], Fact.MEMBERSHIPS),
    ("facebook", "profile_information/featured.json", [{"value": NAME}], BIO),
    ("facebook", "followers/who_you_ve_followed.json", [{"name": NAME}], Fact.MEMBERSHIPS),
    ("facebook", "friends_and_followers/who_you_follow.json", [{"name": NAME}], Fact.MEMBERSHIPS),
    ("facebook", "following_and_followers/following.json", [{"name": NAME}], Fact.MEMBERSHIPS),
    (
        "instagram",
        "personal_information/personal_information/professional_information.json",
        {"profile_business": [BUSINESS]},
        BIO,
    ),
    ("x", "data/professional-data.js", [{"professionalData": {"website": NAME}}], BIO),
    ("x", "data/spaces-metadata.js", [{"spacesMetadata": {"spacesTitle": NAME}}], POSTS),
    ("x", "data/expanded-profile.js", [{"expandedProfile": {"school": NAME}}], BIO),
    ("x", "data/account-label.js", [{"accountLabel": {"description": NAME}}], BIO),
    ("x", "data/catalog-item.js", [{"catalogItem": {"title": NAME}}], POSTS),
    ("x", "data/of-a-kind-to-come.js", [{"made": {"by": NAME}}], POSTS),
    ("linkedin", "Verifications/Verifications.csv", NAME, BIO),
    ("linkedin", "Events.csv", NAME, POSTS),
    ("linkedin", "Reviews.csv", NAME, POSTS),
    ("linkedin", "VerifiedExternalCapability.csv", NAME, BIO),
    ("linkedin", "Articles/Articles.csv", NAME, POSTS),
    ("linkedin", "Providers.csv", NAME, BIO),
    ("linkedin", "Groups.csv", NAME, Fact.MEMBERSHIPS),
    ("linkedin", "School Follows.csv", NAME, Fact.MEMBERSHIPS),
    ("youtube", "Takeout/YouTube and YouTube Music/clips/clips.csv", NAME, POSTS),
    ("youtube", "Takeout/YouTube and YouTube Music/channels/channel URL configs.csv", NAME, BIO),
    ("whatsapp", "whatsapp_business/business_profile.json", {"about": NAME}, BIO),
    ("whatsapp", "whatsapp_account_information/business.json", {"description": NAME}, BIO),
)
NOT_SHOWN = (
    ("facebook", "other_activity/link_history.json", [{"label_values": [{"value": NAME}]}]),
    ("facebook", "polls/your_poll_votes.json", [{"label_values": [{"value": NAME}]}]),
    ("facebook", "pages/pages_and_profiles_you_ve_unfollowed.json", [{"title": NAME}]),
    ("facebook", "ai/conversations.json", [{"label_values": [{"value": NAME}]}]),
    ("facebook", "ads_and_businesses/advertisers.json", [{"label_values": [{"value": NAME}]}]),
    ("facebook", "calls_and_messages/call_logs.json", {"call_logs": [{"name": NAME}]}),
    ("facebook", "other_personal_information/emails_we_sent_you.json", [{"title": NAME}]),
    ("facebook", "facebook_marketplace/marketplace_notifications.json", [{"title": NAME}]),
    (
        "instagram",
        "personal_information/personal_information/note_and_repost_interactions.json",
        [{"label_values": [{"value": NAME}]}],
    ),
    ("snapchat", "json/user_profile.json", {"Interest Categories": [NAME]}),
    ("facebook", "messages/inbox/sam_1/message_1.json", {"messages": [{"content": NAME}]}),
    ("facebook", "posts/trash.json", {"trash_v2": [{"data": [{"post": NAME}]}]}),
    ("facebook", "search/your_search_history.json", {"searches_v2": [{"title": NAME}]}),
    ("facebook", "events/event_invitations.json", {"events_invited_v2": [{"name": NAME}]}),
    ("instagram", "your_instagram_activity/messages/inbox/a_1/message_1.json", [{"a": NAME}]),
    ("instagram", "your_instagram_activity/media/archived_posts.json", [{"title": NAME}]),
    ("instagram", "recently_viewed_items/items_viewed.json", [{"title": NAME}]),
    ("instagram", "your_topics/your_topics.json", [{"title": NAME}]),
    ("instagram", "logged_information/link_history.json", [{"title": NAME}]),
    ("instagram", "personal_information/information_about_you/emails.json", [{"value": NAME}]),
    ("x", "data/direct-messages.js", [{"dmConversation": {"text": NAME}}]),
    ("x", "data/like.js", [{"like": {"fullText": NAME}}]),
    ("x", "data/grok-chat-item.js", [{"grokChatItem": {"message": NAME}}]),
    ("x", "data/lists-subscribed.js", [{"userListInfo": {"url": NAME}}]),
    ("x", "data/personalization.js", [{"p13nData": {"interests": [NAME]}}]),
    ("threads", "threads/liked_threads.json", [{"title": NAME}]),
    ("threads", "threads/threads_viewed.json", [{"title": NAME}]),
    ("linkedin", "Jobs/Job Seeker Preferences.csv", NAME),
)


def with_file(network: str, name: str, held: object) -> Files:
    """A careful person's export with one file more, where the network would put it."""
    all_files = made(person("careful"), network).items()
    files = {path: content for path, content in all_files if "/threads/" not in path}
    above = {"facebook": "/your_facebook_activity/", "instagram": "/"}.get(network)
    root = next(iter(files)).split("/")[0] + above if above else ""
    if name.endswith(".csv"):
        return {**files, root + name: table("Name", [[str(held)]]).encode()}
    content = x_file("beside", held) if name.endswith(".js") else json.dumps(held).encode()
    return {**files, root + name: content}


def named(account: Account) -> set[Fact]:
    """The facts that are not whole, as the school is named beside them."""
    unread = (r for r in account.readings if isinstance(r, Unread))
    return {r.fact for r in unread if r.reason is UnreadReason.SCHOOL_NAMED}


@each(("network", "name", "held", "fact"), SHOWN)
def test_a_file_that_no_reader_knows_is_not_silent_of_the_school(
    network: str, name: str, held: object, fact: Fact, read: Reading
) -> None:
    assert named(read(with_file(network, name, held))) == {fact}


def test_a_file_of_threads_that_no_reader_knows_is_not_silent_either(read: Reading) -> None:
    files = with_file("threads", "threads/of_a_kind_to_come.json", [{"title": NAME}])
    assert named(read(files)) == {POSTS}


@each(("network", "name", "held"), NOT_SHOWN)
def test_what_others_wrote_or_nobody_sees_is_not_the_profile(
    network: str, name: str, held: object, read: Reading
) -> None:
    assert not named(read(with_file(network, name, held)))


def test_a_file_that_cannot_be_looked_through_is_not_the_end(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(words: str) -> str:
        raise RecursionError

    monkeypatch.setattr(beside, "repaired", odd)
    account = read(with_file("x", "data/spaces-metadata.js", [{"spacesMetadata": {"a": "b"}}]))
    untold = [r.detail for r in account.readings if isinstance(r, Unread) and r.fact is POSTS]
    assert "what is beside the files we know could not be read" in untold


@each("key", ["interests", "music", "inspirational_people"])
def test_a_key_of_the_profile_that_no_reader_takes_is_not_silent(key: str, read: Reading) -> None:
    files = made(person("careful"), "facebook")
    name = next(path for path in files if path.endswith("/profile_information.json"))
    held = json.loads(files[name])
    next(iter(held.values()))[key] = [{"name": NAME}]
    assert named(read({**files, name: json.dumps(held).encode()})) == {Fact.MEMBERSHIPS}


@each("keys", (("TikTok Live", "Go Live History"), ("Post", "Story")))
def test_a_part_of_the_one_file_that_is_not_read_is_not_silent(
    keys: tuple[str, str], read: Reading
) -> None:
    files = made(person("careful"), "tiktok")
    ((name, content),) = files.items()
    part, section = keys
    held = json.loads(content)
    held[part] = {**held.get(part, {}), section: {"List": [{"RoomTitle": NAME}]}}
    assert named(read({name: json.dumps(held).encode()})) == {POSTS}


@each("name", ["Post/Stories", "TikTok Live/Go Live History"])
def test_nor_is_such_a_part_that_comes_as_text(name: str, read: Reading) -> None:
    text = f"Date: 2026-11-10\nTitle: {NAME}\n".encode()
    assert named(read(tiktok_text() | {f"TikTok/{name}.txt": text})) == {POSTS}
    deleted = {"TikTok/Post/Recently Deleted Posts.txt": text}
    assert not named(read(tiktok_text() | deleted))


@each(("network", "name", "held", "fact"), SHOWN)
def test_such_a_file_costs_nothing_where_it_names_no_school(
    network: str, name: str, held: object, fact: Fact, read: Reading
) -> None:
    plain = json.loads(json.dumps(held).replace(NAME, "Leeds"))
    account = read(with_file(network, name, plain))
    assert not named(account)
    assert any(isinstance(r, Observed) and r.fact is fact for r in account.readings)


def test_what_is_beside_and_unpacks_to_too_much_ends_it_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, read: Reading
) -> None:
    def bomb(*_: object) -> NoReturn:
        raise InputError("unpacks to far more than an export holds")

    monkeypatch.setattr(exported, "named_beside", bomb)
    with pytest.raises(InputError, match="far more"):
        read(MAKERS["linkedin"](person("exposed")))
