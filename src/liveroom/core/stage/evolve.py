"""What stage and audience are shown after a fact."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.ids import MessageId
from liveroom.core.stage.state import ShownBanner, Stage, StageMessage


def evolve(stage: Stage, event: e.StageEvent, at: int) -> Stage:
    """The stage after something that happened at an instant (UTC ms)."""
    match event:
        case e.MessageSent(message, to, text, flash):
            others = tuple(each for each in stage.messages if each.to != to)
            return replace(stage, messages=(*others, StageMessage(message, to, text, flash, at)))
        case e.MessageAcknowledged(message):
            return _with(stage, message, at)
        case e.MessageCleared(message):
            left = tuple(each for each in stage.messages if each.id != message)
            return replace(stage, messages=left)
        case e.BannerSet(text, until):
            return replace(stage, banner=ShownBanner.of(text, until, at))
        case e.BlackoutSet(on):
            return replace(stage, is_dark=on)
        case _:
            assert_never(event)


def _with(stage: Stage, message: MessageId, acknowledged_at: int) -> Stage:
    messages = tuple(
        replace(each, acknowledged_at=acknowledged_at) if each.id == message else each
        for each in stage.messages
    )
    return replace(stage, messages=messages)
