"""Frames and answers as JSON bytes; what many get is encoded once and spliced in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from liveroom.core.ids import CommandId, QuestionId
from liveroom.core.questions.board import Board
from liveroom.core.refusals import Code

encode = msgspec.json.Encoder().encode
"""JSON values to UTF-8 bytes, in the order of their keys."""


def screen_frame(epoch: str, seq: int, now: int, *panels: bytes, build: str = "") -> bytes:
    """A whole screen out of encoded objects of panels that have no panel in common.

    With the build of the server's pages, where it is told of.
    """
    lineage = f'"epoch":{encode(epoch).decode()}'
    head = f'"t":"screen",{lineage},"seq":{seq},"server_time":{now}{_build(build)}'
    return _frame(head, b"screen", panels)


def patch_frame(
    seq: int, now: int, *panels: bytes, epoch: str | None = None, build: str = ""
) -> bytes:
    """A patch out of encoded objects of panels that have no panel in common.

    With the epoch of its seq, where that may not be the one of what was told before, and the
    build of the server's pages, where it is told of.
    """
    lineage = "" if epoch is None else f',"epoch":{encode(epoch).decode()}'
    head = f'"t":"patch","seq":{seq}{lineage},"server_time":{now}{_build(build)}'
    return _frame(head, b"panels", panels)


def _build(build: str) -> str:
    return f',"build":{encode(build).decode()}' if build else ""


_PATCH: Final = b'{"t":"patch","seq":'


def patch_seq(frame: bytes) -> int | None:
    """The seq of a patch; None for any other frame."""
    if not frame.startswith(_PATCH):
        return None
    return int(frame[len(_PATCH) : frame.index(b",", len(_PATCH))])


def _frame(head: str, name: bytes, panels: tuple[bytes, ...]) -> bytes:
    return b"".join((b"{", head.encode(), b',"', name, b'":{', *_members(panels), b"}}"))


def spliced(*objects: bytes) -> bytes:
    """One encoded object with the members of several, which have no name in common."""
    return b"".join((b"{", *_members(objects), b"}"))


def _members(objects: tuple[bytes, ...]) -> Iterator[bytes | memoryview]:
    """What stands between the braces of each; nothing is copied, for some are megabytes long."""
    comma = b""
    for each in objects:
        if each != b"{}":
            yield comma
            yield memoryview(each)[1:-1]
            comma = b","


def accepted(command: CommandId, seq: int, facts: Mapping[str, object] | None = None) -> bytes:
    """The answer to a command that was stored; `seq` is the place of its last event."""
    if facts:
        return encode({"ok": True, "id": command, "seq": seq, **facts})
    return encode({"ok": True, "id": command, "seq": seq})


def later(body: bytes, shift: int) -> bytes:
    """The answer when its events are kept so many places further on."""
    answer = msgspec.json.decode(body)
    return encode(answer | {"seq": answer["seq"] + shift}) if answer["ok"] else body


class _Receipt(msgspec.Struct, frozen=True):
    ok: bool
    question: QuestionId | None = None
    number: int | None = None


_receipt = msgspec.json.Decoder(_Receipt).decode


def numbered(body: bytes, board: Board) -> bytes:
    """The answer with the question's number, if it is the receipt of a question.

    Raises KeyError while the board does not have the question.
    """
    if b'"question":' not in body:
        return body
    receipt = _receipt(body)
    if not receipt.ok or receipt.question is None or receipt.number is not None:
        return body
    return b'%s,"number":%d}' % (body[:-1], board.questions[receipt.question].number)


def refused(command: CommandId, code: Code, facts: Mapping[str, object] | None = None) -> bytes:
    """The answer to a command that was not done; words are added at the edge."""
    return encode({"ok": False, "id": command, "code": code.value, **(facts or {})})
