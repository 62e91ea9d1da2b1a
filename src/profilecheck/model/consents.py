"""What the person agreed to before a network was opened."""

from datetime import date
from typing import ClassVar, Literal

from profilecheck.model.base import Record

__all__ = ["Consent", "Consents"]


class Consent(Record):
    """The person's yes to one network's live audit; `words` is a fingerprint of what they read."""

    network: str
    given_on: date
    words: str


class Consents(Record):
    """Every yes that stands."""

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "consents"

    kind: Literal["consents"] = "consents"
    schema_version: int = SCHEMA
    given: tuple[Consent, ...] = ()

    def of(self, network: str) -> Consent | None:
        """Return the yes to `network`, None where there is none."""
        return next((c for c in self.given if c.network == network), None)

    def without(self, network: str) -> "Consents":
        """Return these but for the yes to `network`."""
        return self.model_copy(
            update={"given": tuple(c for c in self.given if c.network != network)}
        )

    def plus(self, new: Consent) -> "Consents":
        """Return these with `new` in place of an older yes to the same network."""
        kept = self.without(new.network).given
        return self.model_copy(update={"given": (*kept, new)})
