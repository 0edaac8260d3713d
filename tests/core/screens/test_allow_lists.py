"""What those below the moderators are shown, field by field: another field is a new promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from liveroom.core.roles import Audience, Role
from liveroom.core.room import Room
from liveroom.core.screens.diff import Screen, screen
from liveroom.core.screens.for_speakers import key
from liveroom.core.screens.personal import personal
from tests.core.evenings import PEOPLE, evening, thrown

PUBLIC = "number text name votes state rev how answer aired_at"
LIVE = "id number text name votes rev"
OWN = "number rev text reworded to state told reason how answer aired_at into"
FOR_SPEAKERS = "number text name state rev to stance starred"
QA = "window slot by_hand slow_seconds"
MESSAGE = "to text flash sent_at acknowledged_at"
PROPOSED = "segment from_seconds to_seconds starts_at agreed"
ON = "segment title kind speakers planned_seconds"
EVENT = """title starts_at ends_at time_zone language phase links rev rehearsal recording colour
on_colour logo sponsors introduction topics attend documents clock auto_start doors_minutes
show_overtime"""
SHOW = "started_at ended_at planned_end projected_end offset_seconds slot_end rev"
ROW = """segment title kind speakers planned_seconds planned_start projected_start started_at
ended_at skipped not_before ends_by min_seconds documents end_action wrap_up_seconds danger_seconds
rev"""

TOP = {
    "event": EVENT,
    "show": SHOW,
    "now": f"{ON} cued_at held_at ends_at added_seconds",
    "next": ON,
    "live_question": LIVE,
    "banner": "text until",
}
AUDIENCES = {
    Audience.OVERLAY: TOP,
    Audience.ATTENDEE: {**TOP, "rundown": ROW, "qa": QA, "questions": PUBLIC},
    Audience.SPEAKER: {
        **TOP,
        "rundown": ROW,
        "qa": QA,
        "messages": MESSAGE,
        "landing": PROPOSED,
    },
    Audience.HOST: {
        **TOP,
        "live_question": f"{LIVE} original",
        "rundown": f"{ROW} note",
        "qa": f"{QA} rule fits minutes_each",
        "messages": MESSAGE,
        "queue": f"{LIVE} original",
    },
}
PERSONAL = {"mine": OWN, "for_me": FOR_SPEAKERS}
BY_ID = {"questions", "messages", "mine", "for_me"}


def rooms() -> Iterator[Room]:
    """Rooms in which chance has used every command."""
    for seed in range(130, 165):  # in some a question comes just after the window closed
        for number, turn in enumerate(evening(thrown(seed, 40))):
            if number % 8 == 7:
                yield turn.after


@pytest.fixture(scope="module")
def evenings() -> list[Room]:
    return list(rooms())


def fields(screens: Iterator[Screen]) -> dict[str, set[str]]:
    """Of each panel the fields that it was ever shown with, of its rows and cards where it has
    some."""
    found: dict[str, set[str]] = {}
    for panels in screens:
        for name, panel in panels.items():
            for each in _objects(name, panel):
                found.setdefault(name, set()).update(each)
    return found


def _objects(name: str, panel: object) -> list[Mapping[str, object]]:
    if name == "landing" and isinstance(panel, Mapping):
        panel = panel["proposal"]
    things = panel.values() if name in BY_ID and isinstance(panel, Mapping) else [panel]
    rows = [row for each in things for row in (each if isinstance(each, list) else [each])]
    return [row for row in rows if isinstance(row, Mapping)]


def words(table: Mapping[str, str]) -> dict[str, set[str]]:
    return {panel: set(names.split()) for panel, names in table.items()}


@pytest.mark.parametrize("audience", list(AUDIENCES))
def test_an_audience_is_shown_these_fields_and_no_other(
    audience: Audience, evenings: list[Room]
) -> None:
    seen = fields(screen(room, audience) for room in evenings)

    assert seen == words(AUDIENCES[audience])


def test_a_person_and_a_speaker_are_shown_these_fields_and_no_other(evenings: list[Room]) -> None:
    whose = [*PEOPLE, key(Role.SPEAKER, "Ada Ruiz"), key(Role.SPEAKER, "Villa")]
    own = (personal(room, each) for room in evenings for each in whose if each is not None)
    seen = fields(own)

    assert {panel: seen[panel] for panel in PERSONAL} == words(PERSONAL)
    assert seen.keys() - PERSONAL.keys() == {"my_votes"}


def test_what_only_moderators_are_shown_is_there_to_leak(evenings: list[Room]) -> None:
    """Each of these has said something on one of the evenings."""
    cards = [
        card
        for room in evenings
        for card in _objects("questions", screen(room, Audience.MODERATOR)["questions"])
    ]
    said = {name for card in cards for name, value in card.items() if value}
    private = fields(screen(room, Audience.MODERATOR) for room in evenings)["questions"]

    elsewhere = {"claim", "similar_to", "looks_like"}
    """Laid over cards by `live`, or told of a name like a speaker's, which chance writes never."""
    assert private - said == elsewhere
