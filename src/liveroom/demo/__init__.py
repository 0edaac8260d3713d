"""The example webinar, ready to look at, with an audience if one is wanted."""
