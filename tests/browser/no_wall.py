"""Stands where a guard has no wall around it."""

from profilecheck.browser.guard import Guard


class NoWall:
    """Refuses to have anything announced: nothing is, where a guard only judges."""

    def expect(self, guard: Guard, method: str, url: str) -> None:
        raise AssertionError("nothing is announced here")
