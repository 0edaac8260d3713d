"""Screens and patches by their panels; which audience has which is in `docs/protocol.md`."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType, defstruct
from msgspec.structs import fields

from liveroom.core.ids import MessageId, QuestionId, SegmentId
from liveroom.core.questions.state import QuestionState
from liveroom.core.room import Phase
from liveroom.core.vocabulary.queue_order import Rule
from liveroom.web.api.reference.card_types import (
    BriefSegment,
    Card,
    Doer,
    LiveCard,
    OwnCard,
    RunningSegment,
    ShownDocument,
    ShownMessage,
    ShownRow,
    ShownSponsor,
    SpeakerCard,
)


class RoomClock(Struct):
    now: int
    at: int
    speed: int


class Recording(Struct):
    url: str
    starts_at: int | None
    at: str | None


class EventPanel(Struct, kw_only=True):
    title: str
    starts_at: int | None
    ends_at: int | None
    time_zone: str | None
    language: str | None
    phase: Phase
    links: dict[str, str | None]
    topics: list[str]
    attend: list[str]
    rev: int
    introduction: str | None
    documents: list[ShownDocument]
    sponsors: list[ShownSponsor]
    colour: str | None
    on_colour: str | None
    logo: str | None
    doors_minutes: int | None
    auto_start: bool
    show_overtime: bool
    recording: Recording | None
    rehearsal: bool
    clock: RoomClock | None
    code: str | UnsetType | None = UNSET
    delay_seconds: int | UnsetType = UNSET
    public: bool | UnsetType = UNSET


class ShowPanel(Struct, kw_only=True):
    rev: int
    offset_seconds: int
    started_at: int | None
    ended_at: int | None
    planned_end: int | None
    projected_end: int | None
    slot_end: int | None


class QaPanel(Struct, kw_only=True):
    window: str
    slot: SegmentId | None
    by_hand: bool
    slow_seconds: int
    rule: Rule | UnsetType = UNSET
    fits: int | UnsetType | None = UNSET
    minutes_each: float | UnsetType = UNSET
    hold_words: list[str] | UnsetType = UNSET
    strict_votes: bool | UnsetType = UNSET
    newcomers_held_until: int | UnsetType | None = UNSET


class LastStepPanel(Struct, kw_only=True):
    name: str
    segment: SegmentId | None
    title: str | None
    by: Doer | None
    at: int


class AskedSegment(Struct, kw_only=True):
    segment: SegmentId
    from_seconds: int
    to_seconds: int
    starts_at: int
    agreed: bool | None


class LandingPanel(Struct, kw_only=True):
    over_seconds: int | UnsetType = UNSET
    feasible: bool | UnsetType = UNSET
    proposal: list[AskedSegment] | None


class StaffScreens(Struct):
    role: str
    name: str | None
    screens: int


class Alike(Struct):
    questions: list[QuestionId]
    score: float


class AudiencePanel(Struct):
    count: int


class BannerPanel(Struct):
    text: str
    until: int | None


class Screen(Struct, kw_only=True):
    """All that an audience sees. Each has some of these panels."""

    event: EventPanel | UnsetType = UNSET
    show: ShowPanel | UnsetType = UNSET
    now: RunningSegment | UnsetType | None = UNSET
    next: BriefSegment | UnsetType | None = UNSET
    live_question: LiveCard | UnsetType | None = UNSET
    banner: BannerPanel | UnsetType | None = UNSET
    blackout: bool | UnsetType = UNSET
    rundown: list[ShownRow] | UnsetType = UNSET
    qa: QaPanel | UnsetType = UNSET
    messages: dict[MessageId, ShownMessage] | UnsetType = UNSET
    queue: list[QuestionId | LiveCard] | UnsetType = UNSET
    landing: LandingPanel | UnsetType | None = UNSET
    last_step: LastStepPanel | UnsetType | None = UNSET
    questions: dict[QuestionId, Card] | UnsetType = UNSET
    more: dict[QuestionState, int] | UnsetType = UNSET
    groups: list[Alike] | UnsetType = UNSET
    audience: AudiencePanel | UnsetType = UNSET
    staff: list[StaffScreens] | UnsetType = UNSET
    mine: dict[QuestionId, OwnCard] | UnsetType = UNSET
    my_votes: dict[QuestionId, bool] | UnsetType = UNSET
    muted: bool | UnsetType = UNSET
    for_me: dict[QuestionId, SpeakerCard] | UnsetType = UNSET


def _like(kind: type[Struct], name: str, says: str, **others: Any) -> Any:
    """The same type with some fields of other types, or with more."""
    same = {each.name: each.type for each in fields(kind)} | others
    told = [(field, type_ | UnsetType, UNSET) for field, type_ in same.items()]
    return defstruct(name, told, kw_only=True, namespace={"__doc__": says})


def _part(kind: type[Struct]) -> Any:
    """Any of a type's fields."""
    return _like(kind, f"Changed{kind.__name__}", "The fields that changed.")


PATCHED: Any = _like(
    Screen,
    "PatchedPanels",
    "Panels that changed. Collections have the changed items alone, null for one that is gone.",
    questions=dict[QuestionId, Card | None],
    mine=dict[QuestionId, OwnCard | None],
    my_votes=dict[QuestionId, bool | None],
    for_me=dict[QuestionId, SpeakerCard | None],
    messages=dict[MessageId, ShownMessage | None],
    counts=dict[QuestionId, int],
)

_CHANGED_ROW: Any = _part(ShownRow)

SMALL: Any = _like(
    PATCHED,
    "SmallPanels",
    "The panels of a screen or a patch for whoever said lean and beat.",
    event=_part(EventPanel),
    show=_part(ShowPanel),
    qa=_part(QaPanel),
    now=_part(RunningSegment) | None,  # whoever has no rundown gets all of it
    next=SegmentId | BriefSegment | None,
    rundown=dict[str, _CHANGED_ROW | list[SegmentId] | None],
)
