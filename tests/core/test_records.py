"""What a log says when it could not append, and what a link tells of itself."""

from __future__ import annotations

from liveroom.core.ids import CommandId, PersonId, RoomId
from liveroom.core.records import (
    BOUND,
    CODE,
    IN_URL,
    Conflict,
    Holder,
    LinkRow,
    NotStored,
    Repeated,
)
from liveroom.core.roles import Role


def test_a_conflict_tells_the_present_control_version() -> None:
    conflict = Conflict(7)

    assert (conflict.control, str(conflict)) == (7, "the room's control version is 7")


def test_repeated_commands_bring_their_first_answers() -> None:
    bodies = {("link-1", CommandId("a")): b"{}"}
    repeated = Repeated(bodies)
    bodies.clear()

    assert repeated.bodies == {("link-1", CommandId("a")): b"{}"}
    assert str(repeated) == "1 commands were answered before"


def test_where_the_disk_is_why_nothing_is_stored_whoever_asked_is_told() -> None:
    assert NotStored("disk I/O error", "failing").facts == {"disk": "failing"}
    assert NotStored("the file is locked").facts == {}


def test_a_links_id_says_whether_its_token_may_stand_in_an_address() -> None:
    for link, may in ((f"{IN_URL}k1", True), ("k1", False)):
        row = LinkRow(link, Role.MODERATOR, "Stream Deck", 0)
        holder = Holder(RoomId("plaza"), Role.MODERATOR, link)
        assert (row.in_url, holder.in_url) == (may, may)


def test_a_links_id_says_whether_it_is_for_one_browser() -> None:
    for link, is_bound in ((f"{BOUND}k1", True), ("k1", False)):
        row = LinkRow(link, Role.MODERATOR, "Ana", 0)
        holder = Holder(RoomId("plaza"), Role.MODERATOR, link)
        assert (row.is_bound, holder.is_bound) == (is_bound, is_bound)


def test_a_links_id_says_whether_it_has_a_short_code() -> None:
    for link, has_code in ((f"{CODE}1", True), ("k1", False)):
        row = LinkRow(link, Role.ATTENDEE, "", 0)
        holder = Holder(RoomId("r1"), Role.ATTENDEE, link)
        assert (row.has_code, holder.has_code) == (has_code, has_code)


def test_colleagues_call_staff_by_the_label_of_their_link() -> None:
    rows = [
        LinkRow("k1", role, label, 0)
        for role, label in ((Role.HOST, "Ana"), (Role.HOST, ""), (Role.ATTENDEE, "Poster"))
    ]
    assert [row.name for row in rows] == ["Ana", None, None]


def test_a_person_asks_under_the_name_given_on_joining_and_staff_never_under_a_label() -> None:
    room = RoomId("plaza")
    joined = Holder(room, Role.ATTENDEE, "k1", PersonId("p1"), "Ana")

    assert joined.asks_as == "Ana"
    assert Holder(room, Role.MODERATOR, "k2", name="Desk 1").asks_as is None
