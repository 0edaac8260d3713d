"""Who has just joined a room and from where: known while the room runs, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core.events import Recorded, VoteCast
from liveroom.core.ids import PersonId, QuestionId, RoomId
from liveroom.core.questions.intake.safety import NEWCOMERS_HELD_MS, STAYED_MS
from liveroom.core.roles import Person
from liveroom.core.vocabulary.between_servers import Came, Joined

SUSPICIOUS_VOTES: Final = 30
SUSPICIOUS_WITHIN_MS: Final = 10_000
"""So many votes within that time by people who have just joined from one address are marked."""

MOST_KNOWN: Final = 50_000
"""People of whom it is known from where they joined, the latest."""

TOGETHER: Final = 50
"""People told of at once."""


class Newcomers:
    """Those of all servers: each tells the others of whoever joins at it.

    An origin is whatever text stands for an address; it is compared, and told to no person.
    Instants are the room's, in UTC ms.
    """

    def __init__(
        self, room: RoomId, now: Callable[[], int], announce: Callable[[Joined], None]
    ) -> None:
        """`now` is the room's time, `announce` tells other servers."""
        self._room = room
        self._now = now
        self._announce = announce
        self._came: dict[PersonId, Came] = {}
        self._joined: dict[PersonId, int] = {}
        """When those joined who did so within the last minute, about the earliest first."""
        self._muted: Mapping[PersonId, int] = {}
        self._watched: dict[PersonId, PersonId] = {}
        """Who joined from the address of somebody muted, and whose that was."""
        self._votes: dict[tuple[QuestionId, str], dict[PersonId, int]] = {}
        """Votes of newcomers within the last seconds, by question and origin."""

    def joined(self, person: PersonId, origin: str) -> None:
        """Somebody has become a person here."""
        came = Came(person, origin, self._now())
        self._know(came)
        self._tell([came])

    def hear(self, said: Joined) -> None:
        """Another server says who joined."""
        for came in said.people:
            self._know(came)

    def welcome(self) -> None:
        """Tell a server that has just come what it has missed and needs."""
        matter = (*self._joined, *self._watched, *self._muted)
        self._tell([self._came[who] for who in dict.fromkeys(matter) if who in self._came])

    def follow(self, muted: Mapping[PersonId, int]) -> None:
        """These are muted now, each since an instant."""
        if muted is self._muted:
            return
        fresh = [self._came[who] for who in muted if who not in self._muted and who in self._came]
        self._muted = muted
        self._watched = {who: whose for who, whose in self._watched.items() if whose in muted}
        self._tell(fresh)

    def known(self, by: Person) -> Person:
        """The person with what is known of their coming; most are no newcomers."""
        if by.id is None or not (by.id in self._joined or by.id in self._watched):
            return by
        joined_at = self._joined.get(by.id)
        if joined_at is not None and self._now() >= joined_at + STAYED_MS:
            joined_at = None
        return replace(by, joined_at=joined_at, is_watched=by.id in self._watched)

    def suspected(self, recorded: Iterable[Recorded]) -> list[QuestionId]:
        """Take note of what has happened; the questions whose votes are suspicious by it."""
        if not self._joined:
            return []
        return [
            each.event.question
            for each in recorded
            if isinstance(each.event, VoteCast) and self._is_suspicious(each.event, each.at)
        ]

    def _is_suspicious(self, vote: VoteCast, at: int) -> bool:
        joined_at = self._joined.get(vote.person)
        if joined_at is None or at >= joined_at + STAYED_MS or not vote.value:
            return False
        key, since = (vote.question, self._came[vote.person].origin), at - SUSPICIOUS_WITHIN_MS
        voters = {
            who: voted_at for who, voted_at in self._votes.get(key, {}).items() if voted_at > since
        }
        voters[vote.person] = at
        if len(voters) < SUSPICIOUS_VOTES:
            self._votes[key] = voters
            return False
        self._votes.pop(key, None)
        return True

    def _know(self, came: Came) -> None:
        is_first = came.person not in self._came
        self._came[came.person] = came
        if len(self._came) > MOST_KNOWN:
            gone = next(iter(self._came))
            del self._came[gone]
            self._joined.pop(gone, None)
        now = self._now()
        self._forget_joined(now)
        if now < came.at + STAYED_MS:
            self._joined[came.person] = came.at
        for muted in self._muted:
            self._watch(came, muted)
        if is_first and came.person in self._muted:
            for each in self._came.values():
                self._watch(each, came.person)

    def _watch(self, came: Came, muted: PersonId) -> None:
        """Watch who came from the address of somebody muted soon after that."""
        whose, since = self._came.get(muted), self._muted[muted]
        if (
            whose is not None
            and whose.origin == came.origin
            and came.person != muted
            and since <= came.at < since + NEWCOMERS_HELD_MS
        ):
            self._watched[came.person] = muted

    def _tell(self, people: list[Came]) -> None:
        for start in range(0, len(people), TOGETHER):
            self._announce(Joined(self._room, tuple(people[start : start + TOGETHER])))

    def _forget_joined(self, now: int) -> None:
        """Whoever joined a minute ago is no newcomer any more."""
        while self._joined and now >= self._joined[first := next(iter(self._joined))] + STAYED_MS:
            del self._joined[first]
        if not self._joined:
            self._votes.clear()


def suspicion(question: QuestionId) -> c.SuspectVotes:
    """What the room does about votes that are suspicious."""
    return c.SuspectVotes(question, "newcomers_of_one_address")
