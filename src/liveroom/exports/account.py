"""Who did what, on the rundown and with the questions, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never, cast

from liveroom.core import events as e
from liveroom.core.events import KIND_OF, Author
from liveroom.core.rundown.state import Entry
from liveroom.exports import moderation
from liveroom.exports.record import Record, iso, signed
from liveroom.exports.words import ROLES
from liveroom.exports.writers.sheet import Sheet
from liveroom.i18n import LANGUAGES, N_, Words, catalogue

ENGLISH = catalogue(LANGUAGES[0])


TIME_DECISIONS = (
    e.CountdownHeld,
    e.CountdownResumed,
    e.TimeAdded,
    e.CountdownRestarted,
    e.ShowLanded,
    e.EditEvent,
)


def rows(record: Record) -> list[dict[str, object]]:
    """All that was done, on the rundown since the doors opened and with the questions, as plain
    values in its order."""
    account = record.room.rundown.account
    undone = _undone(account)
    found: list[tuple[int, dict[str, object]]] = [
        (
            entry.recorded.at,
            {
                "at": iso(entry.recorded.at),
                "by": _author(entry.recorded.by),
                "what": KIND_OF[type(entry.recorded.event)],
                "title": entry.title,
                "questions": [],
                "undone": place in undone,
            },
        )
        for place, entry in enumerate(account)
    ]
    found += [(step.at, _values(step)) for step in moderation.steps(record, ENGLISH)]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _values(step: moderation.Done) -> dict[str, object]:
    return {
        "at": iso(step.at),
        "by": _author(step.by),
        "what": step.kind,
        "title": None,
        "questions": list(step.numbers),
        "undone": step.undone,
    }


def sheet(record: Record, words: Words) -> Sheet:
    """The same for people: when, who, and what."""
    columns = [
        f"{words.gettext('Time')} ({record.zone.key})",
        words.gettext("Who"),
        words.gettext("What"),
    ]
    found = [*_rundown(record, words), *_questions(record, words)]
    found.sort(key=lambda row: row[0])
    readable = [[record.wall(at), who, what] for at, who, what in found]
    return Sheet(words.gettext("Who did what"), columns, readable)


def time_decisions(record: Record, words: Words) -> list[list[str]]:
    """What was decided about the time of the show and not taken back: when, by whom, and what."""
    return [
        [record.clock(at), who, what] for at, who, what in _rundown(record, words, is_brief=True)
    ]


def _rundown(
    record: Record, words: Words, is_brief: bool = False
) -> Iterator[tuple[int, str, str]]:
    """What was done on the rundown; in brief what changed its times and stands."""
    account = record.room.rundown.account
    undone = _undone(account)
    back = words.gettext("{what} (taken back)")
    for place, entry in enumerate(account):
        is_about_time = isinstance(entry.recorded.event, TIME_DECISIONS)
        if is_brief and (place in undone or not is_about_time):
            continue
        what = (back if place in undone else "{what}").format(what=_what(entry, words))
        yield entry.recorded.at, _who(entry.recorded.by, words), what


def _questions(record: Record, words: Words) -> Iterator[tuple[int, str, str]]:
    back = words.gettext("{what} (taken back)")
    for step in moderation.steps(record, words):
        numbers = ", ".join(f"#{number}" for number in step.numbers)
        what = step.text.replace("{numbers}", numbers, 1)
        yield step.at, _who(step.by, words), back.format(what=what) if step.undone else what


def _undone(account: Sequence[Entry]) -> set[int]:
    """The places of what was taken back."""
    steps, undone = list[int](), set[int]()
    for place, entry in enumerate(account):
        match entry.recorded.event:
            case e.StepUndone() if steps:
                undone.add(steps.pop())
            case e.StepUndone() | e.RoomOpened():
                pass
            case _:
                steps.append(place)
    return undone


def _author(by: Author | None) -> dict[str, str | None] | None:
    return None if by is None else {"role": by.role, "name": by.name}


def _who(by: Author | None, words: Words) -> str:
    if by is None:
        return "–"
    return by.name or words.gettext(ROLES.get(by.role, by.role))


def _what(entry: Entry, words: Words) -> str:
    event = cast(e.RundownEvent, entry.recorded.event)
    text = words.gettext(_text(event))
    seconds = signed(event.seconds) if isinstance(event, e.TimeAdded) else ""
    return text.format(title=entry.title or "", time=seconds)


def _text(event: e.RundownEvent) -> str:
    match event:
        case e.RoomOpened():
            return N_("opened the doors")
        case e.SegmentCued():
            return N_("started “{title}”")
        case e.CountdownHeld():
            return N_("held “{title}”")
        case e.CountdownResumed():
            return N_("let “{title}” go on")
        case e.TimeAdded():
            return N_("changed the time of “{title}” by {time}")
        case e.CountdownRestarted():
            return N_("let the countdown of “{title}” begin again")
        case e.ShowEnded():
            return N_("ended the show")
        case e.SegmentAdded():
            return N_("added “{title}”")
        case e.SegmentsAdded():
            return N_("added segments from “{title}” on")
        case e.SegmentChanged():
            return N_("edited “{title}”")
        case e.SegmentMoved():
            return N_("moved “{title}”")
        case e.SegmentRemoved():
            return N_("removed “{title}”")
        case e.ShowLanded():
            return N_("let segments give time so that the show ends on time")
        case e.StepUndone():
            return N_("took the last step back")
        case _:
            assert_never(event)
