"""The heart of the server, and pure: no clock, no I/O, no randomness; they come in as parameters.

    site       what a hall is made of and the rules it sets for itself
    calendar   hours, breaks, seasons, holidays
    day        the service day: applies events and keeps what follows from them
    admission  whether a ticket is given out now, and when it is due
    decisions  which rule answers which command
    occasion   what a rule decides from
    tickets, calls, counters, takeover, undoing, recording, announcements   the rules
    refusals   one class per rule
    line       the waiting tickets of one queue, by due time
    directed   the waiting tickets that were sent to one counter or officer
    steps      what each counter's officer has done and can take back
    figures    what each officer has done today
    waiting    how long a visitor will wait, as an honest range

The events themselves are the wire's (`shared.wire.events`): a fact is decided, stored and told in one form.
"""
