"""The whole room: hands each wish and each fact to its subject."""

from __future__ import annotations

from collections.abc import Iterable

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core import program_changes
from liveroom.core.erasure import decide as erasing
from liveroom.core.erasure import evolve as erasure
from liveroom.core.events import Recorded
from liveroom.core.program import RoomProgram
from liveroom.core.questions import dispatch as questions
from liveroom.core.questions import evolve as qa
from liveroom.core.questions.board import Board
from liveroom.core.questions.fitting import fit
from liveroom.core.questions.intake import grace, safety
from liveroom.core.questions.votes import cast
from liveroom.core.questions.window import Window, window
from liveroom.core.rehearsal.pace import Pace, RehearsalBegan
from liveroom.core.roles import Person
from liveroom.core.rundown import decide as cueing
from liveroom.core.rundown import evolve as show
from liveroom.core.rundown import proposal as minutes
from liveroom.core.rundown import steps
from liveroom.core.rundown.alarm import ring
from liveroom.core.rundown.editing import edit
from liveroom.core.rundown.proposal import Proposal
from liveroom.core.rundown.state import Phase, Rundown
from liveroom.core.stage import decide as signalling
from liveroom.core.stage import evolve as signals
from liveroom.core.stage import noting
from liveroom.core.stage.state import Stage

__all__ = [
    "NEW",
    "Phase",
    "Room",
    "decide",
    "evolve",
    "fewer_fit_at",
    "replay",
    "seen_at",
    "window_of",
    "without_texts",
]


class Room(Struct, frozen=True, gc=False):
    """The fold of a room's events. `control` counts the ordered ones; `code` is the short code by
    which attendees come in."""

    program: RoomProgram
    rundown: Rundown
    board: Board
    control: int = 0
    announced: program_changes.Announced | None = None
    proposal: Proposal | None = None
    stage: Stage = Stage()
    code: str | None = None
    rehearsal: RehearsalBegan | None = None
    pace: Pace | None = None
    """How its time goes, where that is not the real time."""
    as_of: int = 0
    """The instant (UTC ms) of its last ordered event, or one at which it was looked at since: what
    goes with the time is as of then."""
    account: Map[int, Recorded] = Map()
    """All that was done with the questions, by its place."""
    most_attending: int = 0
    """The most attendees at once, as far as they were counted."""
    attendance: tuple[tuple[int, int], ...] = ()
    """At which instants (UTC ms) how many attended."""
    erased_at: int | None = None
    """When all of its texts and names were last erased (UTC ms)."""
    audit: Map[int, Recorded] = Map()
    """What happened to access and settings, by its place."""

    @property
    def phase(self) -> Phase:
        return self.rundown.phase

    @property
    def stream(self) -> str | None:
        """The address of the video."""
        return self.program.links.get("stream")


NEW = Room(RoomProgram(), Rundown(), Board())


def window_of(room: Room) -> Window:
    """The question window of the room now."""
    return window(room.rundown, room.board.hand)


def seen_at(room: Room, at: int) -> Room:
    """The room with what goes with the time as it is at an instant (UTC ms), or was later."""
    return room if at <= room.as_of else replace(room, as_of=at)


def fewer_fit_at(room: Room) -> int | None:
    """The instant from which fewer questions fit into the Q&A, if nothing happens until then."""
    return fit(room.rundown, room.board, room.as_of).until


def decide(room: Room, command: c.Command, by: Person, at: int, new_id: str) -> list[e.Event]:
    """The facts that follow from what somebody asks for who may; none where it is so already.

    `new_id` is new where the command is NAMING: it names the question that is asked, and ids of
    new segments come from it. Nothing else comes of it.
    Raises nothing but Refused.
    """
    match command:
        case c.LoadProgram(program):
            return cueing.load(room.rundown, program, new_id)
        case c.Rehearse(pace, attending):
            return [e.RehearsalBegan(pace, attending)]
        case c.Link(stream):
            return [] if stream == room.stream else [e.StreamLinked(stream)]
        case c.ChangeEvent():
            return program_changes.change(room.program, command)
        case c.SetCode(code):
            return [] if code == room.code else [e.CodeSet(code)]
        case (
            c.AddSegment()
            | c.AddSegments()
            | c.ChangeSegment()
            | c.MoveSegment()
            | c.RemoveSegment()
        ):
            return edit(room.rundown, command, new_id)
        case c.UndoLast(rev):
            return steps.undo_last(room.rundown, rev)
        case c.Claim():
            return []
        case c.Land() | c.Propose() | c.Agree():
            return minutes.decide(room.proposal, room.rundown, command, at)
        case c.RunAlarm(alarm):
            return ring(room.program, room.rundown, alarm, at)
        case (
            c.Open()
            | c.CueNext()
            | c.CuePrevious()
            | c.Cue()
            | c.Hold()
            | c.Resume()
            | c.AddTime()
            | c.Restart()
            | c.End()
        ):
            return cueing.decide(room.rundown, command)
        case c.Message() | c.Acknowledge() | c.ClearMessage() | c.Banner() | c.Blackout():
            audience = by.role.spec.audience
            stage = room.stage.after(room.rundown.ended_at)
            return signalling.decide(stage, command, audience, new_id)
        case c.EraseRoom() | c.Erase() | c.EraseMine():
            return erasing.decide(room.rundown, room.board, command, by)
        case c.MuteAgain(muted):
            return safety.mute_again(room.board, muted)
        case c.SuspectVotes():
            return safety.suspect(room.board, command)
        case c.NoteAccess():
            return noting.note(room.audit, command, by, at)
        case _:
            return questions.decide(room.rundown, room.board, command, by, at, new_id)


def evolve(room: Room, recorded: Recorded) -> Room:
    """The room after a fact. It never refuses: what is recorded has happened."""
    event = recorded.event
    if isinstance(event, e.TextsErased | e.AccessNoted):
        return _audited(room, event, recorded)
    program, rundown, board, stage = room.program, room.rundown, room.board, room.stage
    proposal, code, rehearsal, pace = room.proposal, room.code, room.rehearsal, room.pace
    most_attending, attendance = room.most_attending, room.attendance
    match event:
        case e.AudienceCounted(most, now):
            most_attending = max(most_attending, most)
            attendance = attendance if now is None else (*attendance, (recorded.at, now))
        case e.RehearsalBegan():
            rehearsal, pace = event, event.pace
        case e.ProgramLoaded(loaded):
            program, rundown = program_changes.load(program, loaded), show.load(rundown, loaded)
        case e.StreamLinked() | e.EventChanged():
            program = program_changes.evolve(program, event)
            rundown = show.start_at(rundown, program.starts_at)
        case e.CodeSet():
            code = event.code
        case (
            e.RoomOpened()
            | e.SegmentCued()
            | e.CountdownHeld()
            | e.CountdownResumed()
            | e.TimeAdded()
            | e.CountdownRestarted()
            | e.SegmentAdded()
            | e.SegmentsAdded()
            | e.SegmentChanged()
            | e.SegmentMoved()
            | e.SegmentRemoved()
            | e.ShowLanded()
        ):
            rundown = steps.follow(rundown, event, recorded)
        case e.ShowEnded():
            live, board = board.live, qa.end(board, recorded.at, recorded.by)
            off_air = None if live is None else (live, board.questions[live].rev)
            rundown = steps.follow(rundown, event, recorded, off_air)
        case e.StepUndone():
            rundown = steps.follow(rundown, event, recorded)
            board = _board_after_undo(room, rundown, recorded.at)
        case e.LandingProposed() | e.MinutesAgreed():
            proposal = minutes.evolve(proposal, event, rundown)
        case _ if isinstance(event, e.StageEvent):
            stage = signals.evolve(stage, event, recorded.at)
        case _:
            has_ended = room.phase is Phase.ENDED
            board = qa.evolve(board, event, recorded.at, has_ended, recorded.by)
    board = grace.follow(room.rundown, room.board, rundown, board, recorded.at)
    is_ordered = type(event) not in e.COMMUTATIVE
    control, as_of = room.control + is_ordered, recorded.at if is_ordered else room.as_of
    announced = room.announced
    if program is not room.program or rundown.segments is not room.rundown.segments:
        announced = program_changes.announce(announced, recorded.at)
    known = (program, rundown, board, control, announced, proposal, stage, code, rehearsal, pace)
    account, audit = _noted(room.account, recorded), noting.follow(room.audit, recorded)
    noted = (account, most_attending, attendance, room.erased_at, audit)
    return Room(*known, as_of, *noted)


def without_texts(room: Room, event: e.TextsErased) -> Room:
    """The room without the texts that an erasure took; all else stays as it is."""
    board = erasure.erase_questions(room.board, event)
    questions = erasure.taken(room.board, event)
    account = erasure.erase_account(room.account, questions)
    audit = erasure.erase_account(room.audit, questions)
    if event.questions is not None:
        return replace(room, board=board, account=account, audit=audit)
    rundown, stage = erasure.erase_notes(room.rundown), erasure.erase_signals(room.stage)
    return replace(room, board=board, account=account, audit=audit, rundown=rundown, stage=stage)


def _audited(room: Room, event: e.TextsErased | e.AccessNoted, recorded: Recorded) -> Room:
    if isinstance(event, e.AccessNoted):
        return replace(room, audit=noting.follow(room.audit, recorded))
    room = without_texts(room, event)
    return replace(
        room,
        control=room.control + 1,
        as_of=recorded.at,
        account=_noted(room.account, recorded),
        audit=noting.follow(room.audit, recorded),
        erased_at=recorded.at if event.questions is None else room.erased_at,
    )


def _noted(account: Map[int, Recorded], recorded: Recorded) -> Map[int, Recorded]:
    """The account with this fact, where staff did something with questions, or their asker."""
    event = recorded.event
    is_told = type(event) not in e.COMMUTATIVE and isinstance(event, e.QaEvent | e.TextsErased)
    return account.set(len(account), recorded) if is_told else account


def _board_after_undo(room: Room, rundown: Rundown, at: int) -> Board:
    """Once an end is taken back its question is on air again; and after an end none is."""
    undone = room.rundown.steps[-1:]
    if undone and undone[0].off_air is not None:
        return qa.resume(room.board, *undone[0].off_air, at)
    return qa.end(room.board, at) if rundown.phase is Phase.ENDED else room.board


def replay(records: Iterable[Recorded], onto: Room = NEW) -> Room:
    """The room that these facts add up to, on top of those that made `onto`.

    Votes change no other fact, so they wait and are folded all in one go; and so are questions that
    came one after the other.
    """
    room, votes = onto, list[e.VoteCast]()
    received = list[tuple[e.QuestionReceived, int]]()
    for recorded in records:
        match recorded.event:
            case e.VoteCast() as vote:
                votes.append(vote)
            case e.QuestionReceived() as question:
                received.append((question, recorded.at))
            case _:
                room = evolve(_with(room, qa.receive(room.board, received)), recorded)
                received.clear()
    return _with(room, cast(qa.receive(room.board, received), votes))


def _with(room: Room, board: Board) -> Room:
    if board is room.board:
        return room
    return replace(room, board=board)
