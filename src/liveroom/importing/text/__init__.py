"""Lines, words and pieces, before anybody knows what they mean."""
