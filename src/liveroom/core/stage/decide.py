"""Which signal becomes an event, and which is refused."""

from __future__ import annotations

from typing import assert_never

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import MessageId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Audience
from liveroom.core.stage.state import Stage, StageMessage
from liveroom.core.text import MAX_SIGNAL, check_text


def decide(stage: Stage, command: c.StageCommand, audience: Audience, new_id: str) -> list[e.Event]:
    """The events that follow from a command of somebody with an audience's screen; none where it
    is so already. Raises Refused."""
    match command:
        case c.Message(to, text, flash):
            check_text(text, MAX_SIGNAL)
            return [e.MessageSent(MessageId(new_id), to, text, flash)]
        case c.Acknowledge(message):
            is_read = _found(stage, message, audience).acknowledged_at is not None
            return [] if is_read else [e.MessageAcknowledged(message)]
        case c.ClearMessage(message):
            return [e.MessageCleared(_found(stage, message, audience).id)]
        case c.Banner(text, until):
            if text is not None:
                check_text(text, MAX_SIGNAL)
            end, on = None if text is None else until, stage.banner
            stands = (None, None) if on is None else (on.text, on.until)
            return [] if stands == (text, end) else [e.BannerSet(text, end)]
        case c.Blackout(on):
            return [] if on == stage.is_dark else [e.BlackoutSet(on)]
        case _:
            assert_never(command)


def _found(stage: Stage, message: MessageId, audience: Audience) -> StageMessage:
    """A message that this audience is shown; others it knows nothing of."""
    found = stage.find(message)
    if found is None or not found.reaches(audience):
        raise Refused(Code.NO_SUCH_MESSAGE, message=message)
    return found
