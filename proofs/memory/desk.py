"""What staff do all the time: cue, decide on questions, and open and close their screens."""

from __future__ import annotations

from collections import Counter, deque

from benchmarks import wire
from benchmarks.audience import Audience
from benchmarks.client import Client
from benchmarks.client_loop import TooLate
from benchmarks.moderator import Moderator
from proofs.memory.visitors import Visitors

STAFF = ("moderator", "host", "speaker", "overlay", "owner")


class Desk:
    """A moderator at work; `answer_ms` are the answers that were waited for lately."""

    def __init__(self, audience: Audience, visitors: Visitors) -> None:
        self._moderator: Moderator = audience.moderator()
        self._address = audience.server.address
        self._visitors = visitors
        self._cues = self._decisions = 0
        self._approved: deque[str] = deque()
        self.refused: Counter[str] = Counter()
        self.answer_ms: list[float] = []

    def cue(self) -> None:
        """Cue the next segment, or the one before again."""
        self._do(("cue_next", "cue_previous")[self._cues % 2], after=self._moderator.on)
        self._cues += 1

    def decide(self) -> None:
        """Approve what was asked, or dismiss it; answer what was approved some time ago."""
        while self._visitors.asked:
            question = self._visitors.asked.popleft()
            self._decisions += 1
            if self._decisions % 3 == 0:
                self._do("dismiss", question=question, rev=1, reason="off_topic")
            else:
                self._do("approve", question=question, rev=1)
                self._approved.append(question)
        if len(self._approved) > 5:
            question = self._approved.popleft()
            self._do("go_live", question=question, rev=2)
            self._do("answer", question=question, rev=3, how="aloud")

    def _do(self, name: str, **fields: object) -> None:
        try:
            self.answer_ms.append(self._moderator.do(name, **fields))
        except (RuntimeError, TooLate) as refusal:
            self.refused[f"{name}: {refusal}"] += 1
            self._moderator.client.leave()
            self._moderator.join(self._address)


class OtherScreens:
    """Screens of all staff that are opened and closed again."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._open: deque[Client] = deque()
        self._turn = 0

    def next(self) -> None:
        """Open one; of five the oldest is closed."""
        role = STAFF[self._turn % len(STAFF)]
        self._turn += 1
        room, server = self._audience.room, self._audience.server
        identity = f"Authorization: Bearer {room.tokens[role]}"
        request = wire.handshake(server.host, f"/ws/{room.id}?as={role}&lang=en", identity)
        screen = Client(self._audience.loop, request, lean=False, hear=lambda text: None)
        screen.connect(server.address)
        self._open.append(screen)
        if len(self._open) > len(STAFF):
            self._open.popleft().leave()
