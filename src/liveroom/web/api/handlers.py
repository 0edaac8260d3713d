"""The HTTP interface for programs; `docs/protocol.md` is its reference."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from msgspec import UNSET, Struct, UnsetType, field
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.commands import Protected
from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.rundown import times
from liveroom.core.rundown.decide import refuse_ended
from liveroom.core.rundown.landing import landing
from liveroom.core.screens.landings import described
from liveroom.core.text import MAX_QUESTION, check_name, check_text
from liveroom.importing.reading import as_json
from liveroom.live.batch import Opening
from liveroom.live.broadcast.card_pages import Sort
from liveroom.live.likeness.shown_questions import Similar
from liveroom.web import state
from liveroom.web.access import operator, sessions
from liveroom.web.api import exports
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import (
    announcements,
    decode,
    field_kinds,
    incoming,
    opening,
    paging,
    replies,
    service,
    whole_programs,
)
from liveroom.web.commands.decode import Integer, Reader
from liveroom.web.commands.programs import SentProgram
from liveroom.web.limits import request_limits
from liveroom.web.limits.request_limits import MAX_EVENT_BODY
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller


class RoomWanted(Struct, forbid_unknown_fields=True):
    announcement: str | UnsetType = UNSET
    program: SentProgram | UnsetType = UNSET


class Joining(Struct, forbid_unknown_fields=True):
    name: str | None = None


class LandingWanted(Struct):
    ends_at: Integer | None = None
    protect: Protected | None = None


class SeenAs(Struct):
    as_: Role | UnsetType = field(name="as", default=UNSET)


class QuestionPage(SeenAs):
    sort: Sort | UnsetType = UNSET
    after: str | UnsetType = UNSET


class SimilarTo(SeenAs, kw_only=True):
    text: str


class LandingAsked(SeenAs):
    ends_at: Integer | None = None
    protect: Protected | None = None


_NEW_ROOMS = Reader[RoomWanted](RoomWanted)
_JOININGS = Reader[Joining](Joining)
_LANDINGS = Reader[LandingWanted](LandingWanted)


@Operation(
    "operator",
    {201: answer_types.OpenedRoom},
    (401, 403, 409, 429),
    body=RoomWanted,
    takes_key=True,
)
async def create_room(request: Request) -> Response:
    """POST /api/v1/rooms: a room from an announcement or a program, with all its links."""
    operator.required(request, tokens.bearer(request.headers))
    app_state = state.of(request)
    app_state.limits.open_room(state.address(request), app_state.clock.now())
    key = replies.idempotency_key(request)
    with app_state.bodies.admitted(request):
        raw = await request.body()
        body = await app_state.bodies.aside(lambda: decode.json_object(raw or b"{}"))
        program, understood, also = await _program(body, app_state.clock.now())
        sent = await app_state.bodies.aside(lambda: opening.fingerprint(body))
    opened = await opening.open_room(app_state, program, key, sent, also)
    return replies.json(opening.described(opened, understood), 201)


async def _program(
    body: dict[str, object],
    now: int,
) -> tuple[Program, dict[str, object], Sequence[Opening]]:
    """The program, as it is told to whoever opens it, and what the room is to say besides."""
    rest, also = whole_programs.split(body.get("program"))
    sent = _NEW_ROOMS.value(body if rest is None else body | {"program": rest})
    if sent.program is not UNSET:
        if sent.announcement is not UNSET:
            raise decode.bad("program", "unknown_field")
        program = sent.program.program()
        return program, announcements.as_program_json(program), also
    if sent.announcement is UNSET:
        raise decode.bad("announcement", "missing")
    reading = await announcements.read(sent.announcement, now)
    return reading.program, as_json(reading), whole_programs.openings(reading)


@Operation("token", {200: answer_types.JoinedPerson}, (401, 403, 404, 429), body=Joining)
async def join(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/join: a person of one's own, by the attendee link's token."""
    caller = await _caller(request)
    if caller.role is not Role.ATTENDEE or caller.person.id is not None:
        raise Refused(Code.NOT_ALLOWED)
    app_state = state.of(request)
    joining = _JOININGS.json(await request.body() or b"{}")
    name = field_kinds.display_name(joining.name)
    check_name(name)
    app_state.limits.join(caller.room, state.address(request), app_state.clock.now())
    person, token = await opening.new_person(app_state, caller, name, state.address(request))
    return replies.json({"person": person, "token": token})


@Operation(
    "token or page",
    {200: answer_types.Accepted},
    (401, 403, 404, 409, 429),
    body="Command",
    query=SeenAs,
)
async def commands(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/commands: one command, answered once it is on disk."""
    caller = await sessions.caller_or_page(request)
    if caller.audience.sees.runs_show:  # an event's logos come with it
        request_limits.allow(request.scope, MAX_EVENT_BODY)
    sent = incoming.command(await request.body() or b"{}", caller.holder.asks_as)
    answer = await service.submit(
        state.of(request), caller, state.address(request), sent, state.words(request)
    )
    return replies.answer(answer)


@Operation(
    "token or page", {200: answer_types.SeenScreen, 304: None}, (401, 403, 404, 422), query=SeenAs
)
async def screen(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/screen: what the caller's audience sees now.

    304 where it is what `If-None-Match` names.
    """
    caller = await sessions.caller_or_page(request)
    room_task = await sessions.running(request, caller)
    if tokens.bearer(request.headers) is None:
        state.of(request).metrics.pages.note(caller.audience.value, caller.actor)
    snapshot = room_task.snapshot(caller.person)
    tag = _tag(snapshot.epoch, snapshot.json)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": f"W/{tag}"})
    reply = {
        "epoch": snapshot.epoch,
        "seq": snapshot.seq,
        "server_time": snapshot.server_time,
        "screen": msgspec.Raw(snapshot.json),
    }
    return replies.json(reply, headers={"ETag": f"W/{tag}"})


def _tag(epoch: str, shown: bytes) -> str:
    """The same for as long as the screen is the same; its time alone makes no other."""
    return f'"{hashlib.blake2b(shown, digest_size=12, key=epoch.encode()).hexdigest()}"'


@Operation("token or page", {200: answer_types.CardPage}, (401, 403, 404, 422), query=QuestionPage)
async def questions(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/questions?after=ID&sort=newest|votes: a page of question cards."""
    caller = await sessions.caller_or_page(request)
    room_task = await sessions.running(request, caller)
    sort, after = paging.wanted(request.query_params)
    page = room_task.questions(caller.person, sort, after)
    reply = {"seq": page.seq, "questions": msgspec.Raw(page.json), "next": page.next}
    return replies.json(reply)


@Operation(
    "token or page",
    {200: answer_types.SimilarQuestions},
    (401, 403, 404, 422, 429),
    query=SimilarTo,
)
async def similar(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/similar?text=…: shown questions that seem to ask the same."""
    caller = await sessions.caller_or_page(request)
    app_state = state.of(request)
    text = request.query_params.get("text")
    if text is None:
        raise decode.bad("text", "missing")
    check_text(text, MAX_QUESTION)
    app_state.limits.similar(caller.room, caller.actor, app_state.clock.now())
    room_task = await sessions.running(request, caller)
    found = await room_task.similar(caller.person, text)
    return replies.json({"similar": [_similar(each) for each in found]})


def _similar(found: Similar) -> dict[str, object]:
    question = found.question
    return {
        "question": question.id,
        "number": question.number,
        "text": question.text,
        "name": question.name,
        "votes": found.votes,
        "state": question.state.value,
        "score": round(found.score, 2),
    }


@Operation(
    "token or page",
    {200: answer_types.LandingPreview},
    (401, 403, 404, 409, 422),
    query=LandingAsked,
)
async def landing_preview(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/landing?ends_at=MS&protect=qa: which segments would give how much.

    Without `ends_at` by the announced end.
    """
    caller = await sessions.caller_or_page(request)
    if not caller.audience.sees.runs_show:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    room_task = await sessions.running(request, caller)
    room = room_task.room
    wanted = _LANDINGS.value(dict(request.query_params), strict=False)
    slot_end = times.slot_end(room.rundown, room.program.ends_at)
    ends_at = slot_end if wanted.ends_at is None else wanted.ends_at
    if ends_at is None:
        raise decode.bad("ends_at", "missing")
    refuse_ended(room.rundown)
    shown = landing(room.rundown, ends_at, wanted.protect, room_task.now())
    return replies.json(described(shown, room.rundown.rev))


@exports.OPERATION
async def export(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/export/{what}.{format}: a record, for owner and moderator.

    The calendar is for everybody who has a token.
    """
    caller, path = await _caller(request), request.path_params
    if not caller.audience.sees.runs_show and path["what"] != "calendar":
        raise Refused(Code.NOT_ALLOWED)
    return await exports.rendered(request, caller, path["what"], path["format"])


async def _caller(request: Request) -> Caller:
    return await sessions.of_token(request, tokens.bearer(request.headers))
