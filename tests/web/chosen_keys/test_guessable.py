"""Keys that are tried first are none; whatever else somebody chooses is."""

from __future__ import annotations

import secrets

import pytest

from liveroom.web.chosen_keys.guessable import is_guessable


@pytest.mark.parametrize(
    "key",
    [
        "passwordpassword",
        "Password12345678",
        "p@ssw0rd-p@ssw0rd-2026",
        "1234567890123456",
        "9876543210987654",
        "qwertyuiopasdfgh",
        "1qaz2wsx3edc4rfv",
        "1q2w1q2w1q2w1q2w",
        "aaaaaaaaaaaaaaaa",
        "correcthorsebatterystaple",
        "change-me-change-me",
        "changemechangeme!",
        "liveroom-owner-key",
        "AdminAdmin12345!",
        "iloveyouiloveyou1",
        "letmein letmein 1",
        "abcdefghijklmnop",
        "................",
        "2026202620262026",
    ],
)
def test_words_runs_and_repetitions_are_guessable(key: str) -> None:
    assert is_guessable(key)


@pytest.mark.parametrize(
    "key",
    [
        "the tram to the museum at nine",
        "password-Kx7wqpLz",
        "84729371650284617",
        "zafra olmo tuerca",
    ],
)
def test_what_somebody_thought_of_is_not(key: str) -> None:
    assert not is_guessable(key)


def test_what_is_drawn_by_lot_is_not() -> None:
    drawn = [secrets.token_urlsafe(24) for _ in range(200)] + [
        secrets.token_hex(8) for _ in range(200)
    ]
    assert [key for key in drawn if is_guessable(key)] == []
