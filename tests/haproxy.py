"""deploy/haproxy.cfg in a real HAProxy, before servers of this machine."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from building import haproxy
from tests.tls import certificate, free_port

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "haproxy.cfg"
PLACES = ("10.0.0.11:8000", "10.0.0.12:8000", "10.0.0.13:8000")
PATIENCE = 60


def placed(port: int, pem: Path, servers: Sequence[str], most: int, looks: str) -> str:
    """The configuration with the places of this machine put in, and nothing else changed.

    It takes so many connections at most: twice as many files must be allowed. It `looks` for
    servers that often.
    """
    text = CONFIGURATION.read_text("utf-8")
    text, binds = re.subn("bind :80", f"bind 127.0.0.1:{free_port()}", text)
    text, secure = re.subn("bind :443 ssl crt [^ ]+", f"bind 127.0.0.1:{port} ssl crt {pem}", text)
    for place, server in zip(PLACES, servers, strict=True):
        assert place in text
        text = text.replace(place, server)
    text, limits = re.subn("maxconn 60000", f"maxconn {most}", text)
    text, often = re.subn("inter 2s", f"inter {looks}", text)
    assert (binds, secure, limits, often) == (1, 1, 1, 1)
    return text


@contextmanager
def balancing(
    folder: Path, port: int, servers: Sequence[str], most: int = 2_000, looks: str = "2s"
) -> Iterator[subprocess.Popen[str]]:
    """A balancer with TLS for as long as the block lasts, before servers named as host:port.

    Its certificate, made in the folder, is `fullchain.pem`.
    """
    certificate(folder)
    pem = folder / "both.pem"
    pem.write_text((folder / "fullchain.pem").read_text() + (folder / "privkey.pem").read_text())
    configuration = folder / "haproxy.cfg"
    configuration.write_text(placed(port, pem, servers, most, looks))
    program = haproxy.find()
    assert program is not None
    argv = [program, "-db", "-f", str(configuration)]
    process = subprocess.Popen(argv, stderr=subprocess.PIPE, text=True)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
            except ConnectionRefusedError:
                continue
            break
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
