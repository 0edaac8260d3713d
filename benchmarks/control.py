"""The other end of the rig's control socket."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any


class Control:
    """Orders to the rig. `order` starts something at once; `ask` also waits for the answer."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(str(path))
        self._lines = self._socket.makefile("rb")

    def order(self, do: str, **fields: object) -> None:
        """Send an order; its answer is still to be taken."""
        self._socket.sendall(json.dumps({"do": do, **fields}).encode() + b"\n")

    def answered(self) -> dict[str, Any]:
        """The answer to the oldest order that has none yet."""
        told = json.loads(self._lines.readline())
        assert isinstance(told, dict)
        return told

    def ask(self, do: str, **fields: object) -> dict[str, Any]:
        self.order(do, **fields)
        return self.answered()

    def close(self) -> None:
        self._lines.close()
        self._socket.close()
