"""One step with many questions: each is decided by itself, and all happen together."""

from __future__ import annotations

from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import BulkId, QuestionId
from liveroom.core.questions.board import Board, BulkStep
from liveroom.core.questions.decide import moderate, refuse_target
from liveroom.core.questions.marks import mark
from liveroom.core.refusals import Code, Refused
from liveroom.core.text import MAX_REASON, check_text

BULKS_KEPT: Final = 20
"""So many bulk steps can be taken back, the latest."""


class BulkPlan(Struct, frozen=True):
    """What follows for the questions, and which are left out and why."""

    events: list[e.Event]
    done: list[QuestionId]
    refused: dict[QuestionId, Code]

    def facts(self) -> dict[str, object]:
        """What the answer tells."""
        refused = [{"question": q, "code": code.value} for q, code in self.refused.items()]
        return {"done": self.done, "refused": refused}


def plan(board: Board, command: c.Bulk | c.UndoBulk) -> BulkPlan:
    """What a step with many questions comes to. Raises Refused where it makes no sense for any."""
    if isinstance(command, c.UndoBulk):
        return _plan_undo(board, _find(board, command.bulk))
    _check(board, command)
    found = BulkPlan([], [], {})
    for question, rev in {chosen.question: chosen.rev for chosen in command.questions}.items():
        try:
            found.events.extend(_one(board, _step(command, question, rev)))
        except Refused as no:
            found.refused[question] = no.code
        else:
            found.done.append(question)
    return found


def decide(board: Board, command: c.Bulk | c.UndoBulk, new_id: str) -> list[e.Event]:
    """The events of the step, with the one that makes them one before them. Raises Refused."""
    steps = plan(board, command).events
    if not steps:
        return []
    if isinstance(command, c.UndoBulk):
        return [e.BulkUndone(command.bulk), *steps]
    changed = dict.fromkeys(step.question for step in steps if isinstance(step, e.QuestionEvent))
    return [e.BulkBegan(BulkId(new_id), tuple(changed), command.each == "label"), *steps]


def evolve(board: Board, event: e.BulkBegan | e.BulkUndone) -> Board:
    """The board that knows of the step, with the revisions that its questions are about to have."""
    match event:
        case e.BulkBegan():
            return replace(board, bulks=(*board.bulks, _begun(board, event))[-BULKS_KEPT:])
        case e.BulkUndone(bulk):
            return replace(board, bulks=tuple(each for each in board.bulks if each.id != bulk))
        case _:
            assert_never(event)


def _check(board: Board, command: c.Bulk) -> None:
    """What is wrong for each is wrong for all."""
    match command.each:
        case "dismiss":
            check_text(command.reason or "", MAX_REASON)
        case "merge":
            if command.into is None:
                raise Refused(Code.BAD_MESSAGE, field="into", problem="missing")
            refuse_target(board, command.into)
        case "label":
            if command.labels is None:
                raise Refused(Code.BAD_MESSAGE, field="labels", problem="missing")
        case "approve" | "hold_question" | "queue":
            pass
        case _:
            assert_never(command.each)


def _one(board: Board, step: c.ModerationCommand | c.Label) -> list[e.Event]:
    if isinstance(step, c.Label):
        return mark(board, (), step)
    return moderate(board, step)


def _begun(board: Board, event: e.BulkBegan) -> BulkStep:
    questions = [board.questions[question] for question in event.questions]
    if not event.labels:
        return BulkStep(event.bulk, tuple((each.id, each.rev + 1) for each in questions))
    revs = tuple((each.id, each.marks.rev + 1) for each in questions)
    return BulkStep(event.bulk, revs, tuple(each.marks.labels for each in questions))


def _step(command: c.Bulk, question: QuestionId, rev: int) -> c.ModerationCommand | c.Label:
    match command.each:
        case "approve":
            return c.Approve(question, rev)
        case "hold_question":
            return c.HoldQuestion(question, rev)
        case "dismiss":
            return c.Dismiss(question, rev, command.reason or "")
        case "queue":
            return c.Queue(question, rev)
        case "merge":
            return c.Merge(question, rev, command.into or question)
        case "label":
            return c.Label(question, rev, command.labels or ())
        case _:
            assert_never(command.each)


def _find(board: Board, bulk: BulkId) -> BulkStep:
    for step in board.bulks:
        if step.id == bulk:
            return step
    raise Refused(Code.NOTHING_TO_UNDO)


def _plan_undo(board: Board, step: BulkStep) -> BulkPlan:
    """The last question comes back first, so that each finds the queue as it left it."""
    found = BulkPlan([], [], {})
    for place, (question, rev) in reversed([*enumerate(step.revs)]):
        now = board.questions[question]
        if rev != (now.rev if step.labels is None else now.marks.rev):
            found.refused[question] = Code.STALE
            continue
        found.done.append(question)
        if step.labels is None:
            found.events.append(e.QuestionRestored(question))
        else:
            found.events.append(e.QuestionLabelled(question, step.labels[place]))
    return found
