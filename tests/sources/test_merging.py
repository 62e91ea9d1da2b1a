"""Several ways of looking in one snapshot: nothing seen is lost, nothing missing is doubled."""

from datetime import timedelta
from itertools import combinations

import pytest

from profilecheck.model import (
    Account,
    AccountState,
    Entries,
    Entry,
    NotApplicable,
    Observed,
    OpenedPage,
    Reading,
    Snapshot,
    Traffic,
    Unread,
)
from profilecheck.sources.merging import (
    merge,
    merged_account,
    names_apart,
    read_only_by,
    with_files,
)
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.each import each
from tests.unit.builders import GUIDANCE, TAKEN, observed

PLACE = "https://www.facebook.com"
EMAIL, EMPLOYER, FRIENDS = Fact.CONTACT_EMAIL, Fact.PROFILE_EMPLOYER, Fact.FRIENDS_AUDIENCE


def _unread(fact: Fact, reason: UnreadReason, page: str = "") -> Unread:
    return Unread(fact=fact, network="facebook", reason=reason, page=page)


def _exported(fact: Fact, *texts: str) -> Observed:
    entries = Entries(entries=tuple(Entry(text=text) for text in texts))
    return observed(fact, entries).model_copy(update={"source": Source.EXPORT})


def _shown(fact: Fact, *texts: str) -> Observed:
    entries = Entries(entries=tuple(Entry(text=t, audience=Audience.FRIENDS) for t in texts))
    return observed(fact, entries).model_copy(update={"source": Source.SAVED_PAGE})


def _way(*readings: Reading, state: AccountState = AccountState.FROM_FILES) -> Snapshot:
    traffic = Traffic(
        allowed=1,
        stopped=1,
        stopped_by={"why": 1},
        hosts=("a.example",),
        unknown_reads={"a.example/api": 1},
    )
    account = Account(
        network="facebook", name="Facebook", state=state, readings=readings, traffic=traffic
    )
    return Snapshot(program="test", taken_at=TAKEN, accounts=(account,))


def _merged(*ways: Snapshot) -> tuple[Reading, ...]:
    (account,) = merge(ways).accounts
    return account.readings


def test_nothing_is_no_snapshot() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([])


def test_one_way_alone_stays_as_it_is() -> None:
    alone = _way(_shown(EMAIL, "a@example.org"))
    assert merge([alone]).accounts == alone.accounts


@each(
    "reason",
    [
        UnreadReason.NOT_SAVED,
        UnreadReason.NOT_KEPT,
        UnreadReason.NOT_IN_EXPORT,
        UnreadReason.NOT_VISITED,
        UnreadReason.BY_HAND,
    ],
)
def test_what_one_way_does_not_have_gives_way_to_what_another_tells(reason: UnreadReason) -> None:
    told, missing = observed(FRIENDS, Audience.FRIENDS), _unread(FRIENDS, reason)
    assert _merged(_way(told), _way(missing)) == (told,)
    assert _merged(_way(missing), _way(told)) == (told,)


@pytest.mark.parametrize(
    "reason",
    [UnreadReason.UNKNOWN_WORDING, UnreadReason.INCOMPLETE_LIST, UnreadReason.WRONG_ACCOUNT],
)
def test_what_was_met_and_not_understood_stays(reason: UnreadReason) -> None:
    told, met = observed(FRIENDS, Audience.FRIENDS), _unread(FRIENDS, reason)
    assert set(_merged(_way(told), _way(met))) == {told, met}


_NOT_LET_IN = (
    UnreadReason.CHALLENGE,
    UnreadReason.SUSPENDED,
    UnreadReason.TIMEOUT,
    UnreadReason.RATE_LIMITED,
)


@each("reason", _NOT_LET_IN)
def test_a_page_that_did_not_come_gives_way_to_a_way_that_tells_the_thing_whole(
    reason: UnreadReason,
) -> None:
    told, shut = observed(EMAIL, Entries(entries=())), _unread(EMAIL, reason)
    missing = _unread(EMAIL, UnreadReason.NOT_IN_EXPORT)
    assert _merged(_way(told), _way(shut)) == _merged(_way(shut), _way(told)) == (told,)
    in_part = _way(told, missing)
    for ways in (in_part, _way(shut)), (_way(shut), in_part), (_way(missing), _way(shut)):
        assert shut in _merged(*ways)


def test_a_way_that_tells_a_thing_in_part_leaves_a_gap_with_what_it_met() -> None:
    met = _unread(EMAIL, UnreadReason.PAGE_CHANGED)
    partly = _way(_shown(EMAIL, "a@example.org"), met)
    missing = _unread(EMAIL, UnreadReason.NOT_IN_EXPORT)
    for ways in ((_way(missing), partly), (partly, _way(missing))):
        assert [r for r in _merged(*ways) if isinstance(r, Unread)] == [met]


def test_a_stranger_s_view_does_not_stand_in_for_the_owner_s() -> None:
    told = observed(FRIENDS, Audience.FRIENDS, Viewpoint.STRANGER)
    gap = _unread(FRIENDS, UnreadReason.NOT_SAVED)
    assert set(_merged(_way(told), _way(gap))) == {told, gap}


def test_what_is_told_of_one_thing_does_not_stand_in_for_another() -> None:
    gap = _unread(Fact.POSTS_FUTURE_AUDIENCE, UnreadReason.NOT_SAVED)
    assert gap in _merged(_way(observed(FRIENDS, Audience.FRIENDS)), _way(gap))


def test_what_no_way_has_is_missing_once() -> None:
    ways = [_way(_unread(FRIENDS, r)) for r in (UnreadReason.NOT_SAVED, UnreadReason.NOT_IN_EXPORT)]
    assert _merged(*ways) == (_unread(FRIENDS, UnreadReason.NOT_SAVED),)


def test_what_two_pages_of_one_way_lack_is_missing_on_both() -> None:
    gaps = [_unread(FRIENDS, UnreadReason.NOT_SAVED, page) for page in ("one", "two")]
    assert _merged(_way(*gaps), _way()) == tuple(gaps)


def test_an_entry_of_the_export_that_a_page_shows_with_its_audience_stands_once() -> None:
    shown = _shown(EMAIL, "a@example.org")
    assert _merged(_way(shown), _way(_exported(EMAIL, "A@example.org "))) == (shown,)


def test_an_entry_that_only_the_export_has_is_kept() -> None:
    shown = _shown(EMAIL, "a@example.org")
    kept = _merged(_way(shown), _way(_exported(EMAIL, "a@example.org", "b@example.org")))
    assert kept == (shown, _exported(EMAIL, "b@example.org"))


def test_who_can_see_one_of_two_alike_does_not_tell_who_can_see_the_other() -> None:
    once, twice = _shown(EMPLOYER, "Oakfield"), _exported(EMPLOYER, "Oakfield", "Oakfield")
    assert _merged(_way(once), _way(twice)) == (once, twice)
    both = _shown(EMPLOYER, "Oakfield", "Oakfield")
    assert _merged(_way(both), _way(twice)) == (both,)


def test_an_entry_of_which_no_way_tells_who_can_see_it_is_kept() -> None:
    bare = _exported(EMPLOYER, "Oakfield")
    assert bare in _merged(_way(bare), _way(bare))


def test_who_can_see_a_text_in_one_place_does_not_tell_it_of_another() -> None:
    listed = _exported(EMAIL, "a@example.org")
    assert listed in _merged(_way(_shown(Fact.PROFILE_BIO, "a@example.org")), _way(listed))


def test_who_can_see_one_entry_does_not_tell_it_of_the_same_way_s_other() -> None:
    value = Entries(
        entries=(Entry(text="Oakfield"), Entry(text="Oakfield", audience=Audience.FRIENDS))
    )
    both = observed(EMPLOYER, value)
    assert _merged(_way(both), _way(_exported(EMAIL, "a@example.org")))[0] == both


def _of_day(reading: Observed, days: int, source: Source) -> Observed:
    at = TAKEN + timedelta(days=days)
    evidence = reading.evidence.model_copy(update={"at": at})
    return reading.model_copy(update={"evidence": evidence, "source": source})


OPEN, SHUT = observed(FRIENDS, Audience.PUBLIC), observed(FRIENDS, Audience.ONLY_ME)


@pytest.mark.parametrize("turned", [False, True])
def test_an_older_export_gives_way_to_how_a_thing_is_set_now(turned: bool) -> None:
    ways = [_way(_of_day(OPEN, -30, Source.EXPORT)), _way(SHUT)]
    assert _merged(*(reversed(ways) if turned else ways)) == (SHUT,)


def test_an_older_switch_gives_way_to_how_it_is_set_now() -> None:
    off = observed(Fact.CONTACTS_UPLOAD, value=False)
    on = _of_day(observed(Fact.CONTACTS_UPLOAD, value=True), -30, Source.EXPORT)
    assert _merged(_way(on), _way(off)) == (off,)


def test_one_way_that_was_set_since_is_enough_beside_others_and_other_readings() -> None:
    older = _of_day(OPEN, -30, Source.EXPORT)
    elsewhere = _exported(EMPLOYER, "Oakfield")
    told = _merged(_way(older), _way(elsewhere, SHUT), _way(elsewhere))
    assert older not in told
    assert SHUT in told


def test_what_is_not_proved_to_be_older_stands_beside_it() -> None:
    same_day = _of_day(OPEN, 0, Source.EXPORT)
    assert _merged(_way(same_day), _way(SHUT)) == (same_day, SHUT)
    older, copied = _of_day(OPEN, -30, Source.EXPORT), _of_day(SHUT, 0, Source.SAVED_PAGE)
    assert _merged(_way(older), _way(copied)) == (older, copied)
    gap = _unread(FRIENDS, UnreadReason.UNREADABLE)
    assert older in _merged(_way(older), _way(SHUT, gap))
    listed = _of_day(_exported(EMPLOYER, "Oakfield"), -30, Source.EXPORT)
    nothing = observed(EMPLOYER, Entries(entries=()))
    assert listed in _merged(_way(listed), _way(nothing))


def test_what_rests_on_a_profile_that_another_way_shows_open_is_not_whole() -> None:
    closed = observed(Fact.PROFILE_ACCESS, Audience.FRIENDS)
    kept_out = observed(Fact.DISCOVERY_SEARCH_ENGINES, value=False)
    kept_out = kept_out.model_copy(update={"evidence": closed.evidence})
    comments = observed(Fact.COMMENTS_WHO_CAN_POST, Audience.FRIENDS)
    upload = observed(Fact.CONTACTS_UPLOAD, value=False)
    way = _way(closed, kept_out, comments, upload)
    for value, doubted in (
        (Audience.PUBLIC, {kept_out.fact, comments.fact}),
        (Audience.FRIENDS, set()),
        (Audience.ONLY_ME, set()),
    ):
        told = _merged(way, _way(observed(Fact.PROFILE_ACCESS, value)))
        assert {r.fact for r in told if isinstance(r, Unread)} == doubted
        assert {kept_out, comments, upload} <= set(told)


def test_the_most_people_that_a_way_says_are_let_in_count() -> None:
    closed, opened = (
        observed(Fact.PROFILE_ACCESS, value) for value in (Audience.FRIENDS, Audience.PUBLIC)
    )
    for theirs in ((closed, opened), (opened, closed)):
        told = _merged(_way(closed, SHUT), _way(*theirs))
        assert [r.fact for r in told if isinstance(r, Unread)] == [FRIENDS]
    gap = _unread(Fact.PROFILE_ACCESS, UnreadReason.PAGE_CHANGED)
    assert _merged(_way(SHUT, gap), _way(opened)) == (SHUT, gap, opened)


def test_all_that_tells_a_thing_now_is_live_and_of_a_later_day() -> None:
    older = _of_day(OPEN, -30, Source.EXPORT)
    for beside in (_of_day(SHUT, 0, Source.SAVED_PAGE), _of_day(SHUT, -30, Source.LIVE)):
        assert older in _merged(_way(older), _way(SHUT, beside))
        assert older in _merged(_way(older), _way(beside, SHUT))


def test_one_way_that_lets_in_more_people_is_enough_to_doubt() -> None:
    closed, opened = (
        observed(Fact.PROFILE_ACCESS, value) for value in (Audience.FRIENDS, Audience.PUBLIC)
    )
    told = _merged(_way(closed, SHUT), _way(opened), _way())
    assert [r.fact for r in told if isinstance(r, Unread)] == [FRIENDS]


def test_that_nothing_is_listed_is_kept() -> None:
    nothing = _exported(EMAIL)
    assert nothing in _merged(_way(_shown(EMAIL, "a@example.org")), _way(nothing))


def test_what_a_network_does_not_have_stands_once() -> None:
    absent = NotApplicable(fact=Fact.PROFILE_HEADLINE, network="facebook", why="None here.")
    assert _merged(_way(absent), _way(absent)) == (absent,)
    gap = _unread(absent.fact, UnreadReason.NOT_SAVED)
    assert set(_merged(_way(absent), _way(gap))) == {absent, gap}


def test_the_furthest_state_counts_and_the_traffic_of_all() -> None:
    live = _way(state=AccountState.AUDITED)
    (account,) = merge([_way(), live]).accounts
    assert account.state is AccountState.AUDITED
    assert account.traffic == Traffic(
        allowed=2,
        stopped=2,
        stopped_by={"why": 2},
        hosts=("a.example",),
        unknown_reads={"a.example/api": 2},
    )


_FURTHEST_FIRST = (
    AccountState.AUDITED,
    AccountState.FROM_FILES,
    AccountState.INTERRUPTED,
    AccountState.FAILED,
    AccountState.WRONG_ACCOUNT,
    AccountState.SIGN_IN_NEEDED,
    AccountState.BY_HAND,
    AccountState.NOT_USED,
    AccountState.CLOSED,
)


def test_of_any_two_states_the_furthest_counts() -> None:
    assert set(_FURTHEST_FIRST) == set(AccountState)
    for further, less in combinations(_FURTHEST_FIRST, 2):
        for states in ((further, less), (less, further)):
            (account,) = merge([_way(state=state) for state in states]).accounts
            assert account.state is further


@each(("ours", "theirs"), [(True, True), (True, False), (False, True), (False, False)])
def test_it_is_finished_where_every_way_is_and_made_up_where_one_is(
    ours: bool, theirs: bool
) -> None:
    ways = [
        _way().model_copy(update={"finished": f, "made_up": f, "taken_at": TAKEN + timedelta(days)})
        for days, f in enumerate((ours, theirs))
    ]
    merged = merge(ways)
    assert merged.finished is (ours and theirs)
    assert merged.made_up is (ours or theirs)
    assert merged.taken_at == merge(ways[::-1]).taken_at == TAKEN + timedelta(1)


def _account(*readings: Reading, address: str = "", steps: str = "") -> Account:
    (account,) = _way(*readings).accounts
    page = OpenedPage(
        page=steps,
        title="",
        url=PLACE,
        viewpoint=Viewpoint.OWNER,
        at=TAKEN,
        http_status=200,
    )
    guidance = {FRIENDS: GUIDANCE.model_copy(update={"steps": (steps,)})} if steps else {}
    added = {"profile_url": address, "guidance": guidance, "visits": (page,)}
    return account.model_copy(update=added)


def test_an_address_that_one_way_knows_counts_and_so_do_its_words_before_others() -> None:
    nameless, known = _account(steps="open it"), _account(address=PLACE, steps="open yours")
    merged = merged_account([nameless, known])
    assert merged.profile_url == PLACE
    assert merged.guidance == known.guidance
    assert merged.visits == (*nameless.visits, *known.visits)
    assert merged_account([nameless, _account()]).guidance == nameless.guidance


def test_what_was_opened_is_kept_beside_what_files_tell() -> None:
    gap, told = _unread(FRIENDS, UnreadReason.NOT_VISITED), observed(FRIENDS, Audience.FRIENDS)
    shown = _shown(EMAIL, "a@example.org")
    opened = _account(shown, gap)
    joined = with_files(opened, (_account(told),))
    assert joined.readings == (shown, told)
    assert joined.opened == (shown, gap)
    assert with_files(opened, ()) == opened


def test_each_way_says_what_only_it_could_tell() -> None:
    pages = _way(_shown(EMAIL, "a@example.org"), _shown(Fact.PROFILE_BIO, "Hello"))
    gap = _unread(Fact.PROFILE_HEADLINE, UnreadReason.NOT_IN_EXPORT)
    export = _way(_exported(EMAIL, "a@example.org"), _exported(Fact.CONTACT_PHONE, "0113"), gap)
    assert read_only_by([pages, export]) == {
        Source.SAVED_PAGE: (("Facebook", Fact.PROFILE_BIO),),
        Source.EXPORT: (("Facebook", Fact.CONTACT_PHONE),),
    }


NAME = Fact.PROFILE_NAME


@pytest.mark.parametrize(
    ("shown", "exported"),
    [
        (("Amy Carter",), ("Amy Louise Carter",)),
        (("Amy Carter",), ("AMY JONES",)),
        (("Zoë Núñez",), ("Zoe Nunez",)),
        (("Miss Carter", "amy.carter"), ("Amy Smith",)),
        (("Amy Carter",), ()),
    ],
)
def test_names_of_one_person_are_not_apart(
    shown: tuple[str, ...], exported: tuple[str, ...]
) -> None:
    assert names_apart([_way(_shown(NAME, *shown)), _way(_exported(NAME, *exported))]) == {}


def test_names_without_a_word_in_common_are_named() -> None:
    ways = [_way(_shown(NAME, "Amy Carter", "amy")), _way(_exported(NAME, "Grace Naylor")), _way()]
    assert names_apart(ways) == {"Facebook": ("Amy Carter · amy", "Grace Naylor")}


@pytest.mark.parametrize(
    ("shown", "exported", "apart"),
    [
        ("amy", "amy.tutor", True),
        ("profile.php?id=1", "profile.php?id=2", True),
        ("Amy", "amy/", False),
        ("amy", "profile.php?id=1", False),
        ("amy", "1234", False),
        ("people/amy", "amy.tutor", False),
        ("amy", "", False),
    ],
)
def test_two_accounts_of_one_name_are_apart_by_their_addresses(
    shown: str, exported: str, apart: bool
) -> None:
    ways = []
    for last in (shown, exported):
        (account,) = _way(_shown(NAME, "Amy Carter")).accounts
        address = f"{PLACE}/{last}" if last else ""
        account = account.model_copy(update={"profile_url": address})
        ways.append(Snapshot(program="test", taken_at=TAKEN, accounts=(account,)))
    both = tuple(f"Amy Carter · {PLACE}/{last}" for last in (shown, exported))
    assert names_apart(ways) == ({"Facebook": both} if apart else {})
    nameless = _way(_exported(NAME, "Grace Naylor"))
    assert (names_apart([nameless, *ways]) == {"Facebook": both}) is apart


def test_a_way_that_shows_no_name_is_of_nobody_else() -> None:
    ways = [_way(), _way(_exported(NAME, "Grace Naylor"))]
    assert names_apart(ways) == names_apart(ways[::-1]) == {}
