"""One turn: all that waited, decided in order, stored at once, answered, and shown."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import CommandId
from liveroom.core.roles import Person
from liveroom.live import command_queue
from liveroom.live.batch import Outcome
from tests.fakes import settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OWNER,
    ROOM,
    VIEWER,
    Log,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio

ASKING = c.Ask("Who pays?")


class Asking:
    """Somebody who hears the answers to commands."""

    def __init__(self) -> None:
        self.heard: list[tuple[c.Command, Outcome]] = []

    def answer(self, command: c.Command, outcome: Outcome) -> None:
        self.heard.append((command, outcome))


async def test_a_question_gets_its_number_and_only_those_concerned_hear_of_it() -> None:
    async with stage() as play:
        asker, other = play.subscribe(ANA), play.subscribe(BEA)
        await play.quiet()
        forget(asker, other)

        answer = await play.say(ANA, c.Ask("Who pays?"), "c-ask")
        await settle()

        (question,) = play.room_task.room.board.questions
        assert answer == {"ok": True, "id": "c-ask", "seq": 3, "question": question, "number": 1}
        assert [list(frame["panels"]) for frame in asker.told] == [["mine"]]
        assert other.told == []


async def test_a_hundred_that_waited_cost_one_append_and_one_frame_for_each_seat() -> None:
    log = Log()
    async with stage(log) as play:
        moderator, viewer = play.subscribe(MODERATOR), play.subscribe(VIEWER)
        await play.quiet()
        forget(moderator, viewer)
        log.appends.clear()

        asks = [play.say(attendee(n), c.Ask(f"Question {n}?")) for n in range(99)]
        answers = await asyncio.gather(*asks, play.say(MODERATOR, c.CueNext(None)))
        await settle()

        assert sorted(answer["number"] for answer in answers[:-1]) == list(range(1, 100))
        assert log.appends == [(101, 100)]  # one event more says how many attend
        assert [len(frame["panels"].get("questions", ())) for frame in moderator.told] == [99]
        assert [frame["panels"]["now"]["segment"] for frame in viewer.told] == [play.segment(1)]


async def test_whoever_asked_hears_before_the_room_does() -> None:
    async with stage() as play:
        viewer = play.subscribe(VIEWER)
        await play.quiet()
        forget(viewer)

        await play.say(MODERATOR, c.CueNext(None))

        assert viewer.told == []
        await settle()
        assert len(viewer.told) == 1


async def test_nothing_is_answered_or_shown_before_it_is_stored() -> None:
    log = Log()
    async with stage(log) as play:
        viewer = play.subscribe(VIEWER)
        await play.quiet()
        forget(viewer)
        before = play.screen(VIEWER)

        log.gate.clear()
        cue = asyncio.ensure_future(play.say(MODERATOR, c.CueNext(None)))
        await settle()
        assert (cue.done(), viewer.told, play.screen(VIEWER)) == (False, [], before)

        log.gate.set()
        assert (await cue)["ok"] is True
        await settle()
        assert viewer.screen == play.screen(VIEWER) != before


async def test_two_moderators_cueing_at_once_advance_one_step() -> None:
    async with stage() as play:
        first, second = await asyncio.gather(
            play.say(MODERATOR, c.CueNext(None)), play.say(OWNER, c.CueNext(None))
        )

        assert (first["ok"], first["segment"]) == (True, play.segment(1))
        assert (second["ok"], second["code"], second["on"]) == (
            False,
            "already_cued",
            play.segment(1),
        )
        assert play.room_task.room.rundown.current == play.segment(1)


async def test_the_same_id_gets_the_first_answer_whatever_is_asked_with_it() -> None:
    async with stage() as play:
        first = await play.raw(MODERATOR, c.CueNext(None), "c1")
        seq = play.room_task.seq

        assert await play.raw(MODERATOR, c.CueNext(None), "c1") == first
        assert await play.raw(MODERATOR, c.CueNext(play.segment(1)), "c1") == first
        assert play.room_task.seq == seq


async def test_how_many_attended_at_most_is_noted_with_the_steps_of_the_show() -> None:
    async with stage() as play:
        for person in (ANA, BEA, VIEWER):
            play.subscribe(person)
        leaving = play.subscribe(attendee(4))
        play.room_task.unsubscribe(leaving)
        assert (await play.say(ANA, c.Ask("Who pays?")))["ok"]
        assert play.room_task.room.most_attending == 0

        await play.say(MODERATOR, c.CueNext(None))
        assert play.room_task.room.most_attending == 4
        seq = play.room_task.seq
        await play.say(MODERATOR, c.Hold())
        assert play.room_task.seq == seq + 1, "as many as before are no news"
        assert [count for _, count in play.room_task.room.attendance] == [3]


async def test_a_refusal_is_an_answer_too() -> None:
    async with stage() as play:
        refusal = await play.raw(MODERATOR, c.Hold(), "c1")
        await play.say(MODERATOR, c.CueNext(None))

        assert await play.raw(MODERATOR, c.Hold(), "c1") == refusal


async def test_the_same_id_twice_within_a_turn_has_one_effect() -> None:
    log = Log()
    async with stage(log) as play:
        log.appends.clear()
        first, again = await asyncio.gather(
            play.raw(ANA, c.Ask("Who pays?"), "c1"), play.raw(ANA, c.Ask("Who pays?"), "c1")
        )

        assert first == again
        assert log.appends == [(1, 1)]


async def test_two_people_may_choose_the_same_id() -> None:
    async with stage() as play:
        ana, bea = await asyncio.gather(
            play.say(ANA, c.Ask("Who pays?"), "c1"), play.say(BEA, c.Ask("Who decides?"), "c1")
        )

        assert (ana["number"], bea["number"]) == (1, 2)


async def test_the_first_answer_outlives_a_restart() -> None:
    log = Log()
    async with stage(log) as play:
        accepted = await play.raw(ANA, c.Ask("Who pays?"), "c1")
        refused = await play.raw(MODERATOR, c.Hold(), "c2")
        seq = play.room_task.seq

    async with stage(log, prefix="again") as play:
        new, old, refusal = await asyncio.gather(
            play.say(BEA, c.Ask("Who decides?"), "c3"),
            play.raw(ANA, c.Ask("Who pays?"), "c1"),
            play.raw(MODERATOR, c.Hold(), "c2"),
        )

        assert (old, refusal) == (accepted, refused)
        assert (new["number"], new["seq"], play.room_task.seq) == (2, seq + 1, seq + 1)


async def test_a_caller_who_leaves_in_mid_command_still_gets_it_done_once() -> None:
    log = Log()
    async with stage(log) as play:
        log.gate.clear()
        asking = asyncio.ensure_future(play.raw(ANA, c.Ask("Who pays?"), "c1"))
        await settle()

        asking.cancel()
        await settle()
        log.gate.set()
        answer = await play.say(ANA, c.Ask("Who pays?"), "c1")

        assert asking.cancelled()
        assert [q.id for q in play.room_task.room.board.questions.values()] == [answer["question"]]


async def test_a_full_inbox_turns_the_audience_away_but_not_the_moderator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_queue, "MOST_WAITING", 3)
    async with stage() as play:
        asks = [play.say(attendee(n), c.Ask(f"Question {n}?"), "c1") for n in range(4)]
        *_, last, cue = await asyncio.gather(*asks, play.say(MODERATOR, c.CueNext(None)))

        assert last == {"ok": False, "id": "c1", "code": "busy"}
        assert cue["ok"] is True
        again = await play.say(attendee(3), c.Ask("Question 3?"), "c1")
        assert again["ok"] is True


async def test_when_many_wait_the_audience_had_better_send_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_queue, "CROWDED", 2)
    log = Log()
    async with stage(log) as play:
        log.gate.clear()
        ana = Asking()

        def post(number: int, who: Person = ANA, command: c.Command = ASKING) -> bool:
            return play.room_task.post(command, who, who.id or "m", CommandId(f"c{number}"), ana)

        assert [post(number) for number in range(4)] == [False, False, True, True]
        assert post(9, MODERATOR, c.Hold()) is True
        assert post(10, HOST) is False  # what she may not ask for does not wait
        log.gate.set()
        await settle()
        assert [command for command, _ in ana.heard] == [ASKING, c.Hold(), *[ASKING] * 4]
        assert post(11) is False


async def test_a_turn_takes_a_bounded_number_and_staff_go_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_queue, "MOST_A_TURN", 2)
    log = Log()
    async with stage(log) as play:
        log.appends.clear()
        asks = [play.say(attendee(n), c.Ask(f"Question {n}?")) for n in range(3)]
        *asked, cue = await asyncio.gather(*asks, play.say(MODERATOR, c.CueNext(None)))

        assert [log_events for log_events, _ in log.appends] == [2, 2]
        assert cue["seq"] < min(answer["seq"] for answer in asked)


async def test_a_defect_in_the_core_reaches_its_asker_and_nobody_else() -> None:
    async with stage() as play:
        question = await play.approved()
        broken = c.Merge(question, 2, ["not an id"])  # type: ignore[arg-type]  # a defect

        wrong, right = await asyncio.gather(
            play.raw(MODERATOR, broken),
            play.raw(ANA, c.Ask("And who decides?")),
            return_exceptions=True,
        )

        assert isinstance(wrong, TypeError)
        assert isinstance(right, bytes)
        assert (await play.say(BEA, c.Ask("Still there?")))["ok"] is True


async def test_events_are_never_stamped_before_the_last_one() -> None:
    log = Log()
    async with stage(log) as play:
        await play.clock.advance(60)
        await play.say(MODERATOR, c.CueNext(None))
        last = (await log.read(ROOM))[-1].recorded.at

    async with stage(log, prefix="again") as play:  # a clock that starts a minute earlier
        assert play.clock.now() < last
        assert (await play.say(MODERATOR, c.Hold()))["ok"] is True
        assert (await log.read(ROOM))[-1].recorded.at == last


async def test_a_stopped_room_is_busy() -> None:
    async with stage() as play:
        room_task = play.room_task
    answer = await room_task.submit(c.Ask("Late?"), ANA, "ana", CommandId("c1"))
    assert answer == b'{"ok":false,"id":"c1","code":"busy"}'
