"""X's archive of a made-up person."""

import json
import re
from collections.abc import Mapping
from datetime import date

from profilecheck.replica.crowd import crowd
from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, Files
from profilecheck.replica.personas import Persona
from profilecheck.replica.x.profile import XProfile

__all__ = ["x", "x_file", "x_manifest"]

_ADDRESS = re.compile(r"https?://[^\s]+")


def x(who: Persona, made: date = MADE, *, protected_at: str = "2026-10-01T10:00:00.000Z") -> Files:
    """Return X's archive as files by their names; see `own_profile` for what it raises."""
    profile = own_profile(who, "x", XProfile)
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
    return files | {"data/manifest.js": x_manifest(profile.handle, f"{made}T09:00:00.000Z")}


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
