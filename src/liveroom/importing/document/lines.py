"""The lines of an announcement with what was found in each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from liveroom.importing.document.sections import SectionHeading, is_sentence, read_heading
from liveroom.importing.document.starts.bare_hours import add_bare_hours
from liveroom.importing.document.starts.labelled_times import lift_times
from liveroom.importing.document.starts.names_before_titles import part_names
from liveroom.importing.document.starts.places_beside import drop_places
from liveroom.importing.document.starts.rooms_below import give_times_to_rooms
from liveroom.importing.document.starts.times_below import lift_times_below
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.when import BEGINS, DOORS, ENDS
from liveroom.importing.people.names import compared
from liveroom.importing.people.organisations import is_place
from liveroom.importing.rows.columns import names_columns, pasted
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import Token, dense, tokenise
from liveroom.importing.time.cells import Timing, read_timing
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.time_zones import find_zones

_FEW_WORDS = 2
_LABEL = 30
"""Letters among which a label's colon stands."""


@dataclass(frozen=True, slots=True)
class Document:
    """Lines, the headings among them, and the times that may be a program row's."""

    lines: Sequence[Source]
    tokens: Sequence[Sequence[Token]]
    headings: Mapping[int, SectionHeading]
    timings: Mapping[int, Timing]
    dated: frozenset[int]
    known: frozenset[str]
    """Names that a page marks as speakers', as they are compared."""

    def row_like(self, at: int) -> bool:
        """Whether the line may be a row: it has a time, a bullet or cells."""
        line = self.lines[at]
        return at in self.timings or (line.bullet and not line.blank) or line.cells

    def under_time(self, at: int) -> bool:
        """Whether the line above, perhaps over a blank one, is a time alone."""
        above = at - 2 if at > 1 and self.lines[at - 1].blank else at - 1
        return above in self.timings and not self.timings[above].rest.text

    def after_blank(self, at: int) -> bool:
        return at == 0 or self.lines[at - 1].blank or self.lines[at - 1].rule


def read_document(lines: Sequence[Source]) -> Document:
    """Looks at each line once."""
    lines = [replace(line, legible=False) if dense(line.folded) else line for line in lines]
    tokens: list[Sequence[Token]] = []
    headings: dict[int, SectionHeading] = {}
    timings: dict[int, Timing] = {}
    dated: set[int] = set()
    slots: dict[int, Timing] = {}
    for at, line in enumerate(lines):
        tokens.append(tokenise(line.folded) if line.legible and not line.rule else [])
        if not tokens[at]:
            continue
        if any(token.text.isdecimal() for token in tokens[at]) and find_days(tokens[at]):
            dated.add(at)
        timing = read_timing(line.rich)
        if timing.known:
            kept = slots if _is_slot(line, timing, at in dated) else timings
            kept[at] = timing
        columns = names_columns(line.rich) if line.cells else pasted(line.rich)
        heading = None if columns else read_heading(line)
        if timing.span and heading is None and _labelled(line):
            heading = SectionHeading(Part.FACTS, line.level, line.rich)
        if heading and not (at in timings and timing.leads and not heading.value):
            headings[at] = heading
    _add_adjoining(slots, timings)
    _drop_lone_slot(lines, headings, timings, dated)
    drop_places(lines, timings)
    add_bare_hours(lines, timings)
    lift_times(lines, headings, timings)
    lift_times_below(lines, timings, dated)
    give_times_to_rooms(lines, timings)
    _pair_bare_times(lines, timings)
    part_names(lines, timings)
    known = frozenset(compared(name) for line in lines for name in line.people)
    return Document(lines, tokens, headings, timings, frozenset(dated), known)


def _add_adjoining(slots: Mapping[int, Timing], timings: dict[int, Timing]) -> None:
    """`10:10–10:20 Germany` is a row where the one above ends then, or the one below starts."""
    spans = [(at, timing.span) for at, timing in timings.items() if timing.span]
    ends = {span.end: at for at, span in spans}
    starts = {span.start: at for at, span in spans}
    for at, timing in slots.items():
        if timing.leads and timing.rest.text and timing.span and timing.span.end is not None:
            above, below = ends.get(timing.span.start), starts.get(timing.span.end)
            if (above is not None and above < at) or (below is not None and below > at):
                timings[at] = timing


def _drop_lone_slot(
    lines: Sequence[Source],
    headings: Mapping[int, SectionHeading],
    timings: dict[int, Timing],
    dated: Collection[int],
) -> None:
    """A single line of cells with a date is the event's slot, and so is a single range that stands
    alone beside a date or below a label such as Time; several are rows.
    """
    ranges = [at for at, timing in timings.items() if timing.span and timing.span.end]
    lone = [at for at in ranges if not timings[at].rest.text]
    beside = len(ranges) > 1 and bool({lone[0] - 1, lone[0] + 1} & set(dated)) if lone else False
    above = headings.get(lone[0] - 1) if lone else None
    labelled = above is not None and above.part is Part.FACTS and above.value is None
    if len(lone) == 1 and (beside or labelled or _spans_all(timings, lone[0])):
        del timings[lone[0]]
    cells = [at for at in timings if at in dated and lines[at].cells]
    if len(cells) == 1 and not (timings[cells[0]].leads and _says_more(timings[cells[0]].rest)):
        del timings[cells[0]]


def _spans_all(timings: Mapping[int, Timing], at: int) -> bool:
    """Whether all other times, at least two, stand below and lie within the range."""
    span = timings[at].span
    others = {other: timing.span for other, timing in timings.items() if other != at}
    inside = [
        other > at and inner is not None and span.start <= inner.start <= span.end
        for other, inner in others.items()
        if span is not None and span.end is not None
    ]
    return len(inside) > 1 and all(inside)


def _pair_bare_times(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """A start and an end on lines of their own are one range: 09:30, then 10:30.

    Apart from each other they are, unless most hours stand alone: then one has lost its text.
    """
    runs: list[list[int]] = []
    for at in sorted(timings):
        if not _bare_start(timings[at]):
            runs.append([])
        elif runs and runs[-1] and all(map(_says_nothing, lines[runs[-1][-1] + 1 : at])):
            runs[-1].append(at)
        else:
            runs.append([at])
    pairs = [run for run in runs if len(run) == 2]
    alone = sum(len(run) == 1 for run in runs) > len(pairs)
    for above, below in pairs:
        if alone and below > above + 1:
            continue
        first, second = timings[above], timings[below]
        if first.span and second.span and first.span.start < second.span.start:
            span = first.span._replace(end=second.span.start)
            timings[above] = first._replace(span=span)
            timings[below] = Timing(Rich(""))


def _says_nothing(line: Source) -> bool:
    return not any(letter.isalnum() for letter in line.shown)


def _bare_start(timing: Timing) -> bool:
    """Whether the line is a time of day and nothing else."""
    return (
        timing.span is not None
        and timing.span.end is None
        and timing.seconds is None
        and not timing.rest.text
    )


def _labelled(line: Source) -> bool:
    """`Start: 16:30` and `Doors: 16:00` tell when, and are no rows."""
    colon = line.folded.find(": ", 0, _LABEL)
    label = {token.text for token in tokenise(line.folded[: max(0, colon)]) if token.word}
    return bool(label) and label <= BEGINS | ENDS | DOORS


def _says_more(rest: Rich) -> bool:
    """Whether the text has words beside a date, a zone and a place."""
    tokens = tokenise(rest.folded)
    taken = {at for day in find_days(tokens) for at in range(day.first, day.after)}
    taken |= {at for zone in find_zones(rest, tokens) for at in range(zone.first, zone.after)}
    return sum(token.word for at, token in enumerate(tokens) if at not in taken) > _FEW_WORDS


def _is_slot(line: Source, timing: Timing, dated: bool) -> bool:
    """Whether the time is the whole event's: beside a date, or with no more than a zone."""
    if dated and not line.cells:
        days = find_days(tokenise(timing.rest.folded))
        follows = bool(days) and days[0].first == 0  # 7 pm, Friday 2 October
        return follows or not (timing.leads and timing.span and _says_more(timing.rest))
    rest = trimmed(timing.rest, " \t\v-:|,;/>.()[]")
    goes_on = timing.rest.text[:1].islower() and line.text[0].isalpha()
    if is_sentence(line) and not ((timing.leads and not goes_on) or line.bullet or line.cells):
        return timing.span is not None or not timing.trails
    if timing.span is None or (line.cells and timing.leads and timing.span.end is not None):
        return False
    if not rest.text:
        found = find_zones(line.rich, tokenise(line.folded))
        return timing.span.end is not None and any(zone.sure or "(" in line.text for zone in found)
    if is_place(rest):
        return True
    tokens = tokenise(rest.folded)
    zones = find_zones(rest, tokens)
    covered = sum(zone.after - zone.first for zone in zones)
    words = sum(token.word or token.text.isdecimal() for token in tokens)
    return bool(zones) and covered >= words - 1
