"""The machine's clock is set, forwards and back, while a show runs and between two starts."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from building import faketime
from proofs import report
from tests.cli.process import Server, call, serving
from tests.journeys.test_full_disk import Show

STEPS = (3_600, -3_600, 86_400, -120, 0, -86_400)
"""Seconds by which the machine's clock is off the true time, one after the other."""

LOOK_SECONDS = 6.0
"""Longer than a server waits between two looks at the clock."""

MOST_OFF_MS = 250
BEHIND = 120


class MachineClock:
    """The clock of a process, which can be set while it runs; all steady clocks go on."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.set(0)

    def set(self, seconds: int) -> None:
        """Let the wall clock be so far off the true time."""
        self._file.write_text(f"{seconds:+}\n")

    @property
    def settings(self) -> dict[str, str]:
        """What a process is started with."""
        return {
            "LD_PRELOAD": str(faketime.library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


def screen(show: Show) -> dict[str, Any]:
    """What a moderator sees, with the server's time."""
    told = call(show.server, f"/api/v1/rooms/{show.room}/screen", show.tokens["moderator"])
    assert isinstance(told, dict)
    return told


def test_no_step_of_the_clock_moves_a_countdown(tmp_path: Path) -> None:
    clock, data = MachineClock(tmp_path), tmp_path / "data"
    with serving(data, **clock.settings) as server:
        show = running(server)
        before, began = screen(show), time.monotonic()
        off = []
        for seconds in STEPS:
            clock.set(seconds)
            time.sleep(LOOK_SECONDS)
            now = screen(show)
            passed = (time.monotonic() - began) * 1000
            off.append(abs(now["server_time"] - before["server_time"] - passed))
            assert now["screen"]["now"] == before["screen"]["now"], seconds
            asked = show.do(show.join()["token"], "ask", text=f"Off by {seconds}?")
            assert asked["ok"], asked
        said = spoken(show)
        clock.set(0)
    report.note(
        "clock set while a show runs",
        f"{len(STEPS)} steps of up to a day",
        f"{len(STEPS)}",
        0,
        0,
        f"the server's time {max(off):.0f} ms off at most, no countdown moved",
    )
    assert max(off) <= MOST_OFF_MS
    assert said == sorted(said)

    clock.set(-BEHIND)
    with serving(data, **clock.settings) as server:
        again = Show.__new__(Show)
        again.__dict__ |= show.__dict__ | {"server": server}
        told = screen(again)
        assert told["screen"]["now"] == before["screen"]["now"]
        assert told["screen"]["trouble"]["clock_behind_until"] >= told["server_time"]
        after = again.do(again.tokens["moderator"], "add_time", seconds=60)
        assert after["ok"], after
    report.note(
        "start with a clock behind the last event", "once", "1", 0, 0, "moderators are told"
    )


def running(server: Server) -> Show:
    """A show in its Q&A segment, with questions taken."""
    show = Show(server)
    moderator = show.tokens["moderator"]
    show.do(moderator, "open")
    on = None
    for _ in range(2):
        on = show.do(moderator, "cue_next", after=on)["segment"]
    show.do(moderator, "set_window", window="open")
    return show


def spoken(show: Show) -> list[int]:
    """When questions were asked, in their order."""
    cards = screen(show)["screen"]["questions"].values()
    return [card["asked_at"] for card in sorted(cards, key=lambda card: card["number"])]
