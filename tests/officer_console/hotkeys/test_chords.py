"""Keys as they are written in console.toml."""

import pytest

from officer_console.services.hotkeys.chord import Chord, ChordWrong, read_chord


@pytest.mark.parametrize(
    ("text", "chord", "shown"),
    [
        ("Ctrl+Alt+N", Chord("N", ctrl=True, alt=True), "Ctrl+Alt+N"),
        (" alt + ctrl + n ", Chord("N", ctrl=True, alt=True), "Ctrl+Alt+N"),
        ("Meta+F9", Chord("F9", meta=True), "Meta+F9"),
        ("Win+Shift+0", Chord("0", shift=True, meta=True), "Shift+Meta+0"),
        ("ctrl+pagedown", Chord("PAGEDOWN", ctrl=True), "Ctrl+Pagedown"),
    ],
)
def test_keys_are_read_however_they_are_written(text: str, chord: Chord, shown: str) -> None:
    assert read_chord(text) == chord
    assert str(chord) == shown
    assert read_chord(shown) == chord


@pytest.mark.parametrize("text", ["", "+", "N+Ctrl", "Ctrl", "Ctrl+Ctrl+N", "Ctrl+F25", "Ctrl+F0", "Ctrl+Ä", "Hyper+N"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ChordWrong, match="is no key"):
        read_chord(text)


@pytest.mark.parametrize("text", ["N", "F5", "Shift+N"])
def test_no_key_is_taken_from_every_other_program(text: str) -> None:
    with pytest.raises(ChordWrong, match="Add Ctrl"):
        read_chord(text)
