"""The AsyncAPI 3 document of the device plane, made from the wire's types and the server's own rules.

It stands in `server` because it describes this application as AsyncAPI means it: the wire's messages, and with them
the rules, limits and close codes that only the server knows. `python -m server.asyncapi` prints it.

    prose      the docstrings of fields, which Python does not keep
    schemas    schema objects for every type of the wire and every refusal
    examples   a value of every message, as one visit brings it
    messages   the JSON-RPC envelopes around them
    faults     error kinds and their words
    document   channels, operations and the whole
"""
