"""The words a replica's page shows: labels in its language, one of them renamed or left out."""

from dataclasses import dataclass

from profilecheck.replica.catalogues import french
from profilecheck.replica.faults import Fault, FaultKind

__all__ = ["Words"]


@dataclass(frozen=True)
class Words:
    """Labels as the pages of `network` show them; a fault may translate, rename or omit one."""

    network: str
    fault: Fault | None = None

    @property
    def in_french(self) -> bool:
        """Whether the page is in French."""
        return self._label_if(FaultKind.FRENCH) is not None

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return "fr" if self.in_french else "en"

    def __call__(self, label: str) -> str:
        """Return `label` as the page shows it."""
        if self.fault and label and label == self._label_if(FaultKind.RENAMED_LABEL):
            return self.fault.to
        return french(self.network).get(label, label) if self.in_french else label

    def has(self, label: str) -> bool:
        """Whether the section or row called `label` is on the page."""
        return label != self._label_if(FaultKind.MISSING_SECTION)

    @property
    def missing(self) -> str:
        """The label of what is left out of the page, "" where nothing is."""
        return self._label_if(FaultKind.MISSING_SECTION) or ""

    def _label_if(self, kind: FaultKind) -> str | None:
        """The label that the fault strikes, None where there is no fault of this `kind`."""
        return self.fault.label if self.fault and self.fault.kind is kind else None
