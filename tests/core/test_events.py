"""Every event has a kind in the log, and what is private in it is kept apart."""

from __future__ import annotations

from typing import get_args

from msgspec.structs import fields

from liveroom.core import events as e
from liveroom.core.events import APART, COMMUTATIVE, KINDS
from liveroom.core.questions.state import MOVES


def test_every_event_has_one_kind() -> None:
    assert set(KINDS.values()) == set(get_args(e.Event))
    assert len(set(KINDS.values())) == len(KINDS)


def test_the_names_under_which_logs_keep_events_stay_for_ever() -> None:
    assert set(EVER.split()) - set(KINDS) == set()


EVER = """
rehearsal_began program_loaded stream_linked event_changed code_set room_opened segment_cued
countdown_held countdown_resumed time_added show_ended countdown_restarted segment_added
segments_added segment_changed segment_moved segment_removed step_undone show_landed
landing_proposed minutes_agreed window_set question_received vote_cast question_withdrawn
question_approved question_held question_dismissed question_edited question_queued
question_went_live question_answered question_merged question_split question_restored message_sent
message_acknowledged message_cleared banner_set blackout_set audience_counted own_question_edited
question_labelled question_assigned question_starred question_noted stance_taken votes_suspected
person_muted question_taken_off question_reordered order_rule_set bulk_began bulk_undone
slow_mode_set hold_words_set strict_votes_set access_noted
"""


def test_every_step_of_moderation_has_its_moves() -> None:
    going_back = {e.QuestionSplit, e.QuestionRestored}
    queue = {e.QuestionTakenOff, e.QuestionReordered}

    assert {step for _, step in MOVES} | going_back | queue == set(get_args(e.ModerationEvent))


def test_what_is_typed_about_a_question_and_for_staff_is_kept_apart() -> None:
    typed = {
        kind: names
        for kind in get_args(e.Event)
        if (names := tuple(each.name for each in fields(kind) if each.name in TYPED))
    }

    assert typed == APART


TYPED = {"text", "name", "reason", "note"}


def test_events_about_one_question_name_it() -> None:
    named = {k for k in get_args(e.Event) if "question" in {each.name for each in fields(k)}}

    assert set(get_args(e.QuestionEvent)) == named
    assert set(COMMUTATIVE) == {
        e.QuestionReceived,
        e.VoteCast,
        e.AudienceCounted,
        e.AccessNoted,
    }
