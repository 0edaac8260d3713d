"""People who ask, vote and look on through a balancer, whatever becomes of the servers behind it.

They know docs/protocol.md and nothing else: who is cut off comes back, resumes, and sends what was
not answered again under the same id.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count, pairwise
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

PING_SECONDS = 2.0
SILENT_SECONDS = 10.0
"""So long without a word, and the connection is taken for dead."""
ASK_SECONDS = 3.2
"""The pace at which one person may go on asking."""
MOST_OPEN = 19
"""So many undecided questions one person may have, all but one."""
VOTE_SECONDS = 0.3
AGAIN_SECONDS = 0.5
AT_ONCE = 9
FOLLOW_SECONDS = 5.0
PATIENCE = 120
SEGMENTS = 60
TOPICS = 8
UNSURE = ("busy", "not_stored", "too_often", "too_much")
BROKEN = (OSError, ConnectionClosed, InvalidHandshake, InvalidMessage, TimeoutError)

PROGRAM: dict[str, Any] = {
    "title": "An evening of questions",
    "language": "en",
    "starts_at": 1_585_924_200_000,
    "ends_at": 1_585_967_400_000,
    "time_zone": "Europe/Madrid",
    "segments": [
        {"title": f"Questions {n}", "kind": "qa", "planned_seconds": 600} for n in range(SEGMENTS)
    ],
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where everybody comes in: a balancer with TLS, or a server."""

    name: str
    address: str
    port: int
    tls: ssl.SSLContext | None
    key: str
    """The operator's."""

    def http(self) -> httpx2.AsyncClient:
        """A client for requests."""
        return httpx2.AsyncClient(
            base_url=f"http{self._s}://{self.address}:{self.port}",
            headers={"Host": self.name if self.port == 443 else f"{self.name}:{self.port}"},
            verify=self.tls or True,
            trust_env=False,
            timeout=60,
        )

    def socket(self, room: str, token: str) -> connect:
        """A connection to a room's socket, to be entered."""
        return connect(
            f"ws{self._s}://{self.name}:{self.port}/ws/{room}",
            host=self.address,
            port=self.port,
            ssl=self.tls,
            proxy=None,
            compression=None,
            ping_interval=None,
            open_timeout=SILENT_SECONDS,
            close_timeout=1,
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]
            additional_headers={"Authorization": f"Bearer {token}"},
        )

    @property
    def _s(self) -> str:
        """What stands behind the name of a protocol with TLS."""
        return "s" if self.tls else ""


class Client:
    """One screen with what it shows, and the commands that are sent from it."""

    def __init__(self, door: Door, room: str, token: str, crowd: Crowd) -> None:
        self._door, self._room, self._token, self._crowd = door, room, token, crowd
        self.screen: dict[str, Any] = {}
        self.came_back = 0
        self.longest_away = 0.0
        """Seconds from the end of a connection to the first frame of the next."""
        self._left_at: float | None = None
        self.answers: dict[str, dict[str, Any]] = {}
        self.sent: dict[str, dict[str, Any]] = {}
        self._resume: dict[str, Any] | None = None
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._socket: ClientConnection | None = None
        self._ids = count(1)
        self._moved = asyncio.Event()

    async def live(self) -> None:
        """Be connected, for ever."""
        while True:
            with suppress(*BROKEN):
                async with self._door.socket(self._room, self._token) as socket:
                    await self._talk(socket)
            if self._socket is not None:
                self._left_at = time.monotonic()
                self.came_back += 1
            self._socket = None
            await asyncio.sleep(AGAIN_SECONDS)

    async def command(self, command: str, **fields: Any) -> dict[str, Any]:
        """What is answered in the end. Not refused."""
        body = {"id": f"c{next(self._ids)}", "command": command} | fields
        answer = await self.ask_again(body)
        assert answer["ok"], (command, answer)
        self._crowd.acknowledged()
        self.sent[body["id"]], self.answers[body["id"]] = body, answer
        return answer

    async def ask_again(self, body: dict[str, Any]) -> dict[str, Any]:
        """What is answered to a command under its id, sent as often as it takes."""
        while True:
            answer = await self._once(body)
            if answer.get("code") not in UNSURE:
                return answer
            await asyncio.sleep(answer.get("retry_after", AGAIN_SECONDS))

    async def changed(self) -> int:
        """How many questions and cues are answered otherwise when they are sent again.

        As many of the last as one may send at once.
        """
        sent = [body for body in self.sent.values() if body["command"] in ("ask", "cue_next")]
        again = [await self.ask_again(body) for body in sent[-AT_ONCE:]]
        return sum(answer != self.answers[answer["id"]] for answer in again)

    async def until(self, true: Callable[[dict[str, Any]], bool]) -> None:
        """Return when something holds of the screen."""
        while not (self.screen and true(self.screen)):
            self._moved.clear()
            await self._moved.wait()

    async def _once(self, body: dict[str, Any]) -> dict[str, Any]:
        future = asyncio.get_running_loop().create_future()
        self._waiting[body["id"]] = future
        self.sent[body["id"]] = body
        if self._socket is not None:
            with suppress(*BROKEN):
                await self._say(self._socket, {"t": "command"} | body)
        return dict(await future)

    async def _talk(self, socket: ClientConnection) -> None:
        hello = {"t": "hello"} | ({"resume": self._resume} if self._resume else {})
        await self._say(socket, hello)
        self._socket = socket  # first, so that no command is missed meanwhile
        for id_ in [*self._waiting]:
            await self._say(socket, {"t": "command"} | self.sent[id_])
        pinging = asyncio.create_task(self._ping(socket))
        try:
            while True:
                async with asyncio.timeout(SILENT_SECONDS):
                    self._hear(json.loads(await socket.recv()))
        finally:
            pinging.cancel()

    async def _ping(self, socket: ClientConnection) -> None:
        with suppress(*BROKEN):
            while True:
                await asyncio.sleep(PING_SECONDS)
                await self._say(socket, {"t": "ping", "c": 0})

    async def _say(self, socket: ClientConnection, message: dict[str, Any]) -> None:
        await socket.send(json.dumps(message))

    def _hear(self, message: dict[str, Any]) -> None:
        if self._left_at is not None:
            self.longest_away = max(self.longest_away, time.monotonic() - self._left_at)
            self._left_at = None
        match message["t"]:
            case "screen":
                self.screen = message["screen"]
                self._resume = {"epoch": message["epoch"], "seq": message["seq"]}
            case "patch":
                assert self._resume is not None
                assert message["seq"] >= self._resume["seq"], "a screen never goes back"
                self._resume["seq"] = message["seq"]
                self._patch(message["panels"])
            case "answer" if message["id"] in self._waiting:
                self._waiting.pop(message["id"]).set_result(message)
        self._moved.set()

    def _patch(self, panels: dict[str, Any]) -> None:
        for name, panel in panels.items():
            if name in ("questions", "mine", "my_votes", "for_me", "messages"):
                items = self.screen[name] | panel
                self.screen[name] = {key: item for key, item in items.items() if item is not None}
            else:
                self.screen[name] = panel


@dataclass
class Person:
    """Somebody of the audience: what they asked, and how they wished to vote last."""

    client: Client
    asked: list[dict[str, Any]] = field(default_factory=list)
    wishes: dict[str, bool] = field(default_factory=dict)

    async def ask(self, over: asyncio.Event) -> None:
        """Ask one question after the other until it is over."""
        while not over.is_set() and len(self.asked) < MOST_OPEN:
            text = f"Who pays for {len(self.asked)}?"
            self.asked.append(await self.client.command("ask", text=text))
            await _or_over(over, ASK_SECONDS)

    async def vote(self, questions: list[str], over: asyncio.Event) -> None:
        """Vote for each question in turn, and take it back the next time."""
        while not over.is_set():
            for question in questions:
                await self.client.until(partial(_shows, question))
                value = not self.wishes.get(question, False)
                await self.client.command("vote", question=question, value=value)
                self.wishes[question] = value
                await _or_over(over, VOTE_SECONDS)
                if over.is_set():
                    return


@dataclass(frozen=True, slots=True)
class Found:
    """What there is in the end of what was acknowledged."""

    acknowledged: int
    lost: int
    doubled: int
    wrong_votes: int
    holes: int
    changed_answers: int
    cues: int
    longest_pause: float
    """Seconds between two answers to anybody."""
    longest_cue: float
    """Seconds from a moderator's wish to the last screen that showed it."""
    came_back: int
    longest_away: float

    @property
    def is_exact(self) -> bool:
        """Whether all that was acknowledged is there once, and nothing else."""
        wrong = self.lost, self.doubled, self.wrong_votes, self.holes, self.changed_answers
        return not any(wrong)


class Crowd:
    """A moderator with an audience in a room of their own."""

    def __init__(self, door: Door, room: str, tokens: dict[str, str]) -> None:
        self._door, self._room, self._tokens = door, room, tokens
        self._over = asyncio.Event()
        self._alive: list[asyncio.Task[None]] = []
        self._busy: list[asyncio.Task[None]] = []
        self._answered: list[float] = []
        self._cues: list[float] = []
        self._on: str | None = None
        self._topics: list[str] = []
        self.people: list[Person] = []
        self.moderator = self._client(tokens["moderator"])

    @classmethod
    async def gathered(cls, door: Door, people: int, cues: bool = True) -> Crowd:
        """A new room in which these many people ask and vote, and a moderator cues."""
        async with door.http() as http:
            answer = await http.post(
                "/api/v1/rooms",
                json={"program": PROGRAM},
                headers={"Authorization": f"Bearer {door.key}"},
            )
            assert answer.status_code == 201, answer.text
            made = answer.json()
            crowd = cls(door, made["room"], made["tokens"])
            for _ in range(people):
                crowd.people.append(Person(crowd._client(await crowd._join(http))))
        await crowd._begin(cues)
        return crowd

    async def _join(self, http: httpx2.AsyncClient) -> str:
        path = f"/api/v1/rooms/{self._room}/join"
        headers = {"Authorization": f"Bearer {self._tokens['attendee']}"}
        answer = await http.post(path, json={"name": None}, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def _client(self, token: str) -> Client:
        return Client(self._door, self._room, token, self)

    def _clients(self) -> Iterator[Client]:
        yield self.moderator
        for person in self.people:
            yield person.client

    async def _begin(self, cues: bool) -> None:
        self._alive = [asyncio.create_task(client.live()) for client in self._clients()]
        await self.moderator.command("open")
        await self._cue()
        for n, person in zip(range(TOPICS), self.people, strict=False):
            asked = await person.client.command("ask", text=f"What of topic {n}?")
            person.asked.append(asked)
            topic = asked["question"]
            self._topics.append(topic)
            await self.moderator.until(partial(_shows, topic))
            await self.moderator.command("approve", question=topic, rev=1)
        for person in self.people:
            self._busy.append(asyncio.create_task(person.ask(self._over)))
            self._busy.append(asyncio.create_task(person.vote(self._topics, self._over)))
        if cues:
            self._busy.append(asyncio.create_task(self._cue_on()))

    def acknowledged(self) -> None:
        """Somebody was answered."""
        self._answered.append(time.monotonic())

    @property
    def answers(self) -> int:
        """How many commands were acknowledged."""
        return len(self._answered)

    async def answered(self, many: int) -> None:
        """Return when so many more commands were acknowledged."""
        until = len(self._answered) + many
        await self._when(lambda: len(self._answered) >= until)

    async def asked(self, many: int) -> None:
        """Return when so many more questions were acknowledged."""
        until = len(self._told()) + many
        await self._when(lambda: len(self._told()) >= until)

    async def cued(self, many: int) -> None:
        """Return when everybody has seen so many more cues."""
        until = len(self._cues) + many
        await self._when(lambda: len(self._cues) >= until)

    async def _when(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._raise_what_failed()
                await asyncio.sleep(0.05)

    def first_answer_after(self, instant: float) -> float:
        """Seconds from an instant of time.monotonic() to the first answer to anybody."""
        return min(each for each in self._answered if each > instant) - instant

    def _raise_what_failed(self) -> None:
        for task in self._busy + self._alive:
            if task.done() and (error := task.exception()):
                raise error

    async def _cue_on(self) -> None:
        while not self._over.is_set():
            await self._cue()
            await _or_over(self._over, 0.5)

    async def _cue(self) -> None:
        """Cue the next segment, or the first again, and wait until everybody has seen it."""
        began = time.monotonic()
        if len(self._cues) % SEGMENTS or self._on is None:
            cued = await self.moderator.command("cue_next", after=self._on)
            on = cued["segment"]
        else:
            rundown = self.moderator.screen["rundown"]
            on = rundown[0]["segment"]
            await self.moderator.command(
                "cue", segment=on, rev=self.moderator.screen["show"]["rev"]
            )
        for client in self._clients():
            await client.until(lambda screen: (screen["now"] or {}).get("segment") == on)
        self._on = on
        self._cues.append(time.monotonic() - began)

    async def found(self) -> Found:
        """Let everybody finish, ask all again under the same ids, and look what there is."""
        self._over.set()
        await self._when(lambda: all(task.done() for task in self._busy))
        shown = await self._followed()
        changed = sum(await asyncio.gather(*(each.changed() for each in self._clients())))
        doubled = len((await self._shown()).keys() - shown.keys())
        for task in self._alive:
            task.cancel()
        await asyncio.gather(*self._alive, return_exceptions=True)
        return self._compared(shown, doubled, changed)

    async def _followed(self) -> dict[str, dict[str, Any]]:
        """All questions, once the server that is asked has followed the others, or time is up."""
        until = time.monotonic() + FOLLOW_SECONDS
        while True:
            shown = await self._shown()
            is_exact = not self._lost(shown) and not self._wrong_votes(shown)
            if is_exact or time.monotonic() > until:
                return shown

    async def _shown(self) -> dict[str, dict[str, Any]]:
        """All questions as moderators see them."""
        async with self._door.http() as http:
            path = f"/api/v1/rooms/{self._room}/screen"
            headers = {"Authorization": f"Bearer {self._tokens['moderator']}"}
            answer = await http.get(path, headers=headers)
            assert answer.status_code == 200, answer.text
            return dict(answer.json()["screen"]["questions"])

    def _told(self) -> dict[str, int]:
        """The number of each question, as its asker was told."""
        return {each["question"]: each["number"] for person in self.people for each in person.asked}

    def _lost(self, shown: dict[str, dict[str, Any]]) -> int:
        """How many questions are not there, or under another number."""
        told = self._told().items()
        return sum(shown.get(each, {}).get("number") != number for each, number in told)

    def _wrong_votes(self, shown: dict[str, dict[str, Any]]) -> int:
        """How many votes there are too many or too few."""
        wrong = 0
        for topic in self._topics:
            wished = sum(person.wishes.get(topic, False) for person in self.people)
            wrong += abs(shown.get(topic, {}).get("votes", 0) - wished)
        return wrong

    def _compared(self, shown: dict[str, dict[str, Any]], doubled: int, changed: int) -> Found:
        numbers = {question: card["number"] for question, card in shown.items()}
        pauses = [later - earlier for earlier, later in pairwise(self._answered)]
        return Found(
            acknowledged=len(self._answered),
            lost=self._lost(shown),
            doubled=doubled + len(numbers.keys() - self._told().keys()),
            wrong_votes=self._wrong_votes(shown),
            holes=len({*range(1, len(numbers) + 1)} ^ {*numbers.values()}),
            changed_answers=changed,
            cues=len(self._cues),
            longest_pause=max(pauses, default=0.0),
            longest_cue=max(self._cues, default=0.0),
            came_back=sum(client.came_back for client in self._clients()),
            longest_away=max(client.longest_away for client in self._clients()),
        )


def _shows(question: str, screen: dict[str, Any]) -> bool:
    return question in screen["questions"]


async def _or_over(over: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(over.wait(), seconds)
