"""Finds a real HAProxy for the test of deploy/haproxy.cfg, or installs one by apt where allowed."""

from __future__ import annotations

from building.apt import Program

HAPROXY = Program(
    title="HAProxy",
    names=("haproxy",),
    packages=("haproxy",),
    needed_by="The test of deploy/haproxy.cfg needs",
    otherwise="put an haproxy on PATH",
    folders=("/usr/sbin",),
)
find = HAPROXY.find
ensure = HAPROXY.ensure
