"""Brings the fuzzer for `dev.py prove fuzz`, which nothing else needs."""

from __future__ import annotations

import sys
from pathlib import Path

from building.commands import run_quietly
from building.environment import program_of, python_of
from building.trouble import Trouble

NEWEST = (3, 13)
"""Of Python, for which there is one."""


def ensure(root: Path) -> Path:
    """The folder of its package, made where it is missing. Raises Trouble where it cannot be."""
    there = root / ".tools" / "atheris"
    if sys.version_info[:2] > NEWEST:
        raise Trouble("The fuzzer atheris is there for Python 3.11 to 3.13.")
    if not there.exists():
        print("dev.py: installing atheris …", flush=True)
        uv, python = program_of(root / ".tools", "uv"), python_of(root / ".venv")
        options = ("--require-hashes", "-r", str(root / "requirements" / "fuzz.txt"))
        where = ("--python", python, "--target", there)
        run_quietly([uv, "pip", "install", *where, *options], "installing atheris")
    return there
