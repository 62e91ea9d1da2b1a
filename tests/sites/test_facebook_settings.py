"""Facebook's settings: each row says what it says, and everything else is said to be unread."""

from dataclasses import replace

import pytest

from profilecheck.browser.capture import Capture, Frame
from profilecheck.model import Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import all_of, of, reason, value

from .pages import ME, capture, document, read, row, settings, switch

A = Audience
FUTURE = "Who can see your future posts?"

AUDIENCE_ROWS = [
    ("settings_posts", "Posts", FUTURE, Fact.POSTS_FUTURE_AUDIENCE),
    ("settings_find", "x", "Who can see your friends list?", Fact.FRIENDS_AUDIENCE),
    (
        "settings_find",
        "x",
        "Who can look you up using the email address you provided?",
        Fact.DISCOVERY_BY_EMAIL,
    ),
    (
        "settings_find",
        "x",
        "Who can look you up using the phone number you provided?",
        Fact.DISCOVERY_BY_PHONE,
    ),
    (
        "settings_find",
        "x",
        "Who can Facebook suggest your profile to by email?",
        Fact.DISCOVERY_BY_EMAIL,
    ),
    (
        "settings_find",
        "x",
        "Who can Facebook suggest your profile to by phone number?",
        Fact.DISCOVERY_BY_PHONE,
    ),
    ("settings_tagging", "x", "Who can post on your profile?", Fact.PROFILE_WHO_CAN_POST),
    (
        "settings_tagging",
        "x",
        "Who can see what others post on your profile?",
        Fact.POSTS_BY_OTHERS_AUDIENCE,
    ),
    (
        "settings_tagging",
        "x",
        "Who can see posts you’re tagged in on your profile?",
        Fact.TAGGING_AUDIENCE,
    ),
    (
        "settings_tagging",
        "x",
        "When you're tagged in a post, who do you want to add to the audience of the post if they "
        "can't already see it?",
        Fact.TAGGING_ADDED_AUDIENCE,
    ),
    ("settings_followers", "x", "Who can follow me", Fact.FOLLOWERS_WHO_CAN_FOLLOW),
    (
        "settings_followers",
        "x",
        "Who can see the people, Pages and lists you follow?",
        Fact.FOLLOWS_AUDIENCE,
    ),
    ("settings_stories", "x", "Who can see your stories?", Fact.STORIES_AUDIENCE),
]
HEADINGS = {
    "settings_posts": "Posts",
    "settings_find": "How people find and contact you",
    "settings_tagging": "Profile and tagging",
    "settings_followers": "Followers and public content",
    "settings_stories": "Stories",
    "contacts_upload": "Upload contacts",
}
AUDIENCES = [
    ("Public", A.PUBLIC),
    ("Everyone", A.PUBLIC),
    ("Friends", A.FRIENDS),
    ("Your friends of friends", A.FRIENDS_OF_FRIENDS),
    ("Friends of friends", A.FRIENDS_OF_FRIENDS),
    ("Friends except: Zebulon Quill", A.FRIENDS_EXCEPT),
    ("Friends except…", A.FRIENDS_EXCEPT),
    ("Specific friends: Zebulon Quill, Ann Po", A.SPECIFIC),
    ("Close friends", A.SPECIFIC),
    ("Only me", A.ONLY_ME),
    ("No one", A.ONLY_ME),
    ("ONLY ME", A.ONLY_ME),
]


def on(page_id: str, *rows: str) -> Capture:
    return settings(HEADINGS[page_id], *rows)


@each(("page_id", "label", "fact"), [(page, label, fact) for page, _, label, fact in AUDIENCE_ROWS])
def test_each_row_tells_its_audience(page_id: str, label: str, fact: Fact) -> None:
    for words, audience in (("Only me", A.ONLY_ME), ("Public", A.PUBLIC)):
        assert value(fact, read(page_id, on(page_id, row(label, words)))) is audience


def test_who_can_comment_is_told_of_posts_and_of_profile_info() -> None:
    """Whoever is kept out of the one may still be let in by the other."""
    posts, info = "Who can comment on your public posts?", "Public profile info"
    hint = "Who can like or comment on your public profile pictures and other profile info."

    def told(*rows: str) -> list[object]:
        readings = all_of(
            Fact.COMMENTS_WHO_CAN_POST, read("settings_followers", on("settings_followers", *rows))
        )
        return [r.reason if isinstance(r, Unread) else r.value for r in readings]

    assert told(row(posts, "Friends"), row(info, "Public", hint=hint)) == [A.FRIENDS, A.PUBLIC]
    assert told(row(posts, "Friends")) == [A.FRIENDS, UnreadReason.PAGE_CHANGED]
    assert told(row(info, "Public")) == [UnreadReason.PAGE_CHANGED, A.PUBLIC]
    assert told(row("Who can follow me", "Public")) == [UnreadReason.PAGE_CHANGED]


@each(("words", "audience"), AUDIENCES)
@each("button", [None, ""])
def test_audiences_are_graded_for_what_they_are(
    words: str, audience: Audience, button: str | None
) -> None:
    seen = read("settings_posts", on("settings_posts", row(FUTURE, words, button=button)))
    assert value(Fact.POSTS_FUTURE_AUDIENCE, seen) is audience


def test_names_in_custom_audiences_are_not_kept() -> None:
    for words in ("Friends except: Zebulon Quill", "Zebulon Quill", "Shared: Zebulon Quill, Jo"):
        for button in (None, ""):
            seen = read("settings_posts", on("settings_posts", row(FUTURE, words, button=button)))
            assert "Quill" not in "".join(r.model_dump_json() for r in seen)


def test_a_hint_between_question_and_answer_is_passed_over() -> None:
    label = "Who can see your friends list?"
    hinted = row(label, "Friends", hint="Remember: your friends control their own.", button="")
    assert (
        value(Fact.FRIENDS_AUDIENCE, read("settings_find", on("settings_find", hinted)))
        is A.FRIENDS
    )


def test_a_sentence_that_explains_is_passed_over() -> None:
    told = "Followers see your posts, reels and stories in Feed."
    for button in (None, ""):
        seen = on(
            "settings_followers", row("Who can follow me", "Public", hint=told, button=button)
        )
        assert value(Fact.FOLLOWERS_WHO_CAN_FOLLOW, read("settings_followers", seen)) is A.PUBLIC


def test_unknown_words_are_unread_with_the_words() -> None:
    seen = read("settings_posts", on("settings_posts", row(FUTURE, "Friends and followers")))
    unread = of(Fact.POSTS_FUTURE_AUDIENCE, seen)
    assert isinstance(unread, Unread)
    assert unread.reason is UnreadReason.UNKNOWN_WORDING
    assert unread.detail == "Friends and followers"


def test_a_renamed_label_is_unread() -> None:
    seen = read(
        "settings_posts", on("settings_posts", row("Who sees tomorrow's posts?", "Friends"))
    )
    assert reason(Fact.POSTS_FUTURE_AUDIENCE, seen) is UnreadReason.PAGE_CHANGED


def test_a_missing_answer_is_not_taken_from_the_next_question() -> None:
    for other in (
        row("Who can see your friends list?", "Only me"),
        switch("Something new about sharing", on=False),
        row("A setting nobody knows", "Only me"),
    ):
        seen = read(
            "settings_posts", on("settings_posts", f"<div><span>{FUTURE}</span></div>", other)
        )
        assert isinstance(of(Fact.POSTS_FUTURE_AUDIENCE, seen), Unread)


def test_two_different_answers_are_no_answer() -> None:
    twice = on("settings_posts", row(FUTURE, "Public"), row(FUTURE, "Only me"))
    assert reason(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", twice)) is (
        UnreadReason.PAGE_CHANGED
    )


def test_everyone_means_people_with_an_account_where_requests_are_meant() -> None:
    seen = read(
        "settings_find", on("settings_find", row("Who can send you friend requests?", "Everyone"))
    )
    assert value(Fact.REQUESTS_WHO_CAN_SEND, seen) is A.MEMBERS


@each("state", [True, False])
@each("as_input", [True, False])
@each(
    ("page_id", "label", "fact"),
    [
        (
            "settings_find",
            "Do you want search engines outside of Facebook to link to your profile?",
            Fact.DISCOVERY_SEARCH_ENGINES,
        ),
        (
            "settings_find",
            "Allow search engines outside of Facebook to link to your profile",
            Fact.DISCOVERY_SEARCH_ENGINES,
        ),
        ("contacts_upload", "Continuous contact upload", Fact.CONTACTS_UPLOAD),
        (
            "settings_tagging",
            "Allow others to share your posts to their stories?",
            Fact.STORIES_RESHARING,
        ),
    ],
)
def test_switches_in_both_forms(
    page_id: str, label: str, fact: Fact, state: bool, as_input: bool
) -> None:
    seen = read(page_id, on(page_id, switch(label, on=state, as_input=as_input)))
    assert value(fact, seen) is state


def test_a_switch_that_does_not_say_its_state_is_unread() -> None:
    label = "Continuous contact upload"
    dumb = f'<div><span>{label}</span><div role="switch" aria-label="{label}"></div></div>'
    assert isinstance(
        of(Fact.CONTACTS_UPLOAD, read("contacts_upload", on("contacts_upload", dumb))), Unread
    )


POSTS_REVIEW = "Review posts you're tagged in before the post appears on your profile?"
TAGS_REVIEW = "Review tags people add to your posts before the tags appear on Facebook?"


@pytest.mark.parametrize(
    ("posts", "tags", "expected"),
    [(True, True, True), (False, True, False), (True, False, False), (False, False, False)],
)
def test_review_is_on_only_with_both_switches(posts: bool, tags: bool, expected: bool) -> None:
    seen = on("settings_tagging", switch(POSTS_REVIEW, on=posts), switch(TAGS_REVIEW, on=tags))
    assert value(Fact.TAGGING_REVIEW, read("settings_tagging", seen)) is expected


def test_review_is_unread_where_one_switch_is_missing_and_the_other_on() -> None:
    seen = on("settings_tagging", switch(POSTS_REVIEW, on=True))
    assert reason(Fact.TAGGING_REVIEW, read("settings_tagging", seen)) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("others", "nearer", "expected"),
    [
        ("Message requests", "Chats", A.MEMBERS),
        ("Chats", "Chats", A.MEMBERS),
        ("Don't receive requests", "Message requests", A.FRIENDS_OF_FRIENDS),
        ("Don’t receive requests", "Don't receive requests", A.FRIENDS),
    ],
)
def test_who_can_write(others: str, nearer: str, expected: Audience) -> None:
    seen = on(
        "settings_find",
        row("Friends of friends on Facebook", nearer, button=""),
        row("Others on Facebook", others, button=""),
    )
    assert value(Fact.MESSAGES_WHO_CAN_SEND, read("settings_find", seen)) is expected


def test_who_can_write_is_unread_where_half_is_missing() -> None:
    seen = on("settings_find", row("Others on Facebook", "Don't receive requests", button=""))
    assert reason(Fact.MESSAGES_WHO_CAN_SEND, read("settings_find", seen)) is (
        UnreadReason.UNKNOWN_WORDING
    )


def test_rows_within_a_frame_are_read() -> None:
    inner = (
        '<html lang="en"><body><h2>Privacy Settings and Tools</h2><ul><li>'
        f"<span>{FUTURE}</span><span>Friends</span><a>Edit</a></li></ul></body></html>"
    )
    outer = capture(
        document("<h1>Settings</h1><h2>Posts</h2>"),
        frames=(Frame("https://www.facebook.com/settings/?tab=privacy", inner),),
    )
    assert value(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", outer)) is A.FRIENDS


def test_what_is_hidden_is_not_read() -> None:
    hidden = f"<div data-profilecheck-hidden>{row(FUTURE, 'Only me')}</div>"
    seen = on("settings_posts", hidden, row(FUTURE, "Public"))
    assert value(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", seen)) is A.PUBLIC


def test_a_page_that_is_still_loading_says_so() -> None:
    seen = on("settings_posts", '<div role="progressbar" aria-label="Loading..."></div>')
    assert reason(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", seen)) is UnreadReason.TIMEOUT


def test_another_language_is_unread() -> None:
    italian = settings("Post", row("Chi può vedere i tuoi post futuri?", "Amici"), lang="it")
    assert reason(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", italian)) is (
        UnreadReason.UNKNOWN_LANGUAGE
    )


FUTURE_IN = {
    "de": "Wer kann deine zukünftigen Beiträge sehen?",
    "es": "¿Quién puede ver las publicaciones que hagas a partir de ahora?",
    "fr": "Qui peut voir vos futures publications\N{NARROW NO-BREAK SPACE}?",
}


@each(
    ("lang", "words", "audience"),
    [
        ("de", "Öffentlich", A.PUBLIC),
        ("de", "Freunde", A.FRIENDS),
        ("de", "Freunde außer: Zebulon Quill", A.FRIENDS_EXCEPT),
        ("de", "Benutzerdefiniert", A.SPECIFIC),
        ("de", "Nur ich", A.ONLY_ME),
        ("es", "Público", A.PUBLIC),
        ("es", "Amigos", A.FRIENDS),
        ("es", "Amigos, excepto: Zebulon Quill", A.FRIENDS_EXCEPT),
        ("es", "Solo yo", A.ONLY_ME),
        ("fr", "Public", A.PUBLIC),
        ("fr", "Amis et leurs amis", A.FRIENDS_OF_FRIENDS),
        ("fr", "Amis sauf : Zebulon Quill", A.FRIENDS_EXCEPT),
        ("fr", "Moi uniquement", A.ONLY_ME),
    ],
)
def test_a_known_row_is_read_in_another_language(lang: str, words: str, audience: Audience) -> None:
    seen = settings("x", row(FUTURE_IN[lang], words, button=""), lang=lang)
    assert value(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", seen)) is audience


@pytest.mark.parametrize(
    ("lang", "words"),
    [("de", "Only me"), ("es", "Amistades"), ("fr", "Amis de vos amis"), ("fr", "Nur ich")],
)
def test_words_that_are_not_of_the_page_s_language_are_unknown(lang: str, words: str) -> None:
    seen = settings("x", row(FUTURE_IN[lang], words, button=""), lang=lang)
    unread = of(Fact.POSTS_FUTURE_AUDIENCE, read("settings_posts", seen))
    assert isinstance(unread, Unread)
    assert (unread.reason, unread.detail) == (UnreadReason.UNKNOWN_WORDING, words)


def test_a_row_that_is_not_known_in_a_language_says_so() -> None:
    follows = "Qui peut voir les personnes, Pages et listes que vous suivez ?"
    seen = settings(
        "x", row(follows, "Public", button=""), row("Qui peut me suivre", "Amis"), lang="fr"
    )
    readings = read("settings_followers", seen)
    assert value(Fact.FOLLOWS_AUDIENCE, readings) is A.PUBLIC
    unread = reason(Fact.FOLLOWERS_WHO_CAN_FOLLOW, readings)
    assert unread is UnreadReason.UNKNOWN_LANGUAGE


def test_one_of_two_rows_in_another_language_leaves_the_other_open() -> None:
    seen = settings(
        "x",
        row("Qui peut commenter vos publications publiques ?", "Amis", button=""),
        row("Infos publiques", "Public"),
        lang="fr",
        category="followers_and_public_content",
    )
    told = all_of(Fact.COMMENTS_WHO_CAN_POST, read("settings_followers", seen))
    assert [r.reason if isinstance(r, Unread) else r.value for r in told] == [
        A.FRIENDS,
        UnreadReason.UNKNOWN_LANGUAGE,
    ]


def test_a_switch_is_read_in_another_language() -> None:
    asks = (
        "Voulez-vous que les moteurs de recherche en dehors de Facebook affichent un lien vers"
        " votre profil ?"
    )
    for on in (True, False):
        find = "how_people_find_and_contact_you"
        seen = settings("x", switch(asks, on=on), lang="fr", category=find)
        assert value(Fact.DISCOVERY_SEARCH_ENGINES, read("settings_find", seen)) is on


def test_one_switch_of_two_that_is_off_is_no_proof_in_another_language() -> None:
    shares = "Autoriser les autres à partager vos stories publiques dans leur story personnelle ?"
    mentions = "Autoriser les personnes mentionnées à partager votre story ?"
    for on, told in ((True, True), (False, UnreadReason.UNKNOWN_LANGUAGE)):
        rows = switch(shares, on=on), switch(mentions, on=True)
        seen = settings("x", *rows, lang="fr", category="stories")
        reading = of(Fact.STORIES_RESHARING, read("settings_stories", seen))
        assert (reading.reason if isinstance(reading, Unread) else reading.value) is told


def test_a_category_in_another_language_is_known_and_none_of_its_rows() -> None:
    seen = settings("x", row("Pwy sy'n gweld hyn?", "Ffrindiau"), lang="pl", category="posts")
    told = read("settings_posts", seen)
    assert reason(Fact.POSTS_FUTURE_AUDIENCE, told) is UnreadReason.UNKNOWN_LANGUAGE


def test_markup_in_an_answer_stays_text() -> None:
    seen = read("settings_posts", on("settings_posts", row(FUTURE, "\x1b[31m<script>x</script>")))
    unread = of(Fact.POSTS_FUTURE_AUDIENCE, seen)
    assert isinstance(unread, Unread)
    assert "\x1b" not in unread.detail


def test_account_emails() -> None:
    listed = capture(
        document(
            '<h1>Contact information</h1><div role="list"><div role="listitem">'
            "<span>amy@oakfield.leeds.sch.uk</span><span>Facebook · Email</span></div>"
            '<div role="listitem"><span>+44 7700 900123</span></div></div>',
            account=ME,
        )
    )
    entries = value(Fact.ACCOUNT_EMAIL, read("account_emails", listed)).entries
    assert [e.text for e in entries] == ["amy@oakfield.leeds.sch.uk"]


@each("beside", ["<p>zeb@example.org</p>", '<div role="listitem">zeb@example.org</div>'])
def test_an_address_beside_the_pages_own_part_is_not_taken_for_the_accounts(beside: str) -> None:
    listed = '<h1>Contact information</h1><div role="listitem">amy@example.org</div>'
    body = f'<main role="main">{listed}</main><div>{beside}</div>'
    seen = read("account_emails", capture(document(body, account=ME)))
    entries = value(Fact.ACCOUNT_EMAIL, seen).entries
    assert [e.text for e in entries] == ["amy@example.org"]


def test_addresses_in_a_dialog_over_the_page_are_the_accounts() -> None:
    listed = '<div role="dialog"><div role="listitem">amy@example.org</div></div>'
    body = f'<main role="main"><h1>Contact information</h1></main>{listed}'
    seen = read("account_emails", capture(document(body, account=ME)))
    assert [e.text for e in value(Fact.ACCOUNT_EMAIL, seen).entries] == ["amy@example.org"]


def test_an_account_page_without_addresses_is_unread() -> None:
    bare = capture(document("<h1>Contact information</h1><p>Something else</p>"))
    assert reason(Fact.ACCOUNT_EMAIL, read("account_emails", bare)) is UnreadReason.PAGE_CHANGED


FRIENDS_LIST = "Who can see your friends list?"


def offered(*words: str, marked: str = "", more: str = "") -> str:
    buttons = "".join(
        f'<div role="radio" aria-checked="{str(w == marked).lower()}"><span>{w}</span></div>'
        for w in words
    )
    return f'<div><span>{FRIENDS_LIST}</span><div role="radiogroup">{buttons}</div>{more}</div>'


@each(
    "body",
    [
        offered("Only me", "Public"),
        offered("Only me", "Public", marked="Public", more="<p>Learn more</p>"),
        offered("Only me", "Public").replace("false", "true"),
        offered("Only me", "Public").replace('"radio"', '"option"'),
        f"<fieldset><legend>{FRIENDS_LIST}</legend><label><input type=radio> Only me</label>"
        "<label><input type=radio> Public</label></fieldset>",
        f"<label>{FRIENDS_LIST}</label><select><option>Only me<option>Public</select>",
        f"<div>{FRIENDS_LIST}</div><div>Only me</div><div>Public</div>",
    ],
    ids=["none marked", "more words", "two marked", "options", "native", "list", "plain"],
)
def test_what_is_offered_is_no_answer(body: str) -> None:
    found = read("settings_find", on("settings_find", body))
    assert reason(Fact.FRIENDS_AUDIENCE, found) is UnreadReason.PAGE_CHANGED


def test_what_is_marked_is_the_answer() -> None:
    body = offered("Only me", "Public", marked="Public")
    found = read("settings_find", on("settings_find", body))
    assert value(Fact.FRIENDS_AUDIENCE, found) is A.PUBLIC


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("</body></html>", ""),
        ("amy@example.org", "amy@example.or\\ug"),
        ("<span>+44", "<sp}an>+44"),
    ],
    ids=["cut", "an odd address", "a torn tag"],
)
def test_account_emails_of_a_damaged_page_are_at_least_those(was: str, now: str) -> None:
    items = ("amy@example.org", "+44 7700 900123")
    rows = "".join(f'<div role="listitem"><span>{item}</span></div>' for item in items)
    page = capture(document(f"<h1>Contact information</h1>{rows}", account=ME))
    whole = [r for r in read("account_emails", page) if r.fact is Fact.ACCOUNT_EMAIL]
    assert not any(isinstance(r, Unread) for r in whole)
    damaged = read("account_emails", replace(page, html=page.html.replace(was, now)))
    assert any(isinstance(r, Unread) for r in damaged if r.fact is Fact.ACCOUNT_EMAIL)
