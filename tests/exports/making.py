"""Data exports of the made-up people, as the networks would make them: files by their names.

The shapes are those that the readers name as their ground; the people are those of the replicas.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from profilecheck.replica import Persona
from profilecheck.replica.crowd import crowd
from profilecheck.replica.facebook.profile import AboutKind, FacebookProfile
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.replica.x.profile import XProfile
from profilecheck.replica.youtube.profile import YouTubeProfile

Files = dict[str, bytes]
"""The content of an export by the names of its files."""

_MADE = (2026, 11, 20, 9, 0, 0)
_ADDRESS = re.compile(r"https?://[^\s]+")
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def zipped(path: Path, files: Mapping[str, bytes], made: tuple[int, ...] = _MADE) -> Path:
    """Write `files` into a ZIP file, each with the date `made`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, made), content)  # type: ignore[arg-type]
    return path


def unpacked(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


# Facebook


def as_facebook_writes(value: object) -> bytes:
    """JSON in which each byte of UTF-8 stands as a letter of its own."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8").decode("latin-1")
    return json.dumps(json.loads(text), ensure_ascii=True).encode("ascii")


def facebook(who: Persona, *, older: bool = False) -> Files:
    """Facebook's export: today's layout, or that of 2018."""
    profile = who.profile_on("facebook", FacebookProfile)
    assert profile is not None
    posts = [
        {"timestamp": _seconds(p.on), "title": who.full_name, "data": [{"post": p.text}]}
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
    held: dict[str, object] = {
        "profile_information/profile_information.json": about,
        f"friends/{'' if older else 'your_'}friends.json": {f"friends{v2}": friends},
        "groups/your_group_membership_activity.json": {f"groups_joined{v2}": joined},
        "comments/comments.json": {f"comments{v2}": []},
    }
    if older:
        held["posts/your_posts_1.json"] = posts
        held["likes_and_reactions/pages.json"] = {"page_likes": liked}
    else:
        held["posts/your_posts__check_ins__photos_and_videos_1.json"] = posts
        held["pages/pages_you've_liked.json"] = {"page_likes_v2": liked}
    if profile.settings.contacts_upload:
        book = {"address_book": contacts}
        held["about_you/your_address_books.json"] = {f"address_book{v2}": book}
    folder = f"facebook-{profile.vanity}-2026-11-20" + ("" if older else "/your_facebook_activity")
    return {f"{folder}/{name}": as_facebook_writes(value) for name, value in held.items()}


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
    }


def _birthday(days: Sequence[str], years: Sequence[str]) -> dict[str, int]:
    told: dict[str, int] = {"year": int(years[0])} if years else {}
    if days:
        day, month = days[0].split()[:2]
        told |= {"day": int(day), "month": _MONTHS.index(month) + 1}
    return told


def _job(text: str, detail: str) -> dict[str, object]:
    title, _, employer = text.rpartition(" at ")
    past = text.startswith(("Former", "Worked"))
    job: dict[str, object] = {"employer": employer, "title": title, "start_timestamp": 1400000000}
    return job | ({"end_timestamp": 1500000000} if past else {})


# X


def x(who: Persona, *, protected_at: str = "2026-10-01T10:00:00.000Z") -> Files:
    """X's archive."""
    profile = who.profile_on("x", XProfile)
    assert profile is not None
    born = profile.birth_date
    protect = "Protect" if profile.settings.protected else "Unprotect"
    lists: dict[str, list[dict[str, object]]] = {
        "account": [
            {
                "account": {
                    "email": profile.account_email,
                    "username": profile.handle,
                    "accountDisplayName": who.full_name,
                }
            }
        ],
        "profile": [
            {
                "profile": {
                    "description": {
                        "bio": _ADDRESS.sub("https://t.co/short1", profile.bio),
                        "website": "https://t.co/short2" if profile.website else "",
                        "location": profile.location,
                    }
                }
            }
        ],
        "ageinfo": [
            {
                "ageMeta": {
                    "ageInfo": {"birthDate": f"{born.year}-{born.month:02}-{born.day:02}"}
                    if born
                    else {}
                }
            }
        ],
        "protected-history": [
            {"protectedHistory": {"protectedAt": "2026-06-01T10:00:00.000Z", "action": "Protect"}},
            {"protectedHistory": {"protectedAt": protected_at, "action": protect}},
        ],
        "follower": [{"follower": {"accountId": m.id}} for m in crowd(profile.followers)],
        "tweets": [
            {
                "tweet": {
                    "full_text": p.text,
                    "created_at": f"{p.on:%a %b %d} 09:00:00 +0000 {p.on:%Y}",
                }
            }
            for p in profile.posts
        ],
        "contact": [{"contact": {"emails": ["somebody@example.net"]}}]
        if profile.settings.address_book_live_sync_enabled
        else [],
    }
    files = {f"data/{name}.js": x_file(name, held) for name, held in lists.items()}
    return files | {"data/manifest.js": x_manifest(profile.handle)}


def x_manifest(
    handle: str,
    made: str = "2026-11-20T09:00:00.000Z",
    *,
    files: Mapping[str, int] | None = None,
    partial: bool = False,
) -> bytes:
    """The archive's own list: whose it is, of when, and how many entries each file has."""
    listed = [{"fileName": name, "count": str(n)} for name, n in (files or {}).items()]
    held = {
        "userInfo": {"accountId": str(sum(handle.encode())), "userName": handle},
        "archiveInfo": {"generationDate": made, "isPartialArchive": partial},
        "dataTypes": {"tweets": {"files": listed}},
    }
    return b"window.__THAR_CONFIG = " + json.dumps(held, indent=2).encode()


def x_file(name: str, held: object) -> bytes:
    """One of the archive's files: JavaScript that assigns a list."""
    variable = name.replace("-", "_")
    return f"window.YTD.{variable}.part0 = {json.dumps(held, indent=2)}".encode()


# LinkedIn


def table(columns: str, rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """CSV with these columns, which are written with commas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(columns.split(","))
    writer.writerows(rows)
    return text.getvalue()


_PROFILE_COLUMNS = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)


def linkedin(who: Persona, *, older: bool = False) -> Files:
    """LinkedIn's export: as of 2026, or as of 2018 with some files in UTF-16 and by tabs."""
    profile = who.profile_on("linkedin", LinkedInProfile)
    assert profile is not None
    tab, mark = ("\t", "") if older else (",", "_252701747")
    sites = ",".join(f"OTHER:{w.name}" for w in profile.websites)
    first, last = who.full_name.split(" ", 1)
    about = [first, last, "", "", profile.birthday, profile.headline, profile.about, "", ""]
    about += [profile.location, "", sites if older or not sites else f"[{sites}]", ""]
    follows = [*profile.companies, *profile.schools]
    files = {
        "Profile": table(_PROFILE_COLUMNS, [about], tab),
        "Positions": table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [_position(p.company, p.title, p.description, p.dates) for p in profile.positions],
        ),
        "Education": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [[e.school, "", e.years[-4:], "", e.degree, ""] for e in profile.education],
        ),
        "Email Addresses": table(
            "Email Address,Confirmed,Primary,Updated On",
            [
                [e, "Yes", "Yes" if e == profile.contact_email else "No", "1/2/18"]
                for e in profile.account_emails
            ],
            tab,
        ),
        "Phone Numbers" if older else "PhoneNumbers": table(
            "Extension,Number,Type", [["", p.name, p.detail] for p in profile.phones]
        ),
        "Connections": _connections(profile, older=older),
        "Company Follows": table("Organization,Followed On", [[f.name, ""] for f in follows]),
        f"Shares{mark}": table(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            [[f"{p.on} 10:25:25", "", p.text, "", "", "MEMBER_NETWORK"] for p in profile.posts],
        ),
        f"Comments{mark}": table("Date,Link,Message", []),
        **_sections(profile),
    }
    if profile.settings.sync_contacts:
        files["ImportedContacts"] = table("FirstName,LastName,Emails", [["Some", "Body", ""]])
    return {
        f"{name}.csv": text.encode("utf-16" if older and name in _IN_UTF16 else "utf-8")
        for name, text in files.items()
    }


_SECTIONS = {
    "licences": ("Certifications", "Name,Authority"),
    "projects": ("Projects", "Title,Description"),
    "volunteering": ("Volunteering", "Role,Company Name"),
    "honours": ("Honors", "Title,Description"),
}
"""The file of each kind of section, and the columns of what its entries begin with."""


def _sections(profile: LinkedInProfile) -> dict[str, str]:
    files: dict[str, str] = {}
    for section in profile.sections:
        if section.kind == "recommendations":
            rows = [[*name.split(" ", 1), post, said] for name, post, said in section.entries]
            columns = "First Name,Last Name,Job Title,Text"
            files["Recommendations_Received"] = table(columns, rows)
        else:
            name, columns = _SECTIONS[section.kind]
            files[name] = table(columns, [entry[:2] for entry in section.entries])
    return files


_IN_UTF16 = ("Profile", "Email Addresses")


def _position(company: str, title: str, description: str, dates: str) -> list[str]:
    start, _, end = dates.partition(" - ")
    return [company, title, description, "", start, "" if end == "Present" else end]


def _connections(profile: LinkedInProfile, *, older: bool) -> str:
    rows = []
    for member in crowd(profile.connections):
        first, last = member.name.split(" ", 1)
        position, at, company = member.subtitle.partition(" at ")
        if not at or position.startswith(("Stud", "Went")):
            position = company = ""
        url = [] if older else [f"https://www.linkedin.com/in/{member.address}"]
        position = "" if position == "Works" else position
        rows.append([first, last, *url, "", company, position, "20 Nov 2024"])
    columns = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    if older:
        return table(columns.replace("URL,", ""), rows)
    note = (
        'Notes:\n"When exporting your connection data, you may notice, that some are missing."\n\n'
    )
    return note + table(columns, rows)


# Google Takeout


def takeout(who: Persona) -> Files:
    """Google Takeout with YouTube and the Google profile."""
    profile = who.profile_on("youtube", YouTubeProfile)
    assert profile is not None
    videos = [
        [f"video{n}", v.title, "", v.visibility.value.capitalize(), f"{v.on}T10:00:00+00:00"]
        for n, v in enumerate(profile.videos)
    ]
    born = [e.text for e in profile.about_me if e.row.value == "Birthday"]
    google: dict[str, object] = {"emails": [{"value": profile.addresses[0].email}]}
    if born:
        day, month, *year = born[0].split()
        number = _MONTHS.index(month) + 1
        google["birthday"] = f"{year[0] if year else '0000'}-{number:02}-{int(day):02}"
    channel = table(
        "Channel ID,Channel Description (Original),Channel Title (Original),Channel Visibility",
        [[profile.id, profile.description, who.full_name, "Public"]],
    )
    own = "Takeout/YouTube and YouTube Music"
    return {
        f"{own}/channels/channel.csv": channel.encode(),
        f"{own}/video metadata/videos.csv": table(
            "Video ID,Video Title (Original),Video Description (Original),Privacy,"
            "Video Publish Timestamp",
            videos,
        ).encode(),
        f"{own}/comments/comments.csv": table(
            "Comment ID,Channel ID,Comment Create Timestamp,Comment Text", []
        ).encode(),
        "Takeout/Profile/Profile.json": json.dumps(google).encode(),
    }


MAKERS: dict[str, Callable[[Persona], Files]] = {
    "facebook": facebook,
    "x": x,
    "linkedin": linkedin,
    "youtube": takeout,
}
"""What makes a person's export of each network in its newest shape."""
