"""TikTok's export: three layouts as JSON, and one as text; what is there, what is not, and why."""

import json
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Count, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import days
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, texts, untold
from tests.exports.made_by_phone import (
    LAYOUTS,
    TIKTOK_PROFILE,
    TIKTOK_SETTINGS,
    tiktok,
    tiktok_text,
)
from tests.exports.making import Files, unpacked, zipped

CAREFUL: dict[Fact, Any] = {
    Fact.POSTS_FUTURE_AUDIENCE: Audience.FRIENDS,
    Fact.PROFILE_ACCESS: Audience.FRIENDS,
    Fact.FRIENDS_AUDIENCE: Audience.FRIENDS,
    Fact.MESSAGES_WHO_CAN_SEND: Audience.FRIENDS,
    Fact.COMMENTS_WHO_CAN_POST: Audience.FRIENDS,
    Fact.FOLLOWS_AUDIENCE: Audience.ONLY_ME,
    Fact.LIKES_AUDIENCE: Audience.ONLY_ME,
    Fact.DISCOVERY_BY_PHONE: Audience.ONLY_ME,
    Fact.DISCOVERY_BY_EMAIL: Audience.ONLY_ME,
    Fact.STORIES_RESHARING: False,
    Fact.FRIENDS_COUNT: Count(count=3),
}
SHAPES: dict[str, Files] = {**{layout: tiktok(layout) for layout in LAYOUTS}, "text": tiktok_text()}


def values(account: Account, fact: Fact) -> list[Any]:
    return [r.value for r in observed(account, fact)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_layout_says_the_same(shape: str, read: Reading) -> None:
    account = read(SHAPES[shape])
    assert account.network == "tiktok"
    assert {fact: values(account, fact) for fact in CAREFUL} == {
        fact: [value] for fact, value in CAREFUL.items()
    }
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]
    assert texts(account, Fact.PROFILE_BIO) == ["Baking and long walks"]
    assert texts(account, Fact.ACCOUNT_EMAIL) == ["amy@example.org"]
    assert values(account, Fact.ACCOUNT_DORMANT) == [False]


@each("on", ["Disabled", "Off", "off", False])
@each("layout", LAYOUTS)
def test_an_open_account(layout: str, on: object, read: Reading) -> None:
    said = {
        **TIKTOK_SETTINGS,
        "Private Account": on,
        "Who Can Send Me Message": "Everyone",
        "Allow DownLoad": "Everyone",
        "Who can see your following list::": "Everyone",
        "Suggest your account to contacts": "Enabled",
    }
    account = read(tiktok(layout, said))
    assert values(account, Fact.POSTS_FUTURE_AUDIENCE) == [Audience.PUBLIC]
    assert values(account, Fact.FOLLOWS_AUDIENCE) == [Audience.PUBLIC]
    assert values(account, Fact.MESSAGES_WHO_CAN_SEND) == [Audience.MEMBERS]
    assert values(account, Fact.DISCOVERY_BY_PHONE) == [Audience.MEMBERS]
    assert values(account, Fact.STORIES_RESHARING) == [True]
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=0)]


@each("called", ["user_data_tiktok (1)", "user_data_tiktok 2", "user_data (2)"])
def test_the_one_file_as_computers_call_the_second_one(called: str, read: Reading) -> None:
    (held,) = tiktok().values()
    assert values(read({f"{called}.json": held}), Fact.PROFILE_ACCESS) == [Audience.FRIENDS]


def test_another_document_that_is_called_so_is_none(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"user_data_tiktok (1).json": b'{"mine": []}'})
    with pytest.raises(InputError, match="not an export that we know"):
        read_exports([path], matcher=SchoolMatcher(None), taken_at=NOW)


@each("second", ["user_data.json", "user_data_tiktok (1).json"])
def test_of_two_files_that_are_not_the_same_none_is_taken(second: str, read: Reading) -> None:
    said = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}
    (own,), (open_one,) = tiktok().values(), tiktok(settings=said).values()
    account = read({"user_data_tiktok.json": own, second: open_one})
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert any("more than once" in why for why in untold(account, Fact.PROFILE_ACCESS))
    account = read({"user_data_tiktok.json": own, second: own})
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]


@each("older_in_json", [True, False])
def test_of_an_export_in_json_and_one_as_text_the_newer_counts(
    older_in_json: bool, tmp_path: Path
) -> None:
    said = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}
    older, newer = tiktok(), tiktok_text(said)
    if not older_in_json:
        older, newer = tiktok_text(), tiktok(settings=said)
    paths = [
        zipped(tmp_path / f"TikTok_Data_{at}.zip", files)
        for at, files in ((1_794_733_200, older), (1_795_165_200, newer))
    ]
    left: list[str] = []
    told = read_exports(
        paths,
        matcher=SchoolMatcher(None),
        taken_at=NOW,
        leave_out=lambda file, why: left.append(file),
    )
    assert values(told.accounts[0], Fact.PROFILE_ACCESS) == [Audience.PUBLIC]
    assert left == [str(paths[0])]


def test_a_private_account_shows_its_list_to_followers_at_the_most(read: Reading) -> None:
    said = {**TIKTOK_SETTINGS, "Who can see your following list::": "Everyone"}
    assert values(read(tiktok(settings=said)), Fact.FOLLOWS_AUDIENCE) == [Audience.FRIENDS]


def test_a_list_for_everyone_is_nobodys_in_particular_where_the_account_is_not_known(
    read: Reading,
) -> None:
    said = {**TIKTOK_SETTINGS, "Who can see your following list::": "Everyone"}
    account = read(tiktok(settings={k: v for k, v in said.items() if k != "Private Account"}))
    assert not observed(account, Fact.FOLLOWS_AUDIENCE)
    assert any("Private Account" in why for why in untold(account, Fact.FOLLOWS_AUDIENCE))


@each("label", ["Private Account", "Who Can Stitch with your videos"])
@each("value", [None, "", "N/A", [], {}, "Only on Tuesdays"])
def test_what_is_not_said_is_never_in_order(label: str, value: object, read: Reading) -> None:
    account = read(tiktok(settings={**TIKTOK_SETTINGS, label: value}))
    fact = {"Private Account": Fact.PROFILE_ACCESS}.get(label, Fact.STORIES_RESHARING)
    assert not observed(account, fact)
    assert untold(account, fact)
    if label == "Private Account":
        assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


def test_a_setting_that_is_not_there_says_how_many_are(read: Reading) -> None:
    said = {k: v for k, v in TIKTOK_SETTINGS.items() if k != "Who Can Post Comments"}
    (why,) = untold(read(tiktok(settings=said)), Fact.COMMENTS_WHO_CAN_POST)
    assert why.startswith("“Who Can Post Comments” is not in this file; ")
    assert "11 of the 14 labels" in why


def test_settings_that_there_is_no_fact_for_are_shown_with_their_neighbour(read: Reading) -> None:
    account = read(tiktok())
    (found,) = observed(account, Fact.DISCOVERY_BY_PHONE)
    assert "Suggest your account to Facebook friends: disabled" in found.evidence.seen


def test_two_layouts_in_one_file_that_contradict_each_other_decide_nothing(read: Reading) -> None:
    held = json.loads(tiktok("2026")["user_data_tiktok.json"])
    other = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}
    held["App Settings"] = {"Settings": {"SettingsMap": other}}
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert not observed(account, Fact.POSTS_FUTURE_AUDIENCE)
    assert any("says two things" in why for why in untold(account, Fact.POSTS_FUTURE_AUDIENCE))
    assert observed(account, Fact.MESSAGES_WHO_CAN_SEND)  # said twice, and the same


@pytest.mark.parametrize(
    "kept", [("Likes and Favorites",), ("Profile And Settings", "Post"), ("Comment",)]
)
def test_a_part_alone_is_not_the_rest(kept: tuple[str, ...], read: Reading, tmp_path: Path) -> None:
    held = json.loads(tiktok("2026")["user_data_tiktok.json"])
    held = {key: value for key, value in held.items() if key in kept}
    held.get("Profile And Settings", {}).pop("Settings", None)
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert not observed(account, Fact.POSTS_FUTURE_AUDIENCE)
    assert untold(account, Fact.POSTS_FUTURE_AUDIENCE) == ["your settings are not in this file"]
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


@pytest.mark.parametrize(
    "files",
    [
        {"user_data_tiktok.json": b'{"Profil und Einstellungen": {"Einstellungen": {}}}'},
        {
            "user_data_tiktok.json": json.dumps({"Profile": {"x": 1}})
            .replace("Profile", "P")
            .encode()
        },
        tiktok(settings={"Privates Konto": "Aktiviert", "Wer kann dir schreiben": "Niemand"}),
        tiktok_text(dutch=True),
    ],
    ids=["a layout", "a list", "labels", "text"],
)
def test_a_language_or_layout_that_we_do_not_know_is_not_nothing(
    files: Files, read: Reading
) -> None:
    account = read(files)
    assert not observed(account, Fact.POSTS_FUTURE_AUDIENCE)
    unread = [
        r
        for r in account.readings
        if isinstance(r, Unread) and r.fact is Fact.POSTS_FUTURE_AUDIENCE
    ]
    assert {r.reason for r in unread} == {UnreadReason.UNKNOWN_WORDING}
    assert all("in a language or layout that we do not know" in r.detail for r in unread)


def test_files_of_text_in_dutch_tell_what_needs_no_label(read: Reading) -> None:
    account = read(tiktok_text(dutch=True))
    assert texts(account, Fact.PROFILE_NAME) == ["amycarter0191"]
    assert values(account, Fact.FRIENDS_COUNT) == [Count(count=3)]


@pytest.mark.parametrize("says", ["You have no data in this section", "Dit gedeelte bevat niets"])
def test_a_file_of_text_that_says_it_is_empty_holds_no_comment(says: str, read: Reading) -> None:
    files = {n: says.encode() if "Comments" in n else f for n, f in tiktok_text().items()}
    account = read(files)
    assert values(account, Fact.POSTS_TO_REREAD) == []
    assert any("no comment is listed" in why for why in untold(account, Fact.POSTS_TO_REREAD))


def test_words_without_a_label_above_the_first_comment_are_searched(read: Reading) -> None:
    held = b"Sports day at Oakfield Primary School\n\nDate: 2026-09-01 10:00:00 UTC\nComment: Tea\n"
    files = {n: held if "Comments" in n else f for n, f in tiktok_text().items()}
    assert len(texts(read(files), Fact.POSTS_TO_REREAD)) == 1


def test_the_address_beside_a_dutch_comment_is_none_of_the_words(read: Reading) -> None:
    comment = "Datum: 2026-01-01 10:00:00 UTC\nReactie: Mooi\n"
    link = "Link naar origineel bericht: https://example.org/oakfieldprimary\n"
    files = {n: f for n, f in tiktok_text(dutch=True).items() if "Reacties" not in n}
    account = read({**files, "TikTok/Reacties/Reacties.txt": (comment + link).encode()})
    assert texts(account, Fact.POSTS_TO_REREAD) == []


def test_files_of_text_in_an_unknown_language_are_said_to_be_so(read: Reading) -> None:
    account = read({"TikTok/Profil/Einstellungen.txt": b"Privates Konto: An\n"})
    assert untold(account, Fact.PROFILE_ACCESS) == [
        "Settings.txt is not in it by a name that we know"
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_of_text_that_were_saved_again(encoding: str, read: Reading) -> None:
    again = {n: held.decode().encode(encoding) for n, held in tiktok_text().items()}
    assert values(read(again), Fact.POSTS_FUTURE_AUDIENCE) == [Audience.FRIENDS]


@pytest.mark.parametrize("empty", [None, {}, []])
def test_lists_that_are_empty_prove_nothing(empty: object, read: Reading) -> None:
    said = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}
    account = read(tiktok(settings=said, videos=empty, comments=empty))
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert not observed(account, Fact.POSTS_TO_REREAD)
    assert not observed(account, Fact.ACCOUNT_DORMANT)


def test_videos_that_anyone_can_see_are_counted(read: Reading) -> None:
    said = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}

    def public(*who: str) -> list[Any]:
        videos = [{"Date": "2026-10-01 10:00:00", "Link": "l", "WhoCanView": w} for w in who]
        return values(read(tiktok(settings=said, videos=videos)), Fact.POSTS_PUBLIC_COUNT)

    assert public("Everyone", "Public", "Friends", "Only me") == [Count(count=2)]
    assert public("Everyone", "Some") == [Count(count=1, at_least=True)]
    assert public("Friends", "Some") == []
    assert public("") == []


@pytest.mark.parametrize(("label", "known"), [("Title", True), ("Title_v2", False)])
def test_words_of_videos_are_found_under_any_label(label: str, known: bool, read: Reading) -> None:
    words = {"words": ["Oakfield Primary School fair"]}
    account = read(tiktok(videos=[{"Date": "2026-10-01 10:00:00", "Link": "l", label: words}]))
    assert texts(account, Fact.POSTS_TO_REREAD)
    unknown = "what you wrote with your videos is under no label that we know"
    assert (unknown in untold(account, Fact.POSTS_TO_REREAD)) is not known


def test_comments_and_titles_that_name_the_school_are_found(read: Reading) -> None:
    video = {"Date": "2026-10-01 10:00:00", "Link": "l", "Title": "Oakfield Primary School fair"}
    comment = {"date": "2026-09-01 10:00:00 UTC", "comment": "See you at Oakfield Primary School"}
    account = read(tiktok(videos=[video], comments=[comment]))
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 2
    text = tiktok_text()
    name = "TikTok/Comments/Comments.txt"
    several = b"Date: 2026-09-01 10:00:00\nComment: Fair\nat Oakfield Primary School: come\n"
    assert len(texts(read({**text, name: several}), Fact.POSTS_TO_REREAD)) == 1
    beyond = b"Date: 2026-09-01 10:00:00\nComment: Fair\n\nat Oakfield Primary School\n"
    assert len(texts(read({**text, name: beyond}), Fact.POSTS_TO_REREAD)) == 1


def test_a_comment_is_of_the_day_that_the_clock_of_this_computer_says(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = {"date": "2026-05-31 23:30:00 UTC", "comment": "See you at Oakfield Primary School"}
    summer = timezone(timedelta(hours=1))
    monkeypatch.setattr(days, "shown_on", lambda moment: moment.astimezone(summer).date())
    (found,) = texts(read(tiktok(comments=[comment])), Fact.POSTS_TO_REREAD)
    assert found.endswith(" of 1 June 2026")


def test_what_was_written_elsewhere_on_tiktok_is_looked_through(read: Reading) -> None:
    said = "At Oakfield Primary School"
    held = json.loads(tiktok()["user_data_tiktok.json"])
    live = {"Comments": [{"CommentTime": "2026-01-02 10:00:00", "CommentContent": said}]}
    held["TikTok Live"]["Watch Live History"] = {"WatchLiveMap": {"7643": live, "1": None}}
    question = {"QuestionTime": "2023-02-03 10:00:00", "QuestionContent": f"Who is {said}?"}
    asked = {"Questions": [question], "Comments": None}
    of_2023 = {"Watch Live History": {"WatchLiveMap": {"7": {**live, "WatchTime": ""}, "8": asked}}}
    older = read({"user_data_tiktok.json": json.dumps({**held, "Tiktok Live": of_2023}).encode()})
    assert len(texts(older, Fact.POSTS_TO_REREAD)) == 3
    assert "Comment of 3 February 2023" in texts(older, Fact.POSTS_TO_REREAD)
    held["Location Review"] = {"Location Reviews": {"ReviewsList": [{"Text": [said]}]}}
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 2
    held["Poi Review"] = {"POI Review": {"ReviewsList": [{"Text": [f"Again: {said}"]}]}}  # of 2024
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 3


@pytest.mark.parametrize(
    ("part", "fact"),
    [
        ("Fundraiser", Fact.POSTS_TO_REREAD),
        ("Hashtag", Fact.POSTS_TO_REREAD),
        ("Featured", Fact.PROFILE_BIO),
    ],
)
def test_a_part_that_may_be_shown_and_names_the_school_is_said(
    part: str, fact: Fact, read: Reading
) -> None:
    held = json.loads(tiktok()["user_data_tiktok.json"])
    shown = {"List": [{"Name": "Oakfield Primary School"}]}
    place = "Your Activity" if fact is Fact.POSTS_TO_REREAD else "Profile And Settings"
    held[place] = {**held.get(place, {}), part: shown, "Searches": shown, "Share History": shown}
    if fact is Fact.PROFILE_BIO:
        held[place] = {**held[place], "Searches": [], "Share History": []}
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert any("school" in why for why in untold(account, fact))
    held[place].pop(part)
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert not any("school" in why for why in untold(account, fact))


_PASSED_ON = "1 post that you passed on is there only as a link"


@each(
    ("listed", "why"),
    [
        ([], []),
        ([{"Date": "2026-01-02 10:00:00", "Link": "https://www.tiktokv.com/1/"}], [_PASSED_ON]),
        ([{"Date": "2026-01-02 10:00:00", "Video": "https://www.tiktokv.com/1/"}], [_PASSED_ON]),
        (["https://www.tiktokv.com/1/"], ["user_data_tiktok.json is not as we know it"]),
    ],
)
def test_what_was_reposted_may_name_the_school(
    listed: list[object], why: list[str], read: Reading
) -> None:
    held = json.loads(tiktok()["user_data_tiktok.json"])
    held["Your Activity"]["Reposts"] = {"RepostList": listed}
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert untold(account, Fact.POSTS_TO_REREAD) == why


def test_a_file_of_reposts_that_cannot_be_read_is_named(read: Reading) -> None:
    account = read({**tiktok_text(), "TikTok/Your Activity/Reposts.txt": b"\xff\xfe\x00"})
    assert any("Reposts.txt" in why for why in untold(account, Fact.POSTS_TO_REREAD))


def test_what_was_deleted_is_posted_nowhere(read: Reading) -> None:
    held = json.loads(tiktok()["user_data_tiktok.json"])
    before = read({"user_data_tiktok.json": json.dumps(held).encode()})
    posted = [r.value for r in observed(before, Fact.POSTS_PUBLIC_COUNT)]
    gone = {"PostList": [{"Date": "2026-01-02 10:00:00", "Title": "At Oakfield Primary School"}]}
    held["Video"] = {"RecentlyDeletedPosts": gone}  # as in 2024
    account = read({"user_data_tiktok.json": json.dumps(held).encode()})
    assert [r.value for r in observed(account, Fact.POSTS_PUBLIC_COUNT)] == posted
    assert untold(account, Fact.POSTS_TO_REREAD) == untold(before, Fact.POSTS_TO_REREAD)


def test_likes_that_are_visible_to_oneself(read: Reading) -> None:
    text = b"Private Account: Disabled\nWho Can View Videos I Liked: Visible to Myself\n"
    account = read({"App Settings/Settings.txt": text, "Profile/Profile Info.txt": b"Username: a"})
    assert [r.value for r in observed(account, Fact.LIKES_AUDIENCE)] == [Audience.ONLY_ME]


def test_a_field_of_the_profile_that_we_do_not_know_is_said(read: Reading) -> None:
    account = read(tiktok(profile={**TIKTOK_PROFILE, "pronouns": "she", "aiSelf": "x", "y": ""}))
    assert texts(account, Fact.PROFILE_BIO) == ["Baking and long walks"]
    (why,) = untold(account, Fact.PROFILE_BIO)
    assert why == "the profile in user_data_tiktok.json has a field that we do not know"


def test_accounts_elsewhere_that_are_linked(read: Reading) -> None:
    linked = {**TIKTOK_PROFILE, "instagramLink": "amy.c", "youtubeLink": "https://youtube.com/@a"}
    account = read(tiktok(profile={**linked, "instagramLink": "amyc"}))
    assert texts(account, Fact.PROFILE_LINKS) == [
        "https://www.instagram.com/amyc",
        "https://youtube.com/@a",
    ]
    assert any("website" in why for why in untold(account, Fact.PROFILE_LINKS))
    assert not observed(read(tiktok()), Fact.PROFILE_LINKS)  # none of ours, and maybe another


def test_two_numbers_of_followers_are_the_least(read: Reading) -> None:
    account = read(tiktok(profile={**TIKTOK_PROFILE, "followerCount": 5}))
    assert values(account, Fact.FRIENDS_COUNT) == [Count(count=3, at_least=True)]


def test_its_name_says_its_day(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "TikTok_Data_1735588272", tiktok())
    (account,) = read_exports([folder], matcher=SchoolMatcher(), taken_at=NOW).accounts
    days = {r.evidence.at.date().isoformat() for r in account.readings if isinstance(r, Observed)}
    assert days == {"2024-12-30"}
    assert "the export is of 30 December 2024" in untold(account, Fact.PROFILE_ACCESS)


WHOLE = tiktok()["user_data_tiktok.json"]


@pytest.mark.parametrize("broken", [b"", b"{", b"not JSON", WHOLE[:900]], ids=range(4))
def test_a_damaged_file_tells_what_came_before_and_no_more(broken: bytes, read: Reading) -> None:
    account = read({"user_data_tiktok.json": broken})
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert any("breaks off" in why for why in untold(account, Fact.PROFILE_ACCESS))
    assert any("breaks off" in why for why in untold(account, Fact.POSTS_TO_REREAD))


def test_the_one_file_that_a_computer_unpacked_is_read_by_itself(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "Downloads", {**tiktok(), "whatsapp_settings/a.json": b"{}"})
    named = folder / "user_data_tiktok.json"
    (account,) = read_exports([named], matcher=SchoolMatcher(), taken_at=NOW).accounts
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.FRIENDS]
    other = folder / "letters.json"
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="not an export that we know: it holds 1 data file"):
        read_exports([other], matcher=SchoolMatcher(), taken_at=NOW)


def test_a_file_called_alike_is_not_taken_for_one(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"user_data.json": b'{"users": []}', "Settings.txt": b"a: b"})
    with pytest.raises(InputError, match="not an export that we know"):
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)
