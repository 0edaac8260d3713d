"""Panels of the questions, their window and their queue."""

from __future__ import annotations

from liveroom.core.questions.fitting import fit
from liveroom.core.questions.intake.safety import NEWCOMERS_HELD_MS
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.questions.ordering import ordered
from liveroom.core.room import Room, window_of
from liveroom.core.screens import cards
from liveroom.core.screens.lists import Lists


def qa_panel(room: Room) -> object:
    return _qa(room)


def _qa(room: Room) -> dict[str, object]:
    window = window_of(room)
    return {
        "window": window.state.value,
        "slot": window.slot,
        "by_hand": window.by_hand,
        "slow_seconds": room.board.safety.slow_seconds,
    }


def staff_qa_panel(room: Room) -> object:
    """The same with the rule by which the queue is sorted, how many of it still fit, and how long
    an answer takes."""
    return _staff_qa(room)


def _staff_qa(room: Room) -> dict[str, object]:
    found = fit(room.rundown, room.board, room.as_of)
    return {
        **_qa(room),
        "rule": room.board.rule,
        "fits": found.fits,
        "minutes_each": round(found.each_ms / 60_000, 2),
    }


def moderators_qa_panel(room: Room) -> object:
    """The same with what keeps the room safe."""
    safety = room.board.safety
    muted = max(safety.muted.values(), default=None)
    return {
        **_staff_qa(room),
        "hold_words": list(safety.hold_words),
        "strict_votes": safety.strict_votes,
        "newcomers_held_until": None if muted is None else muted + NEWCOMERS_HELD_MS,
    }


def live_question_panel(room: Room) -> object:
    board = room.board
    return None if board.live is None else cards.live_card(board, board.questions[board.live])


def moderators_live_question_panel(room: Room) -> object:
    board, live = room.board, room.board.live
    return None if live is None else cards.staff_live_card(board, board.questions[live])


def host_live_question_panel(room: Room) -> object:
    board = room.board
    return None if board.live is None else cards.host_card(board, board.questions[board.live])


def queue_of_cards(room: Room) -> object:
    board = room.board
    return [cards.host_card(board, board.questions[question]) for question in ordered(board)]


def queue_of_ids(room: Room) -> object:
    return list(ordered(room.board))


def all_questions(room: Room) -> object:
    board, speakers = room.board, speakers_in(room.rundown.segments)
    return {
        question.id: cards.moderator_card(board, question, speakers)
        for question in board.questions.values()
    }


def carried_questions(room: Room) -> object:
    board = room.board
    carried = Lists(board).carried
    return {q: cards.public_card(board, board.questions[q]) for q in carried}
