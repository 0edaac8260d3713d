"""The organiser's way: paste an announcement, correct what was read, open the room."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from liveroom.core.commands import ChangeSegment, Link, Open
from liveroom.core.program import Program
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.i18n import N_
from liveroom.importing.reading import Reading, Refusal
from liveroom.live.batch import Opening
from liveroom.web import paths, state
from liveroom.web.access import operator, sessions
from liveroom.web.commands import announcements, decode, opening, service
from liveroom.web.limits.request_limits import MAX_ANNOUNCEMENT_BODY
from liveroom.web.pages import forms, responses
from liveroom.web.pages.organiser import room_list
from liveroom.web.pages.organiser.review import (
    line_drafts,
    review_about,
    review_days,
    review_doubts,
    review_form,
)
from liveroom.web.pages.organiser.review.review_doubts import Noted
from liveroom.web.pages.organiser.review.review_form import ReviewForm
from liveroom.web.security import tokens
from liveroom.web.templating import script_json

MAX_FIELDS = 60_000
"""500 segments of a dozen fields each, and the people whom the longest announcement can name."""


_WHY = {
    Refusal.EMPTY: N_("There is nothing to read yet: paste the text, or choose a file."),
    Refusal.BINARY: N_("This is no text. Copy the text of the announcement and paste it."),
    Refusal.TOO_LONG: N_("This is too long for an announcement. Paste the part with the program."),
    Refusal.TOO_MANY_SEGMENTS: N_("There are too many segments: 500 at most."),
}
"""What is told of a text that is not read, by the reader's reason."""


@dataclass(frozen=True, slots=True)
class _Sent:
    texts: dict[str, str]
    upload: tuple[bytes, str] | None
    """A file's bytes and name."""


async def paste(request: Request) -> Response:
    """GET /: the page that asks for an announcement; with `?example` it is filled.

    Where the server has a key and the browser has not given it yet, it asks for that first.
    """
    try:
        operator.signed_in(request)
    except Refused as refused:
        return _closed(request, refused.code, 200)
    return _paste(
        request,
        example="example" in request.query_params,
        rooms=await room_list.groups(request),
        told=room_list.told(request),
        kept_room=request.query_params.get("kept"),
        wants_all=request.query_params.get("rooms") == "all",
    )


async def sign_in(request: Request) -> Response:
    """POST /sign-in with `key`: on to the announcement, or the question for the key again."""
    response = RedirectResponse(forms.with_language(request, "/"), 303)
    given = (await forms.fields(request)).get("key")
    try:
        operator.sign_in(request, response, str(given or ""))
    except Refused as refused:
        notice = forms.notice(refused, state.words(request))
        if refused.code is Code.NOT_SIGNED_IN:
            notice["message"] = state.words(request).gettext("This is not the key of this server.")
        answer = _closed(request, refused.code, forms.status_of(refused), notice=notice)
        answer.headers.update(service.http_headers(service.refusal(refused, state.words(request))))
        return answer
    return response


async def read(request: Request) -> Response:
    """POST /read with `announcement` or `file`: what was understood, beside the original."""
    refusal = _refusal(request)
    if refusal is not None:
        return refusal
    bodies = state.of(request).bodies
    with bodies.admitted(request):
        sent = await _sent(request)
        try:
            _budget(request)
            pasted = sent.texts.get("announcement", "")
            text = await announcements.text_of(*sent.upload) if sent.upload else pasted
            reading = await announcements.read(text, state.of(request).clock.now())
        except Refused as error:
            notice, status = _notice(request, error), forms.status_of(error)
            return await bodies.aside(
                lambda: _paste(request, status, notice=notice, kept=sent.texts)
            )
        return await bodies.aside(lambda: _first(request, reading, text))


def _first(request: Request, reading: Reading, text: str) -> Response:
    """The review as first shown; of several days the first that is not over."""
    today = datetime.fromtimestamp(state.of(request).clock.now() / 1000, UTC).date()
    form = review_form.from_reading(reading, text, review_days.first(reading, today))
    return _review(request, form, reading)


async def open_(request: Request) -> Response:
    """POST /open with the corrected form: 303 to its home, or the form with what is wrong."""
    refusal = _refusal(request)
    if refusal is not None:
        return refusal
    bodies = state.of(request).bodies
    with bodies.admitted(request):
        sent = await _sent(request)
        form = await bodies.aside(lambda: review_form.from_fields(sent.texts))
        notice: dict[str, object] | None = None
        status = 422 if form.problems else 200
        try:
            _budget(request)
            if form.opens and form.program is not None:
                return await _opened(request, form, form.program, _form_id(sent))
            kept = _kept(sent)
        except Refused as error:
            notice, status = _notice(request, error), forms.status_of(error)
            kept = _kept(sent, error)
        reading = await _again(request, form)
        return await bodies.aside(
            lambda: _review(
                request,
                review_form.with_day(review_form.with_line(form, reading), reading),
                reading,
                status,
                notice=notice,
                kept=kept,
            )
        )


def _refusal(request: Request) -> Response | None:
    """What somebody without the right to open rooms is told, before anything they sent is read."""
    sessions.own_page_only(request)
    try:
        operator.signed_in(request)
    except Refused as refused:
        return _closed(request, refused.code, forms.status_of(refused), sent=True)
    return None


def _closed(request: Request, code: Code, status: int, **more: object) -> Response:
    """The first page for somebody who may not open rooms: how to get in, if there is a way."""
    needs_key = state.of(request).settings.owner_key is not None and code is not Code.NOT_ALLOWED
    context = {"needs_key": needs_key, "sent": False} | more
    return responses.page(request, "organiser/closed.html", "/", context, status)


async def _opened(
    request: Request, form: ReviewForm, program: Program, form_id: str | None
) -> Response:
    """To the home of this form's room, whose doors are open; sent again, it is the same room."""
    also: list[Opening] = [_change_of(place, change) for place, change in form.more.items()]
    also += form.about
    also += [Open()] if form.stream is None else [Link(form.stream), Open()]
    about = review_about.fields(form.typed)
    sent = opening.fingerprint([program, form.stream, about, *sorted(form.more.items())])
    opened = await opening.open_room(state.of(request), program, form_id, sent, also)
    target = paths.of_screen(opened.room, Role.OWNER)
    response = RedirectResponse(forms.with_language(request, target), 303)
    owner = opened.tokens.get(Role.OWNER)
    caller = await tokens.find(state.of(request).keys, owner)
    if owner is not None and caller is not None:
        await sessions.begin(request, response, caller, owner)
    return response


def _change_of(place: int, change: ChangeSegment) -> Opening:
    """The change of the segment that got this place."""
    return lambda room: replace(change, segment=room.rundown.segments[place].id)


def _paste(request: Request, status: int = 200, **more: object) -> Response:
    return _shown(request, "organiser/paste.html", more, status)


def _review(
    request: Request,
    form: ReviewForm,
    reading: Reading | None,
    status: int = 200,
    **more: object,
) -> Response:
    context: dict[str, object] = {"form": form, "lines": (), "days": (), "doubts": Noted()}
    if reading is not None:
        first = review_form.from_reading(reading, form.typed.announcement, form.typed.day)
        context |= {
            "lines": reading.lines,
            "days": tuple(map(date.fromisoformat, review_days.days(reading))),
            "elsewhere": review_days.elsewhere(reading, form.typed.day),
            "doubts": review_doubts.of(reading, first.typed, form.typed),
            "drafts": script_json(msgspec.json.encode(line_drafts.as_json(reading.lines))),
        }
    return _shown(request, "organiser/review.html", context | more, status)


def _shown(request: Request, template: str, context: Mapping[str, object], status: int) -> Response:
    """A page; what a form answered may be kept by its browser, for else Back cannot show it."""
    response = responses.page(request, template, "/", context, status)
    if request.method == "POST":
        response.headers["Cache-Control"] = "private, no-cache"
    return response


async def _again(request: Request, form: ReviewForm) -> Reading | None:
    """The original once more, to show it beside the form; a form may come without one."""
    try:
        return await announcements.read(form.typed.announcement, state.of(request).clock.now())
    except Refused:
        return None


async def _sent(request: Request) -> _Sent:
    raw = await request.body()
    scope = {name: request.scope[name] for name in ("type", "headers", "app")}
    return await state.of(request).bodies.aside(lambda: asyncio.run(_taken_apart(scope, raw)))


async def _taken_apart(scope: dict[str, Any], raw: bytes) -> _Sent:
    """The fields of a form that has come whole."""

    async def receive() -> Message:
        return {"type": "http.request", "body": raw, "more_body": False}

    limits = {"max_files": 1, "max_fields": MAX_FIELDS, "max_part_size": MAX_ANNOUNCEMENT_BODY}
    async with Request(scope, receive).form(**limits) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        if not isinstance(file, UploadFile):
            return _Sent(texts, None)
        data = await file.read()
        return _Sent(texts, (data, file.filename or "") if data else None)


def _budget(request: Request) -> None:
    app_state = state.of(request)
    app_state.limits.open_room(state.address(request), app_state.clock.now())


def _form_id(sent: _Sent) -> str | None:
    return decode.checked_id("id", sent.texts["id"]) if "id" in sent.texts else None


def _kept(sent: _Sent, refused: Refused | None = None) -> dict[str, str]:
    """The id of what the form opens goes along from page to page.

    A form that has opened a room gets a new one, so that it can open another.
    """
    is_used = refused is not None and refused.code in (Code.KEY_REUSED, Code.BAD_MESSAGE)
    return {"id": sent.texts["id"]} if "id" in sent.texts and not is_used else {}


def _notice(request: Request, refused: Refused) -> dict[str, object]:
    notice = forms.notice(refused, state.words(request))
    if refused.code is Code.KEY_REUSED:
        return notice | {"home": paths.of_screen(refused.facts["room"], Role.OWNER)}
    if refused.code not in (Code.UNREADABLE, Code.FORMAT_UNKNOWN):
        return notice
    why = _WHY.get(refused.facts.get("reason", ""))
    told = {} if why is None else {"message": state.words(request).gettext(why)}
    return notice | told | {"field": "announcement"}
