"""Whether people follow the show over bad lines, and what a server notices of broken ones."""
