"""What was asked already, for whoever is just typing it."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def similar(room: Room, token: str | None, **query: str) -> httpx2.Response:
    return await room.server.call("GET", f"{room.api}/similar", token, params=query)


async def test_it_brings_shown_questions_and_nothing_that_is_private(room: Room) -> None:
    asked = await room.approved("Who pays for the night bus?")
    await room.do(await room.join("Bea Ruiz"), "ask", text="Who pays for the night bus at all?")

    answer = await similar(room, await room.join(), text="who pays the night bus")

    (found,) = answer.json()["similar"]
    assert 0.5 < found.pop("score") <= 1
    assert found == {
        "question": asked,
        "number": 1,
        "text": "Who pays for the night bus?",
        "name": None,
        "votes": 0,
        "state": "approved",
    }


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ({}, 422, {"code": "bad_message", "field": "text"}),
        ({"text": " "}, 422, {"code": "text_empty"}),
        ({"text": "x" * 501}, 422, {"code": "text_too_long", "length": 501}),
    ],
    ids=["no text", "nothing to see", "too long"],
)
async def test_a_text_that_could_not_be_asked_is_refused(
    room: Room, query: dict[str, str], status: int, told: dict[str, Any]
) -> None:
    answer = await similar(room, await room.join(), **query)

    assert (answer.status_code, answer.json() | told) == (status, answer.json())


async def test_only_who_may_ask_may_look(room: Room) -> None:
    looked = {
        role: (await similar(room, room.tokens[role], text="bus")).status_code
        for role in ("attendee", "host", "speaker", "overlay")
    }

    assert looked == {"attendee": 403, "host": 403, "speaker": 403, "overlay": 403}
    assert (await similar(room, None, text="bus")).status_code == 401


async def test_who_looks_without_end_is_told_to_wait(room: Room) -> None:
    person = await room.join()

    answers = [await similar(room, person, text="bus") for _ in range(30)]

    refused = [each for each in answers if each.status_code == 429]
    assert refused
    assert all(int(each.headers["retry-after"]) >= 1 for each in refused)
    assert (await similar(room, await room.join(), text="bus")).status_code == 200
