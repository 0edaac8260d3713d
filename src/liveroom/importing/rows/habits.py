"""Where the rows of one program have their people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from liveroom.core.program import Kind
from liveroom.importing.people.names import compared
from liveroom.importing.rows.row import Row

_LEAST = 3
"""Rows with a person in one place that make it a person's place."""


def names_by_place(rows: Sequence[Row]) -> frozenset[str]:
    """The names, as they are compared, that stand where most rows have a person.

    What has a name's shape there is one, though nothing else speaks for it.
    """
    said = [row for row in rows if row.kind is not Kind.BREAK]
    sure = Counter(place for row in said for place in _places(row, True))
    loose = Counter(place for row in said for place in _places(row, False))
    usual = {
        place
        for place, count in sure.items()
        if count >= _LEAST and count >= loose[place] and count * 2 >= len(said)
    }
    return frozenset(
        compared(one.name)
        for row in said
        for one in row.sightings
        if not one.sure and one.place in usual and not _places(row, True) & usual
        if _says_more(row, compared(one.name))
    )


def _says_more(row: Row, name: str) -> bool:
    """Whether the row has a title beside the name."""
    return row.lines > 1 or any(compared(title.text) != name for title in row.titles)


def _places(row: Row, sure: bool) -> set[str]:
    return {one.place for one in row.sightings if one.sure is sure}
