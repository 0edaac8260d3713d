"""From a pasted announcement over its review to an open room."""
