"""Who is told the same as others, in places side by side: telling thousands looks at none."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, Generic, Protocol, TypeVar

NO_DESCRIPTOR: Final = -1
"""Stands for a socket that only its transport may write to; the system takes nothing for it."""


class Seated(Protocol):
    """Somebody with a place. All in one room are of one kind."""

    def sit(self, descriptors: array[int], place: int) -> None:
        """Keep at this place, until `rise`, the file descriptor by which it may be written to.

        NO_DESCRIPTOR stands there while there is none, or while what is written would overtake.
        """
        ...

    def rise(self) -> None:
        """The place is not its own any more."""
        ...

    @staticmethod
    def write_to_all(descriptors: Sequence[int], frame: bytes) -> Iterable[tuple[int, int]]:
        """Write a frame to many of this kind.

        Returns to whom not all of it was written: where in `descriptors`, and how many bytes were.
        """
        ...


Sitter = TypeVar("Sitter", bound=Seated)


class Seats(Generic[Sitter]):
    """Those who get the same frames, each at a place of its own, and their descriptors."""

    def __init__(self) -> None:
        self._descriptors = array("i")
        self._sitters: list[Sitter | None] = []
        self._places: dict[Sitter, int] = {}
        self._empty: list[int] = []

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Sitter]:
        return iter(self._places)

    def is_before(self, sitter: Sitter, place: int) -> bool:
        """Whether it sits before this place."""
        return self._places.get(sitter, place) < place

    def but(self, sitters: Iterable[Sitter]) -> bytearray:
        """By places 0 for these, who sit here, and 1 for all others."""
        others = bytearray(b"\1") * len(self._sitters)
        for sitter in sitters:
            others[self._places[sitter]] = 0
        return others

    def add(self, sitter: Sitter) -> None:
        """Give it a place after all others, also where it has one."""
        self.remove(sitter)
        self._sitters.append(sitter)
        self._descriptors.append(NO_DESCRIPTOR)
        self._seat(sitter, len(self._sitters) - 1)

    def remove(self, sitter: Sitter) -> None:
        """Leave its place empty, if it has one."""
        place = self._places.pop(sitter, None)
        if place is None:
            return
        sitter.rise()
        self._sitters[place] = None
        self._descriptors[place] = NO_DESCRIPTOR
        self._empty.append(place)

    def close_up(self) -> None:
        """Fill the empty places with those who sit last. Not while a frame goes round."""
        for place in sorted(self._empty, reverse=True):
            last = self._sitters.pop()
            self._descriptors.pop()
            if last is not None:  # else the empty place was the last
                self._sitters[place] = last
                self._seat(last, place)
        self._empty.clear()

    def write(
        self, frame: bytes, start: int, end: int, but: bytearray | None = None
    ) -> Iterator[tuple[Sitter, int]]:
        """Write a frame to those from `start` up to `end`, but not where `but` is 0.

        Returns who did not take the whole of it, and how many bytes were written to them.
        """
        places: Sequence[int] = range(start, end)
        descriptors: Sequence[int] = self._descriptors[start:end]
        if but is not None:
            told = but[start:end]
            places, descriptors = [*compress(places, told)], [*compress(descriptors, told)]
        return self._write(frame, places, descriptors)

    def write_to(self, sitters: Iterable[Sitter], frame: bytes) -> Iterator[tuple[Sitter, int]]:
        """The same for these, who sit here."""
        places = [self._places[sitter] for sitter in sitters]
        return self._write(frame, places, [self._descriptors[place] for place in places])

    def _write(
        self, frame: bytes, places: Sequence[int], descriptors: Sequence[int]
    ) -> Iterator[tuple[Sitter, int]]:
        kind = next(iter(self._places), None)
        if kind is None:
            return
        for index, written in kind.write_to_all(descriptors, frame):
            sitter = self._sitters[places[index]]
            if sitter is not None:
                yield sitter, written

    def _seat(self, sitter: Sitter, place: int) -> None:
        self._places[sitter] = place
        sitter.sit(self._descriptors, place)
