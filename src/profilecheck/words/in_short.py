"""The words of the four answers on top of a report.

They are said with the nouns of a network, or of any where several are meant that differ in them.
"""

from collections.abc import Sequence

from profilecheck.model import InShortQuestion
from profilecheck.vocabulary import Audience
from profilecheck.words.doing import who
from profilecheck.words.nouns import Network, filled
from profilecheck.words.plurals import capital, counted, listed
from profilecheck.words.report import shortened

__all__ = [
    "NOTHING_TO_SEE",
    "NOT_SO",
    "STRANGERS",
    "YES",
    "among_friends",
    "asks_in_short",
    "may_be_in",
    "maybe_more_there",
    "none_but",
    "none_but_there",
    "not_known",
    "not_known_there",
    "on_networks",
    "only_you",
    "only_you_there",
    "seen_by",
]

_ASKS = {
    InShortQuestion.POSTS: "Who can see your {posts}?",
    InShortQuestion.SCHOOL: "Is your school named?",
    InShortQuestion.WORK_CONTACT: "Is a work e-mail or number out?",
    InShortQuestion.FRIENDS: "Who can see your {friends}?",
}
_NONE_BUT = {
    InShortQuestion.POSTS: "Only your {friends}",
    InShortQuestion.FRIENDS: "Only you",
}
_LONGEST = 60
_NAMED = 2
"""Networks that are named in an answer; more of them are counted."""

STRANGERS = (Audience.MEMBERS, Audience.PUBLIC)
"""The audiences that are called “anyone” here."""
NOTHING_TO_SEE = "Nothing to see"
NOT_SO = "No"
YES = "Yes"


def asks_in_short(question: InShortQuestion, network: Network) -> str:
    """Return one of the four questions."""
    return filled(_ASKS[question], network)


def seen_by(audience: Audience, network: Network) -> str:
    """Return who can see a thing, as an answer: "Anyone", "Friends of friends"."""
    return capital("anyone" if audience in STRANGERS else who(audience, network))


def none_but(question: InShortQuestion, network: Network) -> str:
    """Return the answer where it was proved everywhere that nobody else can see a thing."""
    return filled(_NONE_BUT.get(question, NOT_SO), network)


def on_networks(answer: str, number: int, total: int) -> str:
    """Return an answer with how many networks it holds for: "Anyone, on 4 of 6"."""
    return answer if total == 1 else f"{answer}, on {_of(number, total)}"


def not_known(names: Sequence[str], total: int) -> str:
    """Return that it is not known on some of the networks, by name where they are few.

    Without any network, nothing was looked at.
    """
    if not names:
        return "Not known"
    few = len(names) <= _NAMED
    return f"Not known on {listed(names) if few else _of(len(names), total)}"


def only_you(names: Sequence[str], total: int) -> str:
    """Return that only the person can tell on some of the networks, as an answer."""
    few = len(names) <= _NAMED
    return f"Only you can tell, on {listed(names) if few else _of(len(names), total)}"


def only_you_there(names: Sequence[str]) -> str:
    """Return on which networks only the person can tell, to stand within a sentence."""
    return f"only you can tell on {listed(names)}"


def none_but_there(question: InShortQuestion, names: Sequence[str], network: Network) -> str:
    """Return on which networks nobody else can see it, to stand within a sentence."""
    return f"{filled(_NONE_BUT.get(question, 'not'), network).lower()} on {listed(names)}"


def not_known_there(names: Sequence[str]) -> str:
    """Return on which networks it is not known, to stand within a sentence."""
    return f"not known on {listed(names)}"


def may_be_in(texts: Sequence[str]) -> str:
    """Return in which texts it may be, to stand within a sentence, "" for none."""
    quoted = [f"“{shortened(text, _LONGEST)}”" for text in texts[:_NAMED]]
    more = len(texts) - len(quoted)
    return f"maybe in {listed([*quoted, f'{more} more'] if more else quoted)}" if quoted else ""


def maybe_more_there(names: Sequence[str]) -> str:
    """Return where more people may see it than is known, to stand within a sentence."""
    return f"maybe more people on {listed(names)}"


def among_friends(colleagues: int, pupils: int) -> str:
    """Return how many of the friends are from school, "" where none was counted."""
    among = []
    if colleagues:
        among.append(counted(colleagues, "colleague", "colleagues"))
    if pupils:
        among.append(counted(pupils, "present or former pupil", "present or former pupils"))
    return f"{listed(among)} among them" if among else ""


def _of(number: int, total: int) -> str:
    if number < total:
        return f"{number} of {total}"
    return "both" if total == 2 else f"all {total}"
