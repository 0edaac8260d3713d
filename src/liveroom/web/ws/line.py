"""What a subscriber needs of its connection, whatever carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

EXTENSION: Final = "liveroom.line"
"""The ASGI extension, in a socket's scope, under whose key "line" a Line may stand."""

CUT_SECONDS: Final = 2.0
"""How long a peer that reads nothing keeps its connection after it was closed."""

Hear = Callable[[str | None], None]
"""Takes a message of the peer; None for one that is not a text."""

Notice = Callable[[], None]


class Line(Protocol):
    """One open WebSocket without a task of its own."""

    @property
    def is_paused(self) -> bool:
        """Whether the peer reads too slowly: what is written now waits in this process."""
        ...

    @property
    def paused_seconds(self) -> float:
        """For how long that has been so; 0 when it is not."""
        ...

    def attach(self, on_text: Hear, on_full: Notice, on_room: Notice, on_gone: Notice) -> None:
        """Hand the accepted connection over; the ASGI application may then return.

        From now on `on_text` gets each message, `on_full` is called when the peer begins to read
        too slowly, `on_room` when it has caught up, and `on_gone` once, at the end.
        """
        ...

    def hold_back(self) -> None:
        """Read no more from the peer, until `go_on`; what it sends waits on its own side."""
        ...

    def go_on(self) -> None:
        """Read from the peer again."""
        ...

    @staticmethod
    def write_to_all(lines: Sequence[Any], text: bytes) -> list[int]:
        """Send one text message to many lines of this kind, and return who did not take it.

        Those are places in `lines`; nothing was written there, and `write` is the way to them.
        """
        ...

    def write(self, text: bytes) -> None:
        """Send one text message, UTF-8. The same object again for other lines costs no encoding."""
        ...

    def tell(self, text: bytes) -> None:
        """Send one text message, UTF-8, that no other line gets."""
        ...

    def close(self, code: int, reason: str = "") -> None:
        """Close with a code; a peer that reads nothing is cut some seconds later."""
        ...
