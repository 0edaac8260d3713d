"""Where a fuzzer begins: inputs that reach far into what is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.json import encode

from proofs.fuzz.targets import evening, frame
from tests.web.access.test_roles import NAMES, fields

ROOT = Path(__file__).parents[2]
STRANGERS = ROOT / "tests" / "importing" / "strangers"


def seeds(target: str) -> list[bytes]:
    """Those of a target."""
    return {
        "frames": _frames,
        "messages": _messages,
        "announcements": _announcements,
        "sheets": _sheets,
    }[target]()


def _frames() -> list[bytes]:
    text, more, ping, close = b"\x81", b"\x80", b"\x89", b"\x88"
    hello = frame(text[0], b'{"t":"hello"}')
    parts = frame(1, b"\xc3") + frame(ping[0], b"x") + frame(more[0], b"\xb1")
    wholes = [hello, parts, frame(close[0], b"\x03\xe8"), frame(2, b"x") * 70]
    chosen = text + b"\x03abc" + b"\x01\x01x" + more + b"\x01y" + ping + b"\x00"
    return [b"\x80" + each for each in (*wholes, b"".join(wholes))] + [b"\x00" + chosen]


def _messages() -> list[bytes]:
    """Each command, about what there is in the room that it goes to."""
    room = evening()
    segments = [row.id for row in room.rundown.segments]
    questions = list(room.board.questions)
    known = {"question": questions[0], "into": questions[1], "segment": segments[1], "rev": 2}
    made: list[bytes] = []
    for name in NAMES:
        said: dict[str, Any] = {"t": "command", "id": "c1", "command": name} | fields(name)
        also = {field: value for field, value in known.items() if field in said}
        made += [encode(said), encode(said | also)]
    more = [{"t": "ping", "c": 1}, {"t": "hello", "resume": {"epoch": "e", "seq": 1}}]
    return [*made, *map(encode, more), b"\n".join(made[:16:2])]


def _announcements() -> list[bytes]:
    files = [
        path for path in sorted(STRANGERS.rglob("*")) if path.suffix in (".txt", ".md", ".ics")
    ]
    small = [path.read_bytes() for path in files if path.stat().st_size < 4_096]
    return [*small[:120], (ROOT / "examples" / "webinar.txt").read_bytes()]


def _sheets() -> list[bytes]:
    head = ["Time", "Title", "Speaker", "Minutes"]
    rows = [
        ["10:00", "Welcome", "Ada Ruiz, Mayor", "5"],
        ["10:05", "A talk", "Bo Lie (Oslo)", "25"],
    ]
    other = [["Start", "End", "Session"], ["2026-05-04 09:00", "09:30", "Opening"]]
    return [
        b"\x1e".join(b"\x1f".join(cell.encode() for cell in row) for row in table)
        for table in ([head, *rows], rows, other, [["Program"], *rows])
    ]
