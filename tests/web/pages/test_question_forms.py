"""Questions moderated by the page's own forms, without scripts."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import httpx2
import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


class Forms(HTMLParser):
    """The forms of a page: the fields that each has when it comes, and its buttons."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.boxes: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form":
            self.found.append({"buttons": []})
        elif tag == "button" and self.found:
            self.found[-1]["buttons"].append((name, value))
        elif tag == "input" and has.get("form") == "bulk":
            self.boxes[name] = value
        elif tag in ("input", "textarea", "select") and self.found:
            self.found[-1][name] = value


async def page(room: Room, query: str = "") -> str:
    headers = {"Cookie": await room.cookie("moderator")}
    answer = await room.server.call("GET", f"/r/{room.name}/moderator{query}", headers=headers)
    assert answer.status_code == 200
    return answer.text


async def press(
    room: Room, command: str, about: str = "", button: tuple[str, str] = ("", ""), **typed: str
) -> httpx2.Response:
    """Fill in a form that the page has for this command, about this question, and send it."""
    forms = Forms(await page(room, typed.pop("query", "")))
    button = button if button[0] else ("command", command)
    form = next(
        each
        for each in forms.found
        if command == each.get("command", command)
        and each.get("question", "") == about
        and (button in each["buttons"] or each.get("command") == button[1])
    )
    boxes = {name: forms.boxes[name] for name in typed if name in forms.boxes}
    assert typed.keys() <= form.keys() | boxes.keys()
    data = {name: value for name, value in form.items() if name != "buttons"} | typed | boxes
    headers = {"Cookie": await room.cookie("moderator")}
    data |= {button[0]: button[1]}
    return await room.server.call("POST", f"/r/{room.name}/do", headers=headers, data=data)


async def asked(room: Room, *texts: str) -> list[str]:
    await room.to_questions()
    person = await room.join()
    return [(await room.do(person, "ask", text=text))["question"] for text in texts]


async def moderator(room: Room) -> dict[str, Any]:
    return await room.screen(room.tokens["moderator"])


async def card(room: Room, question: str) -> dict[str, Any]:
    found: dict[str, Any] = (await moderator(room))["questions"][question]
    return found


async def test_what_is_said_beside_a_question_is_typed(room: Room) -> None:
    (question,) = await asked(room, "Who pays?")
    before = await card(room, question)
    speaker = next(each["name"] for row in room.program["segments"] for each in row["speakers"])
    sent = [
        await press(room, "star", question, ("on", "true")),
        await press(room, "note", question, text="Ask Ana"),
        await press(room, "label", question, labels="money, , later "),
        await press(room, "assign", question, speaker=speaker),
    ]
    assert [answer.status_code for answer in sent] == [303] * 4
    beside = {"starred": True, "note": "Ask Ana", "labels": ["money", "later"], "speaker": speaker}
    after = await card(room, question)
    assert after == before | beside | {"rev": after["rev"]}

    for command, field in (("label", "labels"), ("assign", "speaker"), ("note", "text")):
        await press(room, command, question, **{field: ""})
    await press(room, "star", question, ("on", "false"))
    last = await card(room, question)
    assert last == before | {"rev": last["rev"]}


async def test_the_queue_is_put_in_order_by_buttons_and_by_a_rule(room: Room) -> None:
    first, second, third = await asked(room, "One?", "Two?", "Three?")
    for question in (first, second, third):
        await press(room, "queue", question)
    assert (await moderator(room))["queue"] == [first, second, third]

    await press(room, "reorder", third, ("before", second))
    assert (await moderator(room))["queue"] == [first, third, second]
    await press(room, "reorder", first, ("before", second))
    assert (await moderator(room))["queue"] == [third, first, second]
    await press(room, "reorder", first, ("before", ""))
    assert (await moderator(room))["queue"] == [third, second, first]

    await room.do(await room.join(), "vote", question=second, value=True)
    await press(room, "order_rule", rule="by_votes")
    now = await moderator(room)
    assert (now["queue"][0], now["qa"]["rule"]) == (second, "by_votes")


async def test_what_is_selected_is_decided_on_in_one_step_that_is_taken_back(room: Room) -> None:
    questions = await asked(room, "One?", "Two?", "Three?", "Four?")
    one, two, three, four = questions

    async def states() -> list[str]:
        cards = (await moderator(room))["questions"]
        return [cards[question]["state"] for question in questions]

    def boxes(*picked: str) -> dict[str, str]:
        return {f"pick.{question}": "" for question in picked}

    done = await press(room, "bulk", button=("each", "approve"), **boxes(one, two))
    assert await states() == ["approved", "approved", "received", "received"]
    query = done.headers["location"].removeprefix(f"/r/{room.name}/moderator")
    assert "2 questions done." in await page(room, query)
    step = query.removeprefix("?bulk=").partition("&")[0]
    await press(room, "undo_bulk", button=("bulk", step), query=query)
    assert await states() == ["received"] * 4

    await press(room, "bulk", button=("each", "dismiss"), reason="duplicate", **boxes(one))
    await press(room, "bulk", button=("each", "merge"), into=two, **boxes(two, three))
    await press(room, "bulk", button=("each", "label"), labels="late, dull", **boxes(two, four))
    assert await states() == ["dismissed", "received", "merged", "received"]
    assert (await card(room, one))["reason"] == "duplicate"
    assert [(await card(room, each))["labels"] for each in (two, four)] == [["late", "dull"]] * 2

    refused = await press(room, "bulk", button=("each", "queue"), **boxes(one, two))
    query = refused.headers["location"].removeprefix(f"/r/{room.name}/moderator")
    assert "1 question done. 1 was refused." in await page(room, query)


async def test_a_question_is_entered_put_on_air_and_taken_off(room: Room) -> None:
    await asked(room)
    await press(room, "ask", button=("source", "floor"), text="From the hall?", name="Ana")
    (question,) = (await moderator(room))["questions"]
    await press(room, "queue", question)
    await press(room, "go_live", question)
    await press(room, "take_off", question, ("then", "held"))

    after = await card(room, question)
    assert (after["source"], after["name"], after["state"]) == ("floor", "Ana", "held")


async def test_whoever_asks_too_much_is_muted_with_what_waits(room: Room) -> None:
    one, two = await asked(room, "One?", "Two?")
    person = (await card(room, one))["person"]
    page_of = Forms(await page(room))
    form = next(each for each in page_of.found if each.get("person") == person)
    data = {name: value for name, value in form.items() if name != "buttons"} | {"hide": "true"}
    headers = {"Cookie": await room.cookie("moderator")}
    await room.server.call("POST", f"/r/{room.name}/do", headers=headers, data=data)

    after = [await card(room, each) for each in (one, two)]
    assert [(each["state"], each["muted"]) for each in after] == [("dismissed", True)] * 2


async def test_what_somebody_wrote_is_erased_by_a_form_on_their_question(room: Room) -> None:
    first, second = await asked(room, "Who pays?", "And who decides?")
    other = (await room.do(room.tokens["moderator"], "ask", text="From the hall?"))["question"]
    alone = await press(room, "erase", button=("question", other))
    cards = (await room.screen(room.tokens["moderator"]))["questions"]
    assert (alone.status_code, cards[other]["text"], cards[first]["text"]) == (303, "", "Who pays?")

    assert "2 questions of theirs and their name" in await page(room)
    await press(room, "erase", button=("person", cards[second]["person"]))
    cards = (await room.screen(room.tokens["moderator"]))["questions"]
    assert {(card["text"], card["state"]) for card in cards.values()} == {("", "withdrawn")}
    assert "(taken back or erased)" in await page(room)
