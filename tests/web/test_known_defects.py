"""What goes wrong in other systems for an audience's questions, and must not here.

Each test is named after the defect that it would catch. Those that only a screen can have are
caught in the browser: a list that stands still after a failed command in test_desk.py, an overlay
that shows its own troubles on air in test_overlay_alone.py. Words of other languages that hold a
question are caught in tests/core/questions/test_safety.py: a room has no words but its own.
"""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.web.serving import Room, Running

pytestmark = pytest.mark.anyio


async def votes(room: Room, question: str) -> int:
    card = (await room.screen(room.tokens["moderator"]))["questions"][question]
    return int(card["votes"])


async def test_a_vote_is_kept_though_it_was_refused(server: Running, room: Room) -> None:
    question = await room.approved()
    elsewhere = await server.new_room()
    await elsewhere.approved()
    stranger = await elsewhere.join()

    for voter, asked in ((stranger, question), (await room.join(), "no-such-question")):
        where = elsewhere if voter == stranger else room
        refused = await where.send(voter, "vote", question=asked, value=True)
        assert refused.json()["code"] == "no_such_question"
    assert await votes(room, question) == 0

    ana = await room.join()
    hidden = (await room.do(ana, "ask", text="Not yet read?"))["question"]
    refused = await room.send(await room.join(), "vote", question=hidden, value=True)
    assert refused.json()["code"] == "no_such_question"
    await room.do(room.tokens["moderator"], "approve", question=hidden, rev=1)
    assert await votes(room, hidden) == 0


async def test_votes_at_once_are_lost(room: Room) -> None:
    question = await room.approved()
    people = [await room.join() for _ in range(30)]
    twice = [person for person in people for _ in range(2)]

    async with asyncio.TaskGroup() as at_once:
        for person in twice:
            at_once.create_task(room.do(person, "vote", question=question, value=True))

    assert await votes(room, question) == len(people)


async def test_a_vote_that_is_sent_again_is_taken_back(room: Room) -> None:
    question, ana = await room.approved(), await room.join()

    for _ in range(3):
        await room.do(ana, "vote", question=question, value=True)
        assert await votes(room, question) == 1
    for _ in range(2):
        await room.do(ana, "vote", question=question, value=False)
        assert await votes(room, question) == 0


async def test_anybody_takes_away_what_somebody_else_asked(room: Room) -> None:
    question, other = await room.approved(), await room.join()

    refused = await room.send(other, "withdraw", question=question)
    assert refused.json()["code"] == "not_yours"
    for command in ("dismiss", "edit", "hold_question"):
        fields = {"dismiss": {"reason": "off_topic"}, "edit": {"text": "Mine now?"}}
        more = fields.get(command, {})
        refused = await room.send(other, command, question=question, rev=2, **more)
        assert refused.status_code == 403
    card = (await room.screen(room.tokens["moderator"]))["questions"][question]
    assert (card["state"], card["text"]) == ("approved", "Who pays?")


async def test_an_asker_puts_a_question_on_air_by_a_field_of_it(room: Room) -> None:
    await room.to_questions()
    ana = await room.join()

    for field, value in (
        ("state", "live"),
        ("number", 0),
        ("votes", 400),
        ("starred", True),
        ("labels", ["first"]),
        ("asked_at", 0),
    ):
        refused = await room.send(ana, "ask", text="Me first?", **{field: value})
        assert (refused.status_code, refused.json()["field"]) == (422, field)
    screen = await room.screen(room.tokens["moderator"])
    assert (screen["questions"], screen["live_question"]) == ({}, None)


async def test_what_is_held_or_dismissed_reaches_attendees(room: Room) -> None:
    await room.to_questions()
    moderator, ana, bea = room.tokens["moderator"], await room.join(), await room.join()
    async with room.watch(bea) as watcher:
        heard = [await watcher.hear()]
        for number, fate in enumerate(("hold_question", "dismiss", "withdraw", "archive"), 1):
            secret = f"Secret {number}?"
            asked = (await room.do(ana, "ask", text=secret))["question"]
            match fate:
                case "withdraw":
                    await room.do(ana, "withdraw", question=asked)
                case "archive":  # seen first, and then taken away from everybody's list
                    await room.do(moderator, "approve", question=asked, rev=1)
                    await watcher.until(lambda s, asked=asked: asked in s["questions"])  # type: ignore[misc]
                    await room.do(moderator, "dismiss", question=asked, rev=2, reason="off_topic")
                    screen = await watcher.until(lambda s, asked=asked: asked not in s["questions"])  # type: ignore[misc]
                    assert screen["questions"] == {}
                case _:
                    more = {"reason": "off_topic"} if fate == "dismiss" else {}
                    await room.do(moderator, fate, question=asked, rev=1, **more)
            if fate != "archive":
                await room.do(moderator, "banner", text=f"After {number}")
                while (watcher.screen.get("banner") or {}).get("text") != f"After {number}":
                    heard.append(await watcher.hear())
    told = json.dumps(heard)
    assert "After 3" in told
    assert "Secret" not in told
    assert (await room.screen(bea))["questions"] == {}


async def test_closing_the_window_locks_the_moderators_out(room: Room) -> None:
    await room.to_questions()
    moderator, ana = room.tokens["moderator"], await room.join()
    asked = [(await room.do(ana, "ask", text=f"{n}?"))["question"] for n in range(3)]
    await room.do(moderator, "set_window", window="closed")

    refused = await room.send(ana, "ask", text="Late?")
    assert refused.json()["code"] == "window_closed"
    await room.do(moderator, "approve", question=asked[0], rev=1)
    await room.do(moderator, "edit", question=asked[0], rev=2, text="In other words?")
    await room.do(moderator, "merge", question=asked[1], rev=1, into=asked[0])
    await room.do(moderator, "dismiss", question=asked[2], rev=1, reason="no_time")
    await room.do(moderator, "queue", question=asked[0], rev=3)
    await room.do(room.tokens["host"], "next_question", after=None)
    assert (await room.screen(ana))["live_question"]["text"] == "In other words?"


async def test_unread_and_refused_are_the_same(room: Room) -> None:
    await room.to_questions()
    moderator, ana = room.tokens["moderator"], await room.join()
    unread, refused = [(await room.do(ana, "ask", text=f"{n}?"))["question"] for n in range(2)]
    await room.do(moderator, "dismiss", question=refused, rev=1, reason="off_topic")

    cards = (await room.screen(moderator))["questions"]
    assert [cards[question]["state"] for question in (unread, refused)] == ["received", "dismissed"]
    mine = (await room.screen(ana))["mine"]
    assert [mine[question]["state"] for question in (unread, refused)] == ["received", "dismissed"]


async def test_each_vote_sends_the_question_to_everybody(room: Room) -> None:
    question = await room.approved("A long question, which nobody needs twice?")
    people = [await room.join() for _ in range(20)]
    async with room.watch(await room.join(), lean=True) as watcher:
        heard = [await watcher.hear()]
        for person in people:
            await room.do(person, "vote", question=question, value=True)
        while '"counts"' not in json.dumps(heard[-1]) or _count(heard[-1], question) != len(people):
            heard.append(await watcher.hear())
    after = json.dumps(heard[1:])
    assert "nobody needs twice" in json.dumps(heard[0])
    assert "nobody needs twice" not in after
    assert len(heard) - 1 < len(people)


def _count(frame: dict[str, dict[str, dict[str, int]]], question: str) -> int | None:
    return frame["panels"].get("counts", {}).get(question) if frame["t"] == "patch" else None


async def test_of_two_moderators_steps_at_once_one_is_lost(room: Room) -> None:
    await room.to_questions()
    moderator, ana = room.tokens["moderator"], await room.join()
    asked = [(await room.do(ana, "ask", text=f"{n}?"))["question"] for n in range(8)]

    async with asyncio.TaskGroup() as at_once:
        for question in asked:
            at_once.create_task(room.do(moderator, "hold_question", question=question, rev=1))
    cards = (await room.screen(moderator))["questions"]
    assert {card["state"] for card in cards.values()} == {"held"}

    first, second = await asyncio.gather(
        room.send(moderator, "approve", question=asked[0], rev=2),
        room.send(moderator, "dismiss", question=asked[0], rev=2, reason="off_topic"),
    )
    assert sorted([first.status_code, second.status_code]) == [200, 409]
    late = first if first.status_code == 409 else second
    state = (await room.screen(moderator))["questions"][asked[0]]["state"]
    assert (late.json()["code"], late.json()["state"]) == ("stale", state)


async def test_the_card_on_air_lacks_what_its_screen_shows(room: Room) -> None:
    await room.to_questions()
    ana = await room.join("Ana Ruiz")
    asked = (await room.do(ana, "ask", text="Who pays?", name="Ana Ruiz", read_name=True))[
        "question"
    ]
    await room.do(room.tokens["moderator"], "approve", question=asked, rev=1)
    await room.do(room.tokens["moderator"], "go_live", question=asked, rev=2)

    for role in ("host", "speaker", "overlay", "attendee", "moderator"):
        live = (await room.screen(room.tokens[role]))["live_question"]
        assert (live["number"], live["text"], live["name"]) == (1, "Who pays?", "Ana Ruiz")


async def test_who_looks_on_slowly_misses_what_came_in_a_rush(room: Room) -> None:
    await room.to_questions()
    moderator = room.tokens["moderator"]
    people = [await room.join() for _ in range(40)]
    async with room.watch(moderator) as watcher:
        await watcher.hear()
        for person in people:  # more than the buffers of those who lose some
            for n in range(8):
                await room.do(person, "ask", text=f"{n}?")
        screen = await watcher.until(lambda s: len(s["questions"]) == 320)
    assert sorted(card["number"] for card in screen["questions"].values()) == [*range(1, 321)]
