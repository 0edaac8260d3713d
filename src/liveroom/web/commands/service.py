"""From a command through the room's task to an answer with words."""

from __future__ import annotations

from typing import cast

import msgspec

from liveroom.core.commands import NAME_OF, Ask, Claim, Command
from liveroom.core.refusals import Code, Refused
from liveroom.i18n import Words
from liveroom.live.broadcast.claims import Claimant
from liveroom.live.room_task import RoomTask
from liveroom.web.access import expiry
from liveroom.web.commands import decode
from liveroom.web.commands.incoming import Malformed, Sent
from liveroom.web.security.tokens import Caller
from liveroom.web.sentences import sentence
from liveroom.web.state import AppState
from liveroom.web.status import status

Answer = dict[str, object]


async def submit(
    app_state: AppState,
    caller: Caller,
    address: str,
    sent: Sent | Malformed,
    words: Words,
    room_task: RoomTask | None = None,
) -> Answer:
    """The answer to a command message: `ok` with facts, or a refusal with code and sentence.

    A refusal made here, before the room, is not remembered: the same id may be tried again. With
    `room task` given, commands go to the room in the order in which this is called.
    """
    name = "unknown"
    try:
        if isinstance(sent, Malformed):
            raise sent.why
        name = NAME_OF[type(sent.command)]
        admit(app_state, caller, address, sent.command, app_state.clock.now())
        room_task = room_task or await app_state.find(caller.room)
        if room_task is None:
            raise Refused(Code.NO_SUCH_ROOM)
        expiry.check(caller, room_task)
        if isinstance(sent.command, Claim):
            claimant = Claimant(caller.actor, caller.holder.name)
            body = room_task.claim(sent.command, caller.person, claimant, sent.id)
        else:
            body = await room_task.submit(
                sent.command, caller.person, caller.actor, sent.id, sent.not_after
            )
    except Refused as refused:
        answer = refusal(refused, words, sent.id)
    else:
        answer = _with_words(msgspec.json.decode(body), words)
    app_state.metrics.commands.count(name, "ok" if answer["ok"] else str(answer["code"]))
    return answer


def admit(app_state: AppState, caller: Caller, address: str, command: Command, now: int) -> None:
    """Refuse a command that is asked for too often."""
    app_state.limits.command(caller.actor, command, now)
    if isinstance(command, Ask):
        app_state.limits.ask(caller.room, address, now)


def socket_answer(body: bytes, words: Words) -> tuple[bytes, str]:
    """The frame that answers with a room task's body, and how the command ended."""
    if body.startswith(b'{"ok":true,'):
        return b'{"t":"answer",' + body[1:], "ok"
    answer = _with_words(msgspec.json.decode(body), words)
    return decode.encode({"t": "answer"} | answer), str(answer["code"])


def refusal(refused: Refused, words: Words, command_id: str | None = None) -> Answer:
    """The answer that a refusal makes."""
    answer = {"ok": False, "id": command_id, "code": refused.code.value} | refused.facts
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
