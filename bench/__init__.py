"""The whole path beside its yardsticks: real sockets, a real database file, the server as a real process.

plan        how much is measured: the full run, the quick one
bench       what every measure is given: folder, clients, yardsticks, audit
measures    one module for each thing that is measured
stage       the benchmark's hall, set up and staffed
clients     WebSocket clients in a process of their own
yardsticks  what the measures are held against: bare echo and broadcast, bare commits
filling     a database with a history
audit       nothing doubled, nothing lost, over everything that was acknowledged
results     figures, their spread, and the aims
report      the table and the JSON
machine     what it was measured on
"""
