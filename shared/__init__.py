"""All that two programs of Antrean have in common: the wire, the link, the user interface kit and the voice."""
