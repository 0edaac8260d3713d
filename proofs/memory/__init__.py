"""Whether a server keeps something of those who come and go: hours of them, and its memory."""
