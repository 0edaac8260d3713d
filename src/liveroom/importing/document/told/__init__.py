"""The program that sentences tell."""
