"""Finds a real PostgreSQL server for the tests of several nodes, or installs one by apt."""

from __future__ import annotations

from pathlib import Path

from building.apt import Program

POSTGRES = Program(
    title="PostgreSQL",
    names=("initdb",),
    packages=("postgresql",),
    needed_by="The tests of logs in PostgreSQL need",
    otherwise="put its initdb, postgres and pg_ctl on PATH",
    folders=tuple(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))),
)
find = POSTGRES.find
ensure = POSTGRES.ensure
