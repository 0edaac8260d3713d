"""Places of those who are told the same, and what stands there to write to them by."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest

from liveroom.live.seats import NO_DESCRIPTOR, Seats

A, B, C, D = 11, 12, 13, 14


class Sitter:
    """Somebody whose descriptor is a number, and who takes so many bytes of what is written."""

    written: list[tuple[list[int], bytes]]
    takes: dict[int, int]

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.at: tuple[array[int], int] | None = None

    def sit(self, descriptors: array[int], place: int) -> None:
        self.at = descriptors, place
        self.say(self.descriptor)

    def rise(self) -> None:
        self.at = None

    def say(self, descriptor: int) -> None:
        """What a connection does when its peer stops reading, reads on or is gone."""
        if self.at is not None:
            descriptors, place = self.at
            descriptors[place] = descriptor

    @staticmethod
    def write_to_all(descriptors: Sequence[int], frame: bytes) -> list[tuple[int, int]]:
        Sitter.written.append((list(descriptors), frame))
        taken = [0 if each == NO_DESCRIPTOR else Sitter.takes.get(each, 9) for each in descriptors]
        return [(index, size) for index, size in enumerate(taken) if size < 9]


@pytest.fixture
def row() -> tuple[Seats[Sitter], list[Sitter]]:
    Sitter.written, Sitter.takes = [], {}
    sitters = [Sitter(each) for each in (A, B, C, D)]
    seats = Seats[Sitter]()
    for each in sitters:
        seats.add(each)
    return seats, sitters


Row = tuple[Seats[Sitter], list[Sitter]]


def told(seats: Seats[Sitter], start: int = 0, end: int = 4) -> list[int]:
    """The descriptors that are written to."""
    list(seats.write(b"frame", start, end))
    return Sitter.written[-1][0]


def test_all_between_two_places_are_written_to_in_one_go(row: Row) -> None:
    seats, _ = row
    assert [told(seats, *part) for part in ((0, 3), (3, 4))] == [[A, B, C], [D]]
    assert {frame for _, frame in Sitter.written} == {b"frame"}


def test_who_did_not_take_all_is_told_with_how_much_they_did(row: Row) -> None:
    seats, (_, b, c, _) = row
    Sitter.takes = {B: 0, C: 5}
    assert list(seats.write(b"frame", 1, 4)) == [(b, 0), (c, 5)]


def test_somebody_named_is_left_out_and_keeps_nobody_else_from_it(row: Row) -> None:
    seats, (a, _, c, d) = row
    Sitter.takes = {D: 2}
    assert list(seats.write(b"frame", 0, 4, seats.but([a, c]))) == [(d, 2)]
    assert Sitter.written == [([B, D], b"frame")]


def test_some_are_written_to_wherever_they_sit(row: Row) -> None:
    seats, (a, _, c, d) = row
    Sitter.takes = {C: 3}
    assert list(seats.write_to([d, a, c], b"frame")) == [(c, 3)]
    assert Sitter.written == [([D, A, C], b"frame")]


def test_who_cannot_be_written_to_any_more_is_offered_it(row: Row) -> None:
    seats, (_, b, _, _) = row
    b.say(NO_DESCRIPTOR)
    assert list(seats.write(b"frame", 0, 4)) == [(b, 0)]


def test_who_leaves_while_a_frame_goes_round_is_not_written_to_again(row: Row) -> None:
    seats, (_, b, _, _) = row
    seats.remove(b)
    seats.remove(b)
    b.say(B)  # its descriptor may be another's by now
    assert list(seats.write(b"frame", 0, 4)) == []
    assert Sitter.written == [([A, NO_DESCRIPTOR, C, D], b"frame")]


def test_who_sits_again_while_a_frame_goes_round_is_past_its_end(row: Row) -> None:
    seats, (a, b, _, _) = row
    seats.add(b)
    assert told(seats) == [A, NO_DESCRIPTOR, C, D]
    assert [seats.is_before(each, 4) for each in (a, b)] == [True, False]
    assert told(seats, 4, 5) == [B]


def test_empty_places_are_filled_with_the_last_who_are_then_written_to_there(row: Row) -> None:
    seats, (a, b, c, d) = row
    for each in (a, c):
        seats.remove(each)
    seats.close_up()

    assert sorted(told(seats, 0, 2)) == [B, D]
    assert list(seats) == [b, d]
    assert len(seats) == 2
    d.say(NO_DESCRIPTOR)
    assert list(seats.write(b"frame", 0, 2)) == [(d, 0)]
    assert told(seats, 2, 9) == []


def test_where_all_have_left_nobody_is_written_to(row: Row) -> None:
    seats, sitters = row
    for each in sitters:
        seats.remove(each)
    assert list(seats.write(b"frame", 0, 4)) == []
    seats.close_up()
    assert (Sitter.written, len(seats)) == ([], 0)
