"""When the event is, and how long each row of its program."""
