"""Which lines of the program belong to one row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from liveroom.core.program import Kind
from liveroom.importing.document.day_marks import day_mark
from liveroom.importing.document.group_lines import is_group, venues
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.document.starts.led_by_people import speakers_ahead
from liveroom.importing.document.starts.listed_people import listed_people
from liveroom.importing.document.starts.nested_rows import nested, untimed
from liveroom.importing.lexicon.when import DOORS, ENDS
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.rows.columns import names_columns, pasted
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import CELL
from liveroom.importing.text.tokeniser import listed
from liveroom.importing.time.time_zones import find_zones

_FIRST = 4
"""Lines of the program among which a header without cells stands."""

_FEW = 5
"""Words of a row whose time stands behind them."""

_SAME = frozenset("-–—−")
"""Bullets that are written for one another; another sign is another level of a list."""

_APART = frozenset({Kind.QA, Kind.BREAK})
"""Kinds of rows that stand below a talk with a length of their own."""


class LineRole(Enum):
    """What a line does in the program."""

    STARTS = auto()
    CONTINUES = auto()
    GROUP = auto()
    COLUMNS = auto()
    FACT = auto()
    PLACE = auto()
    OUTSIDE = auto()


def roles(document: Document, program: frozenset[int]) -> dict[int, LineRole]:
    """The role of each line with something on it; blank lines and rules have none."""
    full = [
        at for at in sorted(program) if document.lines[at].shown and not document.lines[at].rule
    ]
    legible = [at for at in full if document.lines[at].legible]
    headers = _headers(document, legible)
    legible = [at for at in legible if len(document.lines[at].shown) <= MAX_ROW]
    body = [at for at in legible if at not in headers and not _is_fact(document, at)]
    placeable, facts = frozenset(legible), frozenset(legible) - frozenset(body)
    starts = _starts(document, body)
    over, under = nested(document, sorted(starts))
    starts -= under
    heads, people = listed_people(document, body, starts)
    starts = (starts | heads) - people
    found: dict[int, LineRole] = {}
    begun, before = False, -1
    bare = {at for at, timing in document.timings.items() if not timing.rest.text}
    places = venues(document, body, starts, bare)
    for at in full:
        if at in headers:
            found[at] = LineRole.COLUMNS
        elif at in over:
            found[at], begun = LineRole.OUTSIDE, False
        elif at in starts:
            found[at], begun = LineRole.STARTS, True
        elif at in facts:
            found[at] = LineRole.FACT
        elif at in places:
            found[at] = LineRole.PLACE
        elif at in placeable and before not in bare and is_group(document, at, starts):
            found[at], begun = LineRole.GROUP, False
        elif begun and at in placeable:
            found[at] = LineRole.CONTINUES
        else:
            found[at] = LineRole.OUTSIDE
        before = at
    return found


def _headers(document: Document, lines: Sequence[int]) -> frozenset[int]:
    """Lines that name the columns of a table; of one that lost its cells, only near the start."""
    return frozenset(
        at
        for place, at in enumerate(lines)
        if at not in document.timings
        and (
            names_columns(document.lines[at].rich)
            if document.lines[at].cells
            else place < _FIRST and pasted(document.lines[at].rich)
        )
    )


def _is_fact(document: Document, at: int) -> bool:
    """A date, or a remark on the zone or the language, between the rows."""
    line = document.lines[at]
    if at in document.dated and at not in document.timings:
        plain = not line.bullet and not document.under_time(at)
        return plain or day_mark(document, at) is not None
    return False if line.bullet or at in document.timings else is_remark(document, at)


def is_remark(document: Document, at: int) -> bool:
    """Whether the line says in which zone the times are."""
    line = document.lines[at]
    if line.cells or len(document.tokens[at]) > 40:
        return False
    sure = [zone for zone in find_zones(line.rich, document.tokens[at]) if zone.sure]
    words = {token.text for token in document.tokens[at]}
    return bool(sure) and bool(words & _TIME_WORDS) and find_kind(line.rich) is None


_TIME_WORDS = listed("""
times time hora horas horarios horario heures heure horaires zeiten uhrzeiten zeit angaben hores
horaris zone zona horari uhrzeit fuso fuseau
""")


def _starts(document: Document, body: Sequence[int]) -> set[int]:
    lines, timings = document.lines, document.timings
    tables = [at for at in body if lines[at].cells and (at in timings or not lines[at].bullet)]
    timed = [at for at in body if at in timings]
    led = [at for at in timed if timings[at].leads and timings[at].span]
    if len(tables) > 1 and len(tables) * 2 >= len(timed):
        whole = {at for at in tables if at in timings or not lines[at].rich.text.startswith(CELL)}
        return whole | {at for at in led if not lines[at].cells}
    if len(led) > 1 or (led and len(timed) == len(led)):
        return _led_starts(document, body, led)
    bullets = [at for at in body if lines[at].bullet]
    loose = [at for at in timed if not lines[at].bullet]
    if bullets and not (len(loose) > 1 and not any(at in timings for at in bullets)):
        return _bullet_starts(document, body, bullets)
    if timed:
        rows = _timed_starts(document, body, timed)
        return rows | untimed(document, [at for at in body if at >= min(rows)], rows)
    return _untimed_starts(document, body)


def _led_starts(document: Document, body: Sequence[int], led: Sequence[int]) -> set[int]:
    lines = document.lines
    starts = set(led) | {at for at in body if lines[at].cells and at in document.timings}
    starts |= {at for at in body if _is_row_by_length(document, at)}
    starts |= {at for at in body if _is_row_between(document, led, at)}
    if sum(lines[at].bullet for at in led) * 2 > len(led):
        depth = min(lines[at].indent for at in led)
        marks = _SAME | {lines[at].shown[0] for at in led}
        level = [at for at in body if lines[at].bullet and lines[at].indent <= depth]
        items = {at for at in level if lines[at].shown[0] in marks or lines[at].shown[0].isalnum()}
        starts |= {at for at in items if read_label(lines[at].rich) is None}
    starts |= {at for at in body if at not in starts and _stands_alone(document, at)}
    starts |= speakers_ahead(document, body, starts)
    return starts | untimed(document, body, starts)


def _is_row_by_length(document: Document, at: int) -> bool:
    """Among rows that start on the clock, `--- 10 minutes for questions` is one more."""
    line, timing = document.lines[at], document.timings.get(at)
    if (
        timing is None
        or timing.span
        or not timing.rest.text
        or line.bullet
        or at in document.headings
    ):
        return False
    return (timing.leads and timing.rest.text[0].isalnum()) or find_kind(timing.rest) in _APART


def _is_row_between(document: Document, led: Sequence[int], at: int) -> bool:
    """Among rows that their times lead, `Break 18:00` is one more where its hour is between."""
    timing = document.timings.get(at)
    if timing is None or timing.span is None or timing.leads or at in document.headings:
        return False
    words = {token.text for token in document.tokens[at][: timing.span.first]}
    if not 0 < len(words) <= _FEW or document.lines[at].bullet or words & (ENDS | DOORS):
        return False
    above = [row.span for i in led if i < at and (row := document.timings[i]).span]
    below = [row.span for i in led if i > at and (row := document.timings[i]).span]
    late = not below or (timing.span.end or timing.span.start) <= below[0].start
    return bool(above) and late and (above[-1].end or above[-1].start + 1) <= timing.span.start


def _stands_alone(document: Document, at: int) -> bool:
    """An untimed line such as `Coffee break` between timed ones."""
    line = document.lines[at]
    return (
        document.after_blank(at)
        and not line.bullet
        and not line.level
        and find_kind(line.rich, whole=True) is not None
        and at - 1 >= 0
        and not line.text.rstrip().endswith(":")
        and not document.under_time(at)
    )


def _bullet_starts(document: Document, body: Sequence[int], bullets: Sequence[int]) -> set[int]:
    lines, timings = document.lines, document.timings
    timed = [at for at in bullets if at in timings]
    depth = min(lines[at].indent for at in (timed or bullets))
    starts = {at for at in bullets if lines[at].indent <= depth}
    fresh = True
    for at in body:
        if at in starts:
            fresh = at not in timings
        elif at in timings and not lines[at].bullet and timings[at].rest.text and not fresh:
            starts.add(at)
    return starts


def _blocks(document: Document, body: Sequence[int]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for at in body:
        if blocks and blocks[-1][-1] == at - 1:
            blocks[-1].append(at)
        else:
            blocks.append([at])
    return blocks


def _timed_starts(document: Document, body: Sequence[int], timed: Sequence[int]) -> set[int]:
    titles = [at for at in body if not _is_remark(document, at)]
    if not titles or titles[0] in document.timings:
        return set(timed)
    starts, open_ = set(), True
    for at in body:
        if open_ and not _is_remark(document, at):
            starts.add(at)
            open_ = False
        if at in document.timings:
            open_ = True
    return starts


def _is_remark(document: Document, at: int) -> bool:
    """Prose, or people with a label, which open no row."""
    line = document.lines[at]
    if at in document.timings:
        return False
    return is_sentence(line) or read_label(line.rich) is not None


def _untimed_starts(document: Document, body: Sequence[int]) -> set[int]:
    plain = [
        at
        for at in body
        if not is_sentence(document.lines[at]) or find_kind(document.lines[at].rich)
    ]
    blocks = _blocks(document, plain)
    if len(blocks) > 1 and any(len(block) > 1 for block in blocks):
        return {block[0] for block in blocks}
    return set(plain)
