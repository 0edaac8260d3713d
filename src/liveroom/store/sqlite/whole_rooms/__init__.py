"""A room as a whole: what a list tells of it, and its deletion."""
