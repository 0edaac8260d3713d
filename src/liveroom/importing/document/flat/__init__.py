"""Where a line that is many lines is cut."""
