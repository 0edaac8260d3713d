"""A form about questions as the message of its command: labels typed into one field, and questions
picked by boxes for one step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from urllib.parse import urlencode

COMMANDS = frozenset({"label", "bulk"})

PICK = "pick."
"""Before the id of a question in the name of its box, whose value is the revision that was seen."""

_OF_EACH = {"dismiss": "reason", "label": "labels", "merge": "into"}
"""The field that a step for many takes besides the questions."""

_ABOUT = ("command", "id", "as")


def message(typed: Mapping[str, str]) -> dict[str, object]:
    """The message of a form for one of COMMANDS; what it cannot say is refused where it is read."""
    if typed.get("command") == "label":
        return {**typed, "labels": _labels(typed)}
    each, into = typed.get("each", ""), typed.get("into")
    read: dict[str, object] = {name: typed[name] for name in _ABOUT if name in typed}
    read |= {"each": each, "questions": _picked(typed, into if each == "merge" else None)}
    match _OF_EACH.get(each):
        case None:
            return read
        case "labels":
            return read | {"labels": _labels(typed)}
        case field:
            return read | {field: typed.get(field, "")}


def told(answer: Mapping[str, object]) -> str:
    """The query of a page that says what came of a step for many."""
    numbers = {name: _number(answer.get(name)) for name in ("done", "refused")}
    return urlencode({"bulk": answer.get("bulk", ""), **numbers})


def _number(ids: object) -> int:
    return len(ids) if isinstance(ids, Sized) else 0


def outcome(query: Mapping[str, str]) -> dict[str, str | int] | None:
    """What a page's query says of a step for many: `bulk`, `done` and `refused`."""
    done, refused = query.get("done", ""), query.get("refused", "")
    if not (done.isdecimal() and refused.isdecimal()):
        return None
    return {"bulk": query.get("bulk", ""), "done": int(done), "refused": int(refused)}


def _labels(typed: Mapping[str, str]) -> list[str]:
    labels = (label.strip() for label in typed.get("labels", "").split(","))
    return [label for label in labels if label]


def _picked(typed: Mapping[str, str], into: str | None) -> list[dict[str, object]]:
    """The questions whose boxes are set, without the one that the others are merged into."""
    picked = {name.removeprefix(PICK): rev for name, rev in typed.items() if name.startswith(PICK)}
    return [
        {"question": question, "rev": rev} for question, rev in picked.items() if question != into
    ]
