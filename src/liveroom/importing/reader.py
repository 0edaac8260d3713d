"""The one way in: an announcement of any format, pasted or as a file, to what is understood.

What a thing is, is told by its content; a file's name only tells old Office files apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from liveroom.importing import announcement
from liveroom.importing.completion import complete
from liveroom.importing.document.about.language import written_language
from liveroom.importing.draft import Draft, LineReading, Meaning
from liveroom.importing.files import (
    calendar_file,
    conference,
    front_matter,
    json_file,
    mail,
    named,
    object_rows,
    schema_org,
    sheet_file,
    table,
)
from liveroom.importing.formats.encoding import clean, decode
from liveroom.importing.formats.markup_blocks import is_html
from liveroom.importing.limits import MAX_LINE, MAX_LINES
from liveroom.importing.reading import Reading
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise


class Format(NamedTuple):
    """How a clean text of this format is told, and read; a day near which it was written helps."""

    recognised: Callable[[str], bool]
    read: Callable[[str, date | None], Draft]


def read_bytes(data: bytes, name: str = "", now: int | None = None) -> Reading:
    """Reads a file by its bytes; as `read` does."""
    return read(text_of(data, name), now)


def text_of(data: bytes, name: str = "") -> str:
    """The text of a file: a workbook's as tables, a mail's decoded. `read` takes it.

    Raises Unreadable for what has none, by its name.
    """
    kind = named.name_of(data, name)
    if kind in (named.WORKBOOK, named.OPEN_SHEET):
        return sheet_file.text_of(data)
    if kind is not None:
        raise named.refusal(kind)
    text = decode(data)
    if name.lower().endswith((".yaml", ".yml")) and front_matter.says_no_program(text):
        raise named.refusal("YAML")
    return mail.text_of(data) if mail.is_encoded(text) else text


def read(text: str, now: int | None = None) -> Reading:
    """Reads what was pasted, in any of the formats.

    `now`, in UTC milliseconds, is for the warning that the event is over, and for a year that is
    not said. Raises Unreadable, and
    nothing else, for what is empty, too long, or in no format that is read.
    """
    if mail.is_encoded(text):
        text = mail.text_of(text.encode("utf-8", "replace"))
    near = None if now is None else datetime.fromtimestamp(now / 1000, UTC).date()
    return complete(_draft(clean(text), near), now)


def _draft(text: str, near: date | None, written: date | None = None) -> Draft:
    read_as = next(each for each in _FORMATS if each.recognised(text)).read
    plain = read_as is announcement.read
    draft = announcement.read(text, near, written) if plain else read_as(text, near)
    return draft if draft.lines else _with_lines(draft, text)


def _with_lines(draft: Draft, text: str) -> Draft:
    """The draft of a file with fields, with the lines of that, and the language of its words."""
    rows = {row.line for row in draft.segments}
    shown = [line.strip() for line in text.split("\n")[:MAX_LINES]]
    lines = tuple(
        LineReading(number, line, _meaning(line, number in rows))
        for number, line in enumerate(shown, 1)
    )
    said = " \n".join([*(row.title for row in draft.segments), draft.introduction or ""])
    words = [tokenise(Rich(line[:MAX_LINE]).folded) for line in said.split("\n")]
    return replace(draft, lines=lines, language=draft.language or written_language(words))


def _meaning(line: str, is_row: bool) -> Meaning:
    if not line:
        return Meaning.BLANK
    return Meaning.SEGMENT if is_row else Meaning.PROSE


def _of_mail(text: str, near: date | None) -> Draft:
    body, subject, sent = mail.parts(text)
    draft = _draft(clean(body), sent or near, sent)
    return replace(draft, title=draft.title or subject)


def _of_front_matter(text: str, near: date | None) -> Draft:
    block, below = front_matter.split(text) or ("", text)
    fields = front_matter.fields(block)
    draft = announcement.read(below, near, front_matter.written_on(fields))
    rows = draft.segments or object_rows.segments_in(fields)
    if not rows and (said := front_matter.as_text(fields)):
        whole = announcement.read(f"{said}\n\n{below}", near)
        draft = replace(_without_numbers(whole), lines=draft.lines) if whole.segments else draft
    return front_matter.with_fields(replace(draft, segments=rows or draft.segments), fields)


def _without_numbers(draft: Draft) -> Draft:
    """The draft of a text that nobody sees, with nothing that says where something stands."""
    rows = tuple(replace(row, line=None) for row in draft.segments)
    doubts = tuple(replace(doubt, line=None) for doubt in draft.warnings)
    return replace(draft, segments=rows, warnings=doubts)


def _of_page(text: str, near: date | None) -> Draft:
    draft, event = announcement.read(text, near), schema_org.event_of(text)
    return draft if event is None else schema_org.with_event(draft, event)


def _refuse_markup(text: str) -> Draft:
    raise named.refusal(named.markup_of(text) or "XML")


def _by_fields(read: Callable[[str], Draft]) -> Callable[[str, date | None], Draft]:
    """A reader of files whose days have their years."""
    return lambda text, near: read(text)


_FORMATS = (
    Format(calendar_file.recognised, _by_fields(calendar_file.read)),
    Format(conference.is_xml, _by_fields(conference.read_xml)),
    Format(lambda text: named.markup_of(text) is not None, _by_fields(_refuse_markup)),
    Format(json_file.recognised, _by_fields(json_file.read)),
    Format(mail.recognised, _of_mail),
    Format(lambda text: front_matter.split(text) is not None, _of_front_matter),
    Format(front_matter.is_program, _by_fields(front_matter.read)),
    Format(table.recognised, _by_fields(table.read)),
    Format(is_html, _of_page),
    Format(lambda text: True, announcement.read),
)
"""In this order; the last takes everything."""
