"""Who takes part by the sentences of an announcement."""
