"""Who may come in: tokens and sessions, origins, limits, and the headers of every answer."""
