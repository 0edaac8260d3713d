"""Many at once, and everything a second time: one wish has one effect."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from liveroom.web.limits.inbox import READS, Inbox
from liveroom.web.limits.quotas import PER_PERSON
from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def heads(room: Room) -> object:
    """Where the logs of all rooms end."""
    return dict(await room.server.app_state.log.heads())


async def votes(room: Room, question: str) -> int:
    cards = (await room.screen(room.tokens["moderator"]))["questions"]
    return int(cards[question]["votes"])


async def test_votes_of_many_people_at_once_are_all_counted(room: Room) -> None:
    question = await room.approved()
    people = [await room.join() for _ in range(40)]
    sent = [room.send(each, "vote", question=question, value=True) for each in people]
    assert {answer.status_code for answer in await asyncio.gather(*sent)} == {200}
    assert await votes(room, question) == 40


class Counting(Inbox):
    """Counts who comes to it."""

    came = 0

    def admits(self) -> bool:
        self.came += 1
        return super().admits()


async def test_what_attendees_send_may_have_to_wait_and_what_staff_send_not(room: Room) -> None:
    question, moderator = await room.approved(), room.tokens["moderator"]
    inbox = room.server.connections.reads = Counting(asyncio.get_running_loop(), READS)
    async with room.watch(await room.join()) as ana, room.watch(moderator) as bea:
        before = inbox.came
        assert (await ana.command("v", "vote", question=question, value=True))["ok"]
        assert inbox.came == before + 1
        assert (await bea.command("s", "star", question=question, rev=2, on=True))["ok"]
        assert inbox.came == before + 1


async def test_one_person_on_many_sockets_has_one_vote(room: Room) -> None:
    question = await room.approved()
    ana = await room.join()

    async def vote_on(number: int) -> int:
        async with room.watch(ana) as watcher:
            told = [
                await watcher.command(f"v{number}-{each}", "vote", question=question, value=True)
                for each in range(4)
            ]
            return sum(answer["ok"] for answer in told)

    assert (
        sum(await asyncio.gather(*(vote_on(number) for number in range(PER_PERSON))))
        == 4 * PER_PERSON
    )
    assert await votes(room, question) == 1


async def test_of_twenty_who_cue_at_once_one_does_and_the_others_are_shown_where_things_stand(
    room: Room,
) -> None:
    moderator = room.tokens["moderator"]
    await room.do(moderator, "open")
    await room.do(moderator, "cue_next", after=None)
    first, second, _ = await room.segments()
    sent = [room.send(moderator, "cue_next", after=first) for _ in range(20)]
    answers = [answer.json() for answer in await asyncio.gather(*sent)]
    assert [answer["segment"] for answer in answers if answer["ok"]] == [second]
    assert {(answer["code"], answer["on"]) for answer in answers if not answer["ok"]} == {
        ("already_cued", second)
    }
    assert (await room.screen(moderator))["now"]["segment"] == second


async def test_an_evening_sent_a_second_time_changes_nothing(room: Room) -> None:
    ana, bea, moderator = await room.join(), await room.join(), room.tokens["moderator"]
    evening: list[tuple[str, str, dict[str, Any]]] = [
        (moderator, "open", {}),
        (moderator, "cue_next", {"after": None}),
        (moderator, "set_window", {"window": "open"}),
        (ana, "ask", {"text": "Who pays?"}),
        (moderator, "hold", {}),
        (moderator, "hold", {}),  # refused
        (moderator, "add_time", {"seconds": 60}),
        (bea, "ask", {"text": "Who votes?"}),
        (moderator, "cue_next", {"after": (await room.segments())[0]}),
    ]
    numbered = [(token, name, more | {"id": f"n{n}"}) for n, (token, name, more) in
                enumerate(evening)]  # fmt: skip
    first = [(await room.send(token, name, **more)).json() for token, name, more in numbered]
    before = await heads(room)
    again = [(await room.send(token, name, **more)).json() for token, name, more in numbered]
    assert again == first
    assert [answer["ok"] for answer in first].count(False) == 1
    backwards = reversed(numbered)
    for token, name, more in backwards:
        await room.send(token, name, **more)
    assert await heads(room) == before


async def test_an_id_that_comes_back_with_another_wish_gets_its_first_answer(room: Room) -> None:
    question = await room.approved()
    bea = await room.join()
    first = await room.send(bea, "vote", id="once", question=question, value=True)
    other = await room.send(bea, "ask", id="once", text="Something else?")
    assert other.json() == first.json()
    assert len((await room.screen(room.tokens["moderator"]))["questions"]) == 1


async def test_a_question_of_another_room_is_no_question_here(room: Room) -> None:
    other = await room.server.new_room()
    question = await other.approved()
    await room.to_questions()
    bea, moderator = await room.join(), room.tokens["moderator"]
    before = await heads(room)
    for token, name, more in (
        (bea, "vote", {"value": True}),
        (bea, "withdraw", {}),
        (moderator, "approve", {"rev": 2}),
        (moderator, "go_live", {"rev": 2}),
    ):
        answer = await room.send(token, name, question=question, **more)
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_question")
    assert await votes(other, question) == 0
    assert await heads(room) == before


async def test_somebody_elses_question_is_not_taken_back(room: Room) -> None:
    question = await room.approved()
    answer = await room.send(await room.join(), "withdraw", question=question)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")
    assert await votes(room, question) == 0


async def test_no_state_comes_along_with_a_question(room: Room) -> None:
    await room.to_questions()
    ana = await room.join()
    for field, value in {"state": "live", "votes": 99, "number": 1, "is_live": True}.items():
        answer = await room.send(ana, "ask", text="Me first?", **{field: value})
        assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert (await room.screen(room.tokens["moderator"]))["questions"] == {}


async def test_moderators_work_on_when_the_window_has_closed(room: Room) -> None:
    question = await room.approved()
    moderator = room.tokens["moderator"]
    await room.do(moderator, "set_window", window="closed")
    assert (await room.send(await room.join(), "ask", text="Late?")).status_code == 409
    await room.do(moderator, "edit", question=question, rev=2, text="Who pays for it?")
    await room.do(moderator, "go_live", question=question, rev=3)
    await room.do(moderator, "end")
    answered = {"question": question, "rev": 5, "how": "written", "text": "The city."}
    assert (await room.do(moderator, "answer", **answered))["ok"] is True
