"""`python -m liveroom.demo`: the same as `liveroom demo`."""

from __future__ import annotations

from liveroom.demo.command import demo

if __name__ == "__main__":
    demo()
