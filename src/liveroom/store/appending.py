"""What every log counts in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from liveroom.core.events import COMMUTATIVE, Event, Recorded, TextsErased
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.records import Answers, AnswersAfter


def is_ordered(event: Event) -> bool:
    """Whether the event moves the room's control version."""
    return type(event) not in COMMUTATIVE


def count_ordered(recorded: Iterable[Recorded]) -> int:
    """By how much these events move the room's control version."""
    return sum(is_ordered(each.event) for each in recorded)


class _About(msgspec.Struct):
    """Which question the JSON of a row is about, and who asked where it was received."""

    question: QuestionId | None = None
    asker: PersonId | None = None


_about = msgspec.json.Decoder(_About).decode


def erasures(recorded: Sequence[Recorded], last: int) -> Iterator[tuple[int, TextsErased]]:
    """What is to be deleted with these events, the last of which has this seq: of what came before
    each seq what its erasure says."""
    for seq, each in enumerate(recorded, last - len(recorded) + 1):
        if isinstance(each.event, TextsErased):
            yield seq, each.event


def taken(event: TextsErased, rows: Iterable[tuple[int, bytes]]) -> list[int]:
    """The seqs of the rows whose texts an erasure takes, given with what the log has of each."""
    said = [(seq, _about(payload)) for seq, payload in rows]
    own = (each.question for _, each in said if each.asker and each.asker == event.person)
    wanted = {*(event.questions or ()), *own}
    return [seq for seq, each in said if each.question in wanted]


def answers_after(answers: Answers | AnswersAfter, seq: int) -> Answers:
    """The answers to keep when the room's last event before them is this one."""
    return answers(seq) if callable(answers) else answers
