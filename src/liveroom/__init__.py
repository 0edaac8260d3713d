"""liveroom runs a live webinar from its announcement to an honest record."""
