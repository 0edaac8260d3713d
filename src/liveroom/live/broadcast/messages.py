"""Frames and answers as JSON bytes; what many get is encoded once and spliced in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from liveroom.core.ids import CommandId
from liveroom.core.refusals import Code

encode = msgspec.json.Encoder().encode
"""JSON values to UTF-8 bytes, in the order of their keys."""


def screen_frame(epoch: str, seq: int, now: int, *panels: bytes) -> bytes:
    """A whole screen out of encoded objects of panels that have no panel in common."""
    head = f'"t":"screen","epoch":{encode(epoch).decode()},"seq":{seq},"server_time":{now}'
    return _frame(head, b"screen", panels)


def patch_frame(seq: int, now: int, *panels: bytes) -> bytes:
    """A patch out of encoded objects of panels that have no panel in common."""
    return _frame(f'"t":"patch","seq":{seq},"server_time":{now}', b"panels", panels)


def _frame(head: str, name: bytes, panels: tuple[bytes, ...]) -> bytes:
    members = b",".join(each[1:-1] for each in panels if each != b"{}")
    return b"".join((b"{", head.encode(), b',"', name, b'":{', members, b"}}"))


def accepted(command: CommandId, seq: int, facts: Mapping[str, object] | None = None) -> bytes:
    """The answer to a command that was stored; `seq` is the place of its last event."""
    if facts:
        return encode({"ok": True, "id": command, "seq": seq, **facts})
    return encode({"ok": True, "id": command, "seq": seq})


def refused(command: CommandId, code: Code, facts: Mapping[str, object] | None = None) -> bytes:
    """The answer to a command that was not done; words are added at the edge."""
    return encode({"ok": False, "id": command, "code": code.value, **(facts or {})})
