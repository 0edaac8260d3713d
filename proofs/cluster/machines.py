"""Machines in a network of their own: each is a network namespace, with a disk of its own.

`dev.py prove cluster` gives the proofs namespaces of processes, mounts and networks, so all of this
ends with them.
"""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.cli.process import ROOT

CLUSTER = ROOT / "deploy" / "cluster"
SHUT_DOWN = 0x8004587D
"""The ioctl of ext4 and XFS that ends a file system at once."""
WITHOUT_FLUSHING = struct.pack("I", 2)
DISK = "2G"
NEIGHBOUR = ("ip", "neighbour")
NOWHERE = "02:00:00:00:00:01"
PARTS = {
    "node": ("liveroom",),
    "database": ("patroni", "postgres"),
    "etcd": ("etcd",),
    "balancer": ("haproxy",),
}
"""How the processes of a part are called."""


def run(*argv: str) -> None:
    """Run a program that has to work."""
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (argv, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine with an address, on which parts of the cluster run."""

    address: str
    folder: Path
    """Where all machines have their folders; this one's is named by its address."""
    environment: Mapping[str, str]
    holder: int
    """The process that keeps its network."""

    @property
    def disk(self) -> Path:
        """Its folder, which is a file system of its own."""
        return self.folder / self.address

    @property
    def cable(self) -> str:
        """The end of its cable in the switch."""
        return f"to{self.address.rpartition('.')[2]}"

    def run(self, *argv: str) -> None:
        """Run a program there, to its end."""
        done = subprocess.run(
            ("nsenter", f"--net=/proc/{self.holder}/ns/net", *argv),
            env=dict(self.environment),
            stdout=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == 0, argv

    def start(self, *parts: str) -> None:
        """Start parts of the cluster, or all of its own, as an operator does."""
        self.run(str(CLUSTER / "start"), self.address, *parts)

    def stop(self, *parts: str) -> None:
        """End parts in good order, as an operator does."""
        self.run(str(CLUSTER / "stop"), self.address, *parts)

    def pid(self, part: str) -> int:
        """The process of a part that was started."""
        return int((self.disk / f"{part}.pid").read_text())

    def processes(self, part: str) -> list[int]:
        """All processes of a part."""
        return [pid for pid, name in self._all() if name in PARTS[part]]

    def kill(self, *parts: str) -> None:
        """kill -9 of all processes of these parts. At least one has to be there."""
        for part in parts:
            assert self.processes(part), f"no {part} runs at {self.address}"
            while found := self.processes(part):
                for pid in found:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)

    def _all(self) -> Iterator[tuple[int, str]]:
        own = os.stat(f"/proc/{self.holder}/ns/net").st_ino
        for each in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                is_here = (each / "ns" / "net").stat().st_ino == own
                if is_here and int(each.name) != self.holder and not _is_dead(each):
                    yield int(each.name), (each / "comm").read_text().strip()

    def pull_cable(self) -> None:
        """Nothing reaches it, and it reaches nothing."""
        run("ip", "link", "set", self.cable, "down")

    def plug_in(self) -> None:
        """Put the cable back."""
        run("ip", "link", "set", self.cable, "up")

    def lose(self, other: Machine) -> None:
        """Let what is sent to another machine go nowhere, and what comes from there."""
        for one, two in ((self, other), (other, self)):
            one.run(*["ip", "neighbour", "replace"], two.address, "lladdr", NOWHERE, "dev", "eth0")

    def find(self, other: Machine) -> None:
        """Take that back."""
        for one, two in ((self, other), (other, self)):
            one.run(*["ip", "neighbour", "delete"], two.address, "dev", "eth0")

    def insert_disk(self) -> None:
        """Make its folder a file system of its own."""
        image = self.folder / f"{self.address}.image"
        self.disk.mkdir()
        run("truncate", "-s", DISK, str(image))
        run("mkfs.ext4", "-q", str(image))
        self.mount()

    def mount(self) -> None:
        """Put the file system in its place."""
        run("mount", "-o", "loop", str(self.folder / f"{self.address}.image"), str(self.disk))


def unmount(disk: Path) -> None:
    """Unmount a disk as soon as all who used it are gone."""
    while subprocess.run(["umount", str(disk)], capture_output=True, check=False).returncode:
        time.sleep(0.1)


def shut_down(disk: Path) -> None:
    """End the file system at this folder at once; what it has not written is lost."""
    place = os.open(disk, os.O_RDONLY)
    fcntl.ioctl(place, SHUT_DOWN, WITHOUT_FLUSHING)
    os.close(place)


def cut_power(*machines: Machine) -> None:
    """Cut the power of machines at once: first all disks, then their processes."""
    for machine in machines:
        shut_down(machine.disk)
    for machine in machines:
        for part in PARTS:
            if machine.processes(part):
                machine.kill(part)
    for machine in machines:
        unmount(machine.disk)
        machine.mount()


def _is_dead(process: Path) -> bool:
    """Whether it ended, and nobody has asked how."""
    return (process / "stat").read_text().rpartition(") ")[2].startswith("Z")


@contextmanager
def network(
    folder: Path, addresses: list[str], environment: Mapping[str, str]
) -> Iterator[dict[str, Machine]]:
    """Machines on one switch, by their addresses; who runs the proofs is 10.0.0.1."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", "switch", "type", "bridge")
    run("ip", "address", "add", "10.0.0.1/24", "dev", "switch")
    run("ip", "link", "set", "switch", "up")
    holders: list[subprocess.Popen[bytes]] = []
    machines: dict[str, Machine] = {}
    try:
        for address in addresses:
            holders.append(subprocess.Popen(["unshare", "--net", "sleep", "infinity"]))
            machine = Machine(address, folder, environment, holders[-1].pid)
            _wait_for_own_network(machine.holder)
            _connect(machine)
            machine.insert_disk()
            machines[address] = machine
        yield machines
    finally:
        for machine in machines.values():
            for part in PARTS:
                if machine.processes(part):
                    machine.kill(part)
            unmount(machine.disk)
        for holder in holders:
            holder.kill()
            holder.wait()
        run("ip", "link", "delete", "switch")


def _wait_for_own_network(pid: int) -> None:
    while os.stat(f"/proc/{pid}/ns/net").st_ino == os.stat("/proc/self/ns/net").st_ino:
        pass


def _connect(machine: Machine) -> None:
    run("ip", "link", "add", machine.cable, "type", "veth", "peer", "name", "eth0",
        "netns", str(machine.holder))  # fmt: skip
    run("ip", "link", "set", machine.cable, "master", "switch", "up")
    machine.run("ip", "link", "set", "lo", "up")
    machine.run("ip", "address", "add", f"{machine.address}/24", "dev", "eth0")
    machine.run("ip", "link", "set", "eth0", "up")
