"""Shows whose database is damaged, as a server shows them after that: how they were, or not."""

from __future__ import annotations

import json
import random
import sqlite3
import urllib.error
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liveroom.store.sqlite.folder import DATABASE
from tests.cli.process import Server, call, serving
from tests.journeys.test_full_disk import Show
from tests.store.sqlite.damaging import Written, differs, flip, rows_by_room

PROGRAM = {
    "title": "Cities",
    "segments": [
        {"title": "Welcome", "planned_seconds": 40_000},
        {"title": "Q&A", "kind": "qa", "planned_seconds": 40_000},
    ],
}
"""Long enough for nothing to run over, which would move its projections."""
NO_FACTS = ("groups", "audience", "staff", "qa", "trouble")
"""Panels that do not follow from the log alone."""

Panels = dict[str, Any]


@dataclass
class Evening:
    """A show, and what its moderators' screens were after each of its events."""

    show: Show
    truth: dict[int, Panels]

    @property
    def room(self) -> str:
        return str(self.show.room)


def evening(server: Server, number: int, questions: int) -> Evening:
    """A room with questions, some of them decided on."""
    show, truth = Show(server, PROGRAM), {}
    moderator, asker, on = show.tokens["moderator"], "", None

    def note() -> None:
        seq, panels, _ = seen(show)
        truth[seq] = panels

    note()
    show.do(moderator, "open")
    note()
    for _ in range(2):
        on = show.do(moderator, "cue_next", after=on)["segment"]
        note()
    for turn in range(questions):
        if turn % 4 == 0:
            asker = show.join()["token"]
        asked = show.do(asker, "ask", text=f"Who pays for street {number} at {turn}?")
        note()
        if turn % 2:
            show.do(moderator, "approve", question=asked["question"], rev=1)
            note()
    assert [*truth] == [*range(2, 2 + len(truth))], "each command is one event"
    return Evening(show, truth)


def seen(show: Show) -> tuple[int, Panels, bool]:
    """What moderators see: as of which event, of what is fact, and whether it is for reading."""
    answer = call(show.server, f"/api/v1/rooms/{show.room}/screen", show.tokens["moderator"])
    panels = {name: each for name, each in answer["screen"].items() if name not in NO_FACTS}
    for card in panels["questions"].values():
        card["similar_to"] = None
    return answer["seq"], panels, "read_only" in answer["screen"].get("trouble", {})


@dataclass(frozen=True)
class Shows:
    """Evenings of one server that has ended."""

    evenings: Sequence[Evening]
    spared: Evening
    """One that no bit is flipped of."""
    before: Written
    rows: dict[str, list[range]]


def shows(folder: Path, rooms: int, questions: int) -> Shows:
    """So many evenings with so many questions, and one that is spared."""
    with serving(folder) as server:
        *evenings, spared = [evening(server, number, questions) for number in range(rooms + 1)]
    file = sqlite3.connect(folder / DATABASE)
    file.execute("VACUUM")  # else unused parts of pages have copies of rows, which nobody reads
    file.close()
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    return Shows(evenings, spared, Written(files, {}, []), rows_by_room(folder))


def flip_in_each(shown: Shows, folder: Path, chance: random.Random) -> None:
    """One bit of an event or a text of each room is another, but for the spared one."""
    shown.before.put(folder)
    for each in shown.evenings:
        flip(folder, chance.choice(chance.choice(shown.rows[each.room])), chance)


def looked_at(shown: Shows, folder: Path) -> Counter[str]:
    """What became of each room. Fails where something is shown that was not so, or damage is told
    neither on screens nor by the server; and where a whole room does not go on."""
    everybody = [*shown.evenings, shown.spared]
    with serving(folder) as server:
        came = {each.room: became(server, each) for each in everybody}
        told = {room for room, what in came.items() if what.startswith("told")}
        ready = f"ready\ndamaged rooms: {len(told)}\n" if told else "ready\n"
        assert call(server, "/readyz") == ready
        for each in everybody:
            if came[each.room] == WHOLE:
                assert goes_on(each.show)["ok"]
            else:
                assert goes_on(each.show)["code"] == "damaged"
        _, _, log = server.stop()
    assert {room for room in came if f"room {room} is damaged" in log} == told
    assert came.pop(shown.spared.room) == WHOLE
    return Counter(came.values())


WHOLE = "did no harm"
READ_ONLY = "told, and shown up to the last good event"
CLOSED = "told, and closed: its first event is lost"
NOT_LET_IN = "closed, since nobody's link is known"


def became(server: Server, evening: Evening) -> str:
    """How one room is shown."""
    show, truth = evening.show, evening.truth
    show.server = server
    try:
        seq, panels, is_read_only = seen(show)
    except urllib.error.HTTPError as refused:
        return CLOSED if json.load(refused)["code"] == "damaged" else NOT_LET_IN
    if not is_read_only:
        assert (seq, panels) == (max(truth), truth[max(truth)]), "shown as whole"
        return WHOLE
    if seq in truth:
        assert panels == truth[seq], f"{show.room} was so after event {seq}"
    assert seq in truth or (seq, panels["questions"]) == (1, {})
    return READ_ONLY


def goes_on(show: Show) -> dict[str, Any]:
    """What becomes of a command to the room."""
    return show.do(show.tokens["moderator"], "add_time", seconds=60)


Strike = Callable[[Written, Path, random.Random], None]


def page_damaged(shown: Shows, folder: Path, strike: Strike, chance: random.Random) -> Counter[str]:
    """What became of the rooms, or the server, of a file with a damage of any kind."""
    shown.before.put(folder)
    while not differs(shown.before, folder):  # two empty pages may be swapped
        strike(shown.before, folder, chance)
    try:
        with serving(folder) as server:
            return Counter(became(server, each) for each in [*shown.evenings, shown.spared])
    except AssertionError as refused:  # the server said something else than where it listens
        if "Traceback" in str(refused) or "Error: The database" not in str(refused):
            raise
        return Counter({"the server does not start, and says why": 1})
