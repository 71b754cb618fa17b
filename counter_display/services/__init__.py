"""What the display asks of the server."""
