"""What lower audiences must never hear of, in every byte that they are sent."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from tests.web.serving import Room, Watcher

pytestmark = pytest.mark.anyio

ASKED = ("WAITS", "HELD", "DISMISSED", "WITHDRAWN", "EDITED", "MERGED", "SHOWN")
PRIVATE = (
    "WAITS-TEXT", "WAITS-NAME", "HELD-TEXT", "HELD-NAME", "DISMISSED-TEXT", "DISMISSED-NAME",
    "WITHDRAWN-TEXT", "WITHDRAWN-NAME", "FIRST-EDITED-TEXT", "MERGED-TEXT", "MERGED-NAME",
    "THE-REASON", "THE-LABEL", "THE-NOTE", "THE-WORD",
)  # fmt: skip
ONLY_LOOKING = ("speaker", "overlay", "attendee")


@asynccontextmanager
async def watching(room: Room, tokens: list[tuple[str, bool]]) -> AsyncIterator[list[Watcher]]:
    """Everybody sits and has a first screen."""
    async with AsyncExitStack() as stack:
        watchers = []
        for token, lean in tokens:
            watcher = await stack.enter_async_context(room.watch(token, lean=lean, beat=lean))
            await watcher.hear()
            watchers.append(watcher)
        yield watchers


async def moderate(room: Room) -> str:
    """One question for every way that a text can be kept back; the asker's token."""
    ana, moderator = await room.join("JOINED-NAME"), room.tokens["moderator"]
    asked = {}
    for name in ASKED:
        first = "FIRST-EDITED-TEXT" if name == "EDITED" else f"{name}-TEXT"
        told = await room.do(ana, "ask", text=first, name=f"{name}-NAME")
        asked[name] = told["question"]

    async def do(name: str, command: str, rev: int = 1, **fields: Any) -> None:
        await room.do(moderator, command, question=asked[name], rev=rev, **fields)

    await do("HELD", "hold_question")
    await do("DISMISSED", "dismiss", reason="THE-REASON")
    await room.do(ana, "withdraw", question=asked["WITHDRAWN"])
    await do("EDITED", "edit", text="EDITED-TEXT")
    await do("EDITED", "approve", rev=2)
    await do("SHOWN", "approve")
    await do("MERGED", "merge", into=asked["SHOWN"])
    await do("EDITED", "queue", rev=3)
    await do("EDITED", "go_live", rev=4)
    await room.send(moderator, "approve", question=asked["DISMISSED"], rev=9)
    await do("SHOWN", "label", rev=2, labels=["THE-LABEL"])
    await do("SHOWN", "note", rev=3, text="THE-NOTE")
    await room.do(moderator, "hold_words", words=["THE-WORD"])
    await room.do(moderator, "hold")
    return ana


async def test_a_text_kept_back_is_in_no_byte_for_those_who_may_not_see_it(room: Room) -> None:
    await room.to_questions()
    bea = await room.join("BEA-NAME")
    tokens = [(room.tokens[role], lean) for role in ONLY_LOOKING for lean in (False, True)]
    tokens += [(bea, False), (bea, True)]
    heard: list[str] = []
    async with watching(room, tokens) as watchers:
        await moderate(room)
        for watcher in watchers:
            while not watcher.screen["now"]["held_at"]:
                heard.append(json.dumps(await watcher.hear()))
    for token in [room.tokens[role] for role in ONLY_LOOKING] + [bea]:
        heard.append(json.dumps(await room.screen(token)))
        refused = await room.server.call("GET", f"{room.api}/export/questions.json", token)
        heard.append(refused.text)
    for role in ONLY_LOOKING:
        cookie = {"Cookie": await room.cookie(role)}
        path = f"/r/{room.name}" if role == "attendee" else f"/r/{room.name}/{role}"
        heard.append((await room.server.call("GET", path, headers=cookie)).text)
    heard.append((await room.server.call("GET", "/metrics")).text)

    everything = "\n".join(heard)
    assert "EDITED-TEXT" in everything.replace("FIRST-EDITED-TEXT", "")
    assert "SHOWN-NAME" in everything
    assert [secret for secret in PRIVATE if secret in everything] == []
    seen = json.dumps(await room.screen(room.tokens["moderator"]))
    taken_back = ["WITHDRAWN-TEXT", "WITHDRAWN-NAME"]
    assert [secret for secret in PRIVATE if secret not in seen] == taken_back


async def test_the_host_hears_of_the_first_wording_and_of_nothing_else(room: Room) -> None:
    await room.to_questions()
    async with watching(room, [(room.tokens["host"], False)]) as (host,):
        heard = [json.dumps(host.screen)]
        await moderate(room)
        while not host.screen["now"]["held_at"]:
            heard.append(json.dumps(await host.hear()))
    assert [secret for secret in PRIVATE if secret in "\n".join(heard)] == ["FIRST-EDITED-TEXT"]


async def test_who_asked_is_in_no_frame_but_the_moderators(room: Room) -> None:
    await room.to_questions()
    answer = await room.server.call(
        "POST", f"{room.api}/join", room.tokens["attendee"], json={"name": None}
    )
    person, token = answer.json()["person"], answer.json()["token"]
    roles = [(each, False) for each in room.tokens.values()]
    async with watching(room, roles) as watchers:
        heard = {
            each: [json.dumps(watcher.screen)]
            for each, watcher in zip(room.tokens, watchers, strict=True)
        }
        question = (await room.do(token, "ask", text="Who pays?"))["question"]
        await room.do(room.tokens["moderator"], "approve", question=question, rev=1)
        await room.do(token, "vote", question=question, value=True)
        await room.do(room.tokens["moderator"], "hold")
        for role, watcher in zip(room.tokens, watchers, strict=True):
            while not watcher.screen["now"]["held_at"]:
                heard[role].append(json.dumps(await watcher.hear()))
    assert {role for role in heard if person in "\n".join(heard[role])} == {"owner", "moderator"}
    assert question in "\n".join(heard["attendee"])
    assert token not in str(heard)


async def told(room: Room, askers: tuple[int, int]) -> list[str]:
    """What an attendee hears of two questions, under names of their own for whatever is random."""
    people = [await room.join("Ana"), await room.join("Bea")]
    async with watching(room, [(await room.join(), False)]) as (watcher,):
        frames = [dict(watcher.screen)]
        for number, asker in enumerate(askers, 1):
            asking = {"text": f"Question {number}?", "name": None}
            question = (await room.do(people[asker], "ask", **asking))["question"]
            await room.do(room.tokens["moderator"], "approve", question=question, rev=1)
            while question not in watcher.screen["questions"]:
                frames.append((await watcher.hear()).get("panels", {}))
    names: dict[str, str] = {}

    def alias(match: re.Match[str]) -> str:
        return names.setdefault(match[0], f"name {len(names) + 1}")

    for panels in frames:
        panels.pop("audience", None)  # comes when it is due
    stable = [re.sub(r"\b1\d{12}\b", "instant", json.dumps(each)) for each in frames if each]
    return [re.sub(r'"q[0-9a-f]{16}"|"s[a-z2-7]{8}"', alias, each) for each in stable]


async def test_two_questions_of_one_person_look_like_those_of_two(room: Room) -> None:
    other = await room.server.new_room()
    await room.to_questions()
    await other.to_questions()
    one, two = await told(room, (0, 0)), await told(other, (0, 1))
    assert "Question 2?" in one[-1]
    assert one == two
