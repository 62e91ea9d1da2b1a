"""LinkedIn's export: every column that others can see, in every file, and all that was written."""

import pytest

from profilecheck.model import Account, Count, Observed, Unread
from profilecheck.replica import person
from profilecheck.sites.linkedin import export_posts
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.making import Files, linkedin, table

CARL = person("careful")
SCHOOL_NAME = "Oakfield Primary School"
POST = "Hard day at Oakfield Primary School, Year 4 were awful"

SEEN_BY_OTHERS = {
    "Profile": "Last Name,Maiden Name,Address,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers,Contact Instructions",
    "Positions": "Company Name,Title,Description,Location",
    "Education": "School Name,Notes,Degree Name,Activities",
    "Projects": "Title,Description,Url",
    "Volunteering": "Company Name,Role,Cause,Description",
    "Honors": "Title,Description",
    "Certifications": "Name,Url,Authority",
    "Courses": "Name",
    "Languages": "Name,Proficiency",
    "Skills": "Name",
    "Publications": "Name,Publisher,Description,Url",
    "Patents": "Title,Description,Url",
    "Organizations": "Name,Position,Description",
    "TestScores": "Name,Description",
    "Causes You Care About": "Supported Cause",
    "Recommendations_Received": "Company,Job Title,Text",
    "Recommendations_Given": "Company,Job Title,Text",
}
NEEDED = {
    "Profile": "First Name,Last Name,Birth Date,Headline,Summary,Websites",
    "Positions": "Company Name,Title,Description,Started On,Finished On",
    "Education": "School Name",
    "Recommendations_Received": "First Name,Last Name,Text,Status",
    "Recommendations_Given": "First Name,Last Name,Text,Status",
}
"""What is in every such file; in the others the first column."""


def planted(name: str, column: str, words: str) -> bytes:
    """The file with `words` in one column, and something harmless in those it needs."""
    seen = SEEN_BY_OTHERS[name].split(",")
    columns = list(dict.fromkeys([*NEEDED.get(name, seen[0]).split(","), *seen, column]))
    harmless = {"Status": "VISIBLE", "First Name": "Jo", "Last Name": "Bloggs"}
    row = [words if c == column else harmless.get(c, "") for c in columns]
    return table(",".join(columns), [row]).encode()


PLANTINGS = [(name, c) for name, columns in SEEN_BY_OTHERS.items() for c in columns.split(",")]


@each(("name", "column"), PLANTINGS)
def test_a_name_in_any_column_reaches_a_reading(name: str, column: str, read: Reading) -> None:
    files = linkedin(CARL) | {f"{name}.csv": planted(name, column, SCHOOL_NAME)}
    assert SCHOOL_NAME in _all_entries(read(files))


@each("name", SEEN_BY_OTHERS)
def test_a_column_that_is_not_known_leaves_the_text_open(name: str, read: Reading) -> None:
    files = linkedin(CARL)
    full = read(files | {f"{name}.csv": planted(name, "Surprise", SCHOOL_NAME)})
    assert any("surprise" in detail for detail in untold(full, Fact.PROFILE_BIO))
    empty = read(files | {f"{name}.csv": planted(name, "Surprise", "")})
    assert not untold(empty, Fact.PROFILE_BIO)


def test_a_table_that_ends_within_its_first_row_is_not_an_empty_one(read: Reading) -> None:
    account = read(linkedin(CARL) | {"Email Addresses.csv": b"Email Address,Confirmed,Prim"})
    assert texts(account, Fact.ACCOUNT_EMAIL) == []
    assert any("breaks off" in why for why in untold(account, Fact.ACCOUNT_EMAIL))


@each(("end", "whole"), [("", True), (",", True), (",Oakfield Primary School", False)])
def test_a_row_that_is_longer_than_its_heading_is_not_read(
    end: str, whole: bool, read: Reading
) -> None:
    held = f"Name\nBaking{end}\n".encode()
    told = untold(read(linkedin(CARL) | {"Skills.csv": held}), Fact.PROFILE_BIO)
    assert ("Skills.csv has a row that does not fit its columns" in told) is not whole


def test_a_file_that_is_not_known_leaves_the_text_open(read: Reading) -> None:
    files = linkedin(CARL)
    assert not untold(read(files), Fact.PROFILE_BIO)
    details = untold(read(files | {"Featured.csv": b"Name\nA thing\n"}), Fact.PROFILE_BIO)
    assert details == ["Featured.csv is a file that we do not know"]


@pytest.mark.timeout(60)
def test_the_words_of_a_file_s_name_are_not_put_together_in_every_way(read: Reading) -> None:
    name = "notes_of_a_meeting_" * 10
    files = linkedin(CARL) | {f"{name}.pdf": b"%PDF", f"{name}.csv": b"Name\nA thing\n"}
    (detail,) = untold(read(files), Fact.PROFILE_BIO)
    assert detail.endswith("is a file that we do not know")


@each(
    "name",
    [
        "messages.csv", "Invitations.csv", "Ad_Targeting.csv", "Whatsapp Phone Numbers.csv",
        "Jobs/Anything.csv", "Endorsement_Received_Info.csv", "learning_coach_messages.csv",
        "Reviews.csv", "LinkedIn Audience Network Ad Engagement.csv",
        "VerifiedExternalCapability.csv", "Jobs/Saved Jobs_1.csv",
        "Saved_Items.csv", "Hashtag_Follows.csv", "Receipts_v2.csv", "LAN Ads Engagement.csv",
    ],
)  # fmt: skip
def test_a_file_of_what_nobody_else_sees_costs_nothing(name: str, read: Reading) -> None:
    assert not untold(read(linkedin(CARL) | {name: b"Any,Columns\na,b\n"}), Fact.PROFILE_BIO)


@each(
    ("name", "known"),
    [
        ("Skills.csv", False),
        ("messages.csv", False),
        ("Recommendations_Given.csv", True),
        ("Shares_252701747.csv", True),
        ("Ad_Targeting.csv", True),
    ],
)
def test_recommendations_that_were_not_asked_for_are_not_none(
    name: str, known: bool, read: Reading
) -> None:
    asked = ("Profile.csv", "Positions.csv", "Education.csv", "Email Addresses.csv")
    files = {n: held for n, held in linkedin(CARL).items() if n in asked}
    says = untold(read(files | {name: b"First Name,Last Name,Text,Name\n"}), Fact.PROFILE_BIO)
    assert any("recommendations are in no file of it" in why for why in says) is not known


@each(("held", "says"), [
    (b"", False), (b"\xef\xbb\xbf", False), (b"\xff\xfe\r\0\n\0", False),
    (b"Profile Summary\n", False), (b"Something\n", True),
])  # fmt: skip
def test_a_file_of_the_summary_without_a_letter_holds_none(
    held: bytes, says: bool, read: Reading
) -> None:
    told = untold(read(linkedin(CARL) | {"Profile Summary.csv": held}), Fact.PROFILE_BIO)
    assert bool(told) is says


def test_a_section_that_breaks_off_costs_itself_alone(read: Reading) -> None:
    torn = b'Title,Description\nOne,Two\nThree,"unfinished'
    account = read(linkedin(CARL) | {"Projects.csv": torn, "Skills.csv": b"Name\nBaking\n"})
    assert any("Projects.csv breaks off" in detail for detail in untold(account, Fact.PROFILE_BIO))
    assert "Baking" in texts(account, Fact.PROFILE_BIO)


@pytest.mark.parametrize(
    ("written", "fact", "entry"),
    [
        ("[SKYPE:carl@work.example.org]", Fact.CONTACT_EMAIL, "carl@work.example.org"),
        ("[ICQ:0113 496 0123]", Fact.CONTACT_PHONE, "0113 496 0123"),
        ("[SKYPE:carl.b]", Fact.PROFILE_LINKS, "carl.b"),
        ("[AIM:one,MSN:two@example.org]", Fact.CONTACT_EMAIL, "two@example.org"),
        ("carl.b", Fact.PROFILE_LINKS, "carl.b"),
    ],
)
def test_instant_messengers_by_what_stands_there(
    written: str, fact: Fact, entry: str, read: Reading
) -> None:
    files = linkedin(CARL) | {"Profile.csv": planted("Profile", "Instant Messengers", written)}
    assert entry in texts(read(files), fact)


@each(
    ("written", "links"),
    [
        ("[BLOG:https://a.example,OTHER:https://b.example]",
         ["https://a.example", "https://b.example"]),
        (f"[My class at {SCHOOL_NAME}:https://a.example]",
         ["https://a.example", f"My class at {SCHOOL_NAME}"]),
        (f"https://a.example {SCHOOL_NAME}", ["https://a.example", SCHOOL_NAME]),
        ("[PORTFOLIO:a.example/me]", ["a.example/me"]),
        ("[OPS:https://a.example]", ["https://a.example", "OPS"]),
        (SCHOOL_NAME, [SCHOOL_NAME]),
    ],
)  # fmt: skip
def test_the_name_of_a_website_is_read_with_its_address(
    written: str, links: list[str], read: Reading
) -> None:
    files = linkedin(CARL) | {"Profile.csv": planted("Profile", "Websites", written)}
    assert texts(read(files), Fact.PROFILE_LINKS) == links


def test_a_connection_may_name_the_school_in_what_they_do_alone(read: Reading) -> None:
    columns = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows = [
        ["A", "B", "", "", SCHOOL_NAME, "", ""],
        ["A", "C", "", "", "", f"Teacher at {SCHOOL_NAME}", ""],
        ["A", "D", "", "", "", "Teacher", ""],
        ["A", "E", "", "", SCHOOL_NAME, "Student", ""],
        ["", "", "", "", "", "", ""],
    ]
    account = read(linkedin(CARL) | {"Connections.csv": table(columns, rows).encode()})
    (colleagues,) = observed(account, Fact.FRIENDS_AT_EMPLOYER)
    assert colleagues.value == Count(count=2)
    (pupils,) = observed(account, Fact.FRIENDS_STUDENTS_OF_EMPLOYER)
    assert pupils.value == Count(count=1, at_least=True)


def test_who_wrote_a_recommendation_is_not_kept(read: Reading) -> None:
    columns = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    rows = [
        ["Zebedee", "Quill", SCHOOL_NAME, "Head", "Yours, Zebedee Quill", "", "VISIBLE"],
        ["Xanthe", "Vole, MSc", "Mill", "Miller", "From Xanthe Vole.", "", "VISIBLE"],
        ["", "", "Mill", "Miller", "A joy.", "", "VISIBLE"],
        ["Hidden", "One", "Mill", "Miller", "Never shown", "", "HIDDEN"],
    ]
    account = read(linkedin(CARL) | {"Recommendations_Received.csv": table(columns, rows).encode()})
    kept = account.model_dump_json()
    assert "Zebedee" not in kept
    assert "Quill" not in kept
    assert "Vole" not in kept
    assert "Never shown" not in kept
    assert "Miller, Mill, A joy." in texts(account, Fact.PROFILE_BIO)
    assert f"Head, {SCHOOL_NAME}, Yours, … …" in texts(account, Fact.PROFILE_BIO)


def test_a_school_in_the_place_of_a_name_is_looked_at(read: Reading) -> None:
    rows = [[SCHOOL_NAME, "Quill", "A joy."]]
    written = table("First Name,Last Name,Text", rows).encode()
    account = read(linkedin(CARL) | {"Recommendations_Received.csv": written})
    reasons = {r.reason for r in account.readings if isinstance(r, Unread)}
    assert UnreadReason.SCHOOL_NAMED in reasons


def test_a_former_name_is_a_name(read: Reading) -> None:
    files = linkedin(CARL) | {"Profile.csv": planted("Profile", "Maiden Name", "Oldname")}
    assert texts(read(files), Fact.PROFILE_NAME) == ["Jo Bloggs", "Oldname"]


ARTICLE = (
    "<html><head><title>x</title></head><body><h1>{words}</h1>"
    '<p class="created">Created on 2024-09-20 06:04</p>'
    '<p class="published">Published on 2024-09-21 06:12</p><div><p>…</p></div></body></html>'
)
OWN_WORDS = {
    "an article": ("Articles/Articles/a.html", ARTICLE.format(words=POST), "21 September 2024"),
    "words with a picture": (
        "Rich_Media.csv",
        table("Date/Time,Media Description,Media Link", [
            ["You uploaded a feed photo on December 5, 2016 at 7:15 PM (GMT)", POST, ""]
        ]),
        "5 December 2016",
    ),
    "words with a picture of 2021": (
        "Rich Media.csv",
        table("Type,Link", [[f"You uploaded a feed photo on December 5, 2016: {POST}", ""]]),
        "5 December 2016",
    ),
    "a post of 2018": (
        "Shares.csv",
        table("Date,Share Link,Share Commentary,Shared URL,Visibility", [
            ["2017/06/08", "", POST, "", "all members"]
        ], "\t"),
        "8 June 2017",
    ),
    "the address of a link": (
        "Shares.csv",
        table("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", [
            ["2024-01-02 10:00:00", "", "Proud", "https://www.oakfield.leeds.sch.uk/x", "", ""]
        ]),
        "2 January 2024",
    ),
    "the title of an article": (
        "Articles/Articles/a.html", ARTICLE.format(words="x").replace("<title>x", f"<title>{POST}"),
        "21 September 2024",
    ),
    "what a picture of an article shows": (
        "Articles/Articles/a.html", ARTICLE.format(words=f'<img src="a.jpg" alt="{POST}">'),
        "21 September 2024",
    ),
    "a column that is not known": (
        "Comments.csv", table("Date,Link,Message,Poll", [["2017-06-08", "", "x", POST]]),
        "8 June 2017",
    ),
    "a post in a group": (
        "Group Posts.csv", table("Date,Message", [["2017-06-08", POST]]), "8 June 2017"
    ),
}  # fmt: skip


@each("kind", OWN_WORDS)
@each("encoding", ["utf-8", "utf-16"])
def test_own_words_are_searched_wherever_they_stand(
    kind: str, encoding: str, read: Reading
) -> None:
    name, content, day = OWN_WORDS[kind]
    if name.endswith(".html") and encoding != "utf-8":
        return
    files = linkedin(CARL)
    files.pop("Shares_252701747.csv")
    files |= {"Shares.csv": b"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"}
    account = read(files | {name: content.encode(encoding)})
    assert any(day in text for text in texts(account, Fact.POSTS_TO_REREAD))


@each(
    ("rows", "says"),
    [
        ([], ""),
        (
            [["2026-01-02 10:00:00", "https://a.example"]],
            "1 post that you passed on is there only as a link",
        ),
        (
            [["2026-01-02 10:00:00", "https://a.example"]] * 2,
            "2 posts that you passed on are there only as links",
        ),
    ],
)
def test_what_was_passed_on_without_a_word_may_name_the_school(
    rows: list[list[str]], says: str, read: Reading
) -> None:
    account = read(linkedin(CARL) | {"InstantReposts.csv": table("Date,Link", rows).encode()})
    assert untold(account, Fact.POSTS_TO_REREAD) == ([says] if says else [])


_SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"


@each(
    ("words", "card", "left"),
    [
        ("Proud of this https://lnkd.in/eAb-1", "", 1),
        ("Proud of this https://lnkd.in/eAb-1", "https://lnkd.in/eAb-1", 1),
        ("Proud of this https://lnkd.in/eAb-1", "https://www.example.org/news", 0),
        ("https://lnkd.in/eAb-1 and https://lnkd.in/eCd", "https://www.example.org/news", 1),
        ("Proud of this https://www.example.org", "", 0),
    ],
)
def test_a_link_that_is_told_in_its_short_form_alone_is_not_searched(
    words: str, card: str, left: int, read: Reading
) -> None:
    shares = table(_SHARES, [["2026-01-02 10:00:00", "", words, card, "", ""]]).encode()
    account = read(linkedin(CARL) | {"Shares_252701747.csv": shares})
    says = "1 link stands there only in LinkedIn's short form (lnkd.in)"
    assert untold(account, Fact.POSTS_TO_REREAD) == [says] * left


@each(
    ("written", "day"),
    [
        ("25/12/2025 09:00", "25 December 2025"),
        ("12/25/2025", "25 December 2025"),
        ("11/11/2025 09:00", "11 November 2025"),
        ("10/11/2025 09:00", "Comment of unknown date"),
        ("7/2/18, 6:29 PM", "2 July 2018"),
        ("31/02/2025 09:00", "Comment of unknown date"),
    ],
)
def test_a_day_that_a_spreadsheet_wrote_is_told_where_it_can_be_but_one(
    written: str, day: str, read: Reading
) -> None:
    comments = table("Date,Link,Message", [[written, "", POST]]).encode()
    account = read(linkedin(CARL) | {"Comments.csv": comments})
    assert any(day in text for text in texts(account, Fact.POSTS_TO_REREAD))


@each("name", ["Profile.csv", "Email Addresses.csv"])
def test_a_table_that_says_two_things_or_nothing_is_not_read(name: str, read: Reading) -> None:
    fact = Fact.PROFILE_HEADLINE if name == "Profile.csv" else Fact.ACCOUNT_EMAIL
    heading, row = linkedin(CARL)[name].splitlines()[:2]
    fields = row.split(b",")
    odd = row.replace(fields[0], b"Jo", 1) if name == "Profile.csv" else b"," * (len(fields) - 1)
    held = [heading, row, odd] if name == "Profile.csv" else [heading, odd]
    account = read(linkedin(CARL) | {name: b"\n".join(held) + b"\n"})
    assert not observed(account, fact)
    assert untold(account, fact)


def test_of_a_profile_without_a_row_or_a_place_that_is_said(read: Reading) -> None:
    columns = NEEDED["Profile"]
    empty = read(linkedin(CARL) | {"Profile.csv": table(columns, []).encode()})
    assert untold(empty, Fact.PROFILE_NAME) == ["Profile.csv is empty"]
    row = ["Jo", "Bloggs", "", "Teacher", "", ""]
    placeless = read(linkedin(CARL) | {"Profile.csv": table(columns, [row]).encode()})
    assert untold(placeless, Fact.PROFILE_LOCATION) == ["Profile.csv has no column for a place"]
    assert not untold(read(linkedin(CARL)), Fact.PROFILE_LOCATION)


def test_posts_that_were_passed_on_are_not_none_where_their_table_breaks_off(read: Reading) -> None:
    torn = b'Date,Link\n2024-05-01,"https://www.linkedin.com/'
    told = untold(read(linkedin(CARL) | {"InstantReposts.csv": torn}), Fact.POSTS_TO_REREAD)
    assert [why for why in told if "InstantReposts.csv breaks off" in why]


def test_an_article_that_is_far_too_large_is_not_left_out_in_silence(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ARTICLE.format(words=POST).encode()
    files = linkedin(CARL) | {"Articles/Articles/a.html": page}
    for least, whole in ((len(page), True), (len(page) - 1, False)):
        monkeypatch.setattr(export_posts, "_LARGEST_ARTICLE", least)
        told = untold(read(files), Fact.POSTS_TO_REREAD)
        assert ("a.html is larger than we know it" in told) is not whole


def test_articles_of_another_folder_are_not_ones_own(read: Reading) -> None:
    page = ARTICLE.format(words=POST).encode()
    assert _read_count(read(linkedin(CARL) | {"Saved/a.html": page})) == _read_count(
        read(linkedin(CARL))
    )


def test_a_draft_of_an_article_is_seen_by_nobody_else(read: Reading) -> None:
    draft = ARTICLE.format(words=POST).replace("Published on 2024-09-21 06:12", "{}")
    alone = _read_count(read(linkedin(CARL)))
    for said, is_draft in (("Not published yet", True), ("Since the autumn", False)):
        page = draft.format(said).encode()
        account = read(linkedin(CARL) | {"Articles/Articles/a.html": page})
        assert (_read_count(account) == alone) is is_draft


@each("name", ["Imported Contacts.csv", "ImportedContacts.csv", "Contacts.csv"])
@each("columns", ["Email Address", "FirstName,Emails", "First Name,Email"])
def test_uploaded_contacts_in_every_layout(name: str, columns: str, read: Reading) -> None:
    files: Files = {k: v for k, v in linkedin(CARL).items() if "Contacts" not in k}
    row = ["somebody@example.net"] if columns == "Email Address" else ["", "s@example.net"]
    account = read(files | {name: table(columns, [row]).encode()})
    assert [r.value for r in observed(account, Fact.CONTACTS_UPLOAD)] == [True]
    assert "somebody@example.net" not in account.model_dump_json()


def test_that_no_contacts_are_listed_proves_nothing(read: Reading) -> None:
    files: Files = {k: v for k, v in linkedin(CARL).items() if "Contacts" not in k}
    account = read(files | {"Contacts.csv": b"First Name,Email\n"})
    assert not observed(account, Fact.CONTACTS_UPLOAD)
    assert untold(account, Fact.CONTACTS_UPLOAD)


def _all_entries(account: Account) -> str:
    entries = [
        f"{e.text} {e.detail}"
        for r in account.readings
        if isinstance(r, Observed) and r.fact not in (Fact.ACCOUNT_EMAIL,)
        for e in getattr(r.value, "entries", ())
    ]
    return "\n".join(entries)


def _read_count(account: Account) -> list[str]:
    return [r.evidence.seen for r in observed(account, Fact.POSTS_TO_REREAD)]
