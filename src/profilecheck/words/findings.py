"""What a check found on one network, in a sentence or two: what is there, then what it means."""

from collections.abc import Collection, Iterable, Sequence

from profilecheck.vocabulary import Audience, Fact, Giveaway
from profilecheck.words.audiences import for_whom, shown_to
from profilecheck.words.facts import about, nothing_shown, where
from profilecheck.words.nouns import Network
from profilecheck.words.plurals import capital

__all__ = [
    "MAY_BE_MORE",
    "MAY_BE_WORK",
    "NOT_JUDGED_YET",
    "OF_ANOTHER",
    "ONE_ACCOUNT",
    "READ_EARLIER",
    "entries_listed",
    "entry_shown",
    "may_be_work_address",
    "may_name_school",
    "names_job",
    "names_job_and_part",
    "names_job_and_town",
    "names_no_school",
    "names_school",
    "no_work_contact",
    "posts_found_by_you",
    "posts_give_away",
    "posts_give_nothing_away",
    "posts_may_name_school",
    "school_has_contacts",
    "seen_at_most",
    "signs_in_with_work",
    "work_contact",
    "your_answer",
]

ONE_ACCOUNT = "We looked at one account only, so there is nothing to compare it with."
NOT_JUDGED_YET = "Only you can judge this one."
OF_ANOTHER = "You said so of another account, or at another school, so it does not count here."
READ_EARLIER = "What shows otherwise is from before we saw this."
MAY_BE_MORE = "There may be more: we couldn't read all of it."
MAY_BE_WORK = "We couldn't read which one it is, so it may be a work one."

_SCHOOL_NAMED = {
    Fact.PROFILE_NAME: "Your name here has your school in it",
    Fact.PROFILE_EDUCATION: "Your education names your school",
    Fact.PROFILE_LOCATION: "The place you give names your school",
    Fact.PROFILE_FAMILY: "Your family details name your school",
    Fact.PROFILE_LINKS: "A link on your profile names your school",
    Fact.MEMBERSHIPS: "A group or page of yours names your school",
}
_CONTACTS = (Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE)
_POSTS_NAMED = 3
"""Posts named by their day; the report lists all of them."""
_ENTRIES_NAMED = 12


def names_school(
    fact: Fact,
    text: str,
    audience: Audience | None,
    network: Network,
    *,
    past: bool,
    because: str,
) -> str:
    """Return e.g. "Your bio names your school (“Oakfield”), for anyone to see.".

    `text` is what was read, `past` whether it is a former workplace, `because` why it matched, ""
    where that goes without saying.
    """
    if fact is Fact.PROFILE_EMPLOYER:
        what = f"Your profile says you {'worked' if past else 'work'} at “{text}”"
    else:
        named = _SCHOOL_NAMED.get(fact, f"{capital(about(fact, network))} names your school")
        what = f"{named} (“{text}”)"
    why = f" {because}" if because else ""
    return f"{what}, {for_whom(audience, network)}.{why}"


def names_no_school(fact: Fact, network: Network) -> str:
    """Return e.g. "Your school isn't named in your bio."."""
    return f"Your school isn't named {where(fact, network)}."


def names_job(text: str, audience: Audience | None, network: Network, *, past: bool) -> str:
    """Return that an entry names the job, or one of the past, and no school."""
    do = "did" if past else "do"
    return (
        f"“{text}” says what you {do}, {for_whom(audience, network)}. It doesn't name your school."
    )


def names_job_and_town(text: str, audience: Audience | None, network: Network) -> str:
    """Return that an entry names the job and the school's town."""
    return (
        f"“{text}” says what you do, and in which town, {for_whom(audience, network)}. "
        "It doesn't name your school, but people can put the two together: leave one out."
    )


def names_job_and_part(text: str, words: str, audience: Audience | None, network: Network) -> str:
    """Return that an entry names the job, and has the school's own word in it."""
    return (
        f"“{text}” says what you do and has “{words}” in it, {for_whom(audience, network)}. "
        "Leave one of the two out, unless it means something else."
    )


def may_name_school(text: str, words: str, audience: Audience | None, network: Network) -> str:
    """Return that an entry has the school's own word in it, which may be a place or a person."""
    it = f"“{text}” is there" if words == text else f"“{text}” has “{words}” in it"
    return f"{it}, {for_whom(audience, network)}. Only you can tell whether it means your school."


def work_contact(
    fact: Fact, contact: str, audience: Audience | None, network: Network, *, is_phone: bool
) -> str:
    """Return e.g. "Your work number 0113 496 0123 is on your profile, for anyone to see."."""
    what = "number" if is_phone else "e-mail"
    place = "on your profile" if fact in _CONTACTS else where(fact, network)
    return f"Your work {what} {contact} is {place}, {for_whom(audience, network)}."


def may_be_work_address(contact: str) -> str:
    """Return that an address has the school's own word in it."""
    return f"“{contact}” may be your school's. Only you can tell if it is a work address."


def signs_in_with_work(contact: str) -> str:
    """Return that the account itself goes by a work address."""
    return f"You sign in with your work e-mail, {contact}."


def no_work_contact(fact: Fact, network: Network) -> str:
    """Return e.g. "No work e-mail or number in your bio."."""
    return f"No work e-mail or number {where(fact, network)}."


def school_has_contacts(*, phones: bool) -> str:
    """Return which of the school's details are missing to know a work contact by."""
    what, one = ("phone numbers", "number") if phones else ("e-mail addresses", "address")
    return (
        f"We don't know your school's {what}, so we can't say if this is a work {one}. "
        "Tell us what they are."
    )


def entry_shown(fact: Fact, text: str, audience: Audience | None, network: Network) -> str:
    """Return e.g. "Your profile shows your birthday (“3 May”), for anyone to see."."""
    what = _part_of_birthday(text) if fact is Fact.PROFILE_BIRTHDAY else about(fact, network)
    return f"Your profile shows {what} (“{text}”), {for_whom(audience, network)}."


def _part_of_birthday(text: str) -> str:
    """Return what of a birthday is shown: a lone number is a year, or else an age."""
    if not text.isdecimal():
        return "your birthday"
    return "your year of birth" if len(text) == len("1991") else "your age"


def seen_at_most(fact: Fact, widest: Audience | None, network: Network, *, listed: bool) -> str:
    """Return who sees the most widely seen of what is listed under a fact, or that nothing is."""
    if not listed:
        return nothing_shown(fact, network)
    return f"{capital(about(fact, network))}: {shown_to(widest, network)}."


def entries_listed(
    fact: Fact, entries: Sequence[tuple[str, Audience | None]], network: Network
) -> str:
    """Return what is listed under a fact, those that the same people see in one sentence.

    What is listed several times is said once, as seen by the most people.
    """
    if not entries:
        return nothing_shown(fact, network)
    widest: dict[str, Audience | None] = {}
    for text, audience in entries:
        known = (a for a in (audience, widest.get(text)) if a is not None)
        widest[text] = max(known, default=None)
    seen_by: dict[Audience | None, list[str]] = {}
    for text, audience in list(widest.items())[:_ENTRIES_NAMED]:
        seen_by.setdefault(audience, []).append(f"“{text}”")
    sentences = [_listed(texts, audience, network) for audience, texts in seen_by.items()]
    more = len(widest) - _ENTRIES_NAMED
    rest = f" And {more} more." if more > 0 else ""
    return f"{capital(about(fact, network))}: {' '.join(sentences)}{rest}"


def _listed(texts: Iterable[str], audience: Audience | None, network: Network) -> str:
    who = f", {for_whom(audience, network)}" if audience else ""
    return f"{'; '.join(texts)}{who}."


def posts_give_away(
    given: Collection[Giveaway],
    number: int,
    days: Sequence[str],
    audience: Audience | None,
    network: Network,
) -> str:
    """Return e.g. "2 of your posts name your school, for anyone to see.", and of which days."""
    if Giveaway.SCHOOL in given:
        does = "names your school" if number == 1 else "name your school"
    else:
        does = f"{'gives' if number == 1 else 'give'} a work e-mail or number"
    return (
        f"{_some(number, network)} {does}, {for_whom(audience, network)}. ({_named(days, network)})"
    )


def posts_may_name_school(
    number: int, days: Sequence[str], audience: Audience | None, network: Network
) -> str:
    """Return how many posts have the school's own word in them, and of which days."""
    posts = f"{_some(number, network)} may name your school, {for_whom(audience, network)}"
    return f"{posts}. Only you can tell. ({_named(days, network)})"


def _some(number: int, network: Network) -> str:
    return f"{'One' if number == 1 else f'{number:,}'} of your {network.nouns.posts}"


def _named(days: Sequence[str], network: Network) -> str:
    """Return the first posts by their days: "Post of 3 May 2024; post of 4 May 2024; …"."""
    return _within(days[:_POSTS_NAMED], network) + ("; …" if len(days) > _POSTS_NAMED else "")


def posts_found_by_you(days: Sequence[str], audience: Audience | None, network: Network) -> str:
    """Return what the person said of posts that they named."""
    posts = network.nouns.posts
    ones = f"one of your {posts} names" if len(days) == 1 else f"some of your {posts} name"
    does = f"{ones} your school or a work contact"
    listed = "; ".join(f"“{day}”" for day in days[:_POSTS_NAMED])
    more = "; …" if len(days) > _POSTS_NAMED else ""
    return f"You said that {does}, {for_whom(audience, network)}. ({listed}{more})"


def _within(days: Sequence[str], network: Network) -> str:
    """Return posts named by their day in one line: "Post of 3 May 2024; post of 4 May 2024"."""
    noun = network.nouns.post
    first, *others = days
    return "; ".join((first, *(day.replace(capital(noun), noun, 1) for day in others)))


def posts_give_nothing_away(given: Collection[Giveaway], network: Network) -> str:
    """Return that no post names the school, or that none has a work contact in it."""
    what = "names your school" if Giveaway.SCHOOL in given else "gives a work e-mail or number"
    return f"None of your {network.nouns.posts} {what}."


def your_answer(words: str) -> str:
    """Return the person's own answer as theirs."""
    return f"You said: {words}"
