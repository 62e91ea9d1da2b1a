"""X's archive: posts in every file that holds some, as they were written and as links lead."""

import json

from profilecheck.model import Account, Count, Entries
from profilecheck.replica import person
from profilecheck.reread.reason import Reason
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import Audience, Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.making import Files, x, x_file

AMY = person("exposed")
POST = "Hard day at Oakfield Primary School, Year 4 were awful and the head does not listen at all"
LONG = POST + " and so on" * 60
CREATED = "Tue Nov 10 09:00:00 +0000 2026"
CREATED_NEWER = "2026-11-10T09:00:00.000Z"
DAY = "10 November 2026"


def tweet(words: str, created: str = CREATED, **more: object) -> dict[str, object]:
    return {"tweet": {"full_text": words, "created_at": created, **more}}


def note(words: str, **more: object) -> dict[str, object]:
    return {"noteTweet": {"createdAt": CREATED_NEWER, "core": {"text": words, **more}}}


def archive(*tweets: dict[str, object], **lists: list[dict[str, object]]) -> Files:
    """Amy's archive with these posts alone, and with lists by the names of their files."""
    more = {name.replace("_", "-"): held for name, held in lists.items()}
    return x(AMY) | {
        f"data/{name}.js": x_file(name, held)
        for name, held in ({"tweets": list(tweets)} | more).items()
    }


def read_again(account: Account) -> list[str]:
    return texts(account, Fact.POSTS_TO_REREAD)


def public_count(account: Account) -> Count:
    (count,) = observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert isinstance(count.value, Count)
    return count.value


LINK = {"url": "https://t.co/abc", "expanded_url": "https://www.oakfield.leeds.sch.uk/news"}
OWN_WORDS = {
    "a post": archive(tweet(POST)),
    "an older post": archive({"tweet": {"text": POST, "created_at": CREATED}}),
    "a post of 2019": archive({"full_text": POST, "created_at": CREATED}),
    "a link in X's short form": archive(
        tweet("Proud of this https://t.co/abc", entities={"urls": [LINK]})
    ),
    "an ampersand": archive(tweet("At Oakfield Primary School &amp; tired")),
    "words about a picture": archive(
        tweet("Look", extended_entities={"media": [{"ext_alt_text": POST}]})
    ),
    "the place of a post": archive(tweet("Look", place={"full_name": "Oakfield Primary School"})),
    "the name of a place": archive(tweet("Look", place={"name": "Oakfield Primary School"})),
    "whom a post names": archive(
        tweet("Look", entities={"user_mentions": [{"name": "Oakfield Primary School", "id": "1"}]})
    ),
    "a key that is not known": archive(tweet("Look", note=POST)),
    "a poll": archive(tweet("Vote", card={"choices": [{"label": POST}]})),
    "a long post": archive(note_tweet=[note(LONG)]),
    "a link in a long post": archive(
        note_tweet=[
            note(
                "Proud https://t.co/abc",
                urls=[{"shortUrl": LINK["url"], "expandedUrl": LINK["expanded_url"]}],
            )
        ]
    ),
    "a post in a community": archive(community_tweet=[tweet(POST)]),
    "an article": archive(
        article=[{"article": {"createdAt": CREATED_NEWER, "body": {"blocks": [{"text": POST}]}}}]
    ),
}


@each("kind", OWN_WORDS)
def test_own_words_are_searched_wherever_they_stand(kind: str, read: Reading) -> None:
    account = read(OWN_WORDS[kind])
    assert len(read_again(account)) == 1
    assert read_again(account)[0].endswith(f" of {DAY}")
    assert not untold(account, Fact.POSTS_TO_REREAD)


NOW_PUBLIC = ("2026-02-01T10:00:00.000Z", "Unprotect")
NOT_THE_LAST_CHANGE = {
    "of a day to come": ("2029-01-01T10:00:00.000Z", "Protect"),
    "at the same moment": ("2026-02-01T10:00:00.000Z", "Protect"),
    "in seconds": ("1780000000", "Protect"),
    "of no moment": ("lately", "Protect"),
}


@each("kind", NOT_THE_LAST_CHANGE)
def test_a_change_that_is_not_known_to_be_the_last_is_no_protection(
    kind: str, read: Reading
) -> None:
    events: list[dict[str, object]] = [
        {"protectedHistory": {"protectedAt": at, "action": action}}
        for at, action in (NOW_PUBLIC, NOT_THE_LAST_CHANGE[kind])
    ]
    account = read(archive(tweet("Tea"), protected_history=events))
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


@each(
    ("action", "told"),
    [
        (
            "Protect",
            {
                Fact.PROFILE_ACCESS: Audience.FRIENDS,
                Fact.POSTS_FUTURE_AUDIENCE: Audience.FRIENDS,
                Fact.POSTS_PAST_LIMITED: True,
                Fact.FOLLOWERS_APPROVAL: True,
                Fact.FOLLOWERS_WHO_CAN_FOLLOW: Audience.FRIENDS,
                Fact.FOLLOWS_AUDIENCE: Audience.FRIENDS,
            },
        ),
        (
            "Unprotect",
            {
                Fact.PROFILE_ACCESS: Audience.PUBLIC,
                Fact.POSTS_FUTURE_AUDIENCE: Audience.PUBLIC,
                Fact.FOLLOWERS_APPROVAL: False,
                Fact.FOLLOWERS_WHO_CAN_FOLLOW: Audience.MEMBERS,
                Fact.FOLLOWS_AUDIENCE: Audience.MEMBERS,
                Fact.FRIENDS_AUDIENCE: Audience.MEMBERS,
                # There is a post, and anyone sees it.
                Fact.POSTS_PAST_LIMITED: False,
            },
        ),
        ("Perhaps", {}),
    ],
)
def test_the_last_change_tells_all_that_one_switch_decides(
    action: str, told: dict[Fact, Audience | bool], read: Reading
) -> None:
    changed = {"protectedAt": "2026-10-01T10:00:00.000Z", "action": action}
    event: dict[str, object] = {"protectedHistory": changed}
    account = read(archive(tweet("Tea"), protected_history=[event]))
    one_switch = (*told, Fact.FRIENDS_AUDIENCE, Fact.POSTS_PAST_LIMITED, Fact.PROFILE_ACCESS)
    found = {f: r.value for f in one_switch for r in observed(account, f)}
    assert found == told


NAMED = [Reason.SCHOOL.value]


def test_whom_a_post_names_may_be_a_colleague(read: Reading) -> None:
    named = {"user_mentions": [{"name": "Zaphira Quill", "screen_name": "zq"}]}
    matcher = SchoolMatcher(SCHOOL, ["Zaphira Quill"])
    assert len(read_again(read(archive(tweet("Look @zq", entities=named)), matcher))) == 1


TO_THE_SCHOOL = {"urls": [LINK]}
THE_SCHOOL = {"user_mentions": [{"name": "Oakfield Primary School", "screen_name": "ops"}]}


@each(
    ("words", "more", "why"),
    [
        ("RT @OakfieldPrimary: Come to our fair", {}, NAMED),
        ("RT @OakfieldPrimary: My year 9s, and damn them", {}, NAMED),
        ("RT @bob: Proud https://t.co/abc", {"entities": TO_THE_SCHOOL}, NAMED),
        ("RT @ops: Come to our fair", {"entities": THE_SCHOOL}, NAMED),
        ("RT @bob: Year 4 were awful, damn them", {}, []),
    ],
)
def test_what_was_passed_on_is_searched_for_the_school_alone(
    words: str, more: dict[str, object], why: list[str], read: Reading
) -> None:
    held = {"full_text": words, "created_at": CREATED, **more}
    account = read(archive({"tweet": held}))
    (told,) = observed(account, Fact.POSTS_TO_REREAD)
    assert isinstance(told.value, Entries)
    assert [e.detail for e in told.value.entries] == why
    assert read_again(account) == [f"Repost of {DAY}"] * len(why)
    assert not untold(account, Fact.POSTS_TO_REREAD)


def cut_off(*years: int) -> list[dict[str, object]]:
    return [tweet("RT @bob: A day at Oakf…", CREATED.replace("2026", str(y))) for y in years]


@each(
    ("tweets", "says"),
    [
        (cut_off(2026), "1 repost is cut off in your export, of 10 November 2026"),
        (
            cut_off(2026, 2014, 2026),
            "3 reposts are cut off in your export, of 10 November 2014 and 10 November 2026",
        ),
        (
            cut_off(2019, 2026, 2014, 2016),
            "4 reposts are cut off in your export, from 10 November 2014 to 10 November 2026",
        ),
        ([tweet("RT @bob: A day at Oakf…", "")], "1 repost is cut off in your export"),
    ],
)
def test_a_repost_that_is_cut_off_does_not_prove_that_none_names_the_school(
    tweets: list[dict[str, object]], says: str, read: Reading
) -> None:
    account = read(archive(*tweets))
    assert untold(account, Fact.POSTS_TO_REREAD) == [says]


@each(
    ("leads", "quotes"),
    [
        ("https://twitter.com/somebody/status/1234567", True),
        ("https://x.com/i/web/status/1234567", True),
        ("https://x.com/OWN/status/1234567", False),
        ("https://x.com/somebody", False),
        ("https://example.org/x.com/a/status/1", False),
    ],
)
def test_a_post_that_shows_anothers_does_not_prove_that_none_names_the_school(
    leads: str, quotes: bool, read: Reading
) -> None:
    files = archive()
    (held,) = json.loads(files["data/account.js"].partition(b"=")[2])
    link = {
        "url": "https://t.co/abc",
        "expanded_url": leads.replace("OWN", held["account"]["username"]),
    }
    account = read(archive(tweet("So true https://t.co/abc", entities={"urls": [link]})))
    told = "1 post shows another one, which your export holds as a link alone"
    urls = [{"shortUrl": link["url"], "expandedUrl": link["expanded_url"]}]
    long = read(archive(note_tweet=[note("So true https://t.co/abc", urls=urls)]))
    assert any(why.startswith(told) for why in untold(long, Fact.POSTS_TO_REREAD)) is quotes
    assert (f"{told}, of {DAY}" in untold(account, Fact.POSTS_TO_REREAD)) is quotes


def test_two_profiles_are_none(read: Reading) -> None:
    profiles: list[dict[str, object]] = [
        {"profile": {"description": {"bio": bio, "website": "", "location": "York"}}}
        for bio in ("Tea", "Teacher at Oakfield Primary School")
    ]
    assert not observed(read(archive(profile=profiles)), Fact.PROFILE_BIO)
    assert observed(read(archive(profile=[profiles[0]] * 2)), Fact.PROFILE_BIO)


def test_a_field_of_the_profile_that_is_not_known_is_not_silent_of_the_school(
    read: Reading,
) -> None:
    description = {"bio": "Tea", "website": "", "location": "York", "job": SCHOOL.names[0]}
    account = read(archive(profile=[{"profile": {"description": description}}]))
    assert "profile.js names your school" in untold(account, Fact.PROFILE_BIO)


_STANDS = {
    "cut, with a sign of that": "@somebody " + LONG[:270] + "… https://t.co/abc",
    "cut, without one": LONG[:270],
    "whole": "@somebody " + LONG,
}


@each("stands", _STANDS)
def test_a_long_post_that_stands_among_the_others_as_well_counts_once(
    stands: str, read: Reading
) -> None:
    account = read(archive(tweet(_STANDS[stands]), note_tweet=[note(LONG)]))
    assert len(read_again(account)) == 1
    assert public_count(account) == Count(count=1)


@each("name", ["tweet.js", "tweets (1).js", "tweets(1).js"])
def test_a_post_that_an_older_archive_holds_as_well_counts_once(name: str, read: Reading) -> None:
    """An archive of 2021 calls its file tweet.js, and both may be unpacked to one folder."""
    same, before, now = tweet("Hello", id_str="1"), tweet(POST, id_str="2"), tweet("Hi", id_str="2")
    files = archive(same, now, tweet("No number"), tweet("No number"))
    account = read(files | {f"data/{name}": x_file("tweet", [same, before])})
    assert public_count(account) == Count(count=4)
    assert read_again(account) == [f"Post of {DAY}"]


def test_a_post_that_only_begins_as_a_long_one_does_is_searched_itself(read: Reading) -> None:
    begins = "A slow morning in the garden with tea and toast and the radio, and then "
    long, other = note(begins + "to town " * 60), tweet(begins + POST)
    cut = tweet((begins + "to town " * 60)[:270] + "… https://t.co/abc")
    account = read(archive(cut, other, note_tweet=[long]))
    assert read_again(account) == [f"Post of {DAY}"]
    assert public_count(account) == Count(count=2)


def test_a_long_post_that_stands_nowhere_else_is_a_public_post(read: Reading) -> None:
    assert public_count(read(archive(tweet("Hello"), note_tweet=[note(LONG)]))) == Count(count=2)


def test_a_broken_list_of_long_posts_does_not_cost_the_others(read: Reading) -> None:
    files = archive(tweet(POST)) | {"data/note-tweet.js": b"window.YTD.note_tweet.part0 = [{"}
    account = read(files)
    assert len(read_again(account)) == 1
    assert any("note-tweet.js" in detail for detail in untold(account, Fact.POSTS_TO_REREAD))


@each(
    ("name", "odd"),
    [
        *((name, [{"surprise": 1}]) for name in ("community_tweet", "article", "note_tweet")),
        ("community_tweet", [{"tweet": {"id_str": "1"}}]),
        ("note_tweet", [{"noteTweet": {"core": {"words": "Hello"}}}]),
    ],
)
def test_a_list_of_another_shape_is_named(
    name: str, odd: list[dict[str, object]], read: Reading
) -> None:
    account = read(archive(tweet("Hello"), **{name: odd}))
    file = f"{name.replace('_', '-')}.js"
    assert any(file in detail for detail in untold(account, Fact.POSTS_TO_REREAD))


def test_a_post_without_its_words_is_no_post_without_any(read: Reading) -> None:
    account = read(archive(tweet("Hello"), {"tweet": {"id_str": "1", "created_at": CREATED}}))
    assert "tweets.js is not as we know it" in untold(account, Fact.POSTS_TO_REREAD)
    assert public_count(account) == Count(count=1, at_least=True)


@each(
    ("post", "told"),
    [
        (tweet("Tea", geo={"type": "Point", "coordinates": ["53.8", "-1.5"]}), [True]),
        (tweet("Tea", place={"full_name": "Leeds"}), [True]),
        (tweet("Tea", "Sat Jan 07 12:30:42 +0000 2023", place={"full_name": "Leeds"}), []),
        (tweet("RT @someone: Tea", place={"full_name": "Leeds"}), []),
        (tweet("Tea", geo=None, coordinates=None, place=None), []),
    ],
)
def test_posts_with_their_place_show_where_one_is(
    post: dict[str, object], told: list[bool], read: Reading
) -> None:
    account = read(archive(post))
    assert [r.value for r in observed(account, Fact.LOCATION_ON_POSTS)] == told


def test_a_link_that_is_told_in_its_short_form_alone_is_not_searched(read: Reading) -> None:
    account = read(archive(tweet("Look https://t.co/xyz")))
    assert untold(account, Fact.POSTS_TO_REREAD) == [
        "1 link stands there only in X's short form (t.co)"
    ]


def test_posts_in_communities_are_not_counted_as_public_for_sure(read: Reading) -> None:
    account = read(archive(tweet("Hello"), community_tweet=[tweet("Hello all")]))
    assert public_count(account) == Count(count=1, at_least=True)


def test_posts_in_communities_may_be_public_where_posts_are_protected(read: Reading) -> None:
    changed = {"protectedAt": "2026-10-01T10:00:00.000Z", "action": "Protect"}
    event: dict[str, object] = {"protectedHistory": changed}
    community = [tweet("Hello all")]
    account = read(archive(tweet("Hello"), community_tweet=community, protected_history=[event]))
    assert public_count(account) == Count(count=0, at_least=True)
    assert any("communities" in why for why in untold(account, Fact.POSTS_PUBLIC_COUNT))


CIRCLE: list[dict[str, object]] = [{"twitterCircle": {"id": "1"}}]
OF_2023 = "Tue Jan 10 09:00:00 +0000 2023"


def test_what_may_have_gone_to_a_circle_is_not_called_public(read: Reading) -> None:
    account = read(archive(tweet(POST, OF_2023), tweet(POST), twitter_circle=CIRCLE))
    assert public_count(account) == Count(count=1, at_least=True)
    assert any("Circle" in detail for detail in untold(account, Fact.POSTS_PUBLIC_COUNT))
    (posts,) = observed(account, Fact.POSTS_TO_REREAD)
    assert isinstance(posts.value, Entries)
    assert {e.audience for e in posts.value.entries} == {None, Audience.PUBLIC}


def test_without_a_circle_every_post_is_what_the_protection_says(read: Reading) -> None:
    account = read(archive(tweet(POST, OF_2023), twitter_circle=[]))
    assert public_count(account) == Count(count=1)
    assert not untold(account, Fact.POSTS_PUBLIC_COUNT)


def test_what_x_writes_for_an_ampersand_is_read_as_one(read: Reading) -> None:
    profile = {
        "profile": {"description": {"bio": "Tea &amp; books", "website": "", "location": ""}}
    }
    account = read(x(AMY) | {"data/profile.js": x_file("profile", [profile])})
    assert texts(account, Fact.PROFILE_BIO) == ["Tea & books"]


def test_why_posts_were_not_counted_is_what_was_found(read: Reading) -> None:
    broken = x(AMY) | {"data/tweets.js": b"window.YTD.tweets.part0 = [{"}
    details = untold(read(broken), Fact.POSTS_PUBLIC_COUNT)
    assert details == ["tweets.js breaks off or is not what its name says"]
