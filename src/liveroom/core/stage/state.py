"""What staff and audience are shown beside the rundown."""

from __future__ import annotations

from msgspec import Struct

from liveroom.core.ids import MessageId
from liveroom.core.roles import Audience
from liveroom.core.vocabulary.signals import To


class StageMessage(Struct, frozen=True, gc=False):
    """A message that is on screens; instants in UTC ms."""

    id: MessageId
    to: To
    text: str
    flash: bool
    sent_at: int
    acknowledged_at: int | None = None

    def reaches(self, audience: Audience) -> bool:
        """Whether an audience is shown it."""
        match audience:
            case Audience.MODERATOR:
                return True
            case Audience.HOST | Audience.SPEAKER:
                return self.to in ("staff", audience.value)
            case _:
                return False


class ShownBanner(Struct, frozen=True, gc=False):
    """A text for the audience. Screens take it away at `until` (UTC ms); None: it stays."""

    text: str
    until: int | None = None

    @classmethod
    def of(cls, text: str | None, until: int | None) -> ShownBanner | None:
        """None for no text."""
        return None if text is None else cls(text, until)


class Stage(Struct, frozen=True, gc=False):
    """At most one message to each addressee, the latest last."""

    messages: tuple[StageMessage, ...] = ()
    banner: ShownBanner | None = None
    is_dark: bool = False

    def find(self, message: MessageId) -> StageMessage | None:
        """A message that is on screens."""
        return next((each for each in self.messages if each.id == message), None)
