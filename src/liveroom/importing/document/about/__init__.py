"""What an announcement says beside its program: title, language, people, lists, links."""
