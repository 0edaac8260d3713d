"""An append, inside the transaction that makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.records import Answers, AnswersAfter, Conflict, OtherLineage
from liveroom.store.appending import answers_after, count_ordered
from liveroom.store.chain import START, ChainLink, links
from liveroom.store.checksums import check_answers, checksum
from liveroom.store.codec import EventRow
from liveroom.store.postgres.hints import moved, tell
from liveroom.store.postgres.schema import Connection

EPOCH = (
    "concat_ws('-', to_hex((SELECT system_identifier FROM pg_control_system())),"
    " (SELECT oid FROM pg_database WHERE datname = current_database()),"
    " left(pg_walfile_name(pg_current_wal_lsn()), 8))"
)
"""The lineage: another server, database, restored or promoted server has another."""


_END = f"SELECT seq, control, chain, epoch, {EPOCH} FROM rooms WHERE room = %s FOR UPDATE"


def _insert(table: str, **columns: str) -> str:
    """Inserts rows of one room, given together as JSON with bytes in Base64.

    Values given one by one, or as arrays, cost a server as much as deciding on them.
    """
    taken = (f"decode({n}, 'base64')" if kind == "bytea" else n for n, kind in columns.items())
    typed = (f"{n} {'text' if kind == 'bytea' else kind}" for n, kind in columns.items())
    return (
        f"INSERT INTO {table} SELECT %s, {', '.join(taken)}"
        f" FROM json_to_recordset(%s::json) AS given ({', '.join(typed)})"
    )


_INTO_ANSWERS = _insert("answers", actor="text", command="text", body="bytea", checksum="bytea")
_ANSWERS = (
    f"WITH kept AS ({_INTO_ANSWERS} ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM kept"
).encode()
_EVENTS = _insert(
    "events",
    seq="bigint",
    at="bigint",
    kind="text",
    version="integer",
    payload="bytea",
    by="text",
    chain="bytea",
).encode()
_TEXTS = _insert("texts", seq="bigint", field="text", salt="bytea", value="bytea").encode()


class _Answer(Struct, gc=False):
    actor: str
    command: str
    body: bytes
    checksum: bytes


class _Event(Struct, gc=False):
    seq: int
    at: int
    kind: str
    version: int
    payload: bytes
    by: str | None
    chain: bytes


class _Text(Struct, gc=False):
    seq: int
    field: str
    salt: bytes
    value: bytes


def _json(rows: Sequence[Struct]) -> str:
    return msgspec.json.encode(rows).decode()


class AnsweredBefore(Exception):
    """Some of the commands were answered before; nothing of this is kept."""


async def append(
    room: RoomId,
    recorded: Sequence[Recorded],
    rows: Sequence[EventRow],
    answers: Answers | AnswersAfter,
    expect: int | None,
    alarm: int | None,
    lineage: str | None,
    connection: Connection,
) -> int:
    seq, control, chain, epoch, now = await _end(connection, room)
    if lineage is not None and lineage != now:
        raise OtherLineage(f"{now}, not {lineage}")
    answered = answers_after(answers, seq)
    if answered:
        await _insert_answers(connection, room, answered)
    if expect is not None and expect != control:
        raise Conflict(control)
    if not rows:
        await connection.execute(
            "UPDATE rooms SET answered = answered + %s WHERE room = %s", (len(answered), room)
        )
        return seq
    last = seq + len(rows)
    numbers = range(seq + 1, last + 1)
    chains = [*links(chain, room, _links(recorded, rows, numbers))]
    await connection.execute(
        "UPDATE rooms SET seq = %s, control = %s, chain = %s, epoch = %s,"
        " answered = answered + %s, alarm = CASE WHEN %s THEN %s::bigint ELSE alarm END"
        " WHERE room = %s",
        (
            last,
            control + count_ordered(recorded),
            chains[-1],
            now,
            len(answered),
            expect is not None,
            alarm,
            room,
        ),
    )
    if now != epoch:
        await connection.execute("INSERT INTO lineages VALUES (%s, %s, %s)", (room, seq + 1, now))
    await _insert_events(connection, room, recorded, rows, chains, seq)
    await _insert_texts(connection, room, rows, seq)
    if expect is not None:
        # Notifying in the transaction is sure, and makes all commits of the database wait for
        # each other: what is written by the hundred a second is told of later, together.
        await tell(connection, moved(room))
    return last


async def _end(connection: Connection, room: RoomId) -> tuple[int, int, bytes, str, str]:
    """Lock the room; its last seq, its control version, its chain and lineage, and the one now."""
    row = await (await connection.execute(_END, (room,))).fetchone()
    if row is None:
        await connection.execute(
            "INSERT INTO rooms VALUES (%s, 0, 0, %s, '') ON CONFLICT DO NOTHING", (room, START)
        )
        row = await (await connection.execute(_END, (room,))).fetchone()
    assert row is not None, "the room's row was just made"
    seq, control, chain, epoch, now = row
    return seq, control, chain, epoch, now


async def _insert_answers(connection: Connection, room: RoomId, answers: Answers) -> None:
    rows = [
        _Answer(actor, command, body, checksum(room, actor, command, body))
        for (actor, command), body in answers.items()
    ]
    cursor = await connection.execute(_ANSWERS, (room, _json(rows)))
    (kept,) = await cursor.fetchone() or (0,)
    if kept < len(answers):
        raise AnsweredBefore


def _links(
    recorded: Sequence[Recorded], rows: Sequence[EventRow], numbers: range
) -> Iterator[ChainLink]:
    for number, each, row in zip(numbers, recorded, rows, strict=True):
        yield number, each.at, row.kind, row.version, row.payload, _by(each)


def _by(recorded: Recorded) -> str | None:
    return None if recorded.by is None else recorded.by.link


async def _insert_events(
    connection: Connection,
    room: RoomId,
    recorded: Sequence[Recorded],
    rows: Sequence[EventRow],
    chains: Sequence[bytes],
    seq: int,
) -> None:
    events = [
        _Event(number, each.at, row.kind, row.version, row.payload, _by(each), chain)
        for number, (each, row, chain) in enumerate(
            zip(recorded, rows, chains, strict=True), seq + 1
        )
    ]
    await connection.execute(_EVENTS, (room, _json(events)))


async def _insert_texts(
    connection: Connection, room: RoomId, rows: Sequence[EventRow], seq: int
) -> None:
    texts = [
        _Text(number, text.field, text.salt, text.value.encode())
        for number, row in enumerate(rows, seq + 1)
        for text in row.apart
    ]
    if texts:
        await connection.execute(_TEXTS, (room, _json(texts)))


async def given(room: RoomId, answers: Answers, connection: Connection) -> Answers:
    """What was answered before.

    A message in the write-ahead log makes the commit wait until the standby has those answers
    too: they may have been written while it was away, and told to nobody. Raises UnreadableEvent
    for one that is not what was written.
    """
    cursor = await connection.execute(
        "SELECT room, actor, command, body, checksum FROM answers"
        " JOIN unnest(%s::text[], %s::text[]) AS asked (actor, command) USING (actor, command)"
        " WHERE room = %s",
        ([actor for actor, _ in answers], [command for _, command in answers], room),
    )
    rows = await cursor.fetchall()
    await connection.execute("SELECT pg_logical_emit_message(true, 'liveroom', 'repeated')")
    check_answers(rows)
    return {(actor, CommandId(command)): body for _, actor, command, body, _ in rows}
