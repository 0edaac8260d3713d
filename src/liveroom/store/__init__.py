"""Where a room's log and its keys are kept: in memory for tests, in SQLite for shows."""
