"""How the show can end on time, asked over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

END = PROGRAM["starts_at"] + 1_680_000
"""By plan the program is over then."""


@pytest.fixture
async def clock() -> FakeClock:
    return FakeClock(PROGRAM["starts_at"])


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[Running]:
    async with running(clock=clock) as started:
        yield started


async def landing(room: Room, token: str, status: int = 200, **query: Any) -> dict[str, Any]:
    answer = await room.server.call("GET", f"{room.api}/landing", token, params=query)
    assert answer.status_code == status, answer.text
    told = answer.json()
    assert isinstance(told, dict)
    return told


async def test_a_moderator_is_told_who_would_give_how_much(room: Room, clock: FakeClock) -> None:
    moderator, ids = room.tokens["moderator"], await room.segments()
    await room.do(moderator, "cue_next", after=None)
    await clock.advance(60)
    rev = (await room.screen(moderator))["show"]["rev"]
    start = PROGRAM["starts_at"]

    assert await landing(room, moderator, ends_at=END - 180_000) == {
        "ends_at": END - 180_000,
        "at": start + 60_000,
        "over_seconds": 180,
        "feasible": True,
        "short_by_seconds": 0,
        "rev": rev,
        "segments": [
            {"segment": ids[0], "from_seconds": 120, "to_seconds": 90, "starts_at": start + 60_000},
            {
                "segment": ids[1],
                "from_seconds": 600,
                "to_seconds": 540,
                "starts_at": start + 150_000,
            },
            {
                "segment": ids[2],
                "from_seconds": 900,
                "to_seconds": 810,
                "starts_at": start + 690_000,
            },
        ],
    }
    protected = await landing(room, moderator, ends_at=END - 180_000, protect="qa")
    assert [each["to_seconds"] for each in protected["segments"]] == [90, 450, 900]


async def test_without_an_instant_it_is_the_announced_end(room: Room) -> None:
    told = await landing(room, room.tokens["owner"])

    assert (told["ends_at"], told["over_seconds"]) == (PROGRAM["ends_at"], -1920)


async def test_where_no_end_is_announced_the_instant_has_to_be_named(server: Running) -> None:
    room = await server.new_room(PROGRAM | {"ends_at": None})
    told = await landing(room, room.tokens["moderator"], 422)

    assert (told["code"], told["field"], told["problem"]) == ("bad_message", "ends_at", "missing")


@pytest.mark.parametrize(
    ("query", "field", "problem"),
    [
        ({"ends_at": "soon"}, "ends_at", "not_an_integer"),
        ({"ends_at": str(2**60)}, "ends_at", "out_of_range"),
        ({"protect": "talk"}, "protect", "not_one_of"),
    ],
)
async def test_what_is_not_understood_is_named(
    room: Room, query: dict[str, str], field: str, problem: str
) -> None:
    told = await landing(room, room.tokens["moderator"], 422, **query)

    assert (told["code"], told["field"], told["problem"]) == ("bad_message", field, problem)


@pytest.mark.parametrize("role", ["host", "speaker", "attendee", "overlay"])
async def test_it_is_for_moderators(room: Room, role: str) -> None:
    assert (await landing(room, room.tokens[role], 403))["code"] == "not_allowed"


async def test_after_the_end_there_is_nothing_to_land(room: Room) -> None:
    await room.do(room.tokens["moderator"], "open")
    await room.do(room.tokens["moderator"], "end")

    assert (await landing(room, room.tokens["moderator"], 409))["code"] == "ended"


async def test_a_show_is_landed_as_it_was_shown_and_everybody_sees_it(
    room: Room, clock: FakeClock
) -> None:
    moderator = room.tokens["moderator"]
    await room.do(moderator, "cue_next", after=None)
    await clock.advance(200)
    preview = await landing(room, moderator, ends_at=END - 180_000)
    async with room.watch(room.tokens["attendee"]) as viewer:
        await viewer.hear()
        await clock.advance(5)
        wish = {name: preview[name] for name in ("rev", "ends_at", "at")}
        await room.do(moderator, "land", **wish)
        shown = await viewer.until(lambda screen: screen["show"]["rev"] == preview["rev"] + 1)

    assert [row["planned_seconds"] for row in shown["rundown"]][1:] == [
        each["to_seconds"] for each in preview["segments"][1:]
    ]
    assert (await landing(room, moderator, ends_at=END - 180_000))["over_seconds"] == 0


async def test_speakers_are_asked_and_the_moderator_sees_who_agrees(
    room: Room, clock: FakeClock
) -> None:
    moderator, speaker = room.tokens["moderator"], room.tokens["speaker"]
    await room.do(moderator, "cue_next", after=None)
    await clock.advance(30)
    preview = await landing(room, moderator, ends_at=END - 180_000)
    await room.do(moderator, "propose", rev=preview["rev"], ends_at=preview["ends_at"])
    asked = (await room.screen(speaker))["landing"]["proposal"]
    await room.do(speaker, "agree", segment=asked[0]["segment"], value=True)

    told = (await room.screen(moderator))["landing"]["proposal"]
    assert [each["agreed"] for each in told] == [True, None]
    assert asked == [each | {"agreed": None} for each in preview["segments"][1:]]
    refused = await room.send(speaker, "agree", segment="s1", value=True)
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_proposed")
