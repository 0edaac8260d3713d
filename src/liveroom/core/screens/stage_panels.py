"""Panels of what is signalled to stage and audience."""

from __future__ import annotations

from collections.abc import Callable

from liveroom.core.roles import Audience
from liveroom.core.room import Room


def messages_panel(audience: Audience) -> Callable[[Room], object]:
    """The messages that an audience is shown, by their ids."""

    def panel(room: Room) -> object:
        return {
            shown.id: {
                "to": shown.to,
                "text": shown.text,
                "flash": shown.flash,
                "sent_at": shown.sent_at,
                "acknowledged_at": shown.acknowledged_at,
            }
            for shown in room.stage.messages
            if shown.reaches(audience)
        }

    return panel


def banner_panel(room: Room) -> object:
    banner = room.stage.after(room.rundown.ended_at).banner
    return None if banner is None else {"text": banner.text, "until": banner.until}


def blackout_panel(room: Room) -> object:
    return room.stage.is_dark
