"""Evenings that chance writes: turns of commands by everybody, sensible, late, and hostile.

A die is one number. It is read digit by digit in mixed radix, so that hypothesis makes evenings
quickly and shrinks them well. Whatever is private carries a mark that can be found again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace as replace_

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.commands import Hand, How, Protected
from liveroom.core.events import Author, Recorded
from liveroom.core.ids import BulkId, MessageId, PersonId, QuestionId, SegmentId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.refusals import Refused
from liveroom.core.rehearsal.pace import Pace
from liveroom.core.roles import Person, Role, check
from liveroom.core.room import Room, decide, evolve, replay
from liveroom.core.vocabulary.bulk_steps import Each
from liveroom.core.vocabulary.question_marks import Source, StanceName
from liveroom.core.vocabulary.queue_order import Rule, Then
from liveroom.core.vocabulary.signals import To
from tests.core.story import PROGRAM, START, attendee
from tests.examples import examples

T = TypeVar("T")

promise = examples(15)
"""How many evenings a promise is held against."""

Dice = list[list[int]]
MOST = 2**40


def thrown(seed: int, turns: int) -> Dice:
    """The dice of an evening with so many turns."""
    chance = Random(seed)
    return [
        [chance.randrange(MOST) for _ in range(chance.choice([1, 1, 2, 5]))] for _ in range(turns)
    ]


DICE = st.one_of(
    st.lists(st.lists(st.integers(0, MOST), min_size=1, max_size=4), max_size=12),
    st.builds(thrown, st.integers(0, 2**32), st.integers(1, 45)),
)
"""Short evenings that shrink well, and long ones on which a lot happens."""

PEOPLE = [PersonId(f"⟦person {name}⟧") for name in ("ana", "bo", "cy", "di")]
PROGRAMS = [
    PROGRAM,
    replace(PROGRAM, starts_at=None, ends_at=None),
    replace(PROGRAM, segments=PROGRAM.segments[1:]),
    replace(PROGRAM, segments=(replace(PROGRAM.segments[2], planned_seconds=None),)),
    replace(PROGRAM, segments=(*PROGRAM.segments[2:], *PROGRAM.segments[:2])),
    Program("New", (Segment("Talk", Kind.TALK, 60), PROGRAM.segments[1], PROGRAM.segments[1])),
    Program("Empty"),
]
"""Rows with the ids of PROGRAM, in its order and in another, twice and without; and no rows."""

HOSTILE = [*[""] * 6, "", "<b>", "\u202e", "\x00", "🇪🇸" * 3, "a" * 600, "{{", "' OR 1=1"]
WEIRD = [-1, 0, 2**63, -(2**53)]
MARK = re.compile("⟦[^⟧]*⟧")


def marks(value: object) -> set[str]:
    """What of private things is in a screen, a patch or a refusal."""
    return set(MARK.findall(json.dumps(value, ensure_ascii=False)))


@dataclass
class Die:
    """One number, used up choice by choice."""

    number: int

    def upto(self, sides: int) -> int:
        self.number, digit = divmod(self.number, sides)
        return digit

    def one(self, of: Sequence[T]) -> T:
        return of[self.upto(len(of))]


@dataclass
class Turn:
    """One turn: the room before and after it, what happened, and what was refused."""

    before: Room
    after: Room
    recorded: list[Recorded] = field(default_factory=list)
    refusals: list[tuple[Person, Refused]] = field(default_factory=list)

    @property
    def events(self) -> list[e.Event]:
        return [each.event for each in self.recorded]


def evening(dice: Dice) -> Iterator[Turn]:
    """Play an evening, turn by turn. Whatever is not a refusal breaks the test that plays it."""
    return going_on(replay(_beginning(dice)), dice, 1)


def going_on(room: Room, dice: Dice, first: int) -> Iterator[Turn]:
    """Play on in a room from this step on."""
    step = count(first)
    for throw in dice:
        turn = Turn(room, room)
        for number in throw:
            _play(turn, Die(number), next(step))
        room = turn.after
        yield turn


def last(dice: Dice) -> Room:
    """The room at the end of an evening."""
    room = replay(_beginning(dice))
    for turn in evening(dice):
        room = turn.after
    return room


def facts(dice: Dice) -> list[Recorded]:
    """All that happened on an evening, from the first program on."""
    return [*_beginning(dice), *(each for turn in evening(dice) for each in turn.recorded)]


def _beginning(dice: Dice) -> list[Recorded]:
    """Every evening has a program; most begin with open doors, and some are rehearsals."""
    rehearsal = [e.RehearsalBegan(Pace(START, START, 10), 2)] if len(dice) % 4 == 2 else []
    doors = [] if len(dice) % 8 == 7 else [e.RoomOpened()]
    return [Recorded(START, event) for event in (*rehearsal, e.ProgramLoaded(PROGRAM), *doors)]


def _play(turn: Turn, die: Die, step: int) -> None:
    command, by = wish(turn.after, die, step)
    at = START + step * 7_000
    number = len(turn.after.board.questions) + 1
    new_id = f"q{number}" if isinstance(command, c.Ask) else f"new {step}"
    try:
        if not isinstance(command, c.SuspectVotes):  # which only the room itself asks for
            check(by, command)
        events = decide(turn.after, command, by, at, new_id)
    except Refused as no:
        turn.refusals.append((by, no))
        return
    for event in events:
        recorded = Recorded(at, event)
        turn.recorded.append(recorded)
        turn.after = evolve(turn.after, recorded)


def wish(room: Room, die: Die, step: int) -> tuple[c.Command, Person]:
    """What somebody asks for in the room, and who."""
    make, role = die.one(WISHES)
    by = _by(die, role)
    return make(room, die, step), by


def _by(die: Die, role: Role) -> Person:
    """Mostly somebody who may; now and then anybody."""
    role = die.one([role] * 40 + [*Role])
    if role is Role.ATTENDEE:
        joined_at = die.one([None, None, START + 420_000])
        return replace_(attendee(die.one(PEOPLE)), joined_at=joined_at, is_watched=die.upto(6) == 0)
    if role is Role.SPEAKER:
        return Person(role, author=Author("link", role.value, die.one([None, *SPEAKERS])))
    return Person(role)


def _text(die: Die, what: str, step: int) -> str:
    return die.one(HOSTILE) + die.one([f"⟦{what} {step}⟧"] * 7 + [""])


def _question(room: Room, die: Die, state: str = "") -> QuestionId:
    """Mostly one that fits, or one of the latest; now and then one that is not there."""
    fitting = sorted(q.number for q in room.board.questions.values() if q.state.value == state)
    total = len(room.board.questions)
    number = die.one(fitting) if fitting and die.upto(4) else max(1, total - die.upto(6))
    return QuestionId(f"q{number + (die.upto(12) == 11)}")


def _rev(room: Room, die: Die, question: QuestionId) -> int:
    found = room.board.questions.get(question)
    right = found.staff_rev if found else 1
    return die.one([right] * 8 + [right - 1, *WEIRD])


def _segment(room: Room, die: Die) -> SegmentId | None:
    current = room.rundown.current
    return die.one([current] * 6 + [_any_segment(room, die), None])


def _any_segment(room: Room, die: Die) -> SegmentId:
    """One that is there; now and then one that never was, or is no more."""
    return die.one([*(each.id for each in room.rundown.segments), SegmentId("s1"), SegmentId("s9")])


def _seen(die: Die, right: int) -> int:
    return die.one([right] * 6 + WEIRD)


Step = Callable[[QuestionId, int], c.Command]


def _moderate(
    make: Callable[[Room, Die, int], Step], state: str = ""
) -> Callable[[Room, Die, int], c.Command]:
    def wish(room: Room, die: Die, step: int) -> c.Command:
        question = _question(room, die, state)
        return make(room, die, step)(question, _rev(room, die, question))

    return wish


def _vote(room: Room, die: Die, step: int) -> c.Command:
    return c.Vote(_question(room, die, "approved"), die.upto(4) < 3)


def _hold(room: Room, die: Die, step: int) -> c.Command:
    held = room.rundown.on is not None and room.rundown.on.held_at is not None
    return c.Resume() if held == (die.upto(4) < 3) else c.Hold()


def _dismiss(room: Room, die: Die, step: int) -> Step:
    reason = _text(die, "reason", step)
    return lambda question, rev: c.Dismiss(question, rev, reason)


def _edit(room: Room, die: Die, step: int) -> Step:
    text = _text(die, "wording", step)
    return lambda question, rev: c.Edit(question, rev, text)


def _take_off(room: Room, die: Die, step: int) -> Step:
    then, reason = die.one(THEN), die.one([None, _text(die, "reason", step)])
    return lambda question, rev: c.TakeOff(question, rev, then, reason)


def _reorder(room: Room, die: Die, step: int) -> Step:
    before = die.one([_question(room, die, "queued"), None])
    return lambda question, rev: c.Reorder(question, rev, before)


def _bulk(room: Room, die: Die, step: int) -> c.Command:
    chosen = {_question(room, die): 0 for _ in range(die.upto(5))}
    seen = tuple(c.Chosen(question, _rev(room, die, question)) for question in chosen)
    reason = die.one([_text(die, "reason", step)] * 3 + [None])
    into, labels = (
        die.one([_question(room, die)] * 4 + [None]),
        die.one([(f"⟦label {step}⟧",), None]),
    )
    return c.Bulk(die.one(EACH), seen, reason, into, labels)


def _undo_bulk(room: Room, die: Die, step: int) -> c.Command:
    return c.UndoBulk(die.one([each.id for each in room.board.bulks] + [BulkId("b0")]))


def _answer(room: Room, die: Die, step: int) -> Step:
    hows: list[How] = ["aloud", "written"]
    how, text = die.one(hows), die.one([None, _text(die, "answer", step)])
    return lambda question, rev: c.Answer(question, rev, how, text)


def _merge(room: Room, die: Die, step: int) -> Step:
    into = _question(room, die)
    return lambda question, rev: c.Merge(question, rev, into)


def _ask(room: Room, die: Die, step: int) -> c.Command:
    text, name = _text(die, "question", step), die.one([None, _text(die, "name", step)])
    to = die.one([None, *SPEAKERS, "Nobody"] if die.upto(3) == 0 else [None])
    sent_at = die.one([None, START, START + step * 7_000 - 6_000])
    return c.Ask(text, name, to, read_name=die.one([True, False]), sent_at=sent_at)


def _ask_for_somebody(room: Room, die: Die, step: int) -> c.Command:
    sources: list[Source | None] = ["floor", "chat", "mail", None]
    text, name = _text(die, "question", step), die.one([None, _text(die, "name", step)])
    return c.Ask(text, name, source=die.one(sources), read_name=True)


def _edit_own(room: Room, die: Die, step: int) -> c.Command:
    question = _question(room, die, "received")
    found = room.board.questions.get(question)
    rev = _seen(die, found.own_rev if found else 1)
    return c.EditOwn(question, rev, _text(die, "question", step))


def _label(room: Room, die: Die, step: int) -> Step:
    labels = die.one([(), (_text(die, "label", step),), ("costs", "costs")])
    return lambda question, rev: c.Label(question, rev, labels)


def _assign(room: Room, die: Die, step: int) -> Step:
    speaker = die.one([None, *SPEAKERS, "Nobody"])
    return lambda question, rev: c.Assign(question, rev, speaker)


def _star(room: Room, die: Die, step: int) -> Step:
    on = die.one([True, False])
    return lambda question, rev: c.Star(question, rev, on)


def _note(room: Room, die: Die, step: int) -> Step:
    text = die.one([None, _text(die, "aside", step)])
    return lambda question, rev: c.Note(question, rev, text)


def _stance(room: Room, die: Die, step: int) -> c.Command:
    stances: list[StanceName | None] = ["mine", "not_mine", None]
    return c.Stance(_question(room, die, "approved"), die.one(stances))


def _mute(room: Room, die: Die, step: int) -> c.Command:
    """Nobody for long, or the evening falls silent."""
    muted = sorted(room.board.safety.muted)
    person = die.one(muted or [*room.board.asked, *PEOPLE, PersonId("nobody")])
    return c.Mute(person, not muted, die.one([True, False]))


def _erase(room: Room, die: Die, step: int) -> c.Command:
    if die.upto(3):
        return c.Erase(question=_question(room, die))
    nobody = PersonId("nobody")
    return c.Erase(
        person=die.one([*PEOPLE, nobody]), question=die.one([None] * 5 + [QuestionId("q1")])
    )


def _hold_words(room: Room, die: Die, step: int) -> c.Command:
    return c.HoldWords(die.one([(), (_text(die, "word", step),), ("question", "question")]))


def _next_question(room: Room, die: Die, step: int) -> c.Command:
    return c.NextQuestion(die.one([room.board.live] * 4 + [_question(room, die), None]))


def _row(room: Room, die: Die) -> tuple[SegmentId, int]:
    """A segment, and mostly the revision that it has."""
    segment = _any_segment(room, die)
    found = room.rundown.find(segment)
    return segment, _seen(die, found.rev if found else 1)


def _place(room: Room, die: Die) -> SegmentId | None:
    return die.one([_any_segment(room, die), None])


def _add_segment(room: Room, die: Die, step: int) -> c.Command:
    after, note = _place(room, die), die.one([None, _text(die, "note", step)])
    return c.AddSegment(after, f"New {step}", die.one([*Kind]), die.one([None, 60, 600]), note=note)


def _add_segments(room: Room, die: Die, step: int) -> c.Command:
    pasted = (Segment(f"Pasted {step}", Kind.TALK, 60), Segment("Then", Kind.QA))
    return c.AddSegments(_place(room, die), pasted[: die.one([0, 1, 2])])


def _change_segment(room: Room, die: Die, step: int) -> c.Command:
    segment, rev = _row(room, die)
    return die.one(
        [
            c.ChangeSegment(segment, rev, planned_seconds=die.one([None, 30, 900])),
            c.ChangeSegment(segment, rev, note=die.one([None, _text(die, "note", step)])),
            c.ChangeSegment(segment, rev, skipped=die.one([True, False])),
            c.ChangeSegment(segment, rev, not_before=die.one([None, *NOT_BEFORE])),
            c.ChangeSegment(segment, rev, speakers=(Speaker(f"Speaker {step}"),), kind=Kind.QA),
        ]
    )


def _change_event(room: Room, die: Die, step: int) -> c.Command:
    rev = _seen(die, room.program.rev)
    return die.one(
        [
            c.ChangeEvent(rev, title=f"Title {step}"),
            c.ChangeEvent(rev, starts_at=die.one([None, START + 60_000, START + 10**9])),
        ]
    )


def _message(room: Room, die: Die, step: int) -> c.Command:
    to: To = die.one(["host", "speaker", "staff"])
    return c.Message(to, die.one([_text(die, "message", step), *HOSTILE]), die.one([True, False]))


def _any_message(room: Room, die: Die) -> MessageId:
    return die.one([each.id for each in room.stage.messages] + [MessageId("m0")])


def _landing(room: Room, die: Die, step: int) -> c.Command:
    """By an end that is soon, or past; now and then what was shown a while ago."""
    ends_at = START + step * 7_000 + die.one([60_000, 600_000, 1_200_000, 1_800_000])
    rev, protect = _seen(die, room.rundown.rev), die.one(PROTECTED)
    if die.upto(2):
        return c.Propose(rev, ends_at, protect)
    return c.Land(rev, ends_at, protect, die.one([None, START + step * 7_000 - 10_000, 0]))


def _agree(room: Room, die: Die, step: int) -> c.Command:
    proposed = room.proposal.given if room.proposal else ()
    named = [each.segment for each in proposed]
    return c.Agree(die.one([*named, _any_segment(room, die)]), die.one([True, False]))


SPEAKERS = ["Ada Ruiz", "Villa", "Metropolis"]
PROTECTED: list[Protected | None] = [None, "qa"]
NOT_BEFORE = [START + 600_000, START + 1_500_000, START + 3_000_000]

EACH: list[Each] = ["approve", "hold_question", "dismiss", "queue", "label", "merge"]
THEN: list[Then] = ["approved", "queued", "held", "dismissed"]
RULES: list[Rule] = ["as_queued", "by_votes", "fair"]
HANDS: list[Hand] = ["open", "collecting", "auto", "votes_only", "closed"]

ON_THE_RUNDOWN: list[tuple[Callable[[Room, Die, int], c.Command], Role]] = [
    *[(lambda room, die, step: c.CueNext(_segment(room, die)), Role.MODERATOR)] * 2,
    *[(lambda room, die, step: c.CuePrevious(_segment(room, die)), Role.MODERATOR)] * 4,
    (
        lambda room, die, step: c.Cue(_any_segment(room, die), _seen(die, room.rundown.rev)),
        Role.OWNER,
    ),
    *[(_hold, Role.MODERATOR)] * 4,
    (lambda room, die, step: c.AddTime(die.one([60, -60, 300, *WEIRD])), Role.MODERATOR),
    (lambda room, die, step: c.Restart(*_row(room, die)), Role.MODERATOR),
    *[(_add_segment, Role.MODERATOR)] * 2,
    (_add_segments, Role.MODERATOR),
    *[(_change_segment, Role.MODERATOR)] * 4,
    (lambda room, die, step: c.MoveSegment(*_row(room, die), _place(room, die)), Role.MODERATOR),
    (lambda room, die, step: c.RemoveSegment(*_row(room, die)), Role.OWNER),
    *[(lambda room, die, step: c.UndoLast(_seen(die, room.rundown.rev)), Role.MODERATOR)] * 3,
    (lambda room, die, step: c.End(), Role.MODERATOR),
]
"""Steps on the rundown, each as likely as it stands there."""

WISHES: list[tuple[Callable[[Room, Die, int], c.Command], Role]] = [
    *[(_ask, Role.ATTENDEE)] * 12,
    (lambda room, die, step: c.SetWindow(die.one(HANDS)), Role.MODERATOR),
    *[(_moderate(lambda *_: c.Approve), Role.MODERATOR)] * 6,
    *[(_vote, Role.ATTENDEE)] * 10,
    *[(_moderate(lambda *_: c.Queue), Role.OWNER)] * 3,
    *[(_moderate(lambda *_: c.GoLive, "queued"), Role.HOST)] * 3,
    (_moderate(lambda *_: c.GoLive, "queued"), Role.MODERATOR),
    *[(_moderate(lambda *_: c.GoLive, "live"), Role.MODERATOR)] * 2,
    *[(_next_question, Role.HOST)] * 3,
    *[(_bulk, Role.MODERATOR)] * 4,
    *[(_undo_bulk, Role.MODERATOR)] * 2,
    *[(_moderate(_take_off, "live"), Role.HOST)] * 4,
    *[(_moderate(_reorder, "queued"), Role.HOST)] * 2,
    *[(lambda room, die, step: c.OrderRule(die.one(RULES)), Role.MODERATOR)] * 2,
    (_moderate(_answer), Role.MODERATOR),
    (_moderate(_answer), Role.HOST),
    *[(_moderate(_merge), Role.MODERATOR)] * 4,
    *[(_moderate(lambda *_: c.Split, "merged"), Role.MODERATOR)] * 3,
    *[(_moderate(lambda *_: c.Undo), Role.MODERATOR)] * 2,
    (_moderate(lambda *_: c.HoldQuestion), Role.MODERATOR),
    (_moderate(_dismiss), Role.MODERATOR),
    *[(_moderate(_edit), Role.MODERATOR)] * 2,
    (lambda room, die, step: c.Withdraw(_question(room, die)), Role.ATTENDEE),
    *[(_edit_own, Role.ATTENDEE)] * 2,
    (_ask_for_somebody, Role.MODERATOR),
    (_moderate(_label), Role.MODERATOR),
    (_moderate(_assign), Role.MODERATOR),
    (_moderate(_star), Role.OWNER),
    *[(_moderate(_note), Role.MODERATOR)] * 2,
    *[(_stance, Role.SPEAKER)] * 2,
    *[(_mute, Role.MODERATOR)] * 3,
    (lambda room, die, step: c.SlowMode(die.one([0, 30])), Role.MODERATOR),
    (_hold_words, Role.MODERATOR),
    (lambda room, die, step: c.StrictVotes(die.one([True, False])), Role.MODERATOR),
    (
        lambda room, die, step: c.SuspectVotes(
            _question(room, die, "approved"), "newcomers_of_one_address"
        ),
        Role.OWNER,
    ),
    (_erase, Role.MODERATOR),
    (lambda room, die, step: c.EraseMine(), Role.ATTENDEE),
    (lambda room, die, step: _erase(room, die, step) if die.upto(8) else c.EraseRoom(), Role.OWNER),
    *ON_THE_RUNDOWN,
    (_change_event, Role.OWNER),
    (lambda room, die, step: c.SetCode(die.one(["bcd4k7mn", "pq2r9stv"])), Role.OWNER),
    *[(_landing, Role.MODERATOR)] * 2,
    *[(_agree, Role.SPEAKER)] * 5,
    (lambda room, die, step: c.Open(), Role.MODERATOR),
    (lambda room, die, step: c.LoadProgram(die.one(PROGRAMS)), Role.OWNER),
    (lambda room, die, step: c.Link(die.one([None, "https://video.example/1"])), Role.OWNER),
    *[(_message, Role.MODERATOR)] * 3,
    (lambda room, die, step: c.Acknowledge(_any_message(room, die)), Role.HOST),
    (lambda room, die, step: c.Acknowledge(_any_message(room, die)), Role.SPEAKER),
    (lambda room, die, step: c.ClearMessage(_any_message(room, die)), Role.OWNER),
    (lambda room, die, step: c.Banner(die.one([None, "Soon", *HOSTILE])), Role.MODERATOR),
    (lambda room, die, step: c.Blackout(die.one([True, False])), Role.MODERATOR),
]
"""Who wishes for what, and how often; the first are what hypothesis shrinks to."""
