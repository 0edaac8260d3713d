"""`liveroom doctor`: the findings as a table, or as JSON."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from liveroom.cli.doctor import Report, examine
from liveroom.cli.findings import Finding, Verdict
from liveroom.web.settings import SettingsError, load

MARKS = {Verdict.GOOD: "✓", Verdict.LOOK: "!", Verdict.BAD: "✗"}


@click.command("doctor")
@click.option("--data", type=click.Path(), help="The data folder.")
@click.option("--log", metavar="URL", help="A PostgreSQL database that several servers share.")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings in a TOML file; LIVEROOM_* in the environment win over it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(data: str | None, log: str | None, config: Path | None, as_json: bool) -> None:
    """Check this machine against the settings, and the way through base_url, with a socket.

    With --log also how soon the database keeps and tells what is written, and whether on two
    machines.

    Exit 0 when the server can be run here as its settings say, 1 when it cannot.
    """
    try:
        report = examine(load(config, os.environ, data=data, log=log))
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            f"The data folder cannot be written: {error.strerror}."
        ) from None
    click.echo(_json(report) if as_json else table(report))
    sys.exit(0 if report.is_good else 1)


def table(report: Report) -> str:
    """The findings in columns."""
    names = max(len(finding.name) for finding in report.findings)
    return "\n".join(line for finding in report.findings for line in _lines(finding, names))


def _lines(finding: Finding, names: int) -> list[str]:
    first = f"{MARKS[finding.verdict]} {finding.name:<{names}}  {finding.value}"
    return [first, f"  {'':<{names}}  {finding.advice}"] if finding.advice else [first]


def _json(report: Report) -> str:
    fields = {
        "good": report.is_good,
        "findings": [asdict(finding) for finding in report.findings],
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)
