"""Names for what an id identifies, so that a swapped argument does not type-check."""

from __future__ import annotations

from typing import NewType

RoomId = NewType("RoomId", str)
SegmentId = NewType("SegmentId", str)
QuestionId = NewType("QuestionId", str)
PersonId = NewType("PersonId", str)
CommandId = NewType("CommandId", str)


def segment_id(position: int) -> SegmentId:
    """The id of the segment at a 0-based position of the program: `s1` is the first."""
    return SegmentId(f"s{position + 1}")
