"""What an event reads as once its texts are erased."""

from __future__ import annotations

from typing import get_type_hints

from msgspec.structs import replace

from liveroom.core.events import APART, Event


def _erased_values(type_: type[Event]) -> dict[str, str | None]:
    hints = get_type_hints(type_)
    return {field: "" if hints[field] is str else None for field in APART.get(type_, ())}


ERASED: dict[type[Event], dict[str, str | None]] = {t: _erased_values(t) for t in APART}
"""What an erased text reads as: None where the field may be None, else the empty text.

Nobody can send an empty text, so the two cannot be confused.
"""


def erased(event: Event) -> Event:
    """The event without its texts; a field that had none stays as it is."""
    values = ERASED.get(type(event), {})
    gone = {field: values[field] for field in values if isinstance(getattr(event, field), str)}
    # Which of an event's fields are texts is known from APART, not to the type checker.
    return replace(event, **gone) if gone else event
