"""What each audience sees, and what of it changed: functions of the room, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from liveroom.core import events as e
from liveroom.core.erasure.evolve import taken
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import (
    upwards,
    votes,
)
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.questions.ordering import ordered
from liveroom.core.roles import Audience, Cards
from liveroom.core.room import Room
from liveroom.core.screens import cards
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.panels import PANELS, Panel

Screen = dict[str, object]

COLLECTIONS = frozenset({"questions", "mine", "my_votes", "for_me", "messages"})
"""Panels that patch by item: id → card, or None for one that is gone."""

_FOLLOWS_RUNDOWN = (
    "event",
    "show",
    "now",
    "next",
    "rundown",
    "qa",
    "landing",
    "last_step",
    "banner",
)
_SIGNALS = ("messages", "banner", "blackout")


def screen(room: Room, audience: Audience) -> Screen:
    """The whole screen of an audience, without what belongs to one person."""
    return {name: panel(room) for name, panel in PANELS[audience].items()}


def changes(before: Drawn, after: Drawn, events: Sequence[e.Event]) -> dict[Audience, Screen]:
    """Per audience the panels and items that the events changed; vote counts come apart."""
    old, new = before.room, after.room
    touched = touched_by(old, new, events)
    panels = _changed(before, after, _panels_touched(old, new, events, touched))
    found: dict[Audience, Screen] = {}
    for audience, known in PANELS.items():
        patch = {name: panels[panel] for name, panel in known.items() if panel in panels}
        cards_of = touched if "questions" in known else ()
        if cards_of and (items := _items(old, new, audience, cards_of)):
            patch["questions"] = items
        if "messages" in patch:
            patch["messages"] = _item_changes(before.panel(known["messages"]), patch["messages"])
        if patch:
            found[audience] = patch
    return found


def _panels_touched(
    before: Room, after: Room, events: Sequence[e.Event], touched: Sequence[QuestionId]
) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    if any(not isinstance(event, e.QuestionEvent) for event in events):
        names += _FOLLOWS_RUNDOWN
    if before.control != after.control or before.as_of != after.as_of:
        names += ("qa",)
    if before.stage is not after.stage:
        names += _SIGNALS
    if touched:
        names += ("live_question",)
    old, new = ordered(before.board), ordered(after.board)
    if old != new or not set(touched).isdisjoint(new):
        names += ("queue",)
    return names


def _changed(before: Drawn, after: Drawn, names: Iterable[str]) -> dict[Panel, object]:
    """Each panel that is not what it was."""
    panels = {known[name] for known in PANELS.values() for name in names if name in known}
    return {each: after.panel(each) for each in panels if before.panel(each) != after.panel(each)}


def _item_changes(old: object, new: object) -> dict[str, object]:
    """The items of a panel that are not what they were; None for one that is gone."""
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    changed = {item: value for item, value in new.items() if old.get(item) != value}
    return changed | dict.fromkeys(old.keys() - new.keys())


def _items(
    before: Room, after: Room, audience: Audience, touched: Iterable[QuestionId]
) -> dict[str, object]:
    moderator = audience.sees.cards is Cards.MODERATOR
    old_speakers, speakers = (speakers_in(room.rundown.segments) for room in (before, after))
    pairs = (
        (
            question,
            cards.card(before.board, question, moderator, old_speakers),
            cards.card(after.board, question, moderator, speakers),
        )
        for question in touched
    )
    return {question: new for question, old, new in pairs if old != new}


def touched_by(before: Room, after: Room, events: Sequence[e.Event]) -> list[QuestionId]:
    """Every question the events may have changed, but for votes: named, or moved by another.

    Other speakers are another measure of all names.
    """
    old, new = before.rundown.segments, after.rundown.segments
    if old != new and speakers_in(old) != speakers_in(new):
        return list(after.board.questions)
    named = [
        event.question
        for event in events
        if isinstance(event, e.QuestionEvent) and not isinstance(event, e.VoteCast)
    ]
    for erasure in (event for event in events if isinstance(event, e.TextsErased)):
        questions = taken(after.board, erasure)
        named += after.board.questions if questions is None else sorted(questions)
    people = {asker for event in events for asker in _askers(event)}
    named += [question for asker in people for question in after.board.asked.get(asker, ())]
    on_air = [each for each in _on_air(before, after, events) if _differs(before, after, each)]
    merged = [board for board in (before.board, after.board) if board.merged]
    named = [each for each in named if each in after.board.questions]
    above = [stands for board in merged for q in named for stands in upwards(board, q)]
    return list(dict.fromkeys([*named, *above, *on_air]))


def _askers(event: e.Event) -> tuple[PersonId, ...]:
    """Those of whose questions an event says something on each card."""
    match event:
        case e.PersonMuted(person):
            return (person,)
        case e.QuestionReceived(asker=asker):
            return (asker,)
        case _:
            return ()


def _on_air(before: Room, after: Room, events: Sequence[e.Event]) -> Iterator[QuestionId]:
    """What is on air, and what an end took off air that came or was taken back."""
    rooms = (before, after)
    yield from (room.board.live for room in rooms if room.board.live is not None)
    if any(isinstance(event, e.ShowEnded | e.StepUndone) for event in events):
        steps = (step for room in rooms for step in room.rundown.steps)
        yield from (step.off_air[0] for step in steps if step.off_air is not None)


def _differs(before: Room, after: Room, question: QuestionId) -> bool:
    old, new = (room.board.questions.get(question) for room in (before, after))
    return old is not new


def votes_in(events: Iterable[e.Event]) -> list[e.VoteCast]:
    """The votes among the events."""
    return [event for event in events if isinstance(event, e.VoteCast)]


def voted(events: Iterable[e.Event]) -> frozenset[QuestionId]:
    """The questions that somebody voted for or no longer votes for."""
    return frozenset(vote.question for vote in votes_in(events))


def vote_changes(room: Room, questions: Iterable[QuestionId]) -> dict[Audience, Screen]:
    """Whole cards and panels with the counts as they are now."""
    stands, speakers = counted(room, questions), speakers_in(room.rundown.segments)
    found: dict[Audience, Screen] = {}
    for audience, known in PANELS.items():
        patch: Screen = {}
        if "questions" in known:
            moderator = audience.sees.cards is Cards.MODERATOR
            cards_of = {q: cards.card(room.board, q, moderator, speakers) for q in stands}
            if items := {q: card for q, card in cards_of.items() if card is not None}:
                patch["questions"] = items
        if room.board.live in stands:
            patch["live_question"] = known["live_question"](room)
        if audience.sees.cards is Cards.HOST and stands.intersection(room.board.queue):
            patch["queue"] = known["queue"](room)
        patch |= _sorted_anew(audience, room, stands)
        if patch:
            found[audience] = patch
    return found


def vote_counts(room: Room, questions: Iterable[QuestionId]) -> dict[Audience, Screen]:
    """Just the counts, of what each audience sees."""
    stands = counted(room, questions)
    seen = {audience: _counts_on(audience, room, stands) for audience in Audience}
    return {
        audience: {"counts": {q: votes(room.board, q) for q in questions}}
        | _sorted_anew(audience, room, stands)
        for audience, questions in seen.items()
        if questions
    }


def _sorted_anew(audience: Audience, room: Room, stands: set[QuestionId]) -> Screen:
    """The queue where these counts may have changed its order."""
    board, known = room.board, PANELS[audience]
    if "queue" not in known or board.rule != "by_votes" or stands.isdisjoint(board.queue):
        return {}
    return {"queue": known["queue"](room)}


def _counts_on(audience: Audience, room: Room, stands: set[QuestionId]) -> set[QuestionId]:
    """Those of the questions that stand on an audience's screen."""
    board = room.board
    seen = {question for question in stands if question == board.live}
    if "questions" in audience.sees.panels:
        every = audience.sees.cards is Cards.MODERATOR
        seen |= {q for q in stands if every or board.questions[q].shown}
    if "queue" in audience.sees.panels:
        seen |= stands.intersection(board.queue)
    return seen


def counted(room: Room, questions: Iterable[QuestionId]) -> set[QuestionId]:
    """The questions whose count moved: those voted for, and what they are merged into."""
    return {stands for question in questions for stands in upwards(room.board, question)}
