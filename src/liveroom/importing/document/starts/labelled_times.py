"""Rows with their time on a labelled line below the title: `Salt`, `Time: 10:00`, `Venue: Quay`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from liveroom.importing.document.sections import SectionHeading
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.when import BEGINS, WHEN
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing, read_timing

_LEAST = 3
"""Lines with one label that are the rows' own, not the event's."""

_LABEL = 20
_ABOVE = 3
"""Lines above the time among which its title stands."""


def lift_times(
    lines: Sequence[Source], headings: dict[int, SectionHeading], timings: dict[int, Timing]
) -> None:
    """Gives such times to the titles above them, and takes the labels' lines for no headings."""
    told = {at: timing for at, line in enumerate(lines) if (timing := _labelled_time(line))}
    titles = {at: _title_above(lines, headings, timings, at) for at in told}
    starts = {timing.span.start for timing in told.values() if timing.span}
    if len(titles) < _LEAST or len(starts) < _LEAST or -1 in titles.values():
        return
    for at, title in titles.items():
        timings[title] = told[at]._replace(rest=lines[title].rich, leads=True)
        timings[at] = Timing(Rich(""))
        headings.pop(title, None)
    labels = {at: _label(lines[at]) for at, each in headings.items() if each.value}
    often = Counter(labels.values())
    for at, label in labels.items():
        if at in titles or (label and often[label] >= _LEAST and at > min(titles)):
            del headings[at]


def _labelled_time(line: Source) -> Timing | None:
    """The time of a line that is a label such as `Time:` and nothing but that."""
    tokens = tokenise(line.folded[:_LABEL]) if line.legible and not line.cells else []
    if len(tokens) < _LEAST or tokens[0].text not in BEGINS | WHEN:
        return None
    timing = read_timing(line.rich) if tokens[1].text in {":", ".", "-"} else None
    if timing is None or timing.span is None:
        return None
    words = {token.text for token in tokenise(timing.rest.folded) if token.word}
    return timing if words <= BEGINS | WHEN else None


def _label(line: Source) -> str:
    return line.folded[: max(0, line.folded.find(":", 0, _LABEL))]


def _title_above(
    lines: Sequence[Source],
    headings: Mapping[int, SectionHeading],
    timings: Mapping[int, Timing],
    at: int,
) -> int:
    """The first line right above the time, over people alone; -1 where there is none."""
    found = -1
    for above in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        heading = headings.get(above)
        people = heading is not None and heading.part is Part.SPEAKERS
        if lines[above].blank or lines[above].rule or above in timings:
            break
        if heading is not None and not people:
            break
        if not people:
            found = above
        if lines[above].bullet or lines[above].level:
            break
    return found
