"""Our own WebSocket protocol for uvicorn: small per seat, and one prepared frame for many seats.

It is a faster way under the same application. Without it, or under another ASGI server, the
application works by plain sends.
"""
