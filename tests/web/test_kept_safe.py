"""A room that is kept safe, over real requests and a real restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def person_of(room: Room, question: str) -> str:
    card = (await room.screen(room.tokens["moderator"]))["questions"][question]
    return str(card["person"])


async def visit(room: Room, path: str, cookies: dict[str, str], **form: str) -> None:
    """One request of a browser that keeps its cookies."""
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    answer = await room.server.call("POST", path, headers={"Cookie": header}, data=form)
    assert answer.status_code in (200, 303), answer.text
    for name, value in answer.cookies.items():
        cookies[name] = value


async def ask(room: Room, cookies: dict[str, str], text: str) -> int:
    """The status of a question that a page asks."""
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    body = {"id": f"c{next(room.server.ids)}", "command": "ask", "text": text}
    path = f"{room.api}/commands"
    origin = {"Cookie": header, "Origin": room.server.url}
    return (await room.server.call("POST", path, headers=origin, json=body)).status_code


async def test_who_leaves_and_joins_again_in_the_same_browser_stays_muted(room: Room) -> None:
    await room.to_questions()
    browser = dict(await room.came_in("attendee"))
    await visit(room, f"/r/{room.name}/person", browser)
    assert await ask(room, browser, "Rude?") == 200
    (question,) = (await room.screen(room.tokens["moderator"]))["questions"]
    await room.do(room.tokens["moderator"], "mute", person=await person_of(room, question), on=True)
    assert await ask(room, browser, "Again?") == 403

    await visit(room, f"/r/{room.name}/leave", browser, **{"as": "attendee"})
    browser |= dict(await room.came_in("attendee"))
    await visit(room, f"/r/{room.name}/person", browser)
    assert await ask(room, browser, "And again?") == 403
    assert (await room.send(await room.join(), "ask", text="Mine?")).status_code == 200


async def test_who_was_not_muted_leaves_and_joins_again_as_anybody(room: Room) -> None:
    await room.to_questions()
    browser = dict(await room.came_in("attendee"))
    await visit(room, f"/r/{room.name}/person", browser)
    await visit(room, f"/r/{room.name}/leave", browser, **{"as": "attendee"})
    browser |= dict(await room.came_in("attendee"))
    await visit(room, f"/r/{room.name}/person", browser)

    assert await ask(room, browser, "Why?") == 200


async def test_newcomers_from_the_address_of_somebody_muted_wait_and_no_screen_says_where(
    room: Room,
) -> None:
    await room.to_questions()
    first = (await room.do(await room.join(), "ask", text="Rude?"))["question"]
    await room.do(room.tokens["moderator"], "mute", person=await person_of(room, first), on=True)
    second = (await room.do(await room.join(), "ask", text="Mine?"))["question"]
    screen = await room.screen(room.tokens["moderator"])

    card = screen["questions"][second]
    assert (card["state"], card["held_for"]) == ("held", "newcomer")
    assert screen["qa"]["newcomers_held_until"] is not None
    assert "127.0.0.1" not in str(screen["questions"])


async def test_the_whole_story_and_all_that_keeps_the_room_safe_survive_a_restart(
    tmp_path: Path,
) -> None:
    async with running(data=tmp_path) as server:
        room = await server.new_room()
        await room.to_questions()
        moderator, ana = room.tokens["moderator"], await room.join("Ana")
        asked = (await room.do(ana, "ask", text="Why?", read_name=True))["question"]
        await room.do(ana, "edit_own", question=asked, rev=1, text="Why so?")
        await room.do(moderator, "edit", question=asked, rev=2, text="Why is it so?")
        await room.do(moderator, "approve", question=asked, rev=3)
        await room.do(moderator, "label", question=asked, rev=4, labels=["costs"])
        await room.do(moderator, "note", question=asked, rev=5, text="Ask Bo.")
        await room.do(moderator, "hold_words", words=["idiota"])
        bad = (await room.do(await room.join(), "ask", text="¡IDIOTA!"))["question"]
        await room.do(moderator, "mute", person=await person_of(room, bad), on=True, hide=True)
        before = await screens(room, ana)
    async with running(data=tmp_path) as server:
        again = Room(server, room.name, room.tokens, room.links, room.program)
        assert await screens(again, ana) == before
        mine = before[0][asked]
        assert [step["state"] for step in mine["told"]] == [
            "received",
            "edited",
            "reworded",
            "approved",
        ]
        assert (mine["text"], mine["reworded"]) == ("Why so?", "Why is it so?")


async def screens(room: Room, person: str) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """What somebody sees of their own, what moderators see, and the words that hold."""
    moderators = await room.screen(room.tokens["moderator"])
    mine = (await room.screen(person))["mine"]
    return mine, moderators["questions"], moderators["qa"]["hold_words"]


async def test_a_speaker_s_link_shows_what_is_for_them_and_for_no_other(room: Room) -> None:
    await room.to_questions()
    owner, moderator = room.tokens["owner"], room.tokens["moderator"]
    row = (await room.screen(moderator))["rundown"][0]
    people = [{"name": "SECRET-ADA"}, {"name": "Bo"}]
    await room.do(owner, "change_segment", segment=row["segment"], rev=row["rev"], speakers=people)
    links = {
        name: (
            await room.server.call(
                "POST", f"{room.api}/links", owner, json={"role": "speaker", "label": name}
            )
        ).json()["token"]
        for name in ("SECRET-ADA", "Bo")
    }
    ana = await room.join()
    async with room.watch(links["Bo"]) as bo, room.watch(links["SECRET-ADA"]) as ada:
        await bo.hear()
        await ada.hear()
        asked = (await room.do(ana, "ask", text="FOR-ADA", to="secret-ada"))["question"]
        await room.do(moderator, "approve", question=asked, rev=1)
        await room.do(links["SECRET-ADA"], "stance", question=asked, stance="mine")
        every = (await room.do(ana, "ask", text="FOR-ALL"))["question"]
        await room.do(moderator, "queue", question=every, rev=1)
        while every not in ada.screen["for_me"] or every not in bo.screen["for_me"]:
            await (ada if every not in ada.screen["for_me"] else bo).hear()

        assert (list(ada.screen["for_me"]), list(bo.screen["for_me"])) == ([asked, every], [every])
        assert ada.screen["for_me"][asked]["stance"] == "mine"
    card = (await room.screen(moderator))["questions"][asked]
    assert (card["to"], card["stances"]) == (
        "SECRET-ADA",
        [{"by": "SECRET-ADA", "stance": "mine"}],
    )
    assert (await room.send(links["Bo"], "stance", question=asked, stance="mine")).json()[
        "code"
    ] == "no_such_question"
    assert "to" not in (await room.screen(ana))["questions"][asked]


async def test_a_question_that_was_under_way_when_the_questions_closed_counts() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        await room.to_questions()
        ana, moderator, closes_at = await room.join(), room.tokens["moderator"], clock.now()
        await room.do(moderator, "set_window", window="closed")
        await clock.advance(5)
        late = await room.send(ana, "ask", text="Why?", sent_at=closes_at - 1_000)
        later = await room.send(ana, "ask", text="And why?", sent_at=closes_at + 1)
        await clock.advance(5.001)
        last = await room.send(ana, "ask", text="At last?", sent_at=closes_at - 1_000)

        assert [each.status_code for each in (late, later, last)] == [200, 409, 409]
        card = (await room.screen(moderator))["questions"][late.json()["question"]]
        assert (card["sent_at"], card["asked_at"]) == (closes_at - 1_000, closes_at + 5_000)
