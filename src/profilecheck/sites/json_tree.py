"""Going through JSON that a page carries or was answered with, whatever its shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from profilecheck.browser.capture import Json

__all__ = ["dig", "walk"]


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
