"""Rules on the choices of an author's pages: each is taken for what it is, or for nothing.

Every choice that decides what a page tells is made otherwise, taken away, given a word that no
network has, doubled by a copy that says otherwise, and put beside a copy that is not shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.conformance.choices import choices_of
from profilecheck.conformance.data import documents_of
from profilecheck.conformance.nodes import nodes_of, with_nodes
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Chosen, Read, Tried, settings_of
from profilecheck.model import Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["SETTINGS"]

Setting = Audience | bool
_FOLLOWERS = re.compile(r"\bfollowers?\b", re.IGNORECASE)


def _shown(value: object) -> str:
    return value.value if isinstance(value, Audience) else "yes" if value else "no"


def _tells_each_option_for_what_it_is(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        for fact in sorted({*chosen.decides, *chosen.is_word_of}):
            told = {n: s[fact] for n, s in chosen.by_option.items() if fact in s}
            for number, value in told.items():
                meant = tried.meant(chosen.read, fact, chosen.choice.options[number])
                if meant is not None and _is_another(value, meant):
                    yield (
                        f"{chosen.read.name}: with “{chosen.choice.words(number)}” chosen in "
                        f"{chosen.choice.name}, {fact.value} is told as {_shown(value)}, "
                        f"and it means {_shown(meant)}."
                    )
            yield from _wants_the_widest(tried, chosen, fact, told)


def _is_another(value: Setting, meant: Setting) -> bool:
    """Whether a value is narrower than is meant, or is the other way of a switch.

    What everyone may see is by some networks shown to members only.
    """
    if isinstance(value, Audience) and isinstance(meant, Audience):
        return value < min(meant, Audience.MEMBERS)
    return value is not meant


def _wants_the_widest(
    tried: Tried, chosen: Chosen, fact: Fact, told: Mapping[int, Setting]
) -> Iterator[str]:
    wanted = tried.wanted(fact)
    audiences = {n: value for n, value in told.items() if isinstance(value, Audience)}
    for number, value in audiences.items():
        words = {normalise(word) for word in chosen.choice.options[number]}
        if wanted in words and min(audiences.values()) < value == max(audiences.values()):
            yield (
                f"{chosen.read.name}: “{chosen.choice.words(number)}” in {chosen.choice.name} is "
                f"what the way by hand wants chosen, and {fact.value} is told as "
                f"{_shown(value)}, the widest of its options."
            )


# The setting that the way by hand names


def _reads_the_setting_named(tried: Tried) -> Iterator[str]:
    """What decides a fact is the list or box that the way by hand sends the person to."""
    for chosen in tried.choices:
        for fact, told in chosen.read.settings.items():
            if not _is_named(tried, chosen, fact):
                continue
            yield from _tells_nothing_of_an_option(tried, chosen, fact)
            if _is_alike(chosen.by_option, fact, told):
                word = _word_meant_otherwise(tried, chosen, fact, told)
                if word and not _bounded(chosen, fact):
                    yield (
                        f"{chosen.read.name}: {fact.value} is told as {_shown(told)}, whatever is "
                        f"chosen in {chosen.choice.name}, the setting that the way by hand names; "
                        f"“{word}” there means something else."
                    )


def _tells_nothing_of_an_option(tried: Tried, chosen: Chosen, fact: Fact) -> Iterator[str]:
    """An option that has a meaning is told, or it is said why not.

    Where the page carries data, it contradicts a form of which a copy says otherwise.
    """
    if next(documents_of(chosen.read.capture), None) is not None:
        return
    for number in chosen.choice.others():
        meant = tried.meant(chosen.read, fact, chosen.choice.options[number])
        told = [r for r in chosen.read.again(chosen.choice.choose(number)) if r.fact is fact]
        changed = [isinstance(r, Unread) and r.reason is UnreadReason.PAGE_CHANGED for r in told]
        if meant is not None and all(changed):
            yield (
                f"{chosen.read.name}: with “{chosen.choice.words(number)}” chosen in "
                f"{chosen.choice.name}, the setting that the way by hand names, {fact.value} is "
                f"not told; it means {_shown(meant)}."
            )


def _is_named(tried: Tried, chosen: Chosen, fact: Fact) -> bool:
    guidance = tried.site.guidance.get(fact)
    setting = _plain(guidance.setting) if guidance else ""
    if not setting or not _is_called(chosen, setting):
        return False
    alike = [c for c in tried.choices if c.read is chosen.read and _is_called(c, setting)]
    return len(alike) == 1


def _is_called(chosen: Chosen, setting: str) -> bool:
    return any(_plain(label) == setting for label in chosen.choice.labels)


def _plain(label: str) -> str:
    return normalise(label).rstrip("?: ")


def _is_alike(by_option: Mapping[int, Mapping[Fact, Setting]], fact: Fact, told: Setting) -> bool:
    return all(settings.get(fact) == told for settings in by_option.values())


def _word_meant_otherwise(tried: Tried, chosen: Chosen, fact: Fact, told: Setting) -> str:
    for number, words in enumerate(chosen.choice.options):
        meant = tried.meant(chosen.read, fact, words)
        if meant is not None and _is_another(told, meant):
            return chosen.choice.words(number)
    return ""


def _bounded(chosen: Chosen, fact: Fact) -> bool:
    """Whether the choice decides once another of the page is made otherwise: that one bounds it.

    So may a text that is written in a field, such as a place that stands on every post.
    """
    capture = chosen.read.capture
    others = (c for c in choices_of(capture, ()) if c.name != chosen.choice.name)
    chosen_otherwise = (choice.choose(number) for choice in others for number in choice.others())
    for changed in chain(chosen_otherwise, _without_a_text(capture)):
        same = (c for c in choices_of(changed, ()) if c.name == chosen.choice.name)
        told = {
            settings_of(chosen.read.page, chosen.read.again(capture)).get(fact)
            for choice in same
            for capture in (changed, *map(choice.choose, choice.others()))
        }
        if len(told) > 1:
            return True
    return False


def _without_a_text(capture: Capture) -> Iterator[Capture]:
    """Yield the page with each of its written fields emptied in turn."""
    for at, node in enumerate(nodes_of(capture.tree)):
        kind = (node.attributes.get("type") or "text").lower() if node.tag == "input" else ""
        if kind == "text" and node.attributes.get("value"):
            yield with_nodes(capture, {at: _empty})


def _empty(field: LexborNode) -> None:
    field.attrs["value"] = ""


def _tells_nothing_of_what_is_gone(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        capture = chosen.choice.gone()
        for fact, value in _taken_for_granted(chosen, capture):
            if _another_choice_tells(chosen, capture, fact, value):
                continue
            still = "is still told, as" if fact in chosen.decides else "becomes"
            yield (
                f"{chosen.read.name}: without {chosen.choice.name}, {fact.value} {still} "
                f"{_shown(value)}."
            )


def _takes_no_unknown_word(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        if (capture := chosen.choice.unknown()) is None:
            continue
        for fact, value in _taken_for_granted(chosen, capture):
            # An option that tells wider shows that no other choice bounds it.
            wider = _has_wider(chosen, fact, value)
            if wider or not _another_choice_tells(chosen, capture, fact, value):
                yield (
                    f"{chosen.read.name}: with an unknown word in {chosen.choice.name}, "
                    f"{fact.value} is told as {_shown(value)}."
                )


def _taken_for_granted(chosen: Chosen, capture: Capture) -> Iterator[tuple[Fact, Setting]]:
    """Yield what is told on a page where the choice says nothing, and no page before it says it."""
    told = settings_of(chosen.read.page, chosen.read.again(capture)).items()
    own = chosen.read.settings
    asked = [(f, value) for f, value in told if f in chosen.decides or value != own.get(f, value)]
    if asked:
        before = settings_of(chosen.read.page, chosen.read.alone.again(capture))
        yield from ((fact, value) for fact, value in asked if before.get(fact) == value)


def _has_wider(chosen: Chosen, fact: Fact, value: Setting) -> bool:
    told = (settings.get(fact) for settings in chosen.by_option.values())
    return isinstance(value, Audience) and any(isinstance(t, Audience) and t > value for t in told)


def _another_choice_tells(chosen: Chosen, capture: Capture, fact: Fact, value: Setting) -> bool:
    others = (c for c in choices_of(capture, ()) if c.name != chosen.choice.name)
    for choice in others:
        for number in choice.others():
            now = settings_of(chosen.read.page, chosen.read.again(choice.choose(number)))
            if now and now.get(fact) != value:
                return True
    return False


def _takes_no_side(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        for fact, number, other in _contradictions(chosen):
            told = {
                settings_of(chosen.read.page, chosen.read.again(capture)).get(fact)
                for capture in chosen.choice.beside(number)
            }
            own = chosen.read.settings[fact]
            widest = max(own, other) if isinstance(own, Audience) else None
            if sides := told - {None, widest}:
                yield (
                    f"{chosen.read.name}: {chosen.choice.name} stands twice, once with "
                    f"“{chosen.choice.words(number)}”, and {fact.value} is told as "
                    f"{_shown(next(iter(sides)))}."
                )


def _contradictions(chosen: Chosen) -> Iterator[tuple[Fact, int, Setting]]:
    """Yield a fact with an option by which it is told otherwise, and how."""
    for fact in chosen.decides:
        own = chosen.read.settings.get(fact)
        told = ((n, s[fact]) for n, s in chosen.by_option.items() if fact in s)
        other = next(((n, value) for n, value in told if value != own), None)
        if own is not None and other is not None:
            yield fact, *other


def _reads_no_hidden_copy(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        for fact, number, _ in _contradictions(chosen):
            own = chosen.read.settings[fact]
            for capture in chosen.choice.hidden(number):
                value = settings_of(chosen.read.page, chosen.read.again(capture)).get(fact, own)
                if value != own:
                    yield (
                        f"{chosen.read.name}: a copy of {chosen.choice.name} that is not shown "
                        f"says “{chosen.choice.words(number)}”, and {fact.value} is told as "
                        f"{_shown(value)}."
                    )
                    break


# Followers


def _grades_followers(tried: Tried) -> Iterator[str]:
    for chosen in tried.choices:
        for number in range(len(chosen.choice.options)):
            yield from _friends_with(tried, chosen, number)


def _friends_with(tried: Tried, chosen: Chosen, number: int) -> Iterator[str]:
    words = chosen.choice.options[number]
    named = any(_FOLLOWERS.search(word) for word in words)
    for fact, value in chosen.by_option.get(number, {}).items():
        if value is not Audience.FRIENDS or fact not in chosen.decides:
            continue
        # Where friends are followers, an option is theirs unless the header says it is friends'.
        followers = _FOLLOWERS.search(tried.site.nouns.friends)
        if not named and not (followers and tried.meant(chosen.read, fact, words) is None):
            continue
        capture = chosen.choice.choose(number)
        if not any(_is_less(r, fact) for r in _without_approval(chosen.read, capture)):
            yield (
                f"{chosen.read.name}: “{chosen.choice.words(number)}” in {chosen.choice.name} is "
                f"told as friends for {fact.value}, whether or not followers wait for a yes "
                f"({Fact.FOLLOWERS_APPROVAL.value})."
            )


def _without_approval(read: Read, capture: Capture) -> Iterator[Readings]:
    """Yield what the page tells where followers need no yes, as far as it can say so."""
    yield read.where(Fact.FOLLOWERS_APPROVAL, value=False).again(capture)
    before = settings_of(read.page, read.again(capture)).get(Fact.FOLLOWERS_APPROVAL)
    for choice in choices_of(capture, ()):
        for number in choice.others():
            now = read.again(choice.choose(number))
            approval = settings_of(read.page, now).get(Fact.FOLLOWERS_APPROVAL)
            if choice.is_switch or approval is not before:
                yield now


def _is_less(readings: Readings, fact: Fact) -> bool:
    own = [r for r in readings if r.fact is fact]
    return any(
        r.reason is UnreadReason.AUDIENCE_NOT_SHOWN
        if isinstance(r, Unread)
        else r.value is not Audience.FRIENDS
        for r in own
    )


SETTINGS: Mapping[str, Callable[[Tried], Iterator[str]]] = {
    "tells each option for what it is": _tells_each_option_for_what_it_is,
    "reads the setting that the way by hand names": _reads_the_setting_named,
    "tells nothing of what is gone": _tells_nothing_of_what_is_gone,
    "takes no unknown word for a known one": _takes_no_unknown_word,
    "takes no side where two copies differ": _takes_no_side,
    "reads no hidden copy": _reads_no_hidden_copy,
    "takes followers for friends only where they wait": _grades_followers,
}
"""The rules, by what they ask of an adapter; each yields a sentence for what is not right."""
