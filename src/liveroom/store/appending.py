"""What every log counts in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from liveroom.core.events import COMMUTATIVE, Event, Recorded, TextsErased
from liveroom.core.ids import QuestionId
from liveroom.core.records import Answers, AnswersAfter


def is_ordered(event: Event) -> bool:
    """Whether the event moves the room's control version."""
    return type(event) not in COMMUTATIVE


def count_ordered(recorded: Iterable[Recorded]) -> int:
    """By how much these events move the room's control version."""
    return sum(is_ordered(each.event) for each in recorded)


class _About(msgspec.Struct):
    """Which question the JSON of a row is about."""

    question: QuestionId | None = None


_about = msgspec.json.Decoder(_About).decode


def erasures(recorded: Sequence[Recorded], last: int) -> Iterator[tuple[int, TextsErased]]:
    """What is to be deleted with these events, the last of which has this seq: of what came before
    each seq what its erasure says."""
    for seq, each in enumerate(recorded, last - len(recorded) + 1):
        if isinstance(each.event, TextsErased):
            yield seq, each.event


def about(questions: Iterable[QuestionId], rows: Iterable[tuple[int, bytes]]) -> list[int]:
    """The seqs of the rows that are about these questions, given with what the log has of each."""
    wanted = frozenset(questions)
    return [seq for seq, payload in rows if _about(payload).question in wanted]


def answers_after(answers: Answers | AnswersAfter, seq: int) -> Answers:
    """The answers to keep when the room's last event before them is this one."""
    return answers(seq) if callable(answers) else answers
