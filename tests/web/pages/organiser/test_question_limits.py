"""Limits that keep the questions calm, set on the event's home in a form that needs no scripts."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest

from liveroom.core.questions.intake.holding import OFFERED
from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def send(room: Room, **typed: str) -> httpx2.Response:
    form = {"id": f"f{next(room.server.ids)}"} | typed
    headers = {"Cookie": await room.cookie("owner")}
    return await room.server.call("POST", f"/r/{room.name}/limits", data=form, headers=headers)


async def limits(room: Room) -> dict[str, Any]:
    qa = (await room.screen(room.tokens["owner"]))["qa"]
    return {name: qa[name] for name in ("slow_seconds", "hold_words", "strict_votes")}


def words_in(page: httpx2.Response) -> str:
    found = re.search(r'<textarea[^>]* name="hold_words"[^>]*>\n([^<]*)</textarea>', page.text)
    assert found is not None
    return found[1]


async def test_all_limits_are_saved_by_one_form_and_taken_back_by_it(room: Room) -> None:
    answer = await send(
        room, slow_seconds="60", strict_votes="on", hold_words="idiota\n\n hijo  de puta \n"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}/owner#limits")
    assert await limits(room) == {
        "slow_seconds": 60,
        "hold_words": ["idiota", "hijo de puta"],
        "strict_votes": True,
    }
    assert (await send(room, slow_seconds="0", hold_words="")).status_code == 303
    assert await limits(room) == {"slow_seconds": 0, "hold_words": [], "strict_votes": False}


async def test_a_list_is_offered_and_saved_only_when_somebody_wants_it(room: Room) -> None:
    rev = (await room.screen(room.tokens["owner"]))["event"]["rev"]
    await room.do(room.tokens["owner"], "change_event", rev=rev, language="es")
    page = await send(room, slow_seconds="30", hold_words="mío", offer="1")

    assert page.status_code == 200
    assert words_in(page).splitlines() == ["mío", *OFFERED["es"]]
    assert re.search(r'<option value="30" selected>', page.text)
    assert await limits(room) == {"slow_seconds": 0, "hold_words": [], "strict_votes": False}


async def test_what_does_not_fit_is_said_and_what_was_typed_is_kept(room: Room) -> None:
    page = await send(room, slow_seconds="60", hold_words="x" * 41)

    assert page.status_code == 422
    assert "The text has 41 characters; at most 40 fit." in page.text
    assert words_in(page) == "x" * 41
    assert (await send(room, slow_seconds="601", hold_words="")).status_code == 422


async def test_the_form_is_the_owner_s_alone(room: Room) -> None:
    headers = {"Cookie": await room.cookie("moderator")}
    path, form = f"/r/{room.name}/limits", {"id": "f1", "slow_seconds": "60"}
    answer = await room.server.call("POST", path, data=form, headers=headers)
    strange = headers | {"Origin": "https://elsewhere.example"}

    assert answer.status_code == 401
    assert (await room.server.call("POST", path, data=form, headers=strange)).status_code == 403
    assert (await limits(room))["slow_seconds"] == 0
