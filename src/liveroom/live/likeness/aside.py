"""The one thread on which questions are compared, whatever rooms there are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


async def aside(work: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """What the work returns. It is done after all that was asked for before it, and never beside
    any of it: what only such work touches needs no lock. Keep it to some hundredths of a second.
    """
    running = asyncio.get_running_loop().run_in_executor(_thread(), lambda: work(*args, **kwargs))
    return await running


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="likeness")
