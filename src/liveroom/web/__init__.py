"""The doors of a room: pages, forms, the API and the sockets."""
