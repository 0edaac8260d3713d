"""The program while it runs: its state, what may be asked of it, what has happened, its times."""
