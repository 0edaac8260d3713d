"""The running show: one task per room, its subscribers, and the clock."""
