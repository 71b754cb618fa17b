"""A language that ships with one text missing fails the check."""

from pathlib import Path

import pytest

from tools import translations

ENTRY = "<message{attributes}><source>{source}</source>{translation}</message>"


def write(tree: Path, *entries: str) -> None:
    folder = tree / "kiosk" / "i18n"
    folder.mkdir(parents=True)
    messages = "".join(entries)
    (folder / "id.ts").write_text(
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>'
        f'<TS version="2.1" language="id"><context><name>Offer</name>{messages}</context></TS>'
    )


def entry(source: str, translation: str, attributes: str = "") -> str:
    return ENTRY.format(source=source, translation=translation, attributes=attributes)


def test_a_finished_language_passes(tmp_path: Path) -> None:
    write(
        tmp_path,
        entry("Take a number", "<translation>Ambil nomor</translation>"),
        entry(
            "%n waiting",
            "<translation><numerusform>%n menunggu</numerusform></translation>",
            ' numerus="yes"',
        ),
    )
    assert translations.main(tmp_path) == 0


@pytest.mark.parametrize(
    ("translation", "attributes"),
    [
        ('<translation type="unfinished"></translation>', ""),
        ('<translation type="unfinished">Ambil</translation>', ""),
        ("<translation></translation>", ""),
        ("<translation> </translation>", ""),
        ("", ""),
        ("<translation><numerusform>%n</numerusform><numerusform/></translation>", ' numerus="yes"'),
        ("<translation></translation>", ' numerus="yes"'),
    ],
)
def test_one_unfinished_text_fails_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], translation: str, attributes: str
) -> None:
    write(
        tmp_path,
        entry("Back", "<translation>Kembali</translation>"),
        entry("Take a number", translation, attributes),
    )
    assert translations.main(tmp_path) == 1
    assert "kiosk/i18n/id.ts: Offer: Take a number\n" in capsys.readouterr().out


def write_words(tree: Path, language: str, words: str) -> None:
    folder = tree / "kiosk" / "printing" / "i18n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.toml").write_text(words)


def test_a_table_of_words_that_is_complete_passes(tmp_path: Path) -> None:
    write_words(tmp_path, "id", 'priority = "PRIORITAS"\n[trial]\ntitle = "UJI"\n')
    write_words(tmp_path, "jv", 'priority = "LUWIH DHISIK"\n[trial]\ntitle = "NJAJAL"\n')
    assert translations.main(tmp_path) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('priority = "X"\n[trial]\n', "trial.title is missing"),
        ('priority = ""\n[trial]\ntitle = "X"\n', "priority is missing"),
        ('priority = "X"\nprioritas = "X"\n[trial]\ntitle = "X"\n', "prioritas is nothing that is ever said"),
    ],
)
def test_a_word_that_is_missing_or_in_vain_fails_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    write_words(tmp_path, "id", 'priority = "PRIORITAS"\n[trial]\ntitle = "UJI"\n')
    write_words(tmp_path, "jv", words)
    assert translations.main(tmp_path) == 1
    assert f"kiosk/printing/i18n/jv.toml: {said}\n" in capsys.readouterr().out


def test_a_language_of_the_window_wants_its_words_for_the_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, entry("Back", "<translation>Kembali</translation>"))
    write_words(tmp_path, "id", 'priority = "PRIORITAS"\n')
    window = tmp_path / "kiosk" / "i18n"
    (window / "jv.ts").write_bytes((window / "id.ts").read_bytes())
    assert translations.main(tmp_path) == 1
    assert "kiosk/printing/i18n/jv.toml: the file is missing\n" in capsys.readouterr().out
