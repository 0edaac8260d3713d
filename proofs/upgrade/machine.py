"""A machine on which an operator types: its files lie in a folder, its service is a process."""

from __future__ import annotations

import shlex
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import server
from benchmarks.options import ROOT, Options
from benchmarks.server import Server
from proofs.upgrade import older

PLACES = {
    "/var/backups": "backups",
    "/etc/liveroom.toml": "liveroom.toml",
    "/var/lib/private/liveroom": "data",
}
PIP = "/opt/liveroom/bin/pip"


@dataclass
class Machine:
    """`release` is installed there. Its data are where systemd keeps them."""

    before: Options
    release: Path
    server: Server | None = None
    _service: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self._at("/var/backups").mkdir(parents=True)
        data = self._at("/var/lib/private/liveroom")
        self._at("/etc/liveroom.toml").write_text(f'data = "{data}"\n', "utf-8")

    @property
    def host(self) -> str:
        """Where the service listens."""
        assert self.server is not None
        return self.server.host

    def type(self, lines: str) -> None:
        """Do what stands there, line by line."""
        for line in lines.strip().splitlines():
            self._do(shlex.split(line))

    def _do(self, words: list[str]) -> None:
        match words:
            case ["systemctl", "start", "liveroom"]:
                self._start()
            case ["systemctl", "stop", "liveroom"]:
                self._stop()
            case ["systemctl", "restart", "liveroom"]:
                self._stop()
                self._start()
            case [program, "install", "--upgrade", "liveroom"] if program == PIP:
                self.release = ROOT
            case [program, "install", "liveroom==X.Y.Z"] if program == PIP:
                self.release = self.before.source
            case ["liveroom", *arguments]:
                done = older.liveroom(self.release, *map(self._here, arguments))
                assert done.returncode == 0, done.stderr
            case ["mv" | "rm", *_]:
                subprocess.run([self._here(each) for each in words], check=True)
            case _:
                raise ValueError(f"nobody here knows how to do {words}")

    def _start(self) -> None:
        options = replace(self.before, source=self.release)
        self.server = self._service.enter_context(server.plain(options))

    def _stop(self) -> None:
        if self.server is not None:
            self.server.process.terminate()
            assert self.server.process.wait(60) == 0
        self.end()

    def end(self) -> None:
        """No service runs any more."""
        self._service.close()
        self.server = None

    def _at(self, path: str) -> Path:
        return Path(self._here(path))

    def _here(self, word: str) -> str:
        """What lies in a place of the machine lies in the folder."""
        for there, name in PLACES.items():
            word = word.replace(there, str(self.before.folder / name))
        return word
