"""What the messages of one socket mean, whatever carries them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol

from liveroom.core.commands import NAME_OF, Claim, Command
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.screens.renditions import Rendition
from liveroom.i18n import Words
from liveroom.live.batch import Outcome
from liveroom.live.broadcast.claims import Claimant
from liveroom.live.broadcast.subscribers import Subscriber
from liveroom.live.room_task import RoomTask
from liveroom.web.access import expiry
from liveroom.web.access.sessions import LINK_REVOKED
from liveroom.web.commands import decode, incoming, service
from liveroom.web.commands.incoming import Hello, Malformed, Ping, Sent
from liveroom.web.limits.deadlines import Deadline
from liveroom.web.limits.quotas import Lease
from liveroom.web.limits.rate_limits import ATTENDEE_FRAMES, STAFF_FRAMES
from liveroom.web.state import AppState

BAD_MESSAGE = 4400
HELLO_TOO_LATE = 4408
TOO_OFTEN = 4429

INTERNAL_ERROR = 1011

logger = logging.getLogger(__name__)

ATTENDEE_FRAME = 8 * 1024
STAFF_FRAME = 64 * 1024


class WebSubscriber(Subscriber, Protocol):
    """A subscriber at the other end of a socket."""

    def take_hello(self, rendition: Rendition, beat: bool) -> None:
        """Say how it wants its screen told, and whether it wants beats; before it sits."""
        ...

    def send_text(self, frame: bytes) -> None:
        """Send an answer or a pong, which unlike patches is never let fall."""
        ...

    def hold_back(self) -> None:
        """Hear no more of it, until `go_on`."""
        ...

    def go_on(self) -> None:
        """Hear it again."""
        ...

    def peer_paused(self) -> None:
        """Its peer reads too slowly: what is offered waits."""
        ...

    def peer_resumed(self, catch_up: Callable[[int | None], None]) -> None:
        """Its peer has read what waited.

        Where it fell behind, `catch_up` is called with the seq of the first patch that was not
        sent.
        """
        ...

    def drop_waiting(self) -> None:
        """Forget what waits for its peer, which is gone."""
        ...


class Hangup(Exception):
    """End the connection with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Session:
    """One socket's side of the talk: each message is heard at once and in order."""

    __slots__ = (
        "_app_state",
        "_budget",
        "_deadline",
        "_full_at",
        "_is_held_back",
        "_is_over",
        "_is_paged",
        "_lease",
        "_room_task",
        "_subscriber",
        "_words",
    )

    def __init__(
        self,
        app_state: AppState,
        lease: Lease,
        room_task: RoomTask,
        words: Words,
        subscriber: WebSubscriber,
    ) -> None:
        self._app_state = app_state
        self._lease = lease
        self._room_task = room_task
        self._words = words
        self._subscriber = subscriber
        self._budget = ATTENDEE_FRAMES if lease.caller.role is Role.ATTENDEE else STAFF_FRAMES
        self._full_at = 0
        self._is_held_back = False
        self._is_over = False
        self._is_paged = False
        self._deadline: Deadline | None = app_state.hellos.start(
            partial(self._hang_up, HELLO_TOO_LATE)
        )
        lease.close = self._hang_up

    def receive_text(self, text: str | None) -> None:
        """Take one message; None stands for one that is no text."""
        if self._is_over:
            return
        try:
            self._take(text)
        except Hangup as hangup:
            self._hang_up(hangup.code)
        except Refused as refused:
            reply = service.refusal(refused, self._words)
            self._subscriber.send_text(decode.encode({"t": "error"} | _without(reply, "ok", "id")))
            self._hang_up(BAD_MESSAGE)

    def peer_paused(self) -> None:
        """See Receiver."""
        self._subscriber.peer_paused()

    def peer_resumed(self) -> None:
        """See Receiver."""
        self._subscriber.peer_resumed(self.catch_up)

    def catch_up(self, seq: int | None) -> None:
        """Give a subscriber what it missed since the first patch of this seq that it was not sent.

        Where that is not known any more it gets a whole screen.
        """
        resume = None if seq is None else (self._room_task.epoch_of(seq), seq)
        self._room_task.subscribe(self._subscriber, resume, self._is_paged)

    def end(self) -> None:
        """The socket is gone. Commands that were heard are carried out all the same."""
        self._is_over = True
        self._in_time()
        self._subscriber.drop_waiting()
        self._lease.release()
        self._room_task.unsubscribe(self._subscriber)

    def _hang_up(self, code: int) -> None:
        self._is_over = True
        self._in_time()
        self._subscriber.close(code)

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.meet()
            self._deadline = None

    def _take(self, text: str | None) -> None:
        now = self._app_state.clock.now()
        full_at = self._budget.take(self._full_at, now)
        if full_at is None:
            raise Hangup(TOO_OFTEN)
        self._full_at = full_at
        if text is None:
            raise decode.bad(None, "not_json")
        if len(text) * 4 > ATTENDEE_FRAME:
            self._check_size(text)
        if self._deadline is not None:
            self._hello(incoming.hello(text))
            return
        match incoming.message(text, self._lease.caller.holder.asks_as):
            case Sent() as sent:
                self._command(sent, now)
            case Malformed(id=id_, why=why):
                self._refuse(why, id_)
            case Ping(c=sent_at):
                pong = {"t": "pong", "c": sent_at, "s": now}
                self._subscriber.send_text(decode.encode(pong))

    def _check_size(self, text: str) -> None:
        most = ATTENDEE_FRAME if self._lease.caller.role is Role.ATTENDEE else STAFF_FRAME
        if len(text.encode()) > most:
            raise Refused(Code.TOO_LARGE, limit=most)

    def _hello(self, hello: Hello) -> None:
        if self._lease.caller.holder.link in self._app_state.revoked:
            raise Hangup(LINK_REVOKED)
        self._in_time()
        self._subscriber.take_hello(Rendition.asked_for(hello.lean, hello.beat), hello.beat)
        resume = None if hello.resume is None else (hello.resume.epoch, hello.resume.seq)
        self._is_paged = hello.paged
        self._room_task.subscribe(self._subscriber, resume, hello.paged)

    def _command(self, sent: Sent, now: int) -> None:
        caller = self._lease.caller
        try:
            service.admit(self._app_state, caller, self._lease.address, sent.command, now)
            expiry.check(caller, self._room_task)
            if isinstance(sent.command, Claim):
                claimant = Claimant(f"{caller.actor} {id(self)}", caller.holder.name)
                body = self._room_task.claim(sent.command, caller.person, claimant, sent.id)
                self.answer(sent.command, body)
                return
        except Refused as refused:
            self._refuse(refused, sent.id)
            return
        if self._room_task.post(
            sent.command, caller.person, caller.actor, sent.id, self, sent.not_after
        ):
            self._is_held_back = True
            self._subscriber.hold_back()

    def _refuse(self, refused: Refused, command_id: str | None) -> None:
        """Answer a command that the room is not asked."""
        self._app_state.metrics.commands.count("refused", refused.code.value)
        reply = service.refusal(refused, self._words, command_id)
        self._subscriber.send_text(decode.encode({"t": "answer"} | reply))

    def answer(self, command: Command, outcome: Outcome) -> None:
        """See Asker."""
        if self._is_held_back:
            self._is_held_back = False
            self._subscriber.go_on()
        if isinstance(outcome, Exception):
            logger.error("a command failed", exc_info=outcome)
            self._hang_up(INTERNAL_ERROR)
            return
        frame, result = service.socket_answer(outcome, self._words)
        self._app_state.metrics.commands.count(NAME_OF[type(command)], result)
        if not self._is_over:
            self._subscriber.send_text(frame)


def _without(answer: service.Answer, *names: str) -> service.Answer:
    return {name: value for name, value in answer.items() if name not in names}
