"""Signals to stage and audience: messages, the banner and the blackout, as commands and events.

See `commands` and `events`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import MessageId
from liveroom.core.program import Instant
from liveroom.core.text import Paragraph

To = Literal["host", "speaker", "staff"]
"""Whose screens a message is for. Staff are hosts and speakers both."""


class Message(Tagged, frozen=True, gc=False):
    """Show a text on the screens of some of the staff, instead of the one they were sent before."""

    to: To
    text: Paragraph
    flash: bool = False


class Acknowledge(Tagged, frozen=True, gc=False):
    """Say that a message was read."""

    message: MessageId


class ClearMessage(Tagged, frozen=True, gc=False):
    """Take a message back."""

    message: MessageId


class Banner(Tagged, frozen=True, gc=False):
    """Show a text to the audience, or none. From `until` (UTC ms) on it is gone by itself."""

    text: Paragraph | None
    until: Instant | None = None


class Blackout(Tagged, frozen=True, gc=False):
    """Make stage and overlay dark, or light again."""

    on: bool


class MessageSent(Struct, frozen=True, gc=False):
    message: MessageId
    to: To
    text: str
    flash: bool


class MessageAcknowledged(Struct, frozen=True, gc=False):
    message: MessageId


class MessageCleared(Struct, frozen=True, gc=False):
    message: MessageId


class BannerSet(Struct, frozen=True, gc=False):
    text: str | None
    until: int | None = None


class BlackoutSet(Struct, frozen=True, gc=False):
    on: bool
