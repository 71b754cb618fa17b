"""The printer on a TCP port, as thermal printers with a network card are: port 9100, one connection at a time."""

import contextlib
import selectors
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.printer.mechanism import Fault, Mechanism
from demo.printer.paper import Media, Piece, media_for
from demo.printer.realtime import Condition
from demo.printer.tickets import save


class SoftwarePrinter:
    """A printer to connect to. Its methods may be called from any thread; `port` 0 takes a free one.

    With `output` every piece of paper is also written there. `report` is told what happens, in English.
    """

    def __init__(
        self,
        media: Media | None = None,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        output: Path | None = None,
        report: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.media = media or media_for(576)
        self._address = (host, port)
        self._output = output
        self._report = report
        self._changed = threading.Condition(threading.RLock())
        self._mechanism = Mechanism(self.media, self._keep, self._on_fault)
        self._pieces: list[Piece] = []
        self._received = bytearray()
        self._connections = 0
        self._present = True
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._server: socket.socket | None = None
        self._client: socket.socket | None = None

    def start(self) -> Self:
        """Listen."""
        self._waker, self._woken = socket.socketpair()
        self._waker.setblocking(False)
        self._server = self._bind()
        self._address = self._server.getsockname()[:2]
        self._server.listen(8)
        self._thread = threading.Thread(target=self._serve, name="software-printer")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Hang up and close the port."""
        if self._thread is None:
            return
        with self._changed:
            self._stopping = True
            self._wake()
        self._thread.join()
        self._thread = None
        self._waker.close()
        self._woken.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        return self._address[1]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The paper that came out, oldest first."""
        with self._changed:
            return tuple(self._pieces)

    @property
    def received(self) -> bytes:
        """Every byte that was ever sent to it."""
        with self._changed:
            return bytes(self._received)

    @property
    def connections(self) -> int:
        """How many connections it has taken."""
        with self._changed:
            return self._connections

    @property
    def condition(self) -> Condition:
        with self._changed:
            return self._mechanism.condition

    def wait_for_pieces(self, count: int, timeout: float = 10) -> tuple[Piece, ...]:
        """The pieces, once there are as many. Raises TimeoutError after `timeout` seconds."""
        self.wait_for(lambda: len(self._pieces) >= count, timeout, f"{count} pieces of paper")
        return self.pieces

    def wait_for(self, condition: Callable[[], bool], timeout: float = 10, what: str = "the printer") -> None:
        """Return once the condition holds. Raises TimeoutError after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(condition, timeout):
                raise TimeoutError(f"waited {timeout} s for {what}")

    # --- what happens to a printer in a hall ---------------------------------------------------------------------

    def run_out_of_paper(self) -> None:
        """The roll ends: printing stops where it is."""
        self._change(paper="out")

    def near_paper_end(self) -> None:
        """The near-end sensor sees the roll's core."""
        self._change(paper="near_end")

    def load_paper(self) -> None:
        """A new roll: printing goes on."""
        self._change(paper="ok")

    def open_cover(self) -> None:
        self._change(cover_open=True)

    def close_cover(self) -> None:
        self._change(cover_open=False)

    def jam(self) -> None:
        """The cutter is stuck."""
        self._change(jammed=True)

    def clear_jam(self) -> None:
        self._change(jammed=False)

    def overheat(self) -> None:
        """The head is too hot."""
        self._change(hot=True)

    def cool_down(self) -> None:
        """The head may print again: what was held up goes on."""
        self._change(hot=False)

    def hang(self) -> None:
        """Take bytes, do nothing, answer nothing."""
        with self._changed:
            self._mechanism.hung = True

    def fall_silent(self) -> None:
        """Print, but answer nothing."""
        with self._changed:
            self._mechanism.silent = True

    def resume(self) -> None:
        """End a hang or a silence."""
        with self._changed:
            self._mechanism.silent = False
            self._mechanism.wake()
            self._wake()

    def vanish(self) -> None:
        """Unplugged: the connection breaks, new ones are refused, and what was not printed is lost."""
        with self._changed:
            self._mechanism.cut_power()
            self._present = False
            self._wake()
        self.wait_for(lambda: self._server is None, what="the port to close")

    def reappear(self) -> None:
        """Plugged in again: the same port answers."""
        with self._changed:
            self._present = True
            self._wake()
        self.wait_for(lambda: self._server is not None, what="the port to open")

    def fail_after(self, lines: int, fault: Fault) -> None:
        """Let a fault happen in mid-ticket, after this many more lines."""
        with self._changed:
            self._mechanism.fail_after(lines, fault)

    def _change(self, **changes: object) -> None:
        with self._changed:
            self._mechanism.change(**changes)
            self._wake()

    # --- the thread ----------------------------------------------------------------------------------------------

    def _keep(self, piece: Piece) -> None:
        self._pieces.append(piece)
        number = len(self._pieces)
        where = f" {save(piece, self.media, self._output, number)}" if self._output is not None else ""
        self._report(f"ticket {number} {piece.ending}{where}")
        for flaw in piece.flaws:
            self._report(f"ticket {number} flaw {flaw.kind}: {flaw.detail}")
        self._changed.notify_all()

    def _on_fault(self, fault: Fault) -> None:
        if fault == "vanish":
            self._present = False
        self._report(f"fault {fault}")
        self._changed.notify_all()

    def _wake(self) -> None:
        self._changed.notify_all()
        if self._thread is not None:
            with contextlib.suppress(BlockingIOError):  # it has been woken often enough
                self._waker.send(b"!")

    def _bind(self) -> socket.socket:
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(self._address)
        return server

    def _serve(self) -> None:
        reserved: socket.socket | None = None
        try:
            while not self._stopping:
                with self._changed:
                    if not self._present and self._server is not None:
                        self._hang_up(abruptly=True)
                        self._server.close()
                        self._server = None
                        reserved = self._bind()  # bound, not listening: refuses, and keeps the port
                    elif self._present and self._server is None and reserved is not None:
                        self._server, reserved = reserved, None
                        self._server.listen(8)
                    self._flush()
                    self._changed.notify_all()
                self._wait_and_take()
        finally:
            with self._changed:
                self._hang_up(abruptly=False)
                for end in (self._server, reserved):
                    if end is not None:
                        end.close()
                self._server = None

    def _wait_and_take(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            if self._client is not None and not self._mechanism.full:
                selector.register(self._client, selectors.EVENT_READ)
            if self._client is None and self._server is not None:
                selector.register(self._server, selectors.EVENT_READ)
            ready = {key.fileobj for key, _ in selector.select()}
        with self._changed:
            if self._woken in ready:
                self._woken.recv(4096)
            if self._server is not None and self._server in ready and self._present:
                self._client, _ = self._server.accept()
                self._client.settimeout(1)
                self._connections += 1
            elif self._client is not None and self._client in ready:
                self._take(self._client)

    def _take(self, client: socket.socket) -> None:
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        if not data:
            self._hang_up(abruptly=False)
            return
        self._received += data
        self._mechanism.receive(data)

    def _flush(self) -> None:
        answers = self._mechanism.take_answers()
        if answers and self._client is not None:
            try:
                self._client.sendall(answers)
            except OSError:
                self._hang_up(abruptly=False)

    def _hang_up(self, *, abruptly: bool) -> None:
        if self._client is None:
            return
        if abruptly:
            linger_not = b"\x01\0\0\0\0\0\0\0"
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_not)
        self._client.close()
        self._client = None
        self._mechanism.end_job()
