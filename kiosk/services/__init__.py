"""What the kiosk does behind its screens."""
