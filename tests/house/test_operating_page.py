"""The page for operators says what the server can be told and what it tells."""

from __future__ import annotations

import re

import msgspec

from liveroom.live.clock import SystemClock
from liveroom.store.sqlite import folder
from liveroom.web.expected import ExpectedEnds
from liveroom.web.metrics import Metrics
from liveroom.web.process import run_file
from liveroom.web.settings import Settings
from tests.house.pages import ROOT, section, words


def rows(title: str) -> dict[str, list[str]]:
    """All tables of a section: what is told about each code word in a first cell."""
    lines = [line for line in section("operating.md", title).splitlines() if "| `" in line[:3]]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {name: row[1:] for row in cells for name in words(row[0])}


def written(default: object) -> str:
    """How a default stands on the page."""
    return "none" if default in (None, ()) else f"`{default}`"


def test_every_setting_is_on_the_page_with_its_default() -> None:
    told = {name: default for name, (default, _) in rows("Settings").items()}

    fields = msgspec.structs.fields(Settings)
    assert told == {field.name: written(field.default) for field in fields}


def test_every_metric_is_on_the_page_with_its_labels() -> None:
    ends = ExpectedEnds()
    ends._all["invalid_requests"] += 1
    metrics = Metrics(lambda: 0, ends)
    metrics.commands.count("ask", "ok")
    metrics.sockets.count("attendee", 1)
    metrics.pages.note("attendee", "somebody")
    metrics.count_closed(1012)
    metrics.refused.labels("busy").inc()
    metrics.fallen.labels("following").inc()
    metrics.follow_clock(SystemClock())
    metrics.follow_rooms([1], [])
    samples = re.findall(r"^(liveroom_\w+)(?:\{(.*)\})? ", metrics.text().decode(), re.M)
    kept = {
        re.sub(r"_(bucket|count|sum)$", "", name): set(re.findall(r"(\w+)=", labels)) - {"le"}
        for name, labels in samples
        if not name.endswith("_created")
    }

    told = {
        name: set(words(cells[0]))
        for name, cells in rows("Health and metrics").items()
        if name.startswith("liveroom_")
    }
    assert set(told) == set(kept)
    assert [name for name in kept if not kept[name] <= told[name]] == []


def test_the_files_of_the_data_folder_are_on_the_page() -> None:
    ours = {folder.DATABASE, folder.LOCK, folder.HEAD, folder.LINK_KEY, folder.RESERVE}
    assert ours | {run_file.NAME} <= set(rows("The data folder"))


def test_the_page_shows_the_configuration_of_nginx_that_is_tried() -> None:
    shown = re.findall(r"^```\n(.*?)^```$", section("operating.md", "Behind a proxy"), re.M | re.S)
    assert (ROOT / "deploy" / "nginx.conf").read_text("utf-8") in shown


def test_the_configuration_of_nginx_has_room_for_as_many_screens_as_the_server() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    (connections,) = re.findall(r"^ *worker_connections (\d+);", text, re.M)
    (files,) = re.findall(r"^worker_rlimit_nofile (\d+);", text, re.M)
    assert 2 * Settings().max_sockets <= int(connections) < int(files)
