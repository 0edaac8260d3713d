"""The promises of the screens, on evenings that chance writes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import stands_for
from liveroom.core.questions.state import Question
from liveroom.core.roles import Audience, Role
from liveroom.core.room import Room, replay
from liveroom.core.screens.apply import apply
from liveroom.core.screens.diff import (
    Screen,
    changes,
    counted,
    screen,
    vote_changes,
    vote_counts,
    voted,
)
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.for_speakers import key
from liveroom.core.screens.personal import for_speakers, personal
from liveroom.core.screens.renditions import PANELS_IN, Rendition, small
from tests.core.evenings import DICE, PEOPLE, Dice, evening, last, marks, promise
from tests.core.story import PROGRAM, START, panel, personal_changes

SHOWN = {"approved", "queued", "live", "answered"}


# Screens


class Client:
    """What a client keeps: its screen, as the patches have made it."""

    def __init__(self, room: Room, audience: Audience, rendition: Rendition) -> None:
        self.audience = audience
        self.rendition = rendition
        self.screen = self.fresh(room)

    def fresh(self, room: Room) -> Screen:
        """The whole screen, drawn anew."""
        panels = PANELS_IN[self.rendition][self.audience]
        return {name: panel(room) for name, panel in panels.items()}

    def take(self, patches: dict[Audience, Screen]) -> None:
        self.screen = apply(self.screen, patches.get(self.audience, {}))


Counts = Callable[[Room, set[QuestionId]], dict[Audience, Screen]]


def follow(dice: Dice, flushes: list[bool], counts: Counts, rendition: Rendition) -> None:
    """Clients of every audience keep up; counts come now and then, and once more at the end."""
    clients: list[Client] = []
    waiting: set[QuestionId] = set()
    for turn in evening(dice):
        clients = clients or [Client(turn.before, audience, rendition) for audience in Audience]
        told = changes(Drawn(turn.before), Drawn(turn.after), turn.events)
        if rendition is Rendition.SMALL:
            told = small(Drawn(turn.before), Drawn(turn.after), told)
        waiting |= counted(turn.after, voted(turn.events))
        for client in clients:
            client.take(told)
        if flushes and flushes.pop():
            keep_up(clients, turn.after, counts(turn.after, waiting))
            waiting = set()
    keep_up(clients, last(dice), counts(last(dice), waiting))


def keep_up(clients: list[Client], room: Room, counts: dict[Audience, Screen]) -> None:
    for client in clients:
        client.take(counts)
        assert client.screen == client.fresh(room)
        assert order(client.screen) == order(client.fresh(room))


def order(screen: Screen) -> list[object]:
    """The rundown's rows by id, as they stand."""
    rows = screen.get("rundown")
    return list(rows) if isinstance(rows, dict) else []


@promise
@given(DICE, st.lists(st.booleans(), max_size=14))
def test_patches_bring_every_simple_client_up_to_date(dice: Dice, flushes: list[bool]) -> None:
    follow(dice, flushes, vote_changes, Rendition.PLAIN)


@promise
@given(DICE, st.lists(st.booleans(), max_size=14))
def test_patches_and_counts_bring_every_lean_client_up_to_date(
    dice: Dice, flushes: list[bool]
) -> None:
    follow(dice, flushes, vote_counts, Rendition.LEAN)


@promise
@given(DICE, st.lists(st.booleans(), max_size=14))
def test_small_patches_bring_every_client_up_to_date(dice: Dice, flushes: list[bool]) -> None:
    follow(dice, flushes, vote_counts, Rendition.SMALL)


@promise
@given(DICE)
def test_patches_bring_every_person_up_to_date(dice: Dice) -> None:
    mine: dict[PersonId, Screen] = {}
    for turn in evening(dice):
        told = personal_changes(turn.before, turn.after, turn.events)
        for person in PEOPLE:
            known = mine.get(person, personal(turn.before, person))
            mine[person] = apply(known, told.get(person, {}))
            assert mine[person] == personal(turn.after, person)
        assert set(told) <= set(PEOPLE)


@promise
@given(DICE)
def test_nobody_is_told_what_they_know(dice: Dice) -> None:
    for turn in evening(dice):
        told = changes(Drawn(turn.before), Drawn(turn.after), turn.events)
        for audience, patch in told.items():
            before = screen(turn.before, audience)
            assert patch
            assert all(apply(before, {name: value}) != before for name, value in patch.items())
        for audience, patch in small(Drawn(turn.before), Drawn(turn.after), told).items():
            client = Client(turn.before, audience, Rendition.SMALL)
            known = client.screen
            for name, value in patch.items():
                patched = apply(known, {name: value})
                assert (patched, order(patched)) != (known, order(known))


# Secrets


def may_see(room: Room, audience: Audience, let_through: set[QuestionId]) -> set[str]:
    """The marks that may be on a screen, by the rules as people are told them."""
    notes = [segment.note for segment in room.rundown.segments]
    allowed = marks(notes) if audience is Audience.HOST else set()
    to = {Audience.HOST: ("host", "staff"), Audience.SPEAKER: ("speaker", "staff")}
    allowed |= marks([m.text for m in room.stage.messages if m.to in to.get(audience, ())])
    for question in room.board.questions.values():
        listed = question.state.value in SHOWN and question.id in let_through
        on_air = question.state.value == "live" and question.id in let_through
        waits = question.state.value == "queued" and question.id in let_through
        public = marks([question.text, question.name])
        if audience is Audience.ATTENDEE and listed:
            allowed |= public
            if question.state.value == "answered":
                allowed |= marks(question.answer)
        aloud = marks([question.text, question.name if question.read_name else None])
        if on_air:
            allowed |= aloud
        if audience is Audience.HOST and (on_air or waits):
            allowed |= aloud | marks(question.original)
    return allowed


LETTING_THROUGH = (e.QuestionApproved, e.QuestionQueued, e.QuestionAnswered)


@promise
@given(DICE)
def test_nothing_private_reaches_those_below_the_moderators(dice: Dice) -> None:
    let_through: set[QuestionId] = set()
    for turn in evening(dice):
        let_through |= {each.question for each in turn.events if isinstance(each, LETTING_THROUGH)}
        everything = set(turn.after.board.questions)
        patches = changes(Drawn(turn.before), Drawn(turn.after), turn.events)
        told = [
            patches,
            small(Drawn(turn.before), Drawn(turn.after), patches),
            vote_changes(turn.after, everything),
            vote_counts(turn.after, everything),
        ]
        for audience in set(Audience) - {Audience.MODERATOR}:
            allowed = may_see(turn.after, audience, let_through)
            seen = [screen(turn.after, audience), *(each.get(audience) for each in told)]
            assert marks(seen) <= allowed
            assert marks(screen(turn.after, audience)) == allowed


@promise
@given(DICE)
def test_moderators_see_everything_but_what_was_taken_back(dice: Dice) -> None:
    room = last(dice)
    questions = room.board.questions.values()
    kept = marks(
        [
            [question.text, question.original, question.name, question.reason, question.answer]
            for question in questions
            if question.state.value != "withdrawn"
        ]
        + [segment.note for segment in room.rundown.segments]
        + [message.text for message in room.stage.messages]
        + [[*each.marks.labels, each.marks.note, each.asker] for each in questions]
        + [*room.board.safety.hold_words]
    )

    assert marks(screen(room, Audience.MODERATOR)) == kept


@promise
@given(DICE)
def test_a_speaker_is_shown_what_is_for_them_or_for_all(dice: Dice) -> None:
    """Who came by a link that is nobody's is shown what is for everybody."""
    mine = {"Ada Ruiz": {None, "Ada Ruiz", "Villa"}, "Villa": {None, "Villa"}}
    for turn in evening(dice):
        speakers = {key(Role.SPEAKER, name): mine.get(name or "") for name in (*mine, None)}
        told = for_speakers(turn.before, turn.after, turn.events, filter(None, speakers))
        for whose, to in speakers.items():
            assert whose is not None
            known = apply(personal(turn.before, whose), {"for_me": told.get(whose, {})})
            assert known == personal(turn.after, whose)
            cards = panel(known, "for_me")
            texts = [turn.after.board.questions[question] for question in cards]
            assert marks([known, told.get(whose)]) == marks([[q.text, q.name] for q in texts])
            if turn.after.rundown.segments != given_segments():
                continue
            shown = {
                question.id
                for question in turn.after.board.questions.values()
                if question.state.value in ("approved", "queued")
                and (to is None or question.to in to)
            }
            assert set(cards) == shown


def given_segments() -> object:
    return replay([Recorded(START, e.ProgramLoaded(PROGRAM))]).rundown.segments


@promise
@given(DICE)
def test_a_person_is_told_of_their_own_questions_alone(dice: Dice) -> None:
    for turn in evening(dice):
        told = personal_changes(turn.before, turn.after, turn.events)
        for person in PEOPLE:
            allowed: set[str] = set()
            for question in turn.after.board.questions.values():
                if question.asker == person:
                    allowed |= marks([question.original, question.text, question.answer])
                    allowed |= marks([step.text for step in question.told])
                    allowed |= _answer_of(turn.after, question)
                    allowed |= marks(question.reason) if question.state == "dismissed" else set()
            assert marks([personal(turn.after, person), told.get(person)]) <= allowed


def _answer_of(room: Room, question: Question) -> set[str]:
    """What everybody sees of the answer of the question that stands for a merged one."""
    found = room.board.questions[stands_for(room.board, question.id)]
    return marks(found.answer) if found.state.value == "answered" else set()


@promise
@given(DICE)
def test_a_refusal_gives_nothing_away(dice: Dice) -> None:
    for turn in evening(dice):
        for by, no in turn.refusals:
            assert marks({**no.facts, "person": None}) == set()
            assert by.role is not Role.ATTENDEE or no.facts.get("state") != "held"
