"""Who came by the links of a room, and as far as what is kept of them is what was written."""
