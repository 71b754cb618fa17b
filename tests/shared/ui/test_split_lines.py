"""Texts in lines and pages, before any of them is on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from shared.ui.fonts import load_fonts
from shared.ui.measure import Measure, split_lines

LONGEST = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"


@pytest.fixture
def font(qapp: QGuiApplication) -> QFont:
    font = QFont(load_fonts().text)
    font.setPixelSize(100)
    return font


def test_lines_break_between_words(font: QFont) -> None:
    assert split_lines(LONGEST, font, 1500) == [
        "Dinas Pemberdayaan Perempuan,",
        "Perlindungan Anak, dan Keluarga",
        "Berencana",
    ]


def test_a_word_wider_than_a_line_is_divided_with_a_hyphen(font: QFont) -> None:
    first, second = split_lines("Ketenagakerjaan", font, 500)
    assert first.endswith("-")
    assert first.removesuffix("-") + second == "Ketenagakerjaan"


def test_each_text_begins_a_page(font: QFont) -> None:
    assert Measure().pages([LONGEST, "Lantai 1"], font, 1500, 2) == [
        "Dinas Pemberdayaan\nPerempuan, Perlindungan",
        "Anak, dan Keluarga Berencana",
        "Lantai 1",
    ]


@given(text=st.text("abcdefgh .,-", max_size=80), width=st.floats(120, 3000))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    font = QFont(load_fonts().text)
    font.setPixelSize(100)
    lines = split_lines(text, font, width)
    metrics = QFontMetricsF(font)
    assert all(metrics.horizontalAdvance(line) <= width for line in lines if len(line) > 2)
    told, asked = ("".join(c for c in each if c not in " -") for each in ("".join(lines), text))
    assert told == asked
