"""A certificate and a port, for balancers and proxies that tests start."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

NAME = "rooms.example.org"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> Path:
    """The certificate of NAME, made in a folder beside its key, `privkey.pem`."""
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    named = ["-nodes", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*made, *named, *files], check=True, capture_output=True)
    return folder / "fullchain.pem"
