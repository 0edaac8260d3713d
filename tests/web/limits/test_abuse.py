"""A hall of people behind one address, and a machine that has ten thousand tokens of one room."""

from __future__ import annotations

import asyncio
import json
import resource
from collections import Counter
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from liveroom.core.ids import RoomId
from liveroom.web.security.tokens import PERSON_PREFIX, digest, new_token
from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, running

pytestmark = pytest.mark.anyio

HALL, MACHINE, ELSEWHERE = (
    {"X-Forwarded-For": address} for address in ("192.0.2.1", "198.51.100.7", "203.0.113.9")
)
KEY = "the key of whoever runs this server"
PEOPLE = 400
TOKENS = 10_000
MOST_SOCKETS = 450
MOST_QUESTIONS = 500
LINES = 8
"""Connections over which the machine sends its requests, one behind the other without waiting."""


async def test_a_hall_gets_in_and_asks_while_a_machine_with_ten_thousand_tokens_tries_all() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8_192), hard))
    async with running(
        clock=FakeClock(),
        owner_key=KEY,
        trusted_proxies=("127.0.0.1",),
        sockets_per_address=MOST_SOCKETS,
        questions_per_address=MOST_QUESTIONS,
    ) as server:
        opened = await server.call("POST", "/api/v1/rooms", KEY, json={"program": PROGRAM})
        made = opened.json()
        room = Room(server, made["room"], made["tokens"], made["links"], made["program"])
        await room.to_questions()
        collected = await _collected(room)
        async with AsyncExitStack() as stack:
            machine = asyncio.gather(
                *(_ask_all(room, collected[line::LINES]) for line in range(LINES)),
                _sit_down(room, collected[: MOST_SOCKETS + 100], stack),
            )
            people = await _hall(room, stack)
            moderator = await stack.enter_async_context(room.watch(room.tokens["moderator"]))
            *answers, seated = await machine

            told = Counter[int]()
            for each in answers:
                told += each
            assert told == {200: MOST_QUESTIONS, 429: TOKENS - MOST_QUESTIONS}
            assert seated == MOST_SOCKETS

            asked = [answer["question"] for answer in people]
            assert len(set(asked)) == PEOPLE
            approved = await moderator.command("m1", "approve", question=asked[-1], rev=1)
            assert approved["ok"]
            newcomer = await _joined(room, ELSEWHERE)
            answer = await _asked(room, stack, newcomer, ELSEWHERE, 0)
            assert answer["ok"]
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def _collected(room: Room) -> list[str]:
    """Tokens of persons, as somebody may have them who has joined for days, from everywhere."""
    keys = room.server.app_state.keys
    link = await keys.find(digest(room.tokens["attendee"]))
    assert link is not None
    made = [new_token(PERSON_PREFIX) for _ in range(TOKENS)]
    for token in made:
        await keys.add_person(RoomId(room.name), link.link, digest(token), None)
    return made


async def _ask_all(room: Room, tokens: list[str]) -> Counter[int]:
    """A question with each token; how they were answered."""
    url = urlsplit(room.server.url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    told = Counter[int]()
    for start in range(0, len(tokens), 50):
        some = tokens[start : start + 50]
        writer.write(b"".join(_request(room, token, url.netloc) for token in some))
        for _ in some:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            )
            await reader.readexactly(length)
            told[int(head.split(b" ", 2)[1])] += 1
    writer.close()
    return told


def _request(room: Room, token: str, host: str) -> bytes:
    body = json.dumps({"id": token[-20:], "command": "ask", "text": "Flood?"})
    head = (
        f"POST {room.api}/commands HTTP/1.1",
        f"Host: {host}",
        f"Authorization: Bearer {token}",
        f"X-Forwarded-For: {MACHINE['X-Forwarded-For']}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(head) + f"\r\n\r\n{body}").encode()


async def _sit_down(room: Room, tokens: list[str], stack: AsyncExitStack) -> int:
    """Sockets of one person each, and how many of them are open in the end."""
    left = 0
    for token in tokens:
        try:
            socket = await stack.enter_async_context(room.socket(token, headers=MACHINE))
            await socket.send('{"t":"hello"}')
            await socket.recv()
            left += 1
        except (InvalidStatus, ConnectionClosed):
            continue
    return left


async def _hall(room: Room, stack: AsyncExitStack) -> list[dict[str, object]]:
    """Everybody joins, sits down and asks, some at a time, as people come through a door."""
    answers = []
    for start in range(0, PEOPLE, 40):
        some = range(start, start + 40)
        joined = await asyncio.gather(*(_joined(room, HALL) for _ in some))
        answers += await asyncio.gather(
            *(_asked(room, stack, token, HALL, n) for n, token in zip(some, joined, strict=True))
        )
    assert all(answer["ok"] for answer in answers)
    return answers


async def _joined(room: Room, address: dict[str, str]) -> str:
    token = room.tokens["attendee"]
    path = f"{room.api}/join"
    answer = await room.server.call("POST", path, token, json={}, headers=address)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["token"])


async def _asked(
    room: Room, stack: AsyncExitStack, token: str, address: dict[str, str], number: int
) -> dict[str, object]:
    """Sits down by a socket and asks over it."""
    socket = await stack.enter_async_context(room.socket(token, headers=address))
    await socket.send('{"t":"hello"}')
    ask = {"t": "command", "id": "a1", "command": "ask", "text": f"From the hall, {number}?"}
    await socket.send(json.dumps(ask))
    async with asyncio.timeout(30):
        while (frame := json.loads(await socket.recv()))["t"] != "answer":
            pass
    assert isinstance(frame, dict)
    return frame
