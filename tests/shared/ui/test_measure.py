import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from shared.ui.fonts import load_fonts
from shared.ui.measure import Measure, split_lines
from shared.ui.quick import QML_FOLDER

NAMES = [
    "KTP-el",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "Badan Pertanahan Nasional / Agraria dan Tata Ruang Kabupaten Lampung T.",
]


@pytest.mark.parametrize("width", [200, 333, 517, 800])
def test_no_label_is_taller_than_was_measured(qtbot: QtBot, width: int) -> None:
    font = QFont(load_fonts().text)
    font.setPixelSize(44)
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML_FOLDER))
    heights = []
    for name in NAMES:
        engine.setInitialProperties({"width": width, "text": name})
        engine.loadData(b"import QtQuick\nimport Antrean.Ui\nLabel { font.pixelSize: 44 }")
        heights.append(engine.rootObjects()[-1].property("implicitHeight"))
    measured = Measure().heights(NAMES, font, width)
    assert len(measured) == len(heights)
    assert all(0 <= given - taken < 2 * 44 * 1.3 for given, taken in zip(measured, heights, strict=True))


def test_nothing_measures_nothing(qapp: object) -> None:
    assert Measure().heights([], QFont(), 100) == []
    assert Measure().heights([""], QFont(), 100) == [0]


def make_font() -> QFont:
    font = QFont(load_fonts().text)
    font.setPixelSize(44)
    return font


def test_pages_are_about_as_full_as_each_other(qapp: object) -> None:
    news, font = "Pelayanan SKCK dibuka kembali pukul 13.00 di Lantai 2", make_font()
    width = QFontMetricsF(font).horizontalAdvance(news) - 1
    first, second = Measure().pages([news], font, width, 1)
    assert (first, second) == ("Pelayanan SKCK dibuka kembali", "pukul 13.00 di Lantai 2")


def test_a_number_stays_with_its_word_where_both_have_room(qapp: object) -> None:
    font = make_font()
    width = QFontMetricsF(font).horizontalAdvance("ambil di Lantai")
    assert split_lines("ambil di Lantai 2", font, width) == ["ambil di", "Lantai 2"]
    assert split_lines("Lantai 2", font, QFontMetricsF(font).horizontalAdvance("Lantai")) == ["Lantai", "2"]
    assert split_lines("ambil jam 07.41\N{NO-BREAK SPACE}WIB", font, width) == [
        "ambil",
        "jam 07.41\N{NO-BREAK SPACE}WIB",
    ]
    assert split_lines("0812 3456 7890", font, width)[0] == "0812 3456"


def test_no_text_makes_no_page(qapp: object) -> None:
    assert Measure().pages(["", " "], make_font(), 100, 1) == []
