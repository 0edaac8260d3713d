"""The file of the key that links are made from, and the mark by which a database knows it."""

from __future__ import annotations

import hmac
import os
from pathlib import Path

from liveroom.store.cannot_open import CannotOpen

KEY_BYTES = 32
MOST_BYTES = 1_000
"""Of a file that is read for a key; a device would have no end."""


def read_key(path: Path) -> bytes | None:
    """The key; None without a file, nothing for an empty one."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES).decode("ascii")
        key = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except ValueError:
        key = b"?"
    if len(key) not in (0, KEY_BYTES):
        raise CannotOpen(f"What stands in {path} is no key of links: 64 hexadecimal digits.")
    return key


def write_key(path: Path, key: bytes) -> None:
    """Keep a new key, for the server's user alone; it is on disk on return."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.fchmod(file, 0o600)
        os.write(file, f"{key.hex()}\n".encode("ascii"))
        os.fsync(file)
    finally:
        os.close(file)


def mark_of(key: bytes) -> bytes:
    return hmac.digest(key, b"the key of this database's links", "sha256")
