"""The ways to a printer that are not the network."""

import errno
import os
import pty
import select
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from kiosk.printing.choice import transport_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.devicefile import DeviceTransport
from kiosk.printing.library import LibraryTransport
from kiosk.printing.network import NetworkTransport
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.preview import PreviewTransport
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.serialport import PortConnection, SerialTransport
from kiosk.printing.status import CoverOpen, OutOfPaper, Ready, Silent, Unreachable, Unreadable
from kiosk.printing.transport import Job, Lost, NoConnection, Stuck
from kiosk.printing.usb import UsbTransport
from tests.kiosk.printing.papers import USUAL

JOB = Job(b"\x1b@commands", "text")
LIMIT = 20


class DevicePrinter:
    """The software printer's mechanism at the other end of a device file."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.mechanism = Mechanism(media_for(576), self.pieces.append, lambda _: None)
        self.master, self.slave = pty.openpty()
        self.path = os.ttyname(self.slave)
        self._stop, self._stopped = os.pipe()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            ready, _, _ = select.select([self.master, self._stop], [], [])
            if self._stop in ready:
                return
            self.mechanism.receive(os.read(self.master, 4096))
            os.write(self.master, self.mechanism.take_answers())

    def close(self) -> None:
        os.write(self._stopped, b"!")
        self._thread.join()
        for end in (self.master, self.slave, self._stop, self._stopped):
            os.close(end)


@pytest.fixture
def device() -> Iterator[DevicePrinter]:
    printer = DevicePrinter()
    yield printer
    printer.close()


def kiosk_of(path: str) -> TicketPrinter:
    config = PrinterConfig(transport="device", device=path, status_timeout=0.5, print_timeout=1.5)
    return TicketPrinter(config, transport_for(config))


def test_a_device_file_prints_and_answers(device: DevicePrinter) -> None:
    kiosk = kiosk_of(device.path)
    assert kiosk.check() == Ready()
    assert kiosk.print(USUAL) == Printed()
    assert "A-025" in device.pieces[0].text


def test_a_device_that_hangs_is_silent(device: DevicePrinter) -> None:
    device.mechanism.hung = True
    assert kiosk_of(device.path).check() == Silent()


def test_a_device_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    assert isinstance(kiosk_of(str(tmp_path / "lp0")).check(), Unreachable)


def test_a_device_that_takes_no_more_bytes_is_stuck(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    connection = DeviceTransport(str(path)).connect(1)
    with pytest.raises(Stuck):
        connection.send(b"x" * (1 << 20), 0.05)
    connection.close()


def test_the_network_names_what_it_could_not_reach() -> None:
    with pytest.raises(NoConnection, match=r"127\.0\.0\.1:1: "):
        NetworkTransport("127.0.0.1", 1).connect(1)


def test_a_preview_keeps_commands_and_text(tmp_path: Path) -> None:
    config = PrinterConfig(transport="preview", device=str(tmp_path / "tickets"))
    kiosk = TicketPrinter(config, transport_for(config))
    assert kiosk.check() == Unreadable()
    assert kiosk.print(USUAL) == Printed(confirmed=False)
    assert kiosk.print(USUAL) == Printed(confirmed=False)
    assert sorted(path.name for path in (tmp_path / "tickets").iterdir()) == [
        "ticket-0001.escpos",
        "ticket-0001.txt",
        "ticket-0002.escpos",
        "ticket-0002.txt",
    ]
    assert "A-025" in (tmp_path / "tickets/ticket-0001.txt").read_text("utf-8")


def test_a_preview_without_its_folder_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoConnection):
        PreviewTransport(str(tmp_path / "file")).deliver(JOB, 1)


class LibraryDevice:
    """A printer as the library makes them."""

    def __init__(self, fault: Exception | None = None, gate: threading.Event | None = None) -> None:
        self.received = b""
        self.closed = 0
        self._fault = fault
        self._gate = gate

    def open(self) -> None:
        if isinstance(self._fault, OSError):
            raise self._fault

    def _raw(self, msg: bytes) -> None:
        if self._gate is not None:
            assert self._gate.wait(LIMIT)
        if self._fault is not None:
            raise self._fault
        self.received += msg

    def close(self) -> None:
        self.closed += 1


def test_the_librarys_printers_take_a_ticket() -> None:
    device = LibraryDevice()
    LibraryTransport(lambda: device).deliver(JOB, LIMIT)
    assert (device.received, device.closed) == (JOB.commands, 1)


@pytest.mark.parametrize(
    ("fault", "trouble"), [(OSError("no such port"), NoConnection), (ZeroDivisionError("driver"), Lost)]
)
def test_what_the_librarys_drivers_raise_is_trouble(fault: Exception, trouble: type[Exception]) -> None:
    with pytest.raises(trouble, match=str(fault)):
        LibraryTransport(lambda: LibraryDevice(fault)).deliver(JOB, LIMIT)


def test_whatever_keeps_a_driver_from_being_made_no_ticket_is_called_delivered() -> None:
    def make() -> LibraryDevice:
        raise LookupError("no default printer")

    with pytest.raises(NoConnection, match="no default printer"):
        LibraryTransport(make).deliver(JOB, LIMIT)


def test_a_driver_that_blocks_is_stuck_and_gets_no_second_ticket_meanwhile() -> None:
    gate = threading.Event()
    device = LibraryDevice(gate=gate)
    transport = LibraryTransport(lambda: device)
    with pytest.raises(Stuck):
        transport.deliver(JOB, 0.01)
    with pytest.raises(NoConnection, match="still on its way"):
        transport.deliver(JOB, 0.01)
    gate.set()
    assert transport._worker is not None
    transport._worker.join(LIMIT)
    transport.deliver(JOB, LIMIT)
    assert device.received == JOB.commands * 2


def serial_kiosk(path: str, **changes: object) -> TicketPrinter:
    config = PrinterConfig(transport="serial", device=path, status_timeout=0.5, print_timeout=5, **changes)  # type: ignore[arg-type]
    return TicketPrinter(config, transport_for(config))


@pytest.mark.parametrize("flow", ["none", "rts_cts", "xon_xoff"])
def test_a_serial_printer_prints_and_answers(device: DevicePrinter, flow: str) -> None:
    kiosk = serial_kiosk(device.path, flow=flow)
    assert kiosk.check() == Ready()
    assert kiosk.print(USUAL) == Printed()
    assert "A-025" in device.pieces[0].text
    device.mechanism.change(paper="out")
    assert kiosk.check() == OutOfPaper()


def test_a_serial_line_is_set_up_as_configured_and_stays_up(device: DevicePrinter) -> None:
    connection = SerialTransport(device.path, 9600, "xon_xoff").connect(1)
    incoming, _, control, local, speed, _, _ = termios.tcgetattr(device.slave)
    connection.close()
    assert speed == termios.B9600
    assert incoming & termios.IXON
    assert not local & (termios.ECHO | termios.ICANON)
    assert control & termios.CS8
    assert not control & (termios.CSTOPB | termios.HUPCL)


def test_what_a_serial_printer_said_before_is_no_answer(device: DevicePrinter) -> None:
    os.write(device.master, b"\x7e" * 4)
    assert serial_kiosk(device.path).check() == Ready()


@pytest.mark.parametrize(
    ("path", "baud", "said"), [("/dev/null", 9600, "ioctl"), ("nowhere", 9600, "No such file"), ("tty", 12345, "12345")]
)
def test_a_serial_port_that_cannot_be_used_is_named(path: str, baud: int, said: str) -> None:
    with pytest.raises(NoConnection, match=said):
        SerialTransport(path, baud, "none").connect(1)


def test_a_serial_printer_that_holds_the_line_is_stuck_and_closing_does_not_wait() -> None:
    master, slave = pty.openpty()
    connection = SerialTransport(os.ttyname(slave), 38400, "none").connect(1)
    with pytest.raises(Stuck):
        connection.send(b"x" * (1 << 20), 0.05)
    connection.close()
    os.close(master)
    os.close(slave)


class ScriptedPort:
    """A port as pyserial makes them."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.timeout: float | None = None
        self.write_timeout: float | None = None
        self.written = b""
        self.forgotten = False
        self.closed = False
        self._fault = fault

    @property
    def in_waiting(self) -> int:
        return 3

    def read(self, size: int) -> bytes:
        if self._fault is not None:
            raise self._fault
        return b"\x12" * size

    def write(self, data: bytes) -> int:
        if self._fault is not None:
            raise self._fault
        self.written += data
        return len(data)

    def reset_output_buffer(self) -> None:
        self.forgotten = True

    def close(self) -> None:
        self.closed = True


class TooSlow(OSError):
    """pyserial's SerialTimeoutException."""


def test_a_port_of_pyserial_is_a_connection() -> None:
    port = ScriptedPort()
    connection = PortConnection(port, TooSlow)
    connection.send(b"ticket", 2.0)
    assert connection.receive(0.5) == b"\x12" * 3
    assert (port.written, port.write_timeout, port.timeout) == (b"ticket", 2.0, 0.5)
    connection.close()
    assert port.closed


def test_a_port_of_pyserial_that_takes_no_more_is_stuck_and_forgets_the_rest() -> None:
    port = ScriptedPort(TooSlow("write timeout"))
    with pytest.raises(Stuck):
        PortConnection(port, TooSlow).send(b"ticket", 2.0)
    assert port.forgotten


def test_a_port_of_pyserial_that_breaks_is_lost() -> None:
    connection = PortConnection(ScriptedPort(OSError("unplugged")), TooSlow)
    with pytest.raises(Lost):
        connection.send(b"ticket", 2.0)
    with pytest.raises(Lost):
        connection.receive(2.0)


class UsbPrinter:
    """The software printer's mechanism behind two bulk endpoints, with the empty packets of real ones."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.mechanism = Mechanism(media_for(576), self.pieces.append, lambda _: None)
        self.fault: OSError | None = None
        self.claimed = 0
        self._empty = True

    def claim(self, vendor: int, product: int) -> "UsbPrinter":
        if (vendor, product) != (0x04B8, 0x0202):
            raise OSError("no such printer is plugged in")
        self.claimed += 1
        return self

    def write(self, data: bytes, timeout: int) -> int:
        if self.fault is not None:
            raise self.fault
        taken = data[:100]
        self.mechanism.receive(taken)
        return len(taken)

    def read(self, size: int, timeout: int) -> bytes:
        self._empty = not self._empty
        answers = b"" if self._empty else self.mechanism.take_answers()
        if not answers and not self._empty:
            raise OSError(errno.ETIMEDOUT, "Operation timed out")
        return answers

    def close(self) -> None:
        self.claimed -= 1
        if self.fault is not None:
            raise self.fault


def usb_kiosk(printer: UsbPrinter, device: str = "04b8:0202") -> TicketPrinter:
    config = PrinterConfig(transport="usb", device=device, status_timeout=0.5, print_timeout=1.5)
    vendor, product = (int(part, 16) for part in device.split(":"))
    return TicketPrinter(config, UsbTransport(vendor, product, printer.claim))


def test_a_usb_printer_prints_answers_and_is_let_go() -> None:
    printer = UsbPrinter()
    kiosk = usb_kiosk(printer)
    assert kiosk.check() == Ready()
    assert kiosk.print(USUAL) == Printed()
    assert "A-025" in printer.pieces[0].text
    printer.mechanism.change(cover_open=True)
    assert kiosk.check() == CoverOpen()
    assert printer.claimed == 0


def test_a_usb_printer_that_is_not_there_is_unreachable() -> None:
    assert usb_kiosk(UsbPrinter(), "dead:beef").check() == Unreachable("dead:beef: no such printer is plugged in")


def test_a_usb_printer_that_is_pulled_out_is_unreachable() -> None:
    printer = UsbPrinter()
    printer.fault = OSError(errno.ENODEV, "No such device")
    assert isinstance(usb_kiosk(printer).check(), Unreachable)


def test_a_usb_printer_that_takes_no_more_is_stuck() -> None:
    printer = UsbPrinter()
    printer.fault = OSError(errno.ETIMEDOUT, "Operation timed out")
    with pytest.raises(Stuck):
        UsbTransport(0x04B8, 0x0202, printer.claim).connect(1).send(b"ticket", 0.5)


@pytest.mark.parametrize("kind", ["serial", "usb", "windows"])
def test_a_printer_that_the_library_cannot_reach_here_is_unreachable(kind: str) -> None:
    config = PrinterConfig(transport=kind, device="dead:beef")
    outcome = TicketPrinter(config, transport_for(config)).print(USUAL)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == ("unreachable", False)
