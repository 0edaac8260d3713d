"""The page of the command line, made from what every command says of itself.

`python -m tests.house.cli` writes it to docs/cli.md.
"""

from __future__ import annotations

import click
from click.testing import CliRunner

import dev
from liveroom.cli.main import main
from tests.house.pages import DOCS

PAGE = DOCS / "cli.md"
COLUMNS = 100

INTRODUCTION = """# The command line

This page is made from `--help`; a test fails when the two part. `python -m tests.house.cli` makes
it again. What each command prints and how it ends is on
[protocol.md](protocol.md#command-line), the settings on [operating.md](operating.md#settings).
"""
DEVELOPING = """## python3 dev.py
In a checkout, with nothing but Python on the machine.

| command | does |
|---|---|
"""


def help_of(*command: str) -> str:
    """What a command says of itself, in a terminal of a fixed width."""
    said = CliRunner().invoke(
        main, [*command, "--help"], prog_name="liveroom", terminal_width=COLUMNS
    )
    assert said.exit_code == 0, said.output
    return said.output.strip()


def page() -> str:
    """The whole page."""
    assert isinstance(main, click.Group)
    names = [(), *((name,) for name in sorted(main.commands))]
    parts = [f"## {' '.join(('liveroom', *name))}\n```\n{help_of(*name)}\n```\n" for name in names]
    rows = "".join(f"| `{name}` | {run.__doc__} |\n" for name, run in dev.COMMANDS.items())
    return "\n".join([INTRODUCTION, *parts, DEVELOPING + rows])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
