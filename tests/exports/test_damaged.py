"""Files within an export that are missing, renamed, damaged or not as known: each is named."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from profilecheck.model import Count, Entries, Observed
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sites.meta import repaired
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.made_by_meta import FOLDER, PROFILE, instagram
from tests.exports.making import (
    MAKERS,
    Files,
    as_facebook_writes,
    facebook,
    linkedin,
    table,
    takeout,
    x,
    x_file,
)

AMY = person("exposed")


def changed(files: Files, name: str, content: bytes | None) -> Files:
    """`files` with another content of the file called `name`; None takes it away."""
    (whole,) = [n for n in files if n.rpartition("/")[2] == name]
    rest = {n: c for n, c in files.items() if n != whole}
    return rest if content is None else rest | {whole: content}


# What each file alone tells: without it, the fact must be unread, with the file's name.
ALONE = {
    ("facebook", "profile_information.json"): Fact.PROFILE_EMPLOYER,
    ("facebook", "your_friends.json"): Fact.FRIENDS_COUNT,
    ("facebook", "your_group_membership_activity.json"): Fact.MEMBERSHIPS,
    ("facebook", "pages_you've_liked.json"): Fact.MEMBERSHIPS,
    ("facebook", "comments.json"): Fact.POSTS_TO_REREAD,
    ("facebook", "your_address_books.json"): Fact.CONTACTS_UPLOAD,
    ("facebook", "photos_and_videos_you're_tagged_in.json"): Fact.TAGGING_COUNT,
    ("x", "profile.js"): Fact.PROFILE_BIO,
    ("x", "ageinfo.js"): Fact.PROFILE_BIRTHDAY,
    ("x", "protected-history.js"): Fact.PROFILE_ACCESS,
    ("x", "follower.js"): Fact.FRIENDS_COUNT,
    ("x", "contact.js"): Fact.CONTACTS_UPLOAD,
    ("linkedin", "Profile.csv"): Fact.PROFILE_HEADLINE,
    ("linkedin", "Positions.csv"): Fact.PROFILE_EMPLOYER,
    ("linkedin", "Education.csv"): Fact.PROFILE_EDUCATION,
    ("linkedin", "Email Addresses.csv"): Fact.ACCOUNT_EMAIL,
    ("linkedin", "PhoneNumbers.csv"): Fact.CONTACT_PHONE,
    ("linkedin", "Connections.csv"): Fact.FRIENDS_AT_EMPLOYER,
    ("linkedin", "Company Follows.csv"): Fact.MEMBERSHIPS,
    ("linkedin", "Shares_252701747.csv"): Fact.POSTS_TO_REREAD,
    ("linkedin", "Comments_252701747.csv"): Fact.POSTS_TO_REREAD,
    ("linkedin", "ImportedContacts.csv"): Fact.CONTACTS_UPLOAD,
    ("youtube", "channel.csv"): Fact.PROFILE_BIO,
    ("youtube", "videos.csv"): Fact.POSTS_PUBLIC_COUNT,
    ("youtube", "comments.csv"): Fact.POSTS_TO_REREAD,
    ("youtube", "Profile.json"): Fact.PROFILE_BIRTHDAY,
}
DAMAGES: dict[str, bytes | None] = {
    "missing": None,
    "empty": b"",
    "binary": bytes(range(256)) * 4,
    "another shape": b'{"surprise": [1, 2, 3]}',
    "other columns": b"Nom,Pr\xc3\xa9nom\nCarter,Amy\n",
    "deep": b"[" * 100_000,
    "no end": b'[{"timestamp": 1, "data": [{"post": "a"}]}, {"timesta',
}


@each("damage", DAMAGES)
@each(("network", "name"), ALONE)
def test_what_a_file_alone_tells_is_unread_without_it(
    network: str, name: str, damage: str, read: Reading
) -> None:
    fact = ALONE[network, name]
    account = read(changed(MAKERS[network](AMY), name, DAMAGES[damage]))
    assert any(untold(account, fact)), "it must be unread, and say why"
    for other in observed(account, fact):
        # What another file tells of the same fact stands; nothing is called empty for a fault.
        assert not isinstance(other.value, Entries) or other.value.entries


@pytest.mark.parametrize("network", MAKERS)
def test_a_renamed_file_is_missed_by_its_name(network: str, read: Reading) -> None:
    for (owner, name), fact in ALONE.items():
        # Takeout's tables have other names in every language: those are known by their columns.
        if owner == network and not (owner == "youtube" and name.endswith(".csv")):
            files = MAKERS[network](AMY)
            (whole,) = [n for n in files if n.rpartition("/")[2] == name]
            files[whole.replace(name, f"Kopie von {name}")] = files.pop(whole)
            assert any("is not in it" in d for d in untold(read(files), fact)), name


def test_posts_before_the_break_are_told_and_the_rest_is_not_called_clean(read: Reading) -> None:
    files = facebook(AMY)
    (posts,) = [n for n in files if "your_posts" in n]
    school = as_facebook_writes(
        [{"timestamp": 1600000000, "data": [{"post": "Oakfield Primary School at its best"}]}]
    )
    files[posts] = school.rstrip(b"]") + b', {"timestamp": 16'
    account = read(files)
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == 1
    assert any("your_posts" in detail for detail in untold(account, Fact.POSTS_TO_REREAD))
    # The newest post may stand in what is lost: whether the account is in use stays open.
    assert not observed(account, Fact.ACCOUNT_DORMANT)


_MISSING_PARTS: dict[str, tuple[Files, str, bytes, str]] = {
    "facebook": (
        {n: c for n, c in facebook(AMY).items() if "address_books" not in n},
        "your_posts__check_ins__photos_and_videos_3.json",
        as_facebook_writes([{"timestamp": 1700000000, "data": [{"post": "At Oakfield Primary"}]}]),
        "part 2 of your_posts_1.json is not in it",
    ),
    "x": (
        x(AMY),
        "tweets-part2.js",
        x_file("tweets", [{"tweet": {"full_text": "At Oakfield Primary", "created_at": ""}}]),
        "part 1 of tweets.js is not in it",
    ),
    "instagram": (
        instagram(),
        "posts_3.json",
        as_facebook_writes([{"creation_timestamp": 1700000000, "title": "At Oakfield Primary"}]),
        "part 2 of posts_1.json is not in it",
    ),
}


@each("network", _MISSING_PARTS)
def test_of_posts_of_which_a_part_is_missing_the_others_are_searched(
    network: str, read: Reading
) -> None:
    files, name, held, why = _MISSING_PARTS[network]
    first = {"facebook": "your_posts", "x": "tweets.js", "instagram": "/posts_1.json"}[network]
    (place,) = [n.rpartition("/")[0] for n in files if first in n]
    before = len(texts(read(files), Fact.POSTS_TO_REREAD))
    account = read({**files, f"{place}/{name}": held})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == before + 1
    assert why in untold(account, Fact.POSTS_TO_REREAD)


def test_tweets_in_several_parts_are_one_list(read: Reading) -> None:
    files = x(AMY)
    tweet = {"tweet": {"full_text": "At OPS", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}}
    files["data/tweets-part1.js"] = x_file("tweets", [tweet]).replace(b"part0", b"part1") + b";\n"
    (count,) = observed(read(files), Fact.POSTS_PUBLIC_COUNT)
    (before,) = observed(read(x(AMY)), Fact.POSTS_PUBLIC_COUNT)
    assert isinstance(count.value, Count)
    assert isinstance(before.value, Count)
    assert count.value.count == before.value.count + 1


def test_without_the_latest_protection_nothing_is_said_of_public_posts(read: Reading) -> None:
    account = read(changed(x(AMY), "protected-history.js", x_file("protected-history", [])))
    for fact in (Fact.PROFILE_ACCESS, Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR):
        assert not observed(account, fact)
        assert any("no change" in detail for detail in untold(account, fact))


@pytest.mark.parametrize(("last", "seen"), [("Protect", "friends"), ("Unprotect", "public")])
def test_the_latest_event_decides_whatever_the_order(last: str, seen: str, read: Reading) -> None:
    first = "Unprotect" if last == "Protect" else "Protect"
    events = [
        {"protectedHistory": {"protectedAt": "2026-11-01T10:00:00.000Z", "action": last}},
        {"protectedHistory": {"protectedAt": "2026-07-01T10:00:00.000Z", "action": first}},
    ]
    history = x_file("protected-history", events)
    (access,) = observed(
        read(changed(x(AMY), "protected-history.js", history)), Fact.PROFILE_ACCESS
    )
    assert access.value == seen


def test_a_word_for_privacy_that_is_not_known_counts_as_no_proof(read: Reading) -> None:
    columns = "Video ID,Video Title (Original),Privacy,Video Publish Timestamp"
    videos = table(columns, [["1", "Song", "Öffentlich", "2024-01-02T10:00:00+00:00"]])
    account = read(changed(takeout(AMY), "videos.csv", videos.encode()))
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert any("öffentlich" in detail for detail in untold(account, Fact.POSTS_PUBLIC_COUNT))


def test_a_key_that_facebook_left_out_is_not_nothing(read: Reading) -> None:
    about = {"profile_v2": {"name": {"full_name": "Amy Carter"}, "work_experiences": []}}
    account = read(changed(facebook(AMY), "profile_information.json", as_facebook_writes(about)))
    assert observed(account, Fact.PROFILE_EMPLOYER)  # an empty list says that there is none
    assert not observed(account, Fact.PROFILE_EDUCATION)
    assert any("education" in detail for detail in untold(account, Fact.PROFILE_EDUCATION))


def test_an_old_export_proves_what_was_there_and_not_what_is_not(read: Reading) -> None:
    new, old = read(facebook(AMY)), read(facebook(AMY), made=(2025, 3, 1, 9, 0, 0))
    assert texts(old, Fact.PROFILE_EMPLOYER) == texts(new, Fact.PROFILE_EMPLOYER)
    for reading in old.readings:
        if isinstance(reading, Observed):
            assert any("1 March 2025" in detail for detail in untold(old, reading.fact))
            assert reading.evidence.at.date() == date(2025, 3, 1)
    assert not untold(new, Fact.PROFILE_EMPLOYER)


def test_an_account_out_of_use_is_told_by_a_new_export_alone(read: Reading) -> None:
    post = [{"timestamp": 1500000000, "data": [{"post": "A walk"}]}]
    name = "your_posts__check_ins__photos_and_videos_1.json"
    files = changed(facebook(AMY), name, as_facebook_writes(post))
    assert [r.value for r in observed(read(files), Fact.ACCOUNT_DORMANT)] == [True]
    assert not observed(read(files, made=(2019, 3, 1, 9, 0, 0)), Fact.ACCOUNT_DORMANT)
    post.append({"timestamp": 4000000000, "data": [{"post": "A day to come"}]})
    files = changed(facebook(AMY), name, as_facebook_writes(post))
    assert not observed(read(files), Fact.ACCOUNT_DORMANT)


def test_without_a_school_nothing_is_held_against_one(read: Reading) -> None:
    account = read(linkedin(AMY), matcher=SchoolMatcher())
    reasons = {r.fact: r.reason for r in account.readings if r.status == "unread"}
    assert reasons[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.NEEDS_SCHOOL
    assert reasons[Fact.POSTS_TO_REREAD] is UnreadReason.NEEDS_SCHOOL


MOJIBAKE = {
    "CafÃ©": "Café",
    "Café": "Café",
    "Zoë ð\x9f\x98\x80": "Zoë 😀",
    "ð\x9f\x98\x80 and 😀": "😀 and 😀",
    "plain": "plain",
    "Â£5 at the FÃªte": "£5 at the Fête",
    "\xff\xfe": "\xff\xfe",
}


@each("written", MOJIBAKE)
def test_text_is_repaired_where_it_is_broken_and_nowhere_else(written: str) -> None:
    assert repaired(written) == MOJIBAKE[written]


def test_a_name_in_other_letters_comes_through_facebooks_escapes(read: Reading) -> None:
    about = {"profile_v2": {"name": {"full_name": "Zoë Łukasiewicz 🎈"}}}
    held = as_facebook_writes(about)
    assert json.loads(held)["profile_v2"]["name"]["full_name"] != "Zoë Łukasiewicz 🎈"
    account = read(changed(facebook(AMY), "profile_information.json", held))
    assert texts(account, Fact.PROFILE_NAME) == ["Zoë Łukasiewicz 🎈"]


@each("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@each("separator", [",", "\t", ";"])
def test_csv_in_every_encoding_and_with_every_separator(
    encoding: str, separator: str, read: Reading
) -> None:
    text = table("Email Address,Confirmed,Primary", [["zoë@example.org", "Yes", "Yes"]], separator)
    files = changed(linkedin(AMY), "Email Addresses.csv", text.encode(encoding))
    assert texts(read(files), Fact.ACCOUNT_EMAIL) == ["zoë@example.org"]


def test_csv_in_an_encoding_that_is_not_known_is_named(read: Reading) -> None:
    text = table("Email Address,Confirmed,Primary", [["zoë@example.org", "Yes", "Yes"]])
    account = read(changed(linkedin(AMY), "Email Addresses.csv", text.encode("latin-1")))
    assert not observed(account, Fact.ACCOUNT_EMAIL)
    assert any("not text" in detail for detail in untold(account, Fact.ACCOUNT_EMAIL))


@each("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_that_was_saved_again_in_another_encoding_is_read(
    encoding: str, read: Reading
) -> None:
    written = {
        "profile.js": {"profile": {"description": {"bio": "Zoë", "website": "", "location": ""}}},
        "tweets.js": {
            "tweet": {
                "full_text": "Zoë at Oakfield Primary School",
                "created_at": "Tue Sep 01 10:00:00 +0000 2026",
            }
        },
    }
    files = x(AMY)
    for name, held in written.items():
        content = json.dumps([held], ensure_ascii=False)
        files = changed(files, name, f"window.YTD.x.part0 = {content}\r\n".encode(encoding))
    account = read(files)
    assert texts(account, Fact.PROFILE_BIO) == ["Zoë"]
    assert texts(account, Fact.POSTS_TO_REREAD) == ["Post of 1 September 2026"]


@each(("name", "fact"), [
    ("profile.js", Fact.PROFILE_BIO), ("tweets.js", Fact.POSTS_TO_REREAD),
])  # fmt: skip
def test_json_in_an_encoding_that_is_not_known_is_named(
    name: str, fact: Fact, read: Reading
) -> None:
    content = 'window.YTD.x.part0 = [{"x": "Zoë"}]'.encode("latin-1")
    account = read(changed(x(AMY), name, content))
    assert not texts(account, fact)
    assert any("use it as the network sent it" in detail for detail in untold(account, fact))


HOSTILE_CELLS = ["\0\0", '=cmd|" /C calc"!A0', "\x1b[31mred", "<script>", "[bold red]", "‮"]


@pytest.mark.parametrize("cell", HOSTILE_CELLS)
def test_csv_with_hostile_cells(cell: str, read: Reading) -> None:
    columns = "Company Name,Title,Description,Location,Started On,Finished On"
    text = table(
        columns, [["Oakfield Primary School", cell, cell, "", "Jan 2020", ""], ["", "", ""]]
    )
    account = read(changed(linkedin(AMY), "Positions.csv", text.encode()))
    assert texts(account, Fact.PROFILE_EMPLOYER) == ["Oakfield Primary School"]
    assert all(shown.isprintable() for shown in account.model_dump_json().splitlines())


_TORN = {
    "in the middle of a row": lambda text: text.rstrip()[:-4].rpartition(",")[0],
    "in the middle of a cell": lambda text: text + '"Oakfield',
}


@pytest.mark.parametrize("torn", _TORN.values(), ids=list(_TORN))
def test_a_table_that_breaks_off_is_not_whole(torn: Callable[[str], str], read: Reading) -> None:
    jobs = table(
        "Company Name,Title,Description,Location,Started On,Finished On",
        [
            ["A Bakery", "Baker", "", "", "2019", ""],
            ["Oakfield School", "Cook", "", "", "", "2018"],
        ],
    )
    account = read(changed(linkedin(AMY), "Positions.csv", torn(jobs).encode()))
    assert not observed(account, Fact.PROFILE_EMPLOYER)
    assert any("Positions.csv breaks off" in d for d in untold(account, Fact.PROFILE_EMPLOYER))


def test_what_is_written_under_a_position_is_missed(read: Reading) -> None:
    without = changed(linkedin(AMY), "Positions.csv", None)
    assert any("Positions.csv" in detail for detail in untold(read(without), Fact.PROFILE_BIO))
    jobs = table("Company Name,Title,Started On,Finished On", [["A Bakery", "Baker", "2019", ""]])
    renamed = read(changed(linkedin(AMY), "Positions.csv", jobs.encode()))
    assert any("Positions.csv" in detail for detail in untold(renamed, Fact.PROFILE_BIO))
    assert observed(renamed, Fact.PROFILE_EMPLOYER)


@pytest.mark.parametrize(
    "birthday",
    [{"birth_day": 14}, {"day": "14", "month": "3"}, {"date": "1990-03-14"}, {"year": "1990"}],
)
def test_a_birthday_in_another_shape_is_not_none(birthday: object, read: Reading) -> None:
    about = {"profile_v2": {"birthday": birthday, "emails": {"emails": []}}}
    account = read(changed(facebook(AMY), "profile_information.json", as_facebook_writes(about)))
    for fact in (Fact.PROFILE_BIRTHDAY, Fact.ACCOUNT_EMAIL):  # every account has an address
        assert not observed(account, fact)
        assert untold(account, fact)


def test_every_account_of_linkedin_has_an_address(read: Reading) -> None:
    none = b"Email Address,Confirmed,Primary,Updated On\n"
    account = read(changed(linkedin(AMY), "Email Addresses.csv", none))
    assert not observed(account, Fact.ACCOUNT_EMAIL)
    assert any("is empty" in detail for detail in untold(account, Fact.ACCOUNT_EMAIL))


def test_of_two_profiles_in_one_export_none_is_taken(read: Reading) -> None:
    files = facebook(AMY)
    (whole,) = [n for n in files if n.endswith("profile_information.json")]
    none = as_facebook_writes({"profile_v2": {"work_experiences": []}})
    account = read({f"a/{whole}": none, **files})
    assert not observed(account, Fact.PROFILE_EMPLOYER)
    assert any("more than once" in detail for detail in untold(account, Fact.PROFILE_EMPLOYER))


_ONE_LESS = b'[{"string_list_data": [{"value": "a", "timestamp": 1}]}]'
_TWO_LAYOUTS: dict[str, tuple[Files, Files]] = {
    "facebook": (facebook(AMY), facebook(AMY, older=True)),
    "x": (x(AMY), {"follower.js": x_file("follower", [{"follower": {"accountId": "1"}}])}),
    "instagram": (
        instagram(profile={**PROFILE, "Private Account": "False"}),
        {
            f"{FOLDER}/followers_and_following/followers.json": _ONE_LESS,
            f"{FOLDER}/content/posts_1.json": b'[{"media": [{"creation_timestamp": 1600000000}]}]',
        },
    ),
}


@each("network", _TWO_LAYOUTS)
def test_two_layouts_in_one_folder_are_not_counted_together(network: str, read: Reading) -> None:
    newer, older = _TWO_LAYOUTS[network]
    facts = [Fact.FRIENDS_COUNT]
    facts += [Fact.POSTS_PUBLIC_COUNT] if network == "instagram" else []
    alone, both = read(newer), read(older | newer)
    for fact in facts:
        assert observed(alone, fact), fact
        assert not observed(both, fact), fact
        assert any("more than once" in why for why in untold(both, fact)), fact


@pytest.mark.parametrize(
    ("files", "name", "later", "fact"),
    [
        (takeout(AMY), "videos.csv", "videos(2).csv", Fact.POSTS_PUBLIC_COUNT),
        (takeout(AMY), "videos.csv", "videos(1).csv", None),
        (x(AMY), "tweets.js", "tweets-part2.js", Fact.POSTS_TO_REREAD),
    ],
    ids=["videos 1", "none", "tweets 1"],
)
def test_a_numbered_part_that_is_missing_is_named(
    files: Files, name: str, later: str, fact: Fact | None, read: Reading
) -> None:
    (first,) = [n for n in files if n.rpartition("/")[2] == name]
    account = read(files | {first.replace(name, later): files[first]})
    details = [
        d for f in (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_TO_REREAD) for d in untold(account, f)
    ]
    assert any("part 1 of" in d for d in details) is (fact is not None)


def test_a_change_of_protection_without_its_time_decides_nothing(read: Reading) -> None:
    events = [
        {"protectedHistory": {"protectedAt": "2026-05-01T10:00:00.000Z", "action": "Protect"}},
        {"protectedHistory": {"changedAt": "2026-11-01T10:00:00.000Z", "action": "Unprotect"}},
    ]
    history = x_file("protected-history", events)
    account = read(changed(x(AMY), "protected-history.js", history))
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


def test_a_second_channel_without_a_description_is_no_crash(read: Reading) -> None:
    files = takeout(AMY)
    (first,) = [n for n in files if n.endswith("channel.csv")]
    second = b"Channel ID,Channel Title (Original)\nUC1,Songs\n"
    account = read(
        files | {first: second, first.replace("channel.csv", "channel(1).csv"): files[first]}
    )
    # What the one says stands; what the other would say is open.
    assert len(texts(account, Fact.PROFILE_BIO)) == 1
    assert untold(account, Fact.PROFILE_BIO)
