"""A hall to look at: the real programs, a software printer, and visitors who come by themselves."""
