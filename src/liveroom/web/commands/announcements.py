"""Reading announcements away from the event loop, which has a show to run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.importing import reader
from liveroom.importing.reading import Reading, Unreadable, as_json

T = TypeVar("T")


async def read(announcement: str, now: int | None = None) -> Reading:
    """What an announcement says, `now` in UTC milliseconds.

    Refused (unreadable) with the reader's reason in its facts, or (format_unknown) with the name of
    its format.
    """
    return await _read_aside(lambda: reader.read(announcement, now))


async def text_of(upload: bytes, name: str) -> str:
    """The text of an uploaded file, which `read` takes; Refused for what has none."""
    return await _read_aside(lambda: reader.text_of(upload, name))


async def _read_aside(work: Callable[[], T]) -> T:
    # What a thread raises and the future that brings it here hold each other, and the text that was
    # read, until the garbage collector comes: so it is brought as a value.
    found = await aside(lambda: _attempted(work))
    if isinstance(found, Unreadable):
        raise _refused(found)
    return found


def _attempted(work: Callable[[], T]) -> T | Unreadable:
    try:
        return work()
    except Unreadable as unreadable:
        return unreadable


async def aside(work: Callable[[], T]) -> T:
    """Do something slow in a thread."""
    return await anyio.to_thread.run_sync(work)


def as_program_json(program: Program) -> dict[str, object]:
    """A program as it is told to whoever sent it."""
    return as_json(Reading(program))


def _refused(unreadable: Unreadable) -> Refused:
    if unreadable.format is not None:
        return Refused(Code.FORMAT_UNKNOWN, format=unreadable.format)
    return Refused(Code.UNREADABLE, reason=unreadable.code.value, detail=unreadable.message)
