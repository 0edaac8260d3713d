"""What a running room shows, to whom, and when."""
