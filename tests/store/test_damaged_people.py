"""Rows of who came by links, of their names and of the key of their tags that are not what was
written: none is believed, each is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from liveroom.core.events import Recorded, TextsErased
from liveroom.core.records import Holder
from liveroom.core.roles import Role
from liveroom.core.vocabulary.damage import Damage, Damaged
from tests.store.conftest import OPENERS, Keys, Log, Strike
from tests.store.samples import AT, CUED, ERASED, OTHER, ROOM

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("kind", ["sqlite", "postgres"]),
]

MODERATOR, ATTENDEE, ANAS, BENS, BROWSER, EVES = (bytes([n]) * 32 for n in range(6))
LUZ = Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")


@pytest.fixture
async def opened(kind: str, tmp_path: Path) -> AsyncIterator[tuple[Log, Keys]]:
    """Ana has a name, Ben has none."""
    async with OPENERS[kind](tmp_path / "data") as (log, keys):
        await keys.add_link(ROOM, Role.MODERATOR, "k1", MODERATOR, "Luz", AT)
        await keys.add_link(ROOM, Role.ATTENDEE, "k2", ATTENDEE, "", AT + 1)
        await keys.add_session(ROOM, "k1", BROWSER, AT, "Firefox")
        await keys.add_person(ROOM, "k2", ANAS, "Ana")
        await keys.add_person(ROOM, "k2", BENS, None)
        await log.append(ROOM, [CUED], {}, 0)
        yield log, keys


async def found(log: Log) -> Damage:
    """What is told of the room, by whoever reads it first and by whoever looks at it again."""
    tail = await log.tail(ROOM, 0)
    assert [each.recorded for each in tail.events] == [CUED], "the log itself is whole"
    assert await log.damage(ROOM) == tail.damage
    return tail.damage


async def known(keys: Keys, digest: bytes) -> Holder:
    """Somebody who is let in."""
    holder = await keys.find(digest)
    assert holder is not None
    assert dict(await keys.holders(ROOM))[digest] == holder
    return holder


async def nobody(keys: Keys, digest: bytes) -> bool:
    """Whether nobody is let in by this secret."""
    return await keys.find(digest) is None and digest not in dict(await keys.holders(ROOM))


async def test_people_as_they_were_written_are_no_damage(log: Log, keys: Keys) -> None:
    await keys.note_seen({BROWSER: AT + 9})
    await keys.add_person(ROOM, "k2", EVES, "Eve")
    eve = await known(keys, EVES)
    assert eve.person is not None
    assert await found(log) == Damage()
    await log.append(ROOM, [Recorded(AT, TextsErased((), eve.person))], {})
    assert await log.damage(ROOM) == Damage()
    await log.append(ROOM, [ERASED], {})
    await keys.end_session(BENS)
    assert await log.damage(ROOM) == Damage()
    assert [(await known(keys, each)).name for each in (ANAS, EVES)] == [None, None]
    assert [each.seen for each in await keys.sessions(ROOM)] == [AT + 9]


NAME_OF_ANA = f"digest = (SELECT digest FROM persons WHERE room = '{ROOM}' AND named = 1)"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE names SET name = 'Anb' WHERE {NAME_OF_ANA}",
        f"UPDATE names SET room = '{OTHER}' WHERE {NAME_OF_ANA}",
        f"DELETE FROM names WHERE {NAME_OF_ANA}",
        "UPDATE names SET digest = (SELECT digest FROM persons WHERE named = 0)",
    ],
)
async def test_a_name_that_is_changed_or_lost_is_nobody_s(
    log: Log, keys: Keys, strike: Strike, statement: str
) -> None:
    ana, ben = await known(keys, ANAS), await known(keys, BENS)
    strike(statement)

    assert await known(keys, ANAS) == Holder(ROOM, Role.ATTENDEE, "k2", ana.person)
    assert await known(keys, BENS) == ben
    names = 2 if "SET digest" in statement else 1
    assert await found(log) == Damage(names=names)


@pytest.mark.parametrize(
    "change",
    [
        *("link = 'k1'", "person = 'p1'", "named = 0", "checksum = NULL"),
        f"room = '{OTHER}'",
    ],
)
async def test_who_came_by_a_row_that_is_damaged_has_to_come_in_again(
    log: Log, keys: Keys, strike: Strike, change: str
) -> None:
    await keys.add_link(OTHER, Role.ATTENDEE, "k2", b"other", "", AT)
    strike(f"UPDATE persons SET {change} WHERE named = 1")

    assert await nobody(keys, ANAS)
    assert (await known(keys, MODERATOR), await known(keys, BROWSER)) == (LUZ, LUZ)
    is_elsewhere = "room" in change
    assert await found(log) == Damage(people=0 if is_elsewhere else 1)
    assert (await log.damage(OTHER)).people == is_elsewhere


@pytest.mark.parametrize("change", ["link = 'k2'", "since = 7", "browser = 'Firefoy'"])
async def test_a_browser_whose_row_is_damaged_is_signed_out(
    log: Log, keys: Keys, strike: Strike, change: str
) -> None:
    strike(f"UPDATE sessions SET {change}")

    assert await nobody(keys, BROWSER)
    assert await keys.sessions(ROOM) == []
    assert await known(keys, MODERATOR) == LUZ
    assert await found(log) == Damage(people=1)


LOST_KEYS = ["DELETE FROM tag_keys", "UPDATE tag_keys SET key = 'x'"]


@pytest.mark.parametrize("statement", LOST_KEYS)
async def test_without_their_key_nobody_who_joined_is_taken_for_another(
    log: Log, keys: Keys, strike: Strike, statement: str
) -> None:
    """The show goes on: staff are known by their links."""
    strike(statement)

    assert await nobody(keys, ANAS)
    assert await nobody(keys, BENS)
    with pytest.raises(Damaged, match="key of those who joined"):
        await keys.add_person(ROOM, "k2", EVES, "Eve")
    assert await nobody(keys, EVES)
    assert (await known(keys, MODERATOR), await known(keys, BROWSER)) == (LUZ, LUZ)
    assert await found(log) == Damage(is_key_lost=True)


async def test_a_damaged_key_is_told_also_where_everybody_has_left(
    log: Log, keys: Keys, strike: Strike
) -> None:
    for each in (ANAS, BENS):
        await keys.end_session(each)
    strike("UPDATE tag_keys SET key = 'x'")
    assert await found(log) == Damage(is_key_lost=True)

    strike("DELETE FROM tag_keys")
    assert await found(log) == Damage()
    await keys.add_person(ROOM, "k2", EVES, "Eve")
    assert (await known(keys, EVES)).name == "Eve"


@pytest.mark.parametrize("statement", LOST_KEYS)
async def test_all_names_go_with_their_key_and_people_can_join_again(
    log: Log, keys: Keys, strike: Strike, statement: str
) -> None:
    ana = await known(keys, ANAS)
    strike(statement)
    await log.append(ROOM, [ERASED], {})

    again = await known(keys, ANAS)
    assert again.name is None
    assert again.person not in (None, ana.person)
    assert await log.damage(ROOM) == Damage()


@pytest.mark.parametrize(
    "statement",
    [
        *LOST_KEYS,
        "UPDATE persons SET link = 'k1' WHERE named = 1",
        "DELETE FROM persons WHERE named = 1",
    ],
)
async def test_a_name_of_which_it_cannot_be_told_whose_it_is_goes_with_anybody_s(
    log: Log, keys: Keys, strike: Strike, statement: str
) -> None:
    """What was erased is gone: who asks for it is not told so in vain."""
    ana = await known(keys, ANAS)
    assert ana.person is not None
    strike(statement)
    damage = await found(log)
    await log.append(ROOM, [Recorded(AT, TextsErased((), ana.person))], {})

    strike("DELETE FROM names", rows=0)
    assert await log.damage(ROOM) == damage, "what is damaged stays so"
