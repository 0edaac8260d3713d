"""The steps of all questions as a hash chain that anybody can follow: docs/protocol.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from msgspec import Struct

from liveroom.exports.record import Fate

FORMAT: Final = "liveroom-outcomes-1"
RECEIPTS: Final = "liveroom-receipts-1"
ENDED: Final = "ended"
RESUMED: Final = "resumed"
NONE: Final = "-"
"""What stands in a line for a field without a value."""


class OutcomeStep(Struct, frozen=True, gc=False, omit_defaults=True):
    """What became of a question with one event; of the whole show where `question` is 0.

    `seq` is the event's place in the room's log, `at` its minute (UTC ms), `seal` binds it to the
    log's own hash chain. `words` is the salted digest of the wording from then on, `reply` that of
    the written answer, or of the reason why it was dismissed.
    """

    seq: int
    at: int
    question: int
    state: str
    seal: str
    detail: str = ""
    words: str = ""
    reply: str = ""


def line(step: OutcomeStep) -> str:
    """A step as it is hashed: its fields with spaces between them, and a dash for each empty one.
    No field has a space in it."""
    texts = (step.state, step.detail, step.words, step.reply, step.seal)
    return f"{step.seq} {step.at} {step.question} " + " ".join(text or NONE for text in texts)


def start(room: str) -> str:
    """The head of a room without steps."""
    return sha256(f"{FORMAT} {room}\n".encode()).hexdigest()


def follow(head: str, steps: Iterable[OutcomeStep]) -> Iterator[str]:
    """The head after each of these steps: SHA-256 over the head before it and its line."""
    for step in steps:
        head = sha256(f"{head}\n{line(step)}\n".encode()).hexdigest()
        yield head


def fate(state: str, detail: str, ended: bool) -> Fate | None:
    """What became of a question whose last step this is; None for a state that there is not."""
    match state:
        case "received":
            return Fate.NOT_READ if ended else Fate.IN_REVIEW
        case "approved" | "queued":
            return Fate.NO_TIME if ended else Fate.WAITING
        case "live":
            return Fate.ON_AIR
        case "answered":
            return Fate.WRITTEN if detail == "written" else Fate.ALOUD
        case "dismissed" | "merged" | "withdrawn":
            return Fate(state)
        case _:
            return None


class Fates(Struct):
    """What became of each question by its number, and whether the show is over, after steps."""

    last: dict[int, OutcomeStep]
    ended: bool = False

    def take(self, step: OutcomeStep) -> None:
        """Go one step on."""
        if step.question:
            self.last[step.question] = step
        else:
            self.ended = step.state == ENDED

    def by_number(self) -> dict[int, Fate | None]:
        """The fates as they are now."""
        return {
            number: fate(step.state, step.detail, self.ended)
            for number, step in sorted(self.last.items())
        }
