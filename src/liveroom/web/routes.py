"""The URL map of liveroom, on one page."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp

from liveroom.web import (
    api,
    attendee,
    doing,
    enter,
    handout,
    operating,
    organiser,
    owner,
    records,
    sockets,
    staff,
)

_STAFF = ("moderator", "host", "speaker", "overlay")


def routes(static: ASGIApp) -> list[BaseRoute]:
    """Every address there is."""
    return [
        # The organiser
        Route("/", organiser.paste),
        Route("/sign-in", organiser.sign_in, methods=["POST"]),
        Route("/read", organiser.read, methods=["POST"]),
        Route("/open", organiser.open_, methods=["POST"]),
        # The way in
        Route("/join/{token}", enter.join_link),
        Route("/r/{room}/enter", enter.enter, methods=["POST"]),
        Route("/r/{room}/person", enter.person, methods=["POST"]),
        # The screens
        Route("/r/{room}", attendee.page),
        Route("/r/{room}/opened", handout.opened),
        Route("/r/{room}/owner", owner.page),
        Route("/r/{room}/links", owner.links, methods=["POST"]),
        *(Route(f"/r/{{room}}/{role}", staff.page) for role in _STAFF),
        Route("/r/{room}/do", doing.do, methods=["POST"]),
        WebSocketRoute("/ws/{room}", sockets.endpoint),
        Route("/ws/{room}", sockets.without_upgrade),
        # Records
        Route("/r/{room}/calendar.ics", records.calendar),
        Route("/r/{room}/export/{what}.{format}", records.export),
        # Programs
        Route(
            "/api/v1/rooms",
            api.create_room,
            methods=["POST"],
        ),
        Route("/api/v1/rooms/{room}/join", api.join, methods=["POST"]),
        Route("/api/v1/rooms/{room}/commands", api.commands, methods=["POST"]),
        Route("/api/v1/rooms/{room}/screen", api.screen),
        Route("/api/v1/rooms/{room}/export/{what}.{format}", api.export),
        # The operator
        Route("/healthz", operating.healthz),
        Route("/readyz", operating.readyz),
        Route("/metrics", operating.metrics),
        Mount("/static", static),
    ]
