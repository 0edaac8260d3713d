"""Runs a program, quiet when it works and plain when it does not."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from building.trouble import Trouble

LAST_LINES = 20


def run_quietly(
    argv: Sequence[str | Path],
    doing: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    advice: str = "",
) -> str:
    """Returns what the program wrote; else raises Trouble with its last lines and the advice."""
    try:
        done = subprocess.run(
            [str(part) for part in argv],
            cwd=cwd,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise Trouble(f"{doing} failed: {error}") from error
    if done.returncode:
        tail = "\n".join(done.stdout.strip().splitlines()[-LAST_LINES:])
        raise Trouble(f"{doing} failed (exit {done.returncode}):\n{tail}\n{advice}".strip())
    return done.stdout
