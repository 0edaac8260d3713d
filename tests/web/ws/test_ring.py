"""Many sends in one call: each of them is as good as a write of its own, or is known not to be."""

from __future__ import annotations

import errno
import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.web.ws.fan_out import A_FEW, NONE, write_each, write_one_by_one, write_own
from liveroom.web.ws.ring import ENTRIES, LONGEST, Ring
from tests.web.ws.test_fan_out import fill

T = TypeVar("T")


def allowed() -> bool:
    try:
        Ring()
    except OSError:
        return False
    return True


needs_ring = pytest.mark.skipif(not allowed(), reason="this kernel gives no io_uring")


@contextmanager
def pairs(many: int) -> Iterator[tuple[list[socket.socket], list[socket.socket]]]:
    made = [socket.socketpair() for _ in range(many)]
    ours, theirs = [us for us, _ in made], [them for _, them in made]
    for each in ours:
        each.setblocking(False)
    try:
        yield ours, theirs
    finally:
        for each in ours + theirs:
            each.close()


def in_a_thread(work: Callable[[], T]) -> T:
    """What the work returns in a thread that has sent nothing before."""
    done: list[T] = []
    thread = threading.Thread(target=lambda: done.append(work()))
    thread.start()
    thread.join(20)
    return done[0]


@needs_ring
def test_a_hall_larger_than_the_queue_is_told_in_order_and_as_often_as_one_likes() -> None:
    ring = Ring()
    with pairs(3) as (ours, theirs):
        hall = [each.fileno() for each in ours] * (ENTRIES // 2)

        heard = []
        for number in range(9):
            assert ring.send(hall, b"%d" % number) == [1] * len(hall)
            heard.append([each.recv(ENTRIES) for each in theirs])

    assert heard == [[b"%d" % number * (ENTRIES // 2)] * 3 for number in range(9)]


@needs_ring
def test_whoever_is_full_gone_or_nobody_takes_nothing_and_nobody_waits() -> None:
    ring = Ring()
    with pairs(3) as (ours, theirs):
        fill(ours[1])
        theirs[2].close()
        descriptors = [ours[0].fileno(), ours[1].fileno(), ours[2].fileno(), NONE]

        taken = ring.send(descriptors, b"hola")

        assert taken == [4, -errno.EAGAIN, -errno.EPIPE, -errno.EBADF]
        assert theirs[0].recv(10) == b"hola"
        assert ring.is_well is True
        assert ring.send(descriptors[:1], b"again") == [5]


@needs_ring
def test_one_with_little_room_takes_a_part() -> None:
    ring = Ring()
    with (
        socket.create_server(("127.0.0.1", 0)) as door,
        socket.create_connection(door.getsockname()) as peer,
        door.accept()[0] as ours,
    ):
        ours.setblocking(False)
        pushed, size = b"", LONGEST
        while size == LONGEST:
            frame = bytes([len(pushed) // LONGEST % 251]) * LONGEST
            (size,) = ring.send([ours.fileno()], frame)
            pushed += frame[: max(0, size)]

        ours.close()
        heard = b""
        while part := peer.recv(LONGEST):
            heard += part

    assert 0 < size < LONGEST
    assert heard == pushed


@needs_ring
@given(
    halls=st.lists(
        st.lists(st.sampled_from(range(6)), min_size=A_FEW + 1, max_size=3 * ENTRIES), max_size=4
    ),
    text=st.binary(min_size=1, max_size=9),
)
def test_it_tells_the_same_as_one_write_after_the_other(
    halls: list[list[int]], text: bytes
) -> None:
    def told(write: Callable[[list[int], bytes], list[int]]) -> list[object]:
        seen: list[object] = []
        with pairs(5) as (ours, theirs):
            fill(ours[3])
            theirs[4].close()
            places = [*(each.fileno() for each in ours), NONE]
            for hall in halls:
                taken = write([places[subscriber] for subscriber in hall], text)
                seen.append([max(0, each) for each in taken])
                for them in theirs[:3]:
                    them.setblocking(False)
                    try:
                        seen.append(them.recv(1_000_000))
                    except BlockingIOError:
                        seen.append(b"")
        return seen

    assert told(write_each) == told(
        lambda subscribers, data: write_one_by_one(subscribers, [data] * len(subscribers))
    )


@needs_ring
@given(
    story=st.lists(
        st.tuples(st.booleans(), st.permutations(range(6)), st.binary(min_size=1, max_size=9)),
        max_size=9,
    )
)
def test_a_frame_of_its_own_for_each_and_one_for_all_take_turns(
    story: list[tuple[bool, list[int], bytes]],
) -> None:
    ring = Ring()
    with pairs(5) as (ours, theirs):
        fill(ours[3])
        theirs[4].close()
        places = [*(each.fileno() for each in ours), NONE]
        refused = {3: -errno.EAGAIN, 4: -errno.EPIPE, 5: -errno.EBADF}
        for is_shared, hall, text in story:
            descriptors = [places[subscriber] for subscriber in hall]
            frames = [
                text if is_shared else text + b"%d" % subscriber * subscriber for subscriber in hall
            ]
            sent = (
                ring.send(descriptors, text) if is_shared else ring.send_each(descriptors, frames)
            )

            expected = [
                refused.get(subscriber, len(f)) for subscriber, f in zip(hall, frames, strict=True)
            ]
            assert sent == expected
            for subscriber, own in zip(hall, frames, strict=True):
                if subscriber < 3:
                    assert theirs[subscriber].recv(99) == own


@needs_ring
def test_a_large_hall_gets_frames_of_their_own() -> None:
    with pairs(ENTRIES + 44) as (ours, theirs):
        descriptors = [each.fileno() for each in ours]
        for turn in range(3):
            frames = [b"%d for %d" % (turn, number) for number in range(len(ours))]

            assert write_own(descriptors, frames) == list(map(len, frames))
            assert [each.recv(99) for each in theirs] == frames


def test_frames_too_long_for_one_call_are_written_one_by_one() -> None:
    with pairs(A_FEW + 1) as (ours, theirs):
        frames = [bytes([number]) * 5_000 for number in range(A_FEW + 1)]
        assert sum(map(len, frames)) > LONGEST

        assert write_own([each.fileno() for each in ours], frames) == [5_000] * len(ours)
        assert [each.recv(9_999) for each in theirs] == frames


@needs_ring
def test_a_frame_that_is_too_long_is_not_cut() -> None:
    with pytest.raises(ValueError, match="65536 bytes"):
        Ring().send([NONE], b"x" * (LONGEST + 1))


@needs_ring
def test_where_the_queue_fails_nothing_is_taken_for_sent_and_writes_go_on() -> None:
    ring = Ring()
    with pairs(1) as (ours, theirs):
        hall = [ours[0].fileno()] * (A_FEW + 1)
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), ring.fileno())

        assert ring.send(hall, b"hola") == [0] * len(hall)
        assert ring.is_well is False
        assert ring.send(hall, b"hola") == [0] * len(hall)
        theirs[0].setblocking(False)
        with pytest.raises(BlockingIOError):
            theirs[0].recv(10)


def test_where_the_kernel_gives_no_queue_each_is_written_to() -> None:
    with pairs(1) as (ours, theirs):
        hall = [ours[0].fileno()] * (A_FEW + 1)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)

        def without() -> tuple[list[int], str]:
            resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))  # not one file more
            try:
                try:
                    Ring()
                except OSError as error:
                    refused = errno.errorcode[error.errno or 0]
                return write_each(hall, b"hola"), refused
            finally:
                resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

        taken, refused = in_a_thread(without)

        assert taken == [4] * len(hall)
        assert theirs[0].recv(1_000) == b"hola" * len(hall)
        assert refused in ("EMFILE", "ENOSYS", "EPERM")


@needs_ring
def test_threads_have_queues_of_their_own_and_leave_no_file_behind() -> None:
    story = """
import os, socket, sys, threading
from liveroom.web.ws.fan_out import A_FEW, write_each
ours, theirs = socket.socketpair()
hall = [ours.fileno()] * (A_FEW + 1)
def files():
    return {os.readlink(f"/proc/self/fd/{each}") for each in os.listdir("/proc/self/fd")
            if os.path.lexists(f"/proc/self/fd/{each}")}
seen = []
def work():
    write_each(hall, b"x")
    seen.append("anon_inode:[io_uring]" in files())
for _ in range(3):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print(seen, "anon_inode:[io_uring]" in files(), len(theirs.recv(1000)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", story], capture_output=True, text=True, timeout=60, check=False
    )

    assert ran.stdout == f"[True, True, True] False {3 * (A_FEW + 1)}\n"
    assert ran.stderr == ""
