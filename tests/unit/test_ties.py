"""Accounts that can be tied together: by what, and when it matters."""

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.checks import AccountsApart, Inform, Verdict, accounts_apart, ties
from profilecheck.judge import judge_snapshot
from profilecheck.judge.judging import _ties
from profilecheck.model import Account, AccountState, Answers, Count, Observed, Reading
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Outcome, UnreadReason
from profilecheck.words.ties import LINK, SAME_NAME, gives_school_away
from tests.each import each

from .builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    absent,
    account,
    clause,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

FACTS = (Fact.PROFILE_NAME, Fact.PROFILE_LINKS, Fact.PROFILE_BIO, Fact.CONTACT_EMAIL)
CHECK = AccountsApart(id="apart", test="accounts_apart", facts=FACTS)


def one(network: str, address: str, *readings: Reading, name: str = "Amy Carter") -> Account:
    """An account that was seen whole: nothing is listed but what `readings` say."""
    named = observed(Fact.PROFILE_NAME, listed(name), network=network)
    said = {r.fact for r in (named, *readings)}
    rest = (observed(f, listed(), network=network) for f in SHOWN_TEXTS if f not in said)
    made = account(named, *readings, *rest, network=network)
    return made.model_copy(update={"profile_url": f"https://{network}.example{address}"})


def said(network: str, fact: Fact, *texts: str) -> Reading:
    return observed(fact, listed(*(entry(t, Audience.PUBLIC) for t in texts)), network=network)


def outcomes(*accounts: Account, matcher: SchoolMatcher | None = None) -> dict[str, Outcome]:
    judged = accounts_apart(CHECK, accounts, matcher or SchoolMatcher(SCHOOL))
    return {a.network: verdict.outcome for a, verdict in judged}


def judged(*accounts: Account, matcher: SchoolMatcher | None = None) -> Verdict:
    """The verdict on the last of `accounts`."""
    *_, (_, verdict) = accounts_apart(CHECK, accounts, matcher or SchoolMatcher(SCHOOL))
    return verdict


def at(address: str, *readings: Reading, network: str, name: str) -> Account:
    """As `one`, at an address of a real network."""
    return one(network, "", *readings, name=name).model_copy(update={"profile_url": address})


def linked(text: str) -> Account:
    return one("a", "/1", said("a", Fact.PROFILE_LINKS, text), name="A")


APART = one("x", "/somebodyelse", name="Somebody Else")
TIED = {
    "name": (one("a", "/1"), one("b", "/2", name="amy  CARTER")),
    "handle": (one("a", "/amy.carter"), one("b", "/@AmyCarter", name="Amy C")),
    "e-mail": (
        one("a", "/1", said("a", Fact.CONTACT_EMAIL, "amy@example.org"), name="A"),
        one("b", "/2", said("b", Fact.PROFILE_BIO, "Write to Amy@example.org"), name="B"),
    ),
    "link": (
        one("a", "/amy1", said("a", Fact.PROFILE_LINKS, "http://www.b.example/amy2/"), name="A"),
        one("b", "/amy2", name="B"),
    ),
    "a network's other host": (
        linked("https://twitter.com/jd_teach"),
        at("https://x.com/jd_teach", network="b", name="B").model_copy(
            update={"profile_hosts": ("x.com", "twitter.com")}
        ),
    ),
    "at the end of a sentence": (
        linked("I write at x.com/jd_teach."),
        at("https://x.com/jd_teach", network="b", name="B"),
    ),
    "a handle of four letters": (one("a", "/amyc", name="A"), one("b", "/amyc/", name="B")),
    "a name without a word": (one("a", "/1", name="🌻"), one("b", "/2", name="🌻")),
    "letters in code": (
        linked("https://www.linkedin.com/in/josé-x"),
        at("https://www.linkedin.com/in/jos%C3%A9-x", network="b", name="B"),
    ),
    "a name with its server": (
        linked("Find me as @jdteach@social.example"),
        at("https://social.example/@jdteach", network="b", name="B"),
    ),
}
TIED |= {
    f"a name written as {name}": (one("a", "/1"), one("b", "/2", name=name))
    for name in (
        "Carter Amy",
        "Ámy Cartér",
        "Amy Carter 🌻",
        "Amy Jane Carter",
        "Amy Carter (she/her)",
        "Ms Amy Carter",
        "Amy Carter, Leeds",
    )
} | {
    f"a handle told in a text, {text}": (
        one("a", "/1", said("a", Fact.PROFILE_BIO, text), name="A"),
        one("b", "/@jo_bell", name="B"),
    )
    for text in ("find me @jo_bell on X", "IG: jo_bell.", "Jo_Bell / tea", "(@jo_bell)")
}
TIED |= {
    f"a surname with {title}": (
        one("a", "/1", name=f"{title} Carter"),
        one("b", "/2", name="Carter"),
    )
    for title in ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir")
}
NOT_TIED = {
    "a first name alone": (one("a", "/1", name="Amy"), one("b", "/2", name="Amy Carter")),
    "another of the family": (one("a", "/1"), one("b", "/2", name="Tom Carter")),
    "titles alone": (one("a", "/1", name="Miss"), one("b", "/2", name="Ms")),
    "an address that ends alike": (
        one("a", "/1", said("a", Fact.PROFILE_BIO, "jo@jobell.example, x@jobell"), name="A"),
        one("b", "/jobell", name="B"),
    ),
    "a handle that is a word": (
        one("a", "/1", said("a", Fact.PROFILE_BIO, "I like gardening"), name="A"),
        one("b", "/gardening", name="B"),
    ),
    "a longer handle": (
        one("a", "/1", said("a", Fact.PROFILE_BIO, "@jo_bells and my_jo_bell"), name="A"),
        one("b", "/jo_bell", name="B"),
    ),
    "other name and address": (one("a", "/amy.carter"), APART),
    "a number for a handle": (one("a", "/12345678", name="A"), one("b", "/12345678", name="B")),
    "an e-mail address on one of them": (
        one("a", "/1", name="A"),
        one("b", "/2", said("b", Fact.PROFILE_BIO, "amy@example.org"), name="B"),
    ),
    "two surnames with a title": (one("a", "/1", name="Mr Bell"), one("b", "/2", name="Mr Hill")),
    "signs alone": (one("a", "/1", name="🌻"), one("b", "/2", name="🐝")),
    "the network's own address": (
        linked("https://b.example/x"),
        at("https://b.example/", network="b", name="B"),
    ),
    "a number named with its @": (
        one("a", "/1", said("a", Fact.PROFILE_BIO, "I am @12345678, or @amy"), name="A"),
        one("b", "/12345678", name="B"),
    ),
    "an e-mail address at a network's server": (
        linked("Write to jdteach@social.example"),
        at("https://social.example/jdteach", network="b", name="B"),
    ),
    **{
        f"a part of the path all share, {part}": (
            one("a", f"/{part}", name="A"),
            one("b", f"/{part}", name="B"),
        )
        for part in ("in", "me", "u", "user", "channel", "profile.php")
    },
    "a handle of three letters": (one("a", "/amy", name="A"), one("b", "/amy", name="B")),
    "a host that ends alike": (
        linked("https://linux.com/jd_teach"),
        at("https://x.com/jd_teach", network="b", name="B"),
    ),
    "a link to somebody like": (
        one("a", "/1", said("a", Fact.PROFILE_LINKS, "https://b.example/amy23"), name="A"),
        one("b", "/amy2", name="B"),
    ),
}


@each("pair", TIED.values())
def test_what_ties_two_accounts(pair: tuple[Account, Account]) -> None:
    for ends in (pair, pair[::-1]):
        (tie,) = ties(ends, FACTS)
        assert len(tie.by) == 1
        assert (tie.end(ends[0]), tie.end(ends[1]), tie.end(APART)) == (ends[1], ends[0], None)


@each("pair", NOT_TIED.values(), ids=list(NOT_TIED))
def test_what_does_not(pair: tuple[Account, Account]) -> None:
    assert ties(pair, FACTS) == ties(pair[::-1], FACTS) == ()


def test_only_what_the_checklist_names_ties() -> None:
    assert ties(TIED["name"], [Fact.CONTACT_EMAIL]) == ()


def test_an_account_that_tells_the_school_undoes_the_one_that_does_not() -> None:
    telling = one("b", "/2", said("b", Fact.PROFILE_EMPLOYER, "Oakfield Primary School"))
    silent = one("a", "/1")
    assert outcomes(silent, telling) == {"a": Outcome.MET, "b": Outcome.NOT_MET}
    *_, (judged, verdict) = accounts_apart(CHECK, (silent, telling), SchoolMatcher(SCHOOL))
    assert judged == telling
    assert "leads to your A profile. A: the same name." in verdict.says
    assert verdict.fact is Fact.PROFILE_EMPLOYER


def test_accounts_to_which_the_same_leads_are_told_together() -> None:
    named = [("X", (SAME_NAME,)), ("YouTube", (LINK,)), ("MySpace", (SAME_NAME,))]
    said = gives_school_away("LinkedIn", named, seen_by_others=True)
    assert said.endswith(
        "leads to your X, YouTube and MySpace profiles. X and MySpace: the same name. "
        "YouTube: a link from one to the other."
    )


@each(
    ("fact", "text"),
    [
        (Fact.CONTACT_EMAIL, "a.carter@oakfield.leeds.sch.uk"),
        (Fact.CONTACT_PHONE, "0113 496 0123"),
        (Fact.PROFILE_BIO, "Ring me at 0113 496 0123"),
        (Fact.PROFILE_LOCATION, "Oakfield Primary School, Leeds"),
    ],
)
def test_a_work_contact_or_a_place_tells_the_school_too(fact: Fact, text: str) -> None:
    assert outcomes(one("a", "/1"), one("b", "/2", said("b", fact, text)))["b"] is Outcome.NOT_MET


def test_the_school_s_own_word_on_an_account_is_for_the_person_to_judge() -> None:
    may = one("b", "/2", said("b", Fact.PROFILE_BIO, "Back to Oakfield tomorrow"))
    assert outcomes(one("a", "/1"), may) == {"a": Outcome.MET, "b": Outcome.YOUR_CALL}
    *_, (_, verdict) = accounts_apart(CHECK, (one("a", "/1"), may), SchoolMatcher(SCHOOL))
    assert verdict.says.startswith("Your B profile may give your school away, and leads to ")


def test_an_account_whose_address_is_not_known_is_not_called_apart() -> None:
    exported = APART.model_copy(update={"profile_url": ""})
    assert set(outcomes(one("a", "/1"), exported).values()) == {Outcome.COULD_NOT_TELL}


def test_an_account_kept_without_its_other_hosts_is_not_called_apart() -> None:
    """As an earlier version kept it: a link to another host of its was not looked for."""
    kept = APART.model_copy(update={"profile_hosts": None})
    assert set(outcomes(one("a", "/1"), kept).values()) == {Outcome.COULD_NOT_TELL}


def test_told_to_friends_alone_it_is_not_told() -> None:
    friends = entry("Oakfield Primary School", Audience.FRIENDS)
    hidden = one("b", "/2", observed(Fact.PROFILE_EMPLOYER, listed(friends), network="b"))
    assert outcomes(one("a", "/1"), hidden)["b"] is Outcome.MET


def test_a_public_account_that_tells_nothing_is_for_the_person_to_judge() -> None:
    public = one("b", "/2", observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, network="b"))
    shown = one("c", "/3", observed(Fact.POSTS_PUBLIC_COUNT, Count(count=2), STRANGER, network="c"))
    assert outcomes(one("a", "/1"), public, shown) == {
        "a": Outcome.MET,
        "b": Outcome.YOUR_CALL,
        "c": Outcome.YOUR_CALL,
    }


@each(
    "reading",
    [
        observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, network="b"),
        observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network="b"),
        observed(Fact.FRIENDS_COUNT, Count(count=2), network="b"),
        observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), network="b"),
        observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), STRANGER, network="b"),
        unread(Fact.PROFILE_ACCESS, network="b"),
        said("b", Fact.CONTACT_EMAIL, "amy@example.org"),
        said("b", Fact.CONTACT_PHONE, "0113 496 0199"),
    ],
)
def test_an_account_that_is_not_public_and_tells_nothing_is_in_order(reading: Reading) -> None:
    assert outcomes(one("a", "/1"), one("b", "/2", reading))["b"] is Outcome.MET


def test_posts_that_the_person_counted_as_public_make_an_account_public() -> None:
    counted = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=2), network="b")
    assert outcomes(one("a", "/1"), one("b", "/2", counted))["b"] is Outcome.YOUR_CALL


def test_each_verdict_says_on_what_it_rests_and_why_not_more_is_known() -> None:
    school = "Oakfield Primary School"
    exposed = said("b", Fact.PROFILE_EMPLOYER, school)
    unsure = observed(Fact.PROFILE_EMPLOYER, listed(school), network="b")
    public = observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, network="b")
    word = said("b", Fact.PROFILE_BIO, "Back to Oakfield tomorrow")
    of_name = one("b", "/2").readings[0]
    for reading, on in (
        (exposed, (exposed, of_name)),
        (unsure, (unsure, of_name)),
        (public, (of_name,)),
        (word, (of_name,)),
    ):
        verdict = judged(one("a", "/1"), one("b", "/2", reading))
        assert verdict.evidence == tuple(r.evidence for r in on if isinstance(r, Observed))
        exposes = reading is exposed
        assert (verdict.reached is Audience.PUBLIC) is bool(verdict.subject) is exposes
    assert verdict.outcome is Outcome.YOUR_CALL


@each(
    ("other", "reason"),
    [
        (one("b", "/2", unread(Fact.PROFILE_BIO, network="b")), UnreadReason.PAGE_CHANGED),
        (
            one("b", "/2", unread(Fact.PROFILE_BIO, network="b"), name="Jo Hill"),
            UnreadReason.PAGE_CHANGED,
        ),
        (account(unread(Fact.PROFILE_NAME, network="b"), network="b"), UnreadReason.PAGE_CHANGED),
        (account(network="b"), UnreadReason.NOT_VISITED),
        (APART.model_copy(update={"profile_hosts": None}), UnreadReason.NOT_VISITED),
        (APART.model_copy(update={"profile_url": ""}), UnreadReason.NOT_IN_EXPORT),
        (
            APART.model_copy(update={"profile_url": "", "state": AccountState.BY_HAND}),
            UnreadReason.BY_HAND,
        ),
    ],
)
def test_what_is_not_known_of_an_account_is_told_with_its_reason(
    other: Account, reason: UnreadReason
) -> None:
    assert judged(one("a", "/1"), other).reason is reason


@each(
    ("other", "says"),
    [
        (
            one("b", "/2", unread(Fact.PROFILE_BIO, network="b"), name="Jo Hill"),
            "We couldn't read your bio on B, so we can't say whether anything there leads to "
            "another profile.",
        ),
        (
            one("b", "/2", unread(Fact.PROFILE_BIO, network="b")),
            "We couldn't read your bio on B, so we can't say whether it gives your school away.",
        ),
        (
            APART.model_copy(update={"profile_hosts": None}),
            "We don't know every address of your X profile, so others may lead to it.",
        ),
    ],
)
def test_what_was_not_seen_is_named_with_its_network(other: Account, says: str) -> None:
    """It is told beside another profile, of which all may have been read."""
    first, second = one("a", "/1"), other
    told = [v.says for _, v in accounts_apart(CHECK, (first, second), SchoolMatcher(SCHOOL))]
    assert says in told


def test_where_the_school_is_not_known_it_is_asked_for() -> None:
    verdict = judged(one("a", "/1"), one("b", "/2"), matcher=SchoolMatcher(None))
    assert verdict.reason is UnreadReason.NEEDS_SCHOOL


def test_what_a_network_does_not_have_is_missed_nowhere() -> None:
    lacking = one("b", "/2", absent(Fact.PROFILE_BIO, network="b"))
    assert outcomes(one("a", "/1"), lacking)["b"] is Outcome.MET


def test_what_could_not_be_read_is_not_in_order() -> None:
    gap = one("b", "/2", unread(Fact.PROFILE_EMPLOYER, network="b"))
    assert outcomes(one("a", "/1"), gap)["b"] is Outcome.COULD_NOT_TELL
    nameless = account(unread(Fact.PROFILE_NAME, network="c"), network="c")
    assert outcomes(one("a", "/1"), nameless)["c"] is Outcome.COULD_NOT_TELL
    unknown = outcomes(one("a", "/1"), one("b", "/2"), matcher=SchoolMatcher(None))
    assert set(unknown.values()) == {Outcome.COULD_NOT_TELL}


@pytest.mark.parametrize("fact", [Fact.PROFILE_EMPLOYER, Fact.PROFILE_LINKS])
def test_what_was_never_looked_at_is_not_in_order(fact: Fact) -> None:
    def without(made: Account) -> Account:
        kept = tuple(r for r in made.readings if r.fact is not fact)
        return made.model_copy(update={"readings": kept})

    tied = outcomes(without(one("a", "/1")), one("b", "/2"))
    assert tied == {"a": Outcome.COULD_NOT_TELL, "b": Outcome.MET}
    by_stranger = without(one("a", "/1"))
    seen = observed(fact, listed(), STRANGER, network="a")
    by_stranger = by_stranger.model_copy(update={"readings": (*by_stranger.readings, seen)})
    assert outcomes(by_stranger, one("b", "/2"))["a"] is Outcome.COULD_NOT_TELL


def test_accounts_are_apart_only_where_all_that_may_tie_them_was_read() -> None:
    whole = one("a", "/1")
    assert set(outcomes(whole, APART).values()) == {Outcome.MET}
    bio = unread(Fact.PROFILE_BIO, network="b")
    in_part = one("b", "/2", bio, name="Somebody Else")
    assert set(outcomes(whole, in_part).values()) == {Outcome.COULD_NOT_TELL}


def test_accounts_that_nothing_ties_do_not_undo_one_another() -> None:
    telling = APART.model_copy(
        update={
            "readings": one(
                "x",
                "/somebodyelse",
                said("x", Fact.PROFILE_EMPLOYER, "Oakfield Primary School"),
                name="Somebody Else",
            ).readings
        }
    )
    assert set(outcomes(one("a", "/1"), telling).values()) == {Outcome.MET}


def test_an_account_that_has_no_names_is_compared_with_none() -> None:
    nameless = account(absent(Fact.PROFILE_NAME, network="c"), network="c")
    assert set(outcomes(one("a", "/1"), nameless)) == set()
    assert set(outcomes(one("a", "/1"), one("b", "/2"), nameless)) == {"a", "b"}


def test_one_account_alone_has_nothing_to_be_compared_with() -> None:
    made = judge_snapshot(snapshot(one("a", "/1")), load_checklist(), SCHOOL, Answers(), TODAY)
    (finding,) = [f for f in clause(made, "A1.5").findings if f.check == "between-networks"]
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert made.ties == ()


def test_the_report_shows_both_ends() -> None:
    telling = one("b", "/2", said("b", Fact.PROFILE_EMPLOYER, "Oakfield Primary School"))
    made = judge_snapshot(
        snapshot(one("a", "/1"), telling), load_checklist(), SCHOOL, Answers(), TODAY
    )
    (tie,) = made.ties
    assert tie.names == ("A", "B")
    assert tie.tells_school == ("B",)
    assert tie.addresses == ("https://a.example/1", "https://b.example/2")


def test_a_network_meant_to_be_public_is_held_against_the_clauses_named_alone() -> None:
    wide = observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC, network="b")
    work = said("b", Fact.CONTACT_EMAIL, "amy@oakfield.leeds.sch.uk")
    public = one("b", "/2", wide, work).model_copy(update={"meant_to_be_public": "It is public."})
    made = judge_snapshot(snapshot(public), load_checklist(), SCHOOL, Answers(), TODAY)
    assert clause(made, "A1.2").outcome is Outcome.NOT_APPLICABLE
    assert {f.says for f in clause(made, "A1.2").findings} == {"It is public."}
    assert clause(made, "A2.12").outcome is Outcome.NOT_MET
    informing = {
        (c.id, check.id)
        for c in load_checklist().clauses
        for check in c.checks
        if isinstance(check, Inform)
    }
    told = {(c.id, f.check): f.says for c in made.clauses for f in c.findings if f.network}
    assert informing & told.keys()
    assert "It is public." not in {told[one] for one in informing & told.keys()}


def test_a_school_that_nobody_knows_who_can_see_is_not_said_to_be_seen() -> None:
    bio = observed(Fact.PROFILE_BIO, listed("I teach at Oakfield Primary School"), network="a")
    assert outcomes(one("a", "/1", bio), one("b", "/2"))["a"] is Outcome.COULD_NOT_TELL


def test_where_no_check_looks_at_them_nothing_is_said_of_ties() -> None:
    accounts = (one("x", "/amy.otter.cooks"), one("facebook", "/amy.otter.cooks"))
    gathered, checklist = snapshot(*accounts), load_checklist()
    assert _ties(gathered, checklist, SchoolMatcher(None))
    clauses = tuple(
        clause.model_copy(
            update={"checks": tuple(c for c in clause.checks if not isinstance(c, AccountsApart))}
        )
        for clause in checklist.clauses
    )
    bare = checklist.model_copy(update={"clauses": clauses})
    assert _ties(gathered, bare, SchoolMatcher(None)) == ()
