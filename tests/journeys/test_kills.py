"""Many people at once, and a server that is killed among their commands, three times."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from tests.cli.process import PATIENCE, Server, call, liveroom, serving

ANNOUNCEMENT = Path(__file__).parents[2] / "examples" / "webinar.txt"
PEOPLE = 20
KILLS = 3

Message = dict[str, Any]


@dataclass
class Sent:
    """A command that somebody sent, and the bytes of the answer if it came."""

    token: str
    message: Message
    answer: bytes | None = None

    @property
    def was_done(self) -> bool:
        return self.answer is not None and bool(json.loads(self.answer)["ok"])


@dataclass
class Line:
    """One connection to the commands of a room."""

    server: Server
    room: str
    open: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.open = http.client.HTTPConnection(urlsplit(self.server.url).netloc, timeout=PATIENCE)

    def send(self, token: str, message: Message) -> bytes:
        path = f"/api/v1/rooms/{self.room}/commands"
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.open.request("POST", path, json.dumps(message), headers)
        return self.open.getresponse().read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.open.close()


def wishes(chance: random.Random, questions: list[str], staff: bool) -> Iterator[Message]:
    """What somebody asks for without end; much of it is refused."""
    for number in itertools.count():
        about = {"question": chance.choice(questions[-20:] or ["none"])}
        rev = chance.randint(1, 3)
        id_ = f"{chance.getrandbits(64):x}"
        if staff:
            yield {"id": id_} | chance.choice(
                [
                    {"command": "approve", "rev": 1} | about,
                    {"command": "go_live", "rev": rev} | about,
                    {"command": "edit", "rev": rev, "text": f"Edited {id_}"} | about,
                    {"command": "add_time", "seconds": 1},
                    {"command": "cue_next", "after": chance.choice([None, "none"])},
                ]
            )
        elif number % 3 == 0:
            yield {"id": id_, "command": "ask", "text": f"Question {id_}?"}
        else:
            yield {"id": id_, "command": "vote", "value": chance.random() < 0.7} | about


def keep_asking(
    line: Line, token: str, staff: bool, questions: list[str], sent: list[Sent]
) -> None:
    """Send until the line breaks or there is enough."""
    chance = random.Random(f"{token}{len(questions)}")
    with line, contextlib.suppress(OSError, http.client.HTTPException):
        for message in itertools.islice(wishes(chance, questions, staff), 400):
            sent.append(now := Sent(token, message))
            now.answer = line.send(token, message)
            if now.was_done and message["command"] == "ask":
                questions.append(json.loads(now.answer)["question"])


def until_killed(
    server: Server, room: str, tokens: dict[str, bool], questions: list[str], after: int
) -> list[Sent]:
    """What everybody sent until so much had been answered and the server was killed."""
    sent: list[list[Sent]] = [[] for _ in tokens]
    threads = [
        threading.Thread(
            target=keep_asking, args=(Line(server, room), token, staff, questions, sent[number])
        )
        for number, (token, staff) in enumerate(tokens.items())
    ]
    for thread in threads:
        thread.start()
    while sum(len(each) for each in sent) < after and any(each.is_alive() for each in threads):
        threads[0].join(0.01)
    server.kill()
    for thread in threads:
        thread.join(PATIENCE)
    return [each for one in sent for each in one]


def is_too_often(answer: bytes) -> bool:
    return bool(json.loads(answer).get("code") == "too_often")


def test_three_kills_lose_nothing_that_was_answered_and_double_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    made = json.loads(liveroom("new", str(ANNOUNCEMENT), "--data", str(data), "--json").stdout)
    room, moderator = made["room"], made["tokens"]["moderator"]
    api = f"/api/v1/rooms/{room}"
    questions: list[str] = []
    everything: list[Sent] = []
    for kill in range(KILLS):
        with serving(data) as server, Line(server, room) as line:
            for message in ({"command": "open"}, {"command": "set_window", "window": "open"}):
                line.send(moderator, {"id": f"{kill}-{message['command']}"} | message)
            people = [
                call(server, f"{api}/join", made["tokens"]["attendee"], {"name": None})["token"]
                for _ in range(PEOPLE)
            ]
            tokens = dict.fromkeys(people, False) | {moderator: True}
            sent = until_killed(server, room, tokens, questions, after=150 + 90 * kill)
            assert server.process.returncode == -9
        assert {each.was_done for each in sent} == {True, False}
        assert any(each.answer is None for each in sent)  # so the kill struck in the middle
        everything += [
            each for each in sent if each.answer is None or not is_too_often(each.answer)
        ]

    with serving(data) as server, Line(server, room) as line:
        first, again = [], []
        for each in everything:
            repeated = line.send(each.token, each.message)
            if not is_too_often(repeated):
                first.append(each.answer or line.send(each.token, each.message))
                again.append(repeated)
        assert len(again) > len(everything) // 2
        assert again == first
        cards = call(server, f"{api}/screen", moderator)["screen"]["questions"].values()
        shown = Counter(card["original"] or card["text"] for card in cards)
        asked = {
            each.message["text"]
            for each in everything
            if each.was_done and each.message["command"] == "ask"
        }
        assert asked <= set(shown)
        assert set(shown.values()) == {1}
        numbers = [card["number"] for card in cards]
        assert sorted(numbers) == [*range(1, len(numbers) + 1)]
