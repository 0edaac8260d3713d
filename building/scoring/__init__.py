"""How well announcements are read: texts with labels in, figures out."""
