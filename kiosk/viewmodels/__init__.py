"""One view model for each screen, and one for the frame around them."""
