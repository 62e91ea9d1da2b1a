"""Facebook's export: the texts of the profile, all of which are in one file.

Relatives are told by what they are to the person; no name of one leaves this module.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from profilecheck.files import Archive, FileBroken, Json, document, found
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import (
    UNKNOWN_AGE,
    ExportAbout,
    ExportContext,
    Lifetime,
    day_of,
    files_of,
    owned,
    readable_words,
)
from profilecheck.sites.facebook.export import (
    COMMENTS,
    FRIENDS,
    GROUPS,
    PAGES,
    POSTS,
    PROFILE,
    days_told_in,
    requested,
    text_in,
)
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.meta import day_named, handle_named, repaired
from profilecheck.vocabulary import Audience, Fact

__all__ = ["describe", "lifetime", "own_name", "read_profile_file"]


class _NotAsKnown(Exception):  # noqa: N818 - becomes an unread fact in this module
    """A field holds something else than it is known to."""


def _named(key: str, *details: str) -> Callable[[Json], Iterator[Entry]]:
    """Return what makes entries of a list of objects that have their words under `key`."""

    def entries(value: Json) -> Iterator[Entry]:
        for item in _objects(value):
            if not (words := text_in(item, key)):
                raise _NotAsKnown
            detail = ", ".join(d for d in (text_in(item, k) for k in details) if d)
            yield Entry(text=words, detail=detail)

    return entries


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if not isinstance(value, list):
        raise _NotAsKnown
    for item in value:
        if not isinstance(item, dict):
            raise _NotAsKnown
        yield item


def _one(detail: str, key: str) -> Callable[[Json], Iterator[Entry]]:
    """Return what makes an entry of one object, or of its words alone."""

    def entries(value: Json) -> Iterator[Entry]:
        words = repaired(value).strip() if isinstance(value, str) else text_in(value, key)
        if words:
            yield from text_entries([words], detail, None)

    return entries


def _full_name(value: Json) -> Iterator[Entry]:
    """The name: every profile has one, and shows it to anyone, whatever the settings.

    Source: Facebook's help on what is always public.
    """
    names = list(_one("", "full_name")(value))
    if not names:
        raise _NotAsKnown
    yield from (name.model_copy(update={"audience": Audience.PUBLIC}) for name in names)


def _work(value: Json) -> Iterator[Entry]:
    for job in _objects(value):
        if not (employer := text_in(job, "employer")):
            raise _NotAsKnown
        start, end = day_of(job.get("start_timestamp")), day_of(job.get("end_timestamp"))
        parts = (text_in(job, "title"), _years(start, end), text_in(job, "location"))
        yield Entry(
            text=employer,
            detail=", ".join(part for part in parts if part),
            current=False if end else True if start else None,
        )


def _years(start: date | None, end: date | None) -> str:
    if not start and not end:
        return ""
    return f"{start.year if start else ''} – {end.year if end else 'present'}".strip()


def _birthday(value: Json) -> Iterator[Entry]:
    if not isinstance(value, dict):
        raise _NotAsKnown
    year, month, day = (value.get(k) for k in ("year", "month", "day"))
    if not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
        raise _NotAsKnown
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Entry(text=f"{day} {date(2000, month, 1):%B}", detail="Birth date")
    if year > 0:
        yield Entry(text=str(year), detail="Birth year")


def _relation(value: Json) -> Iterator[Entry]:
    for relative in _objects(value):
        if relative.keys().isdisjoint(("name", "relation")):
            raise _NotAsKnown
        yield Entry(text=text_in(relative, "relation") or "A family member")


def _emails(value: Json) -> Iterator[Entry]:
    addresses = value.get("emails") if isinstance(value, dict) else None
    if not isinstance(addresses, list):
        raise _NotAsKnown
    for address in addresses:
        words = text_in(address, "email") if isinstance(address, dict) else address
        if not isinstance(words, str) or not words:
            raise _NotAsKnown
        yield Entry(text=repaired(words))


def _descriptions(value: Json) -> Iterator[Entry]:
    """What was written about places of work and study, under whatever key."""
    for item in _objects(value):
        written = texts_within([held for key, held in item.items() if key not in _OF_A_PLACE])
        words = [text for said in written if (text := repaired(said).strip())]
        yield from text_entries(words, "Description", None)


def _screen_names(value: Json) -> Iterator[Entry]:
    """Names on other services, each with its service."""
    for service in _objects(value):
        called, names = text_in(service, "service_name"), service.get("names")
        if names and not isinstance(names, list):
            raise _NotAsKnown
        for name in names or ():
            words = repaired(name) if isinstance(name, str) else text_in(name, "name")
            if not words:
                raise _NotAsKnown
            yield Entry(text=words, detail=called)
        if not names and called:
            yield Entry(text=called)


def _phones(value: Json) -> Iterator[Entry]:
    for phone in _objects(value):
        if not (number := text_in(phone, "phone_number")):
            raise _NotAsKnown
        yield Entry(text=number, detail=text_in(phone, "phone_type"))


def _address(value: Json) -> Iterator[Entry]:
    parts = value.values() if isinstance(value, dict) else [value]
    if words := ", ".join(repaired(p).strip() for p in parts if isinstance(p, str) and p.strip()):
        yield Entry(text=words, detail="Address")


def _view(detail: str) -> Callable[[Json], Iterator[Entry]]:
    """Return what makes entries of a view: its name, and what was written about it.

    There may be a list of them.
    """

    def entries(value: Json) -> Iterator[Entry]:
        for view in value if isinstance(value, list) else [value]:
            words = [w for key in ("name", "description") if (w := text_in(view, key))]
            yield from text_entries(words, detail, None)

    return entries


@dataclass(frozen=True)
class _Field:
    """A key of the profile. Facebook may leave out an empty one: its absence proves nothing.

    `needed` is False for a field without which the fact is whole all the same; `may_be_silent` is
    True where something stands there that need not tell of this fact.
    """

    key: str
    words: str
    entries: Callable[[Json], Iterator[Entry]]
    needed: bool = True
    may_be_silent: bool = False


_FIELDS: dict[Fact, tuple[_Field, ...]] = {
    Fact.PROFILE_NAME: (
        _Field("name", "name", _full_name),
        _Field("other_names", "other names", _named("name", "type"), needed=False),
        _Field("username", "user name", _one("User name", "name"), needed=False),
    ),
    Fact.PROFILE_EMPLOYER: (_Field("work_experiences", "work", _work),),
    Fact.PROFILE_EDUCATION: (
        _Field("education_experiences", "education", _named("name", "degree")),
    ),
    Fact.PROFILE_LOCATION: (
        _Field("current_city", "current town", _one("Current city", "name")),
        _Field("hometown", "home town", _one("Home town", "name")),
        _Field("places_lived", "places lived in", _named("place"), needed=False),
        _Field("address", "address", _address, needed=False),
    ),
    Fact.PROFILE_BIRTHDAY: (_Field("birthday", "birthday", _birthday),),
    Fact.PROFILE_FAMILY: (
        _Field("relationship", "relationship", _one("", "status")),
        _Field("family_members", "family", _relation),
    ),
    Fact.PROFILE_LINKS: (
        _Field("websites", "websites", _named("address")),
        _Field("screen_names", "names on other services", _screen_names, needed=False),
        _Field("profile_uri", "your address", _one("Address of your profile", ""), needed=False),
    ),
    Fact.PROFILE_BIO: (
        _Field("intro_bio", "bio", _one("Bio", "name")),
        _Field("about_me", "text about you", _one("About you", "text")),
        _Field("profile_category", "category", _one("Category", "name"), needed=False),
        _Field("favorite_quotes", "quotes", _one("Quotes", "text"), needed=False),
        _Field("religious_view", "religious view", _view("Religious view"), needed=False),
        _Field("political_view", "political view", _view("Political view"), needed=False),
        *(
            _Field(key, words, _descriptions, needed=False, may_be_silent=True)
            for key, words in (("work_experiences", "work"), ("education_experiences", "education"))
        ),
    ),
    Fact.ACCOUNT_EMAIL: (_Field("emails", "e-mail addresses", _emails),),
}


_OF_A_PLACE = frozenset(
    {"employer", "title", "location", "name", "degree", "school_type", "start_timestamp"}
    | {"end_timestamp", "timestamp", "url", "uri"}
)
"""Keys of a place of work or study that are read by themselves, or are none of the words."""
_MOST_NAMED = 8
_PHONES = _Field("phone_numbers", "phone numbers", _phones)
_NOT_READ = frozenset(
    {"registration_timestamp", "gender", "pronoun", "blood_info", "groups", "interested_in"}
    | {"languages", "previous_names", "previous_relationships", "name_pronunciation"}
    | {"sports_teams", "athletes", "inspirational_people", "music", "books", "movies", "tv_shows"}
    | {"games", "restaurants", "other_pages_liked", "favorite_pages", "entertainment", "sports"}
    | {"activities", "interests", "eye_color", "birth_name", "websites_liked", "friend_peer_group"}
    | {"pages"}
)
"""Keys of what is in other files too, is seen by few, or has hardly a place for a school.

It is searched for the school all the same: see `BESIDE` of the export.
"""


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the texts of the profile; name what else is in the file and not known."""
    profile = _profile(context)
    for fact, fields in _FIELDS.items():
        entries, missing = _read_fields(profile, fields)
        if entries or not missing:
            yield context.listed(fact, entries, PROFILE.called)
        if missing:
            yield context.unread(fact, f"{PROFILE.called} does not say: {', '.join(missing)}")
    yield from _more_addresses(context, profile)
    yield from _phone_numbers(context, profile)
    read = {field.key for fields in _FIELDS.values() for field in fields} | {_PHONES.key}
    unknown = sorted(key for key in set(profile) - read - _NOT_READ if profile[key])
    if unknown:
        named = ", ".join(key[:40] for key in unknown[:_MOST_NAMED])
        yield context.unread(Fact.PROFILE_BIO, f"{PROFILE.called} has more than we know: {named}")


def _more_addresses(context: ExportContext, profile: Mapping[str, Json]) -> Iterator[Unread]:
    """Say that there are addresses beside the confirmed ones, but for those that were taken away.

    One may sign in with them, or not: some wait for a confirmation, some are for advertisements.
    """
    held = profile.get("emails")
    lists = held if isinstance(held, dict) else {}
    confirmed = set(texts_within(lists.get("emails")))
    for key, listed in lists.items():
        if key not in ("emails", "previous_emails") and set(texts_within(listed)) - confirmed:
            detail = f"{PROFILE.called} lists an address that is not confirmed: {key[:40]}"
            yield context.unread(Fact.ACCOUNT_EMAIL, detail)


def _phone_numbers(
    context: ExportContext, profile: Mapping[str, Json]
) -> Iterator[Observed | Unread]:
    """The account's numbers. Which of them the profile shows is in no file."""
    entries, _ = _read_fields(profile, [_PHONES])
    if entries:
        yield context.listed(Fact.CONTACT_PHONE, entries, PROFILE.called)
    detail = f"{PROFILE.called} does not say which numbers your profile shows"
    yield context.unread(Fact.CONTACT_PHONE, detail)


def own_name(context: ExportContext) -> str:
    """Return the name on the profile, "" where the export has none."""
    try:
        return text_in(_profile(context).get("name"), "full_name")
    except FileBroken:
        return ""


def lifetime(context: ExportContext) -> Lifetime:
    """Return since when the account is, and of which days what is in the export is."""
    try:
        since = day_of(_profile(context).get("registration_timestamp"))
    except FileBroken:
        since = None
    return Lifetime(since or UNKNOWN_AGE, days_told_in(context.archive))


def _profile(context: ExportContext) -> Mapping[str, Json]:
    held = document(context.archive, context.only_file(PROFILE))
    for key in ("profile_v2", "profile"):
        if isinstance(held, dict) and isinstance(profile := held.get(key), dict):
            return profile
    raise FileBroken(f"{PROFILE.called} is not as we know it")


def _read_fields(
    profile: Mapping[str, Json], fields: Iterable[_Field]
) -> tuple[list[Entry], list[str]]:
    """Return the entries of a fact's fields, and the names of fields that could not be read."""
    entries: list[Entry] = []
    missing = []
    for field in fields:
        if field.key not in profile:
            missing += [field.words] if field.needed else []
            continue
        try:
            entries += _entries_of(field, profile[field.key])
        except _NotAsKnown:
            missing.append(field.words)
    return entries, missing


def _entries_of(field: _Field, value: Json) -> list[Entry]:
    """Return the entries of a field.

    Raises:
        _NotAsKnown: it holds something of another shape, which is not nothing.
    """
    entries = list(field.entries(value))
    if not entries and value not in ("", {}, [], None) and not field.may_be_silent:
        raise _NotAsKnown
    return entries


def describe(archive: Archive) -> ExportAbout:
    """Describe the export: the name it came with has its day, or the list of what was asked for."""
    kinds = (PROFILE, FRIENDS, POSTS, COMMENTS, GROUPS, PAGES)
    files = files_of(archive, kinds)
    names = readable_words(_in_profile(archive, _FIELDS[Fact.PROFILE_NAME][:1]))
    addresses = readable_words(_in_profile(archive, _FIELDS[Fact.ACCOUNT_EMAIL]))
    named = day_named(archive.called, "facebook")
    handle = handle_named(archive.called, "facebook")
    return ExportAbout(
        files=files,
        made_on=None if named else requested(archive),
        named_on=named,
        owner=owned("name", names) | owned("address", addresses) | owned("handle", [handle]),
        whose=next(iter((*names, *addresses)), handle),
        lacking="" if files else PROFILE.called,
    )


def _in_profile(archive: Archive, fields: Iterable[_Field]) -> Iterator[str]:
    for name in found(archive, PROFILE):
        held = document(archive, name)
        for key in ("profile_v2", "profile"):
            if isinstance(held, dict) and isinstance(profile := held.get(key), dict):
                yield from (entry.text for entry in _read_fields(profile, fields)[0])
