"""Some read nothing while more than eight megabytes are pushed at each of them."""

from __future__ import annotations

from pathlib import Path

from benchmarks import machine, slow
from benchmarks.options import Options
from benchmarks.report import table
from proofs import report
from proofs.network.lines import run

ATTENDEES = 2_000
SECONDS = 5


def test_who_reads_nothing_is_cut_and_holds_up_nobody(tmp_path: Path) -> None:
    run("ip", "link", "set", "lo", "up")
    machine.most_sockets()
    outcome = slow.run(Options(ATTENDEES, SECONDS, SECONDS, tmp_path))
    print(table(outcome))
    found = {figure.name: figure.value for figure in outcome.figures}
    pushed = found["pushed at each who does not read"]
    ratio = found["the others' last in bare loops, against before"]
    report.note(
        "20 of 2,000 read nothing",
        f"{pushed:.0f} MiB pushed at each",
        f"all of them cut after {found['all of them cut after']:.1f} s, "
        f"{found['memory for each of them']:.0f} KiB of memory each",
        f"the others' last {ratio:.2f} times as long as before; all back with a fresh screen",
    )
    assert pushed > 8
    assert [figure for figure in outcome.figures if figure.held is False] == []
