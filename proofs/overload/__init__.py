"""Whether a server serves those who run the show whatever the crowd does."""
