"""What handlers of forms share: the texts that were sent, and what a page says of a refusal."""

from __future__ import annotations

from starlette.requests import Request

from liveroom.core.refusals import Refused
from liveroom.i18n import LANGUAGES, Words
from liveroom.web.commands import service
from liveroom.web.pages.views import VIEWS
from liveroom.web.status import status


async def fields(request: Request, most: int = 50) -> dict[str, object]:
    """The texts of a form; uploads are let by."""
    async with request.form(max_files=1, max_fields=most, max_part_size=64 * 1024) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def notice(refused: Refused, words: Words) -> dict[str, object]:
    """A refusal as templates show it: its code, its sentence, and the field at fault."""
    answer = service.refusal(refused, words)
    return {"code": answer["code"], "message": answer["message"], "field": answer.get("field")}


def status_of(refused: Refused) -> int:
    """The HTTP status that a page with this refusal has."""
    return status(refused.code)


def with_language(request: Request, path: str) -> str:
    """The path, in the language and the view that the reader wished for in the address."""
    for name, choices in (("view", VIEWS), ("lang", LANGUAGES)):
        wished = request.query_params.get(name)
        if wished in choices:
            path += f"{'&' if '?' in path else '?'}{name}={wished}"
    return path
