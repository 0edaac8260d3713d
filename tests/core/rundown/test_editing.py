"""The rundown is edited in place, before the show, during it and after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import SegmentId
from liveroom.core.program import (
    MAX_SEGMENTS,
    Kind,
    LinkedDocument,
    RoomSegment,
    Segment,
    Speaker,
    with_id,
)
from liveroom.core.program_changes import Announced
from liveroom.core.receipts import receipt
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens.diff import screen
from tests.core.story import (
    PROGRAM,
    S1,
    S2,
    S3,
    S4,
    S5,
    START,
    after,
    at,
    given,
    panel,
    refused,
    rows,
    when,
)

TALKING = given(e.RoomOpened(), e.SegmentCued(S1), e.SegmentCued(S2))
PHASES = [given(), given(e.RoomOpened()), TALKING, given(e.ShowEnded(), onto=TALKING)]


def ids(room: Room) -> list[SegmentId]:
    return [segment.id for segment in room.rundown.segments]


def title(room: Room, segment: SegmentId) -> str:
    found = room.rundown.find(segment)
    assert found is not None
    return found.title


@pytest.mark.parametrize("room", PHASES)
def test_a_segment_is_added_changed_moved_and_removed_in_every_phase(room: Room) -> None:
    (added,) = when(room, c.AddSegment(S3, "Encore", Kind.TALK, 60), new_id="one")
    assert isinstance(added, e.SegmentAdded)
    new = added.segment
    longer = given(added, onto=room)
    changed = after(longer, c.ChangeSegment(S4, 1, title="Fin"))
    moved = after(changed, c.MoveSegment(S4, 2, S2))

    assert receipt([added]) == {"segment": new}
    assert ids(longer) == [S1, S2, S3, new, S4]
    assert title(changed, S4) == "Fin"
    assert ids(moved) == [S1, S2, S4, S3, new]
    assert ids(after(moved, c.RemoveSegment(new, 1))) == [S1, S2, S4, S3]


def test_rows_are_added_in_their_order_as_one_step() -> None:
    ana = (Speaker("Ana"),)
    pasted = (Segment("One", Kind.TALK, 60, ana), with_id(Segment("Two"), S1), Segment("Three"))
    (added,) = when(TALKING, c.AddSegments(S2, pasted), new_id="one")
    assert isinstance(added, e.SegmentsAdded)
    new = [segment.id for segment in added.segments]
    longer = given(added, onto=TALKING)

    assert receipt([added]) == {"segments": new}
    assert ids(longer) == [S1, S2, *new, S3, S4]
    assert len(set(ids(longer))) == 7
    assert longer.rundown.segments[2] == RoomSegment("One", Kind.TALK, 60, ana, id=new[0])
    step = panel(screen(longer, Audience.MODERATOR), "last_step")
    assert (step["name"], step["segment"], step["title"]) == ("segments_added", new[0], "One")
    undone = after(longer, c.UndoLast(longer.rundown.rev))
    assert undone.rundown.segments == TALKING.rundown.segments


def test_rows_are_added_all_or_none() -> None:
    almost = given(
        e.SegmentsAdded(
            None,
            tuple(
                with_id(Segment("One"), SegmentId(f"t{n}"))
                for n in range(MAX_SEGMENTS - len(PROGRAM.segments) - 1)
            ),
        )
    )
    one = Segment("One")
    assert len(ids(after(almost, c.AddSegments(None, (one,))))) == MAX_SEGMENTS
    for room, command, fault in (
        (almost, c.AddSegments(None, (one, one)), {"code": "too_many_segments", "limit": 500}),
        (TALKING, c.AddSegments(S5, (one,)), {"code": "no_such_segment", "segment": S5}),
        (TALKING, c.AddSegments(None, ()), {"code": "no_segments"}),
    ):
        assert refused(room, command) == fault


def test_what_is_on_is_not_skipped_and_what_was_on_may_be() -> None:
    skip = c.ChangeSegment(S2, 1, skipped=True)
    assert refused(TALKING, skip) == {"code": "has_run", "segment": S2, "rev": 1}
    passed = after(TALKING, c.ChangeSegment(S1, 1, skipped=True))
    assert passed.rundown.segments[0].skipped
    by_hand = given(e.SegmentCued(S1), onto=passed)
    assert not after(by_hand, c.ChangeSegment(S1, 2, skipped=False)).rundown.segments[0].skipped


def test_a_new_segment_says_all_that_it_was_added_with() -> None:
    speakers = (Speaker("Ada Ruiz"),)
    command = c.AddSegment(None, "Encore", Kind.TALK, 60, speakers, 30, "No slides")
    room = after(given(), command)
    first = room.rundown.segments[0]

    assert (first.title, first.kind, first.planned_seconds) == ("Encore", Kind.TALK, 60)
    assert (first.speakers, first.min_seconds, first.note) == (speakers, 30, "No slides")
    assert ids(room)[1:] == [S1, S2, S3, S4]


def test_each_new_segment_has_an_id_of_its_own() -> None:
    room = after(after(given(), c.AddSegment(S4, "One"), new_id="1"), c.AddSegment(S4, "Two"))

    assert len({*ids(room)}) == 6


def test_a_segment_comes_after_one_that_is_there() -> None:
    assert refused(given(), c.AddSegment(S5, "One")) == {"code": "no_such_segment", "segment": S5}
    assert refused(given(), c.MoveSegment(S1, 1, S5)) == {"code": "no_such_segment", "segment": S5}


def test_a_program_has_so_many_segments_at_most() -> None:
    full = given(program=replace(PROGRAM, segments=rows(*[Segment("One")] * MAX_SEGMENTS)))

    assert refused(full, c.AddSegment(None, "Two")) == {
        "code": "too_many_segments",
        "limit": MAX_SEGMENTS,
    }


def test_only_what_is_named_and_other_than_it_was_changes() -> None:
    command = c.ChangeSegment(S2, 1, title="Ponencia", planned_seconds=None, skipped=False)

    assert when(given(), command) == [e.SegmentChanged(S2, planned_seconds=None)]
    assert when(given(), c.ChangeSegment(S2, 1, title="Ponencia")) == []
    assert when(given(), c.ChangeSegment(S2, 1)) == []


def test_all_of_a_segment_may_be_changed_at_once() -> None:
    documents = (LinkedDocument("Slides", "https://files.example/1"),)
    room = after(TALKING, c.ChangeSegment(S2, 1, note="Late", documents=documents, min_seconds=60))
    talk = room.rundown.find(S2)

    assert talk is not None
    assert (talk.note, talk.documents, talk.min_seconds, talk.rev) == ("Late", documents, 60, 2)
    assert talk.speakers == PROGRAM.segments[1].speakers


def test_whoever_saw_an_older_row_is_refused_with_the_row_as_it_is() -> None:
    room = after(given(), c.ChangeSegment(S4, 1, title="Fin", note="Thank Ada"))
    stale = {
        "code": "stale",
        "segment": S4,
        "rev": 2,
        "row": {
            "segment": S4,
            "title": "Fin",
            "kind": "closing",
            "planned_seconds": 120,
            "speakers": [],
            "rev": 2,
            "min_seconds": None,
            "wrap_up_seconds": None,
            "danger_seconds": None,
            "end_action": "overtime",
            "not_before": None,
            "ends_by": None,
            "documents": [],
            "skipped": False,
        },
    }

    assert refused(room, c.ChangeSegment(S4, 1, title="End")) == stale
    assert refused(room, c.MoveSegment(S4, 1, None)) == stale
    assert refused(room, c.RemoveSegment(S4, 1)) == stale


def test_two_may_change_two_rows_at_once() -> None:
    room = after(given(), c.ChangeSegment(S1, 1, title="Hola"))

    assert when(room, c.ChangeSegment(S2, 1, title="Charla")) == [
        e.SegmentChanged(S2, title="Charla")
    ]
    assert room.rundown.rev == given().rundown.rev + 1


def test_a_segment_that_is_not_there_cannot_be_edited() -> None:
    for command in (c.ChangeSegment(S5, 1), c.MoveSegment(S5, 1, None), c.RemoveSegment(S5, 1)):
        assert refused(given(), command) == {"code": "no_such_segment", "segment": S5}


def test_moving_a_segment_to_where_it_is_changes_nothing() -> None:
    assert when(given(), c.MoveSegment(S2, 1, S1)) == []
    assert when(given(), c.MoveSegment(S2, 1, S2)) == []
    assert when(given(), c.MoveSegment(S1, 1, None)) == []


def test_what_is_on_or_has_run_stays() -> None:
    for segment in (S1, S2):
        assert refused(TALKING, c.RemoveSegment(segment, 1)) == {
            "code": "has_run",
            "segment": segment,
            "rev": 1,
        }


def test_of_what_has_run_the_words_may_change_but_not_the_time() -> None:
    assert title(after(TALKING, c.ChangeSegment(S1, 1, title="Hola")), S1) == "Hola"
    assert refused(TALKING, c.ChangeSegment(S1, 1, planned_seconds=60)) == {
        "code": "has_run",
        "segment": S1,
        "rev": 1,
    }


def test_the_time_of_the_running_segment_may_change_by_as_much_as_is_left_of_it() -> None:
    short = after(TALKING, c.AddTime(-590))

    assert when(TALKING, c.ChangeSegment(S2, 1, planned_seconds=1)) != []
    assert when(short, c.ChangeSegment(S2, 1, planned_seconds=590)) != []
    assert refused(short, c.ChangeSegment(S2, 1, planned_seconds=589)) == {
        "code": "time_out_of_range",
        "least": 590,
        "most": 86_400,
    }
    assert refused(short, c.ChangeSegment(S2, 1, planned_seconds=None))["least"] == 590


def test_next_passes_over_a_skipped_segment_which_may_still_be_cued() -> None:
    room = given(e.SegmentChanged(S3, skipped=True), onto=TALKING)

    assert when(room, c.CueNext(S2)) == [e.SegmentCued(S4)]
    assert when(room, c.CuePrevious(S2)) == [e.SegmentCued(S1)]
    assert when(room, c.Cue(S3, room.rundown.rev)) == [e.SegmentCued(S3)]


def test_where_all_that_comes_is_skipped_the_show_ends_and_does_not_begin() -> None:
    skipped = [e.SegmentChanged(each, skipped=True) for each in (S1, S2, S3, S4)]

    assert when(given(*skipped, onto=TALKING), c.CueNext(S2)) == [e.ShowEnded()]
    assert refused(given(*skipped), c.CueNext(None)) == {"code": "no_segments"}


def test_an_edit_of_a_row_that_is_gone_changes_no_row() -> None:
    """As a log may have it that was written by hand."""
    for event in (e.SegmentChanged(S5, title="One"), e.SegmentMoved(S5, S1), e.SegmentRemoved(S5)):
        assert given(event).rundown.segments == given().rundown.segments


def test_another_program_leaves_alone_what_it_is_silent_of() -> None:
    room = given(e.SegmentChanged(S1, note="Ring the bell", min_seconds=60))
    same = given(e.ProgramLoaded(PROGRAM), onto=room)
    longer = replace(PROGRAM.segments[0], planned_seconds=300)
    loaded = given(e.ProgramLoaded(replace(PROGRAM, segments=(longer,))), onto=room)
    (welcome,) = loaded.rundown.segments

    assert same.rundown.segments == room.rundown.segments
    assert (welcome.note, welcome.min_seconds, welcome.planned_seconds) == (
        "Ring the bell",
        60,
        300,
    )
    assert welcome.rev == 3


def test_a_calendar_is_told_of_each_edit() -> None:
    room = given(at(60, e.SegmentChanged(S1, title="Hola")), at(90, e.SegmentCued(S1)))

    assert room.announced == Announced(START, START + 60_000, 1)
