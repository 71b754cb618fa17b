"""The window and its pages: layout, keys and painting; no decisions."""
