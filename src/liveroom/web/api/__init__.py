"""The HTTP interface for programs and for the operator."""
