"""People who ask, vote and moderate at a server that is struck again and again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from liveroom.store.sqlite.folder import DATABASE
from tests.cli.process import Server, call, liveroom
from tests.journeys.test_kills import ANNOUNCEMENT, Line, Sent, until_killed

PEOPLE = 20
Serve = Callable[[], AbstractContextManager[Server]]
Strike = Callable[[Server], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What there was in the end of what had been acknowledged."""

    acknowledged: int
    unanswered: int
    """Sent, and the answer was cut off."""
    lost: int
    changed: int
    """Acknowledged under another seq than the log has."""
    doubled: int
    not_stored: int = 0
    """Told so, and sent again."""

    @property
    def is_exact(self) -> bool:
        return self.lost == self.changed == self.doubled == 0


@dataclass(frozen=True, slots=True)
class _Struck:
    """A server whose end is not its own."""

    url: str
    server: Server
    strike: Strike

    def kill(self) -> None:
        self.strike(self.server)


def struck(data: Path, times: int, after: int, serve: Serve, strike: Strike) -> Found:
    """Ask for `after` things at a server, strike it, start it again, and so on; then look.

    What was not answered, or `not_stored`, is sent again under the same id, once it is back.
    """
    made = json.loads(liveroom("new", str(ANNOUNCEMENT), "--data", str(data), "--json").stdout)
    room, moderator = made["room"], made["tokens"]["moderator"]
    questions: list[str] = []
    everything: list[Sent] = []
    tokens: dict[str, bool] = {}
    left: list[Sent] = []
    cut, refused = 0, 0
    for number in range(times + 1):
        with serve() as server, Line(server, room) as line:
            if not tokens:
                for message in ({"command": "open"}, {"command": "set_window", "window": "open"}):
                    line.send(moderator, {"id": message["command"]} | message)
                path, link = f"/api/v1/rooms/{room}/join", made["tokens"]["attendee"]
                joined = (call(server, path, link, {"name": None}) for _ in range(PEOPLE))
                tokens = {each["token"]: False for each in joined} | {moderator: True}
            for each in left:
                each.answer = line.send(each.token, each.message)
            if number == times:
                break
            at = cast(Server, _Struck(server.url, server, strike))
            sent = until_killed(at, room, tokens, questions, after)
        not_stored = [each for each in sent if each.answer and is_not_stored(each.answer)]
        left = [each for each in sent if each.answer is None]
        assert left or any(each.was_done for each in sent), "the strike came into the middle"
        everything += sent
        cut, refused = cut + len(left), refused + len(not_stored)
        left += not_stored
    return _found(data, everything, cut, refused)


def is_not_stored(answer: bytes) -> bool:
    return bool(json.loads(answer).get("code") == "not_stored")


def _found(data: Path, everything: list[Sent], cut: int, refused: int) -> Found:
    done = [each for each in everything if each.was_done]
    file = sqlite3.connect(data / DATABASE)
    kept = dict(file.execute("SELECT command, body FROM answers").fetchall())
    events = {seq for (seq,) in file.execute("SELECT seq FROM events")}
    (last,) = file.execute("SELECT seq FROM rooms").fetchone()
    doubled = file.execute(
        "SELECT count(*) FROM (SELECT 1 FROM texts WHERE field = 'text'"
        " GROUP BY value HAVING count(*) > 1)"
    ).fetchone()[0]
    file.close()
    assert events == set(range(1, last + 1))
    lost, changed = 0, 0
    for each in done:
        told = json.loads(each.answer or b"{}")
        body = kept.get(told["id"])
        if body is None or told["seq"] not in events:
            lost += 1
        elif json.loads(body)["seq"] != told["seq"]:
            changed += 1
    return Found(len(done), cut, lost, changed, doubled, refused)
