"""A kiosk reduced to one command, in a process of its own so that it can be killed: `URL TOKEN COMMAND-ID HOW-FAR`.

It stops at `half` of the frame, when all of it is `sent`, or when it is `answered`, says so, and waits for its end.
"""

import signal
import sys

from websockets.sync.client import connect

from shared.wire import methods as do
from shared.wire.codec import encode_request
from shared.wire.scalars import PROTOCOL


def main(url: str, token: str, id: str, how_far: str) -> None:
    """Go so far, and wait."""
    with connect(url, compression=None, ping_interval=None) as socket:
        socket.send(encode_request(0, do.OpenSession(token, PROTOCOL)))
        socket.recv()
        frame = encode_request(id, do.IssueTicket("ktp")).encode()
        if how_far == "half":
            # A text frame with a mask of zeros (RFC 6455, 5.2), of which half is missing.
            socket.socket.sendall(b"\x81\xfe" + len(frame).to_bytes(2, "big") + bytes(4) + frame[: len(frame) // 2])
            say("half")
        else:
            socket.send(frame, text=True)
            say("sent" if how_far == "sent" else str(socket.recv()))
        signal.pause()


def say(line: str) -> None:
    """One line for whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
