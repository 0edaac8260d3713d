"""The lines of an announcement together: where its program stands, and which lines are one row."""
