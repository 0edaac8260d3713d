"""Finds a real nginx for the test of deploy/nginx.conf, or installs one by apt where allowed."""

from __future__ import annotations

from building.apt import Program

NGINX = Program(
    title="nginx",
    names=("nginx",),
    packages=("nginx",),
    needed_by="The test of deploy/nginx.conf needs",
    otherwise="put an nginx on PATH",
    folders=("/usr/sbin",),
)
find = NGINX.find
ensure = NGINX.ensure
