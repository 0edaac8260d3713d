"""One step with many questions, and taking it back."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import BulkId, QuestionId
from liveroom.core.text import Paragraph, Tag

Each = Literal["approve", "hold_question", "dismiss", "queue", "merge", "label"]
"""What is done with each of them: a command by its name."""

MAX_BULK: Final = 1_000
"""Questions of one bulk step."""


class Chosen(Struct, frozen=True, gc=False):
    """A question as it was seen."""

    question: QuestionId
    rev: int


class Bulk(Tagged, frozen=True, gc=False):
    """Do the same with many questions. What cannot be done with some is left out and named."""

    each: Each
    questions: tuple[Chosen, ...]
    reason: Paragraph | None = None
    into: QuestionId | None = None
    labels: tuple[Tag, ...] | None = None


class UndoBulk(Tagged, frozen=True, gc=False):
    """Take the whole step back. Questions that were changed since stay as they are."""

    bulk: BulkId


class BulkBegan(Struct, frozen=True, gc=False):
    """The next steps with these questions are one; `labels`: they give them labels."""

    bulk: BulkId
    questions: tuple[QuestionId, ...]
    labels: bool = False


class BulkUndone(Struct, frozen=True, gc=False):
    """What follows for its questions is in events of their own."""

    bulk: BulkId
