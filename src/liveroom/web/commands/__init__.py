"""From a message to a typed command, through the room, to its reply."""
