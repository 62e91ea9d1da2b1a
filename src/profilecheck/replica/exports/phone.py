"""Exports of networks that are used on the phone, of a made-up person: TikTok, WhatsApp, Snapchat.

The shapes are those that the readers name as their ground, in the newest layout of each.
"""

from datetime import UTC, date, datetime

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd, crowd
from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, Files, as_json, seconds
from profilecheck.replica.personas import Persona

__all__ = [
    "SnapchatProfile",
    "TikTokProfile",
    "Video",
    "WhatsAppProfile",
    "snapchat",
    "tiktok",
    "whatsapp",
]


class Video(Record):
    """One video; `seen_by` in TikTok's own words."""

    on: date
    title: str
    seen_by: str = "Everyone"


class TikTokProfile(Record):
    """What a made-up person has on TikTok; every answer in TikTok's own words.

    `reuse` is who may make a duet or a stitch of a video, or download it. `suggested`: the account
    is suggested to people who have the person's number or address.
    """

    handle: str
    name: str
    bio: str = ""
    email: str
    instagram: str = ""
    private: bool
    messages: str
    comments: str
    reuse: str
    liked_seen_by: str
    following_seen_by: str
    suggested: bool
    followers: Crowd
    following: int
    videos: tuple[Video, ...] = ()
    said: tuple[str, ...] = ()


def tiktok(who: Persona, made: date = MADE) -> Files:
    """Return TikTok's export, which is one file; see `own_profile` for what it raises."""
    own = own_profile(who, "tiktok", TikTokProfile)
    word = "enabled" if own.suggested else "disabled"
    settings = {
        "Allow DownLoad": own.reuse,
        "Filter Comments": "Enabled",
        "Private Account": "Enabled" if own.private else "Disabled",
        "Suggest your account to Facebook friends": word,
        "Suggest your account to contacts": word,
        "Suggest your account to people who open or send links to you": word,
        "Who Can Duet With Me": own.reuse,
        "Who Can Post Comments": own.comments,
        "Who Can Send Me Message": own.messages,
        "Who Can Stitch with your videos": own.reuse,
        "Who Can View Videos I Liked": own.liked_seen_by,
        "Who can see your following list::": own.following_seen_by,
    }
    about = {
        "userName": own.handle,
        "displayName": own.name,
        "bioDescription": own.bio,
        "birthDate": "None",
        "emailAddress": own.email,
        "telephoneNumber": "None",
        "followerCount": len(crowd(own.followers)),
        "followingCount": own.following,
        "instagramLink": own.instagram,
        "youtubeLink": "",
    }
    fans = [
        {"Date": "2024-05-01 10:00:00", "UserName": member.address}
        for member in crowd(own.followers)
    ]
    videos = [
        {
            "Date": f"{video.on} 10:00:00",
            "Link": f"https://www.tiktokv.com/share/video/{number}/",
            "WhoCanView": video.seen_by,
            "Title": video.title,
        }
        for number, video in enumerate(own.videos, 1)
    ]
    said = [{"date": f"{made} 08:00:00 UTC", "comment": words, "url": ""} for words in own.said]
    chats: dict[str, object] = {
        f"Chat History with {other.name}:": [] for other in crowd(own.followers)[:2]
    }
    whole = {
        "Comment": {"Comments": {"App": 1, "CommentsList": said}},
        "Direct Message": {"Direct Messages": {"ChatHistory": chats}},
        "Likes and Favorites": {"Like List": {"App": 1, "ItemFavoriteList": []}},
        "Post": {"Posts": {"VideoList": videos}, "Story": {}},
        "Profile And Settings": {
            "Follower": {"App": 1, "FansList": fans},
            "Profile Info": {"App": 1, "ProfileMap": about},
            "Settings": {"App": 1, "SettingsMap": settings},
        },
        "Your Activity": {"Watch History": {"VideoList": []}},
    }
    return {"user_data_tiktok.json": as_json(whole)}


class WhatsAppProfile(Record):
    """What a made-up person has on WhatsApp; every answer in WhatsApp's own words.

    `left_out` are as many contacts as are named where the status is for all contacts but some.
    """

    phone: str
    name: str
    about: str = ""
    last_seen: str
    photo: str
    about_seen_by: str
    status: str
    left_out: int = 0
    read_receipts: bool
    contacts: Crowd
    groups: tuple[str, ...] = ()


_STATUS = ("My Contacts", "My Contacts Except", "Only Share With")


def whatsapp(who: Persona, made: date = MADE) -> Files:
    """Return WhatsApp's account report; see `own_profile` for what it raises."""
    own = own_profile(who, "whatsapp", WhatsAppProfile)
    # Numbers that are kept free for stories.
    numbers = [f"+44 7700 900{n:03}" for n in range(200, 200 + len(crowd(own.contacts)))]
    named = ", ".join(numbers[: own.left_out])
    status = [
        f"{choice} : [{named}]" if choice != "My Contacts" and named else choice
        for choice in _STATUS
    ]
    settings = {
        "last_seen_privacy": own.last_seen,
        "profile_photo_privacy": own.photo,
        "about_privacy": own.about_seen_by,
        "status_privacy": [
            f"{said} (active)" if choice == own.status else said
            for choice, said in zip(_STATUS, status, strict=True)
        ],
        "blocked_numbers": [],
        "read_receipts": "Yes" if own.read_receipts else "No",
        "settings_last_fetch_time": {"0": seconds(made)},
    }
    user = {"phone_number": own.phone, "push_name": own.name, "about": own.about}
    held: dict[str, object] = {
        "whatsapp_settings/account_settings.json": {"wa_settings": settings},
        "whatsapp_account_information/registration_information.json": {
            "wa_registration_info": {"registration_timestamp": 1500000000}
        },
        "whatsapp_account_information/user_information.json": {"wa_user_info": user},
        "whatsapp_connections/contacts.json": {"wa_contacts": numbers},
        "whatsapp_connections/groups.json": {
            "wa_groups": [{"subject": group} for group in own.groups]
        },
    }
    return {name: as_json(value) for name, value in held.items()}


class SnapchatProfile(Record):
    """What a made-up person has on Snapchat; `spotlight` are the days of posts that anyone sees."""

    username: str
    name: str
    email: str
    phone: str
    friends: Crowd
    spotlight: tuple[date, ...] = ()


def snapchat(who: Persona, made: date = MADE) -> Files:
    """Return Snapchat's export; see `own_profile` for what it raises."""
    own = own_profile(who, "snapchat", SnapchatProfile)
    friends = [{"Username": m.address, "Display Name": m.name} for m in crowd(own.friends)]
    shared = [{"Story Date": str(day), "Story URL": "https"} for day in own.spotlight]
    chats = {m.address: [{"From": m.address}] for m in crowd(own.friends)[:2]}
    held: dict[str, object] = {
        "account.json": {
            "Basic Information": {
                "Username": own.username,
                "Name": own.name,
                "Creation Date": "2019-05-04 10:00:00 UTC",
                "Country": "United Kingdom",
            }
        },
        "account_history.json": {
            "Email Change": [{"Date": "2022-01-01 10:00:00 UTC", "Email Address": own.email}],
            "Mobile Number Change": [
                {"Date": "2021-01-01 10:00:00 UTC", "Mobile Number": own.phone}
            ],
        },
        "friends.json": {"Friends": friends, "Deleted Friends": [], "Blocked Users": []},
        "shared_story.json": {"Shared Story": shared},
        "snap_history.json": chats,
        "chat_history.json": chats,
    }
    return {f"json/{name}": as_json(value) for name, value in held.items()}


def thousandths(made: date) -> int:
    """Return nine o'clock of a day in thousandths of seconds since 1970."""
    return int(datetime(made.year, made.month, made.day, 9, tzinfo=UTC).timestamp()) * 1000
