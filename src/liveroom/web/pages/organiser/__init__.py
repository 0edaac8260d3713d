"""The organiser's pages: an announcement becomes a room, and the room's links."""
