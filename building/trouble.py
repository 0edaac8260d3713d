"""The one way in which a build step says what a person has to do."""

from __future__ import annotations


class Trouble(Exception):
    """A sentence for the person at the terminal; the command ends with exit code 2."""
