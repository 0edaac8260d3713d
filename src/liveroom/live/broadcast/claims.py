"""Who is at which segment or question, for a while: presence, which is never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liveroom.core.commands import Claim
from liveroom.core.events import RehearsalBegan
from liveroom.core.refusals import Code, Refused
from liveroom.core.room import Room
from liveroom.core.vocabulary.between_servers import Claimed

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
    """One claim for each segment or question; who is there first has it until they let go.

    Whose server is another's is told of it a moment later, and then the earlier claim stands on
    both.
    """

    def __init__(self, rehearsal: RehearsalBegan | None = None) -> None:
        """In a rehearsal the ends of claims are told in the room's time."""
        self._rehearsal = rehearsal
        self._own: dict[str, Claimed] = {}
        self._heard: dict[str, Claimed] = {}
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
        held = self._standing(now).get(thing)
        if held is not None and held.screen != by.screen:
            return self._shown(held)
        since = now if held is None else held.since
        self._own[thing] = Claimed(thing, by.screen, by.name, since, now + LASTS_MS)
        return None

    def let_go(self, thing: str, by: Claimant) -> None:
        """Give up what is one's own."""
        held = self._own.get(thing)
        if held is not None and held.screen == by.screen:
            del self._own[thing]

    def here(self, now: int) -> tuple[Claimed, ...]:
        """Those that were made at this server and stand."""
        return tuple(each for each in self._standing(now).values() if each in self._own.values())

    def hear(self, claims: Iterable[Claimed]) -> None:
        """All that were made at other servers."""
        self._heard = _first(claims)

    def due(self, now: int) -> int | None:
        """The instant from which there is something to tell; None while nothing is claimed."""
        if self._told_now(now) != self.told:
            return now
        return min((each.until for each in self._standing(now).values()), default=None)

    def tell(self, now: int) -> frozenset[str]:
        """What is claimed by others, or by nobody, than was told; from now on it is told."""
        standing = self._told_now(now)
        if standing == self.told:
            return frozenset()
        before, self.told = self.told, standing
        things = before.keys() | standing.keys()
        return frozenset(each for each in things if before.get(each) != standing.get(each))

    def _told_now(self, now: int) -> Shown:
        return {thing: self._shown(held) for thing, held in self._standing(now).items()}

    def _standing(self, now: int) -> Mapping[str, Claimed]:
        """Who has what; claims that are over or came second are forgotten."""
        for held in (self._own, self._heard):
            for thing in [thing for thing, each in held.items() if each.until <= now]:
                del held[thing]
        standing = _first((*self._own.values(), *self._heard.values()))
        self._own = {
            thing: each
            for thing, each in self._own.items()
            if standing[thing].screen == each.screen
        }
        return standing

    def _shown(self, held: Claimed) -> Mapping[str, object]:
        until = held.until
        if self._rehearsal is not None:
            until = self._rehearsal.pace.time(until)
        return {"by": held.by, "until": until}


def _first(claims: Iterable[Claimed]) -> dict[str, Claimed]:
    """For each thing whoever was there first, and of that screen's claims the one that lasts
    longest; every server finds the same."""
    first: dict[str, Claimed] = {}
    for each in claims:
        held = first.setdefault(each.thing, each)
        if (each.since, each.screen, -each.until) < (held.since, held.screen, -held.until):
            first[each.thing] = each
    return first
