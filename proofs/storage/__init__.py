"""What a server's disk may do to what it acknowledged."""
