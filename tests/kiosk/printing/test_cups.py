"""A queue of CUPS, with stand-ins for its programs on the PATH."""

import os
import sys
from pathlib import Path

import pytest

from kiosk.printing.choice import transport_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.cups import CupsTransport
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.status import Faulty, Offline, PrinterStatus, Silent, Unreachable, Unreadable
from kiosk.printing.transport import Job, Lost, NoConnection, Stuck
from tests.kiosk.printing.papers import USUAL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is a Unix printing system")

JOB = Job(b"\x1b@ticket", "text")
IDLE = "printer tickets is idle.  enabled since Tue Nov 17 09:41:00 2026"
PRINTING = "printer tickets now printing tickets-7.  enabled since Tue Nov 17 09:41:00 2026"
STOPPED = "printer tickets disabled since Tue Nov 17 09:41:00 2026 -\n\tUnplugged or turned off"


class Cups:
    """Shell scripts that say what CUPS says, and keep what they are given in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.say("printer", IDLE)
        self.say("jobs", "")
        self.program("lpstat", f'case "$1" in -p) cat {folder}/printer;; -o) cat {folder}/jobs;; esac')
        self.program(
            "lp", f'echo "$@" > {folder}/arguments; cat > {folder}/spooled; echo "request id is tickets-12 (0 file(s))"'
        )
        self.program("cancel", f'echo "$@" > {folder}/cancelled')

    @property
    def keeping(self) -> str:
        """An `lp` whose job stays in the queue."""
        take = f'cat > {self.folder}/spooled; echo "tickets-12 budi 1" > {self.folder}/jobs'
        return f'{take}; echo "request id is tickets-12 (0 file(s))"'

    def program(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def say(self, about: str, text: str) -> None:
        (self.folder / about).write_text(text + "\n" if text else "")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text().strip()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return Cups(tmp_path)


def kiosk_of(queue: str = "tickets", **changes: float) -> TicketPrinter:
    config = PrinterConfig(transport="cups", device=queue, **changes)  # type: ignore[arg-type]
    return TicketPrinter(config, transport_for(config))


def test_a_queue_takes_a_ticket_as_it_is(cups: Cups) -> None:
    kiosk = kiosk_of()
    assert kiosk.check() == Unreadable()
    assert kiosk.can_be_asked
    assert kiosk.print(USUAL) == Printed(confirmed=False)
    assert (cups.folder / "spooled").read_bytes().startswith(b"\x1b@")
    assert cups.read("arguments") == "-d tickets -t antrean -o raw"
    assert not (cups.folder / "cancelled").exists()


@pytest.mark.parametrize(
    ("printer", "jobs", "status"),
    [
        (IDLE, "", Unreadable()),
        (STOPPED, "", Faulty("the queue is stopped: Unplugged or turned off")),
        (PRINTING, "tickets-7 budi 1024 Tue Nov 17\ntickets-8 budi 1024 Tue Nov 17", None),
    ],
    ids=["idle", "stopped", "jobs wait"],
)
def test_the_queue_is_looked_at_before_a_number_is_issued(
    cups: Cups, printer: str, jobs: str, status: PrinterStatus | None
) -> None:
    cups.say("printer", printer)
    cups.say("jobs", jobs)
    assert kiosk_of().check() == (status or Offline("2 print jobs wait in the queue"))


def test_a_queue_that_is_stopped_gets_no_ticket(cups: Cups) -> None:
    cups.say("printer", STOPPED)
    outcome = kiosk_of().print(USUAL)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == ("error", False)
    assert not (cups.folder / "spooled").exists()


def test_a_ticket_that_the_queue_does_not_pass_on_is_taken_back(cups: Cups) -> None:
    cups.program("lp", cups.keeping)
    outcome = kiosk_of(print_timeout=1.0).print(USUAL)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == ("hung", True)
    assert cups.read("cancelled") == "tickets-12"


def test_a_ticket_is_waited_for_until_it_has_left_the_queue(cups: Cups) -> None:
    cups.program("lp", cups.keeping)
    cups.program(
        "lpstat", f"cat {cups.folder}/jobs; [ -e {cups.folder}/once ] && : > {cups.folder}/jobs; : > {cups.folder}/once"
    )
    CupsTransport("tickets").deliver(JOB, 20)
    assert cups.read("jobs") == ""
    assert not (cups.folder / "cancelled").exists()


def test_a_scheduler_that_dies_after_it_took_the_ticket_leaves_nobody_knowing(cups: Cups) -> None:
    (cups.folder / "down").write_text("#!/bin/sh\necho 'lpstat: Bad file descriptor' >&2\nexit 1\n")
    (cups.folder / "down").chmod(0o755)
    cups.program("lp", f"{cups.keeping}; mv {cups.folder}/down {cups.folder}/lpstat")
    with pytest.raises(Lost, match="nobody knows"):
        CupsTransport("tickets").deliver(JOB, 20)


def test_a_queue_that_there_is_not_is_named(cups: Cups) -> None:
    for program in ("lp", "lpstat"):
        cups.program(program, f'echo "{program}: The printer or class does not exist." >&2; exit 1')
    assert kiosk_of("other").check() == Unreachable("lpstat: The printer or class does not exist.")
    with pytest.raises(NoConnection, match="does not exist"):
        CupsTransport("other").deliver(JOB, 20)


def test_a_scheduler_that_does_not_answer_is_silent(cups: Cups) -> None:
    for program in ("lp", "lpstat"):
        cups.program(program, "exec sleep 60")
    assert kiosk_of(status_timeout=0.2).check() == Silent()
    with pytest.raises(Stuck):
        CupsTransport("tickets").deliver(JOB, 0.2)


def test_a_machine_without_cups_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status = kiosk_of().check()
    assert isinstance(status, Unreachable)
    assert "is CUPS installed?" in status.detail
