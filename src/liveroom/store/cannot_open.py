"""What the opening of any store can end with."""

from __future__ import annotations


class CannotOpen(Exception):
    """The store cannot be used; the message is a sentence for whoever starts the server."""
