"""Lists of objects, in JSON and YAML: each a row, its fields named as a table's columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from liveroom.core.program import Speaker
from liveroom.importing.draft import DraftSegment
from liveroom.importing.files.field_values import people_of, plain
from liveroom.importing.files.named_cells import Cells, role_of, segments_of
from liveroom.importing.formats.budget import check_segments
from liveroom.importing.limits import MAX_DEPTH

Record = Mapping[str, Any]

_TIMES = frozenset({"time", "duration", "end"})
_DATES = ("date", "day")


def segments_in(found: object) -> tuple[DraftSegment, ...]:
    """The segments of the rows in a JSON or YAML value; none where it has no rows with times.

    Raises Unreadable for too many.
    """
    rows = list(_rows(found, "", 0))
    check_segments(len(rows))
    if not any(_TIMES & cells.keys() for cells, _ in rows):
        return ()
    segments = segments_of([(None, cells) for cells, _ in rows], 60, by_text=False)
    return tuple(
        replace(segment, speakers=tuple(_people(record)))
        for segment, (_, record) in zip(segments, rows, strict=True)
    )


def _rows(found: object, day: str, depth: int) -> Iterator[tuple[Cells, Record]]:
    """The rows of the lists in it, in order; an object around a list may say their day."""
    if depth > MAX_DEPTH:
        return
    if isinstance(found, dict):
        said = (found[name] for name in _DATES if isinstance(found.get(name), str))
        day = next(said, day)
        for name, value in found.items():
            if role_of(str(name)) != "speaker":
                yield from _rows(value, day, depth + 1)
    for each in found if isinstance(found, list) else ():
        cells = _cells(each, day) if isinstance(each, dict) else {}
        if _is_row(cells) and not any(
            isinstance(value, list) and role_of(str(name)) != "speaker" and _has_rows(value)
            for name, value in each.items()
        ):
            yield cells, each
        else:
            yield from _rows(each, day, depth + 1)


def _is_row(cells: Cells) -> bool:
    """Whether it has a title, or a time and a kind, as a talk whose title is not known yet."""
    return "title" in cells or ("kind" in cells and not _TIMES.isdisjoint(cells))


def _has_rows(values: list[Any]) -> bool:
    return any(isinstance(each, dict) and _is_row(_cells(each, "")) for each in values[:3])


def _cells(record: Record, day: str) -> Cells:
    cells: dict[str, list[str]] = {}
    for name, value in record.items():
        text = plain(str(value)) if isinstance(value, str | int | float | date) else ""
        role = role_of(str(name)) if text else ""
        if role:
            cells.setdefault(role, []).append(text)
    if day and "date" not in cells:
        cells["date"] = [day]
    if not cells.keys() & {"title", "kind"} and _TIMES & cells.keys():
        names = [who.name for who in _people(record) if who.name]
        cells |= {"title": [", ".join(names)]} if names else {}
    return {role: texts[:1] if role == "title" else texts for role, texts in cells.items()}


def _people(record: Record) -> Iterator[Speaker]:
    """Who stands in the fields of speakers: names, or objects with name, role, organisation."""
    for name, value in record.items():
        if role_of(str(name)) == "speaker":
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    said = {role_of(str(key)): plain(text) for key, text in each.items()}
                    who = said.get("speaker") or said.get("title") or ""
                    own = said.get("title") if said.get("speaker") else None
                    yield Speaker(who, said.get("role") or own, said.get("organisation"))
                elif isinstance(each, str) and plain(each):
                    yield from people_of(plain(each))
