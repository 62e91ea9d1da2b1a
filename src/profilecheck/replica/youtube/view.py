"""One look at the replica YouTube: by whom, at whose channel, in which words, on which day."""

from dataclasses import dataclass
from datetime import date

from profilecheck.replica.wording import Words
from profilecheck.replica.youtube.profile import Video, Visibility, YouTubeProfile
from profilecheck.replica.youtube.state import Account

__all__ = ["View", "abbreviated", "age"]


@dataclass(frozen=True)
class View:
    """A channel as `viewer` sees it on the day `today`."""

    owner: Account
    viewer: Account | None
    words: Words
    today: date

    @property
    def profile(self) -> YouTubeProfile:
        """What the owner has."""
        return self.owner.profile

    @property
    def own(self) -> bool:
        """Whether somebody looks at their own channel."""
        return self.viewer is self.owner

    def videos(self) -> tuple[Video, ...]:
        """The videos a channel shows, newest first: the public ones, to its owner too."""
        public = (v for v in self.profile.videos if v.visibility is Visibility.PUBLIC)
        return tuple(sorted(public, key=lambda v: v.on, reverse=True))

    def counted(self, number: int, unit: str) -> str:
        """A count as the service writes it: "14 videos", "1.2K subscribers", "No videos"."""
        if number == 0:
            return self.words(f"No {unit}")
        return f"{abbreviated(number)} {self.words(unit if number != 1 else unit[:-1])}"


def abbreviated(count: int) -> str:
    """A count shortened as the service does it, rounded down: 312, 1.23K, 25M."""
    for step, unit in ((10**6, "M"), (1000, "K")):
        if count >= step:
            hundredths = count * 100 // step
            whole, part = divmod(hundredths, 100)
            shown = f"{whole}.{part:02d}".rstrip("0").rstrip(".")
            return f"{shown}{unit}"
    return str(count)


def age(on: date, today: date, words: Words) -> str:
    """How long ago a day was, in the service's words: "10 days ago"."""
    days = max((today - on).days, 0)
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= length:
            return _ago(days // length, unit, words)
    return _ago(days, "day", words) if days else _ago(1, "hour", words)


def _ago(number: int, unit: str, words: Words) -> str:
    if words.in_french:
        return f"il y a {number} {words(unit)}"
    return f"{number} {unit}{'s' if number != 1 else ''} ago"
