"""The running show: one task per room, its seats, and the clock."""
