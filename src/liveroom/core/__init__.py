"""The rules of a room: no clock, no I/O, no chance, no web and no database."""
