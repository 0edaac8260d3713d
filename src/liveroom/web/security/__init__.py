"""Whom to believe: link tokens, the pages that may ask, and what answers allow a browser."""
