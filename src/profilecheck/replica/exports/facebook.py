"""Facebook's export of a made-up person: today's layout, or that of 2018."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from profilecheck.replica.crowd import crowd
from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, MONTHS, Files, as_facebook_writes, seconds
from profilecheck.replica.facebook.profile import AboutKind, FacebookProfile
from profilecheck.replica.personas import Persona

__all__ = ["facebook"]


def facebook(who: Persona, made: date = MADE, *, older: bool = False) -> Files:
    """Return Facebook's export as files by their names; see `own_profile` for what it raises."""
    profile = own_profile(who, "facebook", FacebookProfile)
    posts = [
        {"timestamp": seconds(p.on), "title": who.full_name, "data": [{"post": p.text}]}
        for p in profile.posts
    ]
    friends = [{"name": m.name, "timestamp": 1500000000} for m in crowd(profile.friends)]
    joined = [
        {"timestamp": 1500000000, "title": f"{who.full_name} joined", "data": [{"name": g.name}]}
        for g in profile.groups.items
    ]
    liked = [{"name": page.name, "timestamp": 1500000000} for page in profile.likes.items]
    contacts = [{"name": "Somebody Else", "timestamp": 1500000000}]
    about = {"profile" if older else "profile_v2": _facebook_profile(who, profile)}
    v2 = "" if older else "_v2"
    signed_in = {f"account_activity{v2}": [{"action": "Login", "timestamp": seconds(made)}]}
    held: dict[str, object] = {
        "profile_information/profile_information.json": about,
        f"friends/{'' if older else 'your_'}friends.json": {f"friends{v2}": friends},
        "groups/your_group_membership_activity.json": {f"groups_joined{v2}": joined},
        "comments/comments.json": {f"comments{v2}": []},
        "security_and_login_information/account_activity.json": signed_in,
    }
    if older:
        held["posts/your_posts_1.json"] = posts
        held["likes_and_reactions/pages.json"] = {"page_likes": liked}
    else:
        held["posts/your_posts__check_ins__photos_and_videos_1.json"] = posts
        held["pages/pages_you've_liked.json"] = {"page_likes_v2": liked}
        tagged_in = "activity_you're_tagged_in/photos_and_videos_you're_tagged_in.json"
        held[tagged_in] = list(_tagged(who, profile))
    if profile.settings.contacts_upload:
        book = {"address_book": contacts}
        held["about_you/your_address_books.json"] = {f"address_book{v2}": book}
    folder = f"facebook-{profile.vanity}-{made}" + ("" if older else "/your_facebook_activity")
    return {f"{folder}/{name}": as_facebook_writes(value) for name, value in held.items()}


def _tagged(who: Persona, profile: FacebookProfile) -> Iterator[dict[str, object]]:
    """Yield what others tagged, friends one after the other, and one picture that `who` tagged."""
    taggers = [member.name for member in crowd(profile.friends)]
    names = [taggers[at % len(taggers)] for at in range(profile.tagged_by_others)]
    for at, name in enumerate((*names, who.full_name), start=1):
        address = f"https://www.facebook.com/photo.php?fbid={10150000000000 + at}"
        yield {
            "timestamp": 1500000000 + at,
            "media": [],
            "label_values": [
                {"label": "URL", "value": address, "href": address},
                {"label": "Name", "value": name},
            ],
            "fbid": f"{10150000000000 + at}",
        }


def _facebook_profile(who: Persona, profile: FacebookProfile) -> dict[str, object]:
    def entries(*kinds: AboutKind) -> list[str]:
        return [e.text for e in profile.about if e.kind in kinds]

    def place(kind: AboutKind) -> dict[str, str]:
        found = entries(kind)
        return {"name": re.sub(r"^(Lives in|From) ", "", found[0])} if found else {}

    schools = entries(AboutKind.COLLEGE, AboutKind.HIGH_SCHOOL)
    family = [e for e in profile.about if e.kind is AboutKind.FAMILY]
    married = entries(AboutKind.RELATIONSHIP)
    return {
        "name": {"full_name": who.full_name},
        "emails": {"emails": list(profile.account_emails), "previous_emails": []},
        "birthday": _birthday(entries(AboutKind.BIRTHDAY), entries(AboutKind.BIRTH_YEAR)),
        "current_city": place(AboutKind.CURRENT_CITY),
        "hometown": place(AboutKind.HOMETOWN),
        "relationship": {"status": married[0]} if married else {},
        "family_members": [{"name": e.text, "relation": e.detail} for e in family],
        "education_experiences": [
            {"name": re.sub(r"^(Studied .* at|Studied at|Went to) ", "", s)} for s in schools
        ],
        "work_experiences": [
            _job(e.text, e.detail) for e in profile.about if e.kind is AboutKind.WORK
        ],
        "websites": [{"address": address} for address in entries(AboutKind.WEBSITE)],
        "intro_bio": {"name": profile.bio} if profile.bio else {},
        "about_me": next(iter(entries(AboutKind.DETAILS)), ""),
        "registration_timestamp": 1490000000,
    }


def _birthday(days: Sequence[str], years: Sequence[str]) -> dict[str, int]:
    told: dict[str, int] = {"year": int(years[0])} if years else {}
    if days:
        day, month = days[0].split()[:2]
        told |= {"day": int(day), "month": MONTHS.index(month) + 1}
    return told


def _job(text: str, detail: str) -> dict[str, object]:
    title, _, employer = text.rpartition(" at ")
    past = text.startswith(("Former", "Worked"))
    job: dict[str, object] = {"employer": employer, "title": title, "start_timestamp": 1400000000}
    return job | ({"end_timestamp": 1500000000} if past else {})
