"""The whole room: hands each wish and each fact to its subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import cueing, moderation, qa, voting
from liveroom.core import events as e
from liveroom.core.board import Board
from liveroom.core.events import Recorded
from liveroom.core.ids import QuestionId
from liveroom.core.polling import Poll
from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, Role, check
from liveroom.core.rundown import Phase, Rundown, load
from liveroom.core.window import Window, window

__all__ = ["NEW", "Phase", "Room", "decide", "evolve", "poll", "receipt", "replay", "window_of"]


class Room(Struct, frozen=True, gc=False):
    """The fold of a room's events. `control` counts the ordered ones."""

    program: Program
    rundown: Rundown
    board: Board
    stream: str | None = None
    control: int = 0

    @property
    def phase(self) -> Phase:
        return self.rundown.phase


NEW = Room(Program(""), Rundown(), Board())


def window_of(room: Room) -> Window:
    """The question window of the room now."""
    return _windows.of(room.rundown, room.board.hand)


class _Windows:
    """The last window that was worked out: thousands of votes in a row ask for the same."""

    def __init__(self) -> None:
        self._last = (NEW.rundown, NEW.board.hand, window(NEW.rundown, NEW.board.hand))

    def of(self, rundown: Rundown, hand: c.Hand) -> Window:
        """The window. A rundown never changes, so its identity tells it from others."""
        known, by, found = self._last
        if known is not rundown or by != hand:
            found = window(rundown, hand)
            self._last = (rundown, hand, found)
        return found


_windows = _Windows()


def poll(room: Room) -> Poll:
    """What people may vote for in the room as it is now."""
    return Poll(room.board, window_of(room))


def decide(room: Room, command: c.Command, by: Person, at: int, new_id: str) -> list[e.Event]:
    """The facts that follow from what somebody asks for; none where it is so already.

    `new_id` names the question, if one is asked. Raises nothing but Refused.
    """
    person = check(by, command)
    match command:
        case c.Ask():
            on = room.rundown.current
            return moderation.ask(
                room.board, command, person, QuestionId(new_id), window_of(room), on
            )
        case c.Vote():
            event = poll(room).vote(command, by)
            return [] if event is None else [event]
        case c.Withdraw():
            return moderation.withdraw(room.board, command, person)
        case c.LoadProgram(program):
            return _load(room, program)
        case c.Link(stream):
            return [] if stream == room.stream else [e.StreamLinked(stream)]
        case c.SetWindow(hand):
            cueing.refuse_ended(room.rundown)
            return [] if hand == room.board.hand else [e.WindowSet(hand)]
        case c.NextQuestion():
            return moderation.next_question(room.board, command)
        case (
            c.Open()
            | c.CueNext()
            | c.CuePrevious()
            | c.Cue()
            | c.Hold()
            | c.Resume()
            | c.AddTime()
            | c.End()
        ):
            return cueing.decide(room.rundown, command)
        case _:
            if by.role is Role.HOST:
                moderation.shown(room.board, command.question)
            return moderation.moderate(room.board, command)


def _load(room: Room, program: Program) -> list[e.Event]:
    if room.phase in (Phase.LIVE, Phase.ENDED):
        raise Refused(Code.NOT_IN_DRAFT)
    if not program.segments:
        raise Refused(Code.NO_SEGMENTS)
    return [e.ProgramLoaded(program)]


def evolve(room: Room, recorded: Recorded) -> Room:
    """The room after a fact. It never refuses: what is recorded has happened."""
    event = recorded.event
    control = room.control + (not isinstance(event, e.COMMUTATIVE))
    match event:
        case e.ProgramLoaded(program):
            rundown = load(room.rundown, program)
            return replace(room, program=program, rundown=rundown, control=control)
        case e.StreamLinked(stream):
            return replace(room, stream=stream, control=control)
        case (
            e.RoomOpened()
            | e.SegmentCued()
            | e.CountdownHeld()
            | e.CountdownResumed()
            | e.TimeAdded()
            | e.ShowEnded()
        ):
            rundown = cueing.evolve(room.rundown, event, recorded.at)
            return Room(room.program, rundown, room.board, room.stream, control)
        case _:
            board = qa.evolve(room.board, event, recorded.at)
            return Room(room.program, room.rundown, board, room.stream, control)


def replay(records: Iterable[Recorded], onto: Room = NEW) -> Room:
    """The room that these facts add up to, on top of those that made `onto`.

    Votes mind no other facts, so they wait and are counted together, in a fraction of the time.
    """
    room, votes = onto, list[e.VoteCast]()
    for recorded in records:
        if isinstance(recorded.event, e.VoteCast):
            votes.append(recorded.event)
        else:
            room = evolve(room, recorded)
    if not votes:
        return room
    board = voting.cast(room.board, votes)
    return Room(room.program, room.rundown, board, room.stream, room.control)


def receipt(events: Sequence[e.Event]) -> dict[str, object]:
    """What the answer to a command tells beyond its seq."""
    told: dict[str, object] = {}
    for event in events:
        match event:
            case e.QuestionReceived(question=question, number=number):
                told |= {"question": question, "number": number}
            case e.SegmentCued(segment):
                told |= {"segment": segment}
            case _:
                pass
    return told
