"""What a person does on a network's own pages to put right what a row of a visit names."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from profilecheck.model import VisitRow
from profilecheck.replica.facebook.catalogue import settings_tabs

__all__ = ["Hand", "can_be_set", "put_right"]

_DONE = "Done with privacy audience selection and close dialog"
_MEANS = {"Only me": re.compile("^(Only me|No one)$")}
"""What a setting's newer wording calls an audience, too."""


class Hand(Protocol):
    """How a person acts: with the mouse, or with the keyboard alone."""

    def press(self, on: Locator) -> None:
        """Press a button, follow a link, tick a box, choose."""

    def fill(self, field: Locator, text: str) -> None:
        """Type `text` in place of what a field says."""

    def pick(self, field: Locator, option: str) -> None:
        """Choose from a list that unfolds."""


_Act = Callable[[Page, Hand, VisitRow], None]


def can_be_set(network: str, row: VisitRow) -> bool:
    """Whether the replica has what changes it: it has not all of what the network has."""
    return (network, row.setting) in _ACTS


def put_right(tab: Page, hand: Hand, network: str, row: VisitRow) -> None:
    """Change what `row` names, beginning at the page that its visit leads to."""
    _ACTS[network, row.setting](tab, hand, row)


def _opens(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Follow the link that is named as the row's setting is."""
    with tab.expect_navigation():
        hand.press(tab.get_by_role("link", name=row.setting))


def _seen(row: VisitRow) -> str:
    found = re.search("“(.*)”", row.now)
    assert found is not None, row.now
    return found[1]


def _saving(tab: Page, hand: Hand, on: Locator) -> None:
    """Press what saves something: the page is loaded again then."""
    with tab.expect_event("load"):
        hand.press(on)


# Facebook


def _choose(tab: Page, hand: Hand, opener: Locator, choice: str) -> None:
    hand.press(opener)
    hand.press(tab.get_by_role("radio", name=_MEANS.get(choice, choice), exact=True))
    _saving(tab, hand, tab.get_by_role("button", name=_DONE))


def _facebook_row(label: str) -> re.Pattern[str]:
    rows = (row for tab in settings_tabs().values() for row in tab.rows)
    newer = next((row.newer for row in rows if row.label == label), "")
    return re.compile("|".join(map(re.escape, filter(None, (label, newer)))))


def _facebook_audience(tab: Page, hand: Hand, row: VisitRow) -> None:
    item = tab.get_by_role("listitem").filter(has_text=_facebook_row(row.setting))
    _choose(tab, hand, item.get_by_role("button"), row.wanted)


def _facebook_comments(tab: Page, hand: Hand, row: VisitRow) -> None:
    for question in ("Who can comment on your public posts?", "Public profile info"):
        item = tab.get_by_role("listitem").filter(has_text=_facebook_row(question))
        _choose(tab, hand, item.get_by_role("button"), row.wanted)


def _facebook_messages(tab: Page, hand: Hand, row: VisitRow) -> None:
    for who in ("Friends of friends on Facebook", "Others on Facebook"):
        item = tab.get_by_role("listitem").filter(has_text=who)
        _choose(tab, hand, item.get_by_role("button"), row.wanted)


def _facebook_switch(tab: Page, hand: Hand, row: VisitRow) -> None:
    _facebook_switched(tab, hand, row.setting)


def _facebook_switched(tab: Page, hand: Hand, label: str) -> None:
    item = tab.get_by_role("listitem").filter(has_text=_facebook_row(label))
    _saving(tab, hand, item.get_by_role("switch"))


def _facebook_reviewing(tab: Page, hand: Hand, row: VisitRow) -> None:
    tab.get_by_role("switch").first.wait_for()
    off = tab.get_by_role("switch", name="Review", checked=False)
    for _ in range(off.count()):
        _saving(tab, hand, off.first)


def _facebook_sharing(tab: Page, hand: Hand, row: VisitRow) -> None:
    tab.get_by_role("switch").first.wait_for()
    on = tab.get_by_role("switch", name="share", checked=True)
    for _ in range(on.count()):
        _saving(tab, hand, on.first)
    tab.goto("https://www.facebook.com/settings/?tab=profile_and_tagging")
    _facebook_switched(tab, hand, "Allow others to share your posts to their stories?")


def _facebook_past_posts(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_role("button", name=row.wanted))


def _facebook_about(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Find the entry on the tabs, and choose for each place of it who can see it."""
    choice = row.wanted.partition(",")[0]
    parts = tab.get_by_role("tablist", name="About").get_by_role("tab")
    for at in range(parts.count()):
        with tab.expect_navigation():
            hand.press(parts.nth(at))
        entries = tab.locator(".field").filter(has_text=_seen(row))
        other = entries.get_by_role("button", name=re.compile(f"^Edit privacy(?!.*{choice}$)"))
        for _ in range(other.count()):
            _choose(tab, hand, other.first, choice)


def _facebook_bio(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_role("button", name="Remove bio"))


# X


def _x_box(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_label(row.setting))


def _x_choice(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_label(row.wanted, exact=True))


def _x_tagging(tab: Page, hand: Hand, row: VisitRow) -> None:
    with tab.expect_navigation():
        hand.press(tab.get_by_role("tab", name=row.setting))
    _x_choice(tab, hand, row)


def _x_contacts(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_role("button", name=row.wanted))


def _x_text(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.fill(tab.get_by_label(row.setting), "")
    _saving(tab, hand, tab.get_by_role("button", name="Save"))


def _x_birth_date(tab: Page, hand: Hand, row: VisitRow) -> None:
    for seen_by in tab.get_by_label("Who sees this?").all():  # of the day, and of the year
        hand.pick(seen_by, row.wanted)
    _saving(tab, hand, tab.get_by_role("button", name="Save"))


# LinkedIn


def _linkedin_own(tab: Page, hand: Hand) -> None:
    """Open one's own profile, wherever on it one is."""
    if "/in/" in tab.url and not re.search("/(details|edit|recent-activity)/", tab.url):
        return
    with tab.expect_navigation():
        hand.press(tab.get_by_role("link", name="Me", exact=True))


def _linkedin_to(tab: Page, hand: Hand, path: str) -> None:
    """Follow the first link of the profile that leads to the part of it at `path`."""
    with tab.expect_navigation():
        hand.press(tab.locator(f"main a[href$='{path}']").first)


def _linkedin_form(path: str, label: str, text: str) -> _Act:
    """Write `text` into a field of a form that a pencil on the profile leads to."""

    def change(tab: Page, hand: Hand, row: VisitRow) -> None:
        _linkedin_own(tab, hand)
        _linkedin_to(tab, hand, path)
        hand.fill(tab.get_by_label(label), text)
        _saving(tab, hand, tab.get_by_role("button", name="Save"))

    return change


def _linkedin_positions(tab: Page, hand: Hand, row: VisitRow) -> None:
    _linkedin_own(tab, hand)
    _linkedin_to(tab, hand, "/details/experience/")
    there = tab.get_by_role("button", name=re.compile("Delete experience: .*(School|Teach)"))
    for _ in range(there.count()):
        _saving(tab, hand, there.first)


_LINKEDIN_SECTIONS = {
    "Treasurer": "/details/volunteering-experiences/",
    "Amy ran": "/details/recommendations/",
}
"""Where the entries of the parts below are edited, by how they begin."""


def _linkedin_text(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Change what the text about them says, or take an entry of another part away."""
    begins = next((words for words in _LINKEDIN_SECTIONS if _seen(row).startswith(words)), None)
    if begins is None:
        _linkedin_form("/edit/forms/summary/new/", "About", "I teach.")(tab, hand, row)
        return
    _linkedin_own(tab, hand)
    _linkedin_to(tab, hand, _LINKEDIN_SECTIONS[begins])
    _saving(tab, hand, tab.get_by_role("button", name=re.compile("^(Remove|Hide): ")))


def _linkedin_posts(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Delete each post, as one in doubt about it."""
    _linkedin_own(tab, hand)
    _linkedin_to(tab, hand, "/recent-activity/all/")
    there = tab.get_by_role("button", name="Delete post: ")
    nothing = tab.get_by_text("Nothing to see for now")
    while True:
        expect(there.or_(nothing).first).to_be_visible()
        if nothing.count():
            return
        _saving(tab, hand, there.first)


def _linkedin_interests(tab: Page, hand: Hand, row: VisitRow) -> None:
    _linkedin_own(tab, hand)
    _linkedin_to(tab, hand, "/details/interests/")
    for name in ("Groups", "Schools"):
        listed = tab.get_by_role("tab", name=name)
        hand.press(listed)
        there = tab.get_by_role("button", name=f": {_seen(row)}", exact=False)
        if there.count():
            _saving(tab, hand, there.first)
            return


def _linkedin_website(tab: Page, hand: Hand, row: VisitRow) -> None:
    _linkedin_to(tab, hand, "/edit/contact-info/")
    item = tab.get_by_role("listitem").filter(has_text=_seen(row))
    _saving(tab, hand, item.get_by_role("button", name=row.wanted))


def _linkedin_phone(tab: Page, hand: Hand, row: VisitRow) -> None:
    if "/edit/" not in tab.url:
        _linkedin_to(tab, hand, "/edit/contact-info/")
    hand.fill(tab.get_by_label(row.setting), "")
    _saving(tab, hand, tab.get_by_role("button", name="Save"))


def _linkedin_pupils(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Remove whoever says that they go to the school; the list loads as one goes down."""
    cards = tab.locator("[componentkey^=ConnectionCard_]")
    expect(cards.first).to_be_attached()
    pupil = cards.filter(has_text=re.compile("(Studies at|Goes to) Oakfield"))
    while not pupil.count():
        held = cards.count()
        tab.keyboard.press("End")
        expect(cards).not_to_have_count(held)
    _saving(tab, hand, pupil.first.get_by_role("button", name="Remove connection"))


def _linkedin_address(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Sign in with another address, and take the school's away."""
    _saving(tab, hand, tab.get_by_role("button", name="Make primary").first)
    _saving(tab, hand, tab.get_by_role("button", name=f"Remove: {_seen(row)}"))


def _linkedin_setting(tab: Page, hand: Hand, row: VisitRow) -> None:
    if "/categories/" not in tab.url:  # on the page of the setting before
        with tab.expect_navigation():
            hand.press(tab.get_by_role("main").get_by_role("link", name="Settings & Privacy"))
    _opens(tab, hand, row)
    switch = tab.get_by_role("switch", name=row.setting)
    hand.press(switch if switch.count() else tab.get_by_label(row.wanted))
    tab.locator("[data-saved]").wait_for()


# YouTube, and the Google account behind it


def _studio_button(name: str) -> _Act:
    return lambda tab, hand, row: _saving(tab, hand, tab.get_by_role("button", name=name))


def _studio_private(tab: Page, hand: Hand, row: VisitRow) -> None:
    """Make every video private, unless another row's change has done it."""
    expect(tab.get_by_role("main")).to_be_visible()
    button = tab.get_by_role("button", name="Make all videos private")
    if button.count():
        _saving(tab, hand, button)


def _studio_description(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.fill(tab.get_by_label("Description"), "Songs.")
    _saving(tab, hand, tab.get_by_role("button", name="Publish"))


def _google_entry(tab: Page, hand: Hand, row: VisitRow) -> None:
    entry = tab.locator(".field").filter(has_text=_seen(row))
    _saving(tab, hand, entry.get_by_role("button", name="Anyone"))


def _google_phone(tab: Page, hand: Hand, row: VisitRow) -> None:
    _opens(tab, hand, row)
    _google_switch(tab, hand, row)


def _google_switch(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_role("switch", checked=True))


def _google_devices(tab: Page, hand: Hand, row: VisitRow) -> None:
    _saving(tab, hand, tab.get_by_role("checkbox", checked=True))


def _google_address(tab: Page, hand: Hand, row: VisitRow) -> None:
    _opens(tab, hand, row)
    item = tab.get_by_role("listitem").filter(has_text=_seen(row))
    _saving(tab, hand, item.get_by_role("button"))


def _youtube_privacy(tab: Page, hand: Hand, row: VisitRow) -> None:
    off = tab.get_by_role("switch", checked=False)
    for _ in range(off.count()):
        _saving(tab, hand, off.first)


# MySpace


def _saved(tab: Page) -> None:
    expect(tab.get_by_role("status")).to_have_text("Saved.")


def _myspace_privacy(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.press(tab.get_by_role("radio", name=row.wanted))
    _saved(tab)


def _myspace_choice(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.pick(tab.get_by_label(row.setting), row.wanted)
    _saved(tab)


def _myspace_text(label: str) -> _Act:
    def change(tab: Page, hand: Hand, row: VisitRow) -> None:
        # What a longer field holds is part of what its label says.
        hand.fill(tab.get_by_label(re.compile(f"^{label}\\b")), "")
        hand.press(tab.get_by_role("button", name="Save"))
        _saved(tab)

    return change


def _myspace_about(tab: Page, hand: Hand, row: VisitRow) -> None:
    for label in ("About me", "Bio"):  # the network's own pages call both “About me”
        _myspace_text(label)(tab, hand, row)


# Mastodon


def _mastodon_box(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.press(tab.get_by_label(row.setting))
    _saving(tab, hand, tab.get_by_role("button", name="Save changes"))


def _mastodon_choice(tab: Page, hand: Hand, row: VisitRow) -> None:
    hand.pick(tab.get_by_label(row.setting), row.wanted)
    _saving(tab, hand, tab.get_by_role("button", name="Save changes"))


_MASTODON = "mastodon@mastodon.example"
_ACTS: Mapping[tuple[str, str], _Act] = {
    **{
        ("facebook", setting): _facebook_audience
        for setting in (
            "Who can see your future posts?",
            "Who can see your friends list?",
            "Who can look you up using the email address you provided?",
            "Who can look you up using the phone number you provided?",
            "Who can send you friend requests?",
            "Who can see your stories?",
            "Who can follow me",
            "Who can see the people, Pages and lists you follow?",
            "Who can see what others post on your profile?",
            "Who can see posts you're tagged in on your profile?",
        )
    },
    ("facebook", "Comments on your public posts and profile info"): _facebook_comments,
    ("facebook", "How you get message requests"): _facebook_messages,
    (
        "facebook",
        "Do you want search engines outside of Facebook to link to your profile?",
    ): _facebook_switch,
    ("facebook", "Sharing of your stories and posts"): _facebook_sharing,
    ("facebook", "Reviewing"): _facebook_reviewing,
    ("facebook", "Limit who can see past posts"): _facebook_past_posts,
    **{
        ("facebook", setting): _facebook_about
        for setting in (
            "Phone number",
            "Work",
            "Websites and social links",
            "E-mail address",
            "Birthday",
            "Family and relationships",
        )
    },
    ("facebook", "Bio"): _facebook_bio,
    **{
        ("x", setting): _x_box
        for setting in (
            "Protect your posts",
            "Let people who have your email address find you on X",
            "Let people who have your phone number find you on X",
            "Add location information to your posts",
        )
    },
    ("x", "Photo tagging"): _x_tagging,
    ("x", "Allow message requests from"): _x_choice,
    ("x", "Manage contacts"): _x_contacts,
    ("x", "Bio"): _x_text,
    ("x", "Website"): _x_text,
    ("x", "Birth date"): _x_birth_date,
    ("linkedin", "Experience"): _linkedin_positions,
    ("linkedin", "Headline"): _linkedin_form("/edit/intro/", "Headline", "Teacher"),
    ("linkedin", "About and other parts"): _linkedin_text,
    ("linkedin", "Your posts"): _linkedin_posts,
    ("linkedin", "Interests"): _linkedin_interests,
    ("linkedin", "Websites"): _linkedin_website,
    ("linkedin", "Phone number"): _linkedin_phone,
    ("linkedin", "Connections"): _linkedin_pupils,
    ("linkedin", "Email addresses"): _linkedin_address,
    ("linkedin", "Who can see or download your email address"): _linkedin_setting,
    ("linkedin", "Who can see your connections"): _linkedin_setting,
    ("linkedin", "Sync contacts"): _linkedin_setting,
    ("youtube", "Content: Visibility"): _studio_private,
    ("youtube", "Your videos"): _studio_private,
    ("youtube", "Links"): _studio_button("Remove all links"),
    ("youtube", "Description"): _studio_description,
    ("youtube", "Contact info"): _google_entry,
    ("youtube", "Work"): _google_entry,
    ("youtube", "Birthday"): _google_entry,
    ("youtube", "Phone"): _google_phone,
    ("youtube", "Email"): _google_address,
    ("youtube", "Contact info saved from your devices"): _google_devices,
    ("youtube", "Keep my subscriptions and saved playlists private"): _youtube_privacy,
    ("myspace", "Privacy"): _myspace_privacy,
    ("myspace", "Comments"): _myspace_choice,
    ("myspace", "Messages"): _myspace_choice,
    ("myspace", "About me"): _myspace_about,
    ("myspace", "Website"): _myspace_text("Website"),
    ("myspace", "Birthday"): _myspace_text("Age"),
    (_MASTODON, "Include profile page in search engines"): _mastodon_box,
    (_MASTODON, "Show follows and followers on profile"): _mastodon_box,
    (_MASTODON, "Automatically accept new followers"): _mastodon_box,
    (_MASTODON, "Posting privacy"): _mastodon_choice,
}
"""By the network and what a row calls its setting."""
