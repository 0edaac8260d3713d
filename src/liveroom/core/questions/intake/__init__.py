"""What a question meets as it comes in: whom it is for, and whether it is taken, or waits."""
