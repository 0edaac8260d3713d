"""How many sockets may be open: nobody takes what others need, and the newest of one's own win."""

from __future__ import annotations

from collections import Counter
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.client import ClientConnection

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder
from liveroom.core.roles import Audience, Role
from liveroom.web.limits.quotas import GAVE_WAY, PER_LINK, PER_PERSON, Lease, Quotas
from liveroom.web.security.tokens import Caller
from liveroom.web.settings import Settings
from tests.core.evenings import promise
from tests.web.serving import Room, Watcher, running
from tests.web.ws.test_closing import closed

pytestmark = pytest.mark.anyio

FULL = (1013, [])


async def opened(stack: AsyncExitStack, room: Room, token: str) -> ClientConnection:
    return await stack.enter_async_context(room.socket(token))


async def seated(stack: AsyncExitStack, room: Room, token: str) -> Watcher:
    """Somebody who sees the room's screen."""
    watcher = await stack.enter_async_context(room.watch(token))
    assert (await watcher.hear())["t"] == "screen"
    return watcher


async def still_hears(watcher: Watcher) -> bool:
    await watcher.say(t="ping", c=1)
    while (await watcher.hear())["t"] != "pong":
        pass
    return True


async def test_a_phone_that_comes_back_is_let_in_and_the_oldest_of_its_screens_gives_way() -> None:
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        ana, bea = await room.join(), await room.join()
        other = await seated(stack, room, bea)
        tabs = [await seated(stack, room, ana) for _ in range(PER_PERSON)]

        phone = await seated(stack, room, ana)

        assert (await closed(tabs[0].socket))[0] == GAVE_WAY
        for watcher in (*tabs[1:], phone, other):
            assert await still_hears(watcher)
        assert len(server.app_state.quotas) == PER_PERSON + 1


async def test_a_hundred_moderators_come_by_one_link_and_the_first_still_runs_the_show() -> None:
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        staff = [await seated(stack, room, room.tokens["moderator"]) for _ in range(100)]

        assert (await staff[0].command("o1", "open"))["ok"]

        for each in staff:
            await each.until(lambda screen: screen["event"]["phase"] == "green_room")


async def test_of_a_staff_link_only_the_newest_stay() -> None:
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        first, second, *_ = [
            await opened(stack, room, room.tokens["overlay"]) for _ in range(PER_LINK + 2)
        ]
        speaker = await seated(stack, room, room.tokens["speaker"])

        assert [await closed(each) for each in (first, second)] == [(GAVE_WAY, [])] * 2
        assert await still_hears(speaker)
        assert len(server.app_state.quotas) == PER_LINK + 1


async def test_whoever_only_watches_by_the_attendee_link_drives_nobody_out() -> None:
    """Given a wall of screens on one attendee link, all of them go on hearing."""
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        token = room.tokens["attendee"]
        subscribers = [await seated(stack, room, token) for _ in range(PER_LINK + 10)]
        assert [await still_hears(each) for each in subscribers] == [True] * (PER_LINK + 10)


async def test_people_who_joined_by_one_link_are_counted_each_for_themselves() -> None:
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        people = [await room.join() for _ in range(PER_LINK + 10)]
        subscribers = [await seated(stack, room, each) for each in people]

        assert [await still_hears(each) for each in subscribers] == [True] * (PER_LINK + 10)


async def test_one_person_does_not_take_the_sockets_of_others() -> None:
    async with running(max_sockets=40) as server, AsyncExitStack() as stack:
        room, other = await server.new_room(), await server.new_room()
        greedy = await room.join()
        for _ in range(60):
            await opened(stack, room, greedy)

        for each in (room, other):
            await seated(stack, each, await each.join())


async def test_a_full_room_leaves_places_to_other_rooms_and_to_its_own_staff() -> None:
    async with running(max_sockets=20) as server, AsyncExitStack() as stack:
        room, other = await server.new_room(), await server.new_room()
        for _ in range(18):
            await seated(stack, room, await room.join())

        assert await closed(await opened(stack, room, await room.join())) == FULL
        await seated(stack, other, await other.join())


async def test_the_reserve_is_owners_and_moderators_alone() -> None:
    async with running(max_sockets=20) as server, AsyncExitStack() as stack:
        room, other = await server.new_room(), await server.new_room()
        for _ in range(18):
            await seated(stack, room, await room.join())
        await seated(stack, room, room.tokens["host"])

        for role in ("host", "speaker", "overlay", "attendee"):
            assert await closed(await opened(stack, other, other.tokens[role])) == FULL
        await seated(stack, other, other.tokens["moderator"])


async def test_a_person_whose_old_line_died_unnoticed_comes_back_to_a_full_room() -> None:
    async with running(max_sockets=20) as server, AsyncExitStack() as stack:
        room = await server.new_room()
        people = [await room.join() for _ in range(18)]
        subscribers = [await seated(stack, room, each) for each in people]

        again = await seated(stack, room, people[7])

        assert (await closed(subscribers[7].socket))[0] == GAVE_WAY
        assert await still_hears(again)
        assert [await still_hears(each) for each in subscribers if each is not subscribers[7]] == [
            True
        ] * 17


async def test_an_address_has_its_share_and_the_staff_beside_the_hall_come_in() -> None:
    async with running(sockets_per_address=3) as server, AsyncExitStack() as stack:
        room = await server.new_room()
        subscribers = [await seated(stack, room, await room.join()) for _ in range(3)]

        assert await closed(await opened(stack, room, await room.join())) == FULL
        for role in ("speaker", "host", "moderator", "owner"):
            await seated(stack, room, room.tokens[role])
        await subscribers[0].socket.close()
        await subscribers[0].socket.wait_closed()
        await seated(stack, room, await room.join())


async def test_what_gave_way_is_counted_once_and_a_socket_that_goes_frees_its_place() -> None:
    async with running() as server:
        room = await server.new_room()
        ana = await room.join()
        async with AsyncExitStack() as stack:
            for _ in range(3 * PER_PERSON):
                await opened(stack, room, ana)
            told = server.app_state.metrics.text()
            assert f'liveroom_sockets{{audience="attendee"}} {PER_PERSON}.0'.encode() in told
            gone = f'sockets_closed_total{{code="4409"}} {2 * PER_PERSON}.0'.encode()
            assert gone in told
        while len(server.app_state.quotas):
            await (await room.server.http.get("/healthz")).aread()
        assert b'liveroom_sockets{audience="attendee"} 0.0' in server.app_state.metrics.text()


ROOMS = [RoomId("plaza"), RoomId("park")]
ADDRESSES = ["192.0.2.1", "192.0.2.2", "2001:db8::1"]
SETTINGS = Settings(max_sockets=60, sockets_per_address=8)
CALLERS = st.builds(
    lambda room, role, number: Caller(
        Holder(room, role, f"{room}-{role}", PersonId(f"{room}-{number}"))
        if role is Role.ATTENDEE and number
        else Holder(room, role, f"{room}-{role}")
    ),
    st.sampled_from(ROOMS),
    st.sampled_from([*[Role.ATTENDEE] * 6, *Role]),
    st.integers(0, 25),
)
STEPS = st.lists(
    st.one_of(st.tuples(CALLERS, st.sampled_from(ADDRESSES)), st.integers(0, 60)),
    min_size=60,
    max_size=150,
)


@promise
@given(STEPS)
def test_whatever_comes_and_goes_every_bound_holds(
    steps: list[tuple[Caller, str] | int],
) -> None:
    told = Counter[Audience]()
    quotas = Quotas(SETTINGS, lambda audience, change: told.update({audience: change}))
    open_ = list[Lease]()
    for step in steps:
        if isinstance(step, int):
            if open_:
                open_.pop(step % len(open_)).release()
            continue
        before = [*open_]
        lease = quotas.take(*step)
        if lease is not None:

            def close(code: int, lease: Lease = lease) -> None:
                assert code == GAVE_WAY
                open_.remove(lease)

            lease.close = close
            open_.append(lease)
        went = [each for each in before if each not in open_]
        assert all(each.caller.actor == step[0].actor for each in went), "others stay"
        assert len(went) <= (lease is not None), "nobody goes for one who is refused"
        check(open_)
        assert len(quotas) == len(open_)
        assert +told == Counter(each.caller.audience for each in open_)


def check(open_: list[Lease]) -> None:
    people = [each for each in open_ if each.caller.audience is not Audience.MODERATOR]
    assert (len(open_) <= 60, len(people) <= 57) == (True, True)
    own = Counter(each.caller.actor for each in open_)
    for lease in open_:
        is_person = lease.caller.person.id is not None
        assert own[lease.caller.actor] <= (PER_PERSON if is_person else PER_LINK)
    attendees = [each for each in people if each.caller.audience is Audience.ATTENDEE]
    assert all(n <= 8 for n in Counter(each.address for each in attendees).values())


@promise
@given(STEPS, st.sampled_from(ROOMS))
def test_a_room_with_nobody_in_it_has_a_place_for_an_attendee_and_for_a_moderator(
    steps: list[tuple[Caller, str] | int], flooded: RoomId
) -> None:
    quotas = Quotas(SETTINGS, lambda audience, change: None)
    for step in steps:
        if isinstance(step, tuple) and step[0].room == flooded:
            quotas.take(*step)
    (other,) = {*ROOMS} - {flooded}

    attendee = Caller(Holder(other, Role.ATTENDEE, "a", PersonId("ana")))
    moderator = Caller(Holder(other, Role.MODERATOR, "m"))
    assert None not in (quotas.take(attendee, "203.0.113.9"), quotas.take(moderator, "192.0.2.1"))


def test_the_last_places_are_for_owners_and_moderators() -> None:
    quotas = Quotas(SETTINGS, lambda audience, change: None)

    def come(role: Role, number: int) -> bool:
        room = RoomId(f"room-{number}")
        person = PersonId(f"p{number}") if role is Role.ATTENDEE else None
        caller = Caller(Holder(room, role, f"{room}-{role}", person))
        return quotas.take(caller, f"192.0.2.{number}") is not None

    assert [come(Role.ATTENDEE, number) for number in range(60)] == [True] * 57 + [False] * 3
    assert [come(Role.HOST, 1), come(Role.MODERATOR, 1), come(Role.OWNER, 2)] == [False, True, True]


def test_an_address_has_so_many_attendees_and_staff_beside_them() -> None:
    quotas = Quotas(SETTINGS, lambda audience, change: None)

    def come(role: Role, number: int, address: str = "192.0.2.1") -> bool:
        person = PersonId(f"p{number}") if role is Role.ATTENDEE else None
        caller = Caller(Holder(ROOMS[0], role, f"{role}", person))
        return quotas.take(caller, address) is not None

    assert [come(Role.ATTENDEE, number) for number in range(9)] == [True] * 8 + [False]
    assert [come(Role.HOST, 9), come(Role.ATTENDEE, 9, "192.0.2.2")] == [True, True]
