"""What the file of a record is called: the event's date, its title, and the record."""

from __future__ import annotations

import re
import unicodedata

from liveroom.exports.record import Record

_MOST = 60
"""Characters of a title in a name."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "œ": "oe", "ı": "i"})


def file_name(record: Record, what: str, ending: str) -> str:
    """`2020-04-03-titulo-minutes.html`, in ASCII; the room's id where the title has no letters."""
    return _name(record, what, ending, _ascii(record.room.program.title) or record.id)


def full_name(record: Record, what: str, ending: str) -> str:
    """The same with the title in its own letters."""
    return _name(record, what, ending, _joined(record.room.program.title) or record.id)


def _name(record: Record, what: str, ending: str, title: str) -> str:
    starts_at = record.room.program.starts_at or record.room.rundown.started_at
    date = [] if starts_at is None else [f"{record.local(starts_at):%Y-%m-%d}"]
    return "-".join([*date, title, what]) + f".{ending}"


def _ascii(title: str) -> str:
    apart = unicodedata.normalize("NFKD", title.lower().translate(_FOLDED))
    without_marks = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"-+", "-", _joined(re.sub(r"[^\x00-\x7f]", " ", without_marks)))


def _joined(title: str) -> str:
    """Its words with hyphens between, cut where a word ends as far as that can be."""
    name = _NOT_A_LETTER.sub("-", title.lower()).strip("-")
    if len(name) <= _MOST:
        return name
    whole_words = name[: _MOST + 1].rpartition("-")[0]
    return whole_words or name[:_MOST]
