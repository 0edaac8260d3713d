"""What every log promises, in memory and in SQLite alike."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from liveroom.core.events import AUTO, Author, QuestionDismissed, Recorded, SegmentChanged
from liveroom.core.ids import QuestionId, RoomId, SegmentId
from liveroom.core.records import (
    CHAIN_START,
    Conflict,
    Head,
    Holder,
    LinkRow,
    NotStored,
    Repeated,
    SealedTail,
    Stored,
)
from liveroom.core.roles import Role
from liveroom.store.codec import digest
from tests.examples import examples
from tests.store.conftest import OPENERS, Keys, Log
from tests.store.samples import (
    AT,
    CUED,
    ERASED,
    OK,
    OTHER,
    ROOM,
    answer,
    erased,
    question,
    vote,
)

pytestmark = pytest.mark.anyio


async def test_a_room_that_was_never_opened_has_no_events_and_no_head(log: Log) -> None:
    assert (await log.read(ROOM), await log.head(ROOM), await log.heads()) == ([], None, {})


async def test_the_first_append_makes_the_room_and_seqs_begin_at_one(log: Log) -> None:
    assert await log.append(ROOM, [CUED, vote(1)], {}, 0) == 2
    assert await log.read(ROOM) == [Stored(1, CUED), Stored(2, vote(1))]


async def test_appends_go_on_where_the_last_one_ended(log: Log) -> None:
    await log.append(ROOM, [CUED], {})
    assert await log.append(ROOM, [vote(1), vote(2)], {}) == 3
    assert await log.append(ROOM, [], {}) == 3
    assert [each.seq for each in await log.read(ROOM)] == [1, 2, 3]


async def test_reading_after_a_seq_gives_the_tail(log: Log) -> None:
    await log.append(ROOM, [vote(1), vote(2), vote(3)], {})
    assert await log.read(ROOM, 2) == [Stored(3, vote(3))]
    assert await log.read(ROOM, 3) == []
    assert await log.read(ROOM, 99) == []


async def test_texts_come_back_as_they_were(log: Log) -> None:
    asked = [
        question(1, "¿Quién paga?\0\u202e👩‍👩‍👧", "Ana"),
        question(2, "", None),
        question(3, "ünö", ""),
    ]
    await log.append(ROOM, asked, {})
    assert [each.recorded for each in await log.read(ROOM)] == asked


async def test_what_staff_did_comes_back_under_the_name_of_their_link(
    opened: tuple[Log, Keys],
) -> None:
    log, keys = opened
    await keys.add_link(ROOM, Role.MODERATOR, "k1", b"1", "Ana", AT)
    await keys.add_link(ROOM, Role.HOST, "k2", b"2", "", AT)
    authors = [Author("k1", "moderator", "Ana"), Author("k2", "host"), AUTO, None]
    done = [Recorded(AT, CUED.event, by) for by in authors]
    await log.append(ROOM, done, {})

    assert [each.recorded for each in await log.read(ROOM)] == done


async def test_erased_texts_leave_alone_who_wrote_them(opened: tuple[Log, Keys]) -> None:
    log, keys = opened
    await keys.add_link(ROOM, Role.MODERATOR, "k1", b"1", "Ana", AT)
    ana, said = Author("k1", "moderator", "Ana"), SegmentChanged(SegmentId("s1"), note="Late")
    await log.append(ROOM, [Recorded(AT, said, ana)], {})
    await log.append(ROOM, [ERASED], {})

    assert [each.recorded for each in await log.read(ROOM)] == [
        Recorded(AT, SegmentChanged(SegmentId("s1"), note=None), ana),
        ERASED,
    ]


async def test_an_erasure_takes_what_came_before_it_and_nothing_after_it(log: Log) -> None:
    await log.append(ROOM, [question(1, "Who pays?", "Ana")], {})
    await log.append(OTHER, [question(1, "Elsewhere?")], {})
    await log.append(ROOM, [question(2, "Why?"), ERASED, question(3, "And now?")], {})

    assert [each.recorded for each in await log.read(ROOM)] == [
        question(1, ""),
        question(2, ""),
        ERASED,
        question(3, "And now?"),
    ]
    assert [each.recorded for each in await log.read(OTHER)] == [question(1, "Elsewhere?")]


async def test_an_erasure_of_one_person_takes_all_about_their_questions_and_their_name(
    opened: tuple[Log, Keys],
) -> None:
    log, keys = opened
    await keys.add_link(ROOM, Role.ATTENDEE, "k", b"1", "", AT)
    ana = await keys.add_person(ROOM, "k", b"ana", "Ana")
    bea = await keys.add_person(ROOM, "k", b"bea", "Bea")
    reason = Recorded(AT, QuestionDismissed(QuestionId("q1"), "Ana asked that before"))
    other = Recorded(AT, QuestionDismissed(QuestionId("q2"), "Off topic"))
    await log.append(
        ROOM, [question(1, "Who pays?", "Ana"), question(2, "Why?"), reason, other], {}
    )
    asked_late = replace(question(3, "And now?").event, asker=ana)
    gone = erased(1, person=ana)
    await log.append(ROOM, [Recorded(AT, asked_late)], {})
    await log.append(ROOM, [gone], {})

    assert [each.recorded for each in await log.read(ROOM)] == [
        question(1, ""),
        question(2, "Why?"),
        Recorded(AT, QuestionDismissed(QuestionId("q1"), "")),
        other,
        Recorded(AT, replace(asked_late, text="")),
        gone,
    ]
    assert await keys.find(b"ana") == Holder(ROOM, Role.ATTENDEE, "k", ana, None)
    assert await keys.find(b"bea") == Holder(ROOM, Role.ATTENDEE, "k", bea, "Bea")


async def test_a_deleted_room_is_as_if_it_had_never_been(opened: tuple[Log, Keys]) -> None:
    log, keys = opened
    for room in (ROOM, OTHER):
        await log.append(room, [CUED, question(1, "Who pays?"), vote(1)], answer("c1"))
        await keys.add_link(room, Role.ATTENDEE, "k", room.encode(), "", AT)
        await keys.add_person(room, "k", b"p" + room.encode(), "Ana")
        await keys.add_session(room, "k", b"s" + room.encode(), AT)
    await log.delete(ROOM)
    await log.delete(ROOM)

    assert (await log.read(ROOM), await log.head(ROOM), await keys.links(ROOM)) == ([], None, [])
    assert [await keys.find(each + ROOM.encode()) for each in (b"", b"p", b"s")] == [None] * 3
    assert (len(await log.read(OTHER)), len(await keys.holders(OTHER))) == (3, 3)
    assert await log.append(ROOM, [CUED], answer("c1"), 0) == 1


async def test_an_outline_tells_of_a_room_without_what_people_wrote(log: Log) -> None:
    said = Recorded(AT, SegmentChanged(SegmentId("s1"), note="Late"))
    asked = [question(1, "Who pays?", "Ana"), question(2, "Why?")]
    await log.append(ROOM, [CUED, *asked, vote(1), said], {})
    outline = await log.outline(ROOM)

    assert outline.recorded == (CUED, Recorded(AT, SegmentChanged(SegmentId("s1"), note=None)))
    assert outline.questions == 2
    assert outline.size > 300


async def test_rooms_do_not_touch_one_another(log: Log) -> None:
    await log.append(ROOM, [CUED, vote(1)], {})
    await log.append(OTHER, [vote(9)], {})
    assert await log.read(OTHER) == [Stored(1, vote(9))]


async def test_heads_tell_where_each_log_ends_and_of_which_lineage_it_is(log: Log) -> None:
    await log.append(ROOM, [CUED, vote(1)], {})
    await log.append(OTHER, [CUED], {})
    heads = await log.heads()
    epoch = heads[ROOM].epoch
    assert heads == {ROOM: Head(epoch, 2, AT + 1), OTHER: Head(epoch, 1, AT)}
    assert await log.head(ROOM) == Head(epoch, 2, AT + 1)
    assert epoch != ""


async def test_heads_tell_when_a_room_next_does_something_by_itself(log: Log) -> None:
    await log.append(ROOM, [CUED], {}, 0, alarm=AT + 600)
    await log.append(ROOM, [vote(1)], {})
    assert [head.alarm for head in (await log.heads()).values()] == [AT + 600]

    await log.append(ROOM, [CUED], {}, 1)
    assert [head.alarm for head in (await log.heads()).values()] == [None]


@pytest.mark.parametrize("kind", OPENERS)
async def test_two_logs_are_two_lineages(kind: str, tmp_path: Path) -> None:
    epochs = set()
    for name in ("a", "b"):
        async with OPENERS[kind](tmp_path / name) as (log, _):
            await log.append(ROOM, [CUED], {})
            epochs.add((await log.heads())[ROOM].epoch)
    assert len(epochs) == 2


async def test_a_command_answered_before_is_answered_again_byte_for_byte(log: Log) -> None:
    await log.append(ROOM, [vote(1)], answer("c1", b'{"ok":true, "n":1}') | answer("c2"))
    with pytest.raises(Repeated) as repeated:
        await log.append(ROOM, [vote(2), vote(3)], answer("c3") | answer("c1", b"other"))
    assert repeated.value.bodies == {("ana", "c1"): b'{"ok":true, "n":1}'}


async def test_nothing_of_a_repeated_append_is_written(log: Log) -> None:
    await log.append(ROOM, [vote(1)], answer("c1"))
    with pytest.raises(Repeated):
        await log.append(ROOM, [CUED], answer("c2") | answer("c1") | answer("c3"))
    assert await log.read(ROOM) == [Stored(1, vote(1))]
    assert await log.append(ROOM, [CUED], answer("c2") | answer("c3"), 0) == 2


async def test_every_repeated_command_is_named(log: Log) -> None:
    await log.append(ROOM, [], answer("c1", b"1") | answer("c2", b"2") | answer("c3", b"3"))
    with pytest.raises(Repeated) as repeated:
        await log.append(ROOM, [], answer("c3") | answer("c4") | answer("c2"))
    assert repeated.value.bodies == {("ana", "c2"): b"2", ("ana", "c3"): b"3"}


async def test_a_command_id_belongs_to_one_actor_of_one_room(log: Log) -> None:
    await log.append(ROOM, [vote(1)], answer("c1"))
    assert await log.append(ROOM, [vote(2)], answer("c1", actor="ben")) == 2
    assert await log.append(OTHER, [vote(3)], answer("c1")) == 1


async def test_a_refusal_is_an_answer_without_events(log: Log) -> None:
    refused = b'{"ok":false,"code":"not_open"}'
    assert await log.append(ROOM, [], answer("c1", refused)) == 0
    with pytest.raises(Repeated) as repeated:
        await log.append(ROOM, [vote(1)], answer("c1"))
    assert repeated.value.bodies == {("ana", "c1"): refused}
    assert await log.head(ROOM) is None


async def test_who_expects_an_old_control_version_is_told_the_present_one(log: Log) -> None:
    """Given two moderators who both saw two ordered events, when both cue, one is refused."""
    await log.append(ROOM, [CUED, CUED], {}, 0)
    assert await log.append(ROOM, [CUED], answer("first"), 2) == 3
    with pytest.raises(Conflict) as conflict:
        await log.append(ROOM, [CUED], answer("second"), 2)
    assert conflict.value.control == 3


async def test_nothing_of_a_conflicting_append_is_written(log: Log) -> None:
    await log.append(ROOM, [CUED], {})
    with pytest.raises(Conflict):
        await log.append(ROOM, [question(1, "?"), CUED], answer("c1"), 0)
    assert await log.read(ROOM) == [Stored(1, CUED)]
    assert await log.append(ROOM, [CUED], answer("c1"), 1) == 2


async def test_a_room_that_does_not_exist_is_at_control_version_nought(log: Log) -> None:
    with pytest.raises(Conflict) as conflict:
        await log.append(ROOM, [CUED], {}, 1)
    assert (conflict.value.control, await log.heads()) == (0, {})


async def test_votes_and_questions_do_not_stand_in_the_way_of_a_cue(log: Log) -> None:
    await log.append(ROOM, [CUED], {}, 0)
    await log.append(ROOM, [vote(1), question(1, "?"), vote(2)], {})
    assert await log.append(ROOM, [CUED, vote(3)], {}, 1) == 6


async def test_a_repetition_is_told_before_a_conflict(log: Log) -> None:
    await log.append(ROOM, [CUED], answer("c1", b"mine"), 0)
    with pytest.raises(Repeated) as repeated:
        await log.append(ROOM, [CUED], answer("c1"), 0)
    assert repeated.value.bodies == {("ana", "c1"): b"mine"}


async def test_an_erased_room_goes_on(log: Log) -> None:
    await log.append(ROOM, [CUED, question(1, "¿Quién?")], answer("c1"))
    await log.append(ROOM, [ERASED], {}, 1)
    assert await log.append(ROOM, [question(2, "¿Y ahora?")], answer("c2"), 2) == 4
    assert (await log.read(ROOM, 3)) == [Stored(4, question(2, "¿Y ahora?"))]
    with pytest.raises(Repeated):
        await log.append(ROOM, [], answer("c1"))


async def test_a_long_log_is_read_whole(log: Log) -> None:
    events = [question(n, f"text {n}") if n % 7 == 0 else vote(n) for n in range(1, 5_501)]
    await log.append(ROOM, events, {})
    assert await log.read(ROOM) == [Stored(n, event) for n, event in enumerate(events, 1)]


@pytest.mark.parametrize("kind", OPENERS)
def test_however_many_append_at_once_the_seqs_have_no_gaps(kind: str, tmp_path: Path) -> None:
    """Each task appends batches of the planned sizes; each batch must stand together, in order."""
    rooms = (RoomId(f"room{number}") for number in count())

    async def run(log: Log, room: RoomId, plans: list[list[int]]) -> None:
        ends: dict[tuple[int, int], int] = {}

        async def append(task: int) -> None:
            for turn, size in enumerate(plans[task]):
                batch = [vote(task * 1000 + turn * 10 + n) for n in range(size)]
                ends[task, turn] = await log.append(room, batch, answer(f"{task}-{turn}"))

        await asyncio.gather(*map(append, range(len(plans))))
        stored = await log.read(room)
        assert [each.seq for each in stored] == [*range(1, sum(map(sum, plans)) + 1)]
        for (task, turn), end in ends.items():
            size = plans[task][turn]
            batch = [vote(task * 1000 + turn * 10 + n) for n in range(size)]
            assert [each.recorded for each in stored[end - size : end]] == batch

    with asyncio.Runner() as runner:
        opened = OPENERS[kind](tmp_path / "data")
        log, _ = runner.run(opened.__aenter__())

        @examples(25)
        @given(plans=st.lists(st.lists(st.integers(0, 4), max_size=5), min_size=1, max_size=8))
        def numbered(plans: list[list[int]]) -> None:
            runner.run(run(log, next(rooms), plans))

        try:
            numbered()
        finally:
            runner.run(opened.__aexit__(None, None, None))


@pytest.mark.parametrize("kind", OPENERS)
async def test_of_many_who_expect_the_same_exactly_one_is_first(kind: str, tmp_path: Path) -> None:
    async with OPENERS[kind](tmp_path / "data") as (log, _):
        outcomes = await asyncio.gather(
            *(log.append(ROOM, [CUED], answer(f"c{n}", OK), 0) for n in range(20)),
            return_exceptions=True,
        )
        assert [each for each in outcomes if each == 1] == [1]
        assert [each.control for each in outcomes if isinstance(each, Conflict)] == [1] * 19
        assert await log.read(ROOM) == [Stored(1, CUED)]


LINKS = {
    b"\x01" * 32: LinkRow("k1", Role.OWNER, "", AT),
    b"\x02" * 32: LinkRow("k2", Role.ATTENDEE, "", AT),
}


async def test_a_room_is_opened_with_its_links(opened: tuple[Log, Keys]) -> None:
    log, keys = opened
    await log.open(ROOM, [CUED, CUED], answer("c1"), LINKS)
    assert await log.read(ROOM) == [Stored(1, CUED), Stored(2, CUED)]
    assert await keys.links(ROOM) == [*LINKS.values()]
    assert await keys.find(b"\x02" * 32) == Holder(ROOM, Role.ATTENDEE, "k2")


async def test_a_room_that_is_opened_again_keeps_its_links(opened: tuple[Log, Keys]) -> None:
    log, keys = opened
    await log.open(ROOM, [CUED], answer("c1", b"first"), LINKS)
    other = {b"\x03" * 32: LinkRow("k3", Role.HOST, "", AT)}
    with pytest.raises(Repeated) as repeated:
        await log.open(ROOM, [CUED], answer("c1"), other)
    assert repeated.value.bodies == answer("c1", b"first")
    with pytest.raises(Conflict):
        await log.open(ROOM, [CUED], answer("c2"), other)
    assert await log.read(ROOM) == [Stored(1, CUED)]
    assert await keys.links(ROOM) == [*LINKS.values()]


async def test_a_link_that_is_kept_already_opens_nothing(opened: tuple[Log, Keys]) -> None:
    log, keys = opened
    await log.open(ROOM, [CUED], answer("c1"), LINKS)
    more = {b"\x03" * 32: LinkRow("k3", Role.HOST, "", AT)}
    with pytest.raises(NotStored):
        await log.open(OTHER, [CUED], answer("c1"), more | LINKS)
    assert (await log.head(OTHER), await keys.links(OTHER)) == (None, [])
    await log.open(OTHER, [CUED], answer("c1"), more)
    assert await keys.links(OTHER) == [*more.values()]


async def test_sealed_events_have_digests_for_texts_and_stay_so_when_those_are_erased(
    log: Log,
) -> None:
    asked = [CUED, question(1, "¿Quién paga?", "Ana"), vote(3), question(2, "Who pays?")]
    await log.append(ROOM, asked, {})
    before, texts = await log.sealed(ROOM), await log.texts(ROOM, [2, 3, 4])
    assert [each.seq for each in before.events] == [1, 2, 4]
    assert [(t.seq, t.field, t.value) for t in texts] == [
        (2, "name", "Ana"),
        (2, "text", "¿Quién paga?"),
        (4, "text", "Who pays?"),
    ]
    events = {each.seq: each.recorded.event for each in before.events}
    for text in texts:
        assert getattr(events[text.seq], text.field) == digest(text.salt, text.value)

    await log.append(ROOM, [ERASED], {})
    after = await log.sealed(ROOM)
    assert (after.events[:-1], await log.texts(ROOM, [2, 3, 4])) == (before.events, [])


async def test_sealed_events_are_read_on_from_where_they_were_read_last(log: Log) -> None:
    await log.append(ROOM, [CUED, question(1, "One?")], {})
    first = await log.sealed(ROOM)
    await log.append(ROOM, [vote(3), question(2, "Two?")], {})
    rest, whole = await log.sealed(ROOM, first.last, first.chain), await log.sealed(ROOM)
    assert [*first.events, *rest.events] == whole.events
    assert (rest.last, rest.chain) == (whole.last, whole.chain)
    assert await log.sealed(ROOM, whole.last, whole.chain) == SealedTail([], 4, whole.chain)
    assert await log.sealed(OTHER) == SealedTail([], 0, CHAIN_START)
