"""What is said beside a question: by moderators, by speakers, and by its asker in other words."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId
from liveroom.core.program import Segment
from liveroom.core.questions.board import Board
from liveroom.core.questions.decide import seen, shown, wrong_to_asker
from liveroom.core.questions.intake.addressees import addressee, answers_to, named
from liveroom.core.questions.intake.holding import has_word
from liveroom.core.questions.state import (
    FOR_SPEAKERS,
    OPEN,
    Question,
    QuestionMarks,
    QuestionState,
    ToldStep,
)
from liveroom.core.questions.told import EDITED, asker_state
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person
from liveroom.core.text import MAX_QUESTION, check_text

Segments = tuple[Segment, ...]


def mark(board: Board, segments: Segments, command: c.MarkCommand) -> list[e.Event]:
    """What follows from a moderator's mark; nothing where it is so already. Raises Refused."""
    question = seen(board, command.question, command.rev)
    marks, id_ = question.marks, question.id
    match command:
        case c.Label(labels=labels):
            once = tuple(dict.fromkeys(labels))
            return [] if once == marks.labels else [e.QuestionLabelled(id_, once)]
        case c.Assign(speaker=name):
            speaker = addressee(segments, name, "speaker")
            return [] if speaker == marks.speaker else [e.QuestionAssigned(id_, speaker)]
        case c.Star(on=on):
            return [] if on == marks.starred else [e.QuestionStarred(id_, on)]
        case c.Note(text=text):
            return [] if text == marks.note else [e.QuestionNoted(id_, text)]
        case _:
            assert_never(command)


def stance(board: Board, segments: Segments, command: c.Stance, by: Person) -> list[e.Event]:
    """What a speaker says of a question that their screen shows. Raises Refused.

    Whose link it is says its label; one that names nobody of the program is everybody's.
    """
    label = by.author.name if by.author else None
    speaker = None if label is None else named(segments, label)
    question = shown(board, command.question)
    if not answers_to(segments, speaker, question.to):
        raise Refused(Code.NO_SUCH_QUESTION, question=question.id)
    if question.state not in FOR_SPEAKERS:
        raise Refused(Code.WRONG_STATE, question=question.id, state=question.state.value)
    if question.marks.stances.get(speaker) == command.stance:
        return []
    return [e.StanceTaken(question.id, speaker, command.stance)]


def edit_own(board: Board, command: c.EditOwn, person: PersonId) -> list[e.Event]:
    """Somebody's own question in other words, while nobody has decided on it. Raises Refused.

    With one of the words that hold it waits as held.
    """
    question = board.questions.get(command.question)
    if question is None or question.asker != person:
        shown(board, command.question)
        raise Refused(Code.NOT_YOURS, question=command.question)
    if person in board.safety.muted:
        raise Refused(Code.MUTED)
    check_text(command.text, MAX_QUESTION)
    if question.state not in OPEN:
        raise wrong_to_asker(question)
    if question.own_rev != command.rev:
        state = asker_state(question.state)
        raise Refused(Code.STALE, question=question.id, state=state, rev=question.own_rev)
    if command.text == question.original:
        return []
    held = has_word(board.safety.hold_words, command.text)
    return [e.OwnQuestionEdited(question.id, command.text, "word" if held else None)]


def evolve(board: Board, event: e.MarkEvent, at: int) -> Board:
    """The board after something was said beside a question."""
    question = board.questions[event.question]
    match event:
        case e.VotesSuspected(why=why):
            suspected = board.safety.suspected.set(question.id, why)
            return replace(board, safety=replace(board.safety, suspected=suspected))
        case e.OwnQuestionEdited():
            changed = _in_other_words(question, event, at)
        case e.StanceTaken(by=by, stance=stance):
            others = {each: took for each, took in question.marks.stances.items() if each != by}
            stances = Map(others if stance is None else {**others, by: stance})
            changed = replace(question, marks=replace(question.marks, stances=stances))
        case _:
            marks = replace(_marked(question.marks, event), rev=question.marks.rev + 1)
            changed = replace(question, marks=marks)
    return replace(board, questions=board.questions.set(question.id, changed))


def _marked(
    marks: QuestionMarks,
    event: e.QuestionLabelled | e.QuestionAssigned | e.QuestionStarred | e.QuestionNoted,
) -> QuestionMarks:
    match event:
        case e.QuestionLabelled(labels=labels):
            return replace(marks, labels=labels)
        case e.QuestionAssigned(speaker=speaker):
            return replace(marks, speaker=speaker)
        case e.QuestionStarred(on=on):
            return replace(marks, starred=on)
        case e.QuestionNoted(text=text):
            return replace(marks, note=text)
        case _:
            assert_never(event)


def _in_other_words(question: Question, event: e.OwnQuestionEdited, at: int) -> Question:
    """Its asker's words, old and new alike: no step of moderation brings the old ones back."""
    held = event.held is not None
    return replace(
        question,
        original=event.text,
        text=event.text,
        rev=question.rev + 1,
        state=QuestionState.HELD if held else question.state,
        held_for=event.held or question.held_for,
        past=(),
        told=(*question.told, ToldStep(at, EDITED)),
    )
