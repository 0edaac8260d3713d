"""Objects by field and rows by id: what of them changed, and one change on top of another."""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, object]
Rows = Mapping[str, Fields]
"""Rows by their ids, in their order."""

BY_FIELD = frozenset({"event", "show", "qa"})
"""Panels of which a small patch carries only the changed fields."""

ORDER = "order"
"""Beside changed rows: the ids of all, where there are others or they stand in another order."""


def field_changes(old: Fields, new: Fields) -> dict[str, object]:
    """The fields that are not what they were. No field ever goes."""
    return {name: value for name, value in new.items() if name not in old or old[name] != value}


def row_changes(old: Rows, new: Rows) -> dict[str, object]:
    """The changed fields of each changed row, all fields of a new one, None for one that is gone.

    With them `ORDER`, where it changed.
    """
    rows = {row: field_changes(old.get(row, {}), fields) for row, fields in new.items()}
    changed: dict[str, object] = {row: fields for row, fields in rows.items() if fields}
    changed |= dict.fromkeys(old.keys() - new.keys())
    return changed if list(old) == list(new) else changed | {ORDER: list(new)}


def joined_rows(first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    """Changes of rows, and later ones on top of them."""
    return {**first, **{row: joined(first.get(row), later) for row, later in second.items()}}


def joined(first: object, second: object) -> object:
    """The fields of both, the later ones on top; where one of them has none, the second."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return {**first, **second}
    return second
