"""What the console keeps and sends: the officer's token, the last counter, presses on their way."""
