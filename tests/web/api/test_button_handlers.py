"""Buttons of control surfaces over HTTP, and what stands on them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from liveroom.live.clock import Clock
from tests.fakes import FakeClock
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


@pytest.fixture
async def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def room(clock: Clock) -> AsyncIterator[Room]:
    async with running(clock=clock) as server:
        room = await server.new_room()
        await room.do(room.tokens["moderator"], "open")
        yield room


async def pressed(room: Room, button: str, role: str = "moderator") -> httpx2.Response:
    return await room.server.call("POST", f"{room.api}/press/{button}", room.tokens[role])


async def press(room: Room, clock: FakeClock, button: str) -> dict[str, Any]:
    """A press of its own, and the feedback after it."""
    await clock.advance(1)
    answer = await pressed(room, button)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert isinstance(told, dict)
    return told


async def test_an_evening_by_buttons_alone(room: Room, clock: FakeClock) -> None:
    assert (await press(room, clock, "next"))["title"] == "Welcome"
    assert (await press(room, clock, "plus_60"))["remaining"] == 239
    assert (await press(room, clock, "toggle"))["is_held"] is True
    assert (await press(room, clock, "toggle"))["is_held"] is False
    found = await press(room, clock, "next")
    assert (found["title"], found["speaker"]) == ("Bogotá", "Luz Amparo Medina Gerena")
    found = await press(room, clock, "undo")
    assert (found["title"], found["remaining_text"]) == ("Welcome", "3:56")
    assert (await press(room, clock, "next"))["title"] == "Bogotá"
    assert (await press(room, clock, "previous"))["title"] == "Welcome"
    assert (await press(room, clock, "blackout"))["blackout"] is True
    assert (await press(room, clock, "blackout"))["blackout"] is False
    assert (await press(room, clock, "end"))["phase"] == "ended"


async def test_the_questions_by_buttons(room: Room, clock: FakeClock) -> None:
    moderator = room.tokens["moderator"]
    for _ in range(3):
        await press(room, clock, "next")
    question = (await room.do(await room.join(), "ask", text="Who pays?"))["question"]
    assert (await press(room, clock, "plus_30"))["questions_new"] == 1
    await room.do(moderator, "queue", question=question, rev=1)

    found = await press(room, clock, "next_question")
    assert (found["live_question"], found["queue_length"]) == ("Who pays?", 0)
    assert (await press(room, clock, "answered"))["live_question"] == ""


async def test_twice_at_once_counts_once_and_gets_the_same_answer(
    room: Room, clock: FakeClock
) -> None:
    first = (await pressed(room, "next")).content
    await clock.advance(0.4)
    assert (await pressed(room, "next")).content == first
    assert (await pressed(room, "next", "owner")).json()["title"] == "Bogotá"

    await clock.advance(0.001)
    assert (await pressed(room, "next")).json()["title"] == "Q&A"


async def test_what_cannot_be_now_is_refused_as_everywhere(room: Room) -> None:
    answer = await pressed(room, "hold")
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_on")

    answer = await pressed(room, "answered")
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_queued")

    answer = await pressed(room, "self_destruct")
    refused = answer.json()
    assert (answer.status_code, refused["code"], refused["field"]) == (
        422,
        "bad_message",
        "button",
    )


@pytest.mark.parametrize("role", ["host", "speaker", "attendee", "overlay"])
async def test_buttons_are_for_moderators(room: Room, role: str) -> None:
    assert (await pressed(room, "next", role)).status_code == 403
    feedback = await room.server.call("GET", f"{room.api}/feedback", room.tokens[role])
    assert feedback.status_code == 403


async def test_the_feedback_is_one_flat_object(room: Room, clock: FakeClock) -> None:
    pressed_ = await press(room, clock, "next")
    answer = await room.server.call("GET", f"{room.api}/feedback", room.tokens["moderator"])
    assert answer.json() == pressed_
    assert {type(value) for value in pressed_.values()} <= {str, int, float, bool}


async def link(room: Room, **wanted: object) -> dict[str, Any]:
    answer = await room.server.call("POST", f"{room.api}/links", room.tokens["owner"], json=wanted)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert isinstance(made, dict)
    return made


async def test_only_a_link_made_for_it_may_stand_in_the_address(room: Room) -> None:
    made = await link(room, role="moderator", in_url=True)
    other = await link(room, role="moderator")
    host = await link(room, role="host", in_url=True)

    async def status(token: str, method: str = "GET", path: str = "feedback") -> int:
        answer = await room.server.call(method, f"{room.api}/{path}?token={token}")
        return answer.status_code

    assert await status(made["token"]) == 200
    assert await status(other["token"]) == 403
    assert await status(host["token"]) == 403
    assert await status(room.tokens["moderator"]) == 403
    assert await status("lr_mod_" + "x" * 32) == 401
    assert await status(made["token"], "POST", "press/next") == 401
    assert await status(made["token"], path="screen") == 401
