"""Questions that seem to ask the same: found beside the show, on a thread of their own."""
