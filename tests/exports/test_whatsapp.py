"""WhatsApp's account report: the settings in it, and nothing of other people's; and its chats."""

import json
from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Entry
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, read_files, texts, untold
from tests.exports.made_by_phone import OTHERS, WHATSAPP_SETTINGS, chat, whatsapp
from tests.exports.making import unpacked, zipped


def values(account: Account, fact: Fact) -> list[Any]:
    return [r.value for r in observed(account, fact)]


def test_what_the_report_tells(read: Reading) -> None:
    account = read(whatsapp())
    assert account.network == "whatsapp"
    assert values(account, Fact.STORIES_AUDIENCE) == [Audience.FRIENDS_EXCEPT]
    assert values(account, Fact.DISCOVERY_BY_PHONE) == [Audience.FRIENDS]
    (photo,) = observed(account, Fact.DISCOVERY_BY_PHONE)
    assert "; last_seen_privacy: Nobody; " in photo.evidence.seen
    assert photo.evidence.seen.endswith("; read_receipts: Yes")
    assert values(account, Fact.CONTACTS_UPLOAD) == [True]
    assert texts(account, Fact.PROFILE_NAME) == ["Amy"]
    assert texts(account, Fact.CONTACT_PHONE) == ["+44 7700 900123"]
    (bio,) = observed(account, Fact.PROFILE_BIO)
    assert getattr(bio.value, "entries", None) == (Entry(text="Baking", audience=Audience.FRIENDS),)
    assert untold(account, Fact.MEMBERSHIPS) == ["you are in 1 group, whose name is not read"]


@each(
    ("answers", "audience"),
    [
        (["My Contacts (active)"], Audience.FRIENDS),
        (["My Contacts", "Only Share With : [+44 7700 900941] (active)"], Audience.SPECIFIC),
        (["My Contacts Except (active) : [+44 7700 900941]"], Audience.FRIENDS_EXCEPT),
        (["My Contacts Except (Active): []", "My Contacts"], Audience.FRIENDS_EXCEPT),
        ("My Contacts", Audience.FRIENDS),
        (["My Contacts", "Only Share With : [x]"], None),
        (["My Contacts (active)", "Only Share With : [x] (active)"], None),
        (["My Contacts", "Only Share With : [Zaphira Quill (active)]"], None),
        (["Zaphira Quill (active)"], None),
        ([], None),
        ([["My Contacts (active)"]], None),
        (None, None),
        (7, None),
    ],
)
def test_the_active_answer_alone_counts(
    answers: object, audience: Audience | None, read: Reading
) -> None:
    account = read(whatsapp({**WHATSAPP_SETTINGS, "status_privacy": answers}))
    assert values(account, Fact.STORIES_AUDIENCE) == ([audience] if audience else [])
    assert audience or untold(account, Fact.STORIES_AUDIENCE)
    whole = account.model_dump_json()
    assert not [other for other in OTHERS if other in whole]


@pytest.mark.parametrize(
    ("said", "audience"),
    [
        ("My Contacts Except : [+44 7700 900941]", Audience.FRIENDS_EXCEPT),
        ("my contacts", Audience.FRIENDS),
        ("zaphira.quill", None),
        (["Everyone"], None),
    ],
)
def test_who_sees_the_photo(said: object, audience: Audience | None, read: Reading) -> None:
    account = read(whatsapp({**WHATSAPP_SETTINGS, "profile_photo_privacy": said}))
    assert values(account, Fact.DISCOVERY_BY_PHONE) == ([audience] if audience else [])
    assert not [other for other in OTHERS if other in account.model_dump_json()]


def test_settings_in_another_language_are_not_nothing(read: Reading) -> None:
    account = read(whatsapp({"zuletzt_online": "Niemand"}))
    (unread,) = [r for r in account.readings if r.fact is Fact.DISCOVERY_BY_PHONE]
    assert getattr(unread, "reason", None) is UnreadReason.UNKNOWN_WORDING
    assert "language or layout" in getattr(unread, "detail", "")


def test_a_report_is_as_old_as_its_settings(read: Reading, tmp_path: Path) -> None:
    old = {**WHATSAPP_SETTINGS, "settings_last_fetch_time": {"0": 1658338134}}
    account = read(whatsapp(old))
    assert "the export is of 20 July 2022" in untold(account, Fact.STORIES_AUDIENCE)
    for odd in (None, {}, {"0": "soon"}, {"0": -1}, [7]):
        assert read(whatsapp({**WHATSAPP_SETTINGS, "settings_last_fetch_time": odd}))


def test_the_settings_alone_are_a_report(read: Reading) -> None:
    name = "whatsapp_settings/account_settings.json"
    account = read({name: whatsapp()[name]})
    assert values(account, Fact.STORIES_AUDIENCE) == [Audience.FRIENDS_EXCEPT]
    assert untold(account, Fact.CONTACT_PHONE) == ["user_information.json is not in it"]
    assert untold(account, Fact.CONTACTS_UPLOAD) == ["contacts.json is not in it"]


def test_a_list_in_the_place_of_the_settings_is_not_read(read: Reading) -> None:
    files = {**whatsapp(), "whatsapp_settings/account_settings.json": b'{"settings": [{"a": 1}]}'}
    told = untold(read(files), Fact.STORIES_AUDIENCE)
    assert told == ["account_settings.json is not as we know it"]


def test_a_number_that_the_registration_alone_tells(read: Reading) -> None:
    files = whatsapp()
    name = "whatsapp_account_information/registration_information.json"
    files[name] = b'{"wa_registration_info": {"phone_number": "447700900123", "status": "ok"}}'
    files["whatsapp_account_information/user_information.json"] = b'{"wa_user_info": {"os": "a"}}'
    account = read(files)
    assert texts(account, Fact.CONTACT_PHONE) == ["447700900123"]
    assert not observed(account, Fact.PROFILE_BIO)
    assert any("language or layout" in why for why in untold(account, Fact.PROFILE_NAME))


def profile(**said: object) -> dict[str, bytes]:
    """A report whose account is as in a real one of 2022."""
    about = {"phone_number": "447700900123", "name": "\u00e2\u0080\u008e", **said}
    name = "whatsapp_account_information/user_information.json"
    return {**whatsapp(), name: json.dumps({"wa_profile_info": about}).encode()}


def test_the_account_as_a_real_report_of_2022_has_it(read: Reading) -> None:
    written = "Teacher at St Bertram\u00e2\u0080\u0099s Church School"
    account = read(profile(about=written, email_address="amy@oakfield.leeds.sch.uk"))
    assert texts(account, Fact.CONTACT_PHONE) == ["447700900123"]
    assert texts(account, Fact.PROFILE_BIO) == ["Teacher at St Bertram’s Church School"]
    assert texts(account, Fact.ACCOUNT_EMAIL) == ["amy@oakfield.leeds.sch.uk"]
    assert not observed(account, Fact.PROFILE_NAME)  # a mark that nobody sees
    assert untold(account, Fact.PROFILE_NAME)
    settings = {**WHATSAPP_SETTINGS, "settings_last_fetch_time": {}}
    name = "whatsapp_settings/account_settings.json"
    files = {**profile(report_generation_time=1658470046), name: whatsapp(settings)[name]}
    assert "the export is of 22 July 2022" in untold(read(files), Fact.STORIES_AUDIENCE)


def test_a_label_of_the_account_that_is_not_known_may_name_the_school(read: Reading) -> None:
    account = read(profile(about="Baking", motto="Teacher at Oakfield Primary School"))
    assert "user_information.json names your school" in untold(account, Fact.PROFILE_BIO)
    account = read(profile(about="Baking", email_address="amy@oakfield.leeds.sch.uk"))
    assert not untold(account, Fact.PROFILE_BIO)


def test_a_report_of_web_pages_alone_says_what_to_ask_for(tmp_path: Path) -> None:
    pages = {"index.html": b"", "whatsapp_settings/account_settings.html": b"<html>"}
    with pytest.raises(InputError, match=r"web pages alone.*Ask for the report once more"):
        read_exports([zipped(tmp_path / "a.zip", pages)], matcher=SchoolMatcher(), taken_at=NOW)


NAMES = (
    "WhatsApp Chat - Zaphira Quill",
    "WhatsApp-Chat mit Zaphira Quill",
    "Discussion WhatsApp avec Zaphira Quill",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["zip", "folder", "text", "text within", "damaged"])
def test_a_chat_is_refused_kindly_and_without_a_name(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / (name if kind == "folder" else f"{name}.{'txt' if kind == 'text' else 'zip'}")
    if kind == "folder":
        unpacked(path, chat())
    elif kind == "text":
        path.write_bytes(chat()["_chat.txt"])
    elif kind == "damaged":
        path.write_bytes(b"PK\x03\x04broken")
    else:
        zipped(path, {f"{name}.txt": b"hello"} if kind == "text within" else chat())
    with pytest.raises(InputError) as refused:
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)
    sentence = str(refused.value)
    assert "Zaphira" not in sentence
    assert str(tmp_path) in sentence
    if kind != "damaged":
        assert "the export of a WhatsApp chat, which we never read" in sentence
        assert "Request account info" in sentence


def test_a_chat_beside_an_export_is_left_out_without_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    zipped(folder / "WhatsApp Chat with Zaphira Quill.zip", chat())
    zipped(folder / "My account info.zip", whatsapp())
    told, left = read_files(folder)
    assert [account.network for account in told.accounts] == ["whatsapp"]
    assert len(left) == 1
    assert "WhatsApp chat, which we never read" in left[0][1]
    assert not any("Zaphira" in said for said in left[0])
