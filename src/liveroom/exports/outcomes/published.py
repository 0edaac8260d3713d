"""From a room's sealed log to the account of what became of all questions, and its receipts."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, to_builtins

from liveroom.core import events as e
from liveroom.core.ids import PersonId
from liveroom.core.questions.state import Question, QuestionState
from liveroom.core.questions.told import asker_state
from liveroom.core.records import CHAIN_START, KeptText, Sealed, SealedTail
from liveroom.core.room import NEW, Phase, Room, evolve
from liveroom.core.screens.diff import touched_by
from liveroom.exports.outcomes.step_chain import (
    ENDED,
    FORMAT,
    RECEIPTS,
    RESUMED,
    Fates,
    OutcomeStep,
    follow,
    start,
)

MINUTE = 60_000
EDITED = "edited"


class Account(Struct, frozen=True):
    """All steps up to a place of the room's log (`seq`, `chain`), and the head after each.

    `room` is the fold of the log up to there, with digests in the place of its texts.
    """

    name: str
    seq: int = 0
    chain: bytes = CHAIN_START
    steps: tuple[OutcomeStep, ...] = ()
    heads: tuple[str, ...] = ()
    room: Room = NEW

    @property
    def head(self) -> str:
        """The head after all steps."""
        return self.heads[-1] if self.heads else start(self.name)


def go_on(account: Account, tail: SealedTail, key: bytes) -> Account:
    """The account with what the log has beyond it. `key` keeps seals from being guessed."""
    room, steps = account.room, list[OutcomeStep]()
    for sealed in tail.events:
        before, room = room, evolve(room, sealed.recorded)
        steps += _steps(account.name, before, room, sealed, key)
    heads = follow(account.head, steps)
    return Account(
        account.name,
        tail.last,
        tail.chain,
        (*account.steps, *steps),
        (*account.heads, *heads),
        room,
    )


def published(account: Account, title: str) -> dict[str, object]:
    """The account as a file for everybody, as plain values; it has nobody's words in it."""
    fates = Fates({})
    for step in account.steps:
        fates.take(step)
    found = {number: fate.value for number, fate in fates.by_number().items() if fate}
    return {
        "format": FORMAT,
        "room": account.name,
        "title": title,
        "seq": account.seq,
        "ended": fates.ended,
        "head": account.head,
        "fates": dict(sorted(Counter(found.values()).items())),
        "questions": [{"number": number, "fate": fate} for number, fate in found.items()],
        "steps": [to_builtins(step) for step in account.steps],
    }


def own_words(account: Account, whose: PersonId) -> list[int]:
    """The seqs of those events in which somebody said their questions in words of their own."""
    numbers = _numbers(account, whose)
    first = {number: step for step in reversed(account.steps) for number in [step.question]}
    edited = (step for step in account.steps if step.detail == EDITED)
    said = [*(first[number] for number in numbers), *edited]
    return sorted({step.seq for step in said if step.question in numbers})


def receipts(
    account: Account, whose: PersonId, texts: Sequence[KeptText], title: str
) -> dict[str, object]:
    """What somebody needs to check the account of their own questions, as plain values.

    `texts` are those of the events that `own_words` names; one that was erased is missing.
    """
    numbers, said = _numbers(account, whose), own_words(account, whose)
    places = [place for place, step in enumerate(account.steps, 1) if step.question in numbers]
    return {
        "format": RECEIPTS,
        "room": account.name,
        "title": title,
        "steps": [{"place": at, **to_builtins(account.steps[at - 1])} for at in places],
        "words": [
            {"seq": text.seq, "salt": text.salt.hex(), "text": text.value}
            for text in texts
            if text.field == "text" and text.seq in said
        ],
        "heads": [{"place": len(account.steps), "head": account.head}],
    }


def _numbers(account: Account, whose: PersonId) -> set[int]:
    board = account.room.board
    return {board.questions[question].number for question in board.asked.get(whose, ())}


def _steps(
    name: str, before: Room, after: Room, sealed: Sealed, key: bytes
) -> Iterator[OutcomeStep]:
    event, at = sealed.recorded.event, sealed.recorded.at // MINUTE * MINUTE
    moved = [*_moved(before, after, event)]
    if not moved:
        return
    purpose = f"seal\0{name}\0".encode()
    seal = hmac.digest(key, purpose + sealed.chain, "sha256").hex()
    for number, state, *texts in moved:
        yield OutcomeStep(sealed.seq, at, number, state, seal, *texts)


_Became = tuple[int, str, str, str, str]
"""A question's number, state, detail, words and reply."""


def _moved(before: Room, after: Room, event: e.Event) -> Iterator[_Became]:
    touched = (after.board.questions[each] for each in touched_by(before, after, [event]))
    for question in sorted(touched, key=lambda each: each.number):
        now, was = _became(after, question), before.board.questions.get(question.id)
        if was is None or _became(before, was) != now:
            is_own = isinstance(event, e.OwnQuestionEdited)
            yield (now[0], now[1], EDITED if is_own else now[2], now[3], now[4])
    if before.phase is not after.phase and Phase.ENDED in (before.phase, after.phase):
        yield 0, ENDED if after.phase is Phase.ENDED else RESUMED, "", "", ""


def _became(room: Room, question: Question) -> _Became:
    detail, reply = "", None
    match question.state:
        case QuestionState.ANSWERED:
            detail, reply = question.how or "", question.answer
        case QuestionState.MERGED if question.into is not None:
            detail = str(room.board.questions[question.into].number)
        case QuestionState.DISMISSED:
            reply = question.reason
        case _:
            pass
    return question.number, asker_state(question.state), detail, question.text, reply or ""
