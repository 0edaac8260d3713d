"""A data folder of an older liveroom is served on: its links, its people and its questions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

OLD = Path(__file__).parents[2] / "store" / "fixtures" / "tables-1"
TOLD: dict[str, Any] = json.loads((OLD / "told.json").read_text("utf-8"))


async def test_links_of_before_go_on_working(tmp_path: Path) -> None:
    shutil.copy(OLD / "liveroom.db", tmp_path / "liveroom.db")
    async with running(data=str(tmp_path)) as server:
        room = Room(server, TOLD["room"], {"moderator": TOLD["moderator"]}, {}, {})
        desk = await server.call(
            "GET", f"/r/{room.name}/moderator", headers={"Cookie": await room.cookie("moderator")}
        )
        assert (desk.status_code, "Who decides in the end?" in desk.text) == (200, True)
        shown = (await room.screen(TOLD["moderator"]))["questions"].values()
        told = {number: [text, state, votes] for number, text, state, votes in TOLD["questions"]}
        assert {q["number"]: [q["text"], q["state"], q["votes"]] for q in shown} == told
        cookie = {"Cookie": f"lr-{room.name}-attendee={TOLD['person']}"}
        assert (await server.call("GET", f"/r/{room.name}", headers=cookie)).status_code == 200
        mine = (await room.screen(TOLD["person"]))["mine"]
        assert len(mine) > 0
