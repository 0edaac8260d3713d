"""An evening in which everything happens once that has a shape of its own in answers and frames."""

from __future__ import annotations

from typing import Any

import httpx2

from liveroom.core.roles import Role
from tests.web.api.reference import strict
from tests.web.serving import PROGRAM, Room, Running

WHOLE: dict[str, Any] = PROGRAM | {
    "introduction": "All of it.",
    "documents": [{"title": "Paper", "url": "https://example.org/paper"}],
    "sponsors": ["The city", {"name": "A firm", "url": "https://example.org"}],
    "links": {"video": "https://example.org/v", "recording": "https://youtu.be/abcdefghijk"},
    "colour": "#0a7d5c",
    "segments": [row | {"note": "For staff", "wrap_up_seconds": 30} for row in PROGRAM["segments"]],
}


async def opened(server: Running) -> Room:
    """A room of a program that says all that one can."""
    answer = await server.call("POST", "/api/v1/rooms", json={"program": WHOLE})
    strict.check(answer)
    made = answer.json()
    return Room(server, made["room"], made["tokens"], made["links"], made["program"])


async def held(room: Room) -> list[httpx2.Response]:
    """A show with every kind of thing on its screens, as it was answered."""
    server = room.server
    moderator, host, speaker = (room.tokens[role] for role in ("moderator", "host", "speaker"))
    landing = await server.call("GET", f"{room.api}/landing?ends_at=1585927200000", moderator)
    await room.to_questions()
    person = await room.join("Ana")
    asked = [
        await room.send(person, "ask", text=text, name="Ana")
        for text in ("Who pays for it?", "Who pays for that?", "When is it?")
    ]
    first, second, third = (each.json()["question"] for each in asked)
    more = [
        await room.send(moderator, "approve", question=first, rev=1),
        await room.send(moderator, "merge", question=second, rev=1, into=first),
        await room.send(moderator, "dismiss", question=third, rev=1, reason="off_topic"),
        await room.send(moderator, "go_live", question=first, rev=2),
        await room.send(person, "vote", question=first, value=True),
        await room.send(speaker, "stance", question=first, stance="mine"),
        await room.send(moderator, "message", to="staff", text="Two minutes."),
        await room.send(moderator, "banner", text="Welcome"),
        await room.send(moderator, "claim", question=first, on=True),
        await room.send(moderator, "bulk", each="approve", questions=[]),
        await room.send(moderator, "add_segment", after=None, title="One"),
        await room.send(host, "open"),
        await room.send(moderator, "nonsense"),
        await server.call("POST", f"{room.api}/press/toggle", moderator),
        await server.call("POST", f"{room.api}/press/none", moderator),
        await server.call("POST", f"{room.api}/rehearsal", moderator, json={"audience": 1}),
        await server.call("POST", f"{room.api}/join", moderator, json={}),
        await server.call("POST", "/api/v1/read", json={"announcement": "A talk\n10:00 One"}),
        await server.call("POST", "/api/v1/read", json={"announcement": ""}),
        await server.call(
            "POST", f"{room.api}/links", room.tokens["owner"], json={"role": Role.HOST}
        ),
    ]
    link = more[-1].json()["link"]
    gone = await server.call("DELETE", f"{room.api}/links/{link}", room.tokens["owner"])
    return [landing, *asked, *more, gone]
