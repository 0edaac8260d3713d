"""The owner aligns the recording by a form; everybody's page leads into it."""

from __future__ import annotations

import re

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def test_one_form_gives_each_segment_and_answer_its_place(room: Room) -> None:
    person = await room.join()
    jar = (await room.came_in("owner")) | {f"lr-{room.name}-attendee": person}
    cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}

    async def posted(**fields: str) -> int:
        form = {"as": "owner", "command": "change_event", "id": f"f{fields}"[:90].replace(" ", "")}
        path = f"/r/{room.name}/do"
        sent = await room.server.call("POST", path, headers=cookies, data=form | fields)
        return sent.status_code

    async def page(path: str = "") -> str:
        shown = await room.server.call("GET", f"/r/{room.name}{path}?lang=en", headers=cookies)
        assert shown.status_code == 200
        return shown.text

    moderator = room.tokens["moderator"]
    await room.to_questions()
    asked = (await room.do(person, "ask", text="Who pays?"))["question"]
    await room.do(moderator, "queue", question=asked, rev=1)
    await room.do(moderator, "next_question", after=None)
    await room.do(moderator, "end")
    show = await room.screen(moderator)
    rev = str(show["event"]["rev"])

    assert await posted(rev=rev, recording="https://youtu.be/abc", first_at="soon") == 422
    assert await posted(rev=rev, recording="http://youtu.be/abc", first_at="") == 422
    assert await posted(rev=rev, recording="https://youtu.be/abc?t=83", first_at="") == 303
    assert (await room.screen(room.tokens["overlay"]))["event"]["recording"] == {
        "url": "https://youtu.be/abc",
        "starts_at": show["show"]["started_at"] - 83_000,
        "at": "https://youtu.be/abc?t={seconds}s",
    }
    attendee = await page()
    places = re.findall(r'href="https://youtu.be/abc\?t=(\d+)s"', attendee)
    assert len(places) == 3 + 3  # segments; the answer, its receipt, and the same at the top
    assert places[0] == places[1] or min(map(int, places)) == 83
    assert re.sub("<[^>]*>", "", attendee).count("Your question:") == 2
    assert "Watch the recording" in attendee
    owner = await page("/owner")
    assert 'value="https://youtu.be/abc"' in owner
    assert 'name="first_at" size="8" placeholder="1:23" value="1:23"' in owner

    minutes = await room.server.call("GET", f"{room.api}/export/minutes.md?lang=en", moderator)
    assert "[1:23](<https://youtu.be/abc?t=83s>)" in minutes.text
