"""Settings that a header describes: what a row becomes, and what it takes to describe one."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from profilecheck import sites
from profilecheck.browser.capture import Capture
from profilecheck.errors import InputError
from profilecheck.model import Observed, Unread
from profilecheck.replica import Replica
from profilecheck.sites.header import Header, PageCode, build_site, load_header
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.linkedin.adapter import CODE, EXPORT
from profilecheck.sites.reading import page_problem
from profilecheck.sites.site import Identity, OpenSite, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import Readings, all_of, capture_of, of, read_from, reason, value
from tests.sites.served import visit

HEADER = """
id: chatter
name: Chatter
home_url: https://chatter.example/me
sign_in_url: https://chatter.example/login
terms_url: https://chatter.example/terms
basis_note: It has not yet been confirmed on the live site.
session_cookies: [session]
policy: {hosts: [chatter.example]}
pages:
  - id: settings
    title: Settings
    url: https://chatter.example/settings
    promises: [friends.audience, requests.who_can_send, discovery.by_phone, contacts.upload]
    basis: assumption
    note: Made up.
    rows:
      friends.audience: friends_list
      requests.who_can_send: {label: requests, everyone: members}
      discovery.by_phone: {label: by_phone, on: public, off: only_me}
      contacts.upload: sync
languages:
  en:
    rows:
      friends_list: [Who can see your friends?]
      requests: [Who can ask you?]
      by_phone: [Let others find you by phone]
      sync: [Sync contacts]
      heading: [Privacy]
    audiences: {public: [Everyone], only_me: [Only me], friends: [Friends]}
    switches: {true: ["On"], false: ["Off"]}
guidance: {}
"""
FRIENDS, PHONE, SYNC = "Who can see your friends?", "Let others find you by phone", "Sync contacts"


def header(tmp_path: Path, changed: dict[str, Any] | None = None, languages: Any = None) -> Header:
    data = YAML(typ="safe", pure=True).load(HEADER)
    data["pages"][0] |= changed or {}
    data["languages"] = languages or data["languages"]
    path = tmp_path / "site.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(data, file)
    return load_header(path)


def built(described: Header, code: dict[str, PageCode] | None = None) -> OpenSite:
    return build_site(
        described,
        code or {},
        identity=lambda _: Identity(signed_in="amy"),
        barrier=lambda _: None,
        own_profile=lambda _: None,
    )


@pytest.fixture
def chatter(tmp_path: Path) -> OpenSite:
    return built(header(tmp_path))


def read(site: OpenSite, body: str, **more: Any) -> Readings:
    html = f'<html lang="en"><body>{body}</body></html>'
    seen = capture_of(html, "https://chatter.example/settings", **more)
    return read_from(site, "settings", seen, account_id="amy")


def row(question: str, *words: str) -> str:
    return f"<li><span>{question}</span>{''.join(f'<span>{w}</span>' for w in words)}</li>"


def switch(question: str, *, on: bool) -> str:
    return f'<b role="switch" aria-checked="{str(on).lower()}" aria-label="{question}"></b>'


def test_a_page_is_read_by_its_header_alone(chatter: OpenSite) -> None:
    told = read(
        chatter,
        row(FRIENDS, "Only me")
        + row("Who can ask you?", "Everyone")
        + switch(PHONE, on=True)
        + switch(SYNC, on=False),
    )
    assert value(Fact.FRIENDS_AUDIENCE, told) is Audience.ONLY_ME
    assert value(Fact.REQUESTS_WHO_CAN_SEND, told) is Audience.MEMBERS
    assert value(Fact.DISCOVERY_BY_PHONE, told) is Audience.PUBLIC
    assert value(Fact.CONTACTS_UPLOAD, told) is False


def test_a_switch_can_say_it_in_words(chatter: OpenSite) -> None:
    told = read(chatter, row(PHONE, "Off") + row(SYNC, "On"))
    assert value(Fact.DISCOVERY_BY_PHONE, told) is Audience.ONLY_ME
    assert value(Fact.CONTACTS_UPLOAD, told) is True


@each(
    ("body", "why", "detail"),
    [
        (row(FRIENDS, "Some people"), UnreadReason.UNKNOWN_WORDING, "Some people"),
        (
            row(FRIENDS, "Zebulon Quill"),
            UnreadReason.UNKNOWN_WORDING,
            "words that may hold a person's name",
        ),
        (row(FRIENDS), UnreadReason.AUDIENCE_NOT_SHOWN, ""),
        (
            row(FRIENDS, "Friends") + row(FRIENDS, "Everyone"),
            UnreadReason.PAGE_CHANGED,
            "two answers: Everyone; Friends",
        ),
        (row("Something else", "Friends") + row(SYNC), UnreadReason.PAGE_CHANGED, ""),
        (row(SYNC) + '<p role="progressbar"></p>', UnreadReason.TIMEOUT, ""),
        (row(SYNC) + '<p role="progressbar" aria-valuenow=9></p>', UnreadReason.PAGE_CHANGED, ""),
        (switch(FRIENDS, on=True), UnreadReason.UNKNOWN_WORDING, "On"),
        (
            row(FRIENDS, "Only me") + f'<b role="switch" aria-label="{FRIENDS}"></b>',
            UnreadReason.PAGE_CHANGED,
            "",
        ),
    ],
)
def test_what_is_not_told_has_its_reason(
    chatter: OpenSite, body: str, why: UnreadReason, detail: str
) -> None:
    unread = of(Fact.FRIENDS_AUDIENCE, read(chatter, body))
    assert isinstance(unread, Unread)
    assert (unread.reason, unread.detail) == (why, detail)


def test_a_switch_beside_one_that_does_not_say_is_not_two_answers(chatter: OpenSite) -> None:
    twins = '<b role="switch" aria-checked="true"></b><b role="switch"></b>'
    unread = of(Fact.CONTACTS_UPLOAD, read(chatter, f"<li><span>{SYNC}</span>{twins}</li>"))
    assert isinstance(unread, Unread)
    assert (unread.reason, unread.detail) == (UnreadReason.PAGE_CHANGED, "")
    differing = twins.replace('switch"></b>', 'switch" aria-checked="false"></b>')
    unread = of(Fact.CONTACTS_UPLOAD, read(chatter, f"<li><span>{SYNC}</span>{differing}</li>"))
    assert isinstance(unread, Unread)
    assert unread.detail == "two answers: Off; On"


def test_a_question_without_an_answer_is_nothing_beside_one_that_has_it(chatter: OpenSite) -> None:
    told = read(chatter, f"<h2>{FRIENDS}</h2>" + row("x", "y") + row(FRIENDS, "Friends"))
    assert value(Fact.FRIENDS_AUDIENCE, told) is Audience.FRIENDS


def test_several_rows_that_come_to_one_fact_are_each_told_and_one_that_lacks_is_a_gap(
    tmp_path: Path,
) -> None:
    rows = {"friends.audience": ["friends_list", "requests"]}
    site = built(header(tmp_path, {"rows": rows}))
    seen = row(FRIENDS, "Only me"), row("Who can ask you?", "Everyone")
    narrow, wide = all_of(Fact.FRIENDS_AUDIENCE, read(site, "".join(seen)))
    assert isinstance(narrow, Observed)
    assert isinstance(wide, Observed)
    assert (narrow.value, wide.value) == (Audience.ONLY_ME, Audience.PUBLIC)
    assert narrow.evidence.seen == "Who can see your friends: Only me"
    for part in seen:
        told = all_of(Fact.FRIENDS_AUDIENCE, read(site, part))
        assert sorted(type(reading).__name__ for reading in told) == ["Observed", "Unread"]
    assert reason(Fact.FRIENDS_AUDIENCE, read(site, row(PHONE, "On"))) is UnreadReason.PAGE_CHANGED


def test_a_page_is_judged_once_for_one_account(tmp_path: Path) -> None:
    judged: list[Capture] = []

    def anchor(capture: Capture, labels: object) -> bool:
        judged.append(capture)
        return True

    site = built(header(tmp_path), {"settings": PageCode(anchor)})
    seen = capture_of(f'<html lang="en">{row(FRIENDS, "Friends")}', "https://chatter.example/x")
    for account in ("amy", "amy", "tom", "amy"):
        page_problem(site, site.pages[0], seen, account)
        read_from(site, "settings", seen, account_id=account)
    assert len(judged) == 1
    assert page_problem(site, site.pages[0], seen, "tom") is UnreadReason.WRONG_ACCOUNT


def test_a_page_is_known_by_its_rows_or_by_what_the_header_names(tmp_path: Path) -> None:
    by_rows, by_heading = (
        built(header(tmp_path)),
        built(header(tmp_path, {"known_by": ["heading"]})),
    )
    body = row(FRIENDS, "Friends")
    assert value(Fact.FRIENDS_AUDIENCE, read(by_rows, body)) is Audience.FRIENDS
    assert reason(Fact.FRIENDS_AUDIENCE, read(by_heading, body)) is UnreadReason.PAGE_CHANGED
    body = f"<nav><h1>Privacy</h1></nav><main>{body}</main>"
    assert value(Fact.FRIENDS_AUDIENCE, read(by_heading, body)) is Audience.FRIENDS


def test_code_reads_beside_the_rows_what_takes_judgement(tmp_path: Path) -> None:
    def judge(context: ReadContext) -> list[Unread]:
        return [context.unread(Fact.CONTACTS_UPLOAD, UnreadReason.CHALLENGE)]

    rows = {"friends.audience": "friends_list"}
    site = built(header(tmp_path, {"rows": rows}), {"settings": PageCode(read=judge)})
    told = read(site, row(FRIENDS, "Friends"))
    assert value(Fact.FRIENDS_AUDIENCE, told) is Audience.FRIENDS
    assert reason(Fact.CONTACTS_UPLOAD, told) is UnreadReason.CHALLENGE


def test_an_adapter_without_rows_is_built_as_before(tmp_path: Path) -> None:
    def anchor(capture: Capture, labels: object) -> bool:
        return True

    code = {"settings": PageCode(anchor, lambda context: ())}
    told = read(built(header(tmp_path, {"rows": {}}), code), row(FRIENDS, "Friends"))
    assert {getattr(r, "reason", None) for r in told} == {UnreadReason.PAGE_CHANGED}


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"rows": {}}, {}, "page settings has no rows in its header, and no anchor and reader"),
        ({}, {"profile": PageCode()}, "there is code for page profile, which is no page"),
        ({"rows": {"friends.audience": "circle"}}, {}, "no language has a label circle"),
        ({"known_by": ["circle"]}, {}, "no language has a label circle"),
        ({"rows": {"stories.audience": "sync"}}, {}, "is not among what the page promises"),
        (
            {"rows": {"contacts.upload": {"label": "sync", "on": "public"}}},
            {},
            "needs both “on” and “off”, or neither",
        ),
        (
            {"promises": ["friends.count"], "rows": {"friends.count": "sync"}},
            {},
            "is neither who can see a thing nor a switch",
        ),
    ],
)
def test_a_description_that_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, changed: dict[str, Any], code: dict[str, PageCode], said: str
) -> None:
    with pytest.raises(InputError) as refused:
        built(header(tmp_path, changed), code)
    assert said in str(refused.value)


# The description in the documentation, and a setting more on a network that is there

TUTORIAL = Path(__file__).parents[2] / "docs" / "adding-a-network.md"


def test_the_rows_of_the_tutorial_are_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml\n(pages:.*?)^```$", TUTORIAL.read_text("utf-8"), re.M | re.S)
    described = YAML(typ="safe", pure=True).load(block)
    site = built(header(tmp_path, described["pages"][0], described["languages"]))
    told = read(
        site,
        row("Who can see your friends", "Friends except Zebulon Quill")
        + row("Who can ask to be your friend?", "Remember, anyone may", "Everyone")
        + switch("Let others find you by your phone number", on=False)
        + row("Upload contacts:", "On"),
    )
    assert [value(fact, told) for fact in site.pages[0].promises] == [
        Audience.FRIENDS_EXCEPT,
        Audience.MEMBERS,
        Audience.ONLY_ME,
        True,
    ]


A_SETTING_MORE = """\
  - id: settings_follows
    title: Settings › Who can see members you follow
    url: https://www.linkedin.com/mypreferences/d/settings/members-you-follow
    promises: [follows.audience]
    rows: {follows.audience: follows}
    basis: assumption
    note: Of this test.
"""


def test_a_setting_more_is_an_entry_of_the_header(tmp_path: Path) -> None:
    """Its label is there already; else it is one more line. No code, and nothing anywhere else."""
    text = Path(sites.__file__).with_name("linkedin").joinpath("site.yaml").read_text("utf-8")
    longer = tmp_path / "site.yaml"
    longer.write_text(text.replace("pages:\n", "pages:\n" + A_SETTING_MORE, 1), "utf-8")
    site = build_site(
        load_header(longer),
        CODE,
        identity=LINKEDIN.identity,
        barrier=LINKEDIN.barrier,
        own_profile=LINKEDIN.own_profile,
        export=EXPORT,
    )
    page = site.pages[0]
    with Replica() as replica:
        for person, seen in (("careful", Audience.ONLY_ME), ("exposed", Audience.MEMBERS)):
            shown = visit(replica, site, page, "", person)
            account = site.identity(shown).signed_in
            told = read_from(site, page.id, shown, account_id=account)
            assert value(Fact.FOLLOWS_AUDIENCE, told) is seen
