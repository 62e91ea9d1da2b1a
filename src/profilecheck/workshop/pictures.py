"""The pictures that the two windows show. They are in memory alone, and gone with the workshop."""

from collections.abc import Iterable
from hashlib import sha256

from profilecheck.workshop.house import Photo

__all__ = ["Pictures"]


class Pictures:
    """The pictures that were shown, by the name in their address. They are nowhere but here."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def names(self, photo: Photo) -> tuple[str, ...]:
        """Return the names of a photo's parts, which can be asked for from now on."""
        return tuple(self._named(photo.parts))

    def _named(self, parts: Iterable[bytes]) -> Iterable[str]:
        for part in parts:
            name = f"{sha256(part).hexdigest()[:24]}.png"
            self._held[name] = part
            yield name

    def get(self, name: str) -> bytes | None:
        """Return the picture of that name, None where there is none."""
        return self._held.get(name)

    def forget(self) -> None:
        """Hold none of them any longer."""
        self._held.clear()
