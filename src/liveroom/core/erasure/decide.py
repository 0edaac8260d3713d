"""What follows where somebody asks that texts be erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.erasure.evolve import blank
from liveroom.core.ids import PersonId
from liveroom.core.questions.board import Board, asked_by, is_known
from liveroom.core.questions.state import MOVES, Question
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import NOBODY, Person
from liveroom.core.rundown.state import Phase, Rundown


def decide(rundown: Rundown, board: Board, command: c.ErasingCommand, by: Person) -> list[e.Event]:
    """The facts that follow; none where a person has nothing left to be erased. Raises Refused."""
    match command:
        case c.EraseRoom():
            return [e.TextsErased(None)]
        case c.EraseMine():
            return _all_of(rundown, board, by.id or NOBODY)
        case c.Erase(person=person, question=None) if person is not None:
            if not is_known(board, person):
                raise Refused(Code.NO_SUCH_PERSON, person=person)
            return _all_of(rundown, board, person)
        case c.Erase(person=None, question=question) if question is not None:
            found = board.questions.get(question)
            if found is None:
                raise Refused(Code.NO_SUCH_QUESTION, question=question)
            gone = [*_withdrawn(rundown, [found]), e.TextsErased((question,))]
            return [] if blank(found) == found else gone
        case c.Erase():
            raise Refused(Code.BAD_MESSAGE, field="person", problem="missing")
        case _:
            assert_never(command)


def _all_of(rundown: Rundown, board: Board, person: PersonId) -> list[e.Event]:
    """What a person asked goes."""
    own = list(asked_by(board, person))
    if person in board.erased and all(blank(each) == each for each in own):
        return []
    gone = e.TextsErased(tuple(each.id for each in own), person)
    return [*_withdrawn(rundown, own), gone]


def _withdrawn(rundown: Rundown, questions: Iterable[Question]) -> Iterator[e.Event]:
    """Until the show has ended what waits of them is withdrawn too, since nobody could read it
    aloud; after that everything counts as it came about."""
    if rundown.phase is Phase.ENDED:
        return
    for each in questions:
        if (each.state, e.QuestionWithdrawn) in MOVES:
            yield e.QuestionWithdrawn(each.id)
