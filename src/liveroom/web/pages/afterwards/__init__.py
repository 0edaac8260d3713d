"""Pages for when the show is over: its records, and what became of the questions."""
