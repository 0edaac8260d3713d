"""Every role with every command, in its own room, in a foreign one, and with no token."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.core.commands import NAMES
from liveroom.core.roles import Role
from liveroom.exports import FORMATS
from liveroom.web.commands import opening
from liveroom.web.security.tokens import digest, new_token
from tests.web.serving import PROGRAM, Room

pytestmark = pytest.mark.anyio

FIELDS: dict[str, dict[str, Any]] = {
    "load_program": {"program": PROGRAM},
    "link": {"stream": None},
    "cue_next": {"after": None},
    "cue_previous": {"after": None},
    "cue": {"segment": "s1", "rev": 1},
    "add_time": {"seconds": 60},
    "set_window": {"window": "open"},
    "ask": {"text": "One?"},
    "vote": {"question": "none", "value": True},
    "withdraw": {"question": "none"},
    "dismiss": {"question": "none", "rev": 1, "reason": "Off topic"},
    "edit": {"question": "none", "rev": 1, "text": "One?"},
    "take_off": {"question": "none", "rev": 1, "then": "queued"},
    "reorder": {"question": "none", "rev": 1, "before": None},
    "order_rule": {"rule": "fair"},
    "bulk": {"each": "approve", "questions": []},
    "undo_bulk": {"bulk": "none"},
    "answer": {"question": "none", "rev": 1, "how": "aloud"},
    "merge": {"question": "none", "rev": 1, "into": "other"},
    "next_question": {"after": None},
    "add_segment": {"after": None, "title": "One"},
    "add_segments": {"after": None, "segments": [{"title": "One"}]},
    "change_segment": {"segment": "s1", "rev": 1},
    "move_segment": {"segment": "s1", "rev": 1, "after": None},
    "remove_segment": {"segment": "s1", "rev": 1},
    "restart": {"segment": "s1", "rev": 1},
    "change_event": {"rev": 1},
    "undo_last": {"rev": 1},
    "claim": {"segment": "s1", "on": True},
    "land": {"rev": 1, "ends_at": 0},
    "propose": {"rev": 1, "ends_at": 0},
    "agree": {"segment": "s1", "value": True},
    "message": {"to": "host", "text": "Two minutes."},
    "acknowledge": {"message": "none"},
    "clear_message": {"message": "none"},
    "banner": {"text": None},
    "blackout": {"on": True},
    "edit_own": {"question": "none", "rev": 1, "text": "One?"},
    "label": {"question": "none", "rev": 1, "labels": ["costs"]},
    "assign": {"question": "none", "rev": 1, "speaker": None},
    "star": {"question": "none", "rev": 1, "on": True},
    "note": {"question": "none", "rev": 1, "text": None},
    "stance": {"question": "none", "stance": "mine"},
    "mute": {"person": "none", "on": True},
    "slow_mode": {"seconds": 30},
    "hold_words": {"words": []},
    "strict_votes": {"on": True},
    "erase": {"person": "none"},
}
ON_QUESTION = {"question": "none", "rev": 1}
BARE = ("open", "hold", "resume", "end", "erase_room", "erase_mine")


def fields(command: str) -> dict[str, Any]:
    return {} if command in BARE else FIELDS.get(command, ON_QUESTION)


async def test_a_role_may_ask_for_what_its_row_says_and_for_nothing_else(room: Room) -> None:
    tokens = room.tokens | {"attendee": await room.join()}
    allowed = {
        (role, name)
        for role in Role
        for name in NAMES
        if (await room.send(tokens[role.value], name, **fields(name))).json().get("code")
        != "not_allowed"
    }
    assert allowed == {
        (role, name) for role in Role for name, kind in NAMES.items() if kind in role.spec.may
    }


async def test_whoever_has_not_joined_may_do_nothing_and_nobody_even_less(room: Room) -> None:
    """A viewer by the attendee link, and no token at all."""
    for name, kind in NAMES.items():
        viewer = await room.send(room.tokens["attendee"], name, **fields(name))
        may = kind in Role.ATTENDEE.spec.may
        told = (403, "not_joined" if may else "not_allowed")
        assert (viewer.status_code, viewer.json()["code"]) == told, name
        nobody = await room.send(None, name, **fields(name))
        assert (nobody.status_code, nobody.json()["code"]) == (401, "not_signed_in"), name


async def test_the_status_of_a_role_that_may_not_is_403(room: Room) -> None:
    answer = await room.send(room.tokens["speaker"], "open")
    assert answer.status_code == 403
    assert answer.json()["message"] == "Your link does not allow this."


async def test_a_token_of_another_room_finds_no_room_whoever_asks(room: Room) -> None:
    foreign = await room.server.new_room()
    for token in [*foreign.tokens.values(), await foreign.join()]:
        for name in NAMES:
            answer = await room.send(token, name, **fields(name))
            assert (answer.status_code, answer.json()["code"]) == (404, "no_such_room")
        screen = await room.server.call("GET", f"{room.api}/screen", token)
        nowhere = await room.server.call("GET", "/api/v1/rooms/nowhere/screen", token)
        assert (screen.status_code, screen.content) == (404, nowhere.content)


@pytest.mark.parametrize(
    "header",
    [None, "Bearer", "Basic YTpi", "Bearer nonsense", f"Bearer {new_token('lr_mod_')}"],
)
async def test_no_token_or_a_bad_one_is_401(room: Room, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    for path in (f"{room.api}/screen", "/api/v1/rooms/nowhere/screen"):
        answer = await room.server.call("GET", path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ATTENDEE])
async def test_staff_do_not_join(room: Room, role: Role) -> None:
    answer = await room.server.call("POST", f"{room.api}/join", room.tokens[role], json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


async def test_a_person_does_not_join_again(room: Room) -> None:
    answer = await room.server.call("POST", f"{room.api}/join", await room.join(), json={})
    assert answer.status_code == 403


@pytest.mark.parametrize("role", Role)
async def test_records_are_for_owner_and_moderator_the_audit_for_the_owner_and_the_calendar_for_all(
    room: Room, role: Role
) -> None:
    taken = {
        what
        for what, endings in FORMATS.items()
        for ending in endings
        for path in [f"{room.api}/export/{what}.{ending}"]
        if (await room.server.call("GET", path, room.tokens[role])).status_code == 200
    }
    of_role = {Role.OWNER: set(FORMATS), Role.MODERATOR: set(FORMATS) - {"audit"}}
    assert taken == of_role.get(role, {"calendar"})


async def test_a_note_for_staff_is_in_the_rundown_s_table_and_on_no_paper_to_hand_out(
    room: Room,
) -> None:
    """Nor is anything of it, or of a question that nobody approved, in what attendees may take."""
    owner, person = room.tokens["owner"], await room.join()
    (first, *_), _ = await room.segments(), await room.do(owner, "open")
    await room.do(owner, "change_segment", segment=first, rev=1, note="SECRET-NOTE")
    await room.do(owner, "change_event", rev=1, title="Open to all")
    await room.do(owner, "set_window", window="open")
    await room.do(person, "ask", text="SECRET-QUESTION?", name="SECRET-NAME")

    async def told(record: str, token: str) -> str:
        return (await room.server.call("GET", f"{room.api}/export/{record}", token)).text

    assert "SECRET-NOTE" in await told("rundown.csv", owner)
    assert "SECRET-NAME" in await told("questions.csv", owner)
    for record in ("rundown.html", "calendar.html", "calendar.ics", "chapters.txt"):
        shown = await told(record, person if record.startswith("calendar") else owner)
        assert "SECRET" not in shown
        assert ("Open to all" in shown) is (record != "chapters.txt")


@pytest.mark.parametrize("role", Role)
async def test_each_role_sees_the_panels_of_its_audience_alone(room: Room, role: Role) -> None:
    shown = set(await room.screen(room.tokens[role]))
    everybody = {"event", "show", "now", "next", "live_question", "banner", "blackout"}
    more = {"rundown", "qa", "audience"}
    moderators = {"landing", "last_step", "questions", "messages", "queue", "staff", "groups"}
    assert (
        shown
        == {
            Role.OWNER: everybody | more | moderators,
            Role.MODERATOR: everybody | more | moderators,
            Role.HOST: everybody | more | {"messages", "queue"},
            Role.SPEAKER: everybody | more | {"messages", "landing", "for_me"},
            Role.ATTENDEE: everybody | more | {"questions"},
            Role.OVERLAY: everybody,
        }[role]
    )


async def test_what_is_not_approved_reaches_no_attendee(room: Room) -> None:
    await room.to_questions()
    ana, bea = await room.join(), await room.join()
    async with room.watch(bea) as watcher:
        await watcher.hear()
        await room.do(ana, "ask", text="SECRET-TEXT", name="SECRET-NAME")
        await room.do(room.tokens["moderator"], "hold")
        heard = [await watcher.hear(), watcher.screen]
    assert "SECRET" not in str(heard)
    assert "SECRET" not in str(await room.screen(bea))


async def test_a_second_link_of_a_role_is_somebody_else_to_the_room(room: Room) -> None:
    app_state = room.server.app_state
    token = new_token(Role.MODERATOR.spec.prefix)
    link = opening.new_id("k")
    await app_state.keys.add_link(
        (await app_state.keys.find(digest(room.tokens["owner"]))).room,  # type: ignore[union-attr]
        Role.MODERATOR,
        link,
        digest(token),
        "Second",
        0,
    )
    first = await room.send(room.tokens["moderator"], "open", id="same")
    second = await room.send(token, "open", id="same")
    assert (first.status_code, second.json()["code"]) == (200, "already_open")
