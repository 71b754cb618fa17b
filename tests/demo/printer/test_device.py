"""The printer on its port."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.printer.device import SoftwarePrinter
from demo.printer.mechanism import BUFFER
from demo.printer.paper import media_for
from tests.demo.printer.test_mechanism import ASK, TICKET

LIMIT = 10


@pytest.fixture
def printer() -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter() as running:
        yield running


def connect(printer: SoftwarePrinter) -> socket.socket:
    return socket.create_connection(("127.0.0.1", printer.port), timeout=LIMIT)


def read(link: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = link.recv(count - len(data))
        if not more:
            break
        data += more
    return data


def test_it_prints_what_is_sent_and_answers(printer: SoftwarePrinter) -> None:
    with connect(printer) as link:
        link.sendall(TICKET + b"\x1dr\x01" + ASK)
        # the request in real time overtakes the one in its turn only if the printer is held up
        assert sorted(read(link, 5)) == sorted(b"\x00\x12\x12\x12\x12")
    [piece] = printer.wait_for_pieces(1)
    assert piece.text.startswith("line 1")
    assert printer.received == TICKET + b"\x1dr\x01" + ASK


def test_one_connection_at_a_time(printer: SoftwarePrinter) -> None:
    with connect(printer) as first, connect(printer) as second:
        second.sendall(ASK)
        first.sendall(ASK)
        assert read(first, 4) == b"\x12\x12\x12\x12"
        assert printer.connections == 1
        first.close()
        assert read(second, 4) == b"\x12\x12\x12\x12"


def test_what_was_sent_is_printed_though_the_sender_has_gone(printer: SoftwarePrinter) -> None:
    printer.open_cover()
    with connect(printer) as link:
        link.sendall(TICKET)
    printer.wait_for(lambda: len(printer.received) == len(TICKET))
    printer.close_cover()
    printer.wait_for_pieces(1)


def test_it_vanishes_and_comes_back_at_the_same_port(printer: SoftwarePrinter) -> None:
    port = printer.port
    with connect(printer) as link:
        link.sendall(ASK)
        read(link, 4)
        printer.vanish()
        with pytest.raises(ConnectionResetError):
            read(link, 1)
    with pytest.raises(ConnectionRefusedError):
        connect(printer)
    printer.reappear()
    assert printer.port == port
    with connect(printer) as link:
        link.sendall(ASK)
        assert read(link, 4) == b"\x12\x12\x12\x12"


def test_it_hangs_and_resumes(printer: SoftwarePrinter) -> None:
    printer.hang()
    with connect(printer) as link:
        link.sendall(ASK + TICKET)
        printer.wait_for(lambda: len(printer.received) == len(ASK + TICKET))
        assert printer.pieces == ()
        printer.resume()
        assert read(link, 4) == b"\x12\x12\x12\x12"
    printer.wait_for_pieces(1)


def test_it_takes_no_more_than_its_buffer_while_it_cannot_print(printer: SoftwarePrinter) -> None:
    printer.run_out_of_paper()
    sent = b"x" * 47 + b"\n"
    with connect(printer) as link:
        link.sendall(sent * (BUFFER // len(sent) + 2000))
        printer.wait_for(lambda: len(printer.received) >= BUFFER)
        assert len(printer.received) < BUFFER + 4096
        printer.load_paper()
        printer.wait_for(lambda: len(printer.received) == len(sent) * (BUFFER // len(sent) + 2000))


def test_a_fault_in_mid_ticket_is_reported() -> None:
    reports: list[str] = []
    with SoftwarePrinter(media_for(384), report=reports.append) as printer:
        printer.fail_after(2, "vanish")
        with connect(printer) as link:
            link.sendall(TICKET)
            printer.wait_for(lambda: "fault vanish" in reports)
    assert printer.pieces == ()


def test_tickets_are_kept_in_a_folder(tmp_path: Path) -> None:
    reports: list[str] = []
    with SoftwarePrinter(output=tmp_path, report=reports.append) as printer, connect(printer) as link:
        link.sendall(TICKET + b"A\n\x1dV\x00")
        printer.wait_for_pieces(2)
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["ticket-0001.png", "ticket-0002.png"]
    assert f"ticket 1 cut {tmp_path / 'ticket-0001.png'}" in reports
    assert any(report.startswith("ticket 2 flaw cut_through") for report in reports)


def test_waiting_has_an_end(printer: SoftwarePrinter) -> None:
    with pytest.raises(TimeoutError, match="1 pieces"):
        printer.wait_for_pieces(1, timeout=0.01)


def test_it_can_be_told_its_condition_before_it_runs() -> None:
    printer = SoftwarePrinter()
    printer.near_paper_end()
    printer.jam()
    with printer, connect(printer) as link:
        link.sendall(ASK)
        assert read(link, 4) == b"\x1a\x52\x1a\x1e"
        printer.clear_jam()
        link.sendall(ASK)
        assert read(link, 4) == b"\x12\x12\x12\x1e"
    printer.stop()
