"""One step with many questions, through the public interface."""

from __future__ import annotations

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio

SEEN = {"question": "none", "rev": 1}


async def test_many_questions_take_one_step_in_one_patch_and_one_step_back(room: Room) -> None:
    stale = await room.approved()
    moderator, asker = room.tokens["moderator"], await room.join()
    ids = [(await room.do(asker, "ask", text=f"Why {n}?"))["question"] for n in range(3)]
    chosen = [{"question": question, "rev": 1} for question in [*ids, stale]]

    async with room.watch(moderator) as desk, room.watch(room.tokens["attendee"]) as attendee:
        await desk.until(lambda s: len(s["questions"]) == 4)
        await attendee.until(lambda s: len(s["questions"]) == 1)
        told = await room.do(moderator, "bulk", each="approve", questions=chosen)
        assert (told["done"], told["refused"]) == (ids, [{"question": stale, "code": "stale"}])
        for heard in [await desk.hear(), await attendee.hear()]:
            assert {*heard["panels"]["questions"]} == {*ids}

        await room.do(moderator, "edit", question=ids[0], rev=2, text="Why at all?")
        await desk.until(lambda s: s["questions"][ids[0]]["rev"] == 3)
        undone = await room.do(moderator, "undo_bulk", bulk=told["bulk"])
        assert undone["done"] == [ids[2], ids[1]]
        assert undone["refused"] == [{"question": ids[0], "code": "stale"}]
        back = await attendee.until(lambda s: ids[1] not in s["questions"])
        assert {*back["questions"]} == {ids[0], stale}


async def test_the_same_id_gets_the_same_answer_and_no_second_step(room: Room) -> None:
    first, again = [
        await room.send(room.tokens["moderator"], "bulk", id="b1", each="queue", questions=[SEEN])
        for _ in range(2)
    ]
    refused = [{"question": "none", "code": "no_such_question"}]

    assert first.json() == again.json()
    assert (first.json()["bulk"], first.json()["refused"]) == (None, refused)


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"each": "go_live", "questions": []}, "each", "not_one_of"),
        ({"each": "merge", "questions": []}, "into", "missing"),
        ({"each": "queue", "questions": [SEEN] * 1001}, "questions", "too_many"),
        ({"each": "queue", "questions": [{"question": "q"}]}, "questions[0].rev", "missing"),
        (
            {"each": "queue", "questions": [SEEN | {"question": ""}]},
            "questions[0].question",
            "not_an_id",
        ),
    ],
)
async def test_a_step_that_is_not_understood_names_the_field(
    room: Room, fields: dict[str, object], field: str, problem: str
) -> None:
    refused = (await room.send(room.tokens["moderator"], "bulk", **fields)).json()

    assert (refused["code"], refused["field"], refused["problem"]) == (
        "bad_message",
        field,
        problem,
    )
