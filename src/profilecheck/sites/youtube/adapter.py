"""YouTube: the header joined with its anchors and readers. Adding a page: a row here and there."""

from profilecheck.sites.header import ExportCode, PageCode, build_site
from profilecheck.sites.youtube.declared import HEADER
from profilecheck.sites.youtube.devices import devices_anchor, read_devices
from profilecheck.sites.youtube.export import BESIDE, begins, cannot_read, read_google_profile
from profilecheck.sites.youtube.export_about import describe
from profilecheck.sites.youtube.export_channel import read_channel_file
from profilecheck.sites.youtube.export_posts import read_videos_and_comments
from profilecheck.sites.youtube.google import (
    emails_anchor,
    google_anchor,
    read_about_me,
    read_account_emails,
)
from profilecheck.sites.youtube.identity import barrier, identity, own_profile
from profilecheck.sites.youtube.playlists import read_playlists
from profilecheck.sites.youtube.privacy import privacy_anchor, read_privacy
from profilecheck.sites.youtube.profile import (
    channel_anchor,
    read_channel,
    read_channel_as_stranger,
)
from profilecheck.sites.youtube.studio import read_own_videos, studio_anchor
from profilecheck.sites.youtube.videos import VIDEO_LIST, read_videos, videos_anchor

__all__ = ["YOUTUBE"]

_CODE = {
    "channel": PageCode(channel_anchor, read_channel),
    "channel_public": PageCode(channel_anchor, read_channel_as_stranger),
    "studio": PageCode(studio_anchor, read_own_videos),
    "videos_public": PageCode(videos_anchor, read_videos, VIDEO_LIST),
    "playlists_public": PageCode(videos_anchor, read_playlists),
    "privacy": PageCode(privacy_anchor, read_privacy),
    "google_about": PageCode(google_anchor("heading_about"), read_about_me),
    "google_email": PageCode(emails_anchor, read_account_emails),
    "google_devices": PageCode(devices_anchor, read_devices),
}

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "channel": read_channel_file,
        "videos": read_videos_and_comments,
        "google_profile": read_google_profile,
    },
    BESIDE,
)

YOUTUBE = build_site(
    HEADER,
    _CODE,
    identity=identity,
    barrier=barrier,
    own_profile=own_profile,
    export=_EXPORT,
)
