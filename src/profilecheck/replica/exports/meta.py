"""Instagram's export of a made-up person, with Threads in it where they are on it, or alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd, Member, crowd
from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, Files, as_facebook_writes, seconds
from profilecheck.replica.personas import Persona

__all__ = ["InstagramProfile", "Picture", "ThreadsProfile", "instagram", "threads"]

_ACTIVITY = "your_instagram_activity"
_PEOPLE = "connections/followers_and_following"
_LOGIN = "security_and_login_information/login_and_profile_creation"


class Picture(Record):
    """One post, with what is written under it."""

    on: date
    text: str


class InstagramProfile(Record):
    """What a made-up person has on Instagram; `comments_from` in its own words."""

    handle: str
    name: str
    bio: str = ""
    website: str = ""
    email: str
    phone: str = ""
    private: bool
    syncs_contacts: bool
    comments_from: str
    followers: Crowd
    following: Crowd
    posts: tuple[Picture, ...] = ()


class ThreadsProfile(Record):
    """What a made-up person has on Threads: private or not by a switch of its own."""

    handle: str
    name: str
    bio: str = ""
    private: bool
    followers: Crowd
    posts: tuple[Picture, ...] = ()


def instagram(who: Persona, made: date = MADE) -> Files:
    """Return Instagram's export; see `own_profile` for what it raises."""
    own = own_profile(who, "instagram", InstagramProfile)
    about, settings = "personal_information/personal_information", "preferences/media_settings"
    profile = {
        "Username": own.handle,
        "Name": own.name,
        "Bio": own.bio,
        "Website": own.website,
        "Email": own.email,
        **({"Phone Number": own.phone} if own.phone else {}),
        "Private Account": str(own.private),
    }
    followers, following = crowd(own.followers), crowd(own.following)
    held: dict[str, object] = {
        f"{about}/personal_information.json": _labelled("profile_user", profile),
        f"{about}/account_information.json": _labelled(
            "profile_account_insights", {"Contact Syncing": str(own.syncs_contacts)}
        ),
        f"{settings}/comments_allowed_from.json": _labelled(
            "settings_allow_comments_from", {"Comments Allowed From": own.comments_from}
        ),
        f"{_PEOPLE}/followers_1.json": [_person(m) for m in followers],
        f"{_PEOPLE}/following.json": {"relationships_following": [_person(m) for m in following]},
        f"{_ACTIVITY}/media/posts_1.json": [_post(p) for p in own.posts],
        f"{_ACTIVITY}/media/stories.json": {"ig_stories": []},
        f"{_ACTIVITY}/comments/post_comments_1.json": [],
        f"{_LOGIN}/signup_details.json": _labelled(
            "account_history_registration_info", {"Username": own.handle}, Time=_began(own.posts)
        ),
        **{
            f"{_ACTIVITY}/messages/inbox/{member.address}_1/message_1.json": {
                "participants": [{"name": member.name}],
                "messages": [{"sender_name": member.name, "content": "See you there"}],
            }
            for member in followers[:2]
        },
    }
    if who.profile_on("threads", ThreadsProfile):
        held |= {f"{_ACTIVITY}/threads/{n}": value for n, value in _threads(who).items()}
    folder = f"instagram-{own.handle}-{made}-AbCdEf"
    return {f"{folder}/{name}": as_facebook_writes(value) for name, value in held.items()}


def threads(who: Persona, made: date = MADE) -> Files:
    """Return Threads' part of the export by itself; see `own_profile` for what it raises."""
    return {f"threads/{name}": as_facebook_writes(value) for name, value in _threads(who).items()}


def _threads(who: Persona) -> dict[str, object]:
    own = own_profile(who, "threads", ThreadsProfile)
    root = "text_post_app_text_post_app"
    profile = {
        "Username": own.handle,
        "Name": own.name,
        "Bio": own.bio,
        "Private Account": str(own.private),
    }
    return {
        "personal_information.json": _labelled(
            f"{root}_profile", profile, **{"Onboarding Time": _began(own.posts)}
        ),
        "threads_and_replies.json": {
            "text_post_app_text_posts": [_post(post) for post in own.posts]
        },
        "followers.json": {f"{root}_followers": [_person(m) for m in crowd(own.followers)]},
        "liked_threads.json": {"text_post_app_media_likes": []},
    }


def _began(posts: Sequence[Picture]) -> int:
    """Return when the account was made: on the day of its first post."""
    return seconds(min((post.on for post in posts), default=MADE))


def _labelled(root: str, values: Mapping[str, str], **times: int) -> object:
    fields = {k: {"href": "", "value": v, "timestamp": 0} for k, v in values.items()}
    fields |= {k: {"href": "", "value": "", "timestamp": at} for k, at in times.items()}
    return {root: [{"title": "", "media_map_data": {}, "string_map_data": fields}]}


def _person(member: Member) -> object:
    link = f"https://www.instagram.com/{member.address}"
    told = {"href": link, "value": member.address, "timestamp": 1700000000}
    return {"title": "", "media_list_data": [], "string_list_data": [told]}


def _post(picture: Picture) -> object:
    held = {"uri": "media/posts/1.jpg", "creation_timestamp": seconds(picture.on)}
    return {"media": [{**held, "title": picture.text}]}
