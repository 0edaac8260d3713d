"""`python -m benchmarks [NAME …]`: measure liveroom on this machine."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
import tempfile
from pathlib import Path

from benchmarks import machine, report
from benchmarks.client_loop import TooLate
from benchmarks.nodes import PARTS
from benchmarks.options import ROOT, Options
from benchmarks.server import DidNotStart

_CROWDS = "fanout joins questions votes slow hostile"
_NAMES = f"{_CROWDS} closing start page replay rehearsal lcp desks likeness triage nodes"
NAMES = tuple(_NAMES.split())


def main(arguments: list[str]) -> int:
    """Returns the exit code: 1 when a benchmark could not be carried through."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--attendees", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--only", choices=PARTS, help="one part of `nodes`")
    parser.add_argument("--results", type=Path, default=report.RESULTS)
    parser.add_argument(
        "--source",
        type=Path,
        action="append",
        help="a checkout with a .venv whose server is measured; several are measured in turn",
    )
    given = parser.parse_args(arguments)
    for name in given.names:
        if name not in NAMES:
            parser.error(f"{name}: there are {', '.join(NAMES)}")
    most = machine.most_sockets()
    if given.attendees > most:
        print(
            f"{given.attendees} attendees need as many open files in each process and this machine "
            f"allows {most + machine.SPARE_FILES}: raise `ulimit -Hn`. Going on with {most}.",
            file=sys.stderr,
        )
        given.attendees = most
    os.sched_setaffinity(0, machine.halves()[1])
    gc.disable()
    sources = [each.resolve() for each in given.source or [ROOT]]
    names = [part for name in given.names or NAMES for part in _parts(name, given.only)]
    return max(_run(name, each, given) for name in names for each in sources)


def _parts(name: str, only: str | None) -> list[str]:
    """The modules that measure what goes by this name."""
    if name != "nodes":
        return [name]
    return [f"nodes.{part}" for part in ([only] if only else PARTS)]


def _run(name: str, source: Path, given: argparse.Namespace) -> int:
    benchmark = importlib.import_module(f"benchmarks.{name}")
    with tempfile.TemporaryDirectory(prefix="liveroom-bench-") as folder:
        options = Options(given.attendees, given.rounds, given.seconds, Path(folder), source)
        options.step(f"{name}, {source}")
        try:
            outcome = benchmark.run(options)
        except (TooLate, DidNotStart) as error:
            print(f"\n{name}: {error}", file=sys.stderr)
            return 1
    gc.collect()
    print(report.table(outcome))
    if source != ROOT and given.results == report.RESULTS:
        return 0  # what is kept beside the code is of this code
    results = given.results if source == ROOT else given.results / source.name
    for path in report.write(outcome, results):
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
