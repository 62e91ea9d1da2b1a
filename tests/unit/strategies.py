"""Hypothesis strategies: any valid snapshot, over every fact, kind, viewpoint and reason."""

from hypothesis import strategies as st

from profilecheck.model import (
    Account,
    AccountState,
    Answer,
    Answers,
    Count,
    Entries,
    Entry,
    NotApplicable,
    Observed,
    Reading,
    Snapshot,
    Unread,
    Years,
)
from profilecheck.sites.site import Value
from profilecheck.vocabulary import Audience, Basis, Fact, FactKind, Source, UnreadReason, Viewpoint
from tests.unit.builders import GUIDANCE, TAKEN, TODAY, observed

_TEXTS = st.one_of(
    st.sampled_from(
        (
            "Oakfield Primary School",
            "Teacher in Leeds",
            "Teacher",
            "j.doe@oakfield.leeds.sch.uk",
            "0113 496 0123",
            "Likes dogs",
        )
    ),
    st.text(max_size=12),
)
_AUDIENCES = st.sampled_from(Audience)
_COUNTS = st.builds(Count, count=st.integers(0, 3), at_least=st.booleans())
_ENTRIES = st.lists(
    st.builds(Entry, text=_TEXTS, detail=_TEXTS, audience=st.none() | _AUDIENCES), max_size=3
).map(lambda found: Entries(entries=tuple(found)))
_YEARS = st.builds(
    Years,
    years=st.dictionaries(st.integers(2005, 2026), st.integers(0, 3), max_size=3),
    at_least=st.booleans(),
)
_VALUES: dict[FactKind, st.SearchStrategy[Value]] = {
    FactKind.AUDIENCE: _AUDIENCES,
    FactKind.SWITCH: st.booleans(),
    FactKind.COUNT: _COUNTS,
    FactKind.ENTRIES: _ENTRIES,
    FactKind.YEARS: _YEARS,
}


@st.composite
def observations(draw: st.DrawFn, network: str = "facebook") -> Observed:
    fact = draw(st.sampled_from(Fact))
    made = observed(
        fact, draw(_VALUES[fact.kind]), draw(st.sampled_from(Viewpoint)), network=network
    )
    rests_on = {"basis": draw(st.sampled_from(Basis)), "source": draw(st.sampled_from(Source))}
    return made.model_copy(update=rests_on)


def readings(network: str = "facebook") -> st.SearchStrategy[Reading]:
    return st.one_of(observations(network), not_observed(network))


def not_observed(network: str = "facebook") -> st.SearchStrategy[Reading]:
    return st.one_of(
        st.builds(
            Unread,
            fact=st.sampled_from(Fact),
            network=st.just(network),
            viewpoint=st.sampled_from(Viewpoint),
            reason=st.sampled_from(UnreadReason),
        ),
        st.builds(
            NotApplicable,
            fact=st.sampled_from(Fact),
            network=st.just(network),
            viewpoint=st.sampled_from(Viewpoint),
            why=st.just("There is no such thing."),
        ),
    )


def accounts(network: str) -> st.SearchStrategy[Account]:
    return st.builds(
        Account,
        network=st.just(network),
        name=st.just(network.capitalize()),
        state=st.sampled_from(AccountState),
        readings=st.lists(readings(network), max_size=25).map(tuple),
        guidance=st.sampled_from(({}, dict.fromkeys(Fact, GUIDANCE))),
    )


snapshots = st.builds(
    Snapshot,
    program=st.just("profilecheck"),
    taken_at=st.just(TAKEN),
    finished=st.booleans(),
    accounts=st.tuples(*map(accounts, ("facebook", "x", "linkedin"))).flatmap(
        lambda three: st.integers(0, 3).map(lambda n: three[:n])
    ),
)

answer_files = st.lists(
    st.builds(
        Answer,
        clause=st.sampled_from(("A1.1", "A1.3", "A2.1", "9.9")),
        choice=st.sampled_from(("nothing", "happy", "no-such-choice")),
        answered_on=st.just(TODAY),
        expires_on=st.just(TODAY),
    ),
    max_size=3,
).map(lambda given: Answers(answers=tuple(given)))
