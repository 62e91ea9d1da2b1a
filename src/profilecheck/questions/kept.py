"""What the person said, told back to them in lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from profilecheck.checklist import Checklist
from profilecheck.errors import InputError
from profilecheck.judge import in_words
from profilecheck.model import AccountAnswer, Agreement, Answer, FactAnswer, Nouns
from profilecheck.sites import site
from profilecheck.words.dates import day as day_of
from profilecheck.words.doing import ask_accounts
from profilecheck.words.facts import about as name_of
from profilecheck.words.facts import heading
from profilecheck.words.findings import your_answer
from profilecheck.words.nouns import Network
from profilecheck.words.report import ACCOUNT_IS

__all__ = ["told_back"]


def told_back(
    said: AccountAnswer | Answer | FactAnswer | Agreement, checklist: Checklist, today: date
) -> Iterator[str]:
    """Give what something was said about, what was said, and from when until when it holds."""
    match said:
        case AccountAnswer():
            yield ask_accounts((_network(said.network).name,))
            yield your_answer(ACCOUNT_IS[said.account])
        case Answer():
            yield from _of_clause(said, checklist)
        case FactAnswer():
            network = _network(said.network)
            yield f"{network.name} · {heading(said.fact, network)}"
            yield your_answer(in_words(said, network))
        case Agreement():
            about = f" (“{said.subject}”)" if said.subject else ""
            network = _network(said.network)
            yield f"{network.name} · {name_of(said.fact, network)}{about}"
            yield f"Agreed with your school: {said.reason}"
    day = said.agreed_on if isinstance(said, Agreement) else said.answered_on
    over = ", so it is over" if said.expires_on < today else ""
    yield f"On {day_of(day)}, until {day_of(said.expires_on)}{over}."


def _of_clause(said: Answer, checklist: Checklist) -> Iterator[str]:
    clause = checklist.clause(said.clause)
    yield f"{said.clause} · {clause.title if clause else 'a clause of another checklist'}"
    allowed = clause.question.answers if clause and clause.question else ()
    yield your_answer(next((a.says for a in allowed if a.id == said.choice), said.choice))


@dataclass(frozen=True)
class _Unknown:
    """A network that is not installed any more: its id is all there is to call it by."""

    name: str
    nouns: Nouns = field(default_factory=Nouns)


def _network(network: str) -> Network:
    try:
        return site(network)
    except InputError:
        return _Unknown(network)
