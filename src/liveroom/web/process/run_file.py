"""A note beside the data that says which server holds it, for the operator's own tools."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "running.json"


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where a server listens, and the key by which a tool shows that it can read the data."""

    url: str
    key: str


def write(folder: Path, run: RunningServer) -> None:
    """Leave the note, readable by the server's own user alone."""
    fresh = folder / f".{NAME}.new"
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as note:
        json.dump(asdict(run), note)
    fresh.replace(folder / NAME)


def read(folder: Path) -> RunningServer | None:
    """The note; None without one. It may be stale: only its server's answer shows that it runs."""
    try:
        value = json.loads((folder / NAME).read_text("utf-8"))
        return RunningServer(str(value["url"]), str(value["key"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def remove(folder: Path, key: str) -> None:
    """Take the note away, unless another server has left its own."""
    run = read(folder)
    if run is not None and run.key == key:
        (folder / NAME).unlink(missing_ok=True)
