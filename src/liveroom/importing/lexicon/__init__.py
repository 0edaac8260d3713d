"""The words of announcements in six languages, as data."""
