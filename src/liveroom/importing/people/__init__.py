"""Persons, roles and organisations in a piece of text."""
