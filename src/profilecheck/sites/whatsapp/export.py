"""WhatsApp's account report ("Request account info"): its files, and what each says.

The chat export is another thing, and is never read. Numbers of other people stand even among the
settings: of a list of them, only the words before it are taken.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    found,
    marked,
    records,
)
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import (
    Beside,
    ExportAbout,
    ExportContext,
    day_of,
    files_of,
    object_in,
    owned,
)
from profilecheck.sites.meta import repaired
from profilecheck.sites.told import Meanings, Told, one_meaning, told_by, words_of
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "BESIDE",
    "begins",
    "cannot_read",
    "describe",
    "read_contacts",
    "read_groups",
    "read_settings",
    "read_user",
]

SETTINGS = FileName("account_settings.json", r"account_settings\.json", "whatsapp_settings/")
_ACCOUNT = "whatsapp_account_information/"
USER = FileName("user_information.json", r"user_info(?:rmation)?\.json", _ACCOUNT)
REGISTRATION = FileName(
    "registration_information.json", r"registration_info(?:rmation)?\.json", _ACCOUNT
)
_CONNECTIONS = "whatsapp_connections/"
CONTACTS = FileName("contacts.json", r"contacts\.json", _CONNECTIONS)
GROUPS = FileName("groups.json", r"groups\.json", _CONNECTIONS)
_READ = (SETTINGS, USER, REGISTRATION, CONTACTS, GROUPS)
BESIDE = (
    Beside(Fact.PROFILE_BIO, USER, r"(?!(?:.+\.)?(?:email\w*|profile_picture)$)", is_read=True),
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "business profile",
            r"[^/]+\.json",
            r"whatsapp_(?:account_information|business[a-z_]*)/(?:[^/]+/)*",
        ),
    ),
)
"""What the account shows under a label or in a file that is not known, and what a business does."""
_ANY = FileName("the report", r"[^/]+\.(?:json|html)", r"whatsapp_[a-z_]+/(?:[^/]+/)*")
"""Any file in a folder that only this report has."""
_PAGES_ALONE = (
    "this WhatsApp report holds web pages alone, which are made for looking at. Ask for the report "
    "once more, and name the ZIP file as WhatsApp sent it, with the JSON files in it."
)
_LABELS = (
    *("last_seen_privacy", "profile_photo_privacy", "about_privacy"),
    *("status_privacy", "read_receipts"),
)
_WHO: Mapping[str, Audience] = {
    "everyone": Audience.MEMBERS,
    "my contacts": Audience.FRIENDS,
    "my contacts except": Audience.FRIENDS_EXCEPT,
    "only share with": Audience.SPECIFIC,
    "nobody": Audience.ONLY_ME,
}
_FOUND: Meanings = dict(_WHO)
_ACTIVE = re.compile(r"\(active\)", re.IGNORECASE)
_NAMES = re.compile(r"\[.*?\]", re.DOTALL)
_PHONE = re.compile(r"\+?[\d\s().-]{7,24}")


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive a report begins. A chat is none."""
    yield from marked(archive, (_ANY,))


def cannot_read(archive: Archive) -> str:
    """Say what to do where it is a report without a file that is read."""
    held = any(True for kind in _READ for _ in found(archive, kind))
    return "" if held else _PAGES_ALONE


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is, and when the settings in it were fetched at the latest."""
    return ExportAbout(
        files=files_of(archive, _READ),
        made_on=_fetched(archive),
        owner=owned("number", [_phone(archive)[0]]),
    )


def _fetched(archive: Archive) -> date | None:
    """The day on which a device last fetched the settings: they are as old as that.

    Where they do not say it, the day on which the report was made.
    """
    moments: Json = {}
    with suppress(FileBroken):  # the settings' own reader says so
        moments = _held(archive, SETTINGS).get("settings_last_fetch_time")
    days = [day_of(moment) for moment in moments.values()] if isinstance(moments, dict) else []
    if not any(days):
        with suppress(FileBroken):  # the account's own reader says so
            days = [day_of(_held(archive, USER).get("report_generation_time"))]
    return max((day for day in days if day), default=None)


def _held(archive: Archive, file: FileName) -> Mapping[str, Json]:
    """Return the object under the one key that a file has, or the file's own where it has more.

    The key of the account's file has changed: “wa_profile_info” in a real report of 2022. Texts are
    written as in all exports of Meta.
    """
    held = object_in(archive, file)
    inner = next(iter(held.values())) if len(held) == 1 else held
    if isinstance(inner, list):
        raise FileBroken(f"{file.called} is not as we know it")
    said = inner if isinstance(inner, dict) else held
    return {key: repaired(v) if isinstance(v, str) else v for key, v in said.items()}


# The settings


def read_settings(context: ExportContext) -> Iterator[Observed | Unread]:
    """Who sees the photo and the status.

    Who sees the last visit is no fact of ours: it is shown with the photo, which it stands beside.
    """
    context.only_file(SETTINGS)
    held = _held(context.archive, SETTINGS)
    plain = {label: _before_names(value) for label, value in held.items()}
    settings = told_by(SETTINGS.called, "your settings", _LABELS, [plain])
    photo = "profile_photo_privacy"
    beside = ("last_seen_privacy", "about_privacy", "read_receipts")
    yield from one_meaning(context, settings, photo, _FOUND, [Fact.DISCOVERY_BY_PHONE], beside)
    yield _status(context, settings, held.get("status_privacy"))


def _before_names(value: Json) -> Json:
    """Return an answer without the numbers of those it names, which follow a colon."""
    return value.partition(":")[0].partition("[")[0].strip() if isinstance(value, str) else value


def _status(context: ExportContext, settings: Told, answers: Json) -> Observed | Unread:
    """Who sees the status: the one answer of several that is marked as the active one.

    An answer goes on with the numbers of those it names. They are not looked at.
    """
    fact, label = Fact.STORIES_AUDIENCE, "status_privacy"
    if isinstance(answers, str):
        answers = [f"{answers} (active)"]
    if not isinstance(answers, list):
        return context.unread(fact, settings.why_not(label))
    active = [
        _before_names(_ACTIVE.sub("", said))
        for said in answers
        if isinstance(said, str) and _ACTIVE.search(_NAMES.sub("", said))
    ]
    if len(active) != 1:
        why = "marks none" if not active else "marks more than one"
        return context.unread(fact, f"{SETTINGS.called} {why} of its answers as the active one")
    meaning = _WHO.get(answered(active[0]))
    if meaning is None:
        detail = f"{SETTINGS.called}: {label}: words that we do not know"
        return context.unread(fact, detail, UnreadReason.UNKNOWN_WORDING)
    seen = f"{SETTINGS.called}: {label}: {_SAYS[meaning]}"
    return context.observed(fact, meaning, seen)


_SAYS = {
    Audience.MEMBERS: "Everyone",
    Audience.FRIENDS: "My Contacts",
    Audience.FRIENDS_EXCEPT: "My Contacts Except",
    Audience.SPECIFIC: "Only Share With",
    Audience.ONLY_ME: "Nobody",
}


# The account


_NAME_LABELS = ("push_name", "display_name", "profile_name", "user_name", "name")
_ABOUT_LABELS = ("about", "about_text", "about_info")
_PHONE_LABELS = ("phone_number", "account_phone_number", "phone", "msisdn")
_EMAIL_LABELS = ("email_address", "email")
_USER_LABELS = (*_NAME_LABELS, *_ABOUT_LABELS, *_PHONE_LABELS, *_EMAIL_LABELS)
"""The report's names for these may have changed since 2022, so each is looked for by several."""
_REGISTRATION_LABELS = ("registration_timestamp", *_PHONE_LABELS)


def _user(archive: Archive) -> Told:
    held = _held(archive, USER)
    return told_by(USER.called, "your account", _USER_LABELS, [held])


def _registration(archive: Archive) -> Told:
    held = _held(archive, REGISTRATION)
    return told_by(REGISTRATION.called, "your registration", _REGISTRATION_LABELS, [held])


def _phone(archive: Archive) -> tuple[str, str]:
    """Return the person's own number and the file that says it, "" and "" where none does."""
    for file in (_user, _registration):
        with suppress(FileBroken):  # the account's own reader says so
            told = file(archive)
            if _PHONE.fullmatch(word := told.first(*_PHONE_LABELS)):
                return word, told.where
    return "", ""


def read_user(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the person's own number, address, name and text about themselves, and who sees it."""
    phone, where = _phone(context.archive)
    if phone:
        entry = Entry(text=phone, audience=Audience.MEMBERS)
        yield context.listed(Fact.CONTACT_PHONE, [entry], where)
    user = _user(context.archive)
    if not phone:
        yield context.unread(Fact.CONTACT_PHONE, f"{user.where} does not say; {user.counted}")
    for fact, labels, audience in (
        (Fact.PROFILE_NAME, _NAME_LABELS, Audience.MEMBERS),
        (Fact.PROFILE_BIO, _ABOUT_LABELS, _about_audience(context.archive)),
        (Fact.ACCOUNT_EMAIL, _EMAIL_LABELS, None),
    ):
        if words := user.first(*labels):
            yield context.listed(fact, [Entry(text=words, audience=audience)], user.where)
        else:
            yield context.unread(fact, f"{user.where} does not say; {user.counted}")


def _about_audience(archive: Archive) -> Audience | None:
    try:
        held = _held(archive, SETTINGS)
    except FileBroken:
        return None
    return _WHO.get(answered(words_of(_before_names(held.get("about_privacy")))))


# Other people: counted, and nothing of them kept


def _count(context: ExportContext, file: FileName, places: tuple[str, ...]) -> int:
    return sum(1 for name in context.files(file) for _ in records(context.archive, name, places))


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    count = _count(context, CONTACTS, ("wa_contacts", ""))
    if count:
        seen = f"{count:,} of your contacts {'is' if count == 1 else 'are'} on WhatsApp"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")


def read_groups(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many groups there are; what they are called names other people, and is not kept."""
    count = _count(context, GROUPS, ("wa_groups", ""))
    groups = "1 group, whose name is" if count == 1 else f"{count:,} groups, whose names are"
    yield context.unread(Fact.MEMBERSHIPS, f"you are in {groups} not read")
