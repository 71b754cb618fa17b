"""What the sensors' bytes mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.printer.realtime import Condition, status_byte
from kiosk.printing.outcome import PrintFailed, failure
from kiosk.printing.status import (
    CoverOpen,
    Faulty,
    Offline,
    OutOfPaper,
    PrinterStatus,
    Ready,
    Silent,
    Unreachable,
    Unreadable,
    decode,
)

FINE = b"\x12"


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((FINE, FINE, FINE, FINE), Ready(near_end=False)),
        ((FINE, FINE, FINE, b"\x1e"), Ready(near_end=True)),
        ((b"\x16", FINE, FINE, FINE), Ready(near_end=False)),
        ((b"\x1a", FINE, FINE, b"\x72"), OutOfPaper()),
        ((b"\x1a", b"\x32", FINE, b"\x7e"), OutOfPaper()),
        ((b"\x1a", b"\x32", FINE, FINE), OutOfPaper()),
        ((b"\x1a", b"\x36", FINE, b"\x7e"), CoverOpen()),
        ((b"\x1a", b"\x16", FINE, FINE), CoverOpen()),
        ((b"\x1a", b"\x52", b"\x1a", FINE), Faulty("the cutter is stuck")),
        ((b"\x1a", b"\x52", b"\x32", FINE), Faulty("an error that it cannot recover from")),
        ((b"\x1a", b"\x52", b"\x52", FINE), Offline("too hot, it goes on by itself")),
        ((b"\x1a", b"\x52", FINE, FINE), Faulty("an error")),
        ((b"\x1a", b"\x1a", FINE, FINE), Offline("somebody holds its feed button")),
        ((b"\x1a", FINE, FINE, FINE), Offline("it says so and not why")),
        ((b"", FINE, FINE, FINE), Silent()),
        ((FINE, FINE, FINE, b""), Silent()),
        ((b"\x00", FINE, FINE, FINE), Faulty("answered DLE EOT 1 with 00")),
        ((FINE, FINE, FINE, b"\xff"), Faulty("answered DLE EOT 4 with ff")),
        ((FINE, b"HTTP", FINE, FINE), Faulty("answered DLE EOT 2 with 48 54 54 50")),
    ],
)
def test_status(answers: tuple[bytes, bytes, bytes, bytes], status: PrinterStatus) -> None:
    assert decode(*answers) == status


@given(st.tuples(*(st.binary(max_size=2),) * 4))
def test_only_four_proper_bytes_are_ever_ready(answers: tuple[bytes, bytes, bytes, bytes]) -> None:
    if isinstance(decode(*answers), Ready):
        assert all(len(answer) == 1 and answer[0] & 0x93 == 0x12 for answer in answers)
        assert not answers[0][0] & 0x08
        assert not answers[3][0] & 0x60


@given(st.builds(Condition, st.sampled_from(["ok", "near_end", "out"]), st.booleans(), st.booleans()))
def test_it_is_ready_exactly_when_it_is_online(condition: Condition) -> None:
    one, two, three, four = (bytes((status_byte(about, condition),)) for about in (1, 2, 3, 4))
    assert isinstance(decode(one, two, three, four), Ready) == condition.online


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Ready(), None),
        (Ready(near_end=True), None),
        (Unreadable(), None),
        (OutOfPaper(), "out_of_paper"),
        (CoverOpen(), "cover_open"),
        (Offline("hot"), "offline"),
        (Faulty("stuck"), "error"),
        (Silent(), "silent"),
        (Unreachable("refused"), "unreachable"),
    ],
)
def test_every_status_has_its_word(status: PrinterStatus, reason: str | None) -> None:
    told = failure(status, maybe_on_paper=False)
    assert (told.reason if isinstance(told, PrintFailed) else None) == reason
