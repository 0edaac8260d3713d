"""Finds libfaketime, by which proofs set a server's clock, or installs it by apt where allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from building.apt import Program

FAKETIME = Program(
    title="faketime",
    names=("faketime",),
    packages=("faketime",),
    needed_by="The proofs of the storage need",
    otherwise="put faketime on PATH",
)
ensure = FAKETIME.ensure

_FOLDERS: Final = ("/usr/lib", "/usr/lib64", "/usr/local/lib")


def library() -> Path:
    """What a program is started with (LD_PRELOAD), so that its clock is another."""
    found = (each for folder in _FOLDERS for each in Path(folder).rglob("libfaketime.so.1"))
    return next(found)
