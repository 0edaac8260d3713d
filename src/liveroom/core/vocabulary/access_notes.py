"""What is noted of access to a room: links, and records that were taken.

A command and an event. See `commands` and `events`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from liveroom.core.edits import Tagged

Noted = Literal[
    "link_made", "link_replaced", "link_revoked", "link_opened", "session_ended", "record_taken"
]
"""What happened: a link was opened by a browser that had not come by it before; such a browser was
signed out by somebody else."""


class NoteAccess(Tagged, frozen=True, gc=False):
    """Note what has happened: with which link of which role, or with which record.

    Only the server asks for it.
    """

    what: Noted
    link: str | None = None
    role: str | None = None
    name: str | None = None
    record: str | None = None


class AccessNoted(Struct, frozen=True, gc=False):
    """`name` is the label of the link, `record` as `minutes.md`."""

    what: Noted
    link: str | None = None
    role: str | None = None
    name: str | None = None
    record: str | None = None
