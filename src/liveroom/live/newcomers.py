"""Who has just joined a room and from where: known while the room runs, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.intake.safety import NEWCOMERS_HELD_MS, STAYED_MS
from liveroom.core.roles import Person

SUSPICIOUS_VOTES: Final = 30
SUSPICIOUS_WITHIN_MS: Final = 10_000
"""So many votes within that time by people who have just joined from one address are marked."""

MOST_KNOWN: Final = 50_000
"""People of whom it is known from where they joined, the latest."""


class Newcomers:
    """An address is whatever text stands for one; it is compared, and told to nobody.

    Instants are the room's, in UTC ms.
    """

    def __init__(self) -> None:
        self._addresses: dict[PersonId, str] = {}
        self._joined: dict[PersonId, int] = {}
        """When those joined who did so within the last minute, the earliest first."""
        self._muted: Mapping[PersonId, int] = {}
        self._watched: dict[PersonId, PersonId] = {}
        """Who joined from the address of somebody muted, and whose that was."""
        self._votes: dict[tuple[QuestionId, str], dict[PersonId, int]] = {}
        """Votes of newcomers within the last seconds, by question and address."""

    def joined(self, person: PersonId, address: str, now: int) -> None:
        """Somebody has become a person."""
        self._addresses[person] = address
        if len(self._addresses) > MOST_KNOWN:
            del self._addresses[next(iter(self._addresses))]
        self._forget_joined(now)
        self._joined[person] = now
        for muted, since in self._muted.items():
            if self._addresses.get(muted) == address and now < since + NEWCOMERS_HELD_MS:
                self._watched[person] = muted

    def follow(self, muted: Mapping[PersonId, int]) -> None:
        """These are muted now, each since an instant."""
        if muted is self._muted:
            return
        self._muted = muted
        self._watched = {who: whose for who, whose in self._watched.items() if whose in muted}

    def known(self, by: Person, now: Callable[[], int]) -> Person:
        """The person with what is known of their coming; most are no newcomers."""
        if by.id is None or not (by.id in self._joined or by.id in self._watched):
            return by
        joined_at = self._joined.get(by.id)
        if joined_at is not None and now() >= joined_at + STAYED_MS:
            joined_at = None
        return replace(by, joined_at=joined_at, is_watched=by.id in self._watched)

    def suspects(self, vote: c.Vote, by: Person, now: Callable[[], int]) -> bool:
        """Take note of a vote of somebody `known`; whether that makes the question's suspicious."""
        if by.joined_at is None or by.id is None or not vote.value:
            return False
        key, at = (vote.question, self._addresses.get(by.id, "")), now()
        since = at - SUSPICIOUS_WITHIN_MS
        voters = {
            who: voted_at for who, voted_at in self._votes.get(key, {}).items() if voted_at > since
        }
        voters[by.id] = at
        if len(voters) < SUSPICIOUS_VOTES:
            self._votes[key] = voters
            return False
        del self._votes[key]
        return True

    def _forget_joined(self, now: int) -> None:
        """Whoever joined a minute ago is no newcomer any more."""
        for person, at in list(self._joined.items()):
            if now < at + STAYED_MS:
                break
            del self._joined[person]
        if not self._joined:
            self._votes.clear()


def suspicion(vote: c.Vote) -> c.SuspectVotes:
    """What the room does about votes that are suspicious."""
    return c.SuspectVotes(vote.question, "newcomers_of_one_address")
