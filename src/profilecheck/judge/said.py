"""Which of all that the person said is of the accounts and the school that are judged."""

from profilecheck.model import (
    Agreement,
    Answer,
    Answers,
    FactAnswer,
    Snapshot,
    are_two_profiles,
)
from profilecheck.school import School
from profilecheck.vocabulary import LOOKED_FOR

__all__ = ["said_of"]


def said_of(answers: Answers, snapshot: Snapshot, school: School | None) -> Answers:
    """Return `answers` without what was said at another school, or of another profile.

    What is found on a profile is the same at any school, but for what is found by looking for the
    school. Where a school or a profile is not known, it is not known to be another.
    """
    marks = set(school.marks) if school else set()
    profiles = {account.network: account.profile_url for account in snapshot.accounts}

    def at_another_school(said: Answer | Agreement | FactAnswer) -> bool:
        return bool(marks and said.of_school) and marks.isdisjoint(said.of_school)

    def of_another_profile(said: Agreement | FactAnswer) -> bool:
        return are_two_profiles(said.profile, profiles.get(said.network, ""))

    return answers.model_copy(
        update={
            "answers": tuple(a for a in answers.answers if not at_another_school(a)),
            "facts": tuple(
                a
                for a in answers.facts
                if not of_another_profile(a) and not (a.fact in LOOKED_FOR and at_another_school(a))
            ),
            "agreements": tuple(
                a
                for a in answers.agreements
                if not of_another_profile(a) and not at_another_school(a)
            ),
        }
    )
