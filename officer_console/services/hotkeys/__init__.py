"""Keys that reach the console while another program is in front; a handful of them, and no other key is ever seen."""
