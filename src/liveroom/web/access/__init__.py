"""Who may come in: visitors by their cookie, and the operator."""
