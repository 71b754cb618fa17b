"""Lists for QML."""
