"""A kept check: a run, what was gathered in it, and its report with all that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from profilecheck.checklist import Checklist
from profilecheck.judge import judge_snapshot
from profilecheck.judge.room import summary_of
from profilecheck.model import (
    AccountAnswer,
    Answer,
    Answers,
    Report,
    Said,
    Snapshot,
    Summary,
)
from profilecheck.school import School
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.runs import Run, earlier_audit
from profilecheck.store.school import school_for

__all__ = ["KeptCheck"]


@dataclass(frozen=True)
class KeptCheck:
    """A run, and what was gathered in it."""

    run: Run
    snapshot: Snapshot

    @property
    def practice(self) -> Run | None:
        """The run, where it is a made-up person's: then its answers stay in it."""
        return self.run if self.snapshot.made_up else None

    @cached_property
    def earlier(self) -> Snapshot | None:
        """The audit before this one, of the same person."""
        return earlier_audit(self.run.store, self.snapshot)

    def school(self) -> School | None:
        """Return where the person of this check works, None where that is not known.

        Raises:
            InputError: what is kept cannot be used.
        """
        return school_for(self.run.store, self.snapshot)

    def answers(self) -> Answers:
        """Return what the person of this check has said so far.

        Raises:
            InputError: what is kept cannot be used.
        """
        return kept_answers(self.run.store, self.practice)

    def add(self, said: Iterable[Said], school: School | None) -> Answers:
        """Keep what the person of this check said, working at `school`, beside what is kept.

        What is kept is read anew: another window may have added to it meanwhile.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        answers = self.answers()
        for one in said:
            answers = answers.plus(self._of_now(one, school))
        keep_answers(self.run.store, answers, self.practice)
        return answers

    def take_back(self, said: Iterable[Said]) -> None:
        """Keep no more what the person of this check said.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        answers = self.answers()
        for one in said:
            answers = answers.minus(one)
        keep_answers(self.run.store, answers, self.practice)

    def _of_now(self, said: Said, school: School | None) -> Said:
        """`said`, with the school and the profile that it is said of."""
        update: dict[str, object] = {"of_school": school.marks if school else ()}
        if isinstance(said, AccountAnswer):
            return said
        if not isinstance(said, Answer):
            profiles = {a.network: a.profile_url for a in self.snapshot.accounts}
            update["profile"] = profiles.get(said.network, "")
        return said.model_copy(update=update)

    def judge(
        self, checklist: Checklist, school: School | None, answers: Answers, today: date
    ) -> Report:
        """Return the report as of `today`."""
        return judge_snapshot(
            self.snapshot, checklist, school, answers, today, earlier=self.earlier
        )

    def summary(self, checklist: Checklist, today: date) -> Summary:
        """Return what a room may be handed of it, by `checklist`, the built-in one.

        Raises:
            InputError: what is kept cannot be used.
        """
        return summary_of(self.judge(checklist, self.school(), self.answers(), today), checklist)
