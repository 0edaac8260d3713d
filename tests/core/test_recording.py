"""Places in a recording: which second an instant is, and the address of a second."""

from __future__ import annotations

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.recording import (
    address,
    at_second,
    named_second,
    second,
    without_second,
)
from liveroom.core.screens.panels import event_panel
from tests.core.story import START, given
from tests.examples import examples


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=2472s"),
        ("https://youtu.be/abc?t=9", "https://youtu.be/abc?t=2472s"),
        ("https://m.youtube.com/watch?v=a&start=5#x", "https://m.youtube.com/watch?v=a&t=2472s"),
        ("https://www.youtube.com/live/abc", "https://www.youtube.com/live/abc?t=2472s"),
        ("https://vimeo.com/123", "https://vimeo.com/123#t=2472s"),
        ("https://tube.example/w/aB1", "https://tube.example/w/aB1?start=2472s"),
        (
            "https://tube.example/videos/watch/aB1/",
            "https://tube.example/videos/watch/aB1/?start=2472s",
        ),
        ("https://files.example/a.mp4?x=1#y", "https://files.example/a.mp4?x=1#t=2472"),
        ("https://files.example/a.WEBM", "https://files.example/a.WEBM#t=2472"),
        ("https://zoom.example/rec/play/abc", None),
        ("https://notyoutube.com.example/watch?v=abc", None),
        ("https://youtube.com.example/watch?v=abc", None),
    ],
)
def test_a_second_has_an_address_where_the_host_has_such_addresses(
    url: str, there: str | None
) -> None:
    assert address(url, 2472) == there


@examples(30)
@each(st.text(max_size=20), st.integers(0, 100_000))
def test_an_address_stays_on_its_host(rest: str, seconds: int) -> None:
    url = "https://youtu.be/" + "".join(letter for letter in rest if letter.isalnum())
    found = address(url, seconds)
    assert found is not None
    assert found == f"{url}?t={seconds}s"


@pytest.mark.parametrize(
    ("starts_at", "at", "found"),
    [(1_000, 42_999, 41), (1_000, 1_000, 0), (1_000, 999, None), (None, 5, None), (5, None, None)],
)
def test_an_instant_is_a_second_of_the_recording_from_its_first(
    starts_at: int | None, at: int | None, found: int | None
) -> None:
    assert second(starts_at, at) == found


def test_every_screen_is_told_where_the_recording_is_and_how_a_second_of_it_is_written() -> None:
    url = "https://youtu.be/abc"
    linked = given(e.EventChanged(links={"recording": url}))
    aligned = given(e.EventChanged(recording_starts_at=START), onto=linked)

    def told(room: object) -> object:
        return event_panel(room)["recording"]  # type: ignore[index,arg-type]

    assert told(given()) is None
    assert told(linked) == {"url": url, "starts_at": None, "at": at_second(url)}
    assert told(aligned) == {
        "url": url,
        "starts_at": START,
        "at": "https://youtu.be/abc?t={seconds}s",
    }


@pytest.mark.parametrize(
    ("url", "seconds", "without"),
    [
        ("https://youtu.be/abc?t=83", 83, "https://youtu.be/abc"),
        ("https://www.youtube.com/watch?v=a&t=1m23s", 83, "https://www.youtube.com/watch?v=a"),
        ("https://vimeo.com/123#t=1h2m3s", 3723, "https://vimeo.com/123"),
        ("https://tube.example/w/aB1?start=83s", 83, "https://tube.example/w/aB1"),
        ("https://youtu.be/abc?t=", None, "https://youtu.be/abc"),
        ("https://youtu.be/abc?t=soon", None, "https://youtu.be/abc"),
        ("https://youtu.be/abc", None, "https://youtu.be/abc"),
        ("https://zoom.example/rec?t=83", None, "https://zoom.example/rec"),
        ("", None, ""),
    ],
)
def test_an_address_that_was_copied_at_a_second_names_it(
    url: str, seconds: int | None, without: str
) -> None:
    assert (named_second(url), without_second(url)) == (seconds, without)
