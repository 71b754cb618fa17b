"""What each page shows and may do: inputs, a pure derivation, frozen state, one notification."""
