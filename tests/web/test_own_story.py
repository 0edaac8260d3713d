"""What an asker is told outlives the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def test_the_story_of_a_question_is_the_same_after_a_restart(tmp_path: Path) -> None:
    async with running(data=tmp_path) as server:
        room = await server.new_room()
        await room.to_questions()
        asker, staff = await room.join(), room.tokens["moderator"]
        mine = (await room.do(asker, "ask", text="¿Quien paga?"))["question"]
        other = (await room.do(await room.join(), "ask", text="¿Con qué?"))["question"]
        await room.do(asker, "edit_own", question=mine, rev=1, text="¿Quién paga?")
        for command, question, fields in (
            ("edit", mine, {"text": "¿Quién lo paga?"}),
            ("approve", mine, {}),
            ("merge", mine, {"into": other}),
            ("answer", other, {"how": "written", "text": "El fondo."}),
        ):
            rev = (await room.screen(staff))["questions"][question]["rev"]
            await room.do(staff, command, question=question, rev=rev, **fields)
        before: dict[str, Any] = (await room.screen(asker))["mine"][mine]

    async with running(data=tmp_path) as again:
        after = Room(again, room.name, room.tokens, room.links, room.program)
        assert (await after.screen(asker))["mine"][mine] == before
    told = [step["state"] for step in before["told"]]
    assert told == ["received", "edited", "reworded", "approved", "merged"]
    assert (before["text"], before["reworded"]) == ("¿Quién paga?", "¿Quién lo paga?")
    assert before["into"] == {"number": 2, "state": "answered", "answer": "El fondo."}
