"""Why a post is worth reading again, and what is said of the list of such posts."""

from profilecheck.words.nouns import Network
from profilecheck.words.plurals import counted

__all__ = [
    "COLLEAGUES",
    "CONFIDENTIAL",
    "FEELINGS",
    "MATTERS",
    "MAYBE_SCHOOL",
    "PARENTS",
    "PERSON",
    "PUPILS",
    "READ_AGAIN",
    "SCHOOL",
    "SEEN_BY_NOBODY_KNOWS",
    "none_to_reread",
    "posts_to_reread",
]

SCHOOL = "names your school"
MAYBE_SCHOOL = "may name your school"
PERSON = "names somebody on your list"
PUPILS = "mentions pupils or a class"
CONFIDENTIAL = "sounds like news that is not for everyone"
COLLEAGUES = "mentions people you work with"
PARENTS = "mentions parents or families"
FEELINGS = "is about a hard day at work"
MATTERS = "is about school matters"

SEEN_BY_NOBODY_KNOWS = "we don't know who can see it, so it is listed with the public ones"

READ_AGAIN = (
    "These posts speak of your school, its people or your work. That is no judgement. "
    "Read each one as a parent or a colleague would. Then keep it, change who can see it, or take "
    "it down. We miss many posts that say a thing in other words, so look through your posts too."
)


def none_to_reread(searched: int | None, network: Network) -> str:
    """Return that none of the posts looked through is worth reading again by its words."""
    if searched == 0:
        return f"There were no {network.nouns.posts} to look through."
    looked = (
        ""
        if searched is None
        else f"We looked through {counted(searched, network.nouns.post, network.nouns.posts)}. "
    )
    if searched == 1:
        return f"{looked}By its words it need not be read again, but do look at it yourself."
    return (
        f"{looked}None needs reading again by its words. Some may say it in other words, so look "
        "through them yourself too."
    )


def posts_to_reread(number: int, public: int, network: Network, *, at_least: bool) -> str:
    """Return how many posts are worth reading again, and how many of them anyone can see."""
    nouns = network.nouns
    start = "At least " if at_least else ""
    things = counted(number, nouns.post, nouns.posts)
    all_of = {1: "it", 2: "both of them"}.get(number, "all of them")
    them = f"{public:,} of them" if public < number else all_of
    seen = f" Anyone on the internet can see {them}." if public else ""
    is_are = "is" if number == 1 else "are"
    return (
        f"{start}{things} {is_are} worth reading again.{seen} The list is under “Worth reading "
        "again”."
    )
