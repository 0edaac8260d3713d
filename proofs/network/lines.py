"""Bad lines: each person's packets are lost, held up and squeezed between two devices.

`dev.py prove network` gives the proofs a network of their own, so all of this ends with them.
"""

from __future__ import annotations

import asyncio
import ctypes
import fcntl
import os
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from random import Random

SERVER = "10.9.0.1"
TUNSETIFF = 0x400454CA
TUN_WITHOUT_HEADER = 0x1001
CLONE_NEWNET = 0x40000000
LONGEST_PACKET = 2048
HELD_SECONDS = 1.0
"""Of a line's rate: what would wait longer for its turn is dropped, as by a modem."""

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one direction: the share lost, seconds of delay and of its jitter, bits a second."""

    loss: float
    delay: float
    jitter: float
    rate: float


class Line:
    """One person's line to the server. With `is_cut` nothing passes, and nobody is told."""

    def __init__(self, number: int, holder: int, quality: Quality, chance: Random) -> None:
        self._holder = holder
        self._ends = [_device(f"{end}{number}") for end in ("near", "far")]
        self.is_cut = False
        self.lost = self.passed = 0
        """Packets."""

        network = f"10.9.{number}"
        run("ip", "address", "add", f"{network}.1/24", "dev", f"near{number}")
        run("ip", "link", "set", f"near{number}", "up")
        run("ip", "link", "set", f"far{number}", "netns", str(holder))
        self._run("ip", "address", "add", f"{network}.2/24", "dev", f"far{number}")
        self._run("ip", "link", "set", f"far{number}", "up")
        self._run("ip", "route", "add", "default", "dev", f"far{number}")
        for source, target in (self._ends, reversed(self._ends)):
            _Direction(self, source, target, quality, chance)

    def socket(self) -> socket.socket:
        """A socket at the far end."""
        own = os.open("/proc/self/ns/net", os.O_RDONLY)
        there = os.open(f"/proc/{self._holder}/ns/net", os.O_RDONLY)
        try:
            _enter(there)
            made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            _enter(own)
        finally:
            os.close(there)
            os.close(own)
        made.setblocking(False)
        return made

    def close(self) -> None:
        """Take the line away, with what is under way."""
        self.is_cut = True
        for end in self._ends:
            asyncio.get_running_loop().remove_reader(end)
            os.close(end)

    def _run(self, *argv: str) -> None:
        run("nsenter", f"--net=/proc/{self._holder}/ns/net", *argv)


class _Direction:
    """What is read from one end comes to the other, late, in order, or not at all."""

    def __init__(
        self, line: Line, source: int, target: int, quality: Quality, chance: Random
    ) -> None:
        self._line, self._source, self._target = line, source, target
        self._quality, self._chance = quality, chance
        self._loop = asyncio.get_running_loop()
        self._free_at = self._last_at = 0.0
        self._loop.add_reader(source, self._pass)

    def _pass(self) -> None:
        packet, now, quality = (
            os.read(self._source, LONGEST_PACKET),
            self._loop.time(),
            self._quality,
        )
        waits = max(self._free_at - now, 0.0)
        if self._line.is_cut or waits > HELD_SECONDS or self._chance.random() < quality.loss:
            self._line.lost += 1
            return
        self._line.passed += 1
        self._free_at = now + waits + len(packet) * 8 / quality.rate
        late = quality.delay + self._chance.uniform(-quality.jitter, quality.jitter)
        self._last_at = max(self._last_at, self._free_at + late)
        self._loop.call_at(self._last_at, self._arrive, packet)

    def _arrive(self, packet: bytes) -> None:
        if not self._line.is_cut:
            os.write(self._target, packet)


@contextmanager
def lines(many: int, quality: Quality) -> Iterator[list[Line]]:
    """So many lines; the server listens at SERVER."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "replace", f"{SERVER}/32", "dev", "lo")
    chance = Random(17)
    with ExitStack() as stack:
        made = list[Line]()
        for number in range(1, many + 1):
            made.append(Line(number, stack.enter_context(_network()), quality, chance))
            stack.callback(made[-1].close)
        yield made


@contextmanager
def _network() -> Iterator[int]:
    """The process that holds a network of its own."""
    holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"])
    own = os.stat("/proc/self/ns/net").st_ino
    while os.stat(f"/proc/{holder.pid}/ns/net").st_ino == own:
        pass
    try:
        yield holder.pid
    finally:
        holder.kill()
        holder.wait()


def _device(name: str) -> int:
    end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH22s", name.encode(), TUN_WITHOUT_HEADER, b""))
    return end


def _enter(network: int) -> None:
    if _libc.setns(network, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")


def run(*argv: str) -> None:
    """Run a program that has to work."""
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (argv, done.stdout, done.stderr)
