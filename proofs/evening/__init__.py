"""docs/first-evening.md on an empty Debian, line by line as it stands."""
