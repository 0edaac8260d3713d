"""Protections are taken out one by one, and the tests that are named for them turn red."""
