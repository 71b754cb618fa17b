"""The wire: every message that a client and the server exchange, and nothing else.

Pure data (frozen, tagged msgspec structs) and the codec that turns it into JSON-RPC 2.0 text frames and back.
No sockets, no Qt, no database: both ends, the tests and the AsyncAPI document are built from these modules.

    scalars   the few constrained strings and numbers every other module uses
    site      what a hall is made of: agencies, services, queues, counters, zones
    ticket    a ticket, a counter's state, a call, and the snapshot of a board
    voice     how a hall speaks
    announcement  what the supervisor has said in the hall
    kiosk     the kiosks themselves: who is connected, and whose printer works
    display   the displays: who is connected, and who speaks for a group of loudspeakers
    hours     when the agencies are open
    events    what can happen on a service day; written to the journal and sent to clients alike
    methods   what a client can ask: commands (change something) and queries (do not), with their answers
    errors    why a request was not done
    board     the state that follows from a snapshot and the events after it
    codec     frames
"""
