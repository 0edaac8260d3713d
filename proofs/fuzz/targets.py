"""What is fuzzed: each target takes any bytes, and raises for nothing but a defect."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Final

from msgspec.json import encode

from liveroom.core import commands as c
from liveroom.core.events import KIND_OF, Recorded
from liveroom.core.ids import PersonId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.refusals import Refused
from liveroom.core.roles import Audience, Person, Role, check
from liveroom.core.room import NEW, Room, decide, evolve, replay
from liveroom.core.screens import diff
from liveroom.core.screens.personal import personal
from liveroom.importing import reader
from liveroom.importing.reading import Unreadable, as_json
from liveroom.store import codec
from liveroom.web.commands import incoming
from liveroom.web.ws.protocol import Protocol

LIMIT: Final = 4_096
"""Bytes of a message here."""

START = 1_585_924_200_000
MODERATOR, PERSON = Person(Role.MODERATOR), Person(Role.ATTENDEE, PersonId("p0123456789abcdef"))
SPEAKER = Person(Role.SPEAKER)


def frames(data: bytes) -> None:
    """The same is heard of bytes that come at once, in pieces and one by one, and the connection
    ends by each or by none. By which of several violations may differ."""
    sent = _frames_of(data[1:]) if data[:1] < b"\x80" else data[1:]
    whole = _heard(sent, len(sent) or 1)
    for size in (1, 7, 1 + (data[0] if data else 0)):
        assert _heard(sent, size) == whole, f"in pieces of {size}"


def _frames_of(data: bytes) -> bytes:
    """Frames that chance chose: a byte for what and how long, then as many bytes."""
    made, place = b"", 0
    while place + 1 < len(data) and len(made) < 4 * LIMIT:
        body = data[place + 2 : place + 2 + data[place + 1]]
        made += frame(data[place], body)
        place += 2 + len(body)
    return made


def frame(what: int, body: bytes) -> bytes:
    """A masked frame: the first byte of its head and what is in it."""
    mask, length = b"\x01\x02\x03\x04", len(body)
    size = bytes([0x80 | length]) if length < 126 else b"\xfe" + length.to_bytes(2, "big")
    return bytes([what]) + size + mask + bytes(b ^ mask[n % 4] for n, b in enumerate(body))


def _heard(sent: bytes, size: int) -> tuple[list[object], bool]:
    protocol, heard = Protocol(LIMIT), list[object]()
    for start in range(0, len(sent), size):
        heard += protocol.receive(sent[start : start + size])
        if b"" in protocol.data_to_send():
            return heard, True
    return heard, False


def evening() -> Room:
    """A room in mid-show, with questions in several states."""
    program = Program(
        "An evening",
        (
            Segment("Welcome", Kind.WELCOME, 60),
            Segment("A talk", Kind.TALK, 600, (Speaker("Ada Ruiz", "Mayor", "Villa"),)),
            Segment("Questions", Kind.QA, 900),
        ),
        "en",
        START,
        START + 3_600_000,
        "Europe/Madrid",
    )
    room = _after(NEW, c.LoadProgram(program), MODERATOR, "s")[0]
    ids = [row.id for row in room.rundown.segments]
    commands: list[tuple[c.Command, Person, str]] = [
        (c.Open(), MODERATOR, "o"),
        (c.CueNext(None), MODERATOR, "c1"),
        (c.CueNext(ids[0]), MODERATOR, "c2"),
        (c.SetWindow("open"), MODERATOR, "w"),
        *((c.Ask(f"Question {n}?"), PERSON, f"q{n}") for n in range(1, 5)),
    ]
    for command, by, new_id in commands:
        room = _after(room, command, by, new_id)[0]
    (first, second, *_) = room.board.questions
    for step in (c.Approve(first, 1), c.Queue(second, 1), c.Hold()):
        room = _after(room, step, MODERATOR, "m")[0]
    return room


def _after(room: Room, command: c.Command, by: Person, new_id: str) -> tuple[Room, list[Recorded]]:
    """The room after a command, and what happened; every fact as it comes back from the log."""
    records = []
    for event in decide(room, command, by, START, new_id):
        row = codec.encode(event, lambda n: b"\x00" * n)
        kept = {apart.field: apart for apart in row.apart}
        assert codec.decode(row.kind, row.version, row.payload, kept) == event, KIND_OF[type(event)]
        records.append(Recorded(START, event))
        room = evolve(room, records[-1])
    return room, records


_EVENING: list[Room] = []


def messages(data: bytes) -> None:
    """Lines of a socket: each a command, a ping or a refusal. What is accepted is folded into a
    room, whose every screen can be drawn and whose facts make the same room again."""
    if not _EVENING:
        _EVENING.append(evening())
    room, records = _EVENING[0], list[Recorded]()
    for place, line in enumerate(data.split(b"\n")[:8]):
        _hello(line)
        command = _command(line)
        if command is None:
            continue
        for by in (MODERATOR, PERSON, SPEAKER):
            try:
                check(by, command)
                room, more = _after(room, command, by, f"n{place}")
            except Refused:
                continue
            records += more
            break
    if records:
        _drawn(room)
        assert replay(records, onto=_EVENING[0]) == room


def _hello(line: bytes) -> None:
    try:
        incoming.hello(line)
    except Refused as refused:
        encode(refused.facts)


def _command(line: bytes) -> c.Command | None:
    try:
        by_http, by_socket = incoming.command(line, "Ana"), incoming.message(line, "Ana")
    except Refused as refused:
        encode(refused.facts)
        return None
    if isinstance(by_socket, incoming.Sent):
        assert by_http == by_socket
        return by_socket.command
    return None


def _drawn(room: Room) -> None:
    for audience in Audience:
        encode(diff.screen(room, audience))
    assert PERSON.id is not None
    encode(personal(room, PERSON.id))


def announcements(data: bytes) -> None:
    """A reading that is JSON, and whose program can open a room; or a plain refusal."""
    if data.startswith(b"PK"):
        return  # a workbook, which a process of its own opens
    try:
        reading = reader.read_bytes(data)
    except Unreadable as refused:
        str(refused)
        return
    json.dumps(as_json(reading), allow_nan=False).encode()
    room, _ = _after(NEW, c.LoadProgram(reading.program), MODERATOR, "s")
    _drawn(room)


def sheets(data: bytes) -> None:
    """A table as a workbook's child process writes one: what stands in its cells."""
    rows = [row.split(b"\x1f") for row in data.split(b"\x1e")]
    written = StringIO()
    cells = [[cell.decode("utf-8", "replace") for cell in row] for row in rows]
    csv.writer(written, "excel-tab", lineterminator="\n").writerows(cells)
    announcements(written.getvalue().encode("utf-8", "replace"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "frames": frames,
    "messages": messages,
    "announcements": announcements,
    "sheets": sheets,
}
