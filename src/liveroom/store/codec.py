"""Events to JSON bytes and back, with the texts that can be erased taken out.

A log row holds a kind, a version and JSON. Fields named in `core.events.APART` stand in the JSON as
SHA-256 of a 16-byte salt and the text; salt and text travel beside it as `Apart`, so that they can
be deleted while the row stays as it was written. A field without a value has nothing to keep apart
and stays null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from liveroom.core.erasure.texts import ERASED
from liveroom.core.events import APART, KIND_OF, KINDS, Event, QaEvent
from liveroom.core.vocabulary.damage import Damaged

SALT_BYTES = 16

Fields = dict[str, Any]
Upgrade = Callable[[Fields], Fields]
"""From a row's fields in one version of a kind to its fields in the next."""


def _without_number(fields: Fields) -> Fields:
    """A question was once written with its number, which is its place among the questions."""
    return {name: value for name, value in fields.items() if name != "number"}


def _with_segment_ids(fields: Fields) -> Fields:
    """Segments were once named by their place in the program: `s1` was the first."""
    program = fields["program"]
    segments = [row | {"id": f"s{place}"} for place, row in enumerate(program["segments"], 1)]
    return {"program": program | {"segments": segments}}


def _with_sponsors(fields: Fields) -> Fields:
    """A sponsor was once a name alone."""
    if "sponsors" not in fields:
        return fields
    return fields | {"sponsors": [{"name": name} for name in fields["sponsors"]]}


UPGRADES: dict[str, tuple[Upgrade, ...]] = {
    "event_changed": (_with_sponsors,),
    "program_loaded": (_with_segment_ids,),
    "question_received": (_without_number,),
}
"""For each kind whose fields have changed, one step per old version, the oldest first.

A kind is written in version `1 + len(steps)`. When a field of an event changes, add the step that
makes the new fields out of the old; rows are never rewritten.
"""


WITHOUT_QUESTIONS: frozenset[str] = frozenset(KINDS) - {KIND_OF[kind] for kind in get_args(QaEvent)}
"""The kinds of events that are not about questions."""


class UnreadableEvent(Damaged):
    """A log row that this version of liveroom does not understand."""


class Apart(NamedTuple):
    """A text that the log row only has the digest of."""

    field: str
    salt: bytes
    value: str


class EventRow(msgspec.Struct, frozen=True, gc=False):
    """An event as a log keeps it."""

    kind: str
    version: int
    payload: bytes
    apart: tuple[Apart, ...] = ()


_encode = msgspec.json.Encoder().encode
_decoders: dict[str, msgspec.json.Decoder[Event]] = {
    kind: msgspec.json.Decoder(type_) for kind, type_ in KINDS.items()
}


def digest(salt: bytes, value: str) -> str:
    """SHA-256 of the salt followed by the text in UTF-8, in hexadecimal."""
    return sha256(salt + value.encode()).hexdigest()


def version(kind: str) -> int:
    """The version in which events of this kind are written now; the first is 1."""
    return 1 + len(UPGRADES.get(kind, ()))


def encode(event: Event, chance: Callable[[int], bytes]) -> EventRow:
    """The row of an event; `chance(n)` gives n random bytes for each salt."""
    type_ = type(event)
    kind = KIND_OF[type_]
    if type_ not in APART:
        return EventRow(kind, version(kind), _encode(event))
    apart = tuple(
        Apart(field, chance(SALT_BYTES), value)
        for field in APART[type_]
        if isinstance(value := getattr(event, field), str)
    )
    sealed = _with(event, {text.field: digest(text.salt, text.value) for text in apart})
    return EventRow(kind, version(kind), _encode(sealed), apart)


def decode(
    kind: str, written: int, payload: bytes, texts: Mapping[str, Apart] | None = None
) -> Event:
    """The event of a row, given the texts still kept for it by field name.

    A text that is missing reads as erased. Raises UnreadableEvent for kinds and versions from
    elsewhere, for fields that do not fit, and for texts of other rows.
    """
    return opened(sealed(kind, written, payload), texts or {})


def sealed(kind: str, written: int, payload: bytes) -> Event:
    """The event of a row with the digests of its texts in their place. Raises UnreadableEvent."""
    decoder = _decoders.get(kind)
    if decoder is None:
        raise UnreadableEvent(f"this liveroom knows no event of the kind {kind!r}")
    if written != (now := version(kind)):
        payload = _upgraded(kind, written, now, payload)
    try:
        return decoder.decode(payload)
    except msgspec.DecodeError as error:
        raise UnreadableEvent(f"an event of the kind {kind!r} cannot be read: {error}") from error


def opened(event: Event, texts: Mapping[str, Apart]) -> Event:
    """The event with these texts in place of their digests; others read as `ERASED` says.

    Raises UnreadableEvent for a text of another row.
    """
    if type(event) not in APART:
        return event
    missing = ERASED[type(event)]
    kept = _digests(event)
    for field, text in texts.items():
        if digest(text.salt, text.value) != kept.get(field):
            raise UnreadableEvent(f"the {field} of an event is not what was written")
    return _with(
        event,
        {field: texts[field].value if field in texts else missing[field] for field in kept},
    )


def lacking(event: Event, texts: Mapping[str, Apart]) -> list[str]:
    """The fields of a sealed event whose texts are not among these."""
    return [field for field in _digests(event) if field not in texts]


def _digests(event: Event) -> dict[str, str]:
    fields = APART.get(type(event), ())
    return {field: value for field in fields if isinstance(value := getattr(event, field), str)}


def _with(event: Event, fields: Mapping[str, str | None]) -> Event:
    # Which of an event's fields are texts is known from APART, not to the type checker.
    return replace(event, **fields) if fields else event


def _upgraded(kind: str, written: int, now: int, payload: bytes) -> bytes:
    if not 1 <= written < now:
        raise UnreadableEvent(
            f"an event of the kind {kind!r} is of version {written}, not 1 to {now}"
        )
    fields = msgspec.json.decode(payload, type=Fields)
    for step in UPGRADES[kind][written - 1 :]:
        fields = step(fields)
    return _encode(fields)
