"""WebSockets: handshake, connection, what the messages of a session mean, one frame to many."""
