"""The pictures of the README: every screen of a staged evening, as a real browser shows it."""
