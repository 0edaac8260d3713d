"""Buttons of control surfaces, and what stands on them."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.buttons import Button, command
from liveroom.core.ids import CommandId
from liveroom.core.screens.feedback import Feedback
from liveroom.i18n import Words
from liveroom.live.room_task import RoomTask
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import decode, replies, service
from liveroom.web.commands.incoming import Sent
from liveroom.web.commands.opening import new_id
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

_BUTTONS = {button.value: button for button in Button}


@Operation("token", {200: Feedback}, (401, 403, 404, 409, 422, 429), path={"button": Button})
async def press(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/press/{button}: what it asks for now, and the feedback after it."""
    caller = await sessions.surface(request, in_url=False)
    button = _BUTTONS.get(request.path_params["button"])
    if button is None:
        raise decode.bad("button", "not_one_of", choices=list(_BUTTONS))
    app_state, room_task = state.of(request), await sessions.running(request, caller)
    address, words = state.address(request), state.words(request)
    pressed = partial(_pressed, app_state, caller, address, button, words, room_task)
    key = (caller.by, button)
    came = await app_state.presses.once(key, app_state.clock.now(), pressed)
    return replies.json(came) if isinstance(came, Feedback) else replies.answer(came)


async def _pressed(
    app_state: AppState,
    caller: Caller,
    address: str,
    button: Button,
    words: Words,
    room_task: RoomTask,
) -> Feedback | service.Answer:
    sent = Sent(CommandId(new_id("b")), command(button, room_task.room))
    answer = await service.submit(app_state, caller, address, sent, words, room_task)
    return room_task.showing.surfaces.feedback() if answer["ok"] else answer


@Operation("surface", {200: Feedback}, (401, 403, 404))
async def feedback(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/feedback: what stands on buttons now."""
    caller = await sessions.surface(request, in_url=True)
    room_task = await sessions.running(request, caller)
    return replies.json(room_task.showing.surfaces.feedback())
