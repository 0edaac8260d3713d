"""Turns a checkout into something that runs; for `dev.py` and the packager, never shipped."""
