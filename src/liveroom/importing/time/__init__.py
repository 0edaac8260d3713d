"""Dates, times of day, durations and zones in a line."""
