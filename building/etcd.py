"""Finds a real etcd for the proofs of the cluster, or installs one by apt where allowed."""

from __future__ import annotations

from building.apt import Program

ETCD = Program(
    title="etcd",
    names=("etcd",),
    packages=("etcd-server",),
    needed_by="The proofs of the cluster need",
    otherwise="put an etcd on PATH",
)
find = ETCD.find
ensure = ETCD.ensure
