"""What is stored of a room and is not what was written."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Damage(Struct, frozen=True, gc=False):
    """What was found in a room's log, after which it is not read, and the ids of its links that let
    nobody in."""

    log: str | None = None
    links: tuple[str, ...] = ()


UNDAMAGED: Final = Damage()


class Damaged(Exception):
    """What is stored of a room is not what was written; the message says what was found."""
