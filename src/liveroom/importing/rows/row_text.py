"""The text of a program's row without its times: kind, title and speakers."""

from __future__ import annotations

from liveroom.core.program import Speaker
from liveroom.importing.people.speakers import Who, read_people
from liveroom.importing.rows.everybody import without_everybody
from liveroom.importing.rows.hosts import read_host
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import MAX_TRIES, Row, capital
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.rows.spots import Spot, spots
from liveroom.importing.text.pieces import quoted, trimmed, unwrapped
from liveroom.importing.text.rich import Rich

_MARKS = (":", " - ", '"', "|")
_EDGES = " \t\v-:|,;/>•·"


def read_row_text(row: Row, rich: Rich, depth: int = 0) -> None:
    """Adds what one text (a line's rest, a cell) says to the row.

    Where too little speaks for a person the words stay in the title, and the row keeps the doubt.
    """
    rich = without_everybody(trimmed(rich, _EDGES))
    if not rich.text:
        return
    tries = 0
    for spot in spots(rich, row.known) if depth < MAX_TRIES else ():
        who = _people(row, rich, spot) if tries < MAX_TRIES else None
        tries += spot.sure
        if who:
            _take(row, rich, spot, who, depth + 1)
            return
        if spot.sure and spot.led and not spot.closed:
            row.speakers.append(Speaker(spot.name))
            break
        if spot.doubt or (spot.sure and spot.name):
            row.doubts.append(spot.name)
    _add_title(row, rich)


def _people(row: Row, rich: Rich, spot: Spot) -> Who | None:
    part = rich.cut(spot.start, spot.end)
    if spot.labelled:
        return read_label(part)
    if spot.sure and spot.name:
        return read_people(part, spot.trust)
    return read_host(row, trimmed(rich.cut(0, spot.cut), _EDGES), part, spot)


def _take(row: Row, rich: Rich, spot: Spot, who: Who, depth: int) -> None:
    """The people found, with the titles before and after them."""
    row.speakers += who.speakers
    before = trimmed(rich.cut(0, spot.cut), _EDGES + "(")
    rest = who.rest or Rich("")
    if before.text and rest.text[:1].islower() and not spot.led:
        _add_title(row, rich)  # a sentence about somebody: The minister, Ana Ruiz, will speak
        return
    if before.text and find_kind(before, whole=True) and not row.titles:
        row.label = row.label or before
        if spot.led and len(who.speakers) == 1 and (name := who.speakers[0].name):
            row.named = row.named or rich.cut(0, rich.text.find(name) + len(name))
        rest = capital(rest) if spot.by else rest
    elif before.text:
        _add_title(row, before)
    rest = unwrapped(rest) if quoted(rest) == (0, len(rest)) else rest
    for more in (rest, rich.cut(spot.after)):
        read_row_text(row, more, depth)


def _add_title(row: Row, rich: Rich) -> None:
    """A title, without the kind's words beside it: `Talk: Salt and sand`, `“Tides” – Reading`."""
    rich = trimmed(rich, _EDGES)
    if not rich.text:
        return
    if row.label is None and not row.titles and (found := _beside_kind(rich)):
        row.headed = rich
        row.label, title = found
        rich = unwrapped(title)
        row.quoted = len(rich) < len(title)
    row.titles.append(rich)


def _beside_kind(rich: Rich) -> tuple[Rich, Rich] | None:
    """The words of a kind, and the title apart from them."""
    quote = quoted(rich)
    first = quote is not None and quote[0] == 0
    ends = [place for mark in _MARKS if (place := rich.folded.find(mark)) > 0]
    cut = quote[1] if quote and first else min(ends, default=0)
    head, rest = trimmed(rich.cut(0, cut), _EDGES), trimmed(rich.cut(cut), _EDGES)
    if not head.text or not rest.text:
        return None
    if find_kind(head, whole=True):
        return head, rest
    return (rest, head) if first and find_kind(rest, whole=True) else None
