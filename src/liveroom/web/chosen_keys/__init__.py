"""Keys that somebody chose, in settings."""
