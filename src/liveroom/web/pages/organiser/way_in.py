"""The address that an organiser gives to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from liveroom.core.ids import RoomId
from liveroom.core.roles import Role
from liveroom.web.commands import links, opening
from liveroom.web.security import codes
from liveroom.web.state import AppState


@dataclass(frozen=True, slots=True)
class WayIn:
    """The short address with its code, or else that of an attendee link."""

    url: str
    code: str | None = None

    @classmethod
    async def of(cls, app_state: AppState, room: RoomId, code: str | None) -> Self | None:
        """That of a room; None where it has no code and every attendee link is revoked."""
        if code is not None:
            return cls(opening.code_address(app_state.origins, code), code)
        found = await links.listed(app_state, room)
        urls = [each.url for each in found if each.row.role is Role.ATTENDEE and each.url]
        return cls(urls[0]) if urls else None

    @property
    def host(self) -> str:
        """The address without its scheme and its code: what stands before the code on a slide."""
        return self.url.partition("://")[2].removesuffix(self.code or "")

    @property
    def spoken(self) -> str:
        """The code in groups."""
        return codes.spoken(self.code or "")
