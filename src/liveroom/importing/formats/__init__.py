"""Readers of one kind of text each: HTML, Markdown, and the bytes of either."""
