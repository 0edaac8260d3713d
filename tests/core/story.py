"""A room's story in the product's words: given what happened, when somebody asks, then.

Instants are seconds after the announced start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from immutables import Map
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.program import Kind, LoadedProgram, LoadedSegment, Segment, Speaker, with_id
from liveroom.core.questions.board import Board
from liveroom.core.questions.bulk import BULKS_KEPT
from liveroom.core.questions.state import UNDO_STEPS
from liveroom.core.refusals import Refused
from liveroom.core.roles import Audience, Person, Role, check
from liveroom.core.room import NEW, Room, decide, evolve
from liveroom.core.screens.diff import Screen, votes_in
from liveroom.core.screens.personal import (
    moved_by_merging,
    moved_by_votes,
    muted,
    own_questions,
    own_votes,
)

START = 1_585_924_200_000
"""3 April 2020, 16:30 in Madrid, in UTC milliseconds."""

HOUR = 3600

S1, S2, S3, S4, S5 = (SegmentId(f"s{place}") for place in range(1, 6))
Q1, Q2, Q3, Q4 = (QuestionId(f"q{number}") for number in range(1, 5))
ANA, BO, CY = (PersonId(name) for name in ("ana", "bo", "cy"))


def rows(*segments: Segment) -> tuple[LoadedSegment, ...]:
    """The segments of a room's program, under the ids S1, S2 and so on."""
    return tuple(with_id(each, SegmentId(f"s{n}")) for n, each in enumerate(segments, 1))


PROGRAM = LoadedProgram(
    title="Ciudades",
    segments=rows(
        Segment("Bienvenida", Kind.WELCOME, 180, (Speaker(organisation="Metropolis"),)),
        Segment("Ponencia", Kind.TALK, 600, (Speaker("Ada Ruiz", "Alcaldesa", "Villa"),)),
        Segment("Preguntas", Kind.QA, 900),
        Segment("Cierre", Kind.CLOSING, 120),
    ),
    language="es",
    starts_at=START,
    ends_at=START + 30 * 60_000,
    time_zone="Europe/Madrid",
)
"""By plan: welcome at 0, talk at 180, Q&A at 780, closing at 1680, over at 1800."""

OWNER, MODERATOR, HOST = (Person(role) for role in (Role.OWNER, Role.MODERATOR, Role.HOST))
VIEWER = Person(Role.ATTENDEE)


def attendee(person: PersonId) -> Person:
    """Somebody who has joined."""
    return Person(Role.ATTENDEE, person)


def instant(seconds: float) -> int:
    return START + round(seconds * 1000)


def at(seconds: float, *events: e.Event) -> list[Recorded]:
    """What happened at an instant."""
    return [Recorded(instant(seconds), event) for event in events]


def given(
    *happened: e.Event | list[Recorded], program: LoadedProgram | None = PROGRAM, onto: Room = NEW
) -> Room:
    """The room in which this has happened; a bare event happened at the announced start."""
    room = onto
    if program is not None and onto is NEW:
        room = evolve(room, Recorded(START, e.ProgramLoaded(program)))
    for each in happened:
        for recorded in each if isinstance(each, list) else [Recorded(START, each)]:
            room = evolve(room, recorded)
    return room


def when(
    room: Room, command: c.Command, by: Person = MODERATOR, seconds: float = 0, new_id: str = "new"
) -> list[e.Event]:
    """What follows from a wish of somebody who may have it."""
    check(by, command)
    return decide(room, command, by, instant(seconds), new_id)


def after(
    room: Room, *commands: c.Command, by: Person = MODERATOR, seconds: float = 0, new_id: str = "n"
) -> Room:
    """The room when these wishes have been granted."""
    for command in commands:
        room = given(at(seconds, *when(room, command, by, seconds, new_id)), onto=room)
    return room


def refused(
    room: Room, command: c.Command, by: Person = MODERATOR, seconds: float = 0
) -> dict[str, object]:
    """The refusal that a wish meets: its code and its facts."""
    with pytest.raises(Refused) as no:
        when(room, command, by, seconds)
    return {"code": no.value.code.value, **no.value.facts}


def asked(
    question: QuestionId, asker: PersonId = ANA, text: str | None = None, name: str | None = None
) -> e.QuestionReceived:
    """A question that was asked."""
    return e.QuestionReceived(question, asker, text or f"Why {question}?", name, None)


def shown(*questions: QuestionId) -> list[Recorded]:
    """Questions that were asked and approved."""
    return [
        recorded
        for question in questions
        for recorded in at(0, asked(question), e.QuestionApproved(question))
    ]


def queued(*questions: QuestionId) -> list[Recorded]:
    """Questions that wait for the host, in this order."""
    return [*shown(*questions), *at(0, *(e.QuestionQueued(question) for question in questions))]


def votes_of(question: QuestionId, *people: PersonId) -> list[Recorded]:
    return at(0, *(e.VoteCast(question, person, True) for person in people))


def state(room: Room, question: QuestionId) -> str:
    return room.board.questions[question].state.value


def rev(room: Room, question: QuestionId) -> int:
    return room.board.questions[question].rev


def states(room: Room, *questions: QuestionId) -> list[str]:
    return [state(room, question) for question in questions]


def without_rev(board: Board) -> Board:
    """The board as it is, whatever number of steps led there, and whoever was told of them.

    A step more makes room for itself by letting go of the oldest that can be undone.
    """
    fresh = Map(
        {
            q: replace(
                each,
                rev=0,
                told=(),
                past=each.past[1 - UNDO_STEPS :],
                marks=replace(each.marks, rev=0),
            )
            for q, each in board.questions.items()
        }
    )
    return replace(board, questions=fresh, bulks=board.bulks[1 - BULKS_KEPT :])


def panel(screen: Screen, name: str) -> dict[str, object]:
    """A panel that is an object."""
    found = screen[name]
    assert isinstance(found, dict)
    return found


def item(screen: Screen, name: str, key: str) -> dict[str, object]:
    """One card of a panel that is a collection."""
    found = panel(screen, name)[key]
    assert isinstance(found, dict)
    return found


def fields(values: Iterable[object], name: str) -> list[object]:
    """One field of each."""
    return [getattr(value, name) for value in values]


Told = dict[Audience, set[str]]


def names(patches: dict[Audience, Screen]) -> Told:
    return {audience: set(patch) for audience, patch in patches.items()}


def told(*, everybody: str = "", **others: str) -> Told:
    """Names of panels per audience."""
    found = {audience: set(everybody.split()) for audience in Audience}
    for audience, more in others.items():
        found[Audience(audience)] |= set(more.split())
    return {audience: panels for audience, panels in found.items() if panels}


def personal_changes(
    before: Room, after: Room, events: Sequence[e.Event]
) -> dict[PersonId, Screen]:
    """All that the events changed for single persons, as one who gets it at once would."""
    found: dict[PersonId, Screen] = {
        person: {"mine": items} for person, items in own_questions(before, after, events).items()
    }
    for person, is_muted in muted(after, events).items():
        found.setdefault(person, {})["muted"] = is_muted
    moved = [
        *moved_by_merging(before, after, events),
        *moved_by_votes(before, after, votes_in(events)),
    ]
    for person, items in own_votes(after, moved).items():
        found.setdefault(person, {})["my_votes"] = items
    return found
