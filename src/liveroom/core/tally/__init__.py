"""Who wishes what for which thing."""
