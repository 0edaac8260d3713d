"""Readers of announcements: a text in, a draft program and what could not be placed out."""
