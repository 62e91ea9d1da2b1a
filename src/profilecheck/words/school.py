"""Why words on a profile point at the school: one plain sentence for each kind of match."""

__all__ = [
    "has_name_in_it",
    "is_address",
    "is_handle",
    "is_name",
    "is_phone",
    "is_role",
    "is_role_and_part",
    "is_role_and_town",
    "is_school_ending",
    "is_short_name",
    "reason_without_quote",
]


def is_name(words: str) -> str:
    """That these words are the school's name, however it is written."""
    return f"“{words}” is your school's name."


def is_short_name(words: str) -> str:
    """That these words are short for the school's name."""
    return f"“{words}” is short for your school's name."


def has_name_in_it(handle: str) -> str:
    """That a handle is made with the school's name."""
    return f"“{handle}” has your school's name in it."


def is_phone(number: str) -> str:
    """That a number is the school's."""
    return f"“{number}” is your school's phone number."


def is_address(words: str, domain: str, *, is_email: bool) -> str:
    """That an e-mail or web address is of the school's own domain."""
    kind = "an e-mail" if is_email else "a web"
    return f"“{words}” is {kind} address at your school ({domain})."


def is_handle(words: str, domain: str) -> str:
    """That a handle, as after an @, is made of the school's own domain."""
    return f"“{words}” ends in your school's web address ({domain})."


def is_school_ending(words: str, ending: str) -> str:
    """That an address is one that only a school can have."""
    return f"“{words}” is an address only a school has, as it ends in {ending}."


def is_role(word: str) -> str:
    """That a word says the person works in some school."""
    return f"“{word}” says that you work in a school."


def is_role_and_town(word: str, town: str) -> str:
    """That a role and a town together give the school away."""
    return f"“{word}” and “{town}” together say what you do, and in which town."


def is_role_and_part(word: str, words: str) -> str:
    """That a role and the school's own word together give the school away."""
    return f"“{word}” and “{words}” together say what you do, and may say where."


def reason_without_quote(words: str, because: str) -> str:
    """Return `because` without saying again the words that were just quoted whole."""
    rest = because.removeprefix(f"“{words}” ")
    return because if rest == because else f"It {rest}"
