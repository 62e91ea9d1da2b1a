"""Each rule of adapters sees what breaks it, and the suite sees through readers that guess."""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.browser.lists import ListReads
from profilecheck.conformance import EVERY_RULE, SavedPages
from profilecheck.model import Guidance, Observed, Unread
from profilecheck.sites.header import LabelsHeader, PostReadHeader
from profilecheck.sites.site import Identity, OpenSite, ReadContext
from profilecheck.vocabulary import Audience, Fact, Viewpoint
from tests.each import each
from tests.networks import open_site, with_header

GOOD = open_site("mastodon@social.example")


def policy(**changes: Any) -> Callable[[OpenSite], OpenSite]:
    return lambda s: with_header(s, policy=s.header.policy.model_copy(update=changes))


def first_page(**changes: Any) -> Callable[[OpenSite], OpenSite]:
    def change(good: OpenSite) -> OpenSite:
        page = dataclasses.replace(good.pages[0], **changes)
        return dataclasses.replace(good, pages=(page, *good.pages[1:]))

    return change


def changed(**changes: Any) -> Callable[[OpenSite], OpenSite]:
    return lambda s: with_header(s, **changes)


def without(name: str, fact: Fact) -> Callable[[OpenSite], OpenSite]:
    def change(good: OpenSite) -> OpenSite:
        table: Mapping[Fact, Any] = getattr(good.header, name)
        return with_header(good, **{name: {f: v for f, v in table.items() if f is not fact}})

    return change


def wants(fact: Fact, option: str, **means: Audience | bool) -> Callable[[OpenSite], OpenSite]:
    """The way by hand of a fact: which of its options it has the person choose."""
    guidance = Guidance(
        url="https://social.example/settings",
        steps=("Settings", "{wanted}"),
        wanted=option,
        look_for="What is chosen.",
        options=tuple(means),
        means=means,
    )
    return lambda good: with_header(good, guidance={**good.header.guidance, fact: guidance})


def guesses(context: ReadContext) -> Iterator[Observed | Unread]:
    """A reader that has a default: the kind that calls a missing box secure."""
    yield context.observed(Fact.FOLLOWERS_APPROVAL, True, "")


def trusting(good: OpenSite) -> OpenSite:
    """An adapter that takes every page for the person's own, whatever it shows."""
    eager = first_page(read=guesses, anchor=lambda _, __: True)(good)
    identity = Identity(signed_in="somebody")
    return dataclasses.replace(eager, identity=lambda _: identity, barrier=lambda _: None)


def open_for_somebody(good: OpenSite) -> OpenSite:
    """An adapter that takes every page for one that is open for whoever is signed in."""
    return dataclasses.replace(good, identity=lambda _: Identity(somebody=True))


AS_NAMED = "https://social.example/@{account}/settings"


def addressed(good: OpenSite) -> OpenSite:
    """An adapter that takes whoever the address of its first page names for the one signed in."""

    def identity(capture: Capture) -> Identity:
        named = re.search(r"/@([^/]+)/settings$", capture.url)
        return Identity(signed_in=named[1]) if named else good.identity(capture)

    several = with_header(good, account_home_url=AS_NAMED)
    return dataclasses.replace(several, identity=identity)


def says(**wordings: Any) -> Callable[[OpenSite], OpenSite]:
    """Words in English, from a header that nothing has checked."""
    nothing: dict[str, Any] = {"rows": {}, "audiences": {}, "switches": {}}
    english = LabelsHeader.model_construct(**{**nothing, **wordings})
    return lambda good: with_header(good, languages={"en": english})


READS = (PostReadHeader(path="/read", names=frozenset({"listPosts"}), field="name"),)
WRITES = (PostReadHeader(path="/read", names=frozenset({"savePosts"}), field="name"),)
UNNAMED = (PostReadHeader(path="/settings/privacy", names=frozenset({"list"})),)


@each(
    ("rule", "change"),
    [
        ("has an id", changed(id="Mastodon!")),
        ("has an id", changed(name=" ")),
        ("reads or rules out every fact", without("not_applicable", Fact.STORIES_AUDIENCE)),
        ("reads or rules out every fact", first_page(promises=())),
        ("has a way by hand", without("guidance", Fact.FRIENDS_AUDIENCE)),
        (
            "wants the more private choice",
            wants(Fact.FOLLOWERS_APPROVAL, "Ticked", Ticked=False, Unticked=True),
        ),
        (
            "wants the more private choice",
            wants(Fact.FRIENDS_AUDIENCE, "All", All=Audience.PUBLIC, Some=Audience.FRIENDS),
        ),
        ("stays on its own hosts", changed(sign_in_url="https://elsewhere.example/")),
        ("stays on its own hosts", changed(home_url="http://social.example/")),
        ("stays on its own hosts", first_page(url="https://social.example/auth/sign_out")),
        ("opens nothing that acts", policy(acting_gets=())),
        ("opens nothing that acts", policy(acting_gets=("/followers$",))),
        ("names its reads", policy(post_reads=WRITES)),
        ("states its basis", changed(basis_note="All is well.")),
        ("states its basis", first_page(note="")),
        ("speaks calmly", changed(basis_note="A violation, not yet been confirmed!")),
        ("gives each wording one meaning", says(rows={"one": ("?",)})),
        (
            "gives each wording one meaning",
            says(rows={"one": ("Who sees it?",), "two": ("who sees it:",)}),
        ),
        (
            "gives each wording one meaning",
            says(audiences={Audience.FRIENDS: ("Friends.",), Audience.PUBLIC: ("friends",)}),
        ),
        ("writes nothing", policy(post_reads=UNNAMED)),
        ("asks nobody else", policy(hosts=("social.example", ".example"))),
        ("asks nobody else", policy(hosts=("social.example", ".cloudfront.net"))),
        ("observes nothing on other pages", trusting),
        ("knows nobody on other pages", trusting),
        ("knows nobody on other pages", addressed),
        ("knows nobody on other pages", open_for_somebody),
        ("knows its sign-in", lambda good: dataclasses.replace(good, barrier=lambda _: None)),
        ("stays on its own hosts", changed(account_home_url="https://elsewhere.example/{account}")),
    ],
)
def test_a_rule_sees_what_breaks_it(rule: str, change: Callable[[OpenSite], OpenSite]) -> None:
    assert list(EVERY_RULE[rule](GOOD)) == []
    assert list(EVERY_RULE[rule](change(GOOD)))


def ruled_out(fact: Fact, why: str) -> Callable[[OpenSite], OpenSite]:
    return lambda s: with_header(s, not_applicable={**s.header.not_applicable, fact: why})


def guided(fact: Fact, *wanted: str) -> Callable[[OpenSite], OpenSite]:
    """The way by hand of a fact: what the person is to choose, and its options."""
    url, steps, look_for = "https://social.example/settings", ("Settings",), "What is chosen."
    made = Guidance(
        url=url, steps=steps, look_for=look_for, wanted="".join(wanted[:1]), options=wanted
    )
    return lambda s: with_header(s, guidance={**s.header.guidance, fact: made})


def twice(good: OpenSite) -> OpenSite:
    return dataclasses.replace(good, pages=(*good.pages, good.pages[0]))


def reads(*names: str, read_name: str = "^list", **more: Any) -> Callable[[OpenSite], OpenSite]:
    read = PostReadHeader.model_construct(
        path="/read", names=frozenset(names), **{"field": "", "header": "", "query": "", **more}
    )
    return policy(post_reads=(read,), read_name=read_name)


SCROLLED = ListReads("listPosts", lambda body: None, lambda capture: None)


@each(
    ("rule", "change", "says"),
    [
        (
            "reads or rules out every fact",
            ruled_out(Fact.FRIENDS_AUDIENCE, "There is none."),
            "friends.audience is promised by a page, and not applicable as well.",
        ),
        (
            "reads or rules out every fact",
            ruled_out(Fact.MEMBERSHIPS, " "),
            "memberships is not applicable for no reason given.",
        ),
        (
            "has a way by hand",
            guided(Fact.FRIENDS_AUDIENCE),
            "friends.audience has guidance without the wanted choice and the options.",
        ),
        (
            "has a way by hand",
            guided(Fact.MEMBERSHIPS, "None"),
            "memberships has guidance, and no page promises it.",
        ),
        ("stays on its own hosts", changed(home_url="/home"), "“/home” is no whole address."),
        ("names its reads", reads(), "/read allows reads without a name."),
        (
            "names its reads",
            reads("listPosts", "listMore"),
            "/read has several names, and no field or header to tell them by.",
        ),
        (
            "names its reads",
            reads("getPosts", field="name"),
            "“getPosts” is a read that read_name does not fit.",
        ),
        (
            "scrolls by allowed reads",
            first_page(list_reads=SCROLLED),
            "the list of page home is read by listPosts, not allowed.",
        ),
        ("states its basis", twice, "it has no pages, or two of one id."),
        (
            "states its basis",
            lambda good: dataclasses.replace(good, pages=()),
            "it has no pages, or two of one id.",
        ),
        ("states its basis", first_page(viewpoints=()), "page home is opened by nobody."),
        ("states its basis", first_page(promises=()), "page home is opened for nothing."),
        (
            "states its basis",
            first_page(url="{profile}/x", belongs_to_owner=False),
            "page home is the person's own, and does not check whose it is (belongs_to_owner).",
        ),
    ],
)
def test_a_rule_says_what_breaks_it(
    rule: str, change: Callable[[OpenSite], OpenSite], says: str
) -> None:
    good = first_page(id="home", viewpoints=(Viewpoint.OWNER,))(GOOD)
    assert list(EVERY_RULE[rule](good)) == []
    assert says in list(EVERY_RULE[rule](change(good)))


def test_an_account_in_the_first_pages_address_is_fine() -> None:
    several = changed(account_home_url=AS_NAMED)(GOOD)
    assert [list(rule(several)) for rule in EVERY_RULE.values()] == [[]] * len(EVERY_RULE)


def test_the_widest_of_choices_that_are_all_private_is_fine() -> None:
    change = wants(Fact.FRIENDS_AUDIENCE, "All", All=Audience.FRIENDS, Some=Audience.SPECIFIC)
    assert list(EVERY_RULE["wants the more private choice"](change(GOOD))) == []


def test_reads_that_are_named_are_fine() -> None:
    named = policy(post_reads=READS)(GOOD)
    assert [list(rule(named)) for rule in EVERY_RULE.values()] == [[]] * len(EVERY_RULE)


# Saved pages


def _saved(folder: Path, **pages: str) -> SavedPages:
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return SavedPages(GOOD, folder)


def _page(body: str = "", name: str = "amy") -> str:
    account = {"id": "7", "username": name, "acct": name, "locked": True}
    state = {"meta": {"me": "7"}, "compose": {"default_privacy": "private"}}
    script = json.dumps({**state, "accounts": {"7": account}})
    return (
        '<html lang="en"><script id="initial-state" type="application/json">'
        f"{script}</script>{body}</html>"
    )


def test_saved_pages_are_read_and_nobody_elses(tmp_path: Path) -> None:
    assert list(_saved(tmp_path, home=_page(), posting=_page()).broken()) == []


def test_who_is_signed_in_stands_on_the_page_and_not_in_its_address(tmp_path: Path) -> None:
    saved = _saved(tmp_path, home=_page())
    several = dataclasses.replace(saved, site=changed(account_home_url=AS_NAMED)(GOOD))
    assert list(several.broken()) == []
    (told,) = dataclasses.replace(saved, site=addressed(GOOD)).broken()
    assert told == "the home page is taken for that of whichever account its address names."


def test_a_saved_page_that_is_not_read_is_told(tmp_path: Path) -> None:
    (told,) = _saved(tmp_path, home=_page(), privacy=_page()).broken()
    assert told == "nothing is read on privacy: page_changed."


def test_without_a_home_page_nothing_is_tried(tmp_path: Path) -> None:
    (told,) = _saved(tmp_path, posting=_page()).broken()
    assert "nobody can tell whose pages these are" in told
