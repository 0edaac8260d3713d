"""What became of all questions, so that whoever asked one can check it: docs/protocol.md."""
