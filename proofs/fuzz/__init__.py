"""What strangers may send, made by a fuzzer that follows the code (`dev.py prove fuzz`)."""
