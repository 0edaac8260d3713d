"""Frames of the socket from the server, as types."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, defstruct

from liveroom.core.refusals import Code
from liveroom.web.api.reference import panel_types
from liveroom.web.api.reference.answer_types import Accepted, RefusedAnswer


class Pong(Struct):
    t: Literal["pong"]
    c: float
    s: int


class Beat(Struct):
    t: Literal["beat"]
    s: int


class Error(Struct):
    """Why the socket is closed next. Further fields are facts of the refusal."""

    t: Literal["error"]
    code: Code
    message: str
    field: str | UnsetType | None = UNSET
    problem: str | UnsetType = UNSET


_BUILD: Any = ("build", str | UnsetType, UNSET)


def _frame(name: str, t: str, says: str, **more: Any) -> Any:
    told = [("t", Literal[t]), *more.items()]
    return defstruct(name, told, kw_only=True, namespace={"__doc__": says})


def _screen(name: str, screen: Any) -> Any:
    says = "Everything that the audience sees."
    stamp = {"epoch": str, "seq": int, "server_time": int}
    made = _frame(name, "screen", says, **stamp, screen=screen)
    return defstruct(name, [_BUILD], bases=(made,), kw_only=True)


def _patch(name: str, changed: Any) -> Any:
    made = _frame(name, "patch", "Panels that changed.", seq=int, server_time=int, panels=changed)
    epoch = ("epoch", str | UnsetType, UNSET)
    return defstruct(name, [epoch, _BUILD], bases=(made,), kw_only=True)


def _answer(name: str, kind: type[Struct]) -> Any:
    told = [("t", Literal["answer"])]
    return defstruct(name, told, bases=(kind,), kw_only=True, namespace={"__doc__": kind.__doc__})


FRAMES: dict[str, Any] = {
    "screen": _screen("ScreenFrame", panel_types.Screen),
    "smallScreen": _screen("SmallScreenFrame", panel_types.SMALL),
    "patch": _patch("PatchFrame", panel_types.PATCHED),
    "smallPatch": _patch("SmallPatchFrame", panel_types.SMALL),
    "accepted": _answer("AcceptedFrame", Accepted),
    "refused": _answer("RefusedFrame", RefusedAnswer),
    "pong": Pong,
    "beat": Beat,
    "error": Error,
}
"""What the server sends, by the names of the messages in the AsyncAPI document."""
