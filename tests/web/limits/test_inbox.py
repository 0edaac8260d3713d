"""What a crowd sends at once is heard in small parts, between which the loop looks around."""

from __future__ import annotations

import asyncio
from functools import partial

from liveroom.web.limits.inbox import Inbox

AT_ONCE = 10


class Heard(list[bytes]):
    """What was heard of a crowd, in its order."""

    def hear(self, data: bytes) -> None:
        self.append(data)

    def read(self, inbox: Inbox, data: bytes) -> None:
        """One read of a socket."""
        if inbox.admits():
            self.hear(data)
        else:
            inbox.put(partial(self.hear, data))


def numbers(until: int) -> list[bytes]:
    return [str(number).encode() for number in range(until)]


def test_what_comes_at_once_is_heard_a_part_in_each_turn_of_the_loop() -> None:
    async def story() -> list[int]:
        inbox, heard, so_far = Inbox(asyncio.get_running_loop(), AT_ONCE), Heard(), list[int]()
        for data in numbers(3 * AT_ONCE + 1):
            heard.read(inbox, data)
        for _ in range(4):
            so_far.append(len(heard))
            await asyncio.sleep(0)
        assert heard == numbers(3 * AT_ONCE + 1)
        return so_far

    assert asyncio.run(story()) == [AT_ONCE, 2 * AT_ONCE, 3 * AT_ONCE, 3 * AT_ONCE + 1]


def test_what_comes_later_overtakes_nothing_that_waits() -> None:
    async def story() -> None:
        inbox, heard = Inbox(asyncio.get_running_loop(), AT_ONCE), Heard()
        for data in numbers(2 * AT_ONCE + 1):
            heard.read(inbox, data)
        await asyncio.sleep(0)
        heard.read(inbox, b"later")
        await asyncio.sleep(0)
        assert heard == [*numbers(2 * AT_ONCE + 1), b"later"]
        await asyncio.sleep(0)
        heard.read(inbox, b"at once")
        assert heard[-1] == b"at once"

    asyncio.run(story())


def test_what_one_of_them_brings_about_keeps_nobody_else_waiting() -> None:
    class Broken(Heard):
        def hear(self, data: bytes) -> None:
            raise ValueError(data)

    async def story() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: failed.append(context["exception"]))
        failed, heard, inbox = list[BaseException](), Heard(), Inbox(loop, AT_ONCE)
        for data in numbers(AT_ONCE):
            heard.read(inbox, data)
        Broken().read(inbox, b"broken")
        heard.read(inbox, b"last")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert (len(failed), heard[-1]) == (1, b"last")

    asyncio.run(story())
