"""Questions and segments as screens show them; `docs/protocol.md` says what each field means."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from liveroom.core.ids import MessageId, PersonId, QuestionId, SegmentId
from liveroom.core.program import EndAction, Kind
from liveroom.core.questions.state import QuestionState
from liveroom.core.vocabulary.question_events import How


class ShownSpeaker(Struct):
    name: str | None
    role: str | None
    organisation: str | None


class ShownDocument(Struct):
    title: str
    url: str


class ShownSponsor(Struct):
    name: str
    line: str | None
    url: str | None
    logo: str | None


class BriefSegment(Struct, kw_only=True):
    segment: SegmentId
    title: str
    kind: Kind
    planned_seconds: int | None
    speakers: list[ShownSpeaker]


class RunningSegment(BriefSegment, kw_only=True):
    cued_at: int
    added_seconds: int
    held_at: int | None
    ends_at: int | None


class ShownClaim(Struct):
    by: str | None
    until: int


class EditableRow(BriefSegment, kw_only=True):
    rev: int
    min_seconds: int | None
    wrap_up_seconds: int | None
    danger_seconds: int | None
    end_action: EndAction
    not_before: int | None
    ends_by: int | None
    documents: list[ShownDocument]
    skipped: bool


class ShownRow(EditableRow, kw_only=True):
    planned_start: int | None
    projected_start: int | UnsetType | None = UNSET
    started_at: int | None
    ended_at: int | None
    note: str | UnsetType | None = UNSET
    claim: ShownClaim | UnsetType | None = UNSET


class Doer(Struct):
    role: str
    name: str | None


class LastStep(Struct):
    by: Doer | None
    at: int


class SpeakerStance(Struct):
    by: str | None
    stance: str


class Card(Struct, kw_only=True):
    id: QuestionId | UnsetType = UNSET
    number: int
    text: str
    name: str | None
    votes: int
    state: QuestionState
    rev: int
    how: How | None
    answer: str | None
    aired_at: int | None
    # A moderator's card
    original: str | UnsetType | None = UNSET
    asked_at: int | UnsetType = UNSET
    segment: SegmentId | UnsetType | None = UNSET
    reason: str | UnsetType | None = UNSET
    into: QuestionId | UnsetType | None = UNSET
    merged: int | UnsetType = UNSET
    undo: bool | UnsetType = UNSET
    step: LastStep | UnsetType | None = UNSET
    looks_like: Literal["staff", "speaker"] | UnsetType | None = UNSET
    claim: ShownClaim | UnsetType | None = UNSET
    person: PersonId | UnsetType | None = UNSET
    asked_by_person: int | UnsetType = UNSET
    muted: bool | UnsetType = UNSET
    read_name: bool | UnsetType = UNSET
    to: str | UnsetType | None = UNSET
    source: str | UnsetType | None = UNSET
    sent_at: int | UnsetType | None = UNSET
    held_for: Literal["word", "newcomer"] | UnsetType | None = UNSET
    labels: list[str] | UnsetType = UNSET
    speaker: str | UnsetType | None = UNSET
    starred: bool | UnsetType = UNSET
    note: str | UnsetType | None = UNSET
    stances: list[SpeakerStance] | UnsetType = UNSET
    suspicious: str | UnsetType | None = UNSET
    similar_to: QuestionId | UnsetType | None = UNSET


class LiveCard(Struct, kw_only=True):
    id: QuestionId
    number: int
    text: str
    name: str | None
    votes: int
    rev: int
    original: str | UnsetType | None = UNSET


class ToldState(Struct):
    at: int
    state: str
    text: str | UnsetType = UNSET


class StandIn(Struct):
    number: int
    state: str
    answer: str | None


class OwnCard(Struct, kw_only=True):
    number: int
    rev: int
    text: str
    reworded: str | None
    to: str | None
    state: str
    told: list[ToldState]
    reason: str | None
    how: How | None
    answer: str | None
    aired_at: int | None
    into: StandIn | None


class SpeakerCard(Struct, kw_only=True):
    number: int
    text: str
    name: str | None
    state: QuestionState
    rev: int
    to: str | None
    stance: str | None
    starred: bool


class ShownMessage(Struct, kw_only=True):
    id: MessageId | UnsetType = UNSET
    to: str
    text: str
    flash: bool
    sent_at: int
    acknowledged_at: int | None
