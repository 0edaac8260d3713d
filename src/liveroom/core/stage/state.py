"""What staff and audience are shown beside the rundown."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

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
    """A text for the audience, put up at an instant (UTC ms).

    Screens take it away at `until`; where that is None it stays until the end of the show.
    """

    text: str
    until: int | None
    set_at: int

    @classmethod
    def of(cls, text: str | None, until: int | None, at: int) -> ShownBanner | None:
        """None for no text."""
        return None if text is None else cls(text, until, at)


class Stage(Struct, frozen=True, gc=False):
    """At most one message to each addressee, the latest last."""

    messages: tuple[StageMessage, ...] = ()
    banner: ShownBanner | None = None
    is_dark: bool = False

    def after(self, ended_at: int | None) -> Stage:
        """What of it is left after the end of the show (None: it has not ended), which takes off a
        banner that had no end of its own."""
        if self.banner is None or self.banner.until is not None or ended_at is None:
            return self
        return self if self.banner.set_at > ended_at else replace(self, banner=None)

    def find(self, message: MessageId) -> StageMessage | None:
        """A message that is on screens."""
        return next((each for each in self.messages if each.id == message), None)
