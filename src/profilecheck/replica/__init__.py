"""Small replicas of the networks, for practice and for tests, and the made-up people on them."""

from profilecheck.replica.counters import Counters, Kind, Received
from profilecheck.replica.faults import Fault, FaultKind
from profilecheck.replica.personas import Persona, Planted, people, person
from profilecheck.replica.server import Replica

__all__ = [
    "Counters",
    "Fault",
    "FaultKind",
    "Kind",
    "Persona",
    "Planted",
    "Received",
    "Replica",
    "people",
    "person",
]
