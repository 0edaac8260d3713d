"""What sockets lean on in uvicorn and websockets: to be read again when it changes there."""

from __future__ import annotations

import hashlib
import inspect

import pytest
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import Server
from websockets.protocol import Protocol
from websockets.server import ServerProtocol

READ = {
    HttpToolsProtocol.connection_made: "6efb565ff3d3",
    HttpToolsProtocol._get_upgrade: "7b1305aac7b8",
    HttpToolsProtocol.handle_websocket_upgrade: "179c4f769386",
    HttpToolsProtocol.on_message_begin: "96d377fdc7c2",
    HttpToolsProtocol.on_headers_complete: "1ea8589acfad",
    Server.shutdown: "9b33c5056299",
    ServerProtocol.accept: "f2f96c48162d",
    ServerProtocol.process_request: "2611abb84de7",
    Protocol.fail: "924ae7075dc7",
    Protocol.recv_frame: "4f83d3b90ea6",
}


@pytest.mark.parametrize("method", READ, ids=lambda method: method.__qualname__)
def test_the_library_is_what_it_was_when_it_was_read(method: object) -> None:
    source = inspect.getsource(method)  # type: ignore[arg-type]  # a function
    assert hashlib.sha256(source.encode()).hexdigest()[:12] == READ[method]  # type: ignore[index]
