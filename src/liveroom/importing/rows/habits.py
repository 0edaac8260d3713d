"""Where the rows of one program have their people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from liveroom.core.program import Kind
from liveroom.importing.people.names import compared
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import Row
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.time.cells import read_timing

_LEAST = 3
"""Rows with a person in one place that make it a person's place."""


def learned_names(rows: Sequence[Row]) -> frozenset[str]:
    """The names, as they are compared, of which other rows tell that they are people's."""
    return _names_by_place(rows) | _names_by_house(rows)


def _names_by_place(rows: Sequence[Row]) -> frozenset[str]:
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


def _names_by_house(rows: Sequence[Row]) -> frozenset[str]:
    """The names, as they are compared, before what a speaker of another row is or is from.

    `Xyla Quorn, Salt Institute` beside `Ana Ruiz, Salt Institute`.
    """
    said = (words for row in rows for one in row.speakers for words in (one.role, one.organisation))
    houses = {compared(words) for words in said if words} - {""}
    return frozenset(
        compared(one.name)
        for row in rows
        for one in row.sightings
        if not one.sure and _behind(row, one.name) in houses
    )


def _behind(row: Row, name: str) -> str:
    """What stands behind a name in the titles of a row, as it is compared."""
    found = (title.text.partition(name) for title in row.titles if name)
    return next((compared(rest) for _, hit, rest in found if hit), "")


def columns_by_rows(rows: Sequence[Rich]) -> list[str]:
    """What the columns of a table without a header hold, where most cells of one are people.

    It is the first column with words, and the title's is the next, or the second.
    """
    table = [row.split(CELL) for row in rows]
    names = [""] * max(map(len, table), default=0)
    said = [
        [row[at] for row in table if at < len(row) and row[at].text] for at in range(len(names))
    ]
    texts = [
        at for at, cells in enumerate(said) if any(read_timing(cell).rest.text for cell in cells)
    ]
    for place, at in enumerate(texts[:2]):
        people = sum(map(_are_people, said[at]))
        if people >= _LEAST and people * 2 > len(said[at]):
            names[at] = "speaker"
            if not place and len(texts) > 1:
                names[texts[1]] = "title"
            return names
    return []


def _are_people(cell: Rich) -> bool:
    listed = Rich(cell.text.replace(BREAK, "; "))
    who = read_label(listed) or read_people(listed)
    return who is not None and not who.rest and all(one.name for one in who.speakers)


def _says_more(row: Row, name: str) -> bool:
    """Whether the row has a title beside the name."""
    return row.lines > 1 or any(compared(title.text) != name for title in row.titles)


def _places(row: Row, sure: bool) -> set[str]:
    return {one.place for one in row.sightings if one.sure is sure}
