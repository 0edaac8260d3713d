"""Who may ask for what: one table, complete."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core.commands import NAMES
from liveroom.core.ids import BulkId, MessageId
from liveroom.core.refusals import Refused
from liveroom.core.roles import (
    Audience,
    Person,
    Role,
    check,
)
from liveroom.core.room import NEW
from tests.core.story import ANA, PROGRAM, Q1, Q2, S1, refused

STAFF = """add_segment add_segments change_segment move_segment remove_segment change_event
restart undo_last land propose
claim open cue_next cue_previous cue hold resume add_time end set_window load_program link
message clear_message banner blackout
approve hold_question dismiss edit queue merge split undo go_live answer next_question
take_off reorder order_rule bulk undo_bulk erase
ask label assign star note mute slow_mode hold_words strict_votes"""

TABLE = {
    Role.OWNER: f"{STAFF} erase_room",
    Role.MODERATOR: STAFF,
    Role.HOST: "go_live take_off reorder answer next_question acknowledge",
    Role.SPEAKER: "agree acknowledge stance",
    Role.ATTENDEE: "ask vote withdraw edit_own erase_mine",
    Role.OVERLAY: "",
}

COMMANDS: list[c.Command] = [
    c.LoadProgram(PROGRAM),
    c.ChangeEvent(1),
    c.AddSegment(None, "Talk"),
    c.AddSegments(None, PROGRAM.segments),
    c.ChangeSegment(S1, 1),
    c.MoveSegment(S1, 1, None),
    c.RemoveSegment(S1, 1),
    c.Restart(S1, 1),
    c.UndoLast(1),
    c.Land(1, 0),
    c.Propose(1, 0),
    c.Agree(S1, True),
    c.Link(None),
    c.Open(),
    c.CueNext(None),
    c.CuePrevious(None),
    c.Cue(S1, 0),
    c.Hold(),
    c.Resume(),
    c.AddTime(1),
    c.End(),
    c.SetWindow("open"),
    c.Ask("Why?"),
    c.Vote(Q1, True),
    c.Withdraw(Q1),
    c.Approve(Q1, 1),
    c.HoldQuestion(Q1, 1),
    c.Dismiss(Q1, 1, "Twice."),
    c.Edit(Q1, 1, "Why?"),
    c.Queue(Q1, 1),
    c.GoLive(Q1, 1),
    c.TakeOff(Q1, 1, "held"),
    c.Reorder(Q1, 1, None),
    c.OrderRule("fair"),
    c.Bulk("approve", (c.Chosen(Q1, 1),)),
    c.UndoBulk(BulkId("b1")),
    c.Answer(Q1, 1, "aloud"),
    c.NextQuestion(None),
    c.Merge(Q1, 1, Q2),
    c.Split(Q1, 1),
    c.Undo(Q1, 1),
    c.Claim(True, S1),
    c.Message("host", "Louder"),
    c.Acknowledge(MessageId("m1")),
    c.ClearMessage(MessageId("m1")),
    c.Banner("Soon"),
    c.Blackout(True),
    c.EditOwn(Q1, 1, "Why?"),
    c.Label(Q1, 1, ("costs",)),
    c.Assign(Q1, 1, None),
    c.Star(Q1, 1, True),
    c.Note(Q1, 1, None),
    c.Stance(Q1, "mine"),
    c.Mute(ANA, True),
    c.SlowMode(30),
    c.HoldWords(()),
    c.StrictVotes(True),
    c.EraseRoom(),
    c.Erase(question=Q1),
    c.EraseMine(),
]


@pytest.mark.parametrize("role", Role)
def test_a_role_may_ask_for_what_the_table_says(role: Role) -> None:
    may = {name for name, kind in NAMES.items() if kind in role.spec.may}
    assert may == set(TABLE[role].split())


def test_somebody_may_ask_for_each_command() -> None:
    assert set().union(*(role.spec.may for role in Role)) == {
        *NAMES.values(),
        c.SetCode,
        c.NoteAccess,
    }
    assert {type(command) for command in COMMANDS} == set(NAMES.values())


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_not_ask_for_is_refused_before_anything_else(role: Role) -> None:
    by = Person(role, ANA)

    for command in (each for each in COMMANDS if type(each) not in role.spec.may):
        assert refused(NEW, command, by) == {"code": "not_allowed", "role": role.value}


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_ask_for_is_not_refused(role: Role) -> None:
    for command in (each for each in COMMANDS if type(each) in role.spec.may):
        check(Person(role, ANA), command)


@pytest.mark.parametrize("command", [c.Ask("Why?"), c.Vote(Q1, True), c.Withdraw(Q1)])
def test_a_viewer_who_has_not_joined_neither_asks_nor_votes(command: c.Command) -> None:
    with pytest.raises(Refused, match="not_joined") as no:
        check(Person(Role.ATTENDEE), command)
    assert no.value.facts == {}


def test_staff_act_without_being_a_person() -> None:
    check(Person(Role.MODERATOR), c.Hold())


def test_every_audience_has_a_role_and_every_role_its_own_links() -> None:
    assert {role.spec.audience for role in Role} == set(Audience)
    assert Role.OWNER.spec.audience is Audience.MODERATOR
    assert len({role.spec.prefix for role in Role}) == len(Role)
