"""The pages that people see, one module of handlers for each audience."""
