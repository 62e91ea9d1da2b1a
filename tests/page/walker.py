"""Someone who goes the whole way on the page, in a real browser, from an empty home on."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Playwright, expect

from profilecheck.model import Look, LookTakes, Report, Visit, VisitRow
from profilecheck.page.desk import Desk
from profilecheck.page.putting_off import left_to_do
from profilecheck.replica import person
from profilecheck.vocabulary import Audience, Fact, Outcome
from tests import unhurried
from tests.page.at_the_network import can_be_set, put_right
from tests.page.checked import report_of
from tests.page.conftest import desk_in, serving
from tests.page.hands import Keyboard, Mouse
from tests.page.looked import replica_of
from tests.replica.conftest import browser_at

__all__ = ["Walker", "walker"]

_FINDS = re.compile("^(Nothing (else )?is there|No, none of them|Private|Off)$")
"""What they find where they look themselves."""
_HOW_MANY = re.compile("^How many ")
_OWN_ADDRESS = "at.home@example.net"
_SEEN_BY = "People I picked"
"""Who can see what the page has shown half, as they find."""


class Walker:
    """One person, the page they are at, and how they act.

    `most_acts` is the most that one visit took from the moment it was opened until it had turned.
    """

    def __init__(self, page: Page, hand: Mouse | Keyboard, desk: Desk) -> None:
        self.page, self.hand, self.desk = page, hand, desk
        self.most_acts = 0
        self._put_right: set[str] = set()
        page.context.set_default_timeout(unhurried.MILLISECONDS)

    @property
    def report(self) -> Report:
        """What is left to do, as the page shows it now."""
        return left_to_do(report_of(self.desk), self.desk.way().put_off).report

    # The way through

    def goes_to_the_checklist(self, *networks: str) -> None:
        """Go through every screen, and sign in to networks, by their names."""
        self._on_by(self._button("Continue"), "school")
        self._on_by(self._button("Continue"), "expect")
        self._on_by(self._button("Skip this"), "before")
        self._says_yes_to(networks)
        self._on_by(self._button("Continue"), "sign-in")
        self._is_led_to_the_checklist(self._button("Sign in to each in turn"))

    def goes_straight_to_the_checklist(self, *networks: str) -> None:
        """The same, without what can be left out."""
        self._on_by(self._button("Continue"), "school")
        self._on_by(self._button("Continue, and skip the guesses"), "before")
        self._says_yes_to(networks)
        on = self._button("Continue, and sign in to each in turn")
        self._is_led_to_the_checklist(on)

    def _says_yes_to(self, networks: Sequence[str]) -> None:
        for name in networks:
            self.hand.press(self.page.get_by_role("checkbox", name=f"Yes, it may open {name}"))

    def _is_led_to_the_checklist(self, by: Locator) -> None:
        self.hand.press(by)
        self.page.wait_for_url("**/checklist", timeout=0)

    def _button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def _on_by(self, on: Locator, screen: str) -> None:
        self.hand.press(on)
        self.page.wait_for_url(f"**/{screen}")

    # Visits

    def settles_the_visits(self, *, most: int = 1000) -> None:
        """Go through the visits until none is left: change what can be changed, put off the rest.

        Every other one is opened further down the list, before its turn.
        """
        for number in range(most):
            visits = self.report.visits
            if not visits:
                return
            later = [v for v in visits[1:3] if self.can_turn(v)]
            if number % 2 and later:
                self.settles(later[0])
            elif self.can_turn(visits[0]):
                self.settles(visits[0])
            else:
                self._puts_off()

    def can_turn(self, visit: Visit) -> bool:
        return any(self._to_set(visit))

    def _to_set(self, visit: Visit) -> Iterator[VisitRow]:
        for row in visit.rows:
            if can_be_set(visit.network, row) and row.id not in self._put_right:
                yield row

    def _place_of(self, visit: Visit) -> Locator:
        """Where a visit is on the checklist: the one to start with has a place of its own."""
        if visit == self.report.visits[0]:
            return self.page.locator("#start .first")
        return self._unfolded(visit)

    def _unfolded(self, visit: Visit) -> Locator:
        row = visit.rows[-1].id
        rest = self.page.locator("#visits details.rest:not([open])")
        fold = self.page.locator("#visits details.visit").filter(
            has=self.page.locator(f"[id='{row}']")
        )
        if rest.filter(has=fold).count():
            self.hand.press(rest.locator("> summary"))
        if not fold.evaluate("e => e.open"):
            self.hand.press(fold.locator("> summary"))
        return fold

    def settles(self, visit: Visit) -> None:
        """Change what a visit names, on the network's own pages, and see its rows turn."""
        rows = list(self._to_set(visit))
        before = self.hand.acts
        place = self._place_of(visit)
        with self.page.context.expect_page() as there:
            self.hand.press(place.get_by_role("link", name="Open").first)
        on_the_page = self.hand.acts
        there.value.wait_for_url(re.compile("^https:"))
        for row in rows:
            put_right(there.value, self.hand, visit.network, row)
            self._put_right.add(row.id)
        there.value.close()
        self.hand.acts = on_the_page  # what is pressed on the network's own pages is its own affair
        self.page.bring_to_front()
        with self.page.expect_navigation():
            self.hand.press(place.get_by_role("button", name="Done, look again"))
        self._sees_turn(visit, rows)
        self.most_acts = max(self.most_acts, self.hand.acts - before)

    def _sees_turn(self, visit: Visit, rows: Sequence[VisitRow]) -> None:
        # Where it is over before the page comes, nothing leads to another: the rows are there.
        said = self.page.locator("#again li")
        expect(said).to_have_count(len(visit.rows))
        turned = said.filter(has_text="Put right")
        assert turned.count() > 0, visit.url
        for row, says in zip(visit.rows, said.all_inner_texts(), strict=True):
            # What was taken away is not green where a page cannot prove that it is gone.
            assert ("Still as it was" in says) == (row not in rows), f"{visit.url}: {says}"
        expect(self.page.locator("#again")).to_be_focused()

    def _puts_off(self) -> None:
        acts = self.page.locator("#start .first")
        with self.page.expect_navigation():
            self.hand.press(acts.get_by_role("button", name="Not for me"))

    def agrees_with_the_school(self, visit: Visit, row: VisitRow) -> None:
        """Note that the school agreed to what a row of a visit further down the list names."""
        of = self._unfolded(visit).locator(f"[id='{row.id}']")
        self.hand.press(of.get_by_label("Agreed with my school"))
        self.hand.fill(of.get_by_label("What was agreed"), "With the head, for the website")
        with self.page.expect_navigation():
            self.hand.press(of.get_by_role("button", name="Keep this"))

    # Looks and questions

    def answers_the_looks(self) -> None:
        """Look at each thing that could not be read, and say what was found."""
        while looks := self.report.looks:
            self._answers(looks[0])
            assert looks[0] not in self.report.looks, looks[0]

    def _answers(self, look: Look) -> None:
        fold = self.page.locator("details.look").filter(has=self.page.locator(f"[id='{look.id}']"))
        if not fold.evaluate("e => e.open"):
            self.hand.press(fold.locator("> summary"))
        for audience in fold.get_by_label(re.compile("^Who can see “")).all():
            self.hand.pick(audience, _SEEN_BY)
        found = fold.get_by_role("radio", name=_FINDS)
        if Fact.CONTACT_EMAIL in look.facts and look.takes is LookTakes.WORDS:
            # A network's setting can say who sees an address, and not which one it is.
            self.hand.fill(fold.get_by_label("What does it say?"), _OWN_ADDRESS)
            seen_by = fold.get_by_label("Who can see it?").first
            least = seen_by.locator(f"option[value={Audience.ONLY_ME}]")
            self.hand.pick(seen_by, least.inner_text().strip())
        elif found.count():
            self.hand.press(found.first)
        else:
            for field in fold.get_by_label(_HOW_MANY).all():
                self.hand.fill(field, "0")
        with self.page.expect_navigation():
            self.hand.press(fold.get_by_role("button", name="Keep this"))

    def answers_the_questions(self) -> None:
        """Answer every question that only the person can judge, as one who is in order."""
        fold = self.page.locator("#questions details.many").first
        if not fold.evaluate("e => e.open"):
            self.hand.press(fold.locator("> summary"))
        for asked in self.report.questions:
            met = [a for a in asked.question.answers if a.outcome is Outcome.MET]
            # An answer that rests on what a profile doesn't show is set aside where it shows it.
            best = min(met, key=lambda a: (a.when_job_untold, bool(a.unless)))
            form = self.page.locator("form").filter(
                has=self.page.locator(f"[id='question-{asked.clause}']")
            )
            self.hand.press(form.get_by_role("radio", name=re.compile(re.escape(best.says))))
            with self.page.expect_navigation():
                self.hand.press(form.get_by_role("button", name="Keep this"))


@contextmanager
def walker(
    playwright: Playwright, home: Path, made_up: str, hand: Mouse | Keyboard
) -> Iterator[Walker]:
    """Open the page for a made-up person, with nothing kept, in a browser that finds the networks.

    It is the person's own browser: the page and the networks' own pages are opened in it, and they
    are signed in to the networks there.
    """
    desk = desk_in(home)
    desk.made_up = made_up
    with (
        desk,
        serving(desk) as served,
        browser_at(playwright, replica_of(desk)) as browser,
    ):
        page = browser.new_page()
        for network in person(made_up).networks:
            cookies = replica_of(desk).cookies_for(made_up, network)
            page.context.add_cookies(cookies)  # type: ignore[arg-type]  # of such keys
        page.goto(served.address())
        yield Walker(page, hand, desk)
