"""Rehearsals: rooms whose time is their own."""
