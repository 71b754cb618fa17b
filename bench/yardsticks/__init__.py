"""What the measures are held against: the least that could do the same.

server   bare `websockets`: echo and broadcast
commits  bare durable sqlite3 commits, one by one
"""
