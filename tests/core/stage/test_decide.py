"""Which signal becomes an event, and which is refused."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import MessageId
from liveroom.core.receipts import receipt
from liveroom.core.roles import Person, Role
from tests.core.story import HOST, MODERATOR, OWNER, at, given, refused, when

SPEAKER = Person(Role.SPEAKER)
M1, M2 = MessageId("m1"), MessageId("m2")
QUIET = given()
TOLD = given(at(10, e.MessageSent(M1, "speaker", "Two minutes", False)))
READ = given(at(20, e.MessageAcknowledged(M1)), onto=TOLD)


def test_a_message_gets_an_id_that_its_sender_is_told() -> None:
    sent = e.MessageSent(MessageId("new"), "host", "Louder, please", True)

    assert when(QUIET, c.Message("host", "Louder, please", flash=True)) == [sent]
    assert receipt([sent]) == {"message": "new"}


@pytest.mark.parametrize("command", [c.Message("staff", " \u200b"), c.Banner("")])
def test_a_signal_has_something_to_see_in_it(command: c.Command) -> None:
    assert refused(QUIET, command) == {"code": "text_empty"}


@pytest.mark.parametrize("command", [c.Message("staff", "a" * 301), c.Banner("a" * 301)])
def test_a_signal_is_short(command: c.Command) -> None:
    assert refused(QUIET, command) == {"code": "text_too_long", "limit": 300, "length": 301}


def test_whoever_a_message_is_for_says_once_that_it_was_read() -> None:
    assert when(TOLD, c.Acknowledge(M1), SPEAKER) == [e.MessageAcknowledged(M1)]
    assert when(READ, c.Acknowledge(M1), SPEAKER) == []


def test_of_messages_to_others_nobody_learns() -> None:
    unknown = {"code": "no_such_message", "message": M1}

    assert refused(TOLD, c.Acknowledge(M1), HOST) == unknown
    assert refused(QUIET, c.Acknowledge(M1), SPEAKER) == unknown


def test_a_message_is_taken_back_once() -> None:
    assert when(TOLD, c.ClearMessage(M1)) == [e.MessageCleared(M1)]
    assert refused(TOLD, c.ClearMessage(M2)) == {"code": "no_such_message", "message": M2}


def test_the_wished_state_again_changes_nothing() -> None:
    dark = given(e.BlackoutSet(True), e.BannerSet("We start late"))

    assert when(QUIET, c.Blackout(True), OWNER) == [e.BlackoutSet(True)]
    assert when(dark, c.Blackout(True)) == []
    assert when(dark, c.Blackout(False)) == [e.BlackoutSet(False)]
    assert when(dark, c.Banner("We start late")) == []
    assert when(dark, c.Banner(None), MODERATOR) == [e.BannerSet(None)]
    assert when(QUIET, c.Banner(None)) == []


def test_a_banner_may_have_an_end_and_an_end_without_a_banner_is_nothing() -> None:
    shown = given(e.BannerSet("Back soon", 5_000))

    assert when(QUIET, c.Banner("Back soon", 5_000)) == [e.BannerSet("Back soon", 5_000)]
    assert when(shown, c.Banner("Back soon", 5_000)) == []
    assert when(shown, c.Banner("Back soon", 9_000)) == [e.BannerSet("Back soon", 9_000)]
    assert when(shown, c.Banner("Back soon")) == [e.BannerSet("Back soon")]
    assert when(shown, c.Banner(None, 9_000)) == [e.BannerSet(None)]
    assert when(QUIET, c.Banner(None, 9_000)) == []
