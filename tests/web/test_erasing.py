"""Erasing over the web: one's own, for one person, and the whole room; and what a room knows of
somebody."""

from __future__ import annotations

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def my_data(room: Room, token: str) -> dict[str, object]:
    answer = await room.server.call("GET", f"{room.api}/my-data", token)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == 'attachment; filename="my-data.json"'
    found: dict[str, object] = answer.json()
    return found


async def card(room: Room, number: int) -> dict[str, object]:
    cards = (await room.screen(room.tokens["moderator"]))["questions"]
    return next(each for each in cards.values() if each["number"] == number)


async def test_somebody_gets_all_that_the_room_knows_of_them_and_of_nobody_else(room: Room) -> None:
    await room.do(room.tokens["owner"], "open")
    ana, bea = await room.join("Ana"), await room.join()
    hers = await room.do(ana, "ask", text="Who pays?")
    other = await room.do(bea, "ask", text="Why now?")
    for asked in (hers, other):
        await room.do(room.tokens["moderator"], "approve", question=asked["question"], rev=1)
    await room.do(ana, "vote", question=other["question"], value=True)
    found = await my_data(room, ana)

    (question,) = found.pop("questions")  # type: ignore[misc]
    told = [step["state"] for step in question.pop("told")]
    assert (told, question.pop("asked_at") > 0) == (["approved"], True)
    assert question == {
        "number": 1,
        "text": "Who pays?",
        "others_read": "Who pays?",
        "name": "Ana",
        "to": None,
        "state": "approved",
        "reason": None,
        "answer": None,
    }
    assert (await card(room, 1))["person"] == found.pop("person")
    assert found == {
        "room": room.name,
        "title": room.program["title"],
        "name": "Ana",
        "muted": False,
        "votes": [{"number": 2, "text": "Why now?"}],
    }
    assert "Who pays?" not in str(await my_data(room, bea))


async def test_who_erases_their_own_asks_on_without_the_name(room: Room) -> None:
    await room.do(room.tokens["owner"], "open")
    ana = await room.join("Ana")
    async with room.watch(ana) as socket:
        await room.do(ana, "ask", text="Who pays?")
        assert (await room.do(ana, "erase_mine"))["erased"] == 1
        assert (await card(room, 1))["state"] == "withdrawn"

        await socket.command("s1", "ask", text="And who decides?")
        await room.do(ana, "ask", text="And when?")
    assert [(await card(room, n))["name"] for n in (2, 3)] == [None, None]
    found = await my_data(room, ana)
    assert (found["name"], "Who pays?" in str(found)) == (None, False)


async def test_a_page_without_scripts_offers_both(room: Room) -> None:
    await room.do(room.tokens["owner"], "open")
    ana = await room.join()
    await room.do(ana, "ask", text="Who pays?")
    headers = {"Cookie": f"{(await room.cookie('attendee')).partition('=')[0]}={ana}"}

    async def page() -> str:
        return (await room.server.call("GET", f"/r/{room.name}", headers=headers)).text

    before = await page()
    assert f'href="/api/v1/rooms/{room.name}/my-data"' in before
    assert 'value="erase_mine"' in before
    form = {"as": "attendee", "id": "e1", "command": "erase_mine"}
    sent = await room.server.call("POST", f"/r/{room.name}/do", headers=headers, data=form)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/r/{room.name}#mine")
    after = await page()
    assert ("Who pays?" in after, "(erased)" in after, 'value="erase_mine"' in after) == (
        False,
        True,
        False,
    )


async def test_the_owner_erases_a_person_by_a_number_and_then_the_room(room: Room) -> None:
    await room.do(room.tokens["owner"], "open")
    for name in ("Ana", "Bea"):
        await room.do(await room.join(name), "ask", text=f"Why, {name}?")
    await room.do(room.tokens["moderator"], "ask", text="From the hall?", name="Cy")

    async def erase(person: str | None) -> dict[str, object]:
        path, said = f"{room.api}/erase", {} if person is None else {"person": person}
        answer = await room.server.call("POST", path, room.tokens["owner"], json=said)
        found: dict[str, object] = answer.json()
        return found

    async def names() -> list[object]:
        return [(await card(room, n))["name"] for n in (1, 2, 3)]

    assert await erase("Q1") == {"room": room.name, "questions": 1, "left": False}
    assert await names() == [None, "Bea", "Cy"]
    assert (await erase("3"))["questions"] == 1
    assert await names() == [None, "Bea", None]
    assert (await erase("17"))["code"] == "no_such_question"
    assert (await erase("nobody"))["code"] == "no_such_person"
    assert (await erase(None))["questions"] == 3
    assert await names() == [None, None, None]


async def test_the_owner_erases_on_the_events_home_for_one_person_and_all(room: Room) -> None:
    await room.do(room.tokens["owner"], "open")
    for name in ("Ana", "Bea"):
        await room.do(await room.join(name), "ask", text=f"Why, {name}?")
    headers = {"Cookie": await room.cookie("owner")}

    async def send(**form: str) -> tuple[int, str | None]:
        path, typed = f"/r/{room.name}/do", {"as": "owner"} | form
        answer = await room.server.call("POST", path, headers=headers, data=typed)
        return answer.status_code, answer.headers.get("location")

    there = (303, f"/r/{room.name}/owner#erase")
    assert await send(id="e1", command="erase", number="#2") == there
    assert [(await card(room, n))["text"] for n in (1, 2)] == ["Why, Ana?", ""]
    assert (await send(id="e2", command="erase", number="9"))[0] == 404
    assert await send(id="e3", command="erase_room") == there
    assert (await card(room, 1))["text"] == ""
