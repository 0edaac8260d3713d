"""What became of the questions: the board after each fact about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from msgspec.structs import asdict, replace

from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions import bulk, marks, ordering
from liveroom.core.questions.board import Board
from liveroom.core.questions.intake import safety
from liveroom.core.questions.state import (
    GONE,
    MOVES,
    OFF_AIR,
    OPEN,
    UNDO_STEPS,
    ModerationStep,
    Question,
    QuestionState,
)
from liveroom.core.questions.told import tell
from liveroom.core.questions.votes import cast, recount
from liveroom.core.roles import NOBODY


def evolve(
    board: Board, event: e.QaEvent, at: int, ended: bool = False, by: e.Author | None = None
) -> Board:
    """The board after a fact, of which `by` is the author. Once the show has `ended` nothing is on
    air."""
    match event:
        case e.VoteCast():
            return cast(board, [event])
        case e.QuestionReceived():
            return receive(board, [(event, at)])
        case e.WindowSet(window):
            return replace(board, hand=window)
        case e.OrderRuleSet():
            return ordering.sort(board, event)
        case e.BulkBegan() | e.BulkUndone():
            return bulk.evolve(board, event)
        case _ if isinstance(event, e.SafetyEvent):
            return safety.evolve(board, event, at)
        case _ if isinstance(event, e.MarkEvent):
            return marks.evolve(board, event, at)
        case _:
            after, named = _moderate(board, event, at, ended), _named(board, event.question)
            if not isinstance(event, e.QuestionSplit | e.QuestionRestored):
                after = _signed(board, after, named, ModerationStep(at, by))
            return tell(board, after, named, at)


def _named(board: Board, *questions: QuestionId) -> set[QuestionId]:
    """These, and the one on air, which they may push off it."""
    return {*questions} if board.live is None else {*questions, board.live}


def _signed(
    before: Board, after: Board, questions: Iterable[QuestionId], step: ModerationStep
) -> Board:
    """The board with this step as the last one of whichever of the questions it moved."""
    moved = {
        question: replace(after.questions[question], step=step)
        for question in questions
        if after.questions[question].rev != before.questions[question].rev
    }
    return replace(after, questions=after.questions.update(moved))


def end(board: Board, at: int, by: e.Author | None = None) -> Board:
    """The board after the end of the show: what was on air counts as answered aloud."""
    if board.live is None:
        return board
    after = _answered(board, e.QuestionAnswered(board.live, "aloud", None), at)
    after = _signed(board, after, [board.live], ModerationStep(at, by))
    return tell(board, after, [board.live], at)


def resume(board: Board, question: QuestionId, rev: int, at: int) -> Board:
    """The board when the end is taken back: the question that it took off air, and left at this
    revision, is on air again unless something was done with it since."""
    left = board.questions[question]
    if left.rev != rev:
        return board
    return tell(board, _restore(board, left, ended=False), [question], at)


def receive(board: Board, received: Sequence[tuple[e.QuestionReceived, int]]) -> Board:
    """The board when these questions have been received too, each at its instant.

    They are numbered here, from 1, in the order of the log: no two can have the same number.
    """
    if not received:
        return board
    questions, asked = dict[QuestionId, Question](), dict[PersonId, tuple[QuestionId, ...]]()
    for number, (event, at) in enumerate(received, len(board.questions) + 1):
        question = _received(event, number, at)
        questions[question.id] = question
        if question.asker == NOBODY:
            continue
        before = asked.get(question.asker) or board.asked.get(question.asker) or ()
        asked[question.asker] = (*before, question.id)
    return replace(
        board,
        questions=board.questions.update(questions),
        asked=board.asked.update(asked),
        undecided=board.undecided + len(questions),
    )


def _received(event: e.QuestionReceived, number: int, at: int) -> Question:
    return Question(
        event.question,
        number,
        event.asker,
        at,
        event.segment,
        original=event.text,
        text=event.text,
        name=event.name,
        state=QuestionState.RECEIVED if event.held is None else QuestionState.HELD,
        to=event.to,
        source=event.source,
        read_name=event.read_name,
        sent_at=event.sent_at,
        held_for=event.held,
    )


def _moderate(board: Board, event: e.ModerationEvent, at: int, ended: bool) -> Board:
    match event:
        case e.QuestionApproved() | e.QuestionHeld() | e.QuestionWithdrawn():
            return _move(board, _stepped(board, event))
        case e.QuestionDismissed(reason=reason):
            return _move(board, replace(_stepped(board, event), reason=reason or None))
        case e.QuestionEdited(text=text):
            stepped = _stepped(board, event)
            return _put(board, replace(stepped, text=text, wording=stepped.rev))
        case e.QuestionQueued(question):
            moved = _move(board, _stepped(board, event))
            return replace(moved, queue=(*moved.queue, question))
        case e.QuestionWentLive():
            live = _go_live(board, event, at)
            return end(live, at) if ended else live  # as logs of earlier versions may have it
        case e.QuestionTakenOff(then=then, reason=reason):
            return _take_off(board, replace(_stepped(board, event), reason=reason), OFF_AIR[then])
        case e.QuestionReordered(question, before):
            queue = ordering.moved(board, question, before)
            frozen = replace(board, queue=ordering.ordered(board), rule="as_queued")
            return replace(_put(frozen, _stepped(frozen, event)), queue=queue)
        case e.QuestionAnswered():
            return _answered(board, event, at)
        case e.QuestionMerged(question, into):
            moved = _move(board, replace(_stepped(board, event), into=into))
            folded = (*board.merged.get(into, ()), question)
            return recount(replace(moved, merged=moved.merged.set(into, folded)), into)
        case e.QuestionSplit(question) | e.QuestionRestored(question):
            return _restore(board, board.questions[question], ended)
        case _:
            assert_never(event)


def _stepped(board: Board, event: e.ModerationEvent) -> Question:
    """The question one step on. A reason and an answer belong to the state they were given in."""
    before = board.questions[event.question]
    state = MOVES.get((before.state, type(event)), before.state)
    stays = state is before.state
    return replace(
        before,
        state=state,
        rev=before.rev + 1,
        reason=before.reason if stays else None,
        how=before.how if stays else None,
        answer=before.answer if stays else None,
        past=(*before.past, before.undo_state)[-UNDO_STEPS:],
        waited_in=board.queue if before.state is QuestionState.QUEUED else (),
    )


def _move(board: Board, question: Question) -> Board:
    """The question moves on; it leaves the queue and the air, wherever it goes."""
    return _leave(_put(board, question), question.id)


def _put(board: Board, question: Question) -> Board:
    """The question is so now: the only way in which one that was received changes."""
    was, is_ = board.questions[question.id].state, question.state
    return replace(
        board,
        questions=board.questions.set(question.id, question),
        undecided=board.undecided + (is_ in OPEN) - (was in OPEN),
        gone=board.gone + (is_ in GONE) - (was in GONE),
    )


def _leave(board: Board, question: QuestionId) -> Board:
    queue = board.queue
    if question in queue:  # a bulk step asks this a thousand times of a queue as long
        place = queue.index(question)
        queue = queue[:place] + queue[place + 1 :]
    return replace(board, queue=queue, live=None if board.live == question else board.live)


def _answered(board: Board, event: e.QuestionAnswered, at: int) -> Board:
    """One that is answered aloud was read out when it went on air, or else just now."""
    answered = replace(_stepped(board, event), how=event.how, answer=event.text)
    if board.live == event.question:
        answered = replace(answered, aired_ms=at - (answered.aired_at or at))
    elif event.how == "aloud":
        answered = replace(answered, aired_at=at, aired_ms=None)
    return _move(board, answered)


def _take_off(board: Board, question: Question, to: QuestionState) -> Board:
    """The air is free; a question that is to be queued waits at the head of the queue."""
    free = _move(board, replace(question, state=to))
    return replace(free, queue=(question.id, *free.queue)) if to is QuestionState.QUEUED else free


def _go_live(board: Board, event: e.QuestionWentLive, at: int) -> Board:
    """One question is on air; the one that was waits at the head of the queue."""
    moved = _move(board, replace(_stepped(board, event), aired_at=at, aired_ms=None))
    if moved.live is not None:
        back = _stepped(moved, e.QuestionQueued(moved.live))
        moved = _put(replace(moved, queue=(back.id, *moved.queue)), back)
    return replace(moved, live=event.question)


def _restore(board: Board, question: Question, ended: bool) -> Board:
    """The question as it was before its last step; what else stands there keeps its place.

    One that was on air goes back there only where the air is free, and not after the end.
    """
    *past, then = question.past or (question.undo_state,)
    before = replace(question, rev=question.rev + 1, past=tuple(past), **asdict(then))
    if before.state is question.state or before.wording != question.wording:
        # Only an edit changes the wording, and it moves nothing: its undoing moves nothing either.
        back = _put(board, replace(before, state=question.state))
        return back if before.wording != question.wording else _back_in_place(back, question)
    board = _unfold(_leave(board, question.id), question)
    if before.state is QuestionState.LIVE and board.live is None and not ended:
        return _put(replace(board, live=before.id), before)
    if before.state in (QuestionState.LIVE, QuestionState.QUEUED):
        queue = _back_in(board.queue, before.id, question.waited_in)
        return _put(replace(board, queue=queue), replace(before, state=QuestionState.QUEUED))
    return _put(board, before)


def _back_in_place(board: Board, question: Question) -> Board:
    """What stays queued was put elsewhere in the queue, and stands where it stood again."""
    if question.state is not QuestionState.QUEUED:
        return board
    queue = tuple(queued for queued in board.queue if queued != question.id)
    return replace(board, queue=_back_in(queue, question.id, question.waited_in))


def _back_in(
    queue: tuple[QuestionId, ...], question: QuestionId, then: tuple[QuestionId, ...]
) -> tuple[QuestionId, ...]:
    """The queue with the question behind those that stood ahead of it then.

    Where none of them waits any more, it comes before those that stood behind it, else first.
    """
    stood = then.index(question) if question in then else 0
    behind = [place + 1 for place, other in enumerate(queue) if other in then[:stood]]
    before = [place for place, other in enumerate(queue) if other in then[stood:]]
    place = max(behind) if behind else min(before, default=0)
    return (*queue[:place], question, *queue[place:])


def _unfold(board: Board, question: Question) -> Board:
    """A question that was merged no longer counts for the one it was folded into."""
    if question.into is None:
        return board
    rest = tuple(folded for folded in board.merged[question.into] if folded != question.id)
    merged = board.merged.set(question.into, rest) if rest else board.merged.delete(question.into)
    return recount(replace(board, merged=merged), question.into)
