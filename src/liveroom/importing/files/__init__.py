"""Readers of files with fields: calendars, tables, schedules, projects, mails, front matter."""
