"""Going through JSON that a page carries or was answered with, whatever its shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from profilecheck.browser.capture import Json

__all__ = ["count_at", "dig", "walk"]


def walk(
    document: Json, beyond: Callable[[str], Iterable[Json]] | None = None
) -> Iterator[Mapping[str, Json]]:
    """Yield every object within `document`, outermost first, in its order.

    `beyond` returns what a text stands for, where some name another place.
    """
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))
        elif beyond is not None and isinstance(value, str):
            stack.extend(beyond(value))


def dig(value: Json, *keys: str) -> Json:
    """Return the value of the path `keys` within `value`, None where a step is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def count_at(value: Json, *keys: str) -> int | None:
    """Return the count at the path `keys`, None where there is none; a truth value is none."""
    count = dig(value, *keys)
    is_count = isinstance(count, int) and not isinstance(count, bool) and count >= 0
    return count if is_count else None
