"""The words a replica page shows: labels in its language, one of them renamed or left out."""

from dataclasses import dataclass

from profilecheck.replica.faults import Fault, FaultKind
from profilecheck.replica.linkedin.catalogue import french

__all__ = ["Words"]


@dataclass(frozen=True)
class Words:
    """Labels as the page shows them; a fault may translate, rename or leave one out."""

    fault: Fault | None = None

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return "fr" if self._is(FaultKind.FRENCH) else "en"

    def __call__(self, label: str) -> str:
        """Return `label` as the page shows it."""
        if self.fault and self._is(FaultKind.RENAMED_LABEL) and label == self.fault.label:
            return self.fault.to
        return french().get(label, label) if self._is(FaultKind.FRENCH) else label

    def has(self, label: str) -> bool:
        """Whether the section or row called `label` is on the page."""
        return not (
            self._is(FaultKind.MISSING_SECTION) and self.fault and self.fault.label == label
        )

    def _is(self, kind: FaultKind) -> bool:
        return self.fault is not None and self.fault.kind is kind
