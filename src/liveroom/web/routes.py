"""The URL map of liveroom, on one page."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp

from liveroom.core.roles import Audience
from liveroom.web.api import (
    button_handlers,
    event_feed,
    exports,
    handlers,
    link_handlers,
    operations,
    outcome_handlers,
    picture_handlers,
    reading_handlers,
    rehearsal_handlers,
    room_handlers,
    session_handlers,
)
from liveroom.web.api.reference import document_handlers
from liveroom.web.pages import (
    attendee,
    colour_sheet,
    command_forms,
    icon,
    privacy,
    row_forms,
    short_code,
    sign_in,
    staff,
)
from liveroom.web.pages.afterwards import check_page, records_page
from liveroom.web.pages.organiser import (
    about,
    owner,
    preview,
    question_limits,
    rehearsing,
    room_list,
    slide,
)
from liveroom.web.pages.organiser.review import review_pages
from liveroom.web.ws import endpoint, feedback_socket

_STAFF = [audience for audience in Audience if audience is not Audience.ATTENDEE]


def sockets() -> list[BaseRoute]:
    """Every address of sockets."""
    return [
        WebSocketRoute("/ws/{room}", endpoint.ROOM),
        WebSocketRoute("/ws/{room}/feedback", feedback_socket.FEEDBACK),
    ]


def routes(static: ASGIApp) -> list[BaseRoute]:
    """Every address of pages and for programs."""
    return [
        # A socket, asked for without an upgrade
        *(Route(each, endpoint.without_upgrade) for each in ("/ws/{room}", "/ws/{room}/feedback")),
        # The organiser
        Route("/", review_pages.paste),
        Route("/sign-in", review_pages.sign_in, methods=["POST"]),
        Route("/rooms", room_list.act, methods=["POST"]),
        Route("/read", review_pages.read, methods=["POST"]),
        Route("/open", review_pages.open_, methods=["POST"]),
        # The way in
        Route("/join/{token}", sign_in.join_link),
        Route("/c", short_code.page),
        Route("/c/{code}", short_code.follow),
        Route("/r/{room}/enter", sign_in.enter, methods=["POST"]),
        Route("/r/{room}/leave", sign_in.leave, methods=["POST"]),
        Route("/deleted", sign_in.deleted),
        Route("/r/{room}/person", sign_in.person, methods=["POST"]),
        # The screens
        Route("/r/{room}", attendee.page),
        Route("/r/{room}/owner", owner.page),
        Route("/r/{room}/slide.svg", slide.svg),
        Route("/r/{room}/overlay/preview", preview.overlay),
        Route("/r/{room}/about", about.change, methods=["POST"]),
        Route("/r/{room}/limits", question_limits.change, methods=["POST"]),
        Route("/r/{room}/links", owner.links, methods=["POST"]),
        Route("/r/{room}/sessions", owner.end_sessions, methods=["POST"]),
        Route("/r/{room}/rehearsals", rehearsing.rehearsing, methods=["POST"]),
        *(Route(f"/r/{{room}}/{audience}", staff.page) for audience in _STAFF),
        Route("/r/{room}/do", command_forms.do, methods=["POST"]),
        Route("/r/{room}/rows", row_forms.paste, methods=["POST"]),
        Route("/r/{room}/pictures/{name}", picture_handlers.of_page),
        Route("/colours/{colour}.css", colour_sheet.sheet),
        Route("/favicon.ico", icon.icon),
        Route("/privacy", privacy.page),
        # Records
        Route("/r/{room}/records", records_page.page),
        Route("/r/{room}/check", check_page.of_room),
        Route("/check", check_page.of_files),
        Route("/r/{room}/calendar.ics", exports.calendar),
        Route("/r/{room}/export/{what}.{format}", exports.export),
        *for_programs(),
        Mount("/static", static),
    ]


def for_programs() -> list[Route]:
    """Every address of programs and of the operator: those of the OpenAPI document."""
    return [
        Route("/api/v1/openapi.json", document_handlers.openapi_of(for_programs)),
        Route("/api/v1/asyncapi.json", document_handlers.asyncapi_document),
        Route("/api/v1/read", reading_handlers.read, methods=["POST"]),
        Route("/api/v1/rooms", handlers.create_room, methods=["POST"]),
        Route("/api/v1/rooms", room_handlers.listed),
        Route("/api/v1/rooms/{room}", room_handlers.delete, methods=["DELETE"]),
        Route("/api/v1/rooms/{room}/join", handlers.join, methods=["POST"]),
        Route("/api/v1/rooms/{room}/commands", handlers.commands, methods=["POST"]),
        Route("/api/v1/rooms/{room}/screen", handlers.screen),
        Route("/api/v1/rooms/{room}/press/{button}", button_handlers.press, methods=["POST"]),
        Route("/api/v1/rooms/{room}/feedback", button_handlers.feedback),
        Route("/api/v1/rooms/{room}/erase", room_handlers.erase, methods=["POST"]),
        Route("/api/v1/rooms/{room}/links", link_handlers.listed),
        Route("/api/v1/rooms/{room}/links", link_handlers.make, methods=["POST"]),
        Route("/api/v1/rooms/{room}/links/rotate", link_handlers.rotate, methods=["POST"]),
        Route("/api/v1/rooms/{room}/links/{link}", link_handlers.revoke, methods=["DELETE"]),
        Route("/api/v1/rooms/{room}/sessions", session_handlers.listed),
        Route("/api/v1/rooms/{room}/sessions", session_handlers.end_all, methods=["DELETE"]),
        Route("/api/v1/rooms/{room}/sessions/{session}", session_handlers.end, methods=["DELETE"]),
        Route("/api/v1/rooms/{room}/pictures/{name}", picture_handlers.of_program),
        Route("/api/v1/rooms/{room}/questions", handlers.questions),
        Route("/api/v1/rooms/{room}/similar", handlers.similar),
        Route("/api/v1/rooms/{room}/outcomes", outcome_handlers.outcomes),
        Route("/api/v1/rooms/{room}/head", outcome_handlers.head),
        Route("/api/v1/rooms/{room}/receipts", outcome_handlers.receipts),
        Route("/api/v1/rooms/{room}/my-data", outcome_handlers.my_data),
        Route("/api/v1/rooms/{room}/rehearsal", rehearsal_handlers.rehearse, methods=["POST"]),
        Route("/api/v1/rooms/{room}/landing", handlers.landing_preview),
        Route("/api/v1/rooms/{room}/export/{what}.{format}", handlers.export),
        Route("/events.ics", event_feed.feed),
        Route("/healthz", operations.healthz),
        Route("/readyz", operations.readyz),
        Route("/metrics", operations.metrics),
    ]
