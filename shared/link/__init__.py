"""The link: a client program's lasting session with the server, whatever happens to the connection.

state      what a window may tell its user of the connection
effects    what a session tells its program
session    the protocol without I/O: open, follow, send, ask
following  its place in the site's journal
sending    its commands, one at a time, until each is answered
asking     its queries
outbox     where commands wait
settings   where the server is, and how patient the link is
client     a session run over `websockets` in an asyncio program
link       the same on a thread of its own, for a program with windows
instant    the two clocks
ids        one for each command
"""
