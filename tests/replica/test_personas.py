"""The made-up people: their files load, and what is planted on them is what their data shows."""

import shutil
from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.replica import Persona, people, person
from profilecheck.replica.crowd import Crowd, crowd
from profilecheck.replica.facebook.profile import AboutKind, FacebookProfile, MessageChoice
from profilecheck.replica.personas import load_persona
from profilecheck.reread import Reason, reasons
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.vocabulary import Audience, Fact

WORKPLACE = SchoolMatcher(load_school(data_folder("fixtures") / "school.yaml"))


def facebook(someone: Persona) -> FacebookProfile:
    profile = someone.profile_on("facebook", FacebookProfile)
    assert profile is not None
    return profile


def too_wide_settings(profile: FacebookProfile) -> set[Fact]:
    """The facts whose setting goes beyond the limit of the default checklist."""
    s = profile.settings
    friends, beyond = Audience.FRIENDS, Audience.FRIENDS_OF_FRIENDS
    audiences = {
        Fact.POSTS_FUTURE_AUDIENCE: (s.posts_future, friends),
        Fact.STORIES_AUDIENCE: (s.stories, friends),
        Fact.FRIENDS_AUDIENCE: (s.friends_list, Audience.ONLY_ME),
        Fact.FOLLOWS_AUDIENCE: (s.follows, friends),
        Fact.REQUESTS_WHO_CAN_SEND: (s.friend_requests, beyond),
        Fact.FOLLOWERS_WHO_CAN_FOLLOW: (s.who_can_follow, friends),
        Fact.COMMENTS_WHO_CAN_POST: (s.comments, friends),
        Fact.PROFILE_WHO_CAN_POST: (s.who_can_post, friends),
        Fact.POSTS_BY_OTHERS_AUDIENCE: (s.posts_by_others, friends),
        Fact.TAGGING_AUDIENCE: (s.tagged_posts, friends),
        Fact.TAGGING_ADDED_AUDIENCE: (s.tag_added, friends),
        Fact.DISCOVERY_BY_EMAIL: (s.lookup_email, friends),
        Fact.DISCOVERY_BY_PHONE: (s.lookup_phone, friends),
    }
    switches = {
        Fact.STORIES_RESHARING: s.stories_resharing,
        Fact.TAGGING_REVIEW: not (s.review_tagged_posts and s.review_tags),
        Fact.DISCOVERY_SEARCH_ENGINES: s.search_engines,
        Fact.CONTACTS_UPLOAD: s.contacts_upload,
        Fact.MESSAGES_WHO_CAN_SEND: s.messages_others is not MessageChoice.NONE,
    }
    wide = {fact for fact, (value, limit) in audiences.items() if value.audience > limit}
    return wide | {fact for fact, exposed in switches.items() if exposed}


def too_wide_writings(profile: FacebookProfile) -> set[Fact]:
    """The facts about what is written on the profile that go beyond the checklist's limits."""

    def shared(*kinds: AboutKind, beyond: Audience) -> list[str]:
        return [e.text for e in profile.about if e.kind in kinds and e.sharing.audience > beyond]

    def names_school(texts: list[str]) -> bool:
        return any(m.kind.names_school for t in texts for m in WORKPLACE.in_text(t))

    friends, me = Audience.FRIENDS, Audience.ONLY_ME
    listed = [
        item.name
        for section in (profile.groups, profile.likes)
        if section.sharing.audience > friends
        for item in section.items
    ]
    contacts = {Fact.CONTACT_EMAIL: AboutKind.EMAIL, Fact.CONTACT_PHONE: AboutKind.PHONE}
    exposed = {
        Fact.PROFILE_EMPLOYER: names_school(shared(AboutKind.WORK, beyond=me)),
        Fact.PROFILE_BIO: names_school([profile.bio]),
        Fact.PROFILE_LINKS: names_school(shared(AboutKind.WEBSITE, beyond=friends)),
        Fact.PROFILE_LOCATION: names_school(
            shared(AboutKind.CURRENT_CITY, AboutKind.HOMETOWN, beyond=friends)
        ),
        Fact.PROFILE_BIRTHDAY: bool(shared(AboutKind.BIRTHDAY, beyond=friends)),
        Fact.PROFILE_FAMILY: bool(shared(AboutKind.FAMILY, AboutKind.RELATIONSHIP, beyond=friends)),
        Fact.MEMBERSHIPS: names_school(listed),
        Fact.ACCOUNT_EMAIL: any(WORKPLACE.email(a) for a in profile.account_emails),
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER: profile.friends.pupils > 0,
    } | {
        fact: bool(shared(kind, beyond=friends))
        or any(WORKPLACE.work_contacts(t) for t in shared(kind, beyond=me))
        for fact, kind in contacts.items()
    }
    return {fact for fact, is_exposed in exposed.items() if is_exposed}


def too_wide_posts(profile: FacebookProfile) -> set[Fact]:
    wide = [p for p in profile.posts if p.sharing.audience > Audience.FRIENDS]
    public = [p for p in wide if p.sharing.audience is Audience.PUBLIC]
    facts = {Fact.POSTS_PAST_LIMITED} if wide else set()
    if any(Reason.SCHOOL in reasons(WORKPLACE, p.text) for p in wide):
        facts.add(Fact.POSTS_TO_REREAD)
    if public:
        facts.add(Fact.POSTS_PUBLIC_COUNT)
        if profile.settings.search_engines:  # else a stranger meets the sign-in page
            facts.add(Fact.PROFILE_ACCESS)
    return facts


@pytest.mark.parametrize("someone", people(), ids=lambda p: p.name)
def test_what_is_planted_is_what_the_data_shows_and_nothing_else(someone: Persona) -> None:
    profile = facebook(someone)
    shown = too_wide_settings(profile) | too_wide_writings(profile) | too_wide_posts(profile)
    planted = [p.fact for p in someone.networks["facebook"].planted]
    assert len(planted) == len(set(planted))
    assert set(planted) == shown


def test_the_four_people_are_there() -> None:
    assert "bluesky@gracenaylor.example" in person("popular").networks
    assert [p.name for p in people()] == ["careful", "exposed", "mixed", "popular"]


def test_the_exposed_one_is_exposed_in_all_four_ways() -> None:
    planted = {fact for _, fact in person("exposed").planted}
    assert {
        Fact.PROFILE_ACCESS,
        Fact.PROFILE_EMPLOYER,
        Fact.CONTACT_EMAIL,
        Fact.CONTACT_PHONE,
        Fact.FRIENDS_AUDIENCE,
    } <= planted


def test_nothing_is_planted_on_the_careful_one() -> None:
    assert person("careful").planted == frozenset()


def test_the_popular_one_has_5000_friends_some_of_whom_work_or_study_at_the_school() -> None:
    spec = facebook(person("popular")).friends
    members = crowd(spec)
    assert len(members) == 5000
    assert len({m.id for m in members}) == 5000
    assert sum(WORKPLACE.works_here(m.subtitle) for m in members) == spec.colleagues == 41
    assert sum(WORKPLACE.studies_here(m.subtitle) for m in members) == spec.pupils == 6


def test_the_same_seed_makes_the_same_friends() -> None:
    spec = Crowd(seed=9, count=50, employer="Somewhere School", colleagues=3)
    again = Crowd.model_validate(spec.model_dump())
    crowd.cache_clear()
    first = crowd(spec)
    crowd.cache_clear()
    assert crowd(again) == first
    assert crowd(spec.model_copy(update={"seed": 10})) != first


@pytest.mark.parametrize("someone", people(), ids=lambda p: p.name)
def test_every_address_and_number_belongs_to_nobody(someone: Persona) -> None:
    profile = facebook(someone)
    emails = [*profile.account_emails, *(e.text for e in profile.about if "@" in e.text)]
    domains = {e.partition("@")[2] for e in emails}
    assert domains <= {"example.org", "example.com", "example.net", "oakfield.leeds.sch.uk"}
    phones = [e.text for e in profile.about if e.kind is AboutKind.PHONE]
    digits = ["".join(c for c in p if c.isdigit()) for p in (*phones, *profile.account_phones)]
    assert all(d.startswith(("07700900", "01134960")) for d in digits)


def test_an_unknown_person_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InputError, match="careful, exposed, mixed, popular"):
        person("nobody")


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        ("facebook", "fact: posts.future.audience", "fact: posts.somewhen", "planted › 0 › fact"),
        ("facebook", "posts_future: public", "posts_future: members", "no audience for members"),
        ("facebook", "colleagues: 7", "colleagues: 70", "more colleagues"),
        ("person", "full_name: Amy Carter", "full_nam: Amy Carter", "full_name"),
        ("person", "name: exposed", "name: [", "not a YAML file"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, file: str, before: str, after: str, says: str
) -> None:
    folder = tmp_path / "someone"
    shutil.copytree(data_folder("fixtures") / "personas" / "exposed", folder)
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        facebook(load_persona(folder))
