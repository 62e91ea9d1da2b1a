"""What happens in the workshop: where the story is, what the room sees of it, and the way back.

Taking pictures and reading pages takes its time, so it is done in the background, a step ahead.
Whatever is shown was made once and is remembered until the next change of what it shows.
"""

import threading
from collections.abc import Callable, Coroutine, Hashable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Self, TypeVar

from playwright.async_api import Error as PlaywrightError

from profilecheck import __version__
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.errors import ProfileCheckError
from profilecheck.judge import judge_snapshot
from profilecheck.judge.room import Room, room_of
from profilecheck.judge.sighted import Sighted, sighted
from profilecheck.model import Account, Answers, Report, Snapshot, Summary, Visit, VisitRow
from profilecheck.page.life import Life
from profilecheck.page.turning import RowIs, SeenAgain
from profilecheck.page.working import Board, Worker
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sources.again import pages_of
from profilecheck.store.school import made_up_school
from profilecheck.vocabulary import Fact
from profilecheck.with_command import plainly
from profilecheck.words.nouns import filled
from profilecheck.workshop.house import NARROW, WIDE, House, Photo
from profilecheck.workshop.pictures import Pictures
from profilecheck.workshop.story import Look, Step, Story, Switch
from profilecheck.workshop.switches import Setting, settings

__all__ = ["Guess", "Problem", "Seeing", "Stage", "Turned"]

_ALONE_FOR = 4 * 60 * 60.0
"""Seconds. A room may talk for a long time between two keys."""
_UNEXPECTED = "This could not be shown. Start the step anew, or go on to the next."
_OUTDATED = "A setting was changed before this could be shown. Press “Begin anew” to see it."
_PICTURES = ("look", "setting")
"""What is made ready that changes nothing."""

_M = TypeVar("_M")


@dataclass(frozen=True)
class Seeing:
    """What somebody's eyes see of an account: what the snapshot says, and the page as they get it.

    Nothing that is named is a name of the person: who looks knows whom they look at.
    """

    account: Account
    address: str
    named: tuple[Sighted, ...]
    photo: Photo

    @property
    def on_profile(self) -> tuple[Sighted, ...]:
        """What stands on the profile, first what was read on the page that is shown."""
        there = (one for one in self.named if not one.elsewhere)
        return tuple(sorted(there, key=lambda one: self.address not in one.at))

    @property
    def school(self) -> int:
        """How often the school is named."""
        return sum(one.names_school for one in self.on_profile)


@dataclass(frozen=True)
class Turned:
    """A setting that was changed: its page before and after, and the row of the checklist.

    `row` is None where the checklist asked for no change there. `by_hand` is whether the trainer
    changed it in a window.
    """

    changed: Photo
    by_hand: bool = False
    visit: Visit | None = None
    row: VisitRow | None = None
    row_is: RowIs | None = None


@dataclass(frozen=True)
class Problem:
    """Why something cannot be shown, in a sentence."""

    says: str


@dataclass(frozen=True)
class Guess:
    """How many hands went up, of how many."""

    hands: int
    of: int


@dataclass
class _At:
    """Where the story is: the step's number, and how far it is in it; `free` stands before it."""

    step: int = 0
    beat: int = 0
    free: Step | None = None


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Stage:
    """The workshop while it is served. Its public methods are for any thread.

    `shows_window` is whether the window in which the trainer changes a setting can be seen.
    """

    story: Story
    checklist: Checklist = field(default_factory=load_checklist)
    root: str = ""
    now: Callable[[], datetime] = _now
    life: Life = field(default_factory=lambda: Life(alone_for=_ALONE_FOR))
    shows_window: bool = True
    changing: threading.RLock = field(default_factory=threading.RLock)
    board: Board = field(default_factory=Board, init=False)

    def __post_init__(self) -> None:
        self._school = made_up_school()
        self._matcher = SchoolMatcher(self._school)
        self.house = House(self._matcher, show=self.shows_window)
        self._worker = Worker()
        self.pictures = Pictures()
        self._forget()

    def _forget(self) -> None:
        self.pictures.forget()
        self._at = _At()
        self._begun: datetime | None = None
        self._guesses: dict[Hashable, Guess] = {}
        self._room: Room | None = None
        self._made: dict[Hashable, Any] = {}
        self._jobs: dict[Hashable, Future[Any]] = {}
        self._begun_jobs: set[Hashable] = set()
        self._accounts: dict[tuple[str, str], Account] = {}
        self._changes: dict[tuple[str, str], int] = {}

    # From its beginning to its end

    def __enter__(self) -> Self:
        """Begin to serve the replicas."""
        self.house.replica.__enter__()
        self._worker.open()
        self.look_ahead()
        return self

    def __exit__(self, *_: object) -> None:
        """Serve them no longer: nothing of what was shown or changed is left."""
        with self.changing:
            self._stop_jobs()
            self._worker.start(self.house.close()).result()
            self._worker.close()
            self.house.replica.__exit__()
            self.board.close()

    @property
    def busy(self) -> bool:
        """Whether something is being made ready."""
        return any(not job.done() for job in self.jobs)

    @property
    def jobs(self) -> tuple[Future[Any], ...]:
        """What is being made ready, or was."""
        return tuple(self._jobs.values())

    @property
    def what_is_kept(self) -> str:
        """What becomes of what was done, in a sentence for the person."""
        return "Nothing of the workshop is kept."

    # Where the story is

    @property
    def at(self) -> int:
        """The number of the step, from 0."""
        return self._at.step

    @property
    def beat(self) -> int:
        """How far it is in the step, from 0."""
        return self._at.beat

    @property
    def is_free(self) -> bool:
        """Whether something is shown that is not in the story."""
        return self._at.free is not None

    @property
    def step(self) -> Step:
        """What is shown now."""
        return self._at.free or self.story.steps[self._at.step]

    @property
    def following(self) -> Step | None:
        """The step that comes next; None at the end."""
        steps = self.story.steps
        if self.is_free:
            return steps[self._at.step]
        return steps[self._at.step + 1] if self._at.step + 1 < len(steps) else None

    @property
    def used(self) -> int:
        """Whole minutes since the story began."""
        return int((self.now() - self._begun).total_seconds()) // 60 if self._begun else 0

    @property
    def begun(self) -> datetime | None:
        """When the story began."""
        return self._begun

    @property
    def upcoming(self) -> Step | None:
        """The next step of the story that takes time to be made ready; None where there is none."""
        steps = self.story.steps[self._at.step + (not self.is_free) :]
        return next((step for step in steps if step.look or step.switch), None)

    @property
    def today(self) -> date:
        """The day on which it is told."""
        return _day(self.now())

    def forward(self, beats: int) -> None:
        """Go on, where the step has so many `beats`."""
        with self.changing:
            self._begun = self._begun or self.now()
            if self._at.beat + 1 < beats:
                self._at.beat += 1
            elif self.is_free:
                self._at.free, self._at.beat = None, 0
            elif self._at.step + 1 < len(self.story.steps):
                self._at = _At(self._at.step + 1)
        self._moved()

    def back(self) -> None:
        """Go back by one."""
        with self.changing:
            if self._at.beat:
                self._at.beat -= 1
            elif self.is_free:
                self._at.free = None
            elif self._at.step:
                self._at = _At(self._at.step - 1)
        self._moved()

    def go_to(self, step: int) -> None:
        """Go to the beginning of a step; beyond the last one there is none."""
        with self.changing:
            self._at = _At(min(max(step, 0), len(self.story.steps) - 1))
            self._put_off()
        self._moved()

    def go_free(self, step: Step) -> None:
        """Show something that is not in the story, until it is over or the story goes on."""
        with self.changing:
            self._at.free, self._at.beat = step, 0
            self._put_off()
        self._moved()

    def reset(self) -> None:
        """Have everything as it was at first: the story, the replicas, the guesses."""
        with self.changing:
            self._stop_jobs()
            self.house.replica.begin_anew()
            self._forget()
        self._moved()

    def _moved(self) -> None:
        self.life.use()
        self.look_ahead()
        self.board.changed()

    # The room's guess

    @property
    def guess(self) -> Guess | None:
        """What the room guessed at this step."""
        return self._guesses.get(self._place)

    def keep_guess(self, guess: Guess) -> None:
        """Keep what the room guesses at this step."""
        with self.changing:
            self._guesses[self._place] = guess
        self._moved()

    @property
    def _place(self) -> Hashable:
        return self._at.free or self._at.step

    # The room's result

    @property
    def room(self) -> Room | None:
        """What the room found, as far as summaries were added up."""
        return self._room

    def add_up(self, summaries: Sequence[Summary]) -> None:
        """Add up the room's summaries, in the place of what was added up before.

        Where the room's result is shown, the new one is shown from its first bars.

        Raises:
            InputError: there are too few of them; what was added up before is still there.
        """
        with self.changing:
            self._room = room_of(summaries, self.checklist)
            if self.step.room:
                self._at.beat = min(self._at.beat, self.step.asked)
        self._moved()

    # What is shown

    def seeing(self, look: Look, *, before: Switch | None = None) -> Seeing | Problem | None:
        """Return what a look shows; None while it is made ready. `before`: before that change."""
        changes = self._changes.get((look.person, look.network), 0)
        turned = self._made.get(_key("changes", before)) if before else None
        at = changes if turned is None else turned
        return self._wanted(("look", _plain(look), at), lambda: self._see(look, at))

    def shown_setting(self, switch: Switch) -> Photo | Problem | None:
        """Return the page of a setting before it is changed; None while it is made ready."""
        return self._wanted(_key("setting", switch), lambda: self._show(switch))

    def turned(self, switch: Switch) -> Turned | Problem | None:
        """Return what came of a change, which is made once; None while it is made."""
        return self._wanted(_key("turned", switch), lambda: self._turn(switch))

    def open_window(self, switch: Switch) -> None:
        """Open the settings in a window of their own; what is changed there is the change."""
        self._wanted(_key("window", switch), lambda: self._open(switch))
        self._moved()

    def window(self, switch: Switch) -> bool | Problem | None:
        """Whether that window was opened; None while it is being opened."""
        key = _key("window", switch)
        opened: bool | Problem | None = self._made.get(key)
        return opened if key in self._jobs else False

    def is_turned(self, switch: Switch) -> bool:
        """Whether a setting was changed."""
        return isinstance(self._made.get(_key("turned", switch)), Turned)

    def _wanted(
        self, key: Hashable, make: Callable[[], Coroutine[Any, Any, _M]]
    ) -> _M | Problem | None:
        with self.changing:
            if key not in self._made and key not in self._jobs:
                self._jobs[key] = self._worker.start(self._making(key, make))
            made: _M | Problem | None = self._made.get(key)
            return made

    async def _making(self, key: Hashable, make: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        async with self.house.in_turn:
            self._begun_jobs.add(key)
            try:
                made = await make()
            except ProfileCheckError as error:
                made = Problem(plainly(error.says))
            except (PlaywrightError, TimeoutError):  # the browser broke down, or does not answer
                made = Problem(_UNEXPECTED)
        self._made[key] = made
        self.board.changed()

    def look_ahead(self) -> None:
        """Make ready what this step shows, and then the next step that shows pictures.

        To be asked again after each change: a picture from before it is no longer true.
        """
        for step in (self.step, self.upcoming):
            if step and step.look:
                self.seeing(step.look)
            if step and step.switch:
                self.seeing(step.switch, before=step.switch)
                self.shown_setting(step.switch)

    def _put_off(self) -> None:
        """Let what waits for its turn not go before what is shown now; it is asked for again.

        Where a change waits too, all stays in order: what was asked for before it is to be seen so.
        """
        waiting = {
            key: job
            for key, job in self._jobs.items()
            if key not in self._begun_jobs and not job.done()
        }
        if not all(isinstance(key, tuple) and key[0] in _PICTURES for key in waiting):
            return
        # The last one first, so that none gets the turn of one that has just been put off.
        for key, job in reversed(waiting.items()):
            job.cancel()
            del self._jobs[key]

    def _stop_jobs(self) -> None:
        """Stop what is being made ready, and wait for the end of it."""
        for job in self._jobs.values():
            job.cancel()
        self._worker.start(self._settled()).result()

    async def _settled(self) -> None:
        async with self.house.in_turn:
            await self.house.close_window()

    # How it is made

    async def _account(self, look: Look) -> Account:
        key = look.person, look.network
        if key not in self._accounts:
            account = await self.house.audit(person(look.person), look.site)
            self._accounts[key] = account
        return self._accounts[key]

    async def _see(self, look: Look, at: int) -> Seeing | Problem:
        """Look at the page as it is after `at` changes, and never as it is after more of them."""
        if self._changes.get((look.person, look.network), 0) != at:
            return Problem(_OUTDATED)
        account = await self._account(look)
        seen = sighted(account, look.eyes, self._matcher)
        things = tuple(s for s in seen if s.fact is not Fact.PROFILE_NAME or s.names_school)
        address = look.address(account.profile_url)
        photo = await self.house.photograph(
            person(look.person),
            look.network,
            look.eyes,
            address,
            _marks(things, account, look),
            width=NARROW if isinstance(look, Switch) else WIDE,
            tab=bool(look.page),
        )
        return Seeing(account, address, things, photo)

    async def _show(self, switch: Switch) -> Photo:
        return await self.house.show(settings()[switch.setting], person(switch.person))

    async def _open(self, switch: Switch) -> bool:
        await self.house.open_window(settings()[switch.setting], person(switch.person))
        return True

    async def _turn(self, switch: Switch) -> Turned:
        """Change the setting, and read again the pages that decide the row of the checklist."""
        setting, before = settings()[switch.setting], await self._account(switch)
        was = self._judged(before)
        visit, row = _row_of(setting, was)
        by_hand = self.house.window_is_open
        changed = await self._changed(switch, by_hand=by_hand)
        key = switch.person, switch.network
        self._made[_key("changes", switch)] = self._changes.get(key, 0)
        pages = pages_of(visit, switch.site, before) if visit else None
        after = await self.house.audit(
            person(switch.person), switch.site, before if pages else None, pages
        )
        self._accounts[key] = after
        self._changes[key] = self._changes.get(key, 0) + 1
        if visit is None or row is None or pages is None:
            return Turned(changed, by_hand)
        seen = SeenAgain(before, after, pages, was, self._judged(after))
        return Turned(changed, by_hand, visit, row, seen.row_is(row))

    async def _changed(self, switch: Switch, *, by_hand: bool) -> Photo:
        """Return the page of settings as it is once the setting was changed."""
        setting, owner = settings()[switch.setting], person(switch.person)
        if not by_hand:
            return await self.house.press(setting, owner)
        await self.house.close_window()
        return await self.house.show(setting, owner)

    def _judged(self, account: Account) -> Report:
        at = self.now()
        snapshot = Snapshot(
            program=f"profilecheck {__version__}",
            taken_at=at,
            finished=True,
            made_up=True,
            accounts=(account,),
        )
        return judge_snapshot(snapshot, self.checklist, self._school, Answers(), _day(at))


def _key(what: str, switch: Switch) -> Hashable:
    return what, switch.person, switch.network, switch.setting


def _plain(look: Look) -> Hashable:
    return look.person, look.network, look.eyes, look.page, isinstance(look, Switch)


def _day(at: datetime) -> date:
    return at.astimezone().date()


def _marks(seen: tuple[Sighted, ...], account: Account, look: Look) -> tuple[str, ...]:
    """Return what is looked for on the page, to be marked: the texts, and how many friends.

    The first page of a profile repeats what others hold; on any other, the same words may be those
    of somebody else.
    """
    address = look.address(account.profile_url)
    texts = [one.text for one in seen if one.text and (not look.page or address in one.at)]
    lists = (one for one in seen if one.fact is Fact.FRIENDS_AUDIENCE and one.count)
    texts += [filled(f"{one.count:,} {{friends}}", account) for one in lists]
    return tuple(dict.fromkeys(texts))


def _row_of(setting: Setting, report: Report) -> tuple[Visit | None, VisitRow | None]:
    """Return the row of the checklist that asks for this change, and its visit."""
    for visit in report.visits:
        for row in visit.rows:
            if visit.network == setting.network and row.setting == setting.called:
                return visit, row
    return None, None
