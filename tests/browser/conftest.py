"""What holds for all tests in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import CHROMIUM


@pytest.fixture(scope="session", autouse=True)
def chromium_ends_with_the_tests() -> Iterator[None]:
    yield
    CHROMIUM.end()


@pytest.fixture
def browser() -> Browser:
    return CHROMIUM.browser()


@pytest.fixture(autouse=True)
def windows_close_with_their_test() -> Iterator[None]:
    """Pages go on counting down as long as they are open, and take from the time of later tests."""
    before = CHROMIUM.contexts()
    yield
    for context in CHROMIUM.contexts():
        if context not in before:
            context.close()
