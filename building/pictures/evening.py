"""The evening of 3 April 2020, staged over the public interface and told by its own clock."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from building.pictures.house import House
from building.pictures.lines import CLEARER, CLUMSY, CROWD, QUESTIONS, REASONS, WRITTEN, Fates
from liveroom.demo.stage import Demo, call
from liveroom.live.simulated import wordings

START = 1_585_924_200_000
"""16:30 in Madrid on 3 April 2020, in UTC milliseconds."""

PEOPLE = 84
CUES = ("16:31:10", "16:34:20", "16:39:50", "16:49:40", "17:00:20", "17:11:30")
"""When the segments up to the Q&A start."""


def instant(time: str) -> int:
    """UTC milliseconds of a time of that evening in Madrid."""
    hours, minutes, seconds = map(int, time.split(":"))
    return START + ((hours - 16) * 3600 + (minutes - 30) * 60 + seconds) * 1000


class Evening:
    """One room whose story can be told up to an instant."""

    def __init__(self, house: House, announcement: Path) -> None:
        self.house = house
        self.chance = random.Random(3)
        self._ids = count(1)
        self._asked: dict[int, str] = {}
        opened = call(
            house.url, "/api/v1/rooms", None, {"announcement": announcement.read_text("utf-8")}
        )
        self.demo = Demo(house.url, opened["room"], opened["tokens"])
        self.do("open")
        self.names = [wordings.name(self.chance) for _ in range(PEOPLE)]
        self.people = [self._join() for _ in range(PEOPLE)]
        for token in self.people:
            house.seat(self.demo, token)

    def _join(self) -> str:
        path = f"/api/v1/rooms/{self.demo.room}/join"
        return str(call(self.demo.url, path, self.demo.tokens["attendee"], {})["token"])

    def do(self, command: str, token: str | None = None, **fields: object) -> dict[str, Any]:
        """A command of the moderator, or of whoever's token it is."""
        path = f"/api/v1/rooms/{self.demo.room}/commands"
        body = {"id": f"p{next(self._ids)}", "command": command, **fields}
        answer = call(self.demo.url, path, token or self.demo.tokens["moderator"], body)
        assert isinstance(answer, dict)
        return answer

    def screen(self) -> dict[str, Any]:
        """What moderators see."""
        path = f"/api/v1/rooms/{self.demo.room}/screen"
        screen = call(self.demo.url, path, self.demo.tokens["moderator"])["screen"]
        assert isinstance(screen, dict)
        return screen

    def record(self, url: str, starts_at: int) -> None:
        """The recording is there, and began at this instant."""
        rev = self.screen()["event"]["rev"]
        links = {"recording": url}
        self.do("change_event", rev=rev, links=links, recording_starts_at=starts_at)

    def cue(self, time: str) -> None:
        """The next segment starts then."""
        self.house.clock.put(instant(time))
        now = self.screen()["now"]
        self.do("cue_next", after=now and now["segment"])

    def ask(self, questions: Sequence[int], first: str, last: str) -> None:
        """These come in one after another, each from somebody else."""
        start, length = instant(first), instant(last) - instant(first)
        for n, at in enumerate(questions):
            self.house.clock.put(start + length * n // len(questions))
            answer = self.do("ask", self.people[at], text=QUESTIONS[at], name=self.names[at])
            self._asked[at] = answer["question"]

    def crowd(self, first: str, last: str) -> None:
        """Everybody else asks too; half of it is decided on."""
        start, length = instant(first), instant(last) - instant(first)
        texts = self.chance.sample(CROWD, len(CROWD))
        asked: list[dict[str, object]] = []
        for n, text in enumerate(texts):
            self.house.clock.put(start + length * n // len(texts))
            who = n % PEOPLE
            answer = self.do("ask", self.people[who], text=text, name=self.names[who])
            asked.append({"question": answer["question"], "rev": 1})
        self.do("bulk", each="approve", questions=asked[:130])
        self.do("bulk", each="hold_question", questions=asked[130:150])
        self.do("bulk", each="dismiss", questions=asked[150:180], reason="duplicate")

    def _step(self, command: str, at: int, **fields: object) -> None:
        question = self._asked[at]
        rev = self.screen()["questions"][question]["rev"]
        self.do(command, None, question=question, rev=rev, **fields)

    def approve(self, text: str, votes: int) -> None:
        """Somebody's question by its text, which then is voted for."""
        (question,) = [
            each for each, card in self.screen()["questions"].items() if card["text"] == text
        ]
        self.do("approve", question=question, rev=1)
        for token in self.people[:votes]:
            self.do("vote", token, question=question, value=True)

    def moderate(self, fates: Fates) -> None:
        """Decide on them, and let people vote for what they can see."""
        self._step("edit", QUESTIONS.index(CLUMSY), text=CLEARER)
        shown = [*fates.approved, *fates.queued, fates.live, *fates.aloud]
        for at in shown:
            self._step("approve", at)
        self._vote([self._asked[at] for at in shown])
        for at, into in fates.merged.items():
            self._step("merge", at, into=self._asked[into])
        for at in fates.held:
            self._step("hold_question", at)
        for at, reason in zip(fates.dismissed, REASONS, strict=True):
            self._step("dismiss", at, reason=reason)
        for at in fates.written:
            self._step("answer", at, how="written", text=WRITTEN)
        for at in (*fates.aloud, fates.live, *fates.queued):
            self._step("queue", at)

    def _vote(self, questions: list[str]) -> None:
        for question in questions:
            for token in self.chance.sample(self.people, self.chance.randrange(3, 41)):
                self.do("vote", token, question=question, value=True)

    def read_out(self, times: tuple[str, ...]) -> None:
        """The host takes one question after another, at these times."""
        for time in times:
            self.house.clock.put(instant(time))
            live = self.screen()["live_question"]
            self.do("next_question", self.demo.tokens["host"], after=live and live["id"])
