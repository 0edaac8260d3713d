"""A whole evening through HTTP and WebSocket alone; in the middle of it the server is killed."""

from __future__ import annotations

import asyncio
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.cli.process import Server, call, liveroom, serving

pytestmark = pytest.mark.anyio

ANNOUNCEMENT = Path(__file__).parents[2] / "examples" / "webinar.txt"
PEOPLE = 12


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Client:
    """Somebody with a token: commands over HTTP, and a socket that comes back by itself."""

    ids = itertools.count(1)

    def __init__(self, server: Server, room: str, token: str) -> None:
        self.server = server
        self.room = room
        self.token = token
        self.screen: dict[str, Any] = {}
        self.seen: dict[str, Any] | None = None
        self.first_frames: list[str] = []

    async def do(self, command: str, id: str | None = None, **fields: Any) -> dict[str, Any]:
        """A command that is not refused."""
        body = {"id": id or f"c{next(self.ids)}", "command": command} | fields
        path = f"/api/v1/rooms/{self.room}/commands"
        answer = await asyncio.to_thread(call, self.server, path, self.token, body)
        assert isinstance(answer, dict)
        return answer

    async def look(self) -> dict[str, Any]:
        """The whole screen, asked for."""
        path = f"/api/v1/rooms/{self.room}/screen"
        answer = await asyncio.to_thread(call, self.server, path, self.token)
        screen = answer["screen"]
        assert isinstance(screen, dict)
        return screen

    def socket(self) -> connect:
        return connect(
            self.server.url.replace("http", "ws", 1) + f"/ws/{self.room}",
            additional_headers={"Authorization": f"Bearer {self.token}"},
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]
            compression=None,
            proxy=None,
        )

    async def watch(self, socket: ClientConnection, until: str) -> None:
        """Hear until the segment `until` is on, or until the line breaks."""
        hello = {"t": "hello"} | ({"resume": self.seen} if self.seen else {})
        await socket.send(json.dumps(hello))
        is_first = True
        while (self.screen.get("now") or {}).get("segment") != until:
            frame = json.loads(await socket.recv())
            if is_first:
                self.first_frames.append(frame["t"])
                is_first = False
            self._take(frame)

    def _take(self, frame: dict[str, Any]) -> None:
        if frame["t"] == "screen":
            self.screen = frame["screen"]
            self.seen = {"epoch": frame["epoch"], "seq": frame["seq"]}
        elif frame["t"] == "patch":
            assert self.seen is not None
            self.seen["seq"] = frame["seq"]
            for name, panel in frame["panels"].items():
                if name in ("questions", "mine", "my_votes"):
                    items = self.screen[name] | panel
                    self.screen[name] = {k: v for k, v in items.items() if v is not None}
                else:
                    self.screen[name] = panel

    async def watch_over_breaks(self, until: str) -> int:
        """The same, coming back after each break; how often the line broke."""
        breaks = 0
        while True:
            try:
                async with self.socket() as socket:
                    await self.watch(socket, until)
                    return breaks
            except (ConnectionClosed, OSError):
                breaks += 1
                await asyncio.sleep(0.05)


async def join(server: Server, made: dict[str, Any], name: str | None) -> Client:
    path = f"/api/v1/rooms/{made['room']}/join"
    answer = await asyncio.to_thread(call, server, path, made["tokens"]["attendee"], {"name": name})
    return Client(server, made["room"], answer["token"])


async def test_an_evening_with_a_kill_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    opened = await asyncio.to_thread(
        liveroom, "new", str(ANNOUNCEMENT), "--data", str(data), "--json"
    )
    assert opened.returncode == 0, opened.stderr
    made = json.loads(opened.stdout)

    with serving(data) as server:
        port = int(server.url.rsplit(":")[-1])
        moderator = Client(server, made["room"], made["tokens"]["moderator"])
        await moderator.do("open")
        await moderator.do("cue_next", after=None)
        segments = [row["segment"] for row in (await moderator.look())["rundown"]]
        for segment in segments[:5]:
            await moderator.do("cue_next", after=segment)
        assert (await moderator.look())["qa"]["window"] == "open"

        watchers = [await join(server, made, None) for _ in range(3)]
        watching = [asyncio.create_task(each.watch_over_breaks(segments[6])) for each in watchers]
        people = [await join(server, made, f"Person {n}") for n in range(PEOPLE)]
        acknowledged: dict[str, str] = {}
        voted = 0
        for number, person in enumerate(people):
            answer = await person.do("ask", id=f"ask-{number}", text=f"Question {number}?")
            acknowledged[answer["question"]] = f"Question {number}?"
        cards = (await moderator.look())["questions"]
        first = next(iter(acknowledged))
        await moderator.do("approve", question=first, rev=cards[first]["rev"])
        for person in people[: PEOPLE // 2]:
            await person.do("vote", question=first, value=True)
            voted += 1
        before = await moderator.look()

        flood = [
            asyncio.create_task(person.do("ask", id=f"late-{n}", text=f"Late {n}?"))
            for n, person in enumerate(people)
        ]
        await asyncio.wait(flood, return_when=asyncio.FIRST_COMPLETED)
        server.kill()
        for task in await asyncio.gather(*flood, return_exceptions=True):
            if isinstance(task, dict):
                acknowledged[task["question"]] = "late"

    assert server.process.returncode == -9
    with serving(data, port) as server:
        moderator.server = server
        for each in (*people, *watchers):
            each.server = server
        after = await moderator.look()
        assert after["now"] == before["now"]
        assert after["show"] == before["show"]
        assert set(after["questions"]) >= set(acknowledged)
        assert after["questions"][first]["votes"] == voted

        repeated = await people[0].do("ask", id="ask-0", text="Question 0?")
        assert repeated["question"] == first
        for number, person in enumerate(people):
            await person.do("ask", id=f"late-{number}", text=f"Late {number}?")
        questions = (await moderator.look())["questions"]
        assert sorted(card["text"] for card in questions.values()) == sorted(
            f"{kind} {n}?" for n in range(PEOPLE) for kind in ("Question", "Late")
        )

        host = Client(server, made["room"], made["tokens"]["host"])
        await moderator.do("queue", question=first, rev=questions[first]["rev"])
        await host.do("next_question", after=None)
        overlay = Client(server, made["room"], made["tokens"]["overlay"])
        assert (await overlay.look())["live_question"]["text"] == "Question 0?"
        await host.do(
            "answer", question=first, rev=(await host.look())["live_question"]["rev"], how="aloud"
        )
        await moderator.do("cue_next", after=segments[5])
        breaks = await asyncio.wait_for(asyncio.gather(*watching), 30)
        assert min(breaks) >= 1
        assert [each.screen["questions"][first]["state"] for each in watchers] == ["answered"] * 3
        await moderator.do("cue_next", after=segments[6])
        await moderator.do("cue_next", after=segments[7])
        assert (await moderator.look())["event"]["phase"] == "ended"

    minutes = await asyncio.to_thread(
        liveroom, "export", made["room"], "--as", "minutes", "--data", str(data)
    )
    assert "Question 0?" in minutes.stdout
    assert "Late 0?" in minutes.stdout


async def test_a_client_that_comes_back_at_once_is_not_sent_the_screen_again(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    opened = await asyncio.to_thread(
        liveroom, "new", str(ANNOUNCEMENT), "--data", str(data), "--json"
    )
    made = json.loads(opened.stdout)
    with serving(data) as server:
        port = int(server.url.rsplit(":")[-1])
        client = await join(server, made, "Ana")
        async with client.socket() as socket:
            await socket.send('{"t":"hello"}')
            client._take(json.loads(await socket.recv()))
            server.kill()
    with serving(data, port) as server:
        client.server = server
        async with client.socket() as socket:
            await socket.send(json.dumps({"t": "hello", "resume": client.seen}))
            assert json.loads(await socket.recv())["t"] == "patch"
