"""The server as a process: where it listens, and what it owes to the machine that it runs on."""
