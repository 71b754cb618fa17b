"""`pairing.json` on a disk that has harmed it."""

from pathlib import Path

import pytest

from kiosk.setup.record import PairingFile, PairingRecord

WHOLE = PairingRecord("ws://10.0.0.1:8765/", "t" * 43, confirmed=True)


def test_pairing_outlives_the_program(tmp_path: Path) -> None:
    PairingFile(tmp_path).write(WHOLE)
    assert PairingFile(tmp_path).read() == WHOLE


@pytest.mark.parametrize(
    ("part", "damage"),
    [(b"ws://", b"ws:/\x00/"), (b"ws://", b"wr://"), (b"ws://10.", b"ws://[10."), (b"{", b""), (b"tt", b"\xd4\xd4")],
)
def test_damaged_pairing_is_to_be_done_again(tmp_path: Path, part: bytes, damage: bytes) -> None:
    PairingFile(tmp_path).write(WHOLE)
    file = tmp_path / "pairing.json"
    file.write_bytes(file.read_bytes().replace(part, damage, 1))
    assert PairingFile(tmp_path).read() is None
