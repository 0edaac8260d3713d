"""Erasing what people wrote: who may have what erased, and what is left of it."""
