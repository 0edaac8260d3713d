"""The page of the command line says what the commands say."""

from __future__ import annotations

from liveroom.cli.main import main
from tests.house.cli import PAGE, page


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.house.cli makes it again"


def test_every_command_has_its_part() -> None:
    parts = [line for line in page().splitlines() if line.startswith("## liveroom ")]

    assert parts == [f"## liveroom {name}" for name in sorted(main.commands)]
