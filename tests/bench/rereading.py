"""Posts worth reading again: how many are told rightly, by kind, and what telling them costs.

Only the posts held out tell what the rules are worth: they were written when the rules stood.
"""

import itertools
import time
from collections.abc import Callable, Iterable

from profilecheck.reread import Post, worth_rereading
from tests.reread.plain import plainly
from tests.reread.planted import Planted, matcher, planted, score

_POSTS = 5_000
_ORDINARY = [
    "Half term in Whitby. Lovely walk along the cliffs with the dog, then fish and chips.",
    "Happy birthday to the best sister anyone could ask for! See you at the weekend 🎂",
    "Does anyone know a good plumber in Leeds? The boiler has given up again and it is freezing.",
    "New favourite café found. Great coffee, better cake, and they let me read for two hours.",
]

Row = tuple[str, str, str]


def measure() -> list[Row]:
    """Return the rows of the table."""
    return [
        *_half("held out", [p for p in planted() if p.held_out]),
        *_half("made on", [p for p in planted() if not p.held_out]),
        *_by_kind([p for p in planted() if p.held_out and p.listed]),
        _time(),
        _quickness("planted", [p.text for p in planted()]),
        _quickness("ordinary", _ORDINARY),
    ]


def _half(name: str, posts: list[Planted]) -> list[Row]:
    whole = score(iter(posts))
    usual = score(p for p in posts if not p.in_other_words)
    other = score(p for p in posts if p.in_other_words)
    right = f"{whole.found} of {whole.found + whole.wrong} listed, from {len(posts)} posts"
    return [
        (f"to read again, {name}: precision", right, f"{whole.precision:.2f}"),
        _recall(f"{name}: recall, usual words", usual.found, usual.missed),
        _recall(f"{name}: recall, other words", other.found, other.missed),
    ]


def _by_kind(posts: list[Planted]) -> list[Row]:
    rows = []
    for kind, group in itertools.groupby(posts, key=lambda post: post.kind):
        told = score(group)
        rows.append(_recall(f"held out: recall of {kind}", told.found, told.missed))
    return rows


def _recall(what: str, found: int, missed: int) -> Row:
    return (
        f"to read again, {what}",
        f"{found} of {found + missed}",
        f"{found / (found + missed):.2f}",
    )


def _time() -> Row:
    posts = list(itertools.islice(itertools.cycle(Post(p.text) for p in planted()), _POSTS))
    place = matcher()
    place.in_text("Oakfield")  # what is made once is made before anything is timed
    plain = _seconds(posts, lambda each: [place.in_text(post.text) for post in each])
    whole = _seconds(posts, lambda each: worth_rereading(place, each))
    return (
        f"to read again: {_POSTS:,} posts, over only looking for the school's name",
        f"{whole:.2f} s over {plain:.2f} s",
        f"{whole / plain:.2f}",
    )


def _quickness(which: str, texts: list[str]) -> Row:
    """What a post takes, over what it takes in the plain way, each text being new."""
    posts = [Post(f"{text} {number}") for number, text in enumerate(_repeated(texts))]
    with plainly():
        plain = _seconds_a_post(posts)
    quick = _seconds_a_post(posts)
    return (
        f"to read again: {which} posts, over trying every pattern at every word",
        f"{quick * 1e6:.0f} µs a post over {plain * 1e6:.0f} µs",
        f"{quick / plain:.2f}",
    )


def _repeated(texts: list[str]) -> Iterable[str]:
    return itertools.islice(itertools.cycle(texts), _POSTS)


def _seconds_a_post(posts: list[Post]) -> float:
    matcher.cache_clear()
    place = matcher()
    worth_rereading(place, posts[: len(posts) // 2])  # patterns are made on first use
    seconds = _seconds(posts, lambda each: worth_rereading(place, each))
    matcher.cache_clear()
    return seconds / len(posts)


def _seconds(posts: Iterable[Post], work: Callable[[Iterable[Post]], object]) -> float:
    start = time.process_time()
    work(posts)
    return time.process_time() - start
