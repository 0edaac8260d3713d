#!/usr/bin/env python3
"""Sets liveroom up and runs it: `python3 dev.py demo`, `python3 dev.py test`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from building.node import Node

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Runs one command; returns the exit code, 2 when a person has to do something first."""
    if sys.version_info < OLDEST:
        this = sys.version.split()[0]
        print(f"dev.py: liveroom needs Python 3.11 or newer; this is {this}.", file=sys.stderr)
        return 2
    from building.trouble import Trouble

    options, rest = _parser().parse_known_args(arguments)
    if rest and options.command not in TAKE_MORE:
        _parser().error(f"unknown: {' '.join(rest)}")
    try:
        return COMMANDS[options.command](options, rest)
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def demo(options: argparse.Namespace, _rest: list[str]) -> int:
    """Serves the example webinar."""
    from building import environment

    python = environment.prepare(ROOT, environment.RUN)
    argv = [str(python), "-m", "liveroom.demo", "--port", str(options.port)]
    if options.data is not None:
        argv += ["--data", options.data]
    if options.fresh:
        argv.append("--fresh")
    if options.audience is not None:
        argv += ["--audience", str(options.audience)]
    if os.name == "nt":
        return subprocess.run(argv, cwd=ROOT, check=False).returncode
    os.chdir(ROOT)
    os.execv(argv[0], argv)


def test(_options: argparse.Namespace, rest: list[str]) -> int:
    """All checks and all tests; with pytest arguments only those tests."""
    from building import checks, chromium, environment, haproxy, nginx, postgres

    needed = (
        (checks.NGINX, nginx),
        (checks.HAPROXY, haproxy),
        (checks.POSTGRES, postgres),
    )
    for tests, program in needed:
        if checks.may_run(ROOT, rest, tests):
            program.ensure()
    steps = checks.tests(ROOT, rest)
    if any(step.name == "browser tests" for step in steps):
        chromium.ensure()
    environment.prepare(ROOT, environment.DEV)
    if rest:
        return 0 if checks.run_tests(ROOT, steps) else 1
    return 0 if checks.run_all(ROOT, checks.checks(ROOT, _browser_tools()), steps) else 1


def prove(_options: argparse.Namespace, rest: list[str]) -> int:
    """A suite of long proofs: properties on many examples, or one of docs/proofs.md."""
    from building import checks, environment, proofs

    step = proofs.step(ROOT, rest)
    environment.prepare(ROOT, environment.DEV)
    return 0 if checks.run_checks(ROOT, [step]) else 1


def bench(_options: argparse.Namespace, rest: list[str]) -> int:
    """Measures what liveroom holds on this machine."""
    from building import environment

    python = environment.prepare(ROOT, environment.DEV)
    argv = [str(python), "-m", "benchmarks", *rest]
    return subprocess.run(argv, cwd=ROOT, check=False).returncode


def announcements(_options: argparse.Namespace, rest: list[str]) -> int:
    """How well the announcements of a folder are read, against the labels beside them."""
    from building import environment

    python = environment.prepare(ROOT, environment.RUN)
    there = [str(Path(each).resolve()) if Path(each).is_dir() else each for each in rest]
    argv = [str(python), "-m", "building.scoring", *there]
    return subprocess.run(argv, cwd=ROOT, check=False).returncode


def pictures(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Takes the pictures of the README again, from a staged evening."""
    from building import chromium, environment

    chromium.ensure()
    python = environment.prepare(ROOT, environment.DEV)
    argv = [str(python), "-m", "building.pictures"]
    return subprocess.run(argv, cwd=ROOT, check=False).returncode


def setup(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Everything that the tests need."""
    from building import chromium, environment, nginx

    environment.prepare(ROOT, environment.DEV)
    _browser_tools()
    chromium.ensure()
    nginx.ensure()
    return 0


def build(_options: argparse.Namespace, _rest: list[str]) -> int:
    """The browser files and the compiled words, where their sources have changed."""
    from building import environment

    environment.prepare(ROOT, environment.RUN)
    return 0


def words(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Brings the catalogues in step with the texts in the code."""
    from building import environment

    environment.prepare(ROOT, environment.RUN)
    print(environment.rebuild(ROOT, "words"), end="")
    return 0


COMMANDS = {
    "setup": setup,
    "demo": demo,
    "test": test,
    "prove": prove,
    "bench": bench,
    "build": build,
    "announcements": announcements,
    "pictures": pictures,
    "words": words,
}
TAKE_MORE = ("test", "prove", "bench", "announcements")
"""Commands whose further arguments are for what they run."""


def _browser_tools() -> Node:
    """Node with TypeScript and ESLint, which check the browser modules."""
    from building import environment

    node = environment.ensure_node(ROOT)
    node.install(ROOT)
    node.install(ROOT / "tests" / "web")
    return node


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run in COMMANDS.items():
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        if name == "demo":
            command.add_argument("--port", type=int, default=8000, help="default: 8000")
            command.add_argument("--data", metavar="DIR", help="default: data/demo")
            command.add_argument("--fresh", action="store_true", help="forget the last demo first")
            command.add_argument(
                "--audience", type=int, metavar="N", help="join N simulated attendees"
            )
        if name == "test":
            command.usage = "dev.py test [pytest arguments]"
        if name == "prove":
            command.usage = "dev.py prove [SUITE] [pytest arguments]"
        if name == "announcements":
            options = "[--json] [--totals] [--wrong] [--layouts]"
            command.usage = f"dev.py announcements [FOLDER] {options}"
        if name == "bench":
            command.usage = "dev.py bench [NAME ...] [--only PART] [--attendees N] [--rounds R]"
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
