"""Which of the person's own posts are worth reading again, and why. Never what they say."""

from profilecheck.reread.post import Post
from profilecheck.reread.worth import worth_rereading

__all__ = ["Post", "worth_rereading"]
