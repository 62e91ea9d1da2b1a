"""From posts to the list of those worth reading again: by their day, with the reason."""

from collections.abc import Iterable

from profilecheck.model import Entries, Entry
from profilecheck.reread.post import Post
from profilecheck.school import Workplace

__all__ = ["worth_rereading"]


def worth_rereading(workplace: Workplace, posts: Iterable[Post]) -> Entries:
    """Return the posts that name the school, by their day; what they say is not kept."""
    return Entries(entries=tuple(e for post in posts if (e := _entry(workplace, post))))


def _entry(workplace: Workplace, post: Post) -> Entry | None:
    names = [m.matched for m in workplace.in_text(post.text) if m.kind.names_school]
    if not names:
        return None
    when = f"{post.day.day} {post.day:%B %Y}" if post.day else post.when or "unknown date"
    return Entry(text=f"{post.called} of {when}", detail=names[0], audience=post.audience)
