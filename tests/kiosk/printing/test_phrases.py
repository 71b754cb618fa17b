"""The paper's own words: one file for each language."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec
import pytest

from kiosk.printing import phrases
from kiosk.printing.config import PrinterConfig
from kiosk.printing.description import describe
from kiosk.printing.phrases import FOLDER, phrases_for
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import lay_out
from tests.kiosk.printing.papers import USUAL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Indonesian, and what a translator has made of it."""
    indonesian = (FOLDER / "id.toml").read_text()
    (tmp_path / "id.toml").write_text(indonesian)
    javanese = indonesian.replace('"Nomor antrean"', '"Nomer antrian"').replace('"Selasa"', '"Slasa"')
    (tmp_path / "jv.toml").write_text(javanese)
    return tmp_path


def test_a_further_language_is_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.printing.ticket.phrases_for", partial(phrases_for, folder=folder))
    sheet = Sheet.for_printer(PrinterConfig(host="printer"))
    text = describe(lay_out(replace(USUAL, language="jv"), sheet), sheet)
    assert "Nomer antrian" in text
    assert "Slasa, 17 November 2026" in text


def test_a_language_without_a_file_is_printed_in_indonesian(folder: Path) -> None:
    assert phrases_for("su", folder) == phrases_for("id", folder) == phrases_for("id")


def test_a_file_that_lacks_a_word_is_no_language(folder: Path) -> None:
    short = (folder / "jv.toml").read_text().replace('copy = "SALINAN"\n', "")
    (folder / "jv.toml").write_text(short)
    with pytest.raises(msgspec.ValidationError, match="copy"):
        phrases_for("jv", folder)


def test_every_language_that_ships_has_all_its_days_and_months() -> None:
    languages = [file.stem for file in sorted(phrases.FOLDER.glob("*.toml"))]
    assert languages == ["en", "id"]
    for language in languages:
        say = phrases_for(language)
        assert (len(set(say.days)), len(set(say.months)), len(set(say.short_months))) == (7, 12, 12)
