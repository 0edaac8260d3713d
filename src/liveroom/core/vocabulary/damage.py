"""What is stored of a room and is not what was written."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace


class Damage(Struct, frozen=True, gc=False):
    """What was found in a room's log, after which it is not read; and what it goes on with.

    That are the ids of its links that let nobody in, how many of those who came by links are out,
    how many names are left out, and whether nobody who joined is known any more.
    """

    log: str | None = None
    links: tuple[str, ...] = ()
    people: int = 0
    names: int = 0
    is_key_lost: bool = False

    @property
    def beside_the_log(self) -> tuple[str, ...]:
        """A clause for each thing that the room goes on with."""
        told = [f"its link {link} lets nobody in" for link in self.links]
        if self.people:
            told.append(f"{self.people} of those who came by its links have to come in again")
        if self.names:
            told.append(f"names of people who joined are left out: {self.names}")
        if self.is_key_lost:
            told.append("the key of those who joined is lost: they are out, and nobody can join")
        return (*told,)

    def read_on(self, later: Damage) -> Damage:
        """The same once the log is read further, with what is found there; who came by links is
        looked at where it begins."""
        return replace(self, log=later.log, links=self.links or later.links)


UNDAMAGED: Final = Damage()


class Damaged(Exception):
    """What is stored of a room is not what was written; the message says what was found."""
