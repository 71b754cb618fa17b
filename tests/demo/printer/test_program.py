"""The printer as a program of its own."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.demo.printer.test_mechanism import ASK, TICKET

ROOT = Path(__file__).resolve().parents[3]


class Program:
    """The running program: orders in, lines out."""

    def __init__(self, output: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "demo.printer", "--port", "0", "--output", str(output), *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self.line().rpartition(":")[2])

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def order(self, order: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return self.line()

    def ask(self) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as link:
            link.sendall(ASK)
            return b"".join(link.recv(1) for _ in range(4))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    running = Program(tmp_path, "--width", "384")
    with running.process:
        yield running
        running.process.kill()


def test_it_obeys_prints_and_quits(program: Program, tmp_path: Path) -> None:
    for order, answers in (
        ("paper out", b"\x1a\x32\x12\x7e"),
        ("paper near-end", b"\x12\x12\x12\x1e"),
        ("paper ok", b"\x12\x12\x12\x12"),
        ("cover open", b"\x1a\x16\x12\x12"),
        ("cover close", b"\x12\x12\x12\x12"),
        ("jam", b"\x1a\x52\x1a\x12"),
        ("jam clear", b"\x12\x12\x12\x12"),
        ("overheat", b"\x1a\x52\x52\x12"),
        ("cool down", b"\x12\x12\x12\x12"),
    ):
        assert program.order(order) == f"done {order}"
        assert program.ask() == answers
    assert program.order("vanish") == "done vanish"
    with pytest.raises(ConnectionRefusedError):
        program.ask()
    for order in ("return", "hang", "resume", "silent", "resume"):
        assert program.order(order) == f"done {order}"
    assert program.order("fly").startswith("unknown order 'fly'; there are: paper out")
    with socket.create_connection(("127.0.0.1", program.port), timeout=10) as link:
        link.sendall(TICKET)
    assert program.line() == f"ticket 1 cut {tmp_path / 'ticket-0001.png'}"
    assert (tmp_path / "ticket-0001.png").exists()
    assert program.order("quit") == "done quit"
    assert program.process.wait(timeout=20) == 0


def test_a_signal_ends_it(program: Program) -> None:
    program.process.terminate()
    assert program.process.wait(timeout=20) == 0


def test_it_goes_on_when_nobody_gives_orders_any_more(program: Program) -> None:
    assert program.process.stdin is not None
    program.process.stdin.close()
    assert program.ask() == b"\x12\x12\x12\x12"
