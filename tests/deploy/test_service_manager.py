"""What a server says to the systemd that started it, and what it takes over from the one before."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.process import PATIENCE, environment
from tests.deploy.unit import own

HANGS_WHEN_TOLD = """
import signal, threading
from liveroom.cli.main import main
signal.signal(signal.SIGUSR1, lambda *_: threading.Event().wait())
main()
"""
"""liveroom, whose main thread a signal stops for ever: the others go on."""
WITH_FILE_3 = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(sys.argv[2], sys.argv[2:])
"""
TAKES_OVER = """
import sys
from liveroom.web.process.service_manager import handed_over
kept = handed_over(sys.argv[1], int(sys.argv[2]))
print(kept and kept.getsockname()[1])
"""
READY = b"READY=1\nFDSTORE=1\nFDNAME=listening"


@dataclass(frozen=True, slots=True)
class Manager:
    """As much of systemd as hears what a service says."""

    line: socket.socket
    address: str

    def hears(self) -> bytes:
        return self.line.recv(1024)

    def hears_no_more(self) -> bool:
        """Whether there is silence for three times as long as between two words, soon."""
        self.line.settimeout(0.3)
        try:
            for _ in range(20):
                self.hears()
        except TimeoutError:
            return True
        return False

    def hears_ready(self) -> socket.socket:
        """The socket that came with it."""
        said, (file,), *_ = socket.recv_fds(self.line, 1024, 1)
        assert said == READY
        return socket.socket(fileno=file)


@contextmanager
def managing(name: str | None = None) -> Iterator[Manager]:
    """One that listens in the file system or, without a name, in the abstract namespace."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.settimeout(PATIENCE)
        line.bind(name or "")
        address = line.getsockname()
        yield Manager(line, address if name else f"@{address[1:].decode()}")


@contextmanager
def service(
    folder: Path,
    manager: Manager,
    kept: socket.socket | None = None,
    program: tuple[str, ...] = ("-m", "liveroom"),
    **variables: str,
) -> Iterator[subprocess.Popen[str]]:
    """A server as systemd starts it, with a socket that is kept for it; killed with the block."""
    port = 0 if kept is None else kept.getsockname()[1]
    command = [sys.executable, *program, "serve", "--data", str(folder), "--port", str(port)]
    if kept is not None:
        command = [*with_file_3(kept), *command]
        variables |= {"LISTEN_FDS": "1", "LISTEN_FDNAMES": "listening"}
    process = subprocess.Popen(
        command,
        env=environment(NOTIFY_SOCKET=manager.address, **variables),
        pass_fds=[] if kept is None else [kept.fileno()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def with_file_3(kept: socket.socket) -> list[str]:
    """What begins a command that is to have a socket as systemd hands it over."""
    return [sys.executable, "-c", WITH_FILE_3, str(kept.fileno())]


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0


def answer(came: socket.socket) -> str:
    """The first line of what they are answered."""
    with came.makefile() as lines:
        return lines.readline().rstrip()


def asks(listener: socket.socket) -> socket.socket:
    """Somebody who has come to the port and asked, whether or not a server is there."""
    came = socket.create_connection(listener.getsockname(), PATIENCE)
    came.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    return came


def test_who_comes_between_two_servers_is_served_by_the_second(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with managing(path) as manager, service(tmp_path / "data", manager) as first:
        kept = manager.hears_ready()
        with asks(kept) as came:
            assert answer(came) == "HTTP/1.1 200 OK"
        end(first)
        assert manager.hears() == b"STOPPING=1"
    with kept, asks(kept) as came, managing() as manager:
        assert first.poll() == 0, "nobody serves now"
        with service(tmp_path / "data", manager, kept) as second:
            assert answer(came) == "HTTP/1.1 200 OK"
            assert manager.hears() == b"READY=1", "what is kept already is not handed over again"
            end(second)


def test_a_socket_is_given_up_that_listens_elsewhere_than_the_settings_say() -> None:
    with managing() as manager, socket.create_server(("127.0.0.1", 0)) as old:
        port = str(old.getsockname()[1])
        for host, said in (("127.0.0.1", f"{port}\n"), ("127.0.0.2", "None\n")):
            done = subprocess.run(
                [*with_file_3(old), sys.executable, "-c", TAKES_OVER, host, port],
                env=environment(NOTIFY_SOCKET=manager.address, LISTEN_FDS="1"),
                pass_fds=[old.fileno()],
                stdout=subprocess.PIPE,
                encoding="utf-8",
                check=True,
            )
            assert done.stdout == said
        assert manager.hears() == b"FDSTOREREMOVE=1\nFDNAME=listening"
        socket.create_server(("", int(port))).close()  # though the old one is held here still


def test_a_server_whose_event_loop_hangs_falls_silent_and_says_where_it_hangs(
    tmp_path: Path,
) -> None:
    unit = dict(each.split("=") for each in own()["Environment"].split())
    program = ("-c", HANGS_WHEN_TOLD)
    watched = {"WATCHDOG_USEC": "200000"}
    with (
        managing() as manager,
        service(tmp_path / "data", manager, program=program, **unit, **watched) as process,
    ):
        while (said := manager.hears()) != b"WATCHDOG=1":
            assert said == READY
        process.send_signal(signal.SIGUSR1)
        assert manager.hears_no_more()
        assert process.poll() is None

        process.send_signal(signal.SIGABRT)  # as systemd does then
        _, told = process.communicate(timeout=PATIENCE)
    assert "Fatal Python error: Aborted" in told
    assert 'File "<string>", line 4 in <lambda>' in told
