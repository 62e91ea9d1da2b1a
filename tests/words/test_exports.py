"""What is said of an export: short, without the name of a file, and with the next step."""

from profilecheck.model import Count, Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.exports import export_in_short
from tests.unit.builders import account, observed

WITHOUT = "followers_1.json is not in it; 3 of the 14 labels that we know for your account are"
READ = "Your export from Facebook is read. It tells 1 thing about your account."
SHOWN = observed(Fact.PROFILE_ACCESS, Audience.PUBLIC)


def lacks(fact: Fact, why: str, reason: UnreadReason = UnreadReason.NOT_IN_EXPORT) -> Unread:
    return Unread(fact=fact, network="facebook", reason=reason, detail=why)


def test_what_is_open_is_counted_and_named_in_short_and_not_why() -> None:
    some = (Fact.FRIENDS_COUNT, Fact.PROFILE_BIO, Fact.PROFILE_LINKS, Fact.CONTACT_PHONE)
    open_now = [*some, Fact.ACCOUNT_EMAIL, Fact.MEMBERSHIPS]
    said = export_in_short(account(SHOWN, *(lacks(fact, WITHOUT) for fact in open_now)))
    assert said.startswith(f"{READ} Still open: ")
    assert " and 3 more things. Where the checklist needs one of them, it says how" in said
    assert said.endswith("If you asked for a part of your data, ask for all of it, for all time.")
    assert ".json" not in said
    assert "labels" not in said


def test_what_is_told_in_part_needs_no_other_export() -> None:
    other = observed(Fact.FRIENDS_COUNT, Count(count=3))
    said = export_in_short(account(SHOWN, other, lacks(Fact.PROFILE_ACCESS, WITHOUT)))
    assert "Still open: your profile. Where" in said
    assert "ask for all of it" not in said


def test_what_makes_all_of_it_old_is_said_with_what_to_do() -> None:
    said = export_in_short(account(SHOWN, lacks(Fact.PROFILE_ACCESS, "the export is of May 2022")))
    assert f"{READ} The export is of May 2022. So it shows what was there, and not" in said
    assert "Ask for a new one" in said
    assert "Still open" not in said


def test_what_no_export_holds_and_what_waits_for_the_school_is_not_lacking() -> None:
    waiting = lacks(Fact.POSTS_TO_REREAD, "12 posts read", UnreadReason.NEEDS_SCHOOL)
    assert export_in_short(account(SHOWN, lacks(Fact.PROFILE_BIO, ""), waiting)) == READ


def test_an_export_that_shows_nothing_says_so() -> None:
    said = export_in_short(account(lacks(Fact.PROFILE_BIO, WITHOUT)))
    assert said.startswith("Your export from Facebook tells nothing about your account. Still")
