"""Who holds which token, in memory and in SQLite alike."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core.ids import PersonId
from liveroom.core.records import Holder, LinkRow, NotStored, SessionRow
from liveroom.core.roles import Role
from tests.store.conftest import Keys, Log
from tests.store.samples import AT, ERASED, OTHER, ROOM

pytestmark = pytest.mark.anyio

MODERATOR, ATTENDEE, ANAS, BENS = (bytes([n]) * 32 for n in range(4))


@pytest.fixture
async def room(keys: Keys) -> Keys:
    """A room with a moderator's and an attendee's link."""
    await keys.add_link(ROOM, Role.MODERATOR, "k1", MODERATOR, "Luz", AT)
    await keys.add_link(ROOM, Role.ATTENDEE, "k2", ATTENDEE, "", AT + 1)
    return keys


@pytest.fixture
async def ana(room: Keys) -> PersonId:
    return await room.add_person(ROOM, "k2", ANAS, "Ana")


@pytest.fixture
async def ben(room: Keys) -> PersonId:
    """Somebody who gave no name."""
    return await room.add_person(ROOM, "k2", BENS, None)


async def test_a_link_is_found_by_the_digest_of_its_token(room: Keys) -> None:
    assert await room.find(MODERATOR) == Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")


async def test_whoever_comes_by_a_staff_link_has_the_name_of_its_label(room: Keys) -> None:
    other = b"a" * 32
    await room.add_link(ROOM, Role.HOST, "k9", other, "Ana", 1)
    await room.add_session(ROOM, "k9", b"b" * 32, 2)
    holder = Holder(ROOM, Role.HOST, "k9", None, "Ana")

    assert (await room.find(other), await room.find(b"b" * 32)) == (holder, holder)


async def test_the_label_of_an_attendee_link_is_nobodys_name(room: Keys) -> None:
    await room.add_link(ROOM, Role.ATTENDEE, "k9", b"a" * 32, "Newsletter", 1)

    assert await room.find(b"a" * 32) == Holder(ROOM, Role.ATTENDEE, "k9", None, None)


async def test_a_person_is_found_with_the_link_it_joined_by(room: Keys, ana: PersonId) -> None:
    assert await room.find(ANAS) == Holder(ROOM, Role.ATTENDEE, "k2", ana, "Ana")


async def test_an_unknown_token_is_nobody(room: Keys) -> None:
    assert await room.find(b"\xff" * 32) is None
    assert await room.find(b"") is None


async def test_a_name_is_known_only_of_who_gave_one(
    room: Keys, ana: PersonId, ben: PersonId
) -> None:
    assert await room.find(BENS) == Holder(ROOM, Role.ATTENDEE, "k2", ben, None)
    assert dict(await room.holders(ROOM)) == {
        MODERATOR: Holder(ROOM, Role.MODERATOR, "k1", None, "Luz"),
        ATTENDEE: Holder(ROOM, Role.ATTENDEE, "k2"),
        ANAS: Holder(ROOM, Role.ATTENDEE, "k2", ana, "Ana"),
        BENS: Holder(ROOM, Role.ATTENDEE, "k2", ben),
    }


async def test_the_owner_sees_the_rooms_links_oldest_first(room: Keys) -> None:
    await room.add_link(OTHER, Role.HOST, "k1", b"\x09" * 32, "Eve", AT)
    await room.add_link(ROOM, Role.SPEAKER, "k0", b"\x08" * 32, "Stage", AT + 9)
    assert await room.links(ROOM) == [
        LinkRow("k1", Role.MODERATOR, "Luz", AT),
        LinkRow("k2", Role.ATTENDEE, "", AT + 1),
        LinkRow("k0", Role.SPEAKER, "Stage", AT + 9),
    ]


async def test_links_of_one_instant_keep_their_order(keys: Keys) -> None:
    for number, link in enumerate(("kz", "ka", "km")):
        await keys.add_link(ROOM, Role.HOST, link, bytes([number]) * 32, link, AT)
    assert [row.link for row in await keys.links(ROOM)] == ["kz", "ka", "km"]


async def test_a_revoked_link_is_nobody_and_its_persons_fall_with_it(
    room: Keys, ana: PersonId, ben: PersonId
) -> None:
    assert ana != ben
    assert await room.revoke(ROOM, "k2", AT + 60) is True
    assert [await room.find(each) for each in (ATTENDEE, ANAS, BENS)] == [None, None, None]
    assert await room.find(MODERATOR) == Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")
    assert (await room.links(ROOM))[1] == LinkRow("k2", Role.ATTENDEE, "", AT + 1, AT + 60)


async def test_a_link_is_revoked_once(room: Keys) -> None:
    await room.revoke(ROOM, "k2", AT + 60)
    assert await room.revoke(ROOM, "k2", AT + 90) is False
    assert await room.revoke(ROOM, "k9", AT + 90) is False
    assert await room.revoke(OTHER, "k1", AT + 90) is False
    assert [row.revoked_at for row in await room.links(ROOM)] == [None, AT + 60]


async def test_a_link_that_gets_another_secret_keeps_whoever_came_by_it(
    room: Keys, ana: PersonId
) -> None:
    browser, new = b"\x20" * 32, b"n" * 32
    await room.add_session(ROOM, "k2", browser, AT)
    assert await room.rotate(ROOM, "k2", new, 1) is True
    link = Holder(ROOM, Role.ATTENDEE, "k2")
    assert [await room.find(each) for each in (ATTENDEE, new, browser, ANAS)] == [
        None,
        link,
        link,
        Holder(ROOM, Role.ATTENDEE, "k2", ana, "Ana"),
    ]
    assert (await room.links(ROOM))[1].rotation == 1

    assert await room.rotate(ROOM, "k2", new, 1) is True, "asked for once more"
    with pytest.raises(NotStored):
        await room.rotate(ROOM, "k2", MODERATOR, 2)
    assert await room.rotate(OTHER, "k2", b"o" * 32, 2) is False
    await room.revoke(ROOM, "k2", AT + 60)
    assert await room.rotate(ROOM, "k2", b"o" * 32, 2) is False
    assert await room.find(new) is None


async def test_who_joins_by_a_revoked_link_is_nobody(room: Keys) -> None:
    await room.revoke(ROOM, "k2", AT + 60)
    await room.add_person(ROOM, "k2", b"\x07" * 32, "Eve")
    assert await room.find(b"\x07" * 32) is None


async def test_a_link_and_its_token_are_kept_once(room: Keys) -> None:
    with pytest.raises(NotStored):
        await room.add_link(ROOM, Role.HOST, "k1", b"\x08" * 32, "again", AT)
    with pytest.raises(NotStored):
        await room.add_link(ROOM, Role.HOST, "k3", MODERATOR, "again", AT)
    assert [row.link for row in await room.links(ROOM)] == ["k1", "k2"]


async def test_a_person_joins_once_and_by_a_link_of_the_room(room: Keys, ana: PersonId) -> None:
    with pytest.raises(NotStored):
        await room.add_person(ROOM, "k2", ANAS, "Eve")
    with pytest.raises(NotStored):
        await room.add_person(OTHER, "k2", b"\x08" * 32, "Eve")
    assert await room.find(ANAS) == Holder(ROOM, Role.ATTENDEE, "k2", ana, "Ana")
    assert await room.find(b"\x08" * 32) is None


async def test_erased_persons_come_back_as_nobody_whom_the_log_knows(
    log: Log, room: Keys, ana: PersonId, ben: PersonId
) -> None:
    await room.add_link(OTHER, Role.ATTENDEE, "k7", b"\x07" * 32, "", AT)
    eve = await room.add_person(OTHER, "k7", b"\x08" * 32, "Eve")
    await log.append(ROOM, [ERASED], {})
    found = [await room.find(each) for each in (ANAS, BENS)]
    fresh = [each.person for each in found if each is not None]
    assert found == [Holder(ROOM, Role.ATTENDEE, "k2", each) for each in fresh]
    assert len({ana, ben, *fresh}) == 4
    assert await room.find(b"\x08" * 32) == Holder(OTHER, Role.ATTENDEE, "k7", eve, "Eve")


async def test_a_browser_comes_by_its_session_until_that_is_ended(room: Keys) -> None:
    sessions = [bytes([0x20 + n]) * 32 for n in range(3)]
    for at, session in enumerate(sessions):
        await room.add_session(ROOM, "k1", session, AT + at)
    await room.add_session(ROOM, "k1", sessions[0], AT + 9)
    host = Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")
    assert [await room.find(each) for each in sessions] == [host] * 3
    assert set(dict(await room.holders(ROOM))) == {MODERATOR, ATTENDEE, *sessions}

    await room.end_session(sessions[2])
    assert [await room.find(each) for each in sessions] == [host, host, None]
    await room.end_sessions(AT + 1, 0)
    assert [await room.find(each) for each in sessions] == [None, host, None]
    assert await room.find(MODERATOR) == host


async def test_browsers_of_staff_are_listed_with_when_they_were_last_there(room: Keys) -> None:
    old, new, shared, unknown = [bytes([0x40 + n]) * 32 for n in range(4)]
    await room.add_session(ROOM, "k1", old, AT, "Firefox, Linux")
    await room.add_session(ROOM, "k1", new, AT + 1, "")
    await room.add_session(ROOM, "k2", shared, AT + 2)
    await room.note_seen({old: AT + 9, new: AT - 9, unknown: AT + 3})
    await room.note_seen({old: AT + 4})

    rows = [
        SessionRow(old, "k1", AT, AT + 9, "Firefox, Linux"),
        SessionRow(new, "k1", AT + 1, AT + 1, ""),
    ]
    assert await room.sessions(ROOM) == rows
    assert await room.sessions(OTHER) == []
    await room.end_sessions(0, AT + 5)
    assert await room.sessions(ROOM) == rows[:1]
    assert await room.find(shared) is not None
    await room.revoke(ROOM, "k1", AT + 10)
    assert await room.sessions(ROOM) == []


async def test_of_browsers_that_come_at_once_by_a_link_for_one_the_first_alone_is_kept(
    room: Keys,
) -> None:
    await room.add_link(ROOM, Role.HOST, "b1", b"b" * 32, "", AT)
    browsers = [bytes([0x30 + n]) * 32 for n in range(5)]
    came = [room.add_session(ROOM, "b1", browser, AT) for browser in browsers]
    kept = dict(zip(browsers, await asyncio.gather(*came), strict=True))
    (first,) = [browser for browser in browsers if kept[browser]]
    assert [browser for browser in browsers if await room.find(browser)] == [first]

    assert await room.add_session(ROOM, "b1", first, AT + 1), "it is the one that has it"
    await room.end_session(first)
    assert await room.add_session(ROOM, "b1", browsers[0], AT + 2)


async def test_a_session_ends_with_its_link(room: Keys) -> None:
    await room.add_session(ROOM, "k1", b"\x20" * 32, AT)
    await room.revoke(ROOM, "k1", AT + 1)
    assert await room.find(b"\x20" * 32) is None
    with pytest.raises(NotStored):
        await room.add_session(ROOM, "k9", b"\x21" * 32, AT)


async def test_a_person_can_be_ended_and_a_link_cannot(room: Keys, ana: PersonId) -> None:
    await room.end_session(ANAS)
    await room.end_session(MODERATOR)
    assert await room.find(ANAS) is None
    assert await room.find(MODERATOR) == Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")
    assert await room.add_person(ROOM, "k2", ANAS, None) == ana
    assert await room.find(ANAS) == Holder(ROOM, Role.ATTENDEE, "k2", ana, None)
