"""A desk at which something was checked: of a person with a bit of everything to do."""

from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient

from profilecheck.model import AccountState, Count, Guidance, Report, Snapshot
from profilecheck.page.desk import Desk
from profilecheck.page.way import How, Step, Way
from profilecheck.questions.networks import Use
from profilecheck.school import School
from profilecheck.store.runs import Run, new_run
from profilecheck.store.school import keep_school
from profilecheck.vocabulary import Audience, Fact
from tests.page.desks import NOW, client_of, desk_in
from tests.unit.builders import SCHOOL, absent, account, entry, listed, observed, snapshot, unread

__all__ = ["CHECKED", "TODAY", "At", "a_check", "at_checklist", "report_of"]

TODAY: date = NOW.date()


def _where(setting: str, page: str, wanted: str = "Friends") -> Guidance:
    return Guidance(
        url=f"https://www.facebook.com/{page}",
        place=page.capitalize(),
        steps=("Settings", setting),
        wanted=wanted,
        look_for="Look at the words beside it",
        setting=setting,
    )


_GUIDANCE = {
    Fact.FRIENDS_AUDIENCE: _where("Who can see your friends list?", "privacy", "Only me"),
    Fact.DISCOVERY_BY_EMAIL: _where("Who can look you up by e-mail?", "privacy"),
    Fact.PROFILE_BIO: _where("Bio", "about", "a bio without your school"),
    Fact.STORIES_AUDIENCE: _where("Who can see your stories?", "stories").model_copy(
        update={
            "options": ("Public", "Friends", "Custom"),
            "means": {"Public": Audience.PUBLIC, "Friends": Audience.FRIENDS},
        }
    ),
    Fact.POSTS_TO_REREAD: _where("Posts", "me"),
}
_READINGS = (
    observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
    observed(Fact.DISCOVERY_BY_EMAIL, Audience.PUBLIC),
    observed(
        Fact.PROFILE_BIO, listed(entry("I teach at Oakfield Primary School", Audience.PUBLIC))
    ),
    unread(Fact.STORIES_AUDIENCE),
    unread(Fact.POSTS_PUBLIC_COUNT),
    observed(Fact.CONTACT_EMAIL, listed("someone@example.org")),
    unread(Fact.CONTACT_PHONE),
    observed(
        Fact.POSTS_TO_REREAD,
        listed(
            entry("Post of 3 May 2026", Audience.PUBLIC, "names your school"),
            entry("Post of 4 May 2026", Audience.PUBLIC, "names your school"),
        ),
    ),
    observed(Fact.FRIENDS_COUNT, Count(count=12)),
)
_REST = set(Fact) - {reading.fact for reading in _READINGS}
_FACEBOOK = account(*_READINGS, *(absent(fact) for fact in sorted(_REST))).model_copy(
    update={"guidance": {**account().guidance, **_GUIDANCE}}
)
_BEBO = account(network="bebo").model_copy(update={"state": AccountState.CLOSED, "guidance": {}})
CHECKED: Snapshot = snapshot(_FACEBOOK, _BEBO).model_copy(update={"finished": True})


def a_check(desk: Desk, gathered: Snapshot = CHECKED, school: School = SCHOOL) -> Run:
    """Keep a check of Facebook as the one that the way led to."""
    keep_school(desk.store, school)
    run = new_run(desk.store, gathered.taken_at, made_up=gathered.made_up)
    run.keep(gathered)
    desk.keep(
        Way(
            step=Step.CHECKLIST,
            networks={"facebook": Use.YES},
            how={"facebook": How.OPENED},
            run=run.folder.name,
        )
    )
    return run


def report_of(desk: Desk) -> Report:
    """What the page shows now."""
    check = desk.check()
    assert check is not None
    return check.report


class At:
    """Someone at the checklist, without a browser."""

    def __init__(self, desk: Desk, run: Run, client: TestClient) -> None:
        self.desk, self.run, self.client = desk, run, client

    @property
    def report(self) -> Report:
        """What the page shows now."""
        return report_of(self.desk)

    def page(self, address: str = "/checklist") -> HTMLParser:
        """The page at an address."""
        answer = self.client.get(address)
        assert answer.status_code == 200
        return HTMLParser(answer.text)

    def send(self, form: str, **fields: str | list[str]) -> str:
        """Send a form, and return the address that it leads to."""
        answer = self.client.post(f"/checklist/{form}", data=fields)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def refused(self, form: str, **fields: str) -> HTMLParser:
        """Send a form that is not taken, and return the page that says so."""
        answer = self.client.post(f"/checklist/{form}", data=fields)
        assert answer.status_code == 422
        return HTMLParser(answer.text)

    def follow(self, form: str, **fields: str | list[str]) -> HTMLParser:
        """Send a form, and return the page that it leads to."""
        return self.page(self.send(form, **fields))


def at_checklist(folder: Path) -> At:
    """Someone whose check is done."""
    desk = desk_in(folder)
    run = a_check(desk)
    return At(desk, run, client_of(desk))
