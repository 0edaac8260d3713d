"""What an owner can look up of access to a room."""
