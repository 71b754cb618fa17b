"""Orders that come as lines on standard input, read by a thread that may be left behind.

Not through `sys.stdin`: a thread that waits in it holds its lock, and the interpreter aborts when it ends.
"""

import os
from collections.abc import Iterator


def read_lines(descriptor: int = 0) -> Iterator[str]:
    """Every line until the other end closes; an unfinished last line counts."""
    rest = b""
    while chunk := os.read(descriptor, 65536):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (line.decode() for line in lines)
    if rest:
        yield rest.decode()
