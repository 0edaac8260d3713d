"""What was done with the questions: who did it, and which steps were taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liveroom.core import events as e
from liveroom.core.events import KIND_OF, Author
from liveroom.core.ids import QuestionId
from liveroom.exports.record import Record, span
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
    e.OwnQuestionEdited: N_("said {numbers} in other words, as its asker"),
    e.QuestionNoted: N_("wrote a note on {numbers}"),
    e.VotesSuspected: N_("marked votes for {numbers} as suspicious"),
    e.HoldWordsSet: N_("changed the words on which questions wait"),
}
"""What a step is called whatever is in it; `numbers` are those of the questions."""

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
STANCES: dict[str | None, str] = {
    "mine": N_("took {numbers} on, as a speaker"),
    "not_mine": N_("left {numbers} to others, as a speaker"),
    None: N_("took back what a speaker said of {numbers}"),
}
ERASED = N_("erased the texts of {numbers}")
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
    account, undone = record.room.account, _undone(record)
    for place in range(len(account)):
        recorded = account[place]
        if (text := _text(recorded.event)) is None:
            continue
        said = words.gettext(text)
        for name, fact in _facts(record, recorded.event).items():
            said = said.replace(f"{{{name}}}", fact)
        number = _numbers(record, recorded.event)
        kind = KIND_OF[type(recorded.event)]
        yield Done(recorded.at, recorded.by, kind, said, number, place in undone)


def _numbers(record: Record, event: e.Event) -> tuple[int, ...]:
    about: Sequence[QuestionId]
    if isinstance(event, e.TextsErased):
        about = event.questions or ()
    else:
        about = [event.question] if isinstance(event, e.QuestionEvent) else ()
    return tuple(record.room.board.questions[question].number for question in about)


def _text(event: e.Event) -> str | None:
    match event:
        case e.TextsErased(questions):
            return N_("erased all texts and names") if questions is None else ERASED
        case e.WindowSet(window):
            return WINDOWS[window]
        case e.OrderRuleSet(rule):
            return RULES[rule]
        case e.QuestionAnswered(how=how):
            return ANSWERS[how]
        case e.QuestionWentLive(out_of_turn=True):
            return N_("put {numbers} on air out of turn")
        case e.QuestionLabelled(labels=labels):
            return N_("labelled {numbers}: {labels}") if labels else N_("unlabelled {numbers}")
        case e.QuestionAssigned(speaker=speaker):
            return N_("gave {numbers} to {name}") if speaker else N_("gave {numbers} to nobody")
        case e.QuestionStarred(on=on):
            return N_("starred {numbers}") if on else N_("unstarred {numbers}")
        case e.StanceTaken(stance=stance):
            return STANCES[stance]
        case e.PersonMuted(on=on):
            return N_("muted somebody") if on else N_("let somebody speak again")
        case e.SlowModeSet(seconds):
            if seconds:
                return N_("set {time} between two questions of a person")
            return N_("let people ask without waiting")
        case e.StrictVotesSet(on):
            return N_("counted only votes of who stayed") if on else N_("counted all votes")
        case _:
            return TEXTS.get(type(event))


def _facts(record: Record, event: e.Event) -> dict[str, str]:
    """What else stands in the text of a step. Who was muted is told to nobody."""
    match event:
        case e.QuestionMerged(into=into):
            return {"into": f"#{record.room.board.questions[into].number}"}
        case e.QuestionLabelled(labels=labels):
            return {"labels": ", ".join(labels)}
        case e.QuestionAssigned(speaker=speaker):
            return {"name": speaker or ""}
        case e.SlowModeSet(seconds):
            return {"time": span(seconds)}
        case _:
            return {}


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
