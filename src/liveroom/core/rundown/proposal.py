"""Minutes that the speakers to come are asked for, before the show is landed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.edit_events import Given
from liveroom.core.ids import SegmentId
from liveroom.core.refusals import Code, Refused
from liveroom.core.rundown.decide import refuse_ended, refuse_stale
from liveroom.core.rundown.landing import land, landing, refuse_past
from liveroom.core.rundown.state import Rundown


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was proposed for a rundown with these planned times, and who has answered what.

    `landings` is how often the show had been landed.
    """

    given: tuple[Given, ...]
    planned: Mapping[SegmentId, int]
    landings: int
    answers: Mapping[SegmentId, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProposedMinutes:
    """What a segment to come would give, and whether its speakers agree, once they say."""

    given: Given
    agreed: bool | None


def standing(proposal: Proposal | None, rundown: Rundown) -> tuple[ProposedMinutes, ...]:
    """What is asked for now: of segments to come, and only while all planned times are as then."""
    if proposal is None or rundown.ended_at is not None:
        return ()
    if (proposal.planned, proposal.landings) != (_planned(rundown), rundown.landings):
        return ()
    coming = {segment.id for segment in rundown.coming}
    return tuple(
        ProposedMinutes(given, proposal.answers.get(given.segment))
        for given in proposal.given
        if given.segment in coming
    )


def decide(
    proposal: Proposal | None, rundown: Rundown, command: c.LandingCommand, at: int
) -> list[e.Event]:
    """Who gives time, who would, and who agrees to that. Raises Refused."""
    match command:
        case c.Land():
            return land(rundown, command, at)
        case c.Propose():
            return propose(rundown, command, at)
        case c.Agree():
            return agree(proposal, rundown, command)
        case _:
            assert_never(command)


def propose(rundown: Rundown, command: c.Propose, at: int) -> list[e.Event]:
    """What landing would take of segments to come is put to their speakers. Raises Refused."""
    refuse_ended(rundown)
    refuse_stale(rundown, command.rev)
    refuse_past(command.ends_at, at)
    found = landing(rundown, command.ends_at, command.protect, at)
    asked = tuple(
        given
        for given in found.segments
        if given.segment != rundown.current and given.to_seconds < given.from_seconds
    )
    return [e.LandingProposed(asked)] if asked else []


def agree(proposal: Proposal | None, rundown: Rundown, command: c.Agree) -> list[e.Event]:
    """A speaker's answer. Raises Refused."""
    for asked in standing(proposal, rundown):
        if asked.given.segment == command.segment:
            is_so = asked.agreed is command.value
            return [] if is_so else [e.MinutesAgreed(command.segment, command.value)]
    raise Refused(Code.NOTHING_PROPOSED, segment=command.segment)


def evolve(
    proposal: Proposal | None, event: e.LandingProposed | e.MinutesAgreed, rundown: Rundown
) -> Proposal | None:
    """The proposal after what has happened to it."""
    match event:
        case e.LandingProposed(segments):
            return Proposal(segments, _planned(rundown), rundown.landings)
        case e.MinutesAgreed(segment, value):
            if proposal is None:
                return None
            return replace(proposal, answers={**proposal.answers, segment: value})
        case _:
            assert_never(event)


def _planned(rundown: Rundown) -> dict[SegmentId, int]:
    return {segment.id: segment.takes_seconds for segment in rundown.segments}
