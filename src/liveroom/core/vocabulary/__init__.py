"""Commands and events of single subjects, beside each other. See `commands` and `events`."""
