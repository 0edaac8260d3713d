"""Where the recording is and when the first segment starts in it, as people type it."""

from __future__ import annotations

import pytest

from liveroom.web.pages.typed.recording_fields import message, seconds_of

STARTED = 1_000_000
URL = "https://youtu.be/abc"


def read(url: str, first_at: str, started_at: int | None = STARTED) -> tuple[object, object, str]:
    wrong: dict[str, str] = {}
    typed = {"recording": url, "first_at": first_at}
    said = message(typed, wrong.setdefault, started_at)
    return said["links"], said["recording_starts_at"], " ".join(wrong)


@pytest.mark.parametrize(
    ("url", "first_at", "said"),
    [
        (URL, "1:23", (URL, STARTED - 83_000, "")),
        (URL, "0", (URL, STARTED, "")),
        (f"{URL}?t=83", "", (URL, STARTED - 83_000, "")),
        (f"{URL}?t=83", "0:10", (URL, STARTED - 10_000, "")),
        (URL, "", (URL, None, "")),
        ("", "", (None, None, "")),
        ("", "1:23", (None, None, "")),
        (URL, "soon", (URL, None, "first_at")),
        ("https://zoom.example/a?t=83", "", ("https://zoom.example/a?t=83", None, "")),
    ],
)
def test_an_address_and_a_time_say_when_the_recording_began(
    url: str, first_at: str, said: tuple[str | None, int | None, str]
) -> None:
    assert read(url, first_at) == ({"recording": said[0]}, *said[1:])


def test_before_the_show_has_started_there_is_nothing_to_align() -> None:
    assert read(URL, "1:23", None) == ({"recording": URL}, None, "first_at")
    assert read(URL, "", None) == ({"recording": URL}, None, "")


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1:23", 83), ("83", 83), ("1:02:03", 3723), ("90:00", 5400), ("1:60", None), ("-1", None)],
)
def test_a_time_is_written_as_players_write_it(written: str, seconds: int | None) -> None:
    assert seconds_of(written) == seconds
