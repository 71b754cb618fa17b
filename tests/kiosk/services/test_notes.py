from pathlib import Path

from kiosk.services.notes import TicketNotes


def test_notes_outlive_the_program(tmp_path: Path) -> None:
    notes = TicketNotes(tmp_path / "new" / "tickets")
    notes.open("b")
    notes.open("a")
    assert TicketNotes(tmp_path / "new" / "tickets").left_open() == ["a", "b"]


def test_closed_note_is_gone_and_stays_gone(tmp_path: Path) -> None:
    notes = TicketNotes(tmp_path)
    notes.open("a")
    notes.open("a")
    notes.close("a")
    notes.close("a")
    assert notes.left_open() == []
