"""A line that is cut anywhere between a question's sending and its answer."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

CUTS = 200


async def test_each_question_is_kept_once_and_each_asker_has_the_receipt(tmp_path: Path) -> None:
    chance, turns = random.Random(16), 100.0
    fates, receipts = Counter[str](), dict[str, int]()
    async with running(data=tmp_path) as server:
        room = await server.new_room()
        await room.to_questions()
        for n in range(CUTS):
            ana = await room.join()
            question = {"t": "command", "id": f"q{n}", "command": "ask", "text": f"Question {n}?"}
            after = chance.randrange(int(2 * turns) + 1)
            is_answered = await cut(room, ana, question, after if n % 20 else 20 * int(turns))
            was_stored, answer, mine = await again(room, ana, question)
            fate = "answered" if is_answered else "stored" if was_stored else "not stored"
            fates[fate] += 1
            # The cuts gather about the commit and the answer, wherever this machine has them.
            turns *= 1.1 if fate == "not stored" else 0.9

            ((id, receipt),) = mine.items()
            assert (id, receipt["number"]) == (answer["question"], answer["number"])
            assert (receipt["text"], receipt["state"]) == (f"Question {n}?", "received")
            receipts[receipt["text"]] = receipt["number"]

        kept = (await room.screen(room.tokens["moderator"]))["questions"].values()
    assert {card["text"]: card["number"] for card in kept} == receipts
    assert (len(kept), sorted(receipts.values())) == (CUTS, [*range(1, CUTS + 1)])
    assert set(fates) == {"not stored", "stored", "answered"}, fates


async def cut(room: Room, person: str, question: dict[str, Any], turns: int) -> bool:
    """Sends a question and cuts the line so many turns of the loop later: was it answered yet?"""
    async with room.socket(person) as socket:
        await socket.send(json.dumps({"t": "hello"}))
        await frame(socket, "screen")
        await socket.send(json.dumps(question))
        for _ in range(turns):
            await asyncio.sleep(0)
        socket.transport.abort()
        with suppress(ConnectionClosed):
            await frame(socket, "answer")
            return True
    return False


async def again(
    room: Room, person: str, question: dict[str, Any]
) -> tuple[bool, dict[str, Any], dict[str, Any]]:
    """On a new line: whether the question was there, the answer to it when it is sent once more,
    and what its asker is shown of it then."""
    async with room.socket(person) as socket:
        await socket.send(json.dumps({"t": "hello"}))
        mine = (await frame(socket, "screen"))["screen"]["mine"]
        was_stored = bool(mine)
        await socket.send(json.dumps(question))
        answer = None
        while answer is None or not mine:
            told = await frame(socket, "answer", "patch")
            if told["t"] == "answer":
                answer = told
            else:
                mine |= told["panels"].get("mine", {})
    assert answer["ok"], answer
    return was_stored, answer, mine


async def frame(socket: ClientConnection, *kinds: str) -> dict[str, Any]:
    """The next frame of these kinds."""
    async with asyncio.timeout(10):
        while True:
            told: dict[str, Any] = json.loads(await socket.recv())
            if told["t"] in kinds:
                return told
