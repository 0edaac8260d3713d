"""Attendees that are nobody: for rehearsals and for the demo."""
