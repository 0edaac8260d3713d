"""What became of all questions is published, and each asker has what it takes to check it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest

from liveroom.core.roles import Role
from liveroom.exports.outcomes.verifier import faults
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def get(room: Room, what: str, token: str | None, **more: Any) -> httpx2.Response:
    return await room.server.call("GET", f"{room.api}/{what}", token, **more)


async def evening(room: Room) -> tuple[str, str]:
    """Two people ask, one is answered, and the show goes on; their tokens."""
    await room.to_questions()
    ana, bo, moderator = await room.join("Ana"), await room.join(), room.tokens["moderator"]
    mine = (await room.do(ana, "ask", text="¿Quién paga?"))["question"]
    await room.do(bo, "ask", text="Who pays?")
    await room.do(moderator, "approve", question=mine, rev=1)
    await room.do(moderator, "answer", question=mine, rev=2, how="written", text="The city.")
    return ana, bo


async def test_a_receipt_given_early_fits_the_account_that_is_published_after_the_end(
    room: Room,
) -> None:
    ana, bo = await evening(room)
    early = (await get(room, "receipts", ana)).content
    await room.do(room.tokens["moderator"], "end")
    account = await get(room, "outcomes", bo)
    assert account.status_code == 200
    assert account.json()["fates"] == {"answered_in_writing": 1, "not_read": 1}
    given = [early, *[(await get(room, "receipts", each)).content for each in (ana, bo)]]
    assert faults(account.content, given) == set()
    assert "¿Quién paga?" in early.decode()
    for private in ("Who pays?", "The city.", "Ana"):
        assert private not in early.decode() + account.text


async def test_the_account_is_for_everybody_after_the_end_and_before_for_who_runs_the_show(
    room: Room,
) -> None:
    tokens = room.tokens | {"person": await room.join()}

    async def may() -> set[str]:
        asked = {who: (await get(room, "outcomes", token)) for who, token in tokens.items()}
        refused = {r.json()["code"] for r in asked.values() if r.status_code != 200}
        assert refused <= {"not_ended"}
        return {who for who, answer in asked.items() if answer.status_code == 200}

    await evening(room)
    assert await may() == {"owner", "moderator"}
    await room.do(room.tokens["moderator"], "end")
    assert await may() == set(tokens)


@pytest.mark.parametrize("role", Role)
async def test_receipts_are_for_people(room: Room, role: Role) -> None:
    answer = await get(room, "receipts", room.tokens[role])
    assert (answer.status_code, answer.json()["code"]) == (403, "not_joined")


@pytest.mark.parametrize("what", ["outcomes", "receipts"])
async def test_nobody_has_either_of_another_room_or_without_a_token(room: Room, what: str) -> None:
    foreign = await room.server.new_room()
    answer = await get(room, what, await foreign.join())
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_room")
    assert (await get(room, what, None)).status_code == 401


async def test_receipts_fit_after_a_restart_and_when_what_was_asked_is_erased(
    tmp_path: Path,
) -> None:
    async with running(data=tmp_path) as server:
        room = await server.new_room()
        ana, _ = await evening(room)
        early = (await get(room, "receipts", ana)).content

    async with running(data=tmp_path) as again:
        room = Room(again, room.name, room.tokens, room.links, room.program)
        await room.do(room.tokens["moderator"], "end", id="the-end")
        await room.do(ana, "erase_mine")
        erased = await get(room, "receipts", ana)
        account = (await get(room, "outcomes", ana)).content
    assert erased.json()["words"] == []
    assert faults(account, [early, erased.content]) == set()


async def test_who_erases_their_own_questions_leaves_everybody_s_account_whole(room: Room) -> None:
    ana, bo = await evening(room)
    early = [(await get(room, "receipts", each)).content for each in (ana, bo)]
    await room.do(ana, "erase_mine")
    await room.do(room.tokens["moderator"], "end")
    later = await get(room, "receipts", bo)
    account = (await get(room, "outcomes", bo)).content
    assert faults(account, [*early, later.content]) == set()
