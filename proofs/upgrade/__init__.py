"""Whether a room goes on when a server of the release before gives way to this one, and back."""
