"""How the page arranges a report, on literal values."""

from profilecheck.model import Action, ClauseResult, Finding, Guidance, Report
from profilecheck.report.arranging import Fixes, Told
from profilecheck.vocabulary import Basis, Fact, JudgedBy, Outcome
from profilecheck.words import report as words
from tests.report.sample import BEBO, FACEBOOK, REPORT

X = BEBO.model_copy(update={"network": "x", "name": "X (Twitter)"})
NAMES = {"facebook": "Facebook", "x": "X (Twitter)"}
EMAIL, PHONE, BIO = Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE, Fact.PROFILE_BIO


def action(network: str, fact: Fact, place: str = "", subject: str = "") -> Action:
    guidance = Guidance(url=place, steps=("Settings",), look_for="Look") if place else None
    return Action(
        network=network,
        network_name=NAMES[network],
        facts=(fact,),
        subject=subject,
        says=f"{network} shows {fact} {subject}",
        why="",
        clauses=("A1.4",),
        guidance=guidance,
    )


def finding(
    network: str,
    fact: Fact,
    outcome: Outcome = Outcome.NOT_MET,
    says: str = "It shows.",
    check: str = "a-check",
    subject: str = "",
) -> Finding:
    return Finding(
        check=check,
        network=network,
        network_name=NAMES[network],
        facts=(fact,),
        subject=subject,
        outcome=outcome,
        says=says,
        basis=Basis.ASSUMPTION,
    )


def clause(*findings: Finding) -> ClauseResult:
    return ClauseResult(
        id="A1.4",
        part="A1",
        title="",
        why="",
        judged_by=JudgedBy.BOTH,
        outcome=Outcome.NOT_MET,
        findings=findings,
    )


def arranged(*actions: Action, clauses: tuple[ClauseResult, ...] = ()) -> Fixes:
    report: Report = REPORT.model_copy(
        update={"networks": (FACEBOOK, X), "actions": actions, "clauses": clauses}
    )
    return Fixes(report, lambda name: name)


def told(*findings: Finding, actions: tuple[Action, ...] = ()) -> Told:
    return arranged(*actions).told(clause(*findings))


def test_the_first_few_keep_their_order_and_the_rest_goes_by_network_and_place() -> None:
    few = tuple(action("x", EMAIL, subject=str(n)) for n in range(words.FIRST_FEW))
    fixes = arranged(
        *few,
        action("x", EMAIL, "https://x.com/a"),
        action("facebook", EMAIL, "https://facebook.com/one"),
        action("facebook", BIO, "https://facebook.com/other"),
        action("facebook", PHONE, "https://facebook.com/one"),
    )
    assert tuple(fix.action for fix in fixes.first) == few
    assert [(name, [fix.action.facts[0] for fix in of]) for name, of in fixes.rest] == [
        ("Facebook", [EMAIL, PHONE, BIO]),
        ("X (Twitter)", [EMAIL]),
    ]
    numbers = [fix.number for _, of in fixes.rest for fix in of]
    assert numbers == list(range(words.FIRST_FEW + 1, words.FIRST_FEW + 5))


def test_an_exposure_stands_once_below_a_clause_whatever_it_is_called() -> None:
    below = told(
        finding("facebook", PHONE, says="A work number.", subject="0113"),
        finding("x", EMAIL, says="Shown."),
        finding("facebook", PHONE, says="A number is shown.", subject="0113", check="other"),
        actions=(action("x", EMAIL), action("facebook", PHONE, subject="0113")),
    )
    assert [(f.says, fix.number) for f, fix in below.to_put_right] == [
        ("Shown.", 1),
        ("A work number.", 2),
    ]
    assert below.open == []


def test_what_is_no_action_stays_open() -> None:
    unread = finding("x", EMAIL, Outcome.COULD_NOT_TELL)
    agreed_away = finding("x", PHONE)
    below = told(unread, agreed_away, actions=(action("x", EMAIL),))
    assert below.to_put_right == []
    assert below.open == [[unread], [agreed_away]]


def test_networks_that_say_the_same_stand_together_and_others_apart() -> None:
    same = [finding(n, BIO, Outcome.MET, "Only you can see it.") for n in NAMES]
    other = finding("x", PHONE, Outcome.MET, "Only you can see it.")
    assert told(*same, other).settled == [same, [other]]


def test_what_was_made_of_the_question_stands_by_itself() -> None:
    asked = finding("x", BIO, Outcome.YOUR_CALL, check="question")
    below = told(asked)
    assert below.asked == asked
    assert below.open == []


def test_an_action_knows_what_its_reading_rests_on() -> None:
    found = clause(finding("x", EMAIL))
    fixes = arranged(action("x", EMAIL), action("x", BIO), clauses=(found,))
    assert [fix.basis for fix in fixes.first] == [Basis.ASSUMPTION, None]
