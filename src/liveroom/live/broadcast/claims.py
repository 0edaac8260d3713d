"""Who is at which segment or question, for a while: presence, which is never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liveroom.core.commands import Claim
from liveroom.core.events import RehearsalBegan
from liveroom.core.refusals import Code, Refused
from liveroom.core.room import Room

LASTS_MS = 20_000
"""A claim that is not made again is over after so long."""

Shown = Mapping[str, Mapping[str, object]]
"""By the ids of segments and questions: {by, until} of the claims on them."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A screen of a moderator's: what is its own, and what colleagues call who sits there."""

    screen: str
    name: str | None


def named(command: Claim, room: Room) -> str:
    """What a claim is about. Raises Refused where there is no such thing."""
    if command.question is not None:
        if command.question not in room.board.questions:
            raise Refused(Code.NO_SUCH_QUESTION, question=command.question)
        return command.question
    if command.segment is None or room.rundown.find(command.segment) is None:
        raise Refused(Code.NO_SUCH_SEGMENT, segment=command.segment)
    return command.segment


class Claims:
    """One claim for each segment or question; who is there first has it until they let go."""

    def __init__(self, rehearsal: RehearsalBegan | None = None) -> None:
        """In a rehearsal the ends of claims are told in the room's time."""
        self._rehearsal = rehearsal
        self._held: dict[str, tuple[Claimant, int]] = {}
        self.told: Shown = {}
        """The claims as moderators were last told of them."""

    def ask(
        self, command: Claim, by: Claimant, room: Room, now: int
    ) -> Mapping[str, object] | None:
        """Claim something or give it up; the claim of somebody else, where it is theirs.

        Raises Refused.
        """
        thing = named(command, room)
        if command.on:
            return self.take(thing, by, now)
        self.let_go(thing, by)
        return None

    def take(self, thing: str, by: Claimant, now: int) -> Mapping[str, object] | None:
        """Claim it, unless somebody else has it: then this is their claim."""
        holder, until = self._held.get(thing, (by, 0))
        if holder.screen != by.screen and until > now:
            return self._shown(holder, until)
        self._held[thing] = (by, now + LASTS_MS)
        return None

    def let_go(self, thing: str, by: Claimant) -> None:
        """Give up what is one's own."""
        holder, _ = self._held.get(thing, (None, 0))
        if holder is not None and holder.screen == by.screen:
            del self._held[thing]

    def due(self, now: int) -> int | None:
        """The instant from which there is something to tell; None while nothing is claimed."""
        if self._standing(now) != self.told:
            return now
        return min((until for _, until in self._held.values()), default=None)

    def tell(self, now: int) -> frozenset[str]:
        """What is claimed by others, or by nobody, than was told; from now on it is told."""
        standing = self._standing(now)
        if standing == self.told:
            return frozenset()
        before, self.told = self.told, standing
        things = before.keys() | standing.keys()
        return frozenset(each for each in things if before.get(each) != standing.get(each))

    def _standing(self, now: int) -> Shown:
        """The claims that are not over."""
        if self._held:
            self._held = {thing: held for thing, held in self._held.items() if held[1] > now}
        return {thing: self._shown(by, until) for thing, (by, until) in self._held.items()}

    def _shown(self, by: Claimant, until: int) -> Mapping[str, object]:
        if self._rehearsal is not None:
            until = self._rehearsal.pace.time(until)
        return {"by": by.name, "until": until}
