"""What was done with the questions: who did it, and which steps were taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liveroom.core import events as e
from liveroom.core.events import KIND_OF, Author
from liveroom.core.ids import QuestionId
from liveroom.exports.record import Record
from liveroom.i18n import N_, Words

TEXTS: dict[type[e.Event], str] = {
    e.QuestionWithdrawn: N_("took {numbers} back, as its asker"),
    e.QuestionApproved: N_("approved {numbers}"),
    e.QuestionHeld: N_("put {numbers} aside"),
    e.QuestionDismissed: N_("dismissed {numbers}"),
    e.QuestionEdited: N_("reworded {numbers}"),
    e.QuestionQueued: N_("queued {numbers}"),
    e.QuestionWentLive: N_("put {numbers} on air"),
    e.QuestionTakenOff: N_("took {numbers} off air"),
    e.QuestionReordered: N_("put {numbers} elsewhere in the queue"),
    e.QuestionMerged: N_("merged {numbers} into {into}"),
    e.QuestionSplit: N_("split {numbers} off again"),
    e.QuestionRestored: N_("took the last step on {numbers} back"),
}
"""What a step on a question is called; `numbers` are those of the questions."""

ANSWERS: dict[str, str] = {
    "aloud": N_("marked {numbers} as answered aloud"),
    "written": N_("answered {numbers} in writing"),
}
WINDOWS: dict[str, str] = {
    "auto": N_("let the question window follow the rundown"),
    "closed": N_("closed the questions"),
    "collecting": N_("had questions collected"),
    "open": N_("opened the questions"),
    "votes_only": N_("took only votes"),
}
RULES: dict[str, str] = {
    "as_queued": N_("had the queue as it was queued"),
    "by_votes": N_("had the queue sorted by votes"),
    "fair": N_("had the queue sorted by turns"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One step at an instant (UTC ms), with the numbers of the questions that it was about."""

    at: int
    by: Author | None
    kind: str
    text: str
    numbers: tuple[int, ...] = ()
    undone: bool = False


def steps(record: Record, words: Words) -> list[Done]:
    """All that was done with the questions, in its order; what somebody did with several of them
    at once is one step."""
    joined: list[Done] = []
    for step in _single(record, words):
        last = joined[-1] if joined else None
        if last and step.numbers and _alike(last) == _alike(step):
            numbers = (*last.numbers, *step.numbers)
            joined[-1] = Done(step.at, step.by, step.kind, step.text, numbers, step.undone)
        else:
            joined.append(step)
    return joined


def _alike(step: Done) -> tuple[object, ...]:
    return step.at, step.by, step.text, step.undone


def _single(record: Record, words: Words) -> Iterator[Done]:
    account, questions = record.room.account, record.room.board.questions
    undone = _undone(record)
    for place in range(len(account)):
        recorded = account[place]
        text = _text(recorded.event)
        if text is None:
            continue
        number = _number(record, getattr(recorded.event, "question", None))
        said = words.gettext(text)
        if isinstance(recorded.event, e.QuestionMerged):
            said = said.replace("{into}", f"#{questions[recorded.event.into].number}")
        kind = KIND_OF[type(recorded.event)]
        yield Done(recorded.at, recorded.by, kind, said, number, place in undone)


def _number(record: Record, question: QuestionId | None) -> tuple[int, ...]:
    return () if question is None else (record.room.board.questions[question].number,)


def _text(event: e.Event) -> str | None:
    match event:
        case e.WindowSet(window):
            return WINDOWS[window]
        case e.OrderRuleSet(rule):
            return RULES[rule]
        case e.QuestionAnswered(how=how):
            return ANSWERS[how]
        case _:
            return TEXTS.get(type(event))


def _undone(record: Record) -> set[int]:
    """The places of the steps that were taken back."""
    account, undone = record.room.account, set[int]()
    steps: dict[QuestionId, list[int]] = {}
    for place in range(len(account)):
        match account[place].event:
            case e.QuestionRestored(question) | e.QuestionSplit(question):
                if taken := steps.get(question):
                    undone.add(taken.pop())
            case event if isinstance(event, e.ModerationEvent):
                steps.setdefault(event.question, []).append(place)
            case _:
                pass
    return undone
