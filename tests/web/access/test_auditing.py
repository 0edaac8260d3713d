"""An owner can look up who made, opened and replaced links, took records, and changed settings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def audit(room: Room) -> list[dict[str, Any]]:
    path = f"{room.api}/export/audit.json"
    answer = await room.server.call("GET", path, room.tokens["owner"])
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()
    return rows


async def told(room: Room) -> list[tuple[str | None, str, str | None]]:
    """By which role, what, and with a link of which role or which record."""
    return [
        (row["by"] and row["by"]["role"], row["what"], row.get("role") or row.get("record"))
        for row in (await audit(room))[1:]  # the short code is set as the room opens
    ]


async def test_links_records_and_settings_are_noted_with_who_did_it_and_no_secret(
    room: Room,
) -> None:
    owner, moderator, links = room.tokens["owner"], room.tokens["moderator"], f"{room.api}/links"
    made = (
        await room.server.call("POST", links, owner, json={"role": "host", "label": "SECRET-ANA"})
    ).json()
    await room.came_in("host")
    await room.server.call("POST", f"{links}/rotate", owner, json={"role": "speaker"})
    await room.server.call("DELETE", f"{links}/{made['link']}", owner)
    await room.do(moderator, "hold_words", words=["SECRET-WORD"])
    await room.do(moderator, "change_event", rev=1, title="SECRET-TITLE")
    for _ in range(2):
        await room.server.call("GET", f"{room.api}/export/minutes.md", moderator)

    assert await told(room) == [
        ("owner", "link_made", "host"),
        ("host", "link_opened", "host"),
        ("owner", "link_replaced", "speaker"),
        ("owner", "link_revoked", "host"),
        ("moderator", "hold_words_set", None),
        ("moderator", "event_changed", None),
        ("moderator", "record_taken", "minutes.md"),
        ("owner", "record_taken", "audit.json"),
    ]
    rows = await audit(room)
    assert rows[6]["fields"] == ["title"]
    secret = [*room.tokens.values(), made["token"], "SECRET-WORD", "SECRET-TITLE"]
    assert [each for each in secret if each in str(rows)] == []
    assert rows[1]["name"] == "SECRET-ANA"  # the name of a link is no secret of its owner's


async def test_a_link_says_when_it_was_last_used(room: Room) -> None:
    await room.do(room.tokens["moderator"], "open")
    answer = await room.server.call("GET", f"{room.api}/links", room.tokens["owner"])
    used = {each["role"] for each in answer.json()["links"] if each["used_at"] is not None}
    assert used == {"moderator"}


@pytest.mark.parametrize("role", ["moderator", "host", "attendee"])
async def test_the_audit_is_the_owner_s_alone(room: Room, role: str) -> None:
    path = f"{room.api}/export/audit.csv"
    answer = await room.server.call("GET", path, room.tokens[role])
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


async def test_the_owner_s_page_shows_the_latest_of_it(room: Room) -> None:
    jar = await room.came_in("owner")
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}
    await room.do(room.tokens["owner"], "change_event", rev=1, introduction="Welcome.")
    page = await room.server.call("GET", f"/r/{room.name}/owner?lang=es", headers=cookie)
    assert "cambió el evento: introducción" in page.text
    page = await room.server.call("GET", f"/r/{room.name}/owner?lang=en", headers=cookie)
    assert "changed the event: introduction" in page.text
    assert "opened their link in a new browser" in page.text
