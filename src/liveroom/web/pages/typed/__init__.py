"""What people type into forms, and what it means: values, segments, rows of a sheet."""
