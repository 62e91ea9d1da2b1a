"""Sealed files: what they look like, and how one is made and opened with a key.

A sealed file is a line that says so, a line of JSON (the header, in clear, for listing and for
expiry), a nonce, the content under AES-256-GCM, and a SHA-256 of all of that. The lines are bound
to the content as associated data, so that none of what they say can be changed. The checksum
protects against nobody: it only tells a damaged file from a wrong key. Every version keeps the
first line's beginning and the checksum's place.
"""

import hashlib
import os
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from profilecheck.errors import InputError, NewerSchemaError

__all__ = ["KEY_BYTES", "Derivation", "Header", "Purpose", "Vault", "read_header"]

KEY_BYTES = 32
_FIRST_LINE = b"profilecheck sealed file, version "
_VERSION = 1
_NONCE_BYTES = 12
_TAG_BYTES = 16
_SUM_BYTES = hashlib.sha256().digest_size
_MOST_HEADER_BYTES = 2000
_NOT_SEALED = (
    "{called}: this is not a file that profilecheck sealed, or what is left of one. Choose another "
    "one, or move it out of its folder."
)


class Purpose(StrEnum):
    """What a sealed file is for; one made for a purpose is opened for no other."""

    LOGIN = "login"
    FILE = "file"
    KEY = "key"


class Derivation(BaseModel):
    """How a key is made of a passphrase: scrypt (RFC 7914), with its cost and its salt.

    Less than this program asks for itself is refused, and so is what would need more than 1 GiB of
    memory (128 · r · n bytes).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: Literal[131_072, 262_144, 524_288, 1_048_576] = 131_072
    r: int = Field(default=8, ge=8, le=8)
    p: int = Field(default=1, ge=1, le=4)
    salt: str = Field(pattern=r"\A[0-9a-f]{32}\z")


class Header(BaseModel):
    """What a sealed file says of itself without being opened.

    `name` is the network's id, or the name of the file in clear. `key` tells which key it takes,
    not what that key is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: Purpose
    name: str = Field(max_length=300)
    key: str = Field(pattern=r"\A[0-9a-f]{16}\z|\Apassphrase\z")
    created: AwareDatetime
    expires: AwareDatetime | None = None
    derivation: Derivation | None = None


class Vault:
    """Seals and opens with one key, which it never shows and never writes."""

    __slots__ = ("_cipher", "_key", "id")

    def __init__(self, key: bytes, key_id: str = "") -> None:
        self._key = key
        self._cipher = AESGCM(key)
        self.id = key_id or hashlib.sha256(b"profilecheck key id" + key).hexdigest()[:16]

    def seal(
        self,
        content: bytes,
        purpose: Purpose,
        name: str,
        created: datetime,
        *,
        expires: datetime | None = None,
        derivation: Derivation | None = None,
    ) -> bytes:
        """Return `content` as a sealed file."""
        header = Header(
            purpose=purpose,
            name=name,
            key=self.id,
            created=created.astimezone(UTC),
            expires=expires.astimezone(UTC) if expires else None,
            derivation=derivation,
        )
        said = header.model_dump_json(exclude_none=True).encode("utf-8")
        lines = _FIRST_LINE + f"{_VERSION}\n".encode("ascii") + said + b"\n"
        nonce = os.urandom(_NONCE_BYTES)
        sealed = lines + nonce + self._cipher.encrypt(nonce, content, lines)
        return sealed + hashlib.sha256(sealed).digest()

    def open(self, sealed: bytes, purpose: Purpose, name: str, *, called: str) -> bytes:
        """Return what was sealed; `called` is what errors call the file.

        Raises:
            InputError: it is damaged, was sealed with another key, or for something else.
            NewerSchemaError: a newer version of the program made it.
        """
        header = read_header(sealed, called=called)
        if header.key != self.id:
            raise InputError(
                f"{called}: this was sealed with another key, which is no longer there. "
                "Nobody can open it; delete it."
            )
        if (header.purpose, header.name) != (purpose, name):
            raise InputError(f"{called}: this sealed file belongs in another place.")
        lines, body = _parts(sealed, called)
        try:
            return self._cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], lines)
        except InvalidTag:
            raise _damaged(called) from None

    def wrapped_by(self, other: "Vault", derivation: Derivation, created: datetime) -> bytes:
        """Return this vault's key, sealed by `other`."""
        return other.seal(self._key, Purpose.KEY, "", created, derivation=derivation)

    def __repr__(self) -> str:
        return f"<Vault {self.id}, key not shown>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a key is never written down")


def read_header(sealed: bytes, *, called: str) -> Header:
    """Return what a sealed file says of itself; only opening it proves that it is true.

    Raises:
        InputError: it is no sealed file, or a damaged one.
        NewerSchemaError: a newer version of the program made it.
    """
    if not sealed.startswith(_FIRST_LINE):
        raise InputError(_NOT_SEALED.format(called=called))
    version = sealed[len(_FIRST_LINE) :].partition(b"\n")[0][:10]
    whole = hashlib.sha256(sealed[:-_SUM_BYTES]).digest() == sealed[-_SUM_BYTES:]
    if not whole or not version.isdigit():
        raise _damaged(called)
    if int(version) > _VERSION:
        raise NewerSchemaError(
            f"{called}: this was sealed by a newer profilecheck. Update profilecheck and try again."
        )
    lines, _ = _parts(sealed, called)
    try:
        return Header.model_validate_json(lines.split(b"\n")[1])
    except ValidationError:
        raise _damaged(called) from None


def _parts(sealed: bytes, called: str) -> tuple[bytes, bytes]:
    """Return the two lines in clear, and what follows them without the checksum."""
    first = sealed.find(b"\n") + 1
    end = sealed.find(b"\n", first, first + _MOST_HEADER_BYTES) + 1
    body = sealed[end:-_SUM_BYTES]
    if not end or len(body) < _NONCE_BYTES + _TAG_BYTES:
        raise _damaged(called)
    return sealed[:end], body


def _damaged(called: str) -> InputError:
    return InputError(
        f"{called}: this sealed file is damaged and cannot be opened. "
        "Put back a copy if you have one, or else delete it."
    )
