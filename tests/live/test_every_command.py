"""Whatever anybody may ask for, in any order: patches keep each screen as a fresh one is."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import decode, encode
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core.refusals import Refused
from liveroom.core.roles import Person, check
from liveroom.core.room import Room
from tests.core.evenings import DICE, Dice, Die, wish
from tests.examples import examples
from tests.live.test_convergence import Step, Walk, run, subscribers, time, walk

BESIDE = st.lists(st.one_of(subscribers, time), max_size=30)


def interleaved(dice: Dice, beside: list[Step]) -> list[Step]:
    """After each turn of the evening that chance wrote something that happens beside it."""
    turns = zip_longest(dice, beside)
    return [
        step
        for turn, other in turns
        for step in (*(("wish", number) for number in turn or ()), *([other] if other else []))
    ]


class Busy(Walk):
    """Most of its steps are commands of any kind, by anybody who may give them or may not.

    A new program and erased texts are told as whole screens.
    """

    brought = frozenset({"patch", "screen"})

    def _command(self, step: Step) -> tuple[Person, c.Command] | None:
        match step:
            case "wish", number:
                room = self.play.room_task.room
                command, by = wish(room, Die(number), len(self.sent))
                if isinstance(
                    command, c.Ask | c.EditOwn
                ):  # so that it is found wherever it is told
                    command = replace(command, text=f"{command.text}⟦{len(self.sent)}⟧")
                return by, _by_number(room, command)
            case _:
                return super()._command(step)

    def _send(self, who: Person, command: c.Command) -> None:
        with suppress(Refused):
            check(who, command)
            super()._send(who, command)


def _by_number(room: Room, command: c.Command) -> c.Command:
    """The same of the questions that this room has; `q3` stands for its third one."""
    ids = {f"q{question.number}": question.id for question in room.board.questions.values()}
    told = re.sub(
        r'(?<=")q\d+(?=")', lambda found: ids.get(found[0], found[0]), encode(command).decode()
    )
    return decode(told, type=type(command))


@examples(60)
@given(st.builds(interleaved, DICE, BESIDE))
def test_every_seat_converges_whatever_is_asked_for(taken: list[Step]) -> None:
    run(walk(taken, Busy))
