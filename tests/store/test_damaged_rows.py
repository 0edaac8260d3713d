"""Rows of links and of answers that are not what was written: none is believed, each is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from liveroom.core.events import Author, Recorded
from liveroom.core.records import Holder, LinkRow, Repeated
from liveroom.core.roles import Role
from liveroom.core.vocabulary.access_notes import AccessNoted
from liveroom.core.vocabulary.damage import Damage, Damaged
from liveroom.store.checksums import CHANGED, MISSING
from tests.store.conftest import OPENERS, Keys, Log, Strike
from tests.store.samples import AT, CUED, ROOM, answer

pytestmark = pytest.mark.anyio

MODERATOR, ATTENDEE, ANAS, BROWSER = (bytes([n]) * 32 for n in range(4))
LUZ = Holder(ROOM, Role.MODERATOR, "k1", None, "Luz")
BY_LUZ = Author("k1", "moderator", "Luz")
SAID = [
    Recorded(AT, AccessNoted("link_made", "k1", "moderator", "Luz")),
    Recorded(CUED.at, CUED.event, BY_LUZ),
]
ALL, SQLITE = ["sqlite", "postgres"], ["sqlite"]


@pytest.fixture
async def opened(kind: str, tmp_path: Path) -> AsyncIterator[tuple[Log, Keys]]:
    async with OPENERS[kind](tmp_path / "data") as (log, keys):
        await keys.add_link(ROOM, Role.MODERATOR, "k1", MODERATOR, "Luz", AT)
        await keys.add_link(ROOM, Role.ATTENDEE, "k2", ATTENDEE, "", AT + 1)
        await keys.add_session(ROOM, "k1", BROWSER, AT, "Firefox")
        await keys.add_person(ROOM, "k2", ANAS, "Ana")
        await log.append(ROOM, SAID, answer("c1") | answer("c2", b'{"ok":false}'), 0)
        yield log, keys


@pytest.mark.parametrize("kind", ALL)
async def test_links_and_answers_as_they_were_written_are_no_damage(log: Log, keys: Keys) -> None:
    assert await log.damage(ROOM) == Damage()
    assert await keys.rotate(ROOM, "k2", b"new" * 9, 7)
    assert await keys.revoke(ROOM, "k2", AT + 60)
    await log.append(ROOM, [], answer("c3"))
    assert await log.damage(ROOM) == Damage()
    assert (await keys.links(ROOM))[1] == LinkRow("k2", Role.ATTENDEE, "", AT + 1, AT + 60, 7)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "change",
    [
        *("role = 'owner'", "role = 'attendeg'", "label = 'L'", "created_at = 1"),
        *("digest = 'x'", "revoked_at = 7", "rotation = 1"),
        *("checksum = '0123456789'", "checksum = NULL"),
    ],
)
async def test_a_damaged_link_lets_nobody_in_and_the_others_go_on(
    log: Log, keys: Keys, strike: Strike, change: str
) -> None:
    strike(f"UPDATE links SET {change} WHERE link = 'k2'")

    assert (await keys.find(ATTENDEE), await keys.find(ANAS)) == (None, None)
    assert not await keys.revoke(ROOM, "k2", AT)
    assert not await keys.rotate(ROOM, "k2", b"x", 1)
    assert (await keys.find(MODERATOR), await keys.find(BROWSER)) == (LUZ, LUZ)
    assert [digest for digest, _ in await keys.holders(ROOM)] == [MODERATOR, BROWSER]
    assert [each.link for each in await keys.links(ROOM)] == ["k1"]
    tail = await log.tail(ROOM, 0)
    assert tail.damage == Damage(None, ("k2",))
    assert await log.damage(ROOM) == Damage(None, ("k2",))


@pytest.mark.parametrize("kind", ALL)
async def test_what_was_done_by_a_damaged_link_stays_theirs_as_the_log_has_it(
    log: Log, keys: Keys, strike: Strike
) -> None:
    strike("UPDATE links SET role = 'host', label = 'Ben' WHERE link = 'k1'")

    assert [each.recorded for each in await log.read(ROOM)] == SAID
    assert await log.damage(ROOM) == Damage(None, ("k1",))
    assert await keys.sessions(ROOM) == []


@pytest.mark.parametrize("kind", SQLITE)
async def test_a_link_that_is_lost_is_missed(log: Log, keys: Keys, strike: Strike) -> None:
    strike("DELETE FROM links WHERE link = 'k1'")

    assert await log.damage(ROOM) == Damage(None, ("k1",))
    assert [each.recorded for each in await log.read(ROOM)] == SAID
    assert await keys.find(BROWSER) is None


OF_C1 = "WHERE command = 'c1'"


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"DELETE FROM answers {OF_C1}", MISSING),
        (f"UPDATE answers SET checksum = NULL {OF_C1}", CHANGED),
        ("UPDATE rooms SET answered = answered + 1", MISSING),
        (f"UPDATE answers SET body = '{{\"ok\":falsf}}' {OF_C1}", CHANGED),
        (f"UPDATE answers SET command = 'c9' {OF_C1}", CHANGED),
        (f"UPDATE answers SET actor = 'anb' {OF_C1}", CHANGED),
    ],
)
async def test_answers_that_are_lost_or_changed_are_found(
    log: Log, strike: Strike, statement: str, found: str
) -> None:
    strike(statement)

    tail = await log.tail(ROOM, 0)
    assert ([each.recorded for each in tail.events], tail.damage.log) == (SAID, found)
    assert await log.damage(ROOM) == Damage(found)
    assert (await log.tail(ROOM, 1)).damage == Damage()


@pytest.mark.parametrize("kind", ALL)
async def test_a_changed_answer_is_never_given(log: Log, strike: Strike) -> None:
    with pytest.raises(Repeated):
        await log.append(ROOM, [CUED], answer("c1"))
    strike(f"UPDATE answers SET body = '{{\"ok\":falsf}}' {OF_C1}")

    with pytest.raises(Damaged, match=CHANGED):
        await log.append(ROOM, [CUED], answer("c1"))
    with pytest.raises(Repeated):
        await log.append(ROOM, [CUED], answer("c2"))
    assert len((await log.tail(ROOM, 0)).events) == len(SAID)


@pytest.mark.parametrize("kind", SQLITE)
async def test_a_key_that_reads_the_same_and_is_none_is_found(log: Log, strike: Strike) -> None:
    strike(f"UPDATE answers SET command = CAST(command AS BLOB) {OF_C1}")

    assert await log.damage(ROOM) == Damage(CHANGED)


@pytest.mark.parametrize("kind", ALL)
async def test_a_revoked_link_that_lives_again_lets_nobody_in(
    log: Log, keys: Keys, strike: Strike
) -> None:
    assert await keys.revoke(ROOM, "k2", AT + 60)
    strike("UPDATE links SET revoked_at = NULL WHERE link = 'k2'")

    assert (await keys.find(ATTENDEE), await keys.find(ANAS)) == (None, None)
    assert await log.damage(ROOM) == Damage(None, ("k2",))
