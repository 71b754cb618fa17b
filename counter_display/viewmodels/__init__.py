"""What the window shows, as bindable properties: inputs, a pure derivation, then a notification if it differs."""
