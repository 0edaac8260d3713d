"""Question cards beyond those of a screen, a page at a time."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from liveroom.core.roles import Audience
from liveroom.core.screens import lists
from liveroom.live.broadcast import card_pages
from tests.web.serving import Room

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen carries three cards, one of them for the newest, and a page has two."""
    monkeypatch.setattr(lists, "MOST_CARRIED", 3)
    monkeypatch.setattr(lists, "NEWEST", 1)
    pages = {Audience.ATTENDEE: 2, Audience.MODERATOR: 2}
    monkeypatch.setattr(card_pages, "LONGEST", pages)


async def hall(room: Room) -> list[str]:
    """Six questions, the last of them not approved; the first has two votes, the third one."""
    await room.to_questions()
    people = [await room.join() for _ in range(6)]
    asked = [
        (await room.do(person, "ask", text=f"Question {n}?"))["question"]
        for n, person in enumerate(people, 1)
    ]
    for question in asked[:5]:
        await room.do(room.tokens["moderator"], "approve", question=question, rev=1)
    async with room.watch(room.tokens["moderator"]) as moderator:
        await moderator.hear()
        for person, question in ((0, 0), (1, 0), (1, 2)):
            await room.do(people[person], "vote", question=asked[question], value=True)
        await moderator.until(
            lambda screen: (
                [screen["questions"][question]["votes"] for question in asked] == [2, 0, 1, 0, 0, 0]
            )
        )
    return asked


async def page(room: Room, token: str, **query: str) -> dict[str, Any]:
    answer = await room.server.call("GET", f"{room.api}/questions", token, params=query)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert isinstance(told, dict)
    return told


async def all_pages(room: Room, token: str, **query: str) -> list[list[str]]:
    """The numbers on each page until there is no next."""
    numbers, after = [], {}
    while True:
        told = await page(room, token, **query, **after)
        numbers.append([card["number"] for card in told["questions"]])
        if told["next"] is None:
            return numbers
        after = {"after": told["next"]}


async def test_pages_follow_one_another_to_the_end(room: Room) -> None:
    await hall(room)
    attendee, moderator = room.tokens["attendee"], room.tokens["moderator"]

    assert await all_pages(room, attendee) == [[5, 4], [3, 2], [1]]
    assert await all_pages(room, attendee, sort="votes") == [[1, 3], [2, 4], [5]]
    assert await all_pages(room, moderator, sort="newest") == [[6, 5], [4, 3], [2, 1]]
    assert await all_pages(room, moderator, sort="votes") == [[1, 3], [2, 4], [5]]


async def test_a_card_is_the_one_of_the_screen(room: Room) -> None:
    asked = await hall(room)
    for role in ("attendee", "moderator"):
        token = room.tokens[role]
        screen = (await room.screen(token))["questions"]
        told = await page(room, token, sort="votes")
        assert [card["id"] for card in told["questions"]] == [asked[0], asked[2]]
        assert told["questions"][0] == {"id": asked[0], **screen[asked[0]]}


async def test_what_is_not_shown_is_on_no_page_of_an_attendee(room: Room) -> None:
    asked = await hall(room)
    await room.do(room.tokens["moderator"], "hold_question", question=asked[1], rev=2)
    for sort in ("newest", "votes"):
        pages = await all_pages(room, await room.join(), sort=sort)
        assert sorted(number for numbers in pages for number in numbers) == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("role", "query", "status", "code"),
    [
        ("attendee", {"sort": "oldest"}, 422, "bad_message"),
        ("attendee", {"after": "q0"}, 404, "no_such_question"),
        ("host", {}, 403, "not_allowed"),
        ("speaker", {}, 403, "not_allowed"),
        ("overlay", {}, 403, "not_allowed"),
    ],
)
async def test_what_is_no_page_is_refused(
    room: Room, role: str, query: dict[str, str], status: int, code: str
) -> None:
    answer = await room.server.call("GET", f"{room.api}/questions", room.tokens[role], params=query)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_without_scripts_a_link_leads_to_the_rest(room: Room) -> None:
    asked = await hall(room)
    cookie = {"Cookie": await room.cookie("attendee")}

    async def read(path: str) -> str:
        return (await room.server.call("GET", path, headers=cookie)).text

    first, second = await asyncio.gather(
        read(f"/r/{room.name}?sort=votes"),
        read(f"/r/{room.name}?sort=votes&after={asked[2]}"),
    )

    def shown(page: str) -> list[str]:
        return [question for question in asked if f'id="text-{question}"' in page]

    assert (shown(first), shown(second)) == ([asked[0], asked[2]], [asked[1], asked[3]])
    assert f"?sort=votes&amp;after={asked[2]}#questions" in first
    assert f"?sort=votes&amp;after={asked[3]}#questions" in second
