"""Shows whose database is damaged, as a server shows them after that: how they were, or not."""

from __future__ import annotations

import json
import random
import sqlite3
import urllib.error
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from liveroom.store.sqlite.folder import DATABASE
from tests.cli.process import Server, call, serving
from tests.journeys.test_full_disk import Show
from tests.store.sqlite.damaging import ROWS, Written, differs, flip, rows_by_room

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
    last: dict[str, Any]
    """The last question that was asked: the command, and the answer to it."""

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
            asker = show.join(f"Ana {number}")["token"]
        command = {"id": f"ask{turn}", "text": f"Who pays for street {number} at {turn}?"}
        asked = show.do(asker, "ask", **command)
        note()
        if turn % 2:
            show.do(moderator, "approve", question=asked["question"], rev=1)
            note()
    assert [*truth] == [*range(2, 2 + len(truth))], "each command is one event"
    return Evening(show, truth, {"asker": asker, "command": command, "answer": asked})


def seen(show: Show, by: str = "moderator") -> tuple[int, Panels, list[str]]:
    """What moderators see: as of which event, of what is fact, and what they are told of damage."""
    answer = call(show.server, f"/api/v1/rooms/{show.room}/screen", show.tokens[by])
    panels = {name: each for name, each in answer["screen"].items() if name not in NO_FACTS}
    for card in panels["questions"].values():
        card["similar_to"] = None
    return answer["seq"], panels, [*answer["screen"].get("trouble", {})]


@dataclass(frozen=True)
class Shows:
    """Evenings of one server that has ended."""

    evenings: Sequence[Evening]
    spared: Evening
    """One that no bit is flipped of."""
    before: Written
    rows: dict[str, dict[str, list[range]]]


def shows(folder: Path, rooms: int, questions: int) -> Shows:
    """So many evenings with so many questions, and one that is spared."""
    with serving(folder) as server:
        *evenings, spared = [evening(server, number, questions) for number in range(rooms + 1)]
    file = sqlite3.connect(folder / DATABASE)
    file.execute("VACUUM")  # else unused parts of pages have copies of rows, which nobody reads
    file.close()
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    return Shows(evenings, spared, Written(files, {}, []), rows_by_room(folder))


def flip_in_each(shown: Shows, folder: Path, chance: random.Random, turn: int = 0) -> None:
    """One bit of each room is another, but for the spared one: of its log, of one of its links, of
    an answer to a command, or of somebody who joined, in turn."""
    shown.before.put(folder)
    for number, each in enumerate(shown.evenings, turn):
        rows = shown.rows[each.room][[*ROWS][number % len(ROWS)]]
        flip(folder, chance.choice(chance.choice(rows)), chance)


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
            assert_goes_on(each, came[each.room])
        _, _, log = server.stop()
    assert {room for room in came if f"room {room} is damaged" in log} == told
    assert came.pop(shown.spared.room) == WHOLE
    return Counter(came.values())


WHOLE = "did no harm"
BESIDE = "told, and the room goes on"
READ_ONLY = "told, and shown up to the last good event"
CLOSED = "told, and closed: its first event is lost"
NOT_LET_IN = "closed, since nobody's link is known"


def became(server: Server, evening: Evening) -> str:
    """How one room is shown."""
    show, truth = evening.show, evening.truth
    show.server = server
    try:
        seq, panels, told = seen_by_anybody(show)
    except urllib.error.HTTPError as refused:
        return CLOSED if json.load(refused)["code"] == "damaged" else NOT_LET_IN
    if "read_only" not in told:
        assert (seq, panels) == (max(truth), truth[max(truth)]), "shown as whole"
        return BESIDE if told else WHOLE
    if seq in truth:
        assert panels == truth[seq], f"{show.room} was so after event {seq}"
    assert seq in truth or (seq, panels["questions"]) == (1, {})
    return READ_ONLY


def seen_by_anybody(show: Show) -> tuple[int, Panels, list[str]]:
    """The same by the owner, who sees what moderators see, where their link is damaged."""
    try:
        return seen(show)
    except urllib.error.HTTPError as refused:
        if refused.code != HTTPStatus.UNAUTHORIZED:
            raise
        return seen(show, "owner")


def assert_goes_on(evening: Evening, came: str) -> None:
    """A command is done where all is well or a link is damaged; one that is repeated is not done
    again whatever is damaged, and gets its one answer or none."""
    show, is_writable = evening.show, came in (WHOLE, BESIDE)
    done = [show.do(show.tokens[by], "add_time", seconds=60) for by in ("moderator", "owner")]
    codes = {each.get("code", "done") for each in done} - {"not_signed_in"}
    assert codes == {"done" if is_writable else "damaged"}, done
    asker, command = evening.last["asker"], evening.last["command"]
    again = show.do(asker, "ask", **command)
    if again["ok"]:
        assert again == evening.last["answer"]
    else:
        assert again["code"] in ({"not_signed_in"} if is_writable else {"not_signed_in", "damaged"})


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
