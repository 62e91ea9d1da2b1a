"""Looking: an audit that goes on in the background while the page shows how far it is.

One at a time, whoever asks for it: a second request joins the first. What was read is kept after
every page, so that neither a stop nor a kill costs more than the page in hand.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from itertools import chain

from profilecheck.browser.session import Session
from profilecheck.checklist import Checklist
from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, AccountState, Report, Snapshot, Visit
from profilecheck.page.files import FilesReader, FromFiles
from profilecheck.page.going import Going
from profilecheck.page.joining import Keeping, as_before, joined, left_to_person, read_later
from profilecheck.page.locked import LockedError
from profilecheck.page.looked import Again, Looked, Seen, Stage, Turn
from profilecheck.page.looking_again import SecondLook
from profilecheck.page.places import Place
from profilecheck.page.signing import SignIns
from profilecheck.page.way import How, Step, Way
from profilecheck.page.working import Board, Worker, once_free
from profilecheck.plain import plain_text
from profilecheck.questions.networks import Use
from profilecheck.school import SchoolMatcher
from profilecheck.sites import site as site_called
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import Meant, Network, SignedIn
from profilecheck.sources import audit as audit_networks
from profilecheck.store.answers import kept_answers
from profilecheck.store.checks import KeptCheck
from profilecheck.store.growing import growing
from profilecheck.store.handed import forget_handed_over
from profilecheck.store.people import matcher_for
from profilecheck.store.runs import Run, cut_off_run, new_run, runs_folder
from profilecheck.store.store import Store
from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import plainly
from profilecheck.words.reasons import why_unread

__all__ = ["Looking"]

_LOG = logging.getLogger(__name__)

_READING = "reading {file}"
_UNEXPECTED = (
    "Something that we did not expect stopped this look. What was read is kept. Look once more to "
    "go on from there."
)
_LOCKED_MEANWHILE = (
    "A passphrase was set or changed meanwhile, which stopped this look. What was read before is "
    "kept. Try again."
)
_WAITS = "No file was handed over yet."
_READ_BEFORE = "What your files told before is kept."
_AMONG_OTHERS = "Its file was among those you handed over for {name}, and is read."
_BUSY = "Something is being read just now. Change the name once that is done."
_NOTHING_BEFORE = "Nothing was looked at yet. Begin from the sign-in page."


class Looking:
    """The looks of one person while their page is served. Every public method is for any thread.

    `change` changes what is kept of the way through; `may_open` tells whether the person
    said yes to a network; `now` tells the time.
    """

    def __init__(
        self,
        store: Store,
        checklist: Checklist,
        place: Place,
        sign_ins: SignIns,
        worker: Worker,
        board: Board,
        *,
        way: Callable[[], Way],
        change: Callable[..., None],
        may_open: Callable[[Site], bool],
        now: Callable[[], datetime],
    ) -> None:
        self._store, self._checklist, self._place = store, checklist, place
        self._sign_ins, self._worker = sign_ins, worker
        self._way, self._change, self._clock = way, change, now
        self._may_open = may_open
        self._going = Going(board)
        self._job: Future[None] | None = None
        self._kept: Snapshot | None = None
        self._counts: dict[str, asyncio.Task[None]] = {}
        self._one_turn = asyncio.Lock()
        self._one_look = asyncio.Lock()
        self._second = SecondLook(
            place,
            sign_ins,
            matcher=self._matcher,
            report=self.report,
            session=self._session,
            turn_to_sign_in=self._turn_to_sign_in,
            show=self._going.show_again,
        )

    @property
    def now(self) -> Looked:
        """How far it is."""
        return self._going.now

    @property
    def busy(self) -> bool:
        """Whether it goes on by itself: not where the person is waited for."""
        return self._going.busy

    # What was kept

    def run(self) -> Run | None:
        """Return the run that the way has led to, None before one has read anything."""
        name = self._way().run
        if not name:
            return None
        run = Run(self._store, runs_folder(self._store) / name, self._place.made_up)
        return run if run.snapshot.is_file() else None

    def snapshot(self) -> Snapshot | None:
        """Return what was read, None before anything was.

        Raises:
            InputError: it is damaged, or sealed and not opened.
        """
        run = self.run()
        return run.load_snapshot() if run else None

    def unfinished(self) -> Snapshot | None:
        """Return what was read by a look that was stopped or cut off, and does not go on now.

        Raises:
            InputError: it is damaged, or sealed and not opened.
        """
        with self._going.lock:
            if self._going.goes_on and self.now.again is None:
                return None
        snapshot = self.snapshot()
        return snapshot if snapshot is not None and not snapshot.finished else None

    def left_by_another(self) -> KeptCheck | None:
        """Return the person's newest check, where it was cut off and the way led to none yet.

        It was begun in a terminal, or on a way that was begun anew since.

        Raises:
            InputError: it is damaged, or sealed and not opened.
        """
        way = self._way()
        if way.run or self._place.made_up:
            return None
        left = cut_off_run(self._store)
        if left is None or not {a.network for a in left[1].accounts} & set(way.used):
            return None
        return KeptCheck(*left)

    def report(self, snapshot: Snapshot) -> Report:
        """Judge `snapshot` with the person's answers.

        Raises:
            InputError: the answers or the school cannot be used.
        """
        school = self._place.school(self._store)
        answers = kept_answers(self._store, self.run() if snapshot.made_up else None)
        today = self._clock().astimezone().date()
        return judge_snapshot(snapshot, self._checklist, school, answers, today)

    def may_choose(self, site: Site) -> bool:
        """Whether the person may say now which account of `site` they mean: no other is read."""
        with self._going.lock:
            return self.now.asks_whom(site.id) or not self._going.goes_on

    # What the person does

    def begin(self) -> None:
        """Look at all that was chosen, going on from where a look was cut off; or join one."""
        with self._going.lock:
            if self._going.goes_on:
                return
            self._start(Looked(Stage.LOOKING), self._whole_look)

    def again(self, visit: Visit) -> bool:
        """Look again at what decides the rows of `visit`; or join the look at it that goes on.

        Return False where something else is being looked at: it is to be waited for.
        """
        with self._going.lock:
            if self._going.goes_on:
                going = self.now.again
                return going is not None and going.visit == visit.rows[0].id
            again = Again(visit.rows[0].id, visit.network, visit.network_name)
            looked = replace(self.now, again=again, turn=None)
            self._start(looked, lambda: self._look_again(visit))
        return True

    def read_files(self, site: Site) -> None:
        """Read what was handed over for `site` into what was read before; or join a look."""
        with self._going.lock:
            if self._going.goes_on:
                return
            seen = {site.id: Seen(site.id, site.name)}
            self._start(Looked(Stage.LOOKING, seen), lambda: self._read_files(site))

    def take_back_files(self, site: Site) -> None:
        """Leave a network to the person whose files were read under a name that was not theirs.

        Not while something is read: what it reads then, it reads by the name it began with.

        Raises:
            InputError: what was read is damaged, or sealed and not opened; or something is read.
            StorageError: it cannot be written.
        """
        with self._going.lock:
            if self._going.goes_on:
                raise InputError(_BUSY)
            run = self.run()
            if run is None:
                return
            snapshot = run.load_snapshot()
            accounts = tuple(
                left_to_person(site) if a.network == site.id and a.has_readings_from_files else a
                for a in snapshot.accounts
            )
            run.keep(snapshot.model_copy(update={"accounts": accounts}))
            self._going.show(networks={})

    def take_off(self, network: str) -> bool:
        """Take a network off what was read; return False where something is read just now.

        Raises:
            InputError: what was read is damaged, or sealed and not opened.
            StorageError: it cannot be written.
        """
        with self._going.lock:
            if self._going.goes_on:
                return False
            if run := self.run():
                snapshot = run.load_snapshot()
                accounts = tuple(a for a in snapshot.accounts if a.network != network)
                run.keep(snapshot.model_copy(update={"accounts": accounts}))
            seen = {name: one for name, one in self.now.networks.items() if name != network}
            self._going.show(networks=seen)
            return True

    def stop(self) -> None:
        """Stop, and keep what was read."""
        with self._going.lock:
            if self._job is None or not self._going.goes_on:
                return
            self._job.cancel()
            self._going.stop()

    def forget(self) -> None:
        """Stop, wait until it has put its things away, and show nothing of it any more.

        Not for whoever holds what `change` waits for.
        """
        self.stop()
        if self._job is not None:
            self._worker.start(once_free(self._one_look)).result()
        self._kept = None
        self._going.forget()

    def _start(self, looked: Looked, look: Callable[[], Awaitable[None]]) -> None:
        self._going.begin(looked)
        self._job = self._worker.start(self._in_turn(look))

    async def _in_turn(self, look: Callable[[], Awaitable[None]]) -> None:
        """Look once what was stopped before has put its things away."""
        async with self._one_look:
            try:
                await look()
            finally:
                for count in self._counts.values():
                    count.cancel()
                self._counts.clear()

    # A whole look

    async def _whole_look(self) -> None:
        self._going.end(await _problem_of(self._look()))

    async def _look(self) -> None:
        way = self._way()
        before = self._cut_off()
        run = self.run() if before else None
        run = run or new_run(self._store, self._clock().astimezone(), made_up=self._place.made_up)
        networks = [self._network(site, use, before) for site, use in _to_open(way)]
        apart = tuple(_apart(way))
        sites = [*(network.site for network in networks), *(site for site, _ in apart)]
        sites.sort(key=lambda site: list(way.networks).index(site.id))
        meant = {network.site.id: network.account for network in networks}
        self._going.show(networks={one.id: _at_first(one, meant.get(one.id)) for one in sites})
        matcher = self._matcher()
        others = [await self._unopened(site, how, before, matcher) for site, how in apart]
        for (site, _), told in zip(apart, others, strict=True):
            self._see_others_files(site, told)
        handed_over = [site.id for site, how in apart if how is not How.MYSELF]
        from_elsewhere = tuple(chain.from_iterable(others))
        with growing(run) as write:
            keeping = Keeping(run, write, from_elsewhere, tuple(way.networks), handed_over)
            await self._audit(networks, matcher, keeping)
        await asyncio.gather(*self._counts.values())
        self._change(step=Step.CHECKLIST)

    async def _audit(
        self, networks: Sequence[Network], matcher: SchoolMatcher, keeping: Keeping
    ) -> None:
        hosts = tuple(host for network in networks for host in network.site.hosts)
        signed_in = any(network.session for network in networks)
        async with self._place.browser(hosts) if signed_in else nullcontext() as browser:
            await audit_networks(
                browser,
                networks,
                matcher=matcher,
                pace=self._place.pace,
                progress=self,
                keep=lambda snapshot: self._keep(keeping, snapshot),
                made_up=self._place.made_up,
                sign_in_again=self._turn_to_sign_in,
                whose=self._know,
                another=self._turn_to_choose,
            )

    async def _read_files(self, site: Site) -> None:
        self._going.end(await _problem_of(self._from_files_alone(site)))

    async def _from_files_alone(self, site: Site) -> None:
        run, way = self.run(), self._way()
        if run is None:
            raise InputError(_NOTHING_BEFORE)
        snapshot = run.load_snapshot()
        before = {account.network: account for account in snapshot.accounts}
        how = way.how.get(site.id, How.EXPORT)
        told = await self._unopened(site, how, before, self._matcher())
        now = {one.network: self._beside(site, before.get(one.network), one) for one in told}
        run.keep(snapshot.model_copy(update={"accounts": tuple({**before, **now}.values())}))
        forget_handed_over(self._store, site.id)
        await asyncio.gather(*self._counts.values())
        self._change(step=Step.CHECKLIST)

    def _beside(self, site: Site, before: Account | None, told: Account) -> Account:
        known, note = read_later(before, told)
        if note:
            self._going.see(site.id, notes=(*self.now.networks[site.id].notes, note))
        return known

    def _matcher(self) -> SchoolMatcher:
        return matcher_for(self._store, self._place.school(self._store))

    def _cut_off(self) -> dict[str, Account]:
        snapshot = self.snapshot()
        if snapshot is None or snapshot.finished:
            return {}
        return {account.network: account for account in snapshot.accounts}

    def _network(self, site: Site, use: Use, before: Mapping[str, Account]) -> Network:
        if use is Use.ONCE:
            return Network(site, None, abandoned=not isinstance(site, ClosedSite))
        read = before.get(site.id)
        if not isinstance(site, OpenSite):
            return Network(site, None, read)
        meant = self._meant(site)
        if read and meant and not meant.has_profile(site, read.profile_url):
            read = None  # it may be another account's
        return Network(site, self._session(site), read, account=meant)

    def _meant(self, site: OpenSite) -> ChosenAccount | None:
        """Return the account that the person said is meant, None where they said none.

        Raises:
            InputError: what they said is of another network than this has become.
        """
        said = self._way().accounts.get(site.id)
        return ChosenAccount.on(site, said) if said else None

    def _session(self, site: Site) -> Session | None:
        """Return the session with which a network is opened, None where it is not to be.

        Where nobody signs in, it is one of nobody's, for an account that the person said is theirs.
        """
        if not site.without_sign_in:
            return self._sign_ins.session(site) if isinstance(site, OpenSite) else None
        return Session(()) if self._may_open(site) else None

    async def _unopened(
        self, site: Site, how: How, before: Mapping[str, Account], matcher: SchoolMatcher
    ) -> tuple[Account, ...]:
        """Return what is known of a network that is read from files, or left to the person."""
        told = FromFiles((), ())
        if how is not How.MYSELF:
            self._going.see(site.id, planned=1)
            own = self._way().own
            reader = FilesReader(self._store, site, matcher, self._clock(), own)
            told = await reader.read(
                lambda file: self._going.see(site.id, now=_READING.format(file=file)),
                pages=how is How.PAGES,
            )
        accounts = joined(told.accounts)
        if not any(account.network == site.id for account in accounts):
            accounts = (*accounts, as_before(before.get(site.id)) or left_to_person(site))
        state = next(account.state for account in accounts if account.network == site.id)
        from_files = state is AccountState.FROM_FILES
        notes = told.notes
        if not told.accounts and how is not How.MYSELF:
            notes = (*notes, _READ_BEFORE) if from_files else notes or (_WAITS,)
        useless = bool(told.notes) and not from_files
        self._going.see(site.id, read=1 if from_files else 0, notes=notes, useless_files=useless)
        self._done(site, state, accounts)
        return accounts

    def _see_others_files(self, site: Site, told: Sequence[Account]) -> None:
        """Show networks as read whose files were among those of `site`, and not among their own."""
        for account in told:
            seen = self.now.networks.get(account.network)
            if account.network == site.id or seen is None or seen.state is not AccountState.BY_HAND:
                continue
            note = _AMONG_OTHERS.format(name=site.name)
            self._going.see(account.network, planned=1, read=1, notes=(note,), useless_files=False)
            self._done(site_called(account.network), account.state, (account,))

    def _keep(self, keeping: Keeping, snapshot: Snapshot) -> None:
        whole = keeping.keep(snapshot)
        if self._way().run != keeping.run.folder.name:
            # Not before: until then, what was read earlier is all there is.
            self._change(run=keeping.run.folder.name)
        while keeping.handed_over:
            forget_handed_over(self._store, keeping.handed_over.pop())
        self._kept = whole
        for other, note in keeping.of_another(snapshot):
            self._going.see(other.network, notes=(note,))
        self._going.show(stopped=sum(account.traffic.stopped for account in whole.accounts))

    def _know(self, site: Site, whose: SignedIn) -> None:
        """Take in whose account it is, and show it: there is time to stop where it is another."""
        self._sign_ins.know(site, whose)
        self._going.see(site.id, profile=plain_text(whose.profile_url))

    # Progress of the audit

    def planned(self, site: Site, pages: int) -> None:
        """Take in how many pages of a network are to be opened."""
        self._going.see(site.id, planned=pages)

    def opening(self, site: Site, title: str) -> None:
        """Take in what is being read now."""
        self._going.see(site.id, now=title)

    def read(self, site: Site) -> None:
        """Count one more page."""
        self._going.see(site.id, read=self.now.networks[site.id].read + 1)

    def ended(self, site: Site, state: AccountState) -> None:
        """Take in how far a network got, and count what there is to change there."""
        if state in _SESSION_IS_OVER and self._sign_ins.session(site) is not None:
            self._sign_ins.forget(site)
        kept = self._kept.accounts if self._kept else ()
        accounts = [account for account in kept if account.network == site.id]
        if state is AccountState.BY_HAND and accounts:
            state = accounts[0].state  # its file may have been among those of another network
        self._going.see(site.id, why_nothing="".join(map(_why_nothing, accounts)))
        self._done(site, state, accounts)

    def _done(self, site: Site, state: AccountState, accounts: Sequence[Account]) -> None:
        self._going.see(site.id, state=state, now="")
        snapshot = Snapshot(
            program="",
            taken_at=self._clock(),
            made_up=self._place.made_up,
            accounts=tuple(a for a in accounts if a.network == site.id),
        )
        if (before := self._counts.get(site.id)) is not None:
            before.cancel()  # it is of less than is known now, and might end later
        self._counts[site.id] = asyncio.create_task(self._count(site, snapshot))

    async def _count(self, site: Site, snapshot: Snapshot) -> None:
        report = await asyncio.to_thread(self.report, snapshot)
        self._going.see(site.id, found=len(report.rows))

    async def _turn_to_choose(self, site: OpenSite, why: UnreadReason, shown: str) -> Meant | None:
        """Wait for the person to sign in as whom they mean, or to say that this is whom."""
        session = await self._turn_to_sign_in(site, why, shown)
        if session is None:
            return None
        meant = self._meant(site)
        self._going.see(site.id, account=meant.said if meant else "")
        return Meant(session, meant)

    async def _turn_to_sign_in(
        self, site: Site, why: UnreadReason, shown: str = ""
    ) -> Session | None:
        """Wait for the person to sign in, one network at a time; the others go on meanwhile."""
        async with self._one_turn:
            settled = self._sign_ins.ask_again(site, why)
            self._going.show(turn=Turn(site, why, shown))
            try:
                await settled.wait()
            finally:
                self._going.show(turn=None)
            return self._sign_ins.session(site)

    # A second look at one visit

    async def _look_again(self, visit: Visit) -> None:
        self._going.end_again(await _problem_of(self._at_visit(visit)))

    async def _at_visit(self, visit: Visit) -> None:
        await self._second.at(visit, self.run(), self._way().how)


def _at_first(site: Site, meant: ChosenAccount | None) -> Seen:
    return Seen(site.id, site.name, account=meant.said if meant else "")


def _why_nothing(account: Account) -> str:
    """Why no page that was opened told anything, "" where one did, or none was opened.

    Nor of one that asked for a sign-in: whoever looks was asked to give it.
    """
    problems = [page.problem for page in account.visits if page.problem is not None]
    told = len(problems) < len(account.visits) or account.state is AccountState.SIGN_IN_NEEDED
    return why_unread(problems[-1], account) if problems and not told else ""


_SESSION_IS_OVER = (
    AccountState.INTERRUPTED,
    AccountState.SIGN_IN_NEEDED,
    AccountState.WRONG_ACCOUNT,
)


async def _problem_of(work: Awaitable[None]) -> str:
    """Do `work`; return the sentence that says what stood in its way, "" where nothing did."""
    try:
        await work
    except LockedError:
        return _LOCKED_MEANWHILE
    except ProfileCheckError as error:
        return plainly(error.says)
    except Exception as error:  # noqa: BLE001 - whatever it is, the page must not look for ever
        # Its class alone: the message of an error may hold words of a page.
        _LOG.warning("a look ended in %s", type(error).__name__)
        return _UNEXPECTED
    return ""


def _to_open(way: Way) -> Iterator[tuple[Site, Use]]:
    """The networks that an audit goes through, also those of which it opens nothing."""
    for name, use in way.networks.items():
        site = site_called(name)
        by_itself = not isinstance(site, OpenSite) or way.how.get(name) is How.OPENED
        if use is Use.ONCE or (use is Use.YES and by_itself and not _has_files(way, name)):
            yield site, use


def _apart(way: Way) -> Iterator[tuple[Site, How]]:
    """The networks that are read from files, or looked at by the person themselves."""
    for name in way.used:
        site, how = site_called(name), way.how.get(name)
        if how is not None and (_has_files(way, name) or _is_left(site, how)):
            yield site, how


def _has_files(way: Way, network: str) -> bool:
    return way.how.get(network) in (How.PAGES, How.EXPORT)


def _is_left(site: Site, how: How) -> bool:
    return how is How.MYSELF and isinstance(site, OpenSite)
