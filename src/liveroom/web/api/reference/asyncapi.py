"""The AsyncAPI document of the sockets."""

from __future__ import annotations

from typing import Any, Final

from liveroom.core.screens.feedback import Feedback
from liveroom.web.api.reference.frame_types import FRAMES
from liveroom.web.api.reference.schemas import COMMAND, Schema, reference, schemas
from liveroom.web.commands.incoming import Hello, Ping

HEARD: Final[dict[str, Any]] = {"hello": Hello, "ping": Ping}
"""What a client may say beside commands."""

_CLOSES: Final = "Close codes and their meaning are in docs/protocol.md."


def document() -> Schema:
    """What is said on the sockets in both directions."""
    kinds = {**HEARD, **FRAMES, "feedback": Feedback}
    found, components = schemas(kinds.values())
    said = dict(zip(kinds, found, strict=True))
    said["command"] = {"allOf": [reference(COMMAND), {"required": ["t"]}]}
    room = {name: each for name, each in said.items() if name != "feedback"}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "liveroom",
            "version": "1",
            "description": "The sockets. docs/protocol.md says what is meant.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {
            "room": _channel("/ws/{room}", f"Subprotocol liveroom.v1. {_CLOSES}", room),
            "feedback": _channel(
                "/ws/{room}/feedback",
                f"What stands on control surfaces. {_CLOSES}",
                {"feedback": said["feedback"]},
            ),
        },
        "operations": {
            # Seen from the server, as AsyncAPI has it
            "hear": _operation("receive", "room", [*HEARD, "command"]),
            "tell": _operation("send", "room", list(FRAMES)),
            "tellSurfaces": _operation("send", "feedback", ["feedback"]),
        },
        "components": {"schemas": components},
    }


def _channel(address: str, says: str, messages: dict[str, Schema]) -> Schema:
    return {
        "address": address,
        "description": says,
        "parameters": {"room": {"description": "The room's name."}},
        "messages": {
            name: {"name": name, "payload": payload} for name, payload in messages.items()
        },
    }


def _operation(action: str, channel: str, names: list[str]) -> Schema:
    where = f"#/channels/{channel}"
    return {
        "action": action,
        "channel": {"$ref": where},
        "messages": [{"$ref": f"{where}/messages/{name}"} for name in names],
    }
