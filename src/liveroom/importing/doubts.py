"""What an organiser should look at in any announcement, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from liveroom.core.program import Program
from liveroom.i18n import N_
from liveroom.importing.draft import Draft, DraftSegment, Warning, WarningCode
from liveroom.importing.odd import is_odd_organisation, is_odd_role, is_odd_title
from liveroom.importing.timeline import RowPlace

_VERY_LONG = 4 * 3600


def doubts(
    draft: Draft, whole: Draft, program: Program, places: Sequence[RowPlace], now: int | None
) -> tuple[Warning, ...]:
    """First those of the whole event, then those of a line, in order; the draft's own are among
    them.
    """
    said = [each for each in draft.warnings if not _settled(each, draft)]
    rows = _of_rows(whole, places) if draft.segments else ()
    found = [*_of_event(draft, whole, program, now), *said, *rows]
    return tuple(sorted(found, key=lambda warning: warning.line or 0))


def _settled(doubt: Warning, draft: Draft) -> bool:
    """Whether a field of the file says the title that the text left open."""
    of_title = doubt.code is WarningCode.TITLE_UNCERTAIN
    return of_title and doubt.facts["title"] != draft.title


def _of_event(draft: Draft, whole: Draft, program: Program, now: int | None) -> Iterator[Warning]:
    if len(whole.days) > 1:
        text = N_("The program runs on %(count)s days, from %(first)s to %(last)s.")
        days = whole.days
        facts: dict[str, str | date] = {"count": str(len(days)), "first": days[0], "last": days[-1]}
        yield Warning(WarningCode.SEVERAL_DAYS, text, facts=facts)
    elif draft.segments and (draft.end is not None or draft.seconds is not None):
        yield from _length(draft, whole, program)
    if not draft.segments:
        text = N_("No program was found, so there is one segment over the whole time.")
        yield Warning(WarningCode.NO_PROGRAM, text)
    if not draft.title:
        text = N_("No title was found.")
        yield Warning(WarningCode.TITLE_UNCERTAIN, text)
    yield from _day(whole, now, program)
    if whole.zone is None and whole.day is not None and whole.start is not None:
        text = N_("No time zone is named, so the start is known only as a local time.")
        yield Warning(WarningCode.ZONE_UNKNOWN, text)


def _length(draft: Draft, whole: Draft, program: Program) -> Iterator[Warning]:
    """The program against its slot; too short cannot be told while lengths are missing."""
    slot = program.slot_seconds or draft.seconds
    if program.slot_seconds is None and whole.start is not None and whole.end is not None:
        slot = (whole.end - whole.start) * 60
    lengths = [row.seconds for row in whole.segments]
    total = program.planned_seconds
    if slot is None or total == slot or (None in lengths and total < slot):
        return
    longer, shorter = WarningCode.PROGRAM_LONGER_THAN_SLOT, WarningCode.PROGRAM_SHORTER_THAN_SLOT
    text = N_("The program adds up to %(planned)s minutes, the slot is %(slot)s.")
    if total == 60:
        text = N_("The program adds up to %(planned)s minute, the slot is %(slot)s.")
    facts = {"planned": _minutes(total), "slot": _minutes(slot)}
    yield Warning(longer if total > slot else shorter, text, facts=facts)


def _day(whole: Draft, now: int | None, program: Program) -> Iterator[Warning]:
    if whole.day is None:
        text = N_("No date with a year was found, so the start is not known.")
        yield Warning(WarningCode.NO_DATE, text)
    elif whole.start is None:
        text = N_("The announcement gives the day but no hour, so the start is not known.")
        yield Warning(WarningCode.NO_DATE, text)
    last = whole.days[-1] if whole.days else None
    if last is not None and now is not None and _is_past(whole.days, now, program):
        text = N_("The event is over: it was on %(day)s.")
        yield Warning(WarningCode.DATE_IS_PAST, text, facts={"day": last})


def _is_past(days: Sequence[date], now: int, program: Program) -> bool:
    """By the last instant that is known; by its day alone only when that is over everywhere."""
    today = datetime.fromtimestamp(now / 1000, UTC).date()
    ends_at = program.starts_at if program.ends_at is None else program.ends_at
    if ends_at is not None and len(days) == 1:
        return ends_at < now
    return days[-1] + timedelta(days=1) < today


def _of_rows(whole: Draft, places: Sequence[RowPlace]) -> Iterator[Warning]:
    for row, here in zip(whole.segments, places, strict=True):
        facts: dict[str, str | date] = {"title": row.title}
        ends = row is whole.segments[-1] and here.start is not None and here.start == whole.end
        if row.seconds is None and not ends:
            text = N_("No duration is given or can be worked out for “%(title)s”.")
            yield Warning(WarningCode.NO_DURATION, text, row.line, facts)
        elif (row.seconds or 0) > _VERY_LONG:
            text = N_("“%(title)s” takes %(minutes)s minutes, more than four hours.")
            long = facts | {"minutes": _minutes(row.seconds or 0)}
            yield Warning(WarningCode.SEGMENT_VERY_LONG, text, row.line, long)
        if is_odd_title(row.title):
            text = N_("“%(title)s” does not look like the title of a segment.")
            yield Warning(WarningCode.SEGMENT_UNCERTAIN, text, row.line, facts)
        for odd in filter(is_odd_organisation, _organisations(row)):
            text = N_("“%(name)s” may be more than an organisation.")
            yield Warning(WarningCode.SPEAKER_UNCERTAIN, text, row.line, {"name": odd})
        for odd in filter(is_odd_role, _roles(row)):
            text = N_("“%(name)s” may be more than a role.")
            yield Warning(WarningCode.SPEAKER_UNCERTAIN, text, row.line, {"name": odd})
        if here.runs_back:
            text = N_("“%(title)s” starts before what stands before it.")
            yield Warning(WarningCode.CLOCK_RUNS_BACK, text, row.line, facts)


def _organisations(row: DraftSegment) -> list[str]:
    return [each.organisation for each in row.speakers if each.organisation]


def _roles(row: DraftSegment) -> list[str]:
    return [each.role for each in row.speakers if each.role]


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else f"{minutes}"
