"""What each audience sees, and what of it changed."""
