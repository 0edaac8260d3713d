"""Which questions seem to ask the same."""
