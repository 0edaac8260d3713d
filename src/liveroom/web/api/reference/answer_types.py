"""What calls answer, as types; `docs/protocol.md` says what each field means."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from liveroom.core.edit_events import Given
from liveroom.core.ids import BulkId, MessageId, PersonId, QuestionId, RoomId, SegmentId
from liveroom.core.program import Kind
from liveroom.core.questions.state import QuestionState
from liveroom.core.refusals import Code
from liveroom.core.roles import Role
from liveroom.core.room import Phase
from liveroom.web.api.reference.card_types import Card, ShownClaim, ShownDocument, ShownSpeaker
from liveroom.web.api.reference.panel_types import Screen


class RefusedAnswer(Struct, kw_only=True):
    """A refusal: a code of docs/protocol.md, or `defect` for a mistake of the server.

    `message` is a sentence in the reader's language; further fields are its facts.
    """

    ok: Literal[False]
    id: str | None
    code: str
    message: str
    field: str | UnsetType | None = UNSET
    problem: str | UnsetType = UNSET
    retry_after: int | UnsetType = UNSET


class LeftOut(Struct):
    question: QuestionId
    code: Code


class Accepted(Struct, kw_only=True):
    """A command that was done, with what it made."""

    ok: Literal[True]
    id: str
    seq: int
    question: QuestionId | UnsetType = UNSET
    erased: int | UnsetType = UNSET
    number: int | UnsetType = UNSET
    segment: SegmentId | UnsetType = UNSET
    segments: list[SegmentId] | UnsetType = UNSET
    message: MessageId | UnsetType = UNSET
    undone: str | UnsetType = UNSET
    bulk: BulkId | UnsetType | None = UNSET
    done: list[QuestionId] | UnsetType = UNSET
    refused: list[LeftOut] | UnsetType = UNSET
    claim: ShownClaim | UnsetType | None = UNSET


class ReadSegment(Struct, kw_only=True):
    title: str
    kind: Kind
    planned_seconds: int | None
    day: str | None
    start: str | None
    line: int | None
    speakers: list[ShownSpeaker]
    documents: list[ShownDocument]


class ReadLinks(Struct):
    video: str | None
    registration: str | None


class ReadWarning(Struct):
    code: str
    message: str
    line: int | None


class Understood(Struct, kw_only=True):
    """What an announcement was understood as."""

    title: str
    language: str | None
    starts_at: int | None
    ends_at: int | None
    time_zone: str | None
    date: str | None
    start: str | None
    end: str | None
    days: list[str]
    introduction: str | None
    links: ReadLinks
    documents: list[ShownDocument]
    sponsors: list[str]
    segments: list[ReadSegment]
    topics: list[str]
    attend: list[str]
    warnings: list[ReadWarning]


class Erased(Struct):
    """`left`: bytes of it may stay in a file until no show runs."""

    room: RoomId
    questions: int
    left: bool


class AccountHead(Struct):
    """`short`: its first 20 digits, in groups of four; empty where nobody asked."""

    room: RoomId
    head: str
    short: str


class OpenedRoom(Struct, kw_only=True):
    room: RoomId
    links: dict[Role, str]
    tokens: dict[Role, str]
    program: Understood
    rehearsal: bool | UnsetType = UNSET


class ListedRoom(Struct, kw_only=True):
    room: RoomId
    title: str
    starts_at: int | None
    ends_at: int | None
    time_zone: str | None
    phase: Phase | None
    archived: bool
    questions: int
    bytes: int


class JoinedPerson(Struct):
    person: PersonId
    token: str


class SeenScreen(Struct):
    epoch: str
    seq: int
    server_time: int
    screen: Screen


class CardPage(Struct):
    seq: int
    questions: list[Card]
    next: QuestionId | None


class SimilarQuestion(Struct, kw_only=True):
    question: QuestionId
    number: int
    text: str
    name: str | None
    votes: int
    state: QuestionState
    score: Annotated[float, Meta(ge=0, le=1)]


class SimilarQuestions(Struct):
    similar: list[SimilarQuestion]


class LandingPreview(Struct, kw_only=True):
    ends_at: int
    at: int
    over_seconds: int
    feasible: bool
    short_by_seconds: int
    rev: int
    segments: list[Given]


class RoomLink(Struct, kw_only=True):
    link: str
    role: Role
    label: str
    in_url: bool
    one_browser: bool
    created_at: int
    revoked_at: int | None
    expires_at: int | None
    used_at: int | None
    token: str | None
    url: str | None


class RoomLinks(Struct):
    links: list[RoomLink]


class RoomSession(Struct, kw_only=True):
    session: str
    link: str
    role: Role
    label: str
    browser: str
    since: int
    seen_at: int
    own: bool


class RoomSessions(Struct):
    sessions: list[RoomSession]


class EndedSessions(Struct):
    ended: int
