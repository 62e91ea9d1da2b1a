"""Exports of networks that are used on the phone, as they would make them: of a made-up person.

Other people in them have names and numbers that must be nowhere else (`OTHERS`).
"""

import json
from collections.abc import Mapping

from tests.exports.making import Files

OTHERS = ("Zaphira Quill", "zaphira.quill", "Quokka Club 9", "+44 7700 900941", "447700900942")
"""What stands of others in these exports: a chat partner, a follower, a group, two numbers."""
_FRIEND, _FOLLOWER, _GROUP, _NUMBER, _ANOTHER = OTHERS

TIKTOK_SETTINGS: Mapping[str, object] = {
    "Allow DownLoad": "Myself",
    "Allow Others to Find Me": "Disabled",
    "Content Preferences": {"Video Languages Preferences": None},
    "Filter Comments": "Enabled",
    "Private Account": "Enabled",
    "Suggest your account to Facebook friends": "disabled",
    "Suggest your account to contacts": "disabled",
    "Suggest your account to people who open or send links to you": "disabled",
    "Who Can Duet With Me": "Myself",
    "Who Can Post Comments": "Friends",
    "Who Can Send Me Message": "Friends",
    "Who Can Stitch with your videos": "Myself",
    "Who Can View Videos I Liked": "Only me",
    "Who can see your following list::": "Only me",
}
"""A careful person's settings."""
TIKTOK_PROFILE: Mapping[str, object] = {
    "userName": "amycarter0191",
    "displayName": "Amy Carter",
    "bioDescription": "Baking and long walks",
    "birthDate": "14-Mar-1991",
    "emailAddress": "amy@example.org",
    "telephoneNumber": "None",
    "followerCount": 3,
    "followingCount": 2,
    "instagramLink": "",
    "youtubeLink": "",
    "likesReceived": "None",
}
_FANS = [{"Date": "2024-05-01 10:00:00", "UserName": _FOLLOWER}] * 3
_COMMENT = {"date": "2026-09-01 10:00:00 UTC", "comment": "What a lovely cake", "url": ""}
_VIDEO = {
    "Date": "2026-10-01 10:00:00",
    "Link": "https://www.tiktokv.com/share/video/1/",
    "WhoCanView": "Friends",
    "Title": "Bread again",
}
LAYOUTS = ("2021", "2025", "2026")


def tiktok(
    layout: str = "2026",
    settings: Mapping[str, object] = TIKTOK_SETTINGS,
    profile: Mapping[str, object] = TIKTOK_PROFILE,
    videos: object = (_VIDEO,),
    comments: object = (_COMMENT,),
) -> Files:
    """TikTok's export as JSON, in one of three layouts."""
    told = {"Settings": {"App": 1, "SettingsMap": settings}}
    fans = {"App": 1, "FansList": _FANS}
    chats = {"ChatHistory": {f"Chat History with {_FRIEND}:": [{"From": _FRIEND}]}}
    written = {"Comments": {"App": 1, "CommentsList": comments}}
    listed = {"VideoList": videos}
    about = {"App": 1, "ProfileMap": profile}
    whole: dict[str, object]
    if layout == "2021":
        whole = {
            "Activity": {"Follower List": fans, "Like List": {"ItemFavoriteList": []}},
            "App Settings": {"Block": {"BlockList": []}, **told},
            "Comment": written,
            "Direct Messages": {"Chat History": chats},
            "Profile": {"Profile Information": about},
            "Video": {"Videos": listed},
        }
    elif layout == "2025":
        whole = {
            "App Settings": {"Block List": {"App": 1, "BlockList": None}, **told},
            "Comment": written,
            "Direct Message": {"Direct Messages": chats},
            "Post": {"Posts": listed, "Recently Deleted Posts": {"PostList": None}},
            "Profile": {"Profile Info": about},
            "TikTok Live": {"Go Live Settings": {"SettingsMap": {"Private Account": "N/A"}}},
            "Your Activity": {"Follower": fans, "Watch History": {"VideoList": []}},
        }
    else:
        whole = {
            "Comment": written,
            "Direct Message": {"Direct Messages": chats},
            "Likes and Favorites": {"Like List": {"App": 1, "ItemFavoriteList": []}},
            "Post": {"Posts": listed, "Story": {}},
            "Profile And Settings": {"Follower": fans, "Profile Info": about, **told},
            "TikTok Live": {"Go Live Settings": {"SettingsMap": {"Private Account": "N/A"}}},
            "Your Activity": {"Watch History": {"VideoList": [{"Date": "", "Link": ""}]}},
        }
    name = "user_data.json" if layout == "2021" else "user_data_tiktok.json"
    return {name: json.dumps(whole, default=list).encode()}


def tiktok_text(
    settings: Mapping[str, object] = TIKTOK_SETTINGS,
    profile: Mapping[str, object] = TIKTOK_PROFILE,
    *,
    dutch: bool = False,
) -> Files:
    """TikTok's export as a folder of text, in English; or in Dutch, with labels of its own."""
    names = {
        "Profile and Settings/Settings": "Profiel en instellingen/Instellingen",
        "Profile and Settings/Profile Info": "Profiel en instellingen/Profielinformatie",
        "Profile and Settings/Follower": "Profiel en instellingen/Volger",
        "Comments/Comments": "Reacties/Reacties",
        "Direct Messages/Direct Messages": "Directe berichten/Directe berichten",
    }
    about = dict(profile)
    held = {
        "Profile and Settings/Settings": "\n".join(
            f"{label.rstrip(':')}: {value}" for label, value in settings.items()
        ),
        "Profile and Settings/Profile Info": (
            f"Username: {about['userName']}\nDisplay Name: {about['displayName']}\n"
            f"Bio Description: {about['bioDescription']}\nEmail Address: {about['emailAddress']}\n"
        ),
        "Profile and Settings/Follower": "\n\n".join(
            f"Date: 2024-05-01 10:00:00\nUsername: {_FOLLOWER}" for _ in range(3)
        ),
        "Comments/Comments": (
            "Date: 2026-09-01 10:00:00 UTC\nComment: What a lovely cake\nPhoto: N/A\n\n"
            "Date: 2026-09-02 10:00:00 UTC\nComment: Two lines\nof: mine\n\nand a third\n"
        ),
        "Direct Messages/Direct Messages": f">>> Chat History with {_FRIEND}::\n{_FRIEND}: Hello\n",
    }
    if dutch:
        held["Profile and Settings/Settings"] = "Privéaccount: Ingeschakeld\nTaal: nl\n"
        held["Profile and Settings/Profile Info"] = f"Gebruikersnaam: {about['userName']}\n"
    return {
        f"TikTok/{names[name] if dutch else name}.txt": text.encode() for name, text in held.items()
    }


WHATSAPP_SETTINGS: Mapping[str, object] = {
    "last_seen_privacy": "Nobody",
    "profile_photo_privacy": "My Contacts",
    "about_privacy": "My Contacts",
    "status_privacy": [
        "My Contacts",
        f"My Contacts Except : [{_NUMBER}, {_ANOTHER}] (active)",
        f"Only Share With : [{_ANOTHER}]",
    ],
    "blocked_numbers": [_NUMBER],
    "read_receipts": "Yes",
    "settings_last_fetch_time": {"0": 1795000000, "1": 1794900000},
}


def whatsapp(settings: Mapping[str, object] = WHATSAPP_SETTINGS) -> Files:
    """WhatsApp's account report."""
    held: dict[str, object] = {
        "whatsapp_settings/account_settings.json": {"wa_settings": settings},
        "whatsapp_account_information/registration_information.json": {
            "wa_registration_info": {"registration_timestamp": 1500000000}
        },
        "whatsapp_account_information/user_information.json": {
            "wa_user_info": {
                "phone_number": "+44 7700 900123",
                "push_name": "Amy",
                "about": "Baking",
            }
        },
        "whatsapp_connections/contacts.json": {"wa_contacts": [_NUMBER, _ANOTHER]},
        "whatsapp_connections/groups.json": {"wa_groups": [{"subject": _GROUP}]},
    }
    return {name: json.dumps(value).encode() for name, value in held.items()}


def snapchat() -> Files:
    """Snapchat's export."""
    others = [{"Username": _FOLLOWER, "Display Name": _FRIEND}]
    held: dict[str, object] = {
        "account.json": {
            "Basic Information": {
                "Username": "amyc91",
                "Name": "Amy Carter",
                "Creation Date": "2019-05-04 10:00:00 UTC",
                "Country": "United Kingdom",
            },
            "Login History": [{"IP": "203.0.113.7"}],
        },
        "account_history.json": {
            "Email Change": [
                {"Date": "2020-01-01 10:00:00 UTC", "Email Address": "amy@old.example"},
                {"Date": "2022-01-01 10:00:00 UTC", "Email Address": "amy@example.org"},
            ],
            "Mobile Number Change": [
                {"Date": "2021-01-01 10:00:00 UTC", "Mobile Number": "+447700900123"}
            ],
        },
        "friends.json": {"Friends": others * 4, "Deleted Friends": others, "Blocked Users": others},
        "shared_story.json": {"Shared Story": [{"Story Date": "2024-02-02", "Story URL": "https"}]},
        "snap_history.json": {f"{_FOLLOWER}": [{"From": _FOLLOWER}]},
        "chat_history.json": {_FRIEND: [{"From": _FOLLOWER, "Conversation Title": _GROUP}]},
    }
    return {f"json/{name}": json.dumps(value).encode() for name, value in held.items()}


def chat() -> Files:
    """A WhatsApp chat, as its export packs it on an iPhone: no account report."""
    return {"_chat.txt": f"[01/02/2026, 10:00:00] {_FRIEND}: Hello\n".encode()}
