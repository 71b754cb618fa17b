"""The kiosk's first run: the server is found, and an administrator lets the kiosk in by the code on its screen."""
