"""How an event looks: its colour and its pictures."""
