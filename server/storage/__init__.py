"""What the server remembers: an append-only journal, and the rows that follow from it, in one transaction.

tables       the tables and the rules the database itself enforces
migrations   how they came to be (Alembic)
projection   events to rows
store        reads and writes, one connection
writer       the one thread that has commits done, in groups
committer    the process that does them
credentials  devices, officers' passwords and logins
"""
