"""What stage and audience are shown after a fact."""

from __future__ import annotations

import pytest

from liveroom.core import events as e
from liveroom.core.ids import MessageId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.vocabulary.signals import To
from tests.core.story import at, fields, given, instant, names, told

M1, M2, M3 = MessageId("m1"), MessageId("m2"), MessageId("m3")
QUIET = given()
TO_HOST = e.MessageSent(M1, "host", "Louder", False)
TO_STAFF = e.MessageSent(M2, "staff", "Wrap up", True)
TOLD = given(at(10, TO_HOST, TO_STAFF), onto=QUIET)


def test_a_message_stays_until_another_comes_to_the_same_people_or_it_is_taken_back() -> None:
    later = given(at(30, e.MessageSent(M3, "host", "Thanks", False)), onto=TOLD)
    cleared = given(e.MessageCleared(M2), onto=later)

    assert fields(TOLD.stage.messages, "id") == [M1, M2]
    assert fields(later.stage.messages, "id") == [M2, M3]
    assert fields(cleared.stage.messages, "id") == [M3]


@pytest.mark.parametrize(
    ("to", "shown"),
    [
        ("host", {Audience.MODERATOR, Audience.HOST}),
        ("speaker", {Audience.MODERATOR, Audience.SPEAKER}),
        ("staff", {Audience.MODERATOR, Audience.HOST, Audience.SPEAKER}),
    ],
)
def test_only_moderators_and_whoever_it_is_for_are_shown_a_message(
    to: To, shown: set[Audience]
) -> None:
    room = given(e.MessageSent(M1, to, "Louder", False))
    found = {audience for audience in Audience if screen(room, audience).get("messages")}
    assert found == shown
    assert {each for each in Audience if room.stage.messages[0].reaches(each)} == shown


def test_a_message_says_when_it_was_sent_and_read() -> None:
    room = given(at(15, e.MessageAcknowledged(M2)), onto=TOLD)
    card = {
        "to": "staff",
        "text": "Wrap up",
        "flash": True,
        "sent_at": instant(10),
        "acknowledged_at": instant(15),
    }

    assert screen(room, Audience.SPEAKER)["messages"] == {M2: card}
    assert changes(Drawn(TOLD), Drawn(room), [e.MessageAcknowledged(M2)])[Audience.HOST] == {
        "messages": {M2: card}
    }


def test_one_that_is_gone_is_told_as_nothing() -> None:
    gone = e.MessageCleared(M1)
    patches = changes(Drawn(TOLD), Drawn(given(gone, onto=TOLD)), [gone])
    assert patches == {
        audience: {"messages": {M1: None}} for audience in (Audience.HOST, Audience.MODERATOR)
    }


def test_the_banner_and_a_blackout_are_for_all() -> None:
    banner, dark = e.BannerSet("We start late"), e.BlackoutSet(True)
    room = given(banner, dark)

    assert names(changes(Drawn(QUIET), Drawn(room), [banner, dark])) == told(
        **dict.fromkeys(("overlay", "host", "moderator", "speaker", "attendee"), "banner blackout")
    )
    assert screen(room, Audience.ATTENDEE)["banner"] == {"text": "We start late", "until": None}
    ended = given(e.BannerSet("Back soon", 5_000))
    assert screen(ended, Audience.ATTENDEE)["banner"] == {"text": "Back soon", "until": 5_000}
    assert screen(room, Audience.OVERLAY)["blackout"] is True
    assert (screen(QUIET, Audience.HOST)["banner"], screen(QUIET, Audience.HOST)["blackout"]) == (
        None,
        False,
    )


def test_the_end_takes_a_banner_off_that_has_no_end_of_its_own() -> None:
    on = given(e.BannerSet("We start late"))
    ended = given(e.ShowEnded(), onto=on)
    patches = changes(Drawn(on), Drawn(ended), [e.ShowEnded()])
    assert [patches[each]["banner"] for each in Audience] == [None] * len(Audience)

    undone = given(e.StepUndone("show_ended"), onto=ended)
    thanks = given(at(10, e.BannerSet("Thank you")), onto=ended)
    soon = given(e.BannerSet("Back soon", 5_000), e.ShowEnded())
    shown = [screen(room, Audience.ATTENDEE)["banner"] for room in (undone, thanks, soon)]
    assert shown == [
        {"text": "We start late", "until": None},
        {"text": "Thank you", "until": None},
        {"text": "Back soon", "until": 5_000},
    ]
