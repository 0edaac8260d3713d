"""What a connection tells whoever has taken it over."""

from __future__ import annotations

from typing import Protocol


class Receiver(Protocol):
    """Who takes an open connection over."""

    def receive_text(self, text: str | None) -> None:
        """Take a message of the peer; None stands for one that is not a text."""
        ...

    def peer_paused(self) -> None:
        """The peer begins to read too slowly."""
        ...

    def peer_resumed(self) -> None:
        """The peer has caught up."""
        ...

    def end(self) -> None:
        """The connection is gone."""
        ...
