"""What a look keeps: how what was opened on each network and what files told come together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from profilecheck.model import Account, Observed, Snapshot
from profilecheck.sites.site import Site
from profilecheck.sources import Gathering
from profilecheck.sources.merging import accounts_apart, merged_account, with_files
from profilecheck.store.runs import Run

__all__ = ["Keeping", "as_before", "joined", "left_to_person", "read_later"]

_OF_ANOTHER = (
    "{name}: your files are of “{found}”, and we looked at “{before}”. So nothing of these files "
    "was taken. Hand over those of the account that we looked at."
)


@dataclass
class Keeping:
    """The run that a look is kept in, with what comes from elsewhere than its pages.

    `write` keeps a snapshot in it. `order` is that of the networks; `handed_over` are those whose
    files can go once it is kept.
    """

    run: Run
    write: Callable[[Snapshot], None]
    others: tuple[Account, ...]
    order: tuple[str, ...]
    handed_over: list[str]

    def keep(self, live: Snapshot) -> Snapshot:
        """Keep what was read so far; return all of it."""
        apart = [one for one, _ in self.of_another(live)]
        beside = _by_network(one for one in self.others if one not in apart)
        opened = [with_files(one, beside.pop(one.network, ())) for one in live.accounts]
        unopened = map(merged_account, beside.values())
        accounts = sorted((*opened, *unopened), key=self._place)
        whole = live.model_copy(update={"accounts": tuple(accounts)})
        self.write(whole)
        return whole

    def of_another(self, live: Snapshot) -> Iterator[tuple[Account, str]]:
        """Yield what is of another account than was opened on that network, with what to say."""
        for opened in live.accounts:
            for other in self.others:
                if other.network == opened.network and (note := _apart_note(opened, other)):
                    yield other, note

    def _place(self, account: Account) -> int:
        known = account.network in self.order
        return self.order.index(account.network) if known else len(self.order)


def read_later(before: Account | None, told: Account) -> tuple[Account, str]:
    """Return what is known of a network once files were read later than the rest, and what to say.

    They take the place of earlier files. What was opened stays, and of another account than
    that nothing is taken.
    """
    if before is None or before is told:
        return told, ""
    opened = _without_files(before)
    if not any(isinstance(r, Observed) and not r.is_from_file for r in opened.readings):
        return told, ""
    if note := _apart_note(opened, told):
        return before, note
    return with_files(opened, (told,)), ""


def as_before(account: Account | None) -> Account | None:
    """What was read before, None where nothing was: files that tell nothing take none of it."""
    return account if account and _tells_something(account) else None


def _tells_something(account: Account) -> bool:
    return any(isinstance(reading, Observed) for reading in account.readings)


def _apart_note(opened: Account, told: Account) -> str:
    """What is said where files are of another account than was opened, "" where they are not."""
    names = accounts_apart(opened, told)
    if not names:
        return ""
    return _OF_ANOTHER.format(name=told.name, found=names[1], before=names[0])


def _without_files(account: Account) -> Account:
    """What was read on the network itself; with its files, where the two are not told apart."""
    return account.model_copy(update={"readings": account.opened or account.readings, "opened": ()})


def joined(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """What all that was read of each network comes to together."""
    return tuple(map(merged_account, _by_network(accounts).values()))


def _by_network(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    grouped: dict[str, list[Account]] = {}
    for account in accounts:
        grouped.setdefault(account.network, []).append(account)
    return grouped


def left_to_person(site: Site) -> Account:
    """What there is of a network that nothing was read of."""
    gathering = Gathering(site)
    gathering.leave_to_person()
    return gathering.account()
