"""What a client does with a patch, in whichever rendition it comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from liveroom.core.screens.diff import COLLECTIONS, Screen
from liveroom.core.screens.fields import BY_FIELD, ORDER, joined, joined_rows


def apply(screen: Screen, patch: Screen) -> Screen:
    """The screen after a patch."""
    patched = dict(screen)
    for name, value in patch.items():
        if name == "counts":
            patched = _with_counts(patched, value)
        elif name in COLLECTIONS:
            patched[name] = _merged(patched.get(name), value)
        elif name == "rundown" and isinstance(value, dict):
            patched[name] = _with_rows(patched[name], value)
        elif name in BY_FIELD:
            patched[name] = joined(patched.get(name), value)
        else:
            patched[name] = value
    return patched


def _merged(items: object, changed: object) -> dict[str, object]:
    assert isinstance(items, dict)
    assert isinstance(changed, dict)
    return {key: item for key, item in (items | changed).items() if item is not None}


def _with_rows(rows: object, changed: Mapping[str, object]) -> dict[str, object]:
    assert isinstance(rows, dict)
    there = joined_rows(rows, changed)
    order = there.pop(ORDER, rows)
    assert isinstance(order, Iterable)
    return {row: there[row] for row in order if there[row] is not None}


def _with_counts(screen: Screen, counts: object) -> Screen:
    assert isinstance(counts, dict)

    def counted(card: object, question: object) -> object:
        if not isinstance(card, dict) or question not in counts:
            return card
        return card | {"votes": counts[question]}

    patched = dict(screen)
    questions, queue, live = (screen.get(n) for n in ("questions", "queue", "live_question"))
    if isinstance(questions, dict):
        patched["questions"] = {q: counted(card, q) for q, card in questions.items()}
    if isinstance(queue, list):
        patched["queue"] = [
            counted(card, card.get("id")) if isinstance(card, dict) else card for card in queue
        ]
    if isinstance(live, dict):
        patched["live_question"] = counted(live, live.get("id"))
    return patched
