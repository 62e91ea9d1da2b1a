"""What one commented on others' posts: on a page of its own, in the layout of 2026 and before."""

from profilecheck.browser.capture import Capture
from profilecheck.replica import Replica, person
from profilecheck.replica.linkedin.profile import Comment, LinkedInProfile
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.sites.readings import Readings, part, reason, value
from tests.sites.served import visit

from .pages import ME, PROFILE, member_page, page, read

SCHOOL = "Oakfield Primary School"
ADDRESS = f"{PROFILE}/recent-activity/comments/"
NUMBERS = "(activity:7318471440893177856,7400000000000000000)"


def shown(*cards: str) -> Capture:
    main = f"<section><h2>All activity</h2>{''.join(cards)}</section>"
    return member_page(main, url=ADDRESS)


def comments(*cards: str) -> Readings:
    return read("comments", shown(*cards))


def newer(words: str, *, by: str = ME, below: str = "A sunny day") -> str:
    return (
        '<div componentkey="update-card-focusAbCdFeedType_X"><p>Jo Bell</p>'
        f'<p data-testid="expandable-text-box">{below}</p>'
        f'<div componentkey="replaceableComment_urn:li:comment:{NUMBERS}">'
        f'<a href="/in/{by}/">Somebody</a><p data-testid="expandable-text-box">{words}</p>'
        "</div></div>"
    )


def older(words: str) -> str:
    return (
        '<div data-urn="urn:li:activity:7318471440893177856"><p>Jo Bell</p>'
        f'<article class="comments-comment-entity" data-id="urn:li:comment:{NUMBERS}">'
        f'<a href="https://www.linkedin.com/in/{ME}">Amy</a>'
        f'<div class="comments-comment-item__main-content">{words}</div></article></div>'
    )


@each("card", [newer(f"So proud of {SCHOOL}"), older(f"So proud of {SCHOOL}")])
def test_a_comment_that_names_the_school_is_listed_by_its_own_day(card: str) -> None:
    told = comments(card)
    (entry,) = part(Fact.POSTS_TO_REREAD, told).entries
    assert entry.text == "Comment of 28 November 2025"
    assert "proud" not in str(told)


def test_a_comment_below_a_post_that_names_the_school_is_listed() -> None:
    told = comments(newer("Well done!", below=f"News from {SCHOOL}"))
    assert len(part(Fact.POSTS_TO_REREAD, told).entries) == 1


def test_that_no_comment_names_the_school_is_told_of_an_empty_page_alone() -> None:
    nothing = "<p>Nothing to see for now</p>"
    assert value(Fact.POSTS_TO_REREAD, comments(nothing)).entries == ()
    some = comments(newer("Well done!"))
    assert reason(Fact.POSTS_TO_REREAD, some) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.POSTS_TO_REREAD, comments()) is UnreadReason.PAGE_CHANGED


def test_the_page_of_all_activity_is_not_that_of_the_comments() -> None:
    known = page("comments").anchor
    assert known(shown(), LINKEDIN.labels["en"])
    elsewhere = member_page("<h2>Activity</h2>", url=f"{PROFILE}/recent-activity/all/")
    assert not known(elsewhere, LINKEDIN.labels["en"])


def test_the_replica_shows_what_somebody_commented() -> None:
    amy = person("exposed")
    profile = amy.profile_on("linkedin", LinkedInProfile)
    assert profile is not None
    said = Comment(text="So proud", below=f"News from {SCHOOL}", by="Jo Bell")
    changed = amy.with_profile("linkedin", profile.model_copy(update={"comments": (said,)}))
    with Replica([changed]) as replica:
        address = f"https://www.linkedin.com/in/{profile.vanity}"
        seen = visit(replica, LINKEDIN, page("comments"), address, amy.name)
    told = read("comments", seen, account_id=profile.vanity)
    assert len(part(Fact.POSTS_TO_REREAD, told).entries) == 1
