"""What there is to tell: to all of an audience, and to single persons."""
