"""The link: a client program's lasting session with the server, whatever happens to the connection.

    state     what a window may tell its user of the connection
    session   the protocol without I/O: open, subscribe, follow, resume, resend
    link      the thread that runs a session over `websockets`, reconnecting by itself
"""
