"""Exports of the made-up people, in all networks and shapes: what stands there is what is read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from profilecheck.model import Account, AccountState, Count, Entries, Observed, Unread
from profilecheck.replica import person
from profilecheck.replica.crowd import Crowd, crowd
from profilecheck.replica.facebook.profile import AboutKind, FacebookProfile
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.replica.x.profile import XProfile
from profilecheck.replica.youtube.profile import Visibility, YouTubeProfile
from profilecheck.school import SchoolMatcher
from profilecheck.sites import site
from profilecheck.sites.rules import promised
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason
from tests.auditing import NAMES, SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, texts, untold
from tests.exports.making import Files, facebook, linkedin, takeout, unpacked, x, zipped

SHAPES: dict[str, tuple[str, Callable[..., Files]]] = {
    "facebook": ("facebook", facebook),
    "facebook, older": ("facebook", partial(facebook, older=True)),
    "x": ("x", x),
    "linkedin": ("linkedin", linkedin),
    "linkedin, older": ("linkedin", partial(linkedin, older=True)),
    "youtube": ("youtube", takeout),
}

SHOWN_TO_ALL = {
    ("facebook", Audience.PUBLIC): {Fact.PROFILE_NAME},
    ("x", Audience.PUBLIC): {
        Fact.PROFILE_NAME,
        Fact.PROFILE_BIO,
        Fact.PROFILE_LOCATION,
        Fact.PROFILE_LINKS,
    },
    # Takeout says of a channel whether it is public.
    ("youtube", Audience.PUBLIC): {Fact.PROFILE_NAME, Fact.PROFILE_BIO},
    ("linkedin", Audience.MEMBERS): {
        Fact.PROFILE_HEADLINE,
        Fact.PROFILE_BIO,
        Fact.PROFILE_LOCATION,
        Fact.PROFILE_LINKS,
        Fact.PROFILE_EMPLOYER,
        Fact.PROFILE_EDUCATION,
    },
}
"""What a network shows of every profile, whatever the settings, and to whom at the least."""


@each("shape", SHAPES.values(), ids=SHAPES)
@each("name", NAMES)
def test_every_fact_of_the_network_has_a_reading(
    name: str, shape: tuple[str, Callable[..., Files]], read: Reading
) -> None:
    network, make = shape
    account = read(make(person(name)))
    known = site(network)
    assert account.state is AccountState.FROM_FILES
    assert {r.fact for r in account.readings} == promised(known) | set(known.ruled_out)
    assert {r.source for r in account.readings if isinstance(r, Observed)} == {Source.EXPORT}
    assert all(
        r.reason is UnreadReason.NOT_IN_EXPORT for r in account.readings if isinstance(r, Unread)
    )


@each("shape", SHAPES.values(), ids=SHAPES)
@each("name", NAMES)
def test_no_entry_has_an_audience_that_no_file_tells(
    name: str, shape: tuple[str, Callable[..., Files]], read: Reading
) -> None:
    network, make = shape
    account = read(make(person(name)))
    told = [
        (r.fact, e.audience)
        for r in account.readings
        if isinstance(r, Observed) and isinstance(r.value, Entries)
        for e in r.value.entries
        if e.audience is not None
    ]
    for fact, audience in told:
        # A video's own word for who can see it, and whether X's posts are protected, are in files.
        if fact is Fact.POSTS_TO_REREAD:
            assert network in ("x", "youtube")
        else:
            assert (network, audience) in SHOWN_TO_ALL, fact
            assert fact in SHOWN_TO_ALL[network, audience]


@pytest.mark.parametrize(
    ("network", "fact", "audience"),
    [
        ("facebook", Fact.PROFILE_NAME, Audience.PUBLIC),
        ("x", Fact.PROFILE_BIO, Audience.PUBLIC),
        ("linkedin", Fact.PROFILE_EMPLOYER, Audience.MEMBERS),
        ("linkedin", Fact.PROFILE_HEADLINE, Audience.MEMBERS),
    ],
)
def test_what_a_network_shows_of_every_profile_is_said_to_be_shown(
    network: str, fact: Fact, audience: Audience, read: Reading
) -> None:
    account = read(SHAPES[network][1](person("exposed")))
    (told,) = observed(account, fact)
    assert isinstance(told.value, Entries)
    assert {entry.audience for entry in told.value.entries} == {audience}


@each("shape", SHAPES.values(), ids=SHAPES)
@each("name", NAMES)
def test_nobody_elses_name_is_kept(
    name: str, shape: tuple[str, Callable[..., Files]], read: Reading
) -> None:
    network, make = shape
    kept = read(make(person(name))).model_dump_json()
    lists = (crowd(spec) for spec in _crowds(name, network))
    others = {m.name for members in lists for m in members} - {person(name).full_name}
    assert not {other for other in others if other in kept}
    assert "Somebody Else" not in kept
    assert "somebody@example.net" not in kept


def _crowds(name: str, network: str) -> list[Crowd]:
    who = person(name)
    if network == "facebook" and (friendly := who.profile_on(network, FacebookProfile)):
        return [friendly.friends]
    if network == "linkedin" and (working := who.profile_on(network, LinkedInProfile)):
        return [working.connections]
    return []


def _count(account: Account, fact: Fact) -> list[Count]:
    return [r.value for r in observed(account, fact) if isinstance(r.value, Count)]


@each("name", NAMES)
@each("older", [False, True])
def test_facebook(name: str, older: bool, read: Reading) -> None:
    who = person(name)
    profile = who.profile_on("facebook", FacebookProfile)
    assert profile is not None
    account = read(facebook(who, older=older))
    assert texts(account, Fact.PROFILE_NAME) == [who.full_name]
    assert texts(account, Fact.ACCOUNT_EMAIL) == list(profile.account_emails)
    assert _count(account, Fact.FRIENDS_COUNT) == [Count(count=len(crowd(profile.friends)))]
    tagged = Count(count=profile.tagged_by_others, at_least=True)
    assert _count(account, Fact.TAGGING_COUNT) == ([] if older else [tagged])
    assert untold(account, Fact.TAGGING_COUNT) == (
        ["photos_and_videos_you're_tagged_in.json is not in it"] if older else []
    )
    listed = [item.name for item in (*profile.groups.items, *profile.likes.items)]
    assert texts(account, Fact.MEMBERSHIPS) == listed
    jobs = [e.text for e in profile.about if e.kind is AboutKind.WORK]
    employers = texts(account, Fact.PROFILE_EMPLOYER)
    assert all(job.endswith(e) for job, e in zip(jobs, employers, strict=True))
    # Contacts in the file mean that they were uploaded; none in it mean nothing.
    uploaded = [r.value for r in observed(account, Fact.CONTACTS_UPLOAD)]
    assert uploaded == ([True] if profile.settings.contacts_upload else [])
    # Which of the account's numbers and addresses the profile shows is in no file.
    assert untold(account, Fact.CONTACT_EMAIL)
    assert untold(account, Fact.CONTACT_PHONE)


@pytest.mark.parametrize("name", NAMES)
def test_x(name: str, read: Reading) -> None:
    who = person(name)
    profile = who.profile_on("x", XProfile)
    assert profile is not None
    account = read(x(who))
    assert texts(account, Fact.PROFILE_NAME) == [who.full_name]
    assert texts(account, Fact.ACCOUNT_EMAIL) == [profile.account_email]
    assert _count(account, Fact.FRIENDS_COUNT) == [Count(count=len(crowd(profile.followers)))]
    protected = profile.settings.protected
    access = [r.value for r in observed(account, Fact.PROFILE_ACCESS)]
    assert access == [Audience.FRIENDS if protected else Audience.PUBLIC]
    public = 0 if protected else len(profile.posts)
    assert _count(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=public)]
    if profile.website:
        assert untold(account, Fact.PROFILE_LINKS)


@each("name", NAMES)
@each("older", [False, True])
def test_linkedin(name: str, older: bool, read: Reading) -> None:
    who = person(name)
    profile = who.profile_on("linkedin", LinkedInProfile)
    assert profile is not None
    account = read(linkedin(who, older=older))
    assert texts(account, Fact.PROFILE_NAME) == [who.full_name]
    assert texts(account, Fact.PROFILE_HEADLINE) == [profile.headline]
    jobs = [(p.company, p.current) for p in profile.positions]
    (employers,) = observed(account, Fact.PROFILE_EMPLOYER)
    assert isinstance(employers.value, Entries)
    assert [(e.text, e.current) for e in employers.value.entries] == jobs
    assert texts(account, Fact.ACCOUNT_EMAIL) == list(profile.account_emails)
    assert texts(account, Fact.CONTACT_PHONE) == [p.name for p in profile.phones]
    assert texts(account, Fact.PROFILE_LINKS) == [w.name for w in profile.websites]
    connections = profile.connections
    assert _count(account, Fact.FRIENDS_COUNT) == [Count(count=len(crowd(connections)))]
    assert _count(account, Fact.FRIENDS_AT_EMPLOYER) == [Count(count=connections.colleagues)]
    assert untold(account, Fact.FRIENDS_STUDENTS_OF_EMPLOYER)


@pytest.mark.parametrize("name", NAMES)
def test_takeout(name: str, read: Reading) -> None:
    who = person(name)
    profile = who.profile_on("youtube", YouTubeProfile)
    assert profile is not None
    account = read(takeout(who))
    assert texts(account, Fact.PROFILE_NAME) == [who.full_name]
    public = sum(v.visibility is Visibility.PUBLIC for v in profile.videos)
    assert _count(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=public)]
    # The address for recovery may be the school's: the one that is told does not settle it.
    assert texts(account, Fact.ACCOUNT_EMAIL) == [profile.addresses[0].email]
    assert untold(account, Fact.ACCOUNT_EMAIL)


def test_several_networks_at_once_from_files_and_folders(tmp_path: Path) -> None:
    who = person("exposed")
    paths = [
        zipped(tmp_path / "any name.zip", facebook(who)),
        unpacked(tmp_path / "archive", x(who)),
        zipped(tmp_path / "Complete_LinkedInDataExport.zip", linkedin(who)),
        unpacked(tmp_path / "takeout", takeout(who)),
    ]
    snapshot = read_exports(paths, matcher=SchoolMatcher(SCHOOL), taken_at=NOW)
    assert [a.network for a in snapshot.accounts] == ["facebook", "x", "linkedin", "youtube"]
    # A folder and a ZIP file of it tell the same, but for the day they were made.
    again = read_exports(
        [zipped(tmp_path / "x.zip", x(who))], matcher=SchoolMatcher(SCHOOL), taken_at=NOW
    )
    values = [[(r.fact, getattr(r, "value", None)) for r in a.readings] for a in again.accounts]
    ours = [(r.fact, getattr(r, "value", None)) for r in snapshot.accounts[1].readings]
    assert values == [ours]


def test_the_parts_of_one_export_are_read_as_one(tmp_path: Path) -> None:
    files = takeout(person("exposed"))
    first, rest = dict(list(files.items())[:1]), dict(list(files.items())[1:])
    paths = [zipped(tmp_path / f"takeout-{n}.zip", part) for n, part in enumerate((first, rest))]
    known = SchoolMatcher(SCHOOL)
    (parts,) = read_exports(paths, matcher=known, taken_at=NOW).accounts
    whole = zipped(tmp_path / "whole.zip", files)
    (alone,) = read_exports([whole], matcher=known, taken_at=NOW).accounts
    assert parts.readings == alone.readings
