"""Turns a room's log into records: minutes, questions, timing; the same bytes every time."""
