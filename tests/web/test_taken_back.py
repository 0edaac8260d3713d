"""A mistaken step on air, taken back by a colleague, through the public interface."""

from __future__ import annotations

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def link_of(room: Room, label: str) -> str:
    """The token of a new moderators' link with a label."""
    wish = {"role": "moderator", "label": label}
    made = await room.server.call("POST", f"{room.api}/links", room.tokens["owner"], json=wish)
    assert made.status_code == 201, made.text
    return str(made.json()["token"])


async def test_a_mistaken_next_is_as_if_it_had_not_happened_but_for_who_did_it(room: Room) -> None:
    ana, bo = await link_of(room, "Ana"), await link_of(room, "Bo")
    welcome, talk, _ = await room.segments()
    await room.do(ana, "open")
    async with room.watch(room.tokens["attendee"]) as attendee, room.watch(bo) as colleague:
        await room.do(ana, "cue_next", after=None)
        before = await attendee.until(lambda s: s["now"] is not None)
        now, qa = before["now"], before["qa"]
        await room.do(ana, "cue_next", after=welcome)
        await attendee.until(lambda s: s["now"]["segment"] == talk)
        seen = await colleague.until(lambda s: s["next"]["kind"] == "qa")
        last = seen["last_step"]

        assert (last["name"], last["segment"], last["by"]) == (
            "segment_cued",
            talk,
            {"role": "moderator", "name": "Ana"},
        )
        undone = await colleague.command("u1", "undo_last", rev=seen["show"]["rev"])
        back = await attendee.until(lambda s: s["now"]["segment"] == welcome)

        assert (undone["ok"], undone["undone"]) == (True, "segment_cued")
        assert (back["now"], back["qa"]) == (now, qa)
        assert "last_step" not in back

    account = await room.server.call("GET", f"{room.api}/export/account.csv?lang=en", ana)
    told = [line.split(",")[1:] for line in account.text.splitlines() if "Ana" in line]
    assert told[1:] == [["Ana", "started “Welcome”"], ["Ana", "started “Bogotá” (taken back)"]]
    assert account.text.splitlines()[-1].endswith(",Bo,took the last step back")


async def test_a_refusal_says_in_the_reader_s_language_why(room: Room) -> None:
    moderator = room.tokens["moderator"]
    welcome, *_ = await room.segments()
    await room.do(moderator, "cue_next", after=None)
    fields = {"segment": welcome, "rev": 1, "command": "remove_segment", "id": "r1"}
    refused = await room.server.call(
        "POST",
        f"{room.api}/commands",
        moderator,
        json=fields,
        headers={"Accept-Language": "es"},
    )

    assert (refused.status_code, refused.json()) == (
        409,
        {
            "ok": False,
            "id": "r1",
            "code": "has_run",
            "segment": welcome,
            "rev": 1,
            "message": "Este segmento está en curso o ya pasó: se queda, y su tiempo también.",
        },
    )


async def test_a_stale_edit_brings_the_row_as_it_is_and_nothing_of_the_note(room: Room) -> None:
    moderator = room.tokens["moderator"]
    welcome, *_ = await room.segments()
    changed = {"segment": welcome, "rev": 1, "title": "Hello", "note": "Ring the bell"}
    await room.do(moderator, "change_segment", **changed)
    stale = await room.send(moderator, "change_segment", **changed | {"title": "Hi"})
    host = await room.screen(room.tokens["host"])
    speaker = await room.server.call("GET", f"{room.api}/screen", room.tokens["speaker"])

    assert (stale.status_code, stale.json()["row"]["title"]) == (409, "Hello")
    assert host["rundown"][0]["note"] == "Ring the bell"
    assert "Ring the bell" not in stale.text + speaker.text
