"""The organiser's way: paste an announcement, correct what was read, open the room."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.commands import Command, Link, Open
from liveroom.core.ids import CommandId
from liveroom.core.refusals import Refused
from liveroom.core.roles import Person, Role
from liveroom.importing.reading import Reading
from liveroom.web import announcing, forms, opening, operator, qr, review_form, site, visits
from liveroom.web.guard import MAX_ANNOUNCEMENT_BODY
from liveroom.web.review_form import ReviewForm

MAX_FIELDS = 3_000
"""500 segments of four fields each, and what stands above them."""


@dataclass(frozen=True, slots=True)
class _Sent:
    texts: dict[str, str]
    upload: bytes


async def paste(request: Request) -> Response:
    """GET /: the page that asks for an announcement; with `?example` it is filled."""
    return _paste(request, example="example" in request.query_params)


async def read(request: Request) -> Response:
    """POST /read with `announcement` or `file`: what was understood, beside the original."""
    sent = await _sent(request)
    try:
        operator.required(request, sent.texts.get("key"))
        _budget(request)
        pasted = sent.texts.get("announcement", "")
        text = announcing.text_of(sent.upload) if sent.upload else pasted
        reading = await announcing.read(text)
    except Refused as refused:
        said = _said(request, refused)
        return _paste(request, forms.status_of(refused), said=said, kept=sent.texts)
    form = review_form.from_reading(reading, text)
    return _review(request, form, reading, kept=_key(sent))


async def open_(request: Request) -> Response:
    """POST /open with the corrected form: its links, or the form again with what is wrong."""
    sent = await _sent(request)
    form = review_form.from_fields(sent.texts)
    try:
        operator.required(request, sent.texts.get("key"))
        _budget(request)
        if form.opens and form.program is not None:
            opened = await opening.open_room(site.of(request), form.program)
            await _begin(request, opened, form.stream)
            return _links(request, opened, form)
    except Refused as refused:
        said, status = _said(request, refused), forms.status_of(refused)
        reading = await _again(form)
        return _review(request, form, reading, status, said=said, kept=_key(sent))
    status = 422 if form.problems else 200
    return _review(request, form, await _again(form), status, kept=_key(sent))


async def _begin(request: Request, opened: opening.Opened, stream: str | None) -> None:
    """Let people in, for that is what the button says."""
    runner = await site.of(request).find(opened.room)
    assert runner is not None, "it has just been opened"
    commands: list[Command] = [Open()] if stream is None else [Link(stream), Open()]
    for command in commands:
        command_id = CommandId(opening.new_id("c"))
        await runner.submit(command, Person(Role.OWNER), opened.owner, command_id)


def _links(request: Request, opened: opening.Opened, form: ReviewForm) -> Response:
    table = [
        {"role": role.value, "url": url, "qr": qr.svg(url)} for role, url in opened.links.items()
    ]
    context = {"room": opened.room, "links": table, "form": form, "title": form.typed.title}
    response = visits.render(request, "organiser/links.html", "/", context)
    visits.let_in(request, response, opened.room, Role.OWNER, opened.tokens[Role.OWNER])
    return response


def _paste(request: Request, status: int = 200, **more: object) -> Response:
    context = {"needs_key": _needs_key(request)} | more
    return visits.render(request, "organiser/paste.html", "/", context, status)


def _review(
    request: Request,
    form: ReviewForm,
    reading: Reading | None,
    status: int = 200,
    **more: object,
) -> Response:
    context: dict[str, object] = {
        "form": form,
        "lines": reading.lines if reading else (),
        "warnings": reading.warnings if reading else (),
        "needs_key": _needs_key(request),
    }
    return visits.render(request, "organiser/review.html", "/", context | more, status)


async def _again(form: ReviewForm) -> Reading | None:
    """The original once more, to show it beside the form; a form may come without one."""
    try:
        return await announcing.read(form.typed.announcement)
    except Refused:
        return None


async def _sent(request: Request) -> _Sent:
    limits = {"max_files": 1, "max_fields": MAX_FIELDS, "max_part_size": MAX_ANNOUNCEMENT_BODY}
    async with request.form(**limits) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        return _Sent(texts, await file.read() if isinstance(file, UploadFile) else b"")


def _budget(request: Request) -> None:
    here = site.of(request)
    here.limits.open_room(site.address(request), here.clock.now())


def _needs_key(request: Request) -> bool:
    return site.of(request).settings.owner_key is not None


def _key(sent: _Sent) -> dict[str, str]:
    """The key goes along from page to page of this one way."""
    return {"key": sent.texts["key"]} if "key" in sent.texts else {}


def _said(request: Request, refused: Refused) -> dict[str, object]:
    said = forms.said(refused, site.words(request))
    detail = refused.facts.get("detail")
    return said if detail is None else said | {"detail": detail, "field": "announcement"}
