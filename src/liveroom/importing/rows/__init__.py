"""One row of a program: its kind, title and speakers."""
