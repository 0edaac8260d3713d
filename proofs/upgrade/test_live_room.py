"""A server gives way to one of the next release in the middle of a show."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from benchmarks import fixture, server, start
from benchmarks.audience import Room
from benchmarks.options import ROOT, Options
from benchmarks.server import OWNER_KEY, Server
from liveroom.store.sqlite import schema
from proofs import report
from proofs.upgrade.screens import holds, screens
from proofs.upgrade.tables import events, version
from tests.nodes.crowd import AT_ONCE, Client, Crowd, Door

pytestmark = pytest.mark.anyio

PEOPLE = 60
ROOMS = 1_000
LOOKED_AT = 50
"""Rooms of which every screen is looked at before and after."""

BACK_SECONDS = 15.0


async def test_a_room_in_the_middle_of_its_show_goes_on_with_the_next_release(
    before: Options,
) -> None:
    rooms = filled(before)
    data = before.folder / "data"
    async with served(before) as running:
        crowd = await Crowd.gathered(door(running), PEOPLE)
        await crowd.answered(10 * PEOPLE)
        assert version(data) < schema.VERSION
        told = await asyncio.to_thread(all_screens, running, rooms)
        positions = [await position(running, room) for room in rooms]
        at = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(running.process.wait, 60) == 0
    earlier = answered(crowd)
    stored = events(data)
    async with served(replace(before, source=ROOT)) as running:
        took = time.monotonic() - at
        assert version(data) == schema.VERSION
        found_screens = await asyncio.to_thread(all_screens, running, rooms)
        back = [
            await comes_back(running, room, where)
            for room, where in zip(rooms, positions, strict=True)
        ]
        await crowd.cued(5)
        await crowd.answered(10 * PEOPLE)
        changed = sum([await repeated(client, ids) for client, ids in earlier])
        found = await crowd.found()
    differing = sum(not holds(new, old) for new, old in zip(found_screens, told, strict=True))
    report.note(
        "a live room on the next release",
        f"{ROOMS:,} rooms, {stored:,} events, {found.came_back} sockets cut",
        f"{found.acknowledged:,}",
        found.lost,
        found.doubled + found.changed_answers + changed,
        found.wrong_votes + found.holes + differing,
        f"serving again {took:.1f} s after SIGTERM, people back after {found.longest_away:.1f} s "
        f"at most; {found.cues} cues seen by everybody; screens of quiet rooms: "
        f"{back.count('patch')} taken up where they were, {back.count('screen')} whole",
    )
    assert found.is_exact, found
    assert (changed, differing) == (0, 0)
    assert found.came_back == PEOPLE + 1, "the server ended while all of them were there"
    assert sum(len(ids) for _, ids in earlier) > PEOPLE, "commands are repeated across releases"
    assert found.longest_away <= BACK_SECONDS


@asynccontextmanager
async def served(options: Options) -> AsyncIterator[Server]:
    """A server, beside which people go on while it starts."""
    with ExitStack() as stack:
        yield await asyncio.to_thread(stack.enter_context, server.plain(options))


def filled(before: Options) -> list[Room]:
    """A thousand rooms of the older release, and some of those in which a show is on."""
    with server.unlimited(before) as running:
        rooms = fixture.open_rooms(running, ROOMS)
        start.use(running, rooms)
    return rooms[1 : 2 * LOOKED_AT : 2]


def door(running: Server) -> Door:
    host, port = running.address
    return Door(host, host, port, None, OWNER_KEY)


def all_screens(running: Server, rooms: list[Room]) -> list[dict[str, Any]]:
    return [screens(running.host, room) for room in rooms]


async def position(running: Server, room: Room) -> dict[str, Any]:
    """What a moderator's screen says last before it is cut off."""
    frame = await first_frame(running, room, {})
    return {"epoch": frame["epoch"], "seq": frame["seq"]}


async def comes_back(running: Server, room: Room, where: dict[str, Any]) -> str:
    """How that screen is brought on: by a patch, or as a whole where its epoch is no longer one."""
    frame = await first_frame(running, room, {"resume": where})
    assert frame["seq"] == where["seq"]
    assert frame["t"] == "patch" or frame["epoch"] != where["epoch"]
    return str(frame["t"])


async def first_frame(running: Server, room: Room, hello: dict[str, Any]) -> dict[str, Any]:
    async with door(running).socket(room.id, room.tokens["moderator"]) as socket:
        await socket.send(json.dumps({"t": "hello"} | hello))
        return dict(json.loads(await socket.recv()))


def answered(crowd: Crowd) -> list[tuple[Client, list[str]]]:
    """The last questions that each was answered, as many as one may ask again at once."""
    clients = [person.client for person in crowd.people]
    return [
        (each, [i for i in each.answers if each.sent[i]["command"] == "ask"][-AT_ONCE:])
        for each in clients
    ]


async def repeated(client: Client, ids: list[str]) -> int:
    """How many of these are answered otherwise now."""
    again = [await client.ask_again(client.sent[each]) for each in ids]
    return sum(answer != client.answers[answer["id"]] for answer in again)
