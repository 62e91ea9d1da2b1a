"""Instagram's export, and Threads' within it: every layout, six languages, what is no proof."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Count, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.export import OF_UNKNOWN_AGE, WITHOUT_THE_FIRST_YEAR, WITHOUT_THE_LAST_YEAR
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, read_files, texts, untold
from tests.exports.made_by_meta import (
    FOLDER,
    LANGUAGES,
    LAYOUTS,
    NOT_KNOWN,
    OTHERS,
    PROFILE,
    THREADS_PROFILE,
    instagram,
    synced_contacts,
    threads_alone,
)
from tests.exports.making import Files, as_facebook_writes, unpacked, zipped

PERSONAL = f"{FOLDER}/personal_information/personal_information/personal_information.json"
WITH_POSTS = (
    *(Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS),
    *(Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE),
)


def values(account: Account, fact: Fact) -> list[Any]:
    return [r.value for r in observed(account, fact)]


def reasons(account: Account, fact: Fact) -> set[UnreadReason]:
    return {r.reason for r in account.readings if isinstance(r, Unread) and r.fact is fact}


def accounts(path: Path) -> dict[str, Account]:
    told = read_exports([path], matcher=SchoolMatcher(SCHOOL), taken_at=NOW).accounts
    return {account.network: account for account in told}


def test_a_value_that_is_no_text_is_not_an_empty_one(read: Reading) -> None:
    files = instagram("2024")
    held = json.loads(files[PERSONAL])
    held["profile_user"][0]["string_map_data"]["Bio"]["value"] = {"text": "Teacher at Oakfield"}
    account = read({**files, PERSONAL: json.dumps(held).encode()})
    assert texts(account, Fact.PROFILE_BIO) == []
    assert "“Bio” is not as we know it in personal_information.json" in untold(
        account, Fact.PROFILE_BIO
    )


@each("language", LANGUAGES)
@each("layout", LAYOUTS)
def test_what_it_tells_in_any_layout_and_language(
    layout: str, language: str, read: Reading
) -> None:
    account = read(instagram(layout, language))
    assert account.network == "instagram"
    for fact in WITH_POSTS:
        assert values(account, fact) == [Audience.FRIENDS], fact
    assert values(account, Fact.STORIES_AUDIENCE) == [Audience.FRIENDS]
    assert values(account, Fact.DISCOVERY_SEARCH_ENGINES) == [False]
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]
    not_known = NOT_KNOWN[language] if layout != "2018" else ()
    for fact in not_known:
        assert values(account, fact) == [], fact
        assert untold(account, fact), fact
    told: dict[Fact, Any] = {
        Fact.COMMENTS_WHO_CAN_POST: [Audience.FRIENDS],
        Fact.CONTACTS_UPLOAD: [] if layout == "2018" else [False],
    }
    shown = {
        Fact.PROFILE_BIO: [PROFILE["Bio"]],
        Fact.PROFILE_LINKS: ["https://amy.example.org"],
        Fact.ACCOUNT_EMAIL: ["amy@example.org"],
        Fact.CONTACT_PHONE: ["+447700900123"],
    }
    assert {f: values(account, f) for f in told if f not in not_known} == {
        f: value for f, value in told.items() if f not in not_known
    }
    assert {f: texts(account, f) for f in shown if f not in not_known} == {
        f: words for f, words in shown.items() if f not in not_known
    }
    followers = Count(count=3, at_least=layout != "2018")  # one may have asked for a shorter time
    assert values(account, Fact.FRIENDS_COUNT) == [followers]
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=0)]
    assert values(account, Fact.ACCOUNT_DORMANT) == [False]
    assert untold(account, Fact.POSTS_TO_REREAD) == []
    (searched,) = observed(account, Fact.POSTS_TO_REREAD)
    assert searched.evidence.seen == "3 posts and comments read"
    if not not_known:
        assert not [r for r in account.readings if "not know" in getattr(r, "detail", "")]


def test_a_public_account(read: Reading) -> None:
    account = read(instagram(profile={**PROFILE, "Private Account": "False"}))
    for fact in WITH_POSTS:
        assert values(account, fact) == [Audience.PUBLIC], fact
    assert values(account, Fact.STORIES_AUDIENCE) == [Audience.MEMBERS]
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=1, at_least=True)]
    assert values(account, Fact.DISCOVERY_SEARCH_ENGINES) == []
    assert untold(account, Fact.DISCOVERY_SEARCH_ENGINES)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_posts_and_comments_are_searched(layout: str, read: Reading) -> None:
    school = "Sports day at Oakfield Primary School"
    account = read(instagram(layout, posts=(school, "Bread"), comment=f"{school} again"))
    (found,) = observed(account, Fact.POSTS_TO_REREAD)
    entries = getattr(found.value, "entries", ())
    assert {entry.text.partition(",")[0].split()[0] for entry in entries} == {"Post", "Comment"}
    assert school not in account.model_dump_json()


@each("beside", [{"alt_text": "{}"}, {"location": {"name": "{}"}}, {"tags": [{"username": "{}"}]}])
def test_what_stands_with_a_post_is_searched(beside: dict[str, Any], read: Reading) -> None:
    held = json.loads(json.dumps(beside).replace("{}", "oakfieldprimaryschool", 1))
    files = instagram("2024")
    (name,) = [n for n in files if n.endswith("/posts_1.json")]
    (post,) = json.loads(files[name])
    post["media"][0].update(held)
    assert texts(read({**files, name: json.dumps([post]).encode()}), Fact.POSTS_TO_REREAD)


def test_whose_post_a_comment_is_below_is_not_searched(read: Reading) -> None:
    files = {n: f.replace(b"zaphira.quill", b"oakfieldprimary") for n, f in instagram().items()}
    assert texts(read(files), Fact.POSTS_TO_REREAD) == []


# Labels


@pytest.mark.parametrize("layout", ["2021", "2024", "2026"])
def test_an_unknown_language_is_never_nothing(layout: str, read: Reading) -> None:
    profile = {"Käyttäjänimi": "amy", "Yksityinen tili": "True", "Esittely": "Leipää"}
    account = read(instagram(layout, profile=profile))
    for fact in (Fact.PROFILE_BIO, Fact.ACCOUNT_EMAIL):
        assert values(account, fact) == []
        assert reasons(account, fact) == {UnreadReason.UNKNOWN_WORDING}
        assert "language or layout" in untold(account, fact)[0]


def test_a_file_of_which_some_labels_are_known_says_how_many(read: Reading) -> None:
    few = {"Username": "amy", "Bio": "", "Pronouns": "she"}
    files = instagram(profile=few)
    files = {name: held for name, held in files.items() if "privacy_changes" not in name}
    account = read(files)
    assert values(account, Fact.PROFILE_ACCESS) == []
    (why,) = untold(account, Fact.PROFILE_ACCESS)
    assert why == "“Private Account” is not in this file; " + COUNTED
    assert texts(account, Fact.PROFILE_BIO) == []
    assert any("1 field" in why or "a field" in why for why in untold(account, Fact.PROFILE_BIO))
    assert values(account, Fact.ACCOUNT_EMAIL) == []


COUNTED = "2 of the 9 labels that we know for your profile are in it"


@pytest.mark.parametrize("word", ["", "Maybe", "zaphira.quill"])
def test_a_word_that_is_not_known_is_not_private(word: str, read: Reading) -> None:
    account = read(instagram(profile={**PROFILE, "Private Account": word}))
    for fact in (*WITH_POSTS, Fact.STORIES_AUDIENCE, Fact.POSTS_PUBLIC_COUNT):
        assert values(account, fact) == [], fact
    assert not word or word not in account.model_dump_json()


def test_a_flag_that_is_there_twice_and_not_the_same_decides_nothing(read: Reading) -> None:
    def flag(value: str) -> object:
        return {"string_map_data": {"Private Account": {"value": value}}}

    held = {"profile_user": [flag("True"), flag("False")]}
    account = read({**instagram(), PERSONAL: as_facebook_writes(held)})
    assert values(account, Fact.PROFILE_ACCESS) == []
    assert "says two things" in untold(account, Fact.PROFILE_ACCESS)[0]


@pytest.mark.parametrize(
    "held",
    [
        {"string_map_data": {"Username": {"value": "amy"}, "Bio": {"timestamp": 0}}},
        {"label_values": [{"label": "Username", "value": "amy"}, {"label": "Bio"}]},
        {"label_values": [{"label": "Username", "value": "amy"}, {"label": "Bio", "vec": []}]},
        {"label_values": [{"label": "Username", "value": "amy"}, {"label": "Bio", "dict": [{}]}]},
    ],
)
def test_a_label_without_a_value_is_not_an_empty_one(held: object, read: Reading) -> None:
    account = read({**instagram(), PERSONAL: as_facebook_writes({"profile_user": [held]})})
    assert texts(account, Fact.PROFILE_NAME) == ["amy"]
    assert values(account, Fact.PROFILE_BIO) == []


@pytest.mark.parametrize("root", ["profile_user", "something_newer"])
@pytest.mark.parametrize("deep", [False, True])
def test_values_that_lie_deeper(root: str, deep: bool, read: Reading) -> None:
    pairs: object = [{"label": "Compte privé", "dict": [{"label": "Valeur", "value": "Vrai"}]}]
    held = [{"label_values": [{"title": "Profil", "dict": pairs}] if deep else pairs}]
    account = read({**instagram(), PERSONAL: as_facebook_writes({root: held})})
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]
    (seen,) = observed(account, Fact.PROFILE_ACCESS)
    assert seen.evidence.seen == "personal_information.json: Private Account: Vrai"


@pytest.mark.parametrize(
    ("title", "audience"),
    [
        ("Switched to Private", Audience.FRIENDS),
        ("Switched to Public", Audience.PUBLIC),
        ("Yksityinen", None),
        ("", None),
    ],
)
def test_the_last_change_tells_where_the_flag_is_not_there(
    title: str, audience: Audience | None, read: Reading
) -> None:
    files = instagram(profile={"Username": "amy"})
    (name,) = [name for name in files if "privacy_changes" in name]
    change = [
        {"title": "Switched to Public", "string_list_data": [{"timestamp": 1_500_000_000}]},
        {"title": title, "string_list_data": [{"timestamp": 1_700_000_000}]},
    ]
    files[name] = as_facebook_writes({"account_history_account_privacy_history": change})
    account = read(files)
    assert values(account, Fact.PROFILE_ACCESS) == ([audience] if audience else [])


# Threads


def test_threads_is_an_account_of_its_own_with_its_own_flag(tmp_path: Path) -> None:
    both = accounts(zipped(tmp_path / "a.zip", instagram(threads=THREADS_PROFILE)))
    assert list(both) == ["instagram", "threads"]
    assert values(both["instagram"], Fact.PROFILE_ACCESS) == [Audience.FRIENDS]
    threads = both["threads"]
    for fact in WITH_POSTS:
        assert values(threads, fact) == [Audience.PUBLIC]
    assert values(threads, Fact.DISCOVERY_SEARCH_ENGINES) == [True]
    assert texts(threads, Fact.PROFILE_BIO) == ["Bread, mostly"]
    assert values(threads, Fact.FRIENDS_COUNT) == [Count(count=2, at_least=True)]
    assert values(threads, Fact.POSTS_PUBLIC_COUNT) == [Count(count=2, at_least=True)]
    assert untold(both["instagram"], Fact.POSTS_TO_REREAD) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_threads_in_any_language(language: str, tmp_path: Path) -> None:
    private = {**THREADS_PROFILE, "Private Account": "True"}
    files = instagram(language=language, threads=private)
    threads = accounts(zipped(tmp_path / "a.zip", files))["threads"]
    assert values(threads, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]
    assert values(threads, Fact.POSTS_PUBLIC_COUNT) == [Count(count=0)]


def test_threads_alone(read: Reading) -> None:
    account = read(threads_alone())
    assert account.network == "threads"
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.PUBLIC]
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]


def test_a_reply_to_the_schools_account_on_threads_names_it(read: Reading) -> None:
    def replying_to(name: str) -> Account:
        answers = {"reply_control": "everyone", "is_reply": True, "in_reply_to_username": name}
        said = {"creation_timestamp": 1_790_000_000, "title": "Well done", "text_app_post": answers}
        posts = {"text_post_app_text_posts": [{"media": [said]}]}
        name = "threads/threads_and_replies.json"
        return read({**threads_alone(), name: as_facebook_writes(posts)})

    assert len(texts(replying_to("oakfieldprimaryschool"), Fact.POSTS_TO_REREAD)) == 1
    assert not texts(replying_to("zaphira.quill"), Fact.POSTS_TO_REREAD)


def test_threads_without_the_rest_of_instagrams_export(tmp_path: Path) -> None:
    place = f"{FOLDER}/your_instagram_activity"
    files = {
        n: held for n, held in instagram(threads=THREADS_PROFILE).items() if f"{place}/threads" in n
    }
    files[f"{place}/saved/saved_posts.json"] = b"{}"
    told, left_out = read_files(zipped(tmp_path / "a.zip", files))
    assert [account.network for account in told.accounts] == ["threads"]
    assert [why for _, why in left_out] == ["nothing of Instagram is told in it."]


def test_threads_without_their_profile_say_that_it_is_not_there(read: Reading) -> None:
    files = {n: held for n, held in threads_alone().items() if "information" not in n}
    (why,) = untold(read(files), Fact.PROFILE_NAME)
    assert why.endswith("of Threads is not in this file")


def test_a_field_that_only_says_yes_or_no_is_no_text_of_the_profile(read: Reading) -> None:
    account = read(instagram("2026", profile={**PROFILE, "Something Newer": "True"}))
    assert untold(account, Fact.PROFILE_BIO) == []
    account = read(instagram("2026", profile={**PROFILE, "Something Newer": "Teacher"}))
    assert untold(account, Fact.PROFILE_BIO)


def test_an_instagram_account_without_threads_says_nothing_of_it(tmp_path: Path) -> None:
    assert list(accounts(zipped(tmp_path / "a.zip", instagram()))) == ["instagram"]


# Comments


@pytest.mark.parametrize(
    ("private", "audience"),
    [("True", Audience.FRIENDS), ("False", Audience.MEMBERS), ("", None)],
)
def test_anyone_can_follow_a_public_account(
    private: str, audience: Audience | None, read: Reading
) -> None:
    account = read(instagram(profile={**PROFILE, "Private Account": private}))
    assert values(account, Fact.COMMENTS_WHO_CAN_POST) == ([audience] if audience else [])
    assert bool(untold(account, Fact.COMMENTS_WHO_CAN_POST)) is (audience is None)


@pytest.mark.parametrize("layout", ["2021", "2024", "2026"])
def test_the_only_label_of_a_file_is_its_setting_in_any_language(
    layout: str, read: Reading
) -> None:
    files = instagram(layout, "it")
    files = {n: held.replace(b"I tuoi follower", b"Tutti") for n, held in files.items()}
    account = read({n: held.replace(b"True", b"False") for n, held in files.items()})
    assert values(account, Fact.COMMENTS_WHO_CAN_POST) == [Audience.MEMBERS]


# Contacts


def test_contacts_that_are_there_prove_more_than_the_switch(read: Reading) -> None:
    account = read({**instagram(), **synced_contacts()})
    assert values(account, Fact.CONTACTS_UPLOAD) == [True]
    (seen,) = observed(account, Fact.CONTACTS_UPLOAD)
    assert seen.evidence.seen.startswith("1 of your contacts is on Instagram")
    assert read(synced_contacts()).network == "instagram"


# Parts, and what is none


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_file_alone_tells_its_own(layout: str, read: Reading) -> None:
    alone = {
        "personal_information.json": Fact.PROFILE_BIO,
        "comments_allowed_from.json": Fact.COMMENTS_WHO_CAN_POST,
        "privacy_changes.json": Fact.PROFILE_ACCESS,
    }
    for name, held in instagram(layout).items():
        if facts := [fact for ending, fact in alone.items() if name.endswith(ending)]:
            files = {name: held}
            if Fact.COMMENTS_WHO_CAN_POST in facts:
                files = {name: held.replace(b"Your followers", b"Everyone")}
            account = read(files)
            told = {r.fact for r in account.readings if r.status == "observed"}
            assert set(facts) <= told
            assert untold(account, Fact.FRIENDS_COUNT) == ["followers_1.json is not in it"]
            assert Fact.POSTS_TO_REREAD not in told


def test_a_file_of_media_of_years_ago_holds_posts_and_nothing_else(read: Reading) -> None:
    files = {**instagram("2018"), "media.json": b'{"photos": ["words"]}'}
    assert "media.json is not as we know it" in untold(read(files), Fact.POSTS_TO_REREAD)


def test_old_settings_that_do_not_say_who_may_comment_leave_it_open(read: Reading) -> None:
    account = read({**instagram("2018"), "settings.json": b'{"allow_shares": "everyone"}'})
    assert not observed(account, Fact.COMMENTS_WHO_CAN_POST)
    assert untold(account, Fact.COMMENTS_WHO_CAN_POST)


def test_a_profile_without_its_folder(read: Reading) -> None:
    account = read({"personal_information.json": instagram()[PERSONAL]})
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]
    with pytest.raises(InputError, match="not an export that we know"):
        read({"personal_information.json": b'{"name": "somebody"}'})


@each(
    ("emptied", "fact"),
    [
        ("followers_1.json", Fact.FRIENDS_COUNT),
        ("posts_1.json", Fact.POSTS_TO_REREAD),
        ("post_comments_1.json", Fact.POSTS_TO_REREAD),
    ],
)
@each("held", [b"[]", b"{}", b'{"a": []}', b"7", b"[1]", b"", b'{"a": {}}'])
def test_an_empty_list_proves_nothing(emptied: str, fact: Fact, held: bytes, read: Reading) -> None:
    files = {n: held if n.endswith(emptied) else f for n, f in instagram().items()}
    account = read(files)
    assert values(account, fact) == []
    assert untold(account, fact)


def test_comments_under_labels_that_are_not_known_are_not_searched(read: Reading) -> None:
    held = [{"string_map_data": {"Kommentti": {"value": "Hei"}, "Aika": {"timestamp": 1}}}]
    name = f"{FOLDER}/your_instagram_activity/comments/post_comments_1.json"
    account = read({**instagram(), name: as_facebook_writes(held)})
    assert values(account, Fact.POSTS_TO_REREAD) == []
    assert "language or layout" in untold(account, Fact.POSTS_TO_REREAD)[0]


def test_a_file_of_media_that_is_not_known_is_named(read: Reading) -> None:
    name = f"{FOLDER}/your_instagram_activity/media/broadcasts.json"
    account = read({**instagram(), name: b"[]"})
    assert untold(account, Fact.POSTS_TO_REREAD) == ["we do not know what broadcasts.json holds"]


MEDIA = f"{FOLDER}/your_instagram_activity/media"
SCHOOL_DAY = "Sports day at Oakfield Primary School"


def _detailed(words: str, published: str = "Vrai", at: int = 1_790_000_000) -> dict[str, object]:
    """A post as in the list that says more of each; of other people in it there is a name."""
    pairs = [
        {"label": "Légende", "value": words},
        {"label": "Publié", "value": published},
        {"label": "Est une publicité", "value": "Faux"},
    ]
    return {"timestamp": at, "media": [], "label_values": pairs, "fbid": "18159195736450118"}


def test_a_post_that_is_in_two_lists_is_one(read: Reading) -> None:
    public = {**PROFILE, "Private Account": "Faux"}
    files = instagram("2026", "fr", profile=public, posts=(SCHOOL_DAY, "Bread"))
    more = [_detailed(SCHOOL_DAY), _detailed("Bread"), _detailed("Draft", "Faux")]
    account = read({**files, f"{MEDIA}/posts.json": as_facebook_writes(more)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 1
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=2, at_least=True)]
    more = [_detailed(SCHOOL_DAY, at=1_780_000_000)]
    account = read({**files, f"{MEDIA}/posts.json": as_facebook_writes(more)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 2


def test_the_list_that_says_more_is_read_alone(read: Reading) -> None:
    public = {**PROFILE, "Private Account": "Faux"}
    files = instagram("2026", "fr", profile=public, posts=())
    files = {name: held for name, held in files.items() if "posts_1" not in name}
    more = [_detailed(SCHOOL_DAY), _detailed("Bread"), _detailed(SCHOOL_DAY, "Faux")]
    account = read({**files, f"{MEDIA}/posts.json": as_facebook_writes(more)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 1
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=2, at_least=True)]


def test_comments_below_stories_are_searched(read: Reading) -> None:
    held = [{"string_map_data": {"Comment": {"value": SCHOOL_DAY}, "Time": {"timestamp": 1}}}]
    name = f"{FOLDER}/your_instagram_activity/comments/hype.json"
    account = read({**instagram(), name: as_facebook_writes(held)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 1


@each(("label", "is_open"), [("Media Owner", False), ("Medieninhaber", True), ("Words", True)])
def test_a_comment_that_is_a_picture_has_no_words(label: str, is_open: bool, read: Reading) -> None:
    owner = {"value": "zaphira.quill"}
    said = {"Comment": {"value": SCHOOL_DAY}, "Media Owner": owner, "Time": {"timestamp": 1}}
    picture = {label: owner, "Time": {"timestamp": 1}}
    held = [{"media_list_data": [{"uri": ""}], "string_map_data": m} for m in (said, picture)]
    name = f"{FOLDER}/your_instagram_activity/comments/post_comments_1.json"
    account = read({**instagram(), name: as_facebook_writes(held)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 1
    assert bool(untold(account, Fact.POSTS_TO_REREAD)) is is_open


@each("layout", ["2018", "2024"])
def test_a_story_of_days_gone_is_not_said_to_be_seen_by_anyone(layout: str, read: Reading) -> None:
    def seen_by(private: str) -> list[Audience | None]:
        files = instagram(layout, profile={**PROFILE, "Private Account": private})
        kinds = ("ig_stories", "stories")
        (name,) = [n for n, held in files.items() if any(f'"{k}"'.encode() in held for k in kinds)]
        told = files[name].replace(b'"title": ""', f'"title": "{SCHOOL_DAY}"'.encode())
        told = told.replace(b'"caption": ""', f'"caption": "{SCHOOL_DAY}"'.encode())
        assert told != files[name]
        (posts,) = values(read({**files, name: told}), Fact.POSTS_TO_REREAD)
        return [entry.audience for entry in posts.entries]

    assert seen_by("False") == [None]
    assert seen_by("True") == [Audience.FRIENDS]


def test_a_follower_or_a_comment_alone_is_no_list(read: Reading) -> None:
    one = {"title": "", "string_list_data": [{"value": "zaphira.quill", "timestamp": 1}]}
    people = f"{FOLDER}/connections/followers_and_following/followers_1.json"
    account = read({**instagram(), people: as_facebook_writes(one)})
    assert values(account, Fact.FRIENDS_COUNT) == [Count(count=1, at_least=True)]


@each(
    ("signed_up", "why"),
    [
        (1_300_000_000, [WITHOUT_THE_FIRST_YEAR]),
        (1_785_000_000, []),
        (None, [OF_UNKNOWN_AGE]),
    ],
)
def test_the_posts_of_a_year_are_not_all_of_an_older_account(
    signed_up: int | None, why: list[str], read: Reading
) -> None:
    entry = {"title": "", "string_map_data": {"Time": {"value": "", "timestamp": signed_up}}}
    name = "security_and_login_information/login_and_profile_creation/signup_details.json"
    held = {"account_history_registration_info": [entry] if signed_up else []}
    account = read({**instagram(), f"{FOLDER}/{name}": as_facebook_writes(held)})
    assert untold(account, Fact.POSTS_TO_REREAD) == why


def test_that_an_export_was_asked_for_does_not_show_until_when_it_reaches(read: Reading) -> None:
    begun, asked = 1_300_000_000, [{"timestamp": 1_785_000_000}]
    then = re.compile(rb'(timestamp": ?)\d{10}')
    old = {n: then.sub(rb"\g<1>%d" % begun, c) for n, c in instagram().items()}
    entry = {"title": "", "string_map_data": {"Time": {"value": "", "timestamp": begun}}}
    signed_up = "security_and_login_information/login_and_profile_creation/signup_details.json"
    requests = "your_instagram_activity/other_activity/your_information_download_requests.json"
    told = {signed_up: {"account_history_registration_info": [entry]}, requests: asked}
    beside = {f"{FOLDER}/{name}": as_facebook_writes(held) for name, held in told.items()}
    assert untold(read(old | beside), Fact.POSTS_TO_REREAD) == [WITHOUT_THE_LAST_YEAR]


@each(
    ("joined", "why"),
    [
        (1_717_000_000, [WITHOUT_THE_FIRST_YEAR]),
        (1_785_000_000, []),
        (0, [OF_UNKNOWN_AGE]),
    ],
)
def test_the_threads_of_a_year_are_not_all_of_an_older_profile(
    joined: int, why: list[str], read: Reading
) -> None:
    files = threads_alone()
    (name,) = [n for n in files if n.endswith("personal_information.json")]
    told = files[name].replace(b"1785000000", str(joined).encode())
    account = read({**files, name: told})
    assert untold(account, Fact.POSTS_TO_REREAD) == why


_IN_HTML: Files = {
    "start_here.html": b"<html>",
    "your_instagram_activity/media/posts_1.html": b"<html>",
    "personal_information/personal_information/personal_information.html": b"",
    "connections/followers_and_following/followers_1.html": b"",
}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (_IN_HTML, "Instagram export is in HTML"),
        ({"threads/threads_and_replies.html": b"<html>"}, "Threads export is in HTML"),
        (
            {f"your_instagram_activity/messages/inbox/{OTHERS[0]}_{OTHERS[4]}/message_1.json": b""},
            "a part of an export from Instagram. personal_information.json is in another part",
        ),
        ({"media/posts/202609/a.jpg": b""}, "Choose all its parts together"),
    ],
)
def test_what_is_not_read_says_what_to_ask_for(files: Files, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        accounts(zipped(tmp_path / "a.zip", files))
    sentence = str(refused.value)
    assert says in sentence
    assert "JSON" in sentence or "profilecheck guide instagram" in sentence
    assert not [other for other in OTHERS if other in sentence]


def test_a_part_with_pictures_or_messages_alone_belongs_to_the_rest(tmp_path: Path) -> None:
    paths = [zipped(tmp_path / "1.zip", instagram())]
    for number, name in enumerate(
        ("media/posts/202609/a.jpg", "your_instagram_activity/messages/inbox/b_1/message_1.json"), 2
    ):
        paths.append(zipped(tmp_path / f"{number}.zip", {f"{FOLDER}/{name}": b"{}"}))
    told = read_exports(paths, matcher=SchoolMatcher(SCHOOL), taken_at=NOW).accounts
    assert [account.network for account in told] == ["instagram"]
    assert values(told[0], Fact.PROFILE_ACCESS) == [Audience.FRIENDS]


def test_threads_that_were_looked_at_are_no_account(tmp_path: Path) -> None:
    seen = {f"{FOLDER}/your_instagram_activity/threads/threads_viewed.json": b"{}"}
    assert list(accounts(zipped(tmp_path / "a.zip", {**instagram(), **seen}))) == ["instagram"]


def _without_one_thing(held: Any) -> Iterator[Any]:
    """Yield what a file holds, each time without one key, or with one list emptied."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield {k: v for k, v in held.items() if k != key}
            yield from ({**held, key: less} for less in _without_one_thing(value))
    elif isinstance(held, list) and held:
        yield []
        for at, value in enumerate(held):
            yield from ([*held[:at], less, *held[at + 1 :]] for less in _without_one_thing(value))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whatever_is_taken_away_nothing_looks_safer(layout: str, read: Reading) -> None:
    exposed = {**PROFILE, "Private Account": "False", "Bio": "At Oakfield Primary School"}
    school = "Sports day at Oakfield Primary School"
    files = instagram(layout, profile=exposed, posts=(school,), comment=school)
    files = {name: held for name, held in files.items() if "privacy_changes" not in name}
    whole = read(files)
    safer = []
    for name, held in files.items():
        if "messages" not in name and "searches" not in name:
            for less in _without_one_thing(json.loads(held)):
                account = read({**files, name: as_it_is(less)})
                safer += [(name, fact) for fact in _SHOWN if _looks_safer(whole, account, fact)]
    assert safer == []


_SHOWN = (*WITH_POSTS, Fact.STORIES_AUDIENCE, Fact.PROFILE_BIO, Fact.COMMENTS_WHO_CAN_POST)


def as_it_is(held: object) -> bytes:
    return json.dumps(held).encode()


def _looks_safer(whole: Account, account: Account, fact: Fact) -> bool:
    """Whether what is read is not what stands there, and nothing says that it may not be all."""
    return bool(set(map(repr, values(account, fact))) - set(map(repr, values(whole, fact))))


# Age


def test_it_is_as_old_as_its_name_says(tmp_path: Path) -> None:
    files = {n.replace("2026-11-20", "2025-01-02"): f for n, f in instagram().items()}
    account = accounts(zipped(tmp_path / "export.zip", files))["instagram"]
    assert "the export is of 2 January 2025" in untold(account, Fact.PROFILE_ACCESS)
    (access,) = observed(account, Fact.PROFILE_ACCESS)
    assert access.evidence.at.year == 2025
    flat = unpacked(tmp_path / "amycarter0191_20190405", instagram("2018"))
    assert "the export is of 5 April 2019" in untold(accounts(flat)["instagram"], Fact.PROFILE_BIO)


def test_it_is_as_old_as_the_last_request_where_its_name_says_nothing(tmp_path: Path) -> None:
    files = {n.removeprefix(f"{FOLDER}/"): f for n, f in instagram("2026").items()}
    asked = [{"timestamp": at, "label_values": [{"label": "Format", "value": "JSON"}]}
             for at in (1_600_000_000, 1_700_000_000)]  # fmt: skip
    name = "your_instagram_activity/other_activity/your_information_download_requests.json"
    whole = {**files, name: as_facebook_writes(asked)}
    account = accounts(zipped(tmp_path / "export.zip", whole))["instagram"]
    assert "the export is of 14 November 2023" in untold(account, Fact.PROFILE_ACCESS)


# Real files


def test_a_real_export(samples: Path) -> None:
    both = accounts(samples / "instagram" / "export-2024")
    own, threads = both["instagram"], both["threads"]
    assert values(own, Fact.PROFILE_ACCESS) == [Audience.PUBLIC]
    assert values(own, Fact.COMMENTS_WHO_CAN_POST) == [Audience.MEMBERS]
    assert values(own, Fact.CONTACTS_UPLOAD) == [True]
    assert len(texts(own, Fact.CONTACT_PHONE)) == 1
    assert values(threads, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]


def test_a_turkish_export_as_a_real_one_of_2026_has_it(read: Reading) -> None:
    about = "personal_information/personal_information"
    login = "security_and_login_information/login_and_profile_creation"
    labels = {"Kullanıcı adı": "amyc", "Ad": "Amy", "Biyografi": "Çay", "Gizli Hesap": "False"}
    said = {label: {"href": "", "value": value} for label, value in labels.items()}
    syncing = [{"label": "Rehber Senkronizasyonu", "value": "Doğru"}]
    changes = [
        {"title": title, "string_list_data": [{"timestamp": second}]}
        for title, second in (
            ("Herkese Açık Hesaba Geçiş Yapıldı", 1_700_000_000),
            ("Gizli Hesaba Geçiş Yapıldı", 1_600_000_000),
        )
    ]
    held: dict[str, object] = {
        f"{about}/personal_information.json": {"profile_user": [{"string_map_data": said}]},
        f"{about}/instagram_profile_information.json": {"label_values": syncing},
        f"{login}/profile_privacy_changes.json": {"account_history": changes},
    }
    files = {name: as_facebook_writes(value) for name, value in held.items()}
    account = read(files)
    assert texts(account, Fact.PROFILE_NAME) == ["Amy"]
    assert texts(account, Fact.PROFILE_BIO) == ["Çay"]
    assert [r.value for r in observed(account, Fact.CONTACTS_UPLOAD)] == [True]
    assert [r.value for r in observed(account, Fact.PROFILE_ACCESS)] == [Audience.PUBLIC]
    del files[f"{about}/personal_information.json"]
    account = read(files)
    assert [r.value for r in observed(account, Fact.PROFILE_ACCESS)] == [Audience.PUBLIC]


@each("place", ["your_instagram_activity/media", "personal_information/personal_information"])
def test_others_posts_that_the_profile_shows_as_passed_on_may_name_the_school(
    place: str, read: Reading
) -> None:
    def passing_on(owner: str) -> list[str]:
        shown = [{"label_values": [{"label": "Owner", "value": owner}]}]
        name = f"{FOLDER}/{place}/reposts.json"
        return untold(read({**instagram(), name: as_facebook_writes(shown)}), Fact.POSTS_TO_REREAD)

    assert "reposts.json names your school" in passing_on("oakfieldprimaryschool")
    assert not passing_on("zaphira.quill")
