"""How often somebody may do something, and how they are told."""

from __future__ import annotations

import pytest
from websockets.exceptions import InvalidStatus

from liveroom.core.ids import RoomId
from liveroom.core.questions import asking
from liveroom.core.refusals import Code, Refused
from liveroom.web.limits.everywhere import Everywhere
from liveroom.web.limits.gcra import MAX_KEYS, Gcra
from liveroom.web.limits.rate_limits import RateLimits, network
from liveroom.web.settings import Settings
from tests.fakes import FakeClock
from tests.web.serving import Room, running
from tests.web.test_proxies import KEY, new_room


def test_a_burst_is_there_at_once_and_then_one_at_a_time() -> None:
    limit = Gcra(3, 1_000)
    assert [limit.take("ana", 0) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert [limit.take("ana", now) for now in (999, 1_000, 1_001)] == [1, 0, 1]
    assert [limit.take("ana", 10_000) for _ in range(4)] == [0, 0, 0, 1]


def test_one_person_s_limit_is_nobody_else_s() -> None:
    limit = Gcra(1, 1_000)
    assert [limit.take(who, 0) for who in ("ana", "bea", "ana")] == [0, 0, 1]


def test_the_wait_is_told_in_whole_seconds() -> None:
    limit = Gcra(1, 3_000)
    limit.take("ana", 0)
    assert [limit.take("ana", now) for now in (0, 1_000, 2_999)] == [3, 2, 1]


def test_a_crowd_of_keys_is_bounded_and_those_seen_lately_are_kept() -> None:
    limit = Gcra(1, 1_000_000)
    for number in range(3 * MAX_KEYS):
        limit.take(str(number), 0)
        assert len(limit) <= MAX_KEYS
    lately = range(3 * MAX_KEYS - MAX_KEYS // 2, 3 * MAX_KEYS)

    assert limit.take("0", 0) == 0
    assert all(limit.take(str(number), 0) for number in lately)


def test_nothing_is_kept_of_those_whose_whole_burst_is_there_again() -> None:
    limit = Gcra(3, 1_000)
    for number in range(100):
        limit.take(str(number), 0)
    assert len(limit) == 100
    limit.take("ana", 3_000)
    limit.take("bea", 6_000)
    assert len(limit) == 2


def test_who_spent_several_bursts_at_once_waits_for_all_of_them() -> None:
    limit = Gcra(3, 1_000)
    limit.spend("ana", 12, 0)
    for seconds in (3, 6, 9):
        limit.take("bea", seconds * 1_000)
        assert limit.wait("ana", seconds * 1_000) == 10 - seconds
    assert len(limit) == 3
    limit.take("bea", 12_000)
    assert len(limit) == 2, "bea before and after the turn"


def test_whoever_is_seen_again_is_not_forgotten() -> None:
    limit = Gcra(2, 1_000_000)
    for number in range(2 * MAX_KEYS):
        limit.take("ana", 1_000_000 * (number // (MAX_KEYS // 4)))  # as often as she may
        limit.take(str(number), 0)

    last = 1_000_000 * (2 * MAX_KEYS // (MAX_KEYS // 4) - 1)
    assert [limit.take("ana", last) for _ in range(2)] == [1000, 1000]


@pytest.mark.anyio
async def test_ten_questions_at_once_and_then_one_in_three_seconds() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.new_room()
        await room.to_questions()
        ana = await room.join()
        answers = [await room.send(ana, "ask", text=f"Question {n}?") for n in range(11)]
        assert [answer.status_code for answer in answers] == [200] * 10 + [429]
        refused = answers[-1].json()
        assert (refused["code"], refused["retry_after"]) == ("too_often", 3)
        assert answers[-1].headers["retry-after"] == "3"
        id_ = refused["id"]
        await clock.advance(3)
        assert (await room.send(ana, "ask", id=id_, text="Question 10?")).status_code == 200
        assert (await room.send(await room.join(), "ask", text="Mine?")).status_code == 200


@pytest.mark.anyio
async def test_a_hundred_votes_at_once_and_then_five_a_second_by_whatever_way() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.new_room()
        question, ana = await room.approved(), await room.join()
        for number in range(100):
            await room.do(ana, "vote", question=question, value=number % 2 == 0)
        async with room.watch(ana) as watcher:
            refused = await watcher.command("v1", "vote", question=question, value=True)
            assert (refused["code"], refused["retry_after"]) == ("too_often", 1)
            await clock.advance(1)
            told = [
                (await watcher.command(f"w{number}", "vote", question=question, value=True))["ok"]
                for number in range(6)
            ]
            assert told == [True] * 5 + [False]


@pytest.mark.anyio
async def test_a_vote_of_somebody_who_may_not_vote_does_not_reach_the_room(room: Room) -> None:
    async with room.watch(room.tokens["moderator"]) as watcher:
        refused = await watcher.command("c1", "vote", question="q1", value=True)
        told = await watcher.command("c1", "open")
    assert (refused["code"], told["ok"]) == ("not_allowed", True)


@pytest.mark.anyio
async def test_wrong_tokens_are_counted_against_their_sender_and_nobody_is_kept_out() -> None:
    proxied = {"trusted_proxies": ("loopback",), "owner_key": KEY}
    async with running(clock=FakeClock(), **proxied) as server:
        room = await new_room(server)

        async def looks(address: str, token: str) -> int:
            path, headers = f"{room.api}/screen", {"X-Forwarded-For": address}
            return (await server.call("GET", path, token, headers=headers)).status_code

        wrong = [await looks("203.0.113.1", f"lr_mod_{n:032}") for n in range(12)]
        assert wrong == [401] * 10 + [429] * 2
        assert await looks("203.0.113.2", f"lr_mod_{12:032}") == 401
        assert await looks("203.0.113.1", room.tokens["moderator"]) == 200


@pytest.mark.anyio
async def test_a_wrong_token_for_a_socket_is_counted_once() -> None:
    wrong = []
    async with running(clock=FakeClock()) as own:
        room = await own.new_room()
        for n in range(12):
            with pytest.raises(InvalidStatus) as refused:
                async with room.socket(f"lr_mod_{n:032}"):
                    raise AssertionError("let in")
            wrong.append(refused.value.response.status_code)
    assert wrong == [401] * 10 + [429] * 2


@pytest.mark.anyio
async def test_another_address_in_a_header_is_no_other_address() -> None:
    forged = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "CF-Connecting-IP")
    async with running(clock=FakeClock()) as own:
        room = await own.new_room()
        statuses = []
        for n in range(12):
            headers = {name: f"10.0.0.{n}" for name in forged}
            wrong = f"lr_mod_{n:032}"
            answer = await own.call("GET", f"{room.api}/screen", wrong, headers=headers)
            statuses.append(answer.status_code)
    assert statuses == [401] * 10 + [429] * 2


@pytest.mark.anyio
async def test_a_hall_of_people_joins_and_a_flood_does_not() -> None:
    async with running(clock=FakeClock(), joins_per_address=400) as server:
        room = await server.new_room()
        for _ in range(400):
            await room.join()
        token = room.tokens["attendee"]
        answer = await server.call("POST", f"{room.api}/join", token, json={})
        assert (answer.status_code, answer.json()["code"]) == (429, "too_often")
        assert answer.headers["retry-after"] == "1"
        viewer = {"Cookie": await room.cookie("attendee")}
        page = await server.call("POST", f"/r/{room.name}/person", headers=viewer)
        assert page.status_code == 429


@pytest.mark.anyio
async def test_a_staff_link_that_is_followed_without_end_fills_no_disk() -> None:
    async with running(clock=FakeClock()) as server:
        room = await server.new_room()
        enter = {"as": "moderator", "token": room.tokens["moderator"]}
        told = [
            (await server.call("POST", f"/r/{room.name}/enter", json=enter)).status_code
            for _ in range(102)
        ]
        assert told == [204] * 100 + [429] * 2
        await room.cookie("host")


@pytest.mark.anyio
async def test_a_flood_of_joins_in_one_room_locks_nobody_out_of_another() -> None:
    async with running(clock=FakeClock(), joins_per_address=20) as server:
        flooded, other = await server.new_room(), await server.new_room()
        token = flooded.tokens["attendee"]
        told = [
            (await server.call("POST", f"{flooded.api}/join", token, json={})).status_code
            for _ in range(40)
        ]
        assert told == [200] * 20 + [429] * 20

        for _ in range(20):
            await other.join()
        cookie = {"Cookie": await flooded.cookie("attendee")}
        page = await server.call("POST", f"/r/{flooded.name}/person", headers=cookie)
        assert page.status_code == 429


@pytest.mark.anyio
async def test_a_hall_asks_at_once_and_a_flood_of_one_room_is_no_other_room_s() -> None:
    clock = FakeClock()
    async with running(clock=clock, questions_per_address=5) as server:
        flooded, other = await server.new_room(), await server.new_room()
        await flooded.to_questions()
        await other.to_questions()

        async def ask(room: Room) -> tuple[int, str | None]:
            answer = await room.send(await room.join(), "ask", text="Who pays?")
            return answer.status_code, answer.headers.get("retry-after")

        assert [await ask(flooded) for _ in range(7)] == [(200, None)] * 5 + [(429, "1")] * 2
        assert await ask(other) == (200, None)
        await clock.advance(2)
        assert [await ask(flooded) for _ in range(3)] == [(200, None)] * 2 + [(429, "1")]


@pytest.mark.anyio
async def test_questions_are_limited_by_whatever_way_they_come() -> None:
    async with running(clock=FakeClock(), questions_per_address=1) as server:
        room = await server.new_room()
        await room.to_questions()
        ana, bea = await room.join(), await room.join()
        assert (await room.send(ana, "ask", text="Who pays?")).status_code == 200
        async with room.watch(bea) as watcher:
            told = await watcher.command("a1", "ask", text="Who decides?")
        form = await server.call(
            "POST",
            f"/r/{room.name}/do",
            headers={"Cookie": f"lr-{room.name}-attendee={bea}", "Origin": server.url},
            data={"as": "attendee", "command": "ask", "id": "a2", "text": "Who decides?"},
        )
        assert (told["code"], told["retry_after"], form.status_code) == ("too_often", 1, 429)


@pytest.mark.anyio
async def test_a_flooded_room_takes_questions_again_as_its_moderator_decides(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MAX_UNDECIDED", 3)
    await room.to_questions()
    flood = [(await room.do(await room.join(), "ask", text="Spam"))["question"] for _ in range(3)]
    async with room.watch(await room.join()) as ana:
        full = await ana.command("a1", "ask", text="Who pays?")
        over_http = await room.send(await room.join(), "ask", text="Who decides?")
        await room.do(room.tokens["moderator"], "dismiss", question=flood[0], rev=1, reason="Spam.")
        taken = await ana.command("a2", "ask", text="Who pays?")

    assert (full["code"], full["limit"]) == ("room_full", 3)
    assert (over_http.status_code, over_http.headers["retry-after"]) == (503, "1")
    assert (taken["ok"], taken["number"]) == (True, 4)


def test_a_room_takes_five_thousand_questions_at_once_wherever_they_come_from() -> None:
    limits = RateLimits(Settings(), Everywhere(b"", False))
    for number in range(5_000):
        limits.ask(RoomId("plaza"), f"192.0.{number // 250}.{number % 250}", 0)

    with pytest.raises(Refused) as refused:
        limits.ask(RoomId("plaza"), "203.0.113.1", 0)
    assert (refused.value.code, refused.value.facts) == (Code.TOO_OFTEN, {"retry_after": 1})
    limits.ask(RoomId("other"), "203.0.113.1", 0)


@pytest.mark.parametrize(
    ("one", "another", "are_one"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("unknown", "unix:", False),
    ],
)
def test_who_has_a_whole_network_of_addresses_is_one_sender(
    one: str, another: str, are_one: bool
) -> None:
    limits = RateLimits(Settings(joins_per_address=1), Everywhere(b"", False))
    limits.join(RoomId("plaza"), one, 0)

    if are_one:
        with pytest.raises(Refused):
            limits.join(RoomId("plaza"), another, 0)
    else:
        limits.join(RoomId("plaza"), another, 0)
    assert network(network(one)) == network(one)


@pytest.mark.anyio
async def test_an_address_opens_so_many_rooms_and_then_slowly() -> None:
    async with running(clock=FakeClock(), rooms_per_address=2) as server:
        body = {"program": {"title": "T", "segments": [{"title": "a"}]}}
        answers = [await server.call("POST", "/api/v1/rooms", json=body) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [201, 201, 429]
