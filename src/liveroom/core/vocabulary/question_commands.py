"""What attendees ask and vote for, as commands. See `commands`."""

from __future__ import annotations

from liveroom.core.edits import Tagged
from liveroom.core.ids import QuestionId
from liveroom.core.program import Instant
from liveroom.core.text import Name, Paragraph, SpeakerName
from liveroom.core.vocabulary.question_marks import Source


class Ask(Tagged, frozen=True, gc=False):
    """Send a question; the name is shown with it, and only when given.

    `to` is whom it is for, or all. The name is read aloud only with `read_name`. `sent_at` (UTC ms)
    is when it was sent, where that was before it was heard. A moderator enters one for somebody who
    asked in the `source`.
    """

    text: Paragraph
    name: Name | None = None
    to: SpeakerName | None = None
    source: Source | None = None
    read_name: bool = False
    sent_at: Instant | None = None


class Vote(Tagged, frozen=True, gc=False):
    """Say the wished state of one's vote, so that a repetition changes nothing."""

    question: QuestionId
    value: bool


class Withdraw(Tagged, frozen=True, gc=False):
    """Take one's own question back."""

    question: QuestionId
