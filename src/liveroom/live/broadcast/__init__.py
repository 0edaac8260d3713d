"""What happened, to everybody who watches: patches and whole screens, each encoded once."""
