"""The questions of a room: their states, what may be asked, what has happened, and the votes."""
