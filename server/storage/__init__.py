"""What the server remembers: an append-only journal, and the rows that follow from it, in one transaction.

tables       the tables and the rules the database itself enforces
migrations   how they came to be (Alembic)
projection   events to rows
store        reads and writes, one connection
writer       one order for all work: commits, in groups, and everything else
committer    the process that commits
credentials  devices, officers' passwords and logins
"""
