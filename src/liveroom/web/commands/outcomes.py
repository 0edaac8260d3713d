"""What became of a room's questions, from its log: read on from where it was read last."""

from __future__ import annotations

from typing import Final

import anyio.to_thread

from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person
from liveroom.core.room import Phase, Room
from liveroom.core.vocabulary.damage import Damaged
from liveroom.exports.outcomes import published
from liveroom.exports.outcomes.published import Account
from liveroom.web.commands import decode
from liveroom.web.state import AppState

MOST_KEPT: Final = 64
"""Rooms whose accounts stay in memory."""
MOST_PUBLISHED: Final = 8
"""Rooms whose accounts stay in memory as they are published."""
SHORT: Final = 20
"""Digits of a head that are noted: 80 bits."""
MOST_AT_ONCE: Final = 200
"""Events that are told of at once; for more it is done aside."""


async def published_of(app_state: AppState, room_id: RoomId, room: Room) -> bytes:
    """The account of the room's questions as it is published, as JSON."""
    account, title = await _up_to_date(app_state, room_id), room.program.title or room_id
    of, named, body = app_state.outcomes.get(room_id, (None, "", b""))
    if of is not account or named != title:
        body = await anyio.to_thread.run_sync(_published, account, title)
        app_state.outcomes[room_id] = account, title, body
        if len(app_state.outcomes) > MOST_PUBLISHED:
            del app_state.outcomes[next(iter(app_state.outcomes))]
    return body


def _published(account: Account, title: str) -> bytes:
    return decode.encode(published.published(account, title))


async def head_of(app_state: AppState, room_id: RoomId) -> str:
    """The head of that account."""
    return (await _up_to_date(app_state, room_id)).head


def short(head: str) -> str:
    """So much of a head as somebody notes: `a1b2 c3d4 e5f6 7890 a1b2`."""
    return " ".join(head[at : at + 4] for at in range(0, SHORT, 4))


async def closing_head(app_state: AppState, room_id: RoomId, room: Room) -> str:
    """The same of a room, for its closing screens; nothing before the end, where nobody asked, or
    where it is damaged."""
    if room.phase is not Phase.ENDED or not room.board.questions:
        return ""
    try:
        return short(await head_of(app_state, room_id))
    except Refused:
        return ""


async def receipts_of(
    app_state: AppState, room_id: RoomId, room: Room, whose: Person
) -> dict[str, object]:
    """Somebody's receipts, as plain values. Refused for who has not joined."""
    if whose.id is None:
        raise Refused(Code.NOT_JOINED)
    account = await _up_to_date(app_state, room_id)
    said = published.own_words(account, whose.id)
    texts = await app_state.log.texts(room_id, said)
    return published.receipts(account, whose.id, texts, room.program.title or room_id)


def check_published(room: Room, whose: Person) -> None:
    """Refuse the account before the end of the show, but for who runs it."""
    if room.phase is not Phase.ENDED and not whose.role.spec.audience.sees.runs_show:
        raise Refused(Code.NOT_ENDED)


async def _up_to_date(app_state: AppState, room: RoomId) -> Account:
    async with app_state.accounting:
        try:
            account = await _on_from(app_state, app_state.accounts.pop(room, Account(room)))
        except Damaged:  # after a fail-over the log may have another past than was read
            account = await _from_the_start(app_state, room)
        app_state.accounts[room] = account
        if len(app_state.accounts) > MOST_KEPT:
            del app_state.accounts[next(iter(app_state.accounts))]
        return account


async def _from_the_start(app_state: AppState, room: RoomId) -> Account:
    try:
        return await _on_from(app_state, Account(room))
    except Damaged as error:
        raise Refused(Code.DAMAGED) from error


async def _on_from(app_state: AppState, account: Account) -> Account:
    tail = await app_state.log.sealed(RoomId(account.name), account.seq, account.chain)
    if tail.last == account.seq:
        return account
    if len(tail.events) <= MOST_AT_ONCE:
        return published.go_on(account, tail, app_state.link_key)
    go_on = published.go_on
    return await anyio.to_thread.run_sync(go_on, account, tail, app_state.link_key)
