"""Finds strace, by which proofs have system calls fail, or installs it by apt where allowed."""

from __future__ import annotations

from building.apt import Program

STRACE = Program(
    title="strace",
    names=("strace",),
    packages=("strace",),
    needed_by="The proofs of the storage need",
    otherwise="put an strace on PATH",
)
ensure = STRACE.ensure
