"""The one road of a wish: from a message through the room's room task to an answer with words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import msgspec

from liveroom.core.commands import Ask, Command
from liveroom.core.ids import CommandId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import check
from liveroom.i18n import Words
from liveroom.live.room_task import RoomTask
from liveroom.web.commands import decode
from liveroom.web.security.tokens import Caller
from liveroom.web.sentences import sentence
from liveroom.web.state import AppState
from liveroom.web.status import status

Answer = dict[str, object]


async def submit(
    app_state: AppState,
    caller: Caller,
    address: str,
    message: Mapping[str, object],
    words: Words,
    room_task: RoomTask | None = None,
) -> Answer:
    """The answer to a command message: `ok` with facts, or a refusal with code and sentence.

    A refusal made here, before the room, is not remembered: the same id may be tried again. With
    `room task` given, commands go to the room in the order in which this is called.
    """
    name = "unknown"
    try:
        command_id, command, not_after = read(app_state, caller, address, message)
        name = str(message["command"])
        room_task = room_task or await app_state.find(caller.room)
        if room_task is None:
            raise Refused(Code.NO_SUCH_ROOM)
        body = await room_task.submit(command, caller.person, caller.actor, command_id, not_after)
    except Refused as refused:
        answer = refusal(refused, words, message.get("id"))
    else:
        answer = _with_words(msgspec.json.decode(body), words)
    app_state.metrics.commands.count(name, "ok" if answer["ok"] else str(answer["code"]))
    return answer


def read(
    app_state: AppState, caller: Caller, address: str, message: Mapping[str, object]
) -> tuple[CommandId, Command, int | None]:
    """A message's command, if it is one and if the caller may ask for it now. Raises Refused.

    With it come its id, and the instant up to which it is meant.

    A question that says nothing of a name goes with the one that was given on joining.
    """
    command_id = decode.command_id(message)
    command = decode.command(message)
    not_after = decode.not_after(message)
    now = app_state.clock.now()
    check(caller.person, command)  # So that nobody fills the log with what they may not do.
    app_state.limits.command(caller.actor, command, now)
    if isinstance(command, Ask):
        app_state.limits.ask(caller.room, address, now)
        if "name" not in message:
            command = Ask(command.text, caller.holder.name)
    return command_id, command, not_after


def socket_answer(body: bytes, words: Words) -> tuple[bytes, str]:
    """The frame that answers with a room task's body, and how the command ended."""
    if body.startswith(b'{"ok":true,'):
        return b'{"t":"answer",' + body[1:], "ok"
    answer = _with_words(msgspec.json.decode(body), words)
    return decode.encode({"t": "answer"} | answer), str(answer["code"])


def refusal(refused: Refused, words: Words, command_id: object = None) -> Answer:
    """The answer that a refusal makes."""
    known = command_id if isinstance(command_id, str) else None
    answer = {"ok": False, "id": known, "code": refused.code.value} | refused.facts
    return answer | {"message": sentence(refused.code, refused.facts, words)}


def http_status(answer: Answer) -> int:
    """The HTTP status of an answer."""
    return 200 if answer["ok"] else status(Code(cast(str, answer["code"])))


def http_headers(answer: Answer) -> dict[str, str]:
    """Headers that go with an answer: when to come back, where it says so."""
    match http_status(answer):
        case 429:
            return {"Retry-After": str(answer.get("retry_after", 30))}
        case 503:
            return {"Retry-After": "1"}
        case _:
            return {}


def _with_words(answer: Answer, words: Words) -> Answer:
    if answer["ok"]:
        return answer
    code = Code(cast(str, answer["code"]))
    return answer | {"message": sentence(code, answer, words)}
