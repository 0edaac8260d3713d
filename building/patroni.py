"""Brings Patroni for the proofs of the cluster. That of Debian 12 may make two primaries."""

from __future__ import annotations

from pathlib import Path

from building.commands import run_quietly
from building.environment import program_of

WANTED = "patroni[etcd3,psycopg3]>=4.1,<5"
SYSTEM = "/usr/bin/python3"
"""PostgreSQL's user has to be able to run it, which may not look into root's own folders."""


def ensure(root: Path) -> Path:
    """The folder with its programs, made where it is missing."""
    there = root / ".tools" / "patroni"
    program = program_of(there, "patroni")
    if not program.exists():
        print("dev.py: installing Patroni …", flush=True)
        run_quietly([SYSTEM, "-m", "venv", there], "making a place for Patroni")
        pip = program_of(there, "pip")
        run_quietly([pip, "install", "--quiet", WANTED], "installing Patroni")
    return program.parent
