"""The stranger's walk in docs/architecture.md is the way that messages really take."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import FrameType

import pytest

from tests.house.pages import section
from tests.web.serving import Room, Watcher, running

MOST = 12


def steps(title: str) -> list[str]:
    """The functions named under a heading, by their place in the package."""
    found = re.search(
        rf"^### {title}\n(.*?)(?=^### |\Z)",
        section("architecture.md", "A stranger's walk"),
        re.M | re.S,
    )
    assert found is not None
    return re.findall(r"^\d+\. `([\w.]+)`", found[1], re.M)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every function of liveroom that is called meanwhile, in any thread begun meanwhile."""
    calls: list[str] = []

    def called(frame: FrameType, event: str, _: object) -> None:
        module = frame.f_globals.get("__name__", "")
        if event == "call" and module.startswith("liveroom."):
            calls.append(f"{module}.{frame.f_code.co_qualname}".removeprefix("liveroom."))

    threading.setprofile(called)
    sys.setprofile(called)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


@asynccontextmanager
async def seated(room: Room) -> AsyncIterator[tuple[Watcher, Watcher]]:
    """A moderator and somebody of the audience, each with a first screen."""
    ana = await room.join()
    async with room.watch(room.tokens["moderator"]) as moderator, room.watch(ana) as attendee:
        await moderator.hear()
        await attendee.hear()
        yield moderator, attendee


async def ask(room: Room, calls: list[str]) -> None:
    await room.to_questions()
    async with seated(room) as (moderator, attendee):
        calls.clear()
        await attendee.command("walk", "ask", text="Who pays?")
        await moderator.until(lambda screen: len(screen["questions"]) == 1)


async def cue(room: Room, calls: list[str]) -> None:
    await room.do(room.tokens["moderator"], "open")
    async with seated(room) as (moderator, attendee):
        calls.clear()
        await moderator.command("walk", "cue_next", after=None)
        await attendee.until(lambda screen: screen["now"] is not None)


async def vote(room: Room, calls: list[str]) -> None:
    question = await room.approved()
    async with seated(room) as (moderator, attendee):
        calls.clear()
        await attendee.command("walk", "vote", question=question, value=True)
        await moderator.until(lambda screen: screen["questions"][question]["votes"] == 1)


Story = Callable[[Room, list[str]], Awaitable[None]]


@pytest.mark.parametrize(
    ("title", "story"),
    [("A question", ask), ("A cue", cue), ("A vote", vote)],
    ids=["question", "cue", "vote"],
)
def test_a_message_goes_the_way_that_the_page_tells(
    tmp_path: Path, title: str, story: Story
) -> None:
    async def walk(calls: list[str]) -> None:
        async with running(data=str(tmp_path)) as server:
            await story(await server.new_room(), calls)

    with watched() as calls:
        asyncio.run(walk(calls))

    told = steps(title)
    assert 0 < len(told) <= MOST
    assert [step for step in told if step not in calls] == []
    in_order = iter(calls)
    assert [step for step in told if step not in in_order] == [], "met in another order"
