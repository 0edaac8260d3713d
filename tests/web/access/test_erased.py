"""Erased means gone: what people wrote is in no file, no record, no log and on no screen."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from liveroom.core.roles import Role
from liveroom.exports import FORMATS
from liveroom.store.sqlite.verify import Verified, verify
from liveroom.web.server import configure_logging
from tests.fakes import FakeClock
from tests.web.serving import Room, Watcher, running

pytestmark = pytest.mark.anyio

PLANTED = {
    f"canary-{what}"
    for what in (
        "name", "question", "edited", "reason", "note", "answer", "other", "withdrawn", "takeoff",
        "message", "banner", "segment",
    )
}  # fmt: skip
RECORDS = [
    *(f"{what}.{ending}" for what in ("minutes", "questions") for ending in FORMATS[what]),
    "rundown.json",
    "timing.json",
]
HERS = PLANTED - {"canary-other", "canary-message", "canary-banner", "canary-segment"}


def found(data: bytes) -> set[str]:
    """The canaries in some bytes, in which a letter may follow on one by chance."""
    whole = "|".join(sorted(PLANTED, key=len, reverse=True))
    return {each.decode() for each in re.findall(rb"%b|canary-[a-z]*" % whole.encode(), data)}


async def plant(room: Room) -> str:
    """An evening on which everything that people can write was written; who asked most of it."""
    moderator, ana = room.tokens["moderator"], await room.join("canary-name")
    await room.do(room.tokens["owner"], "open")
    await room.do(moderator, "cue_next", after=None)
    one = (await room.do(ana, "ask", text="canary-question?"))["question"]
    two = (await room.do(ana, "ask", text="canary-question two?"))["question"]
    three = (await room.do(ana, "ask", text="canary-withdrawn?"))["question"]
    four = (await room.do(await room.join(), "ask", text="canary-other?"))["question"]
    await room.do(ana, "withdraw", question=three)

    async def moderate(question: str, command: str, **fields: object) -> None:
        cards = (await room.screen(moderator))["questions"]
        rev = cards[question]["rev"]
        await room.do(moderator, command, question=question, rev=rev, **fields)

    await moderate(one, "approve")
    await moderate(one, "edit", text="canary-edited?")
    await moderate(one, "note", text="canary-note")
    await moderate(one, "answer", how="written", text="canary-answer")
    await moderate(two, "approve")
    await moderate(two, "go_live")
    await moderate(two, "take_off", then="dismissed", reason="canary-takeoff")
    await moderate(two, "approve")
    await moderate(two, "dismiss", reason="canary-reason")
    await moderate(four, "approve")
    await room.do(moderator, "message", to="staff", text="canary-message")
    await room.do(moderator, "banner", text="canary-banner")
    row = (await room.screen(moderator))["rundown"][0]
    changed = {"segment": row["segment"], "rev": row["rev"], "note": "canary-segment"}
    await room.do(moderator, "change_segment", **changed)
    return ana


async def shown(room: Room, ana: str, watchers: dict[str, Watcher]) -> AsyncIterator[bytes]:
    """All that anybody can get of the room: connected screens and new ones, pages and records."""
    for watcher in watchers.values():
        yield json.dumps(watcher.screen, ensure_ascii=False).encode()
    for token in (*room.tokens.values(), ana):
        async with room.watch(token) as fresh:
            await fresh.hear()
            yield json.dumps(fresh.screen, ensure_ascii=False).encode()
    jar = await room.came_in(*Role)
    cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
    for page in ("", "/owner", "/moderator", "/host", "/speaker", "/overlay", "/records"):
        answer = await room.server.call("GET", f"/r/{room.name}{page}", headers={"Cookie": cookies})
        assert answer.status_code == 200, page
        yield answer.content
    for token, path in (
        (ana, "my-data"),
        (ana, "receipts"),
        (room.tokens["owner"], "outcomes"),
        (room.tokens["attendee"], "questions"),
        (ana, "similar?text=canary-question"),
        *((room.tokens["owner"], f"export/{name}") for name in RECORDS),
    ):
        answer = await room.server.call("GET", f"{room.api}/{path}", token)
        assert answer.status_code == 200, (path, answer.text)
        yield b"".join(unpacked(answer.content)) if "similar" not in path else answer.content


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and of a workbook those of its parts."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as workbook:
            yield from (workbook.read(name) for name in workbook.namelist())


async def anywhere(
    room: Room, ana: str, watchers: dict[str, Watcher], clock: FakeClock
) -> set[str]:
    await clock.advance(600)  # nobody takes so many records at once
    there = set[str]()
    async for data in shown(room, ana, watchers):
        there |= found(data)
    return there


def in_files(folder: Path) -> set[str]:
    return {mark for path in folder.iterdir() for mark in found(path.read_bytes())}


async def test_what_is_erased_is_in_no_file_no_record_no_log_and_on_no_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    configure_logging()
    data, clock = tmp_path / "data", FakeClock()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running(clock, data=str(data)))
        room = await server.new_room()
        ana = await plant(room)
        watchers = {
            name: await stack.enter_async_context(room.watch(token))
            for name, token in {**room.tokens, "ana": ana}.items()
        }
        for watcher in watchers.values():
            await watcher.hear()
        before = await anywhere(room, ana, watchers, clock)
        assert in_files(data) == PLANTED
        assert before == PLANTED - {"canary-takeoff"}, (
            "of steps only the last one's reason is shown"
        )

        await erase(room, "Q1", watchers)
        assert in_files(data) == PLANTED - HERS
        assert await anywhere(room, ana, watchers, clock) == PLANTED - HERS

        await erase(room, None, watchers)
        assert in_files(data) == set()
        assert await anywhere(room, ana, watchers, clock) == set()
        sys.stderr.flush()
        assert found("".join(capfd.readouterr()).encode()) == set()
        assert await verify(data) == Verified(1, ())
    assert in_files(data) == set()


async def erase(room: Room, person: str | None, watchers: dict[str, Watcher]) -> None:
    """Erase, and let every connected screen hear what comes of it."""
    said = {} if person is None else {"person": person}
    answer = await room.server.call("POST", f"{room.api}/erase", room.tokens["owner"], json=said)
    assert answer.json()["left"] is False, answer.text
    seq = (await room.server.call("GET", f"{room.api}/screen", room.tokens["owner"])).json()["seq"]
    await room.do(room.tokens["moderator"], "blackout", on=person is not None)
    for watcher in watchers.values():
        while watcher.seq <= seq:
            await watcher.hear()
