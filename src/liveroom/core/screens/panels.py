"""The named parts of a screen, and how each is made. `core/roles` says who gets which."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from liveroom.core import recording
from liveroom.core.ids import SegmentId
from liveroom.core.look.colours import on_colour
from liveroom.core.look.pictures import picture_name
from liveroom.core.program import RoomProgram, RoomSegment, Sponsor
from liveroom.core.roles import Audience, Cards
from liveroom.core.room import Phase, Room
from liveroom.core.rundown import times as t
from liveroom.core.rundown.editing import public
from liveroom.core.screens import landings
from liveroom.core.screens import question_panels as asked
from liveroom.core.screens.stage_panels import banner_panel, blackout_panel, messages_panel

Panel = Callable[[Room], object]


def _segment(segment: RoomSegment) -> dict[str, object]:
    row = public(segment)
    return {name: row[name] for name in ("segment", "title", "kind", "planned_seconds", "speakers")}


def event_panel(room: Room) -> object:
    return _event(room)


def _event(room: Room) -> dict[str, object]:
    program = room.program
    return {
        "title": program.title,
        "starts_at": program.starts_at,
        "ends_at": program.ends_at,
        "time_zone": program.time_zone,
        "language": program.language,
        "phase": room.phase.value,
        "links": {"stream": None} | program.links,
        "topics": list(program.topics),
        "attend": list(program.attend),
        "rev": program.rev,
        "introduction": program.introduction,
        "documents": [{"title": each.title, "url": each.url} for each in program.documents],
        "sponsors": [_sponsor(each) for each in program.sponsors],
        "colour": program.colour,
        "on_colour": None if program.colour is None else on_colour(program.colour),
        "logo": _picture(program.logo),
        "doors_minutes": program.doors_minutes,
        "auto_start": program.auto_start,
        "show_overtime": program.show_overtime,
        "recording": recording_panel(program),
        "rehearsal": room.rehearsal is not None,
        "clock": clock(room),
    }


def moderators_event_panel(room: Room) -> object:
    """The event with the short code by which attendees come in, how late they see it, and whether
    the calendar of public events has it."""
    program = room.program
    more = {"code": room.code, "delay_seconds": program.delay_seconds, "public": program.public}
    return {**_event(room), **more}


def recording_panel(program: RoomProgram) -> object:
    """Where the recording is, when its first second was, and the address of a second in it with
    `{seconds}` in its place, where the host's addresses can say one."""
    url = program.links.get("recording")
    if url is None:
        return None
    return {"url": url, "starts_at": program.recording_starts_at, "at": recording.at_second(url)}


def _sponsor(sponsor: Sponsor) -> dict[str, object]:
    logo = _picture(sponsor.logo)
    return {"name": sponsor.name, "line": sponsor.line, "url": sponsor.url, "logo": logo}


def _picture(address: str | None) -> str | None:
    """The name of a picture: screens fetch its bytes once, and no patch carries them."""
    return None if address is None else picture_name(address)


def clock(room: Room) -> object:
    """How the room's time goes; null where it is the real time."""
    pace = room.pace
    return None if pace is None else {"now": pace.now, "at": pace.at, "speed": pace.speed}


def show_panel(room: Room) -> object:
    rundown = room.rundown
    return {
        "rev": rundown.rev,
        "offset_seconds": t.offset_seconds(rundown),
        "started_at": rundown.started_at,
        "ended_at": rundown.ended_at,
        "planned_end": t.planned_end(rundown),
        "projected_end": t.projected_end(rundown),
        "slot_end": t.slot_end(rundown, room.program.ends_at),
    }


def now_panel(room: Room) -> object:
    running, facts = room.rundown.running, now_facts(room)
    return None if running is None or facts is None else _segment(running) | facts


def now_facts(room: Room) -> dict[str, object] | None:
    """The panel `now` without what its row of the rundown says."""
    on = room.rundown.on
    if on is None:
        return None
    return {
        "segment": on.segment,
        "cued_at": on.counts_from,
        "added_seconds": on.added_seconds,
        "held_at": on.held_at,
        "ends_at": t.ends_at(room.rundown),
    }


def next_panel(room: Room) -> object:
    coming = _next(room)
    return None if coming is None else _segment(coming)


def next_id(room: Room) -> SegmentId | None:
    """The panel `next` where a row of the rundown says the rest."""
    coming = _next(room)
    return None if coming is None else coming.id


def _next(room: Room) -> RoomSegment | None:
    rundown = room.rundown
    return None if rundown.phase is Phase.ENDED or not rundown.coming else rundown.coming[0]


def rundown_panel(room: Room) -> object:
    return [public(segment) | times for segment, times in _rows(room)]


def staff_rundown_panel(room: Room) -> object:
    """The rundown with the notes for staff."""
    return [public(segment) | times | {"note": segment.note} for segment, times in _rows(room)]


def moderators_rundown_panel(room: Room) -> object:
    """The same with `claim`, for whoever knows who is there to say so."""
    return [
        public(segment) | times | {"note": segment.note, "claim": None}
        for segment, times in _rows(room)
    ]


def _rows(room: Room) -> Iterator[tuple[RoomSegment, dict[str, object]]]:
    for segment, times in zip(room.rundown.segments, t.times(room.rundown), strict=True):
        yield (
            segment,
            {
                "planned_start": times.planned_start,
                "projected_start": times.projected_start,
                "started_at": times.started_at,
                "ended_at": times.ended_at,
            },
        )


def last_step_panel(room: Room) -> object:
    """What `undo_last` takes back."""
    if not room.rundown.steps:
        return None
    step = room.rundown.steps[-1]
    by = step.entry.recorded.by
    return {
        "name": step.kind,
        "segment": step.segment,
        "title": step.entry.title,
        "by": None if by is None else {"role": by.role, "name": by.name},
        "at": step.entry.recorded.at,
    }


_SAME_FOR_ALL: dict[str, Panel] = {
    "event": event_panel,
    "show": show_panel,
    "now": now_panel,
    "next": next_panel,
    "qa": asked.qa_panel,
    "banner": banner_panel,
    "blackout": blackout_panel,
}
_BY_CARDS: dict[Cards, dict[str, Panel]] = {
    Cards.PUBLIC: {
        "landing": landings.speakers_panel,
        "rundown": rundown_panel,
        "questions": asked.carried_questions,
        "live_question": asked.live_question_panel,
    },
    Cards.HOST: {
        "rundown": staff_rundown_panel,
        "qa": asked.staff_qa_panel,
        "queue": asked.queue_of_cards,
        "live_question": asked.host_live_question_panel,
    },
    Cards.MODERATOR: {
        "event": moderators_event_panel,
        "landing": landings.moderators_panel,
        "rundown": moderators_rundown_panel,
        "last_step": last_step_panel,
        "questions": asked.all_questions,
        "qa": asked.moderators_qa_panel,
        "queue": asked.queue_of_ids,
        "live_question": asked.moderators_live_question_panel,
    },
}


def _known(audience: Audience) -> dict[str, Panel]:
    own = {"messages": messages_panel(audience)}
    return _SAME_FOR_ALL | _BY_CARDS[audience.sees.cards] | own


PANELS: dict[Audience, dict[str, Panel]] = {
    audience: {name: _known(audience)[name] for name in audience.sees.panels}
    for audience in Audience
}
"""How each panel of an audience is made. Panels that are the same for several are one function."""
