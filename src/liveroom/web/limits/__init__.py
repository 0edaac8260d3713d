"""How often, how much and how long: of requests, bodies, sockets and connections."""
