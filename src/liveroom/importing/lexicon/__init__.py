"""The words of announcements in English, Spanish, French, German, Portuguese and Catalan, as data."""
