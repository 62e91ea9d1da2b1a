"""Which of the person's own posts are worth reading again, and why. Never what they say."""

from profilecheck.reread.post import Post
from profilecheck.reread.reason import Reason
from profilecheck.reread.weighing import reasons
from profilecheck.reread.worth import MOST_LISTED, order, worth_rereading

__all__ = ["MOST_LISTED", "Post", "Reason", "order", "reasons", "worth_rereading"]
