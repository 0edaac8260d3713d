"""The one way in: an announcement of any format, pasted or as a file, to what is understood."""

from __future__ import annotations

from liveroom.importing import announcement
from liveroom.importing.completion import complete
from liveroom.importing.formats.encoding import clean, decode
from liveroom.importing.reading import Reading


def read_bytes(data: bytes, name: str = "", now: int | None = None) -> Reading:
    """Reads a file by its bytes and, where they leave it open, its name; as `read` does."""
    return read(text_of(data, name), now)


def text_of(data: bytes, name: str = "") -> str:
    """The text of a file. Raises Unreadable for what has none."""
    return decode(data)


def read(text: str, now: int | None = None) -> Reading:
    """Reads what was pasted, in any of the formats.

    `now`, in UTC milliseconds, is for the warning that the event is over. Raises Unreadable, and
    nothing else, for what is empty, too long, or in no format that is read.
    """
    return complete(announcement.read(clean(text)), now)
