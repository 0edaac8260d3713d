"""The whole evening through the public interface, by a client that knows only its page."""

from __future__ import annotations

import pytest

from liveroom.live.broadcast.heartbeat import BEAT_SECONDS
from tests.fakes import FakeClock
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def test_an_evening_from_the_first_cue_to_the_end(room: Room) -> None:
    moderator, host = room.tokens["moderator"], room.tokens["host"]
    welcome, talk, questions = await room.segments()
    ana = await room.join("Ana")
    async with (
        room.watch(ana) as attendee,
        room.watch(room.tokens["overlay"]) as overlay,
        room.watch(host) as reader,
    ):
        await room.do(moderator, "open")
        await room.do(moderator, "cue_next", after=None)
        cued = await room.do(moderator, "cue_next", after=welcome)
        assert cued["segment"] == talk
        for watcher in (attendee, overlay, reader):
            screen = await watcher.until(lambda s: bool(s["now"]) and s["now"]["segment"] == talk)
            assert screen["now"]["speakers"][0]["name"] == "Luz Amparo Medina Gerena"
        now = attendee.screen["now"]
        assert now["ends_at"] == now["cued_at"] + 600_000

        await room.do(moderator, "cue_next", after=talk)
        await attendee.until(lambda s: s["qa"]["window"] == "open")
        asked = await attendee.command("q1", "ask", text="¿Cómo empezar?")
        question = asked["question"]
        assert (asked["ok"], asked["number"]) == (True, 1)
        assert (await attendee.until(lambda s: question in s["mine"]))["questions"] == {}

        card = (await room.screen(moderator))["questions"][question]
        assert (card["text"], card["name"], card["state"]) == ("¿Cómo empezar?", "Ana", "received")
        await room.do(moderator, "approve", question=question, rev=card["rev"])
        await attendee.until(lambda s: question in s["questions"])

        bea = await room.join()
        await room.do(bea, "vote", question=question, value=True)
        await attendee.until(lambda s: s["questions"][question]["votes"] == 1)

        card = (await room.screen(moderator))["questions"][question]
        await room.do(moderator, "queue", question=question, rev=card["rev"])
        await reader.until(lambda s: [q["id"] for q in s["queue"]] == [question])
        await room.do(host, "next_question", after=None)
        for watcher in (overlay, reader, attendee):
            shown = await watcher.until(lambda s: s["live_question"] is not None)
            assert shown["live_question"]["text"] == "¿Cómo empezar?"

        await room.do(
            host, "answer", question=question, rev=shown["live_question"]["rev"], how="aloud"
        )
        await attendee.until(lambda s: s["mine"][question]["state"] == "answered")
        await room.do(moderator, "cue_next", after=questions)
        await attendee.until(lambda s: s["event"]["phase"] == "ended")

    minutes = await room.server.call("GET", f"{room.api}/export/minutes.md", moderator)
    assert minutes.status_code == 200
    assert "¿Cómo empezar?" in minutes.text


async def test_a_retry_gets_the_first_answer_and_has_no_second_effect(room: Room) -> None:
    await room.to_questions()
    ana = await room.join()
    first = await room.send(ana, "ask", id="same", text="One?")
    again = await room.send(ana, "ask", id="same", text="One?")
    assert first.json() == again.json()
    async with room.watch(ana) as watcher:
        answer = await watcher.command("same", "ask", text="One?")
    assert {key: value for key, value in answer.items() if key != "t"} == first.json()
    assert len((await room.screen(room.tokens["moderator"]))["questions"]) == 1


async def test_two_people_may_use_the_same_id(room: Room) -> None:
    await room.to_questions()
    answers = [
        (await room.send(await room.join(), "ask", id="same", text="One?")).json()["number"]
        for _ in range(2)
    ]
    assert answers == [1, 2]


async def test_two_moderators_cueing_at_once_advance_one_step(room: Room) -> None:
    moderator, owner = room.tokens["moderator"], room.tokens["owner"]
    await room.do(moderator, "open")
    await room.do(moderator, "cue_next", after=None)
    first, second, _ = await room.segments()
    won = await room.send(moderator, "cue_next", after=first)
    lost = await room.send(owner, "cue_next", after=first)
    assert (won.status_code, lost.status_code) == (200, 409)
    assert (lost.json()["code"], lost.json()["on"]) == ("already_cued", second)
    assert (await room.screen(owner))["now"]["segment"] == second


async def test_a_program_sent_back_with_its_ids_is_the_same_rundown_in_another_order(
    room: Room,
) -> None:
    moderator = room.tokens["moderator"]
    welcome, talk, questions = await room.segments()
    async with room.watch(room.tokens["host"]) as host:
        segments = [
            {"id": questions, "title": "Your questions", "kind": "qa"},
            {"title": "News"},
            {"id": welcome, "title": "Welcome"},
            {"id": "of-another-room", "title": "Thanks", "kind": "closing"},
        ]
        program = {"title": "Later", "segments": segments}
        answer = await room.do(moderator, "load_program", program=program)
        screen = await host.until(lambda s: s["event"]["title"] == "Later")

    first, news, third, thanks = answer["segments"]
    assert (first, third) == (questions, welcome)
    assert len({first, news, third, thanks, talk, "of-another-room"}) == 6
    assert [(row["segment"], row["title"]) for row in screen["rundown"]] == [
        (questions, "Your questions"),
        (news, "News"),
        (welcome, "Welcome"),
        (thanks, "Thanks"),
    ]
    cued = await room.do(moderator, "cue", segment=thanks, rev=screen["show"]["rev"])
    assert cued["segment"] == thanks


async def test_a_client_that_was_away_resumes_with_what_it_missed(room: Room) -> None:
    token = room.tokens["host"]
    async with room.watch(token) as watcher:
        await watcher.hear()
        seen = {"epoch": watcher.epoch, "seq": watcher.seq}
    async with room.watch(token, resume=seen) as watcher:
        assert (await watcher.hear())["t"] == "patch"
    await room.do(room.tokens["moderator"], "open")
    async with room.watch(token, resume=seen) as watcher:
        missed = await watcher.hear()
    assert (missed["t"], missed["panels"]["event"]["phase"]) == ("patch", "green_room")


@pytest.mark.parametrize("resume", [{"epoch": "another", "seq": 1}, {"epoch": "", "seq": -1}, None])
async def test_a_resume_from_another_past_gets_a_whole_screen(
    room: Room, resume: dict[str, object] | None
) -> None:
    async with room.watch(room.tokens["host"], resume=resume) as watcher:
        assert (await watcher.hear())["t"] == "screen"


async def test_a_viewer_who_has_not_joined_watches_but_does_not_ask(room: Room) -> None:
    await room.to_questions()
    async with room.watch(room.tokens["attendee"]) as viewer:
        assert (await viewer.hear())["screen"]["now"]["segment"] == (await room.segments())[2]
        answer = await viewer.command("v1", "ask", text="May I?")
    assert (answer["ok"], answer["code"]) == (False, "not_joined")


async def test_a_lean_client_gets_counts_alone(room: Room) -> None:
    question, ana = await room.approved(), await room.join()
    async with room.watch(ana, lean=True) as watcher:
        await watcher.hear()
        await room.do(ana, "vote", question=question, value=True)
        await watcher.until(lambda s: "counts" in s)
        assert watcher.screen["counts"] == {question: 1}


async def test_a_pong_carries_both_clocks(room: Room) -> None:
    async with room.watch(room.tokens["overlay"]) as watcher:
        await watcher.hear()
        await watcher.say(t="ping", c=123.5)
        pong = await watcher.hear()
    assert (pong["t"], pong["c"]) == ("pong", 123.5)
    assert abs(pong["s"] - room.server.app_state.clock.now()) < 60_000


async def test_whoever_asks_for_beats_hears_that_the_line_stands() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.new_room()
        async with room.watch(room.tokens["overlay"], beat=True) as watcher:
            await watcher.hear()
            await clock.advance(BEAT_SECONDS)
            assert await watcher.hear() == {"t": "beat", "s": clock.now()}


async def test_a_name_given_on_joining_goes_with_questions_unless_they_say_otherwise(
    room: Room,
) -> None:
    await room.to_questions()
    ana = await room.join("  Ana \u202e López ")
    await room.do(ana, "ask", text="One?")
    await room.do(ana, "ask", text="Two?", name=None)
    await room.do(ana, "ask", text="Three?", name="A. L.")
    cards = (await room.screen(room.tokens["moderator"]))["questions"].values()
    named = {card["text"]: card["name"] for card in cards}
    assert [named[text] for text in ("One?", "Two?", "Three?")] == ["Ana López", None, "A. L."]
