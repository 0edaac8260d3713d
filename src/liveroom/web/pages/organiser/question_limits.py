"""What the owner sets so that questions stay calm: one form, without scripts too."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.questions.intake.holding import offered
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import incoming, service
from liveroom.web.pages import forms, responses

Typed = dict[str, str]


async def change(request: Request) -> Response:
    """POST /r/{room}/limits: 303 back to the form, or the page again with what was typed.

    With `offer` nothing is saved yet: the page comes with the words of the event's language.
    """
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    app_state, words = state.of(request), state.words(request)
    typed = {name: str(value) for name, value in (await forms.fields(request)).items()}
    if "offer" in typed:
        language = (await sessions.running(request, caller)).room.program.language
        lines = dict.fromkeys([*_lines(typed), *offered(language)])
        told = {"limits_typed": typed | {"hold_words": "\n".join(lines)}}
        return await responses.screen(request, Role.OWNER, caller, 200, **told)
    for message in _messages(typed):
        sent = incoming.form(message, None)
        answer = await service.submit(app_state, caller, state.address(request), sent, words)
        if not answer["ok"]:
            wrong = {"limits_typed": typed, "limits_wrong": answer["message"]}
            status = service.http_status(answer)
            return await responses.screen(request, Role.OWNER, caller, status, **wrong)
    target = forms.with_language(request, paths.of_screen(caller.room, Role.OWNER))
    return RedirectResponse(f"{target}#limits", 303)


def _messages(typed: Typed) -> Iterator[dict[str, object]]:
    """The form as commands, each under an id of its own."""
    commands: dict[str, dict[str, object]] = {
        "slow_mode": {"seconds": typed.get("slow_seconds", "")},
        "hold_words": {"words": _lines(typed)},
        "strict_votes": {"on": str("strict_votes" in typed).lower()},
    }
    for name, fields in commands.items():
        yield {"command": name, "id": f"{typed.get('id', '')}.{name}"[:100], **fields}


def _lines(typed: Typed) -> list[str]:
    lines = (line.strip() for line in typed.get("hold_words", "").splitlines())
    return [line for line in lines if line]
