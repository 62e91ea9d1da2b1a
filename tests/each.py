"""One test that goes through many cases, each of which takes less than calling a test does."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from reprlib import Repr
from typing import Any

import pytest

__all__ = ["each"]

Test = Callable[..., None]
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = 80
_FAULTS = (Exception, pytest.fail.Exception, pytest.skip.Exception)


class _FaultyCases(BaseExceptionGroup[BaseException]):
    """What was wrong in each case that had a fault; a note on it names the case."""


def each(
    names: str | Sequence[str], cases: Iterable[Any], ids: Iterable[str] | None = None
) -> Callable[[Test], Test]:
    """Put `cases` to a test one after another; it fails for all that have a fault, each named.

    Used as `pytest.mark.parametrize`, also several times over one test. All cases share the
    fixtures of the one test. A case that is skipped counts as a fault, and so does having no case.
    """
    wanted = [names] if isinstance(names, str) else list(names)
    given = [(case,) if isinstance(names, str) else tuple(case) for case in cases]
    called = [None] * len(given) if ids is None else list(ids)

    def over_all(test: Test) -> Test:
        @wraps(test)
        def all_cases(*args: object, **fixtures: object) -> None:
            faults: list[BaseException] = []
            for name, case in zip(called, given, strict=True):
                values = dict(zip(wanted, case, strict=True))
                try:
                    test(*args, **fixtures, **values)
                except _FaultyCases as found:
                    faults += [_noted(fault, name, values) for fault in found.exceptions]
                except _FAULTS as fault:
                    faults.append(_noted(fault, name, values))
            assert given, f"no case of {wanted}"
            if faults:
                raise _FaultyCases(f"{test.__name__}: {len(faults)} faulty", faults)

        signature = inspect.signature(test)
        left = [p for name, p in signature.parameters.items() if name not in wanted]
        assert len(left) + len(wanted) == len(signature.parameters), wanted
        vars(all_cases)["__signature__"] = signature.replace(parameters=left)
        return all_cases

    return over_all


def _noted(fault: BaseException, name: str | None, values: dict[str, Any]) -> BaseException:
    """Note on a fault which case has it: its id, or else its values, of which some have an id."""
    short = {key: _SHORT.repr(getattr(value, "id", value)) for key, value in values.items()}
    fault.add_note(f"Case: {name or ', '.join(f'{key}={said}' for key, said in short.items())}")
    return fault
