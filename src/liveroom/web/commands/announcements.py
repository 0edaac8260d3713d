"""Reading announcements away from the event loop, which has a show to run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.importing import announcement as announcement_reader
from liveroom.importing.formats.encoding import decode
from liveroom.importing.reading import Reading, Unreadable, as_json

T = TypeVar("T")


async def read(announcement: str) -> Reading:
    """What an announcement says; Refused (unreadable) with the reader's reason in its facts."""
    try:
        return await aside(lambda: parse(announcement))
    except Unreadable as unreadable:
        raise _refused(unreadable) from None


def parse(announcement: str) -> Reading:
    """What an announcement says. Raises Unreadable."""
    return announcement_reader.read(announcement)


def text_of(upload: bytes) -> str:
    """The text of an uploaded file; Refused for what is no text."""
    try:
        return decode(upload)
    except Unreadable as unreadable:
        raise _refused(unreadable) from None


async def aside(work: Callable[[], T]) -> T:
    """Do something slow in a thread."""
    return await anyio.to_thread.run_sync(work)


def as_program_json(program: Program) -> dict[str, object]:
    """A program as it is told to whoever sent it."""
    return as_json(Reading(program))


def _refused(unreadable: Unreadable) -> Refused:
    return Refused(Code.UNREADABLE, reason=unreadable.code.value, detail=unreadable.message)
