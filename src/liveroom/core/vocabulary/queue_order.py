"""What is read out next: the queue's order, and taking a question off air."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import QuestionId
from liveroom.core.text import Paragraph

Rule = Literal["as_queued", "by_votes", "fair"]
"""How the queue is sorted."""

Then = Literal["approved", "queued", "held", "dismissed"]
"""What becomes of a question that is taken off air."""


class TakeOff(Tagged, frozen=True, gc=False):
    """Take the question off air without its having been answered. Dismissing needs a reason."""

    question: QuestionId
    rev: int
    then: Then
    reason: Paragraph | None = None


class Reorder(Tagged, frozen=True, gc=False):
    """Put a queued question before another one, or last. The queue keeps that order."""

    question: QuestionId
    rev: int
    before: QuestionId | None


class OrderRule(Tagged, frozen=True, gc=False):
    """Have the queue sorted so, at once and from then on."""

    rule: Rule


class QuestionTakenOff(Struct, frozen=True, gc=False):
    question: QuestionId
    then: Then
    reason: str | None = None


class QuestionReordered(Struct, frozen=True, gc=False):
    question: QuestionId
    before: QuestionId | None


class OrderRuleSet(Struct, frozen=True, gc=False):
    rule: Rule
