"""The reference of the public interface and the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import fields

from liveroom.core.commands import NAMES
from liveroom.core.events import KINDS
from liveroom.core.refusals import Code
from liveroom.core.screens.panels import PANELS
from liveroom.exports import FORMATS
from liveroom.importing.draft import WarningCode
from liveroom.live import room_task
from liveroom.live.broadcast import subscribers
from liveroom.web.access import sessions
from liveroom.web.limits import quotas
from liveroom.web.ws import endpoint, session, subscriber

PAGE = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text("utf-8")


def section(title: str, level: int = 2) -> str:
    """The part of the page under a heading."""
    marks = "#" * level
    found = re.search(rf"^{marks} {title}\n(.*?)(?=^#{{1,{level}}} |\Z)", PAGE, re.M | re.S)
    assert found is not None, title
    return found[1]


def first_cells(text: str) -> set[str]:
    """The code words in the first column of a section's tables."""
    cells = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]
    return {word for cell in cells for word in re.findall(r"`([a-z_]+)`", cell)}


def test_every_command_and_no_other_is_on_the_page() -> None:
    assert first_cells(section("Commands")) == set(NAMES)


def test_every_field_of_a_command_is_in_its_row() -> None:
    rows = {
        row.split("|")[1].strip(" `"): row.split("|")[2]
        for row in section("Commands").splitlines()
        if row.startswith("| `")
    }
    told = {name: set(re.findall(r"`([a-z_]+)`", cell)) for name, cell in rows.items()}
    assert told == {name: {field.name for field in fields(kind)} for name, kind in NAMES.items()}


def test_every_panel_and_no_other_is_on_the_page() -> None:
    told = {name for panels in PANELS.values() for name in panels}
    derived = {"mine", "my_votes", "muted", "for_me", "audience", "staff", "groups", "trouble"}
    assert first_cells(section("Panels")) == told | derived


def test_every_refusal_and_no_other_is_on_the_page() -> None:
    assert first_cells(section("Refusals")) == {code.value for code in Code}


def test_every_event_and_no_other_is_on_the_page() -> None:
    assert first_cells(section("Events")) == set(KINDS)


def test_every_warning_and_no_other_is_on_the_page() -> None:
    told = first_cells(section("What an announcement is understood as", 3))
    assert told == {code.value for code in WarningCode}


def test_every_close_code_and_no_other_is_on_the_page() -> None:
    codes = {
        value
        for module in (sessions, session, quotas, subscriber, endpoint, subscribers, room_task)
        for name, value in vars(module).items()
        if name.isupper()
        and isinstance(value, int)
        and 1_012 <= value <= 4_499
        and (value < 1_016 or value >= 4_400)
    }
    table = re.findall(r"^\| (\d{4}) \|", section("WebSocket"), re.M)
    assert {int(code) for code in table} == codes


def test_every_record_is_on_the_page() -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith("Records: ")]
    told = set(re.findall(r"`([a-z]+)`", line))
    assert told == set(FORMATS)
    endings = {ending for formats in FORMATS.values() for ending in formats}
    assert endings <= set(re.findall(r"[a-z]+", line))
