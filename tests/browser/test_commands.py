"""What a page sends tells the server up to when it is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.modules import Modules, modules

SENT = """
const commands = new m.Commands({ now: () => 1_000.4, speed: 1, slept: v[1] });
for (const command of v[0]) void commands.put({ id: command, command });
const sent = [];
commands.send((message) => sent.push(message));
return sent.map(({ not_after }) => not_after ?? null);
"""


@pytest.fixture
def browser() -> Iterator[Modules]:
    with modules() as opened:
        yield opened


def test_presses_of_the_moment_say_when_they_lapse_and_wishes_that_may_wait_do_not(
    browser: Modules,
) -> None:
    of_the_moment = ["cue_next", "add_time", "go_live", "next_question"]
    may_wait = ["ask", "vote", "approve"]

    sent = browser.call("shared/commands.js", SENT, of_the_moment + may_wait, False)
    assert sent == [11_000] * 4 + [None] * 3


def test_a_clock_that_has_slept_sets_no_end(browser: Modules) -> None:
    assert browser.call("shared/commands.js", SENT, ["cue_next"], True) == [None]
