"""All that two programs of Antrean have in common: the wire, the link and the user interface kit."""
