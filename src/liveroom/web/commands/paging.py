"""Which page of question cards a request asks for."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.core.ids import QuestionId
from liveroom.live.broadcast.card_pages import Sort
from liveroom.web.commands.decode import bad


def wanted(query: Mapping[str, str]) -> tuple[Sort, QuestionId | None]:
    """The order, newest first where none is named, and the question to go on after.

    Raises Refused.
    """
    name, after = query.get("sort", Sort.NEWEST.value), query.get("after")
    choices = [sort.value for sort in Sort]
    if name not in choices:
        raise bad("sort", "not_one_of", choices=choices)
    return Sort(name), QuestionId(after) if after else None
