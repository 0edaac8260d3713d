"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

from tests.examples import TIMES

# A busy machine makes an example late; no test is to fail of that.
current = settings.get_profile(settings.get_current_profile_name())
settings.register_profile("liveroom", current, deadline=None, max_examples=100 * TIMES)
settings.load_profile("liveroom")
