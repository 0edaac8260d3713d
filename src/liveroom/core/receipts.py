"""What the answer to a command tells beyond its seq."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.questions import bulk
from liveroom.core.room import Room


def left_out(room: Room, command: c.Command) -> dict[str, object]:
    """What the answer to a step with many questions tells besides: those with which it was done,
    and those with which not and why. `bulk` is null where it was done with none."""
    if not isinstance(command, c.BulkCommand):
        return {}
    return {"bulk": None} | bulk.plan(room.board, command).facts()


def receipt(events: Sequence[e.Event]) -> dict[str, object]:
    """What the events of a command tell, as far as it is known before the log."""
    facts: dict[str, object] = {}
    for event in events:
        match event:
            case e.QuestionReceived(question=question):
                facts |= {"question": question}
            case e.BulkBegan(step) | e.BulkUndone(step):
                facts |= {"bulk": step}
            case e.MessageSent(message):
                facts |= {"message": message}
            case e.SegmentCued(segment) | e.SegmentAdded(segment):
                facts |= {"segment": segment}
            case e.TextsErased(questions) if questions is not None:
                facts |= {"erased": len(questions)}
            case e.StepUndone(step):
                facts |= {"undone": step}
            case e.SegmentsAdded(_, segments):
                facts |= {"segments": [segment.id for segment in segments]}
            case e.ProgramLoaded(program):
                facts |= {"segments": [segment.id for segment in program.segments]}
            case _:
                pass
    return facts
