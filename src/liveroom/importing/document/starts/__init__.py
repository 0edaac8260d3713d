"""Where rows start that are told otherwise than by a time before their title."""
