"""One page as one viewer sees it: whose it is, who looks, in which words, and what they may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from profilecheck.replica.accounts import is_seen
from profilecheck.replica.crowd import Member, crowd
from profilecheck.replica.facebook.catalogue import about_pages
from profilecheck.replica.facebook.profile import AboutEntry, AboutKind, FacebookProfile, Sharing
from profilecheck.replica.facebook.state import Account
from profilecheck.replica.facebook.wording import Words
from profilecheck.vocabulary import Circle

__all__ = ["ROOT", "Listing", "NumberedEntry", "View", "listings"]

ROOT = "https://www.facebook.com"


@dataclass(frozen=True)
class NumberedEntry:
    """An entry of the About pages with its place among all, by which it is changed."""

    number: int
    entry: AboutEntry


@dataclass(frozen=True)
class Listing:
    """A list on a profile. `members` is empty where the viewer may not see them."""

    key: str
    title: str
    empty: str
    sharing: Sharing
    members: tuple[Member, ...]
    editable: bool = False


@dataclass(frozen=True)
class View:
    """`viewer` is None for a stranger; `circle` is what they are to others than themselves."""

    owner: Account
    viewer: Account | None
    words: Words
    circle: Circle

    @property
    def profile(self) -> FacebookProfile:
        """The profile that is looked at."""
        return self.owner.profile

    @property
    def own(self) -> bool:
        """Whether the viewer looks at their own profile."""
        return self.viewer is self.owner

    @property
    def address(self) -> str:
        """The profile's address."""
        return f"{ROOT}/{self.profile.vanity}"

    def sees(self, sharing: Sharing) -> bool:
        """Whether the viewer may see what is shared so."""
        return self.own or is_seen(sharing.audience, self.circle)

    def shows(self, label: str) -> bool:
        """Whether the section or row called `label` is on the page."""
        return self.words.has(label)

    def entries(self, *kinds: AboutKind) -> list[NumberedEntry]:
        """The About entries of these kinds that the viewer may see, in the file's order."""
        return [
            NumberedEntry(number, entry)
            for number, entry in enumerate(self.profile.about)
            if entry.kind in kinds and self.sees(entry.sharing)
        ]

    def section_entries(self, section: str) -> list[NumberedEntry]:
        """The About entries of one section that the viewer may see."""
        layout = self.profile.layout
        kinds = [k for k, s in about_pages().kinds.items() if s.section_in(layout) == section]
        return self.entries(*kinds)

    def intro_entries(self) -> list[NumberedEntry]:
        """The About entries that the profile's Intro repeats."""
        return self.entries(*(kind for kind, spec in about_pages().kinds.items() if spec.intro))

    def posts(self) -> list[int]:
        """The numbers of the posts the viewer may see, newest first."""
        seen = [n for n, post in enumerate(self.profile.posts) if self.sees(post.sharing)]
        return sorted(seen, key=lambda n: self.profile.posts[n].on, reverse=True)


def listings(view: View) -> Mapping[str, Listing]:
    """The lists of a profile by the last part of their address."""
    profile, settings = view.profile, view.profile.settings
    all_of = (
        ("friends", "Friends", "No friends to show", settings.friends_list, crowd(profile.friends)),
        (
            "followers",
            "Followers",
            "No followers to show",
            settings.follows,
            crowd(profile.followers),
        ),
        (
            "following",
            "Following",
            "Not following anyone",
            settings.follows,
            _items("following", view),
        ),
        ("groups", "Groups", "No groups to show", profile.groups.sharing, _items("groups", view)),
        ("likes", "Likes", "No likes to show", profile.likes.sharing, _items("likes", view)),
    )
    return {
        key: Listing(
            key,
            title,
            empty,
            sharing,
            members if view.sees(sharing) else (),
            editable=view.own and key in ("groups", "likes"),
        )
        for key, title, empty, sharing, members in all_of
    }


def _items(key: str, view: View) -> tuple[Member, ...]:
    profile = view.profile
    items = {
        "following": profile.following,
        "groups": profile.groups.items,
        "likes": profile.likes.items,
    }[key]
    path = "groups/" if key == "groups" else ""
    base = int(profile.id) * 10
    return tuple(
        Member(id=str(base + n), name=i.name, subtitle=i.detail, address=f"{path}{base + n}")
        for n, i in enumerate(items)
    )
