"""Long proofs, a folder for each suite of `dev.py prove`."""
