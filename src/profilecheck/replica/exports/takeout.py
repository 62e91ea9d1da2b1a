"""Google Takeout of a made-up person, with YouTube and the Google profile."""

import json
from datetime import date

from profilecheck.replica.exports.person import own_profile
from profilecheck.replica.exports.writing import MADE, MONTHS, Files, table
from profilecheck.replica.personas import Persona
from profilecheck.replica.youtube.profile import YouTubeProfile

__all__ = ["takeout"]


def takeout(who: Persona, made: date = MADE) -> Files:
    """Return the files by their names; no file says of when it is. See `own_profile` for errors."""
    profile = own_profile(who, "youtube", YouTubeProfile)
    videos = [
        [f"video{n}", v.title, "", v.visibility.value.capitalize(), f"{v.on}T10:00:00+00:00"]
        for n, v in enumerate(profile.videos)
    ]
    born = [e.text for e in profile.about_me if e.row.value == "Birthday"]
    google: dict[str, object] = {"emails": [{"value": profile.addresses[0].email}]}
    if born:
        day, month, *year = born[0].split()
        number = MONTHS.index(month) + 1
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
        f"{own}/playlists/Watch later-videos.csv": table(
            "Video ID,Playlist Video Creation Timestamp", []
        ).encode(),
        "Takeout/Profile/Profile.json": json.dumps(google).encode(),
    }
